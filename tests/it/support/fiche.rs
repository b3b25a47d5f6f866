//! Fiches made in a line. Their names cannot be mistaken for real ones.

use aanhaken::domain::draft::{
    AgesDraft, AmountDraft, ContactDraft, ContactWordsDraft, CostDraft, FicheDraft, FicheWordsDraft, HoursDraft, LocationDraft, RouteDraft,
    ServiceDraft, ServiceWordsDraft, Typed,
};
use aanhaken::domain::values::Slug;
use aanhaken::domain::vocabulary::Status;
use aanhaken::store::fiches::NewFiche;

/// Builds a fiche that passes the check; say only what matters to the test.
pub struct FicheBuilder {
    slug: String,
    draft: FicheDraft,
}

/// A fiche with this slug, named after it, without services.
pub fn fiche(slug: &str) -> FicheBuilder {
    let mut draft = FicheDraft { name: format!("Proef {slug}"), region: "brussel".into(), aim: "Proeven.".into(), ..FicheDraft::default() };
    draft.summary.nl = "Een verzonnen fiche.".into();
    draft.source.document = "Verzonnen document".into();
    FicheBuilder { slug: slug.into(), draft }
}

/// A service with this key in this phase, for pupils, free, by direct contact; no age stated.
pub fn service(key: &str, phase: &str) -> ServiceDraft {
    let mut service = ServiceDraft {
        key: key.into(),
        name: format!("Aanbod {key}"),
        phase: phase.into(),
        summary: "Een verzonnen aanbod.".into(),
        audiences: vec!["leerling".into()],
        route: RouteDraft { kinds: vec!["rechtstreeks".into()], parent: "Bel zelf.".into(), professional: "Bel zelf.".into() },
        ..ServiceDraft::default()
    };
    service.cost.kind = "gratis".into();
    service
}

/// Ages, as typed; an empty bound is not stated.
pub fn ages(min: &str, max: &str) -> AgesDraft {
    AgesDraft { min: Typed(min.into()), max: Typed(max.into()) }
}

impl FicheBuilder {
    /// Changes the draft.
    pub fn with(mut self, change: impl FnOnce(&mut FicheDraft)) -> Self {
        change(&mut self.draft);
        self
    }

    /// Adds a service, changed like this.
    pub fn service(mut self, key: &str, phase: &str, change: impl FnOnce(&mut ServiceDraft)) -> Self {
        let mut service = service(key, phase);
        change(&mut service);
        self.draft.services.push(service);
        self
    }

    /// The fiche.
    pub fn build(self) -> NewFiche {
        let content = self.draft.check().unwrap_or_else(|faults| panic!("{}: {faults:?}", self.slug));
        NewFiche { slug: Slug::parse(&self.slug).expect("a slug"), status: Status::Published, verified_on: None, content }
    }
}

