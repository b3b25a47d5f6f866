//! Small values that are right once they exist: each is made by its `parse` only, and says in a sentence what is wrong.
//!
//! The sentences are Dutch: an editor reads them beside a field, and `aanhaken check` prints them beside a line.

mod phone;

pub use phone::*;
