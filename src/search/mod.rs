//! Finding: what a text is made of, which services fit the words, which fit the filters. Pure functions of the published fiches.

pub mod age_masks;
pub mod ages;
pub mod classifier;
pub mod common;
pub mod contacts;
pub mod danger;
pub mod dutch;
pub mod facets;
pub mod grades;
pub mod index;
pub mod lexicon;
pub mod mask;
pub mod names;
pub mod own_words;
pub mod question;
pub mod ranking;
pub mod spelling;
pub mod suggestions;
pub mod thesaurus;
pub mod weights;
