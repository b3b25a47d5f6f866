//! What every page is made of: addresses, languages, words, the frame around it, the clock, and what a failure is.

pub mod askers;
pub mod assets;
pub mod base_url;
pub mod clock;
pub mod doors;
pub mod emergency;
pub mod error;
pub mod explained;
pub mod fiche_form;
pub mod fiche_page;
pub mod health;
pub mod here;
pub mod labels;
pub mod page;
pub mod parts;
pub mod paths;
pub mod qr;
pub mod resume;
pub mod state;
pub mod turns;
pub mod view;
pub mod words;
