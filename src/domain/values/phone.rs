//! Small values that are right once they exist: each is made by its `parse` only, and says in a sentence what is wrong.
//!
//! The sentences are Dutch: an editor reads them beside a field, and `aanhaken check` prints them beside a line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::locale::Locale;

/// Why a text is not the value it should be; the message is one plain Dutch sentence for an editor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ValueError(String);

impl ValueError {
    /// Says what is wrong, in one plain Dutch sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

fn wrong<T>(message: impl Into<String>) -> Result<T, ValueError> {
    Err(ValueError(message.into()))
}

macro_rules! text_value {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text of this value.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = ValueError;
            fn try_from(text: String) -> Result<Self, ValueError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
    };
}

text_value! {
    /// The last part of a fiche's address, or the key of a part of a fiche: `a-z`, `0-9` and single hyphens, at most 80 characters.
    Slug
}

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// Anything but lower-case letters, digits and single hyphens between them.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fits =
            text.len() <= 80 && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            wrong(format!("“{text}” kan geen sleutel zijn: gebruik kleine letters, cijfers en koppeltekens"))
        }
    }
}

/// Addresses that pages of staff have themselves; no fiche may take one.
const RESERVED: [&str; 2] = ["nieuw", "nagekeken"];

impl Slug {
    /// Reads the address of a fiche: a slug that no page of the site has itself.
    ///
    /// # Errors
    /// As [`Slug::parse`], and an address that is taken by the site.
    pub fn of_fiche(text: &str) -> Result<Self, ValueError> {
        if RESERVED.contains(&text) {
            return wrong(format!("“{text}” is een adres van de site zelf; kies een ander"));
        }
        Self::parse(text)
    }
}

text_value! {
    /// An e-mail address.
    Email
}

impl Email {
    /// Reads an e-mail address, with a dot in its domain and nothing around it.
    ///
    /// # Errors
    /// Anything that mail could not be sent to, or that is more than an address: `Jan <jan@x.be>`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let bare = email_address::Options::default().without_display_text().without_domain_literal();
        let domain_has_dot = text.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.'));
        let odd = text.contains(|c: char| c.is_whitespace() || c == '"');
        if email_address::EmailAddress::parse_with_options(text, bare).is_ok() && domain_has_dot && !odd {
            Ok(Self(text.to_owned()))
        } else {
            wrong(format!("“{text}” is geen e-mailadres: typ alleen het adres zelf"))
        }
    }
}

text_value! {
    /// The address of a page on the web, `http` or `https`.
    WebUrl
}

impl WebUrl {
    /// Reads a web address; `www.x.be/wie` and `x.be` get `https://` in front.
    ///
    /// # Errors
    /// Anything that is no `http` or `https`, has a space in it, or has no host with a dot.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.contains(char::is_whitespace) {
            return wrong(format!("“{text}” is geen webadres: er staat een spatie in"));
        }
        let bare = !text.contains("://");
        let whole = if bare { format!("https://{text}") } else { text.to_owned() };
        let fits = url::Url::parse(&whole).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.host_str().is_some_and(|host| host.contains('.') && !host.ends_with('.'))
                // Without a scheme a mail address, a number or a path would pass for one too.
                && (!bare || url.domain().is_some() && url.username().is_empty() && text.starts_with(char::is_alphanumeric))
        });
        if fits { Ok(Self(whole)) } else { wrong(format!("“{text}” is geen webadres: schrijf bijvoorbeeld https://www.naam.be")) }
    }

    /// The address as people read it: without scheme, `www.` and closing slash.
    pub fn shown(&self) -> &str {
        let bare = self.0.trim_start_matches("https://").trim_start_matches("http://");
        bare.trim_start_matches("www.").trim_end_matches('/')
    }
}

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
        let malformed = || ValueError(format!("“{text}” is geen telefoonnummer: schrijf bijvoorbeeld 02 000 00 00"));
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

text_value! {
    /// A Belgian postcode, 1000 to 9999.
    Postcode
}

/// A commune of the Brussels-Capital Region or, for 1020, 1120 and 1130, a part of the City of Brussels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// Its postcode.
    pub postcode: &'static str,
    /// Its official Dutch name, as it stands in addresses.
    pub nl: &'static str,
    /// Its official French name.
    pub fr: &'static str,
}

const fn commune(postcode: &'static str, nl: &'static str, fr: &'static str) -> Commune {
    Commune { postcode, nl, fr }
}

