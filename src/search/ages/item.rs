//! What the grammar works with: a number with its unit, and how surely it is an age.

use super::tokens::Number;
use super::units::Unit;

/// How surely a number is an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// A number alone at the end: “spijbelen 15”.
    Bare,
    /// The age at which something happened: “dropped out at 16”.
    Then,
    /// With a unit, or with somebody before it.
    Said,
}

/// A number with its unit.
pub(super) struct Item {
    pub place: usize,
    pub number: Number,
    pub unit: Option<Unit>,
    /// Behind its unit.
    pub end: usize,
}
