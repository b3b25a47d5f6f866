//! The pages that everybody sees: one file a page, its handler beside its page struct.

pub mod bundle;
pub mod compare;
pub mod fiche;
pub mod fiches;
pub mod guide;
pub mod home;
pub mod machines;
pub mod overview;
pub mod report;
pub mod review;
pub mod search;
pub mod selection;
pub mod sharing;
pub mod suggest;
pub mod texts;
