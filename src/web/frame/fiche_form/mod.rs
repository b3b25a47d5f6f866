//! The form of a fiche, which staff and organisations fill in alike: its names, its fields, its parts.

pub mod fields;
pub mod names;
mod parts;
pub mod whole;
