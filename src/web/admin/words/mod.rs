//! What people ask and do not find, and what their words mean.

pub mod list;
pub mod meanings;
pub mod questions;
pub mod trial;
pub mod word_change;
pub mod word_form;