/// The communes of the Brussels-Capital Region, by postcode.
pub const BRUSSELS: [Commune; 22] = [
    commune("1000", "Brussel", "Bruxelles"),
    commune("1020", "Laken", "Laeken"),
    commune("1030", "Schaarbeek", "Schaerbeek"),
    commune("1040", "Etterbeek", "Etterbeek"),
    commune("1050", "Elsene", "Ixelles"),
    commune("1060", "Sint-Gillis", "Saint-Gilles"),
    commune("1070", "Anderlecht", "Anderlecht"),
    commune("1080", "Sint-Jans-Molenbeek", "Molenbeek-Saint-Jean"),
    commune("1081", "Koekelberg", "Koekelberg"),
    commune("1082", "Sint-Agatha-Berchem", "Berchem-Sainte-Agathe"),
    commune("1083", "Ganshoren", "Ganshoren"),
    commune("1090", "Jette", "Jette"),
    commune("1120", "Neder-Over-Heembeek", "Neder-Over-Heembeek"),
    commune("1130", "Haren", "Haren"),
    commune("1140", "Evere", "Evere"),
    commune("1150", "Sint-Pieters-Woluwe", "Woluwe-Saint-Pierre"),
    commune("1160", "Oudergem", "Auderghem"),
    commune("1170", "Watermaal-Bosvoorde", "Watermael-Boitsfort"),
    commune("1180", "Ukkel", "Uccle"),
    commune("1190", "Vorst", "Forest"),
    commune("1200", "Sint-Lambrechts-Woluwe", "Woluwe-Saint-Lambert"),
    commune("1210", "Sint-Joost-ten-Node", "Saint-Josse-ten-Noode"),
];

impl Commune {
    /// Its name as a reader of this language knows it. Both names are official; who reads English here mostly hears the French one.
    pub fn name(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Nl => self.nl,
            Locale::En if self.postcode == "1000" => "Brussels",
            Locale::Fr | Locale::En => self.fr,
        }
    }

    /// The commune with this official Dutch name.
    pub fn named(nl: &str) -> Option<Self> {
        BRUSSELS.into_iter().find(|commune| commune.nl == nl)
    }
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

/// A time of day in whole minutes, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClockTime(u16);

impl ClockTime {
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
}

impl ClockTime {
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
        let cents = format!("{whole}{decimals:0<2}").parse().map_err(|_| ValueError(format!("“{text}” is geen bedrag")))?;
        Ok(Self { cents })
    }
}

impl Euro {
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
    fn postcodes_outside_the_region_are_fine_and_invented_brussels_ones_are_not() {
        assert_eq!(Postcode::parse("1083").expect("postcode").brussels_commune(), Some("Ganshoren"));
        assert_eq!(Postcode::parse("9401").expect("postcode").brussels_commune(), None);
        let names = Locale::SERVED.iter().map(|locale| Postcode::parse("1050").expect("postcode").commune().expect("a commune").name(*locale));
        assert_eq!(names.collect::<Vec<_>>(), ["Elsene", "Ixelles", "Ixelles"]);
        for slip in ["1084", "123", "0999", "12345", "10a0"] {
            assert!(Postcode::parse(slip).is_err(), "{slip}");
        }
    }

    #[test]
    fn addresses_of_mail_and_web_are_checked() {
        assert!(Email::parse("info.bxl@tejo.be").is_ok());
        for slip in ["info@", "info@tejo", "info tejo.be", "", "Jan <jan@tejo.be>", "jan@[127.0.0.1]", "\"jan jan\"@tejo.be"] {
            assert!(Email::parse(slip).is_err(), "{slip}");
        }
        assert_eq!(WebUrl::parse("https://www.tejo.be/").expect("site").shown(), "tejo.be");
        for (typed, kept) in [("www.tejo.be/wie", "https://www.tejo.be/wie"), ("tejo.be", "https://tejo.be"), ("http://tejo.be", "http://tejo.be")] {
            assert_eq!(WebUrl::parse(typed).expect(typed).as_str(), kept);
        }
        let spaced = WebUrl::parse("www.tejo.be of bel").expect_err("a space");
        assert!(spaced.to_string().contains("spatie"), "{spaced}");
        for slip in
            ["https:// tejo.be", "ftp://tejo.be", "https://tejo", "tejo", "", "info@tejo.be", "mailto:info@tejo.be", "12.5", "//tejo.be", "tejo."]
        {
            assert!(WebUrl::parse(slip).is_err(), "{slip}");
        }
    }

    #[test]
    fn amounts_keep_their_cents() {
        assert_eq!(Euro::parse("1.5").expect("amount").to_string(), "1,50 euro");
        assert_eq!(Euro::parse("300").expect("amount").to_string(), "300 euro");
        assert!(Euro::parse("1.505").is_err());
        assert!(Euro::parse("-3").is_err());
    }

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
