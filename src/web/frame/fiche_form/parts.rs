//! Which fields a fiche has, in which order and with which help; [`fields`](super::fields) makes a form of them.

use super::fields::{Choice, Field, Input, Item, Part, field, folded, group, line, lines, many, one, row, sentences, text, with_note};
use crate::domain::draft::{ContactDraft, FicheDraft, HoursDraft, LocationDraft, SENTENCE_WORDS, SUMMARY_WORDS, ServiceDraft};
use crate::domain::locale::Locale;
use crate::domain::vocabulary::{Audience, CostKind, HelpLanguage, Level, Phase, Region, Route, Theme, Weekday};

pub(super) fn whole(draft: &FicheDraft) -> Part {
    let at = str::to_owned;
    Part {
        id: "fiche",
        heading: "De fiche",
        help: "",
        list: None,
        items: Vec::new(),
        groups: vec![
            group(
                "",
                vec![
                    line(at("name"), "Naam", &draft.name).required().help("Zoals mensen de organisatie kennen."),
                    text(at("summary.nl"), "Samenvatting voor ouders", &draft.summary.nl)
                        .required()
                        .at_most(SUMMARY_WORDS)
                        .measured(Locale::Nl)
                        .help("Wie kan komen? Wat gebeurt er? Wat kost het? Wat doe je nu? Korte zinnen met een werkwoord, “je”, geen vakwoorden."),
                    text(at("notice"), "Waarschuwing", &draft.notice)
                        .help("Alleen als de lezer iets eerst moet weten, bijvoorbeeld dat een project gestopt is."),
                    lines(at("alternate_names"), "Andere namen", &draft.alternate_names)
                        .help("Afkortingen, oude namen: wat mensen intikken. Eén per lijn."),
                ],
            ),
            group(
                "Voor professionals",
                vec![
                    sentences(at("aim"), "Doel", &draft.aim).required().help("In één zin."),
                    text(at("text"), "Uitleg", &draft.text).help("Lege lijn: nieuwe alinea. Streepje en spatie aan het begin: lijst. **vet**."),
                    sentences(at("funding"), "Financiering", &draft.funding).help("Wie betaalt de organisatie."),
                    lines(at("related"), "Verwante fiches", &draft.related)
                        .help("Eén per lijn, zoals in het adres van die fiche: eindigt dat op /fiche/clb, dan schrijf je clb."),
                ],
            ),
            row(
                "Plaats en herkomst",
                vec![
                    one::<Region>(at("region"), "Regio", &draft.region).required(),
                    line(at("number"), "Nummer in de bundel", &draft.number).help("Leeg, of zoals 25 of 25.10."),
                ],
            ),
            group(
                "",
                vec![
                    sentences(at("source.document"), "Brondocument", &draft.source.document)
                        .required()
                        .help("Waar komen de feiten vandaan? Bijvoorbeeld: de organisatie zelf, mei 2026."),
                    field(Input::Number, at("source.year"), "Jaar van de bron", &draft.source.year.0),
                ],
            ),
        ],
    }
}

pub(super) fn other_languages(draft: &FicheDraft) -> Part {
    let at = str::to_owned;
    Part {
        id: "talen",
        heading: "Frans en Engels",
        help: "Wat je hier niet invult, ziet een Franstalige of Engelstalige bezoeker in het Nederlands.",
        list: None,
        items: Vec::new(),
        groups: vec![
            folded(
                "Frans",
                vec![
                    text(at("summary.fr"), "Samenvatting in het Frans", &draft.summary.fr)
                        .at_most(SUMMARY_WORDS)
                        .translates("fr", &draft.summary.nl)
                        .measured(Locale::Fr),
                    line(at("fr.gloss"), "Wat het is, in het Frans", &draft.fr.gloss)
                        .translates("fr", "")
                        .help("Een paar woorden: service d’encadrement des élèves."),
                    text(at("fr.notice"), "Waarschuwing in het Frans", &draft.fr.notice).translates("fr", &draft.notice),
                ],
            ),
            folded(
                "Engels",
                vec![
                    text(at("summary.en"), "Samenvatting in het Engels", &draft.summary.en)
                        .at_most(SUMMARY_WORDS)
                        .translates("en", &draft.summary.nl)
                        .measured(Locale::En),
                    line(at("en.gloss"), "Wat het is, in het Engels", &draft.en.gloss)
                        .translates("en", "")
                        .help("Een paar woorden: school guidance centre."),
                    text(at("en.notice"), "Waarschuwing in het Engels", &draft.en.notice).translates("en", &draft.notice),
                ],
            ),
        ],
    }
}

