//! Ages, as far as they are stated.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::{ValueError, wrong};

/// Highest age that a service may name; above it a number is a slip.
pub const OLDEST: u8 = 120;

/// Ages in whole years, both bounds inclusive; a bound that is `None` is *not stated*, which is neither 0 nor 99.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeRange {
    /// The youngest age that is let in, if it is stated.
    pub min: Option<u8>,
    /// The oldest age that is let in, if it is stated.
    pub max: Option<u8>,
}

impl AgeRange {
    /// Makes a range of what is stated.
    ///
    /// # Errors
    /// A bound above [`OLDEST`], or a youngest age above the oldest.
    pub fn new(min: Option<u8>, max: Option<u8>) -> Result<Self, ValueError> {
        if let Some(age) = min.max(max).filter(|age| *age > OLDEST) {
            return wrong(format!("{age} jaar kan geen leeftijd zijn"));
        }
        if let (Some(low), Some(high)) = (min, max)
            && low > high
        {
            return wrong(format!("de jongste leeftijd ({low}) is hoger dan de oudste ({high})"));
        }
        Ok(Self { min, max })
    }

    /// One age.
    pub const fn exactly(age: u8) -> Self {
        Self { min: Some(age), max: Some(age) }
    }

    /// Whether neither bound is stated.
    pub fn is_unstated(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// Whether a stated bound, and none that shuts this age out, lets the age in; `false` when no bound is stated.
    pub fn includes(self, age: u8) -> bool {
        !self.is_unstated() && self.min.is_none_or(|min| age >= min) && self.max.is_none_or(|max| age <= max)
    }
}

/// As an address has it: `14`, `12-18`, `16-` for 16 and older, `-12` for up to 12.
impl fmt::Display for AgeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |bound: Option<u8>| bound.map_or(String::new(), |age| age.to_string());
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "{min}"),
            (min, max) => write!(f, "{}-{}", bound(min), bound(max)),
        }
    }
}

/// Words that may stand beside an age in a field without changing it.
const UNITS: [&str; 22] = [
    "jaar", "jaren", "jarige", "jarigen", "jr", "j", "oud", "ans", "an", "years", "year", "old", "yo", "van", "de", "leeftijd", "yaş", "سنة", "años",
    "lat", "ani", "лет",
];
/// Words between two ages that both count.
const AND: [&str; 8] = ["en", "of", "et", "ou", "and", "or", "y", "و"];
/// Words between the ends of a range.
const TO: [&str; 6] = ["met", "tem", "à", "a", "t", "m"];

/// Reads a field or a parameter that holds ages: `14`, `14 jaar`, `14,5`, `١٤`, `12-18`, `16+`, `8 en 15`. `None` when it holds anything else, or an age
/// above [`OLDEST`].
pub fn read_ages(text: &str) -> Option<Vec<AgeRange>> {
    let mut ages: Vec<AgeRange> = Vec::new();
    // What stands before the next number.
    let (mut to, mut open) = (false, false);
    let mut characters = text.chars().map(plain).peekable();
    while let Some(c) = characters.next() {
        if let Some(first) = c.to_digit(10) {
            let mut age = first;
            while let Some(next) = characters.next_if(char::is_ascii_digit) {
                age = age.checked_mul(10)?.checked_add(next.to_digit(10)?)?;
            }
            if characters.peek().is_some_and(|c| matches!(c, '.' | ',')) {
                // “14,5” and “14.0” are 14; “8, 15” are two.
                let mut rest = characters.clone();
                rest.next();
                if rest.next().is_some_and(|c| matches!(c, '0' | '5')) && rest.next().is_none_or(|c| !c.is_ascii_digit()) {
                    characters.by_ref().take(2).for_each(drop);
                }
            }
            let age = u8::try_from(age).ok().filter(|age| *age <= OLDEST)?;
            match (to, ages.last_mut()) {
                (true, Some(last)) if last.min.is_some() && last.min == last.max => *last = AgeRange::new(last.min, Some(age)).ok()?,
                (true, Some(_)) => return None,
                (true, None) => ages.push(AgeRange { min: None, max: Some(age) }),
                (false, _) => ages.push(AgeRange::exactly(age)),
            }
            (to, open) = (false, false);
        } else if c == '-' {
            (to, open) = (true, true);
        } else if c == '+' {
            let last = ages.last_mut().filter(|last| last.min.is_some())?;
            last.max = None;
        } else if c.is_alphabetic() {
            let mut word = c.to_lowercase().to_string();
            while let Some(next) = characters.next_if(|c| c.is_alphabetic()) {
                word.extend(next.to_lowercase());
            }
            match word.as_str() {
                "tot" | "to" => to = true,
                word if TO.contains(&word) => to = !ages.is_empty(),
                word if AND.contains(&word) || UNITS.contains(&word) => {}
                _ => return None,
            }
        } else if !c.is_whitespace() && !matches!(c, ',' | '.' | ';' | '/') {
            return None;
        }
    }
    // “16-”
    if open {
        ages.last_mut().filter(|last| last.min.is_some() && last.min == last.max)?.max = None;
    }
    (!ages.is_empty() && (!to || open)).then_some(ages)
}

/// A figure of another script as ours, and every dash as one.
fn plain(c: char) -> char {
    let figure = |zero: char| char::from_digit(c as u32 - zero as u32, 10);
    match c {
        '٠'..='٩' => figure('٠').unwrap_or(c),
        '۰'..='۹' => figure('۰').unwrap_or(c),
        '０'..='９' => figure('０').unwrap_or(c),
        '‐'..='―' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_that_is_not_stated_lets_nobody_in_and_shuts_nobody_out() {
        assert!(!AgeRange::default().includes(14));
        let from_16 = AgeRange::new(Some(16), None).expect("range");
        assert!(!from_16.includes(15) && from_16.includes(16) && from_16.includes(99));
        let teens = AgeRange::new(Some(12), Some(18)).expect("range");
        assert!(teens.includes(12) && teens.includes(18) && !teens.includes(19));
        assert!(AgeRange::new(Some(18), Some(12)).is_err());
        assert!(AgeRange::new(Some(200), None).is_err());
    }

    #[test]
    fn ages_are_read_as_people_write_them_in_a_field() {
        let read = |text: &str| read_ages(text).map(|ages| ages.iter().map(AgeRange::to_string).collect::<Vec<_>>().join(" "));
        for (text, wanted) in [
            ("14", "14"),
            ("14 jaar", "14"),
            ("14.0", "14"),
            ("14,5", "14"),
            ("١٤", "14"),
            ("12-18", "12-18"),
            ("12 – 18 jaar", "12-18"),
            ("12 tot 18", "12-18"),
            ("12 tot en met 18", "12-18"),
            ("tot 12 jaar", "-12"),
            ("12 t/m 18", "12-18"),
            ("16+", "16-"),
            ("16-", "16-"),
            ("-12", "-12"),
            ("8 en 15", "8 15"),
            ("8, 15", "8 15"),
            ("6, 8 en 12 jaar", "6 8 12"),
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        for text in ["oud", "", "-", "+", "150", "14 euro", "18-12", "veertien", "jaar", "1000-2000", "99999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_read_or_not_and_prints_the_same(text in "(\\PC|[0-9]|-|,| en ){0,12}") {
            for range in read_ages(&text).unwrap_or_default() {
                proptest::prop_assert_eq!(read_ages(&range.to_string()), Some(vec![range]));
            }
        }
    }
}
