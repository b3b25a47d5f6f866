//! Signing in, one's own account, and the accounts of everybody.

pub mod account;
pub mod people;
pub mod sign_in;
