//! What has to be done so that everything stays true.

pub mod at_hand;
pub mod emergency;
pub mod links;
pub mod proposals;
mod queue;
pub mod reports;
pub mod to_do;
