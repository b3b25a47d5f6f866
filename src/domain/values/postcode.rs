//! A Belgian postcode.

use super::communes::{BRUSSELS, Commune};
use super::text::{ValueError, text_value, wrong};

text_value! {
    /// A Belgian postcode, 1000 to 9999.
    Postcode
}

impl Postcode {
    /// Reads a Belgian postcode.
    ///
    /// # Errors
    /// Anything but four digits from 1000 to 9999, and a number between 1000 and 1299 that is no Brussels postcode.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
        let code = Self(text.to_owned());
        if !fits || ("1000".."1300").contains(&text) && code.brussels_commune().is_none() {
            return wrong(format!("“{text}” is geen Belgische postcode"));
        }
        Ok(code)
    }

    /// The Brussels commune with this postcode; `None` outside Brussels.
    pub fn commune(&self) -> Option<Commune> {
        BRUSSELS.into_iter().find(|commune| commune.postcode == self.0)
    }

    /// The Dutch name of the Brussels commune with this postcode; `None` outside Brussels.
    pub fn brussels_commune(&self) -> Option<&'static str> {
        self.commune().map(|commune| commune.nl)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Locale;

    #[test]
    fn postcodes_outside_the_region_are_fine_and_invented_brussels_ones_are_not() {
        assert_eq!(Postcode::parse("1083").expect("postcode").brussels_commune(), Some("Ganshoren"));
        assert_eq!(Postcode::parse("9401").expect("postcode").brussels_commune(), None);
        let names = Locale::SERVED.iter().map(|locale| Postcode::parse("1050").expect("postcode").commune().expect("a commune").name(*locale));
        assert_eq!(names.collect::<Vec<_>>(), ["Elsene", "Ixelles", "Ixelles"]);
        for slip in ["1084", "123", "0999", "12345", "10a0"] {
            assert!(Postcode::parse(slip).is_err(), "{slip}");
        }
    }
}
