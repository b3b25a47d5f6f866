//! Ages, as far as they are stated.

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

    /// Whether neither bound is stated.
    pub fn is_unstated(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }

    /// Whether a stated bound, and none that shuts this age out, lets the age in; `false` when no bound is stated.
    pub fn includes(self, age: u8) -> bool {
        !self.is_unstated() && self.min.is_none_or(|min| age >= min) && self.max.is_none_or(|max| age <= max)
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
}