fn titled(names: &[&str], otherwise: &str) -> String {
    names.iter().find(|name| !name.trim().is_empty()).map_or(otherwise, |name| name.trim()).to_owned()
}

pub(super) fn location(index: usize, place: &LocationDraft) -> Item {
    let at = |field: &str| format!("locations[{index}].{field}");
    Item {
        list: "locations",
        index,
        key: place.key.clone(),
        title: titled(&[&place.name, &place.street], "Nieuw adres"),
        open: place.street.is_empty(),
        groups: vec![
            row(
                "",
                vec![
                    line(at("street"), "Straat en nummer", &place.street).required(),
                    line(at("postcode"), "Postcode", &place.postcode.0),
                    line(at("commune"), "Gemeente", &place.commune).required().help("In Brussel de Nederlandse naam."),
                ],
            ),
            group("", vec![line(at("name"), "Naam van het gebouw", &place.name), line(at("note"), "Hoe je de deur vindt", &place.note)]),
        ],
    }
}

pub(super) fn contact(index: usize, contact: &ContactDraft, draft: &FicheDraft) -> Item {
    let at = |field: &str| format!("contacts[{index}].{field}");
    let none = Choice { value: String::new(), label: "geen".into(), on: contact.location.is_empty() };
    let places = draft.locations.iter().filter(|place| !place.key.is_empty()).map(|place| Choice {
        value: place.key.clone(),
        label: titled(&[&place.name, &place.street], &place.key),
        on: place.key == contact.location,
    });
    let mut groups = vec![
        group(
            "",
            vec![
                line(at("label"), "Waarvoor dient dit contact?", &contact.label).required().help("Bijvoorbeeld Algemeen, Onthaal, Aanmeldingen."),
                lines(at("phones"), "Telefoon", &contact.phones).help("Eén nummer per lijn; de schrijfwijze wordt vanzelf gelijkgemaakt."),
                lines(at("emails"), "E-mail", &contact.emails).help("Eén adres per lijn."),
                lines(at("sites"), "Site", &contact.sites).help("Eén adres per lijn."),
            ],
        ),
        row(
            "",
            vec![
                line(at("person"), "Persoon", &contact.person),
                line(at("role"), "Functie", &contact.role),
                Field { choices: std::iter::once(none).chain(places).collect(), ..field(Input::One, at("location"), "Adres", &contact.location) },
            ],
        ),
    ];
    // Two empty rows for hours that come.
    let hours = contact.hours.iter().cloned().chain([HoursDraft::default(), HoursDraft::default()]);
    groups.extend(hours.enumerate().map(|(n, hours)| {
        let at = |field: &str| at(&format!("hours[{n}].{field}"));
        row(
            if n == 0 { "Wanneer bereikbaar?" } else { "" },
            vec![
                many::<Weekday>(at("days"), "Dagen", &hours.days),
                line(at("opens"), "Van", &hours.opens).help("Zoals 09:00 of 9u30."),
                line(at("closes"), "Tot", &hours.closes),
            ],
        )
    }));
    with_note(&mut groups, "Nog meer uren? Na het bewaren staan hier opnieuw twee lege rijen.");
    groups.push(group("", vec![line(at("hours_note"), "Toelichting bij de uren", &contact.hours_note)]));
    for (code, lang, words) in [("fr", "Frans", &contact.fr), ("en", "Engels", &contact.en)] {
        let at = |field: &str| at(&format!("{code}.{field}"));
        groups.push(folded(
            lang,
            vec![
                line(at("label"), "Waarvoor", &words.label).translates(code, &contact.label),
                line(at("role"), "Functie", &words.role).translates(code, &contact.role),
                line(at("hours_note"), "Toelichting bij de uren", &words.hours_note).translates(code, &contact.hours_note),
            ],
        ));
    }
    Item {
        list: "contacts",
        index,
        key: contact.key.clone(),
        title: titled(&[&contact.label], "Nieuw contact"),
        open: contact.label.is_empty(),
        groups,
    }
}

