//! The door: signing in and out, one's own account, the accounts of others, and the mails about them.

pub mod account;
pub mod invitation;
pub mod letters;
pub mod people;
pub mod sign_in;
