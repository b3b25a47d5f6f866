//! Who may ask, how often and how much.

pub mod limits;
pub mod session;