/// A fiche that says everything in three languages; each text holds the mark of its language: `NLW`, `FRW` or `ENW`.
pub fn in_three_languages(slug: &str) -> FicheBuilder {
    let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    let amount = |euro: &str, label: &str| AmountDraft { euro: Typed(euro.into()), label: label.into() };
    fiche(slug)
        .with(|draft| {
            draft.name = "Praathuis NLW".into();
            draft.alternate_names = list(&["Verzonnen huis NLW"]);
            draft.summary.nl = "Kom praten NLW.".into();
            draft.summary.fr = "Venez parler FRW.".into();
            draft.summary.en = "Come and talk ENW.".into();
            draft.fr = FicheWordsDraft { gloss: "service d’écoute FRW".into(), notice: "Fermé en été FRW.".into() };
            draft.en = FicheWordsDraft { gloss: "listening service ENW".into(), notice: "Closed in summer ENW.".into() };
            draft.notice = "Gesloten in de zomer NLW.".into();
            draft.text = "Het huis **werkt** met vrijwilligers NLW.".into();
            draft.aim = "Luisteren NLW.".into();
            draft.funding = "Verzonnen geld NLW".into();
            draft.source.document = "Verzonnen document NLW".into();
            let place = |key: &str, street: &str| LocationDraft {
                key: key.into(),
                name: "Het huis NLW".into(),
                street: street.into(),
                postcode: Typed("1050".into()),
                commune: "Elsene".into(),
                note: "Bel aan NLW".into(),
            };
            draft.locations = vec![place("huis", "Proefstraat NLW 12"), place("tuin", "Proefpad NLW 3")];
            draft.contacts = vec![ContactDraft {
                key: "onthaal".into(),
                label: "Onthaal NLW".into(),
                person: "Proefpersoon Een".into(),
                role: "begeleidster NLW".into(),
                location: "huis".into(),
                phones: list(&["02 412 06 60"]),
                hours: vec![HoursDraft { days: list(&["ma", "di"]), opens: "09:00".into(), closes: "12:30".into() }],
                hours_note: "niet in juli NLW".into(),
                fr: ContactWordsDraft { label: "Accueil FRW".into(), role: "accompagnatrice FRW".into(), hours_note: "sauf en juillet FRW".into() },
                en: ContactWordsDraft { label: "Reception ENW".into(), role: "counsellor ENW".into(), hours_note: "not in July ENW".into() },
                ..ContactDraft::default()
            }];
        })
        .service("praten", "interventie", |service| {
            service.name = "Praten met iemand NLW".into();
            service.summary = "Je praat met iemand die hartelijk luistert NLW.".into();
            service.text = "Voor wie **wil** NLW.".into();
            service.audiences = list(&["leerling", "ouder"]);
            service.themes = list(&["schoolmoe"]);
            service.ages = ages("10", "20");
            service.ages_note = "jonger op vraag NLW".into();
            service.route = RouteDraft { kinds: list(&["rechtstreeks"]), parent: "Bel NLW.".into(), professional: "Bel met akkoord NLW.".into() };
            service.cost = CostDraft {
                kind: "betalend".into(),
                amounts: vec![amount("4.50", "verminderd tarief NLW"), amount("11", "gewoon tarief NLW")],
                note: "gratis voor sommigen NLW".into(),
            };
            service.languages = list(&["nl", "fr"]);
            service.locations = list(&["tuin"]);
            service.area = vec![Typed("1050".into()), Typed("1030".into())];
            service.duration = "drie maanden NLW".into();
            service.intensity = "elke week NLW".into();
            service.capacity = "tien plaatsen NLW".into();
            service.conditions = list(&["in Brussel wonen NLW", "erover praten met een ouder NLW"]);
            service.ends_on = Typed("2027-07-01".into());
            service.fr = ServiceWordsDraft {
                name: "Parler avec quelqu’un FRW".into(),
                summary: "Vous parlez avec une personne bienveillante FRW.".into(),
                route: "Appelez FRW.".into(),
                ages_note: "plus jeune sur demande FRW".into(),
                amounts: list(&["tarif réduit FRW", "tarif normal FRW"]),
                cost_note: "gratuit pour certains FRW".into(),
                duration: "trois mois FRW".into(),
                intensity: "chaque semaine FRW".into(),
                capacity: "dix places FRW".into(),
                conditions: list(&["habiter Bruxelles FRW", "en parler à un parent FRW"]),
            };
            service.en = ServiceWordsDraft {
                name: "Talking to somebody ENW".into(),
                summary: "You talk to somebody who listens ENW.".into(),
                route: "Call ENW.".into(),
                ages_note: "younger, kindly ask ENW".into(),
                amounts: list(&["reduced rate ENW", "normal rate ENW"]),
                cost_note: "free for some ENW".into(),
                duration: "three months ENW".into(),
                intensity: "every week ENW".into(),
                capacity: "ten places ENW".into(),
                conditions: list(&["living in Brussels ENW", "telling a parent ENW"]),
            };
        })
}
