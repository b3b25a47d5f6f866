//! Who may ask, how often and how much.

pub mod device;
pub mod form;
pub mod limits;
pub mod passwords;
pub mod session;
pub mod staff;
