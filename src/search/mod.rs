//! Finding: what a text is made of, which services fit the words, which fit the filters. Pure functions of the published fiches.

pub mod dutch;
pub mod facets;
pub mod index;
