//! A time of day.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::{ValueError, wrong};

/// A time of day in whole minutes, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClockTime(u16);

impl ClockTime {
    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// Reads `HH:MM`, and what people write for it: `9:00`, `9.30`, `9u`, `9u30`, `17h30`, `9 uur`.
    ///
    /// # Errors
    /// Anything that no clock shows.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.trim().is_empty() {
            return wrong("vul een uur in, bijvoorbeeld 09:30");
        }
        let number = |part: &str, least: usize| {
            let fits = (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            if fits { part.parse::<u16>().ok() } else { None }
        };
        let typed = text.trim().to_lowercase();
        let minutes = typed.replace("uur", "u").split_once([':', '.', 'u', 'h']).and_then(|(hours, minutes)| {
            let whole = minutes.trim().is_empty() && typed.contains(['u', 'h']);
            Some((number(hours.trim(), 1)?, if whole { 0 } else { number(minutes.trim(), 2)? }))
        });
        match minutes {
            Some((hours, minutes)) if minutes < 60 && hours * 60 + minutes <= 24 * 60 => Ok(Self(hours * 60 + minutes)),
            _ => wrong(format!("“{text}” is geen uur: schrijf bijvoorbeeld 09:30")),
        }
    }

    /// Hours and minutes.
    pub fn parts(self) -> (u16, u16) {
        (self.0 / 60, self.0 % 60)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes) = self.parts();
        write!(f, "{hours:02}:{minutes:02}")
    }
}

impl TryFrom<String> for ClockTime {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        Self::parse(&text)
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> String {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_are_those_of_a_clock() {
        assert_eq!(ClockTime::parse("09:30").expect("time").to_string(), "09:30");
        assert!(ClockTime::parse("24:00").is_ok());
        assert!(ClockTime::parse("24:01").is_err());
        for (typed, shown) in [("9:00", "09:00"), ("9u", "09:00"), ("9u30", "09:30"), ("17h30", "17:30"), ("9.30", "09:30"), (" 17 uur ", "17:00")] {
            assert_eq!(ClockTime::parse(typed).expect(typed).to_string(), shown);
        }
        for slip in ["", "9", "9:3", "9:", "25u", "9u75", "9u30u", "+9:30", "uur"] {
            assert!(ClockTime::parse(slip).is_err(), "{slip}");
        }
    }
}
