//! A phone number: a slip in it sends a family nowhere, so it is counted and grouped as the Belgian numbering plan has it.

use super::text::{ValueError, text_value};

text_value! {
    /// A phone number as people read it, in the Belgian grouping: `02 412 06 60`, `0489 54 66 22`, `050 32 71 00`, `0800 32 123`, `1712`.
    Phone
}

impl Phone {
    /// Reads a phone number, whatever its spaces, slashes and dots.
    ///
    /// # Errors
    /// A number that cannot be dialled in Belgium: the wrong count of digits, or letters in it. Lengths and zones follow
    /// the Belgian numbering plan (BIPT); foreign numbers start with `+` or `00`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let malformed = || ValueError::new(format!("“{text}” is geen telefoonnummer: schrijf bijvoorbeeld 02 000 00 00"));
        if text.chars().any(|c| !(c.is_ascii_digit() || " ./+-()\u{a0}".contains(c))) {
            return Err(malformed());
        }
        let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // “0032” is how many keys say “+32”; no Belgian number starts with two zeros.
        let dialled_out = digits.strip_prefix("00").map(str::to_owned);
        let abroad = text.trim_start().starts_with('+') || dialled_out.is_some();
        digits = dialled_out.unwrap_or(digits);
        if abroad {
            match digits.strip_prefix("32") {
                Some(national) => digits = format!("0{}", national.trim_start_matches('0')),
                None if (8..=15).contains(&digits.len()) => return Ok(Self(format!("+{digits}"))),
                None => return Err(malformed()),
            }
        }
        let grouping: &[usize] = match (digits.len(), digits.as_bytes()) {
            (3 | 4, [b'1', ..]) => &[4],
            (9, [b'0', b'8' | b'9', b'0', b'0', ..]) => &[4, 2, 3],
            (9, [b'0', b'2' | b'3' | b'9', ..] | [b'0', b'4', b'2' | b'3', ..]) => &[2, 3, 2, 2],
            (9, [b'0', b'1' | b'5'..=b'8', ..]) => &[3, 2, 2, 2],
            (10, [b'0', b'4', b'5'..=b'9', ..]) => &[4, 2, 2, 2],
            _ => return Err(malformed()),
        };
        let mut shown = String::with_capacity(14);
        let mut rest = digits.as_str();
        for size in grouping {
            let (group, tail) = rest.split_at((*size).min(rest.len()));
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.push_str(group);
            rest = tail;
        }
        Ok(Self(shown))
    }

    /// The number for a `tel:` link: international where that can be dialled from anywhere, else as it is.
    pub fn dial(&self) -> String {
        let digits: String = self.0.chars().filter(|c| *c != ' ').collect();
        let national_only = digits.len() < 9 || digits.starts_with("0800") || digits.starts_with("0900") || digits.starts_with('+');
        match digits.strip_prefix('0') {
            Some(rest) if !national_only => format!("+32{rest}"),
            _ => digits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_read_however_it_is_written_and_shown_one_way() {
        for (typed, shown, dial) in [
            ("02/215.30.87", "02 215 30 87", "+3222153087"),
            ("0495 87 34 08", "0495 87 34 08", "+32495873408"),
            ("+32 2 514 25 00", "02 514 25 00", "+3225142500"),
            ("050 32 71 00", "050 32 71 00", "+3250327100"),
            ("0800 32123", "0800 32 123", "080032123"),
            ("1712", "1712", "1712"),
            ("+31 20 123 45 67", "+31201234567", "+31201234567"),
            ("0032 2 514 25 00", "02 514 25 00", "+3225142500"),
            ("0032 (0)495 87 34 08", "0495 87 34 08", "+32495873408"),
            ("0031 20 123 45 67", "+31201234567", "+31201234567"),
        ] {
            let phone = Phone::parse(typed).expect(typed);
            assert_eq!((phone.as_str(), phone.dial().as_str()), (shown, dial));
        }
        for slip in ["02 215 30 8", "0495 87 34 0", "bel ons", "", "99", "12345678901", "0032", "00"] {
            assert!(Phone::parse(slip).is_err(), "{slip} was taken for a phone number");
        }
    }
}