/// Things of the fiche that a service may name by key.
fn of_fiche(path: String, label: &'static str, chosen: &[String], all: impl Iterator<Item = (String, String)>) -> Field {
    let choices = all.filter(|(key, _)| !key.is_empty()).map(|(key, label)| Choice { on: chosen.contains(&key), value: key, label });
    Field { choices: choices.collect(), ..field(Input::Many, path, label, "") }
}

pub(super) fn service(index: usize, service: &ServiceDraft, draft: &FicheDraft) -> Item {
    let at = |field: &str| format!("services[{index}].{field}");
    let mut groups = vec![
        group(
            "",
            vec![
                line(at("name"), "Naam", &service.name).required(),
                one::<Phase>(at("phase"), "Fase", &service.phase)
                    .required()
                    .help("Preventie: het loopt nog goed. Interventie: iemand dreigt af te haken. Compensatie: iemand is gestopt zonder diploma."),
                text(at("summary"), "In één zin", &service.summary)
                    .required()
                    .at_most(SENTENCE_WORDS)
                    .measured(Locale::Nl)
                    .help("Staat op de kaart bij de resultaten. Wie krijgt wat?"),
            ],
        ),
        group(
            "Doelgroep",
            vec![
                many::<Audience>(at("audiences"), "Voor wie", &service.audiences).required(),
                many::<Theme>(at("themes"), "Helpt bij", &service.themes).help("Leeg als het niemand rechtstreeks helpt."),
            ],
        ),
        row(
            "Leeftijd",
            vec![
                field(Input::Number, at("ages.min"), "Vanaf", &service.ages.min.0)
                    .help("In jaren. Leeg: niet vermeld, en dat is niet hetzelfde als 0."),
                field(Input::Number, at("ages.max"), "Tot en met", &service.ages.max.0),
            ],
        ),
        group("", vec![sentences(at("ages_note"), "Toelichting bij de leeftijd", &service.ages_note)]),
        group(
            "Aanmelding",
            vec![
                many::<Route>(at("route.kinds"), "Hoe kom je binnen?", &service.route.kinds).required(),
                text(at("route.parent"), "Wat doet een ouder of jongere?", &service.route.parent)
                    .required()
                    .help("Tegen die persoon gezegd: “Bel 02 000 00 00 en vraag een gesprek.”"),
                text(at("route.professional"), "Wat doet een professional?", &service.route.professional).required(),
            ],
        ),
        group("Kostprijs", vec![one::<CostKind>(at("cost.kind"), "Wat kost het?", &service.cost.kind).required()]),
    ];
    let amounts = service.cost.amounts.iter().cloned().chain([Default::default(), Default::default()]);
    groups.extend(amounts.enumerate().map(|(n, amount)| {
        let at = |field: &str| at(&format!("cost.amounts[{n}].{field}"));
        row("", vec![line(at("euro"), "Bedrag in euro", &amount.euro.0), line(at("label"), "Waarvoor", &amount.label)])
    }));
    with_note(&mut groups, "Nog meer bedragen? Na het bewaren staan hier opnieuw twee lege rijen.");
    groups.extend([
        group("", vec![sentences(at("cost.note"), "Toelichting bij de kostprijs", &service.cost.note)]),
        row(
            "Wanneer",
            vec![
                field(Input::Day, at("starts_on"), "Eerste dag", &service.starts_on.0),
                field(Input::Day, at("ends_on"), "Stopt op", &service.ends_on.0).help("De laatste dag."),
                field(Input::Day, at("full_until"), "Volzet tot en met", &service.full_until.0),
            ],
        ),
        group(
            "Praktisch",
            vec![
                lines(at("conditions"), "Voorwaarden", &service.conditions).help("Eén per lijn."),
                line(at("duration"), "Hoe lang", &service.duration),
                line(at("intensity"), "Hoe vaak", &service.intensity),
                line(at("capacity"), "Hoeveel plaatsen", &service.capacity),
                many::<HelpLanguage>(at("languages"), "Taal van de hulp", &service.languages).help("Alleen als de organisatie ze noemt."),
                lines(at("area"), "Alleen voor mensen uit", &service.area.iter().map(|code| code.0.clone()).collect::<Vec<_>>())
                    .help("Postcodes, één per lijn. Leeg: voor iedereen."),
            ],
        ),
        group(
            "Plaats en contact",
            vec![
                of_fiche(
                    at("locations"),
                    "Adressen",
                    &service.locations,
                    draft.locations.iter().map(|place| (place.key.clone(), titled(&[&place.name, &place.street], &place.key))),
                )
                .help("Niets aangevinkt: alle adressen van de fiche."),
                of_fiche(
                    at("contacts"),
                    "Contacten",
                    &service.contacts,
                    draft.contacts.iter().map(|one| (one.key.clone(), titled(&[&one.label], &one.key))),
                )
                .help("Niets aangevinkt: alle contacten van de fiche."),
            ],
        ),
        group(
            "Voor professionals",
            vec![
                text(at("text"), "Uitleg", &service.text).help("Lege lijn: nieuwe alinea. Streepje en spatie aan het begin: lijst. **vet**."),
                many::<Level>(at("levels"), "Onderwijsniveau", &service.levels).help("Als er geen leeftijd in jaren is."),
            ],
        ),
    ]);
    let amount_labels = service.cost.amounts.iter().map(|amount| amount.label.as_str()).collect::<Vec<_>>().join("\n");
    for (code, lang, words) in [("fr", "Frans", &service.fr), ("en", "Engels", &service.en)] {
        let at = |field: &str| at(&format!("{code}.{field}"));
        groups.push(folded(
            lang,
            vec![
                line(at("name"), "Naam", &words.name).translates(code, &service.name),
                text(at("summary"), "In één zin", &words.summary).translates(code, &service.summary).at_most(40),
                text(at("route"), "Wat doet een ouder of jongere?", &words.route).translates(code, &service.route.parent),
                sentences(at("ages_note"), "Toelichting bij de leeftijd", &words.ages_note).translates(code, &service.ages_note),
                lines(at("amounts"), "Waarvoor elk bedrag is", &words.amounts)
                    .translates(code, &amount_labels)
                    .help("Eén per lijn, in dezelfde volgorde."),
                sentences(at("cost_note"), "Toelichting bij de kostprijs", &words.cost_note).translates(code, &service.cost.note),
                lines(at("conditions"), "Voorwaarden", &words.conditions)
                    .translates(code, &service.conditions.join("\n"))
                    .help("Eén per lijn, in dezelfde volgorde."),
                line(at("duration"), "Hoe lang", &words.duration).translates(code, &service.duration),
                line(at("intensity"), "Hoe vaak", &words.intensity).translates(code, &service.intensity),
                line(at("capacity"), "Hoeveel plaatsen", &words.capacity).translates(code, &service.capacity),
            ],
        ));
    }
    Item { list: "services", index, key: service.key.clone(), title: titled(&[&service.name], "Nieuw aanbod"), open: service.name.is_empty(), groups }
}
