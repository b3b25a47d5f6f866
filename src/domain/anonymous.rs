//! Words that somebody typed, without what tells who they are.

use std::sync::LazyLock;

use regex::Regex;

/// What a mail address becomes.
const MAIL: &str = "[e-mail]";
/// What a long number becomes.
const NUMBER: &str = "[nummer]";

/// Words without mail addresses and without numbers of six figures and more, however these are spaced: telephone, register, account. An age, a year and
/// a postcode stay.
pub fn masked(text: &str) -> String {
    static MAILS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\S*[@\u{ff20}]\S*").expect("a pattern"));
    static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[+(]*\p{Nd}(?:[\s./()+_\u{a0}\u{2010}-\u{2015}-]*\p{Nd}){5,}").expect("a pattern"));
    let text = MAILS.replace_all(text, MAIL);
    NUMBERS.replace_all(&text, NUMBER).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_mail_addresses_go_and_what_was_asked_stays() {
        for (typed, kept) in [
            ("Jqpeexters 0470123456 jan@xqzpriv.be", "Jqpeexters [nummer] [e-mail]"),
            ("bel 0470 12 34 56 aub", "bel [nummer] aub"),
            ("+32 (0)2/555.01-23", "[nummer]"),
            ("rijksregister 05.11.23-123.45", "rijksregister [nummer]"),
            ("BE68 5390 0754 7034", "BE[nummer]"),
            ("٠٤٧٠١٢٣٤٥٦", "[nummer]"),
            ("jan＠priv.be", "[e-mail]"),
            ("mijn zoon van 14 in 1080", "mijn zoon van 14 in 1080"),
            ("schooljaar 2026, 3de middelbaar", "schooljaar 2026, 3de middelbaar"),
            ("time-out", "time-out"),
        ] {
            assert_eq!(masked(typed), kept);
            assert_eq!(masked(kept), kept, "masked once is masked");
        }
    }
}
