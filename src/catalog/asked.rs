//! A query as the catalog works on it: what was read, what its words find, and the fiches on their way to the page.

use std::collections::HashMap;

use crate::domain::values::AgeRange;
use crate::search::facets::Mask;
use crate::search::index::Hits;
use crate::search::question::Question;
use crate::search::ranking::Wish;

/// The ages that a query asks for: those of its filters and those of its words; of each kind any counts, and both have to fit.
pub(super) struct Aged {
    /// Of the filters.
    pub ticked: Vec<AgeRange>,
    /// Of the words.
    pub typed: Vec<AgeRange>,
}

impl Aged {
    /// Each kind that says some.
    pub fn kinds(&self) -> impl Iterator<Item = &[AgeRange]> {
        [self.ticked.as_slice(), self.typed.as_slice()].into_iter().filter(|ages| !ages.is_empty())
    }

    /// Whether no age is asked for.
    pub fn is_empty(&self) -> bool {
        self.kinds().next().is_none()
    }
}

/// Points of fiches, by their number, whatever the service.
pub(super) type Standing = HashMap<usize, f32>;

/// A query as it was read, and what its words find.
pub(super) struct AskedOf<'w> {
    pub question: Question,
    pub aged: Aged,
    pub wish: Wish<'w>,
    /// What speaks for whole fiches.
    pub standing: Standing,
    pub words: Hits,
    /// The services that answer the words, each with its points, those that are probably not for the age included.
    pub points: Vec<(usize, f32)>,
    /// The services that answer the words and what they say of an age; `None` for all.
    pub among: Option<Mask>,
    /// Whether nothing was asked but filters and ages.
    pub leafs: bool,
}

pub(super) struct Scored {
    pub fiche: usize,
    pub score: f32,
    pub services: Vec<(usize, f32)>,
    pub age_unstated: bool,
    pub folded: bool,
}
