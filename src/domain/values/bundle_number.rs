//! The number of a fiche in the bundle.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Number in the bundle: `7`, or `25.10` for the tenth under 25; sorts as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BundleNumber {
    chapter: u16,
    part: u16,
}

impl BundleNumber {
    /// Reads `25` or `25.10`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (chapter, part) = match text.split_once('.') {
            Some((chapter, part)) => (chapter, part.parse().ok().filter(|part| *part > 0)?),
            None => (text, 0),
        };
        Some(Self { chapter: chapter.parse().ok().filter(|chapter| *chapter > 0)?, part })
    }
}

impl fmt::Display for BundleNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            0 => write!(f, "{}", self.chapter),
            part => write!(f, "{}.{part}", self.chapter),
        }
    }
}

impl TryFrom<String> for BundleNumber {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is geen nummer in de bundel"))
    }
}

impl From<BundleNumber> for String {
    fn from(number: BundleNumber) -> String {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundle_numbers_sort_as_people_count() {
        let number = |text| BundleNumber::parse(text).expect("number");
        assert!(number("25.9") < number("25.10"));
        assert!(number("25.11") < number("26"));
        assert_eq!(number("25.10").to_string(), "25.10");
        for slip in ["", "0", "25.", "25.0", "x"] {
            assert_eq!(BundleNumber::parse(slip), None, "{slip}");
        }
    }
}
