//! The ages of a query: who fits them, and the fiches that answer a query but are probably not for them.

use jiff::civil::Date;

use super::asked::{Aged, AskedOf, Scored};
use super::state::Catalog;
use crate::domain::fiche::{Fiche, Service};
use crate::domain::fit::{Admission, Fit, Unfit};
use crate::domain::query::SearchQuery;
use crate::domain::values::AgeRange;
use crate::search::facets::Mask;

/// A fiche that answers the question, but probably not for the age that was asked.
#[derive(Debug)]
pub struct Doubtful<'a> {
    /// The fiche.
    pub fiche: &'a Fiche,
    /// The service of it that comes nearest.
    pub service: &'a Service,
    /// What points away.
    pub why: Unfit,
}

impl Catalog {
    /// The services that fit these ages; all when none are asked for.
    pub(super) fn fits(&self, aged: &Aged) -> Mask {
        self.in_all(aged, |ages| self.facets.ages().fitting(ages))
    }

    /// Those of which that is known.
    pub(super) fn known(&self, aged: &Aged) -> Mask {
        self.in_all(aged, |ages| self.facets.ages().known(ages))
    }

    /// All but those that surely do not fit.
    pub(super) fn possible(&self, aged: &Aged) -> Mask {
        self.in_all(aged, |ages| self.facets.ages().possible(ages))
    }

    fn in_all(&self, aged: &Aged, mask: impl Fn(&[AgeRange]) -> Mask) -> Mask {
        let mut all = Mask::all(self.services.len());
        aged.kinds().for_each(|ages| all.and(&mask(ages)));
        all
    }

    /// The fiches without a service that fits, of which one fits all but the ages, and these only probably not.
    pub(super) fn doubtful(&self, query: &SearchQuery, asked: &AskedOf<'_>, found: &[Scored], today: Date) -> Vec<Doubtful<'_>> {
        if asked.aged.is_empty() {
            return Vec::new();
        }
        let mut rest = self.facets.fitting_at_any_age(query);
        rest.and(&self.possible(&asked.aged));
        rest.without(&self.fits(&asked.aged));
        if !asked.leafs {
            rest.and(&Mask::of(self.services.len(), asked.points.iter().map(|(service, _)| *service)));
        }
        let mut doubtful = self.group(&rest, asked, query, today);
        doubtful.retain(|scored| found.iter().all(|other| other.fiche != scored.fiche));
        self.sort(&mut doubtful, query, asked);
        doubtful.into_iter().filter_map(|scored| self.doubt(&scored, &asked.aged)).collect()
    }

    /// The best of these services that is probably not for these ages, and why.
    fn doubt(&self, scored: &Scored, aged: &Aged) -> Option<Doubtful<'_>> {
        let fiche = &self.fiches[scored.fiche];
        let admission = Admission::of(&fiche.content);
        scored.services.iter().find_map(|(place, _)| {
            let service = &fiche.content.services[*place];
            match aged.kinds().map(|ages| admission.best(service, ages)).max() {
                Some(Fit::Unlikely(why)) => Some(Doubtful { fiche, service, why }),
                _ => None,
            }
        })
    }
}
