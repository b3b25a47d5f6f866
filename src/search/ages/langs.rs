//! The languages in which ages are read, as a set: a word is a number in some of them, and its unit must be of one of the same.

/// A set of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Langs(u16);

impl Langs {
    pub const ALL: Self = Self(u16::MAX);

    pub fn of(code: &str) -> Self {
        let at = LANGUAGES.iter().position(|language| *language == code).expect("a language of the tables");
        Self(1 << at)
    }

    pub fn and(self, other: Self) -> Option<Self> {
        (self.0 & other.0 != 0).then_some(Self(self.0 & other.0))
    }

    /// Languages of either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn has(self, code: &str) -> bool {
        self.and(Self::of(code)).is_some()
    }
}

const LANGUAGES: [&str; 12] = ["nl", "fr", "en", "tr", "ar", "es", "pl", "ro", "uk", "ru", "pt", "so"];
