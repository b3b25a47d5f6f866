//! Fiches made in a line. Their names cannot be mistaken for real ones.

use aanhaken::domain::draft::{AgesDraft, FicheDraft, RouteDraft, ServiceDraft, Typed};
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
