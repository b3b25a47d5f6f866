//! An amount of money.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::{ValueError, wrong};

/// An amount of money in whole eurocents, so that nothing is ever rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Euro {
    /// The amount in eurocents.
    pub cents: u32,
}

impl Euro {
    /// Reads an amount: `11`, `1.5`, `1,50`.
    ///
    /// # Errors
    /// Anything else, and more than two decimals.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 6 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return wrong(format!("“{text}” is geen bedrag: schrijf bijvoorbeeld 11 of 1.50"));
        }
        let cents = format!("{whole}{decimals:0<2}").parse().map_err(|_| ValueError::new(format!("“{text}” is geen bedrag")))?;
        Ok(Self { cents })
    }

    /// The amount as an editor types it: `11`, `1,50`.
    pub fn typed(self) -> String {
        match (self.cents / 100, self.cents % 100) {
            (whole, 0) => whole.to_string(),
            (whole, rest) => format!("{whole},{rest:02}"),
        }
    }
}

impl fmt::Display for Euro {
    /// `11 euro`, `1,50 euro`, as editors read it; pages say it in the reader's language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} euro", self.typed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_cents() {
        assert_eq!(Euro::parse("1.5").expect("amount").to_string(), "1,50 euro");
        assert_eq!(Euro::parse("300").expect("amount").to_string(), "300 euro");
        assert!(Euro::parse("1.505").is_err());
        assert!(Euro::parse("-3").is_err());
    }
}
