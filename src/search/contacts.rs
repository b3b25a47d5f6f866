//! Finds fiches by what they are reached by: somebody with a missed call, or with a number, an address or a site on paper, wants to know whose it is.
//!
//! Notation says nothing: a number is its digits, an address its letters. What was read so is no text: the “11” of a number stands in no sentence.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::fiche::FicheContent;
use crate::domain::values::Phone;

/// Fewest digits of a number that may be anybody's.
const DIGITS: usize = 8;
/// Where people have mail without a site of their own.
const MAIL_OF_ALL: [&str; 8] = ["gmail.com", "hotmail.com", "outlook.com", "telenet.be", "skynet.be", "live.be", "yahoo.com", "icloud.com"];

/// What all fiches are reached by, each with the fiches that have it.
#[derive(Debug, Default)]
pub struct Contacts {
    phones: HashMap<String, Vec<usize>>,
    /// Mail addresses, and sites without their scheme.
    addresses: HashMap<String, Vec<usize>>,
    /// Names of sites, and of where the mail goes.
    hosts: HashMap<String, Vec<usize>>,
}

/// What was read of a question.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// The fiches, each once.
    pub fiches: Vec<usize>,
    /// The question without numbers, addresses and sites.
    pub rest: String,
}

impl Contacts {
    /// The contacts of these fiches, in their order.
    pub fn new<'a>(fiches: impl IntoIterator<Item = &'a FicheContent>) -> Self {
        let mut all = Self::default();
        for (number, fiche) in fiches.into_iter().enumerate() {
            for contact in &fiche.contacts {
                contact.phones.iter().for_each(|phone| add(&mut all.phones, digits(phone.as_str()), number));
                for email in &contact.emails {
                    let email = email.as_str().to_lowercase();
                    if let Some((_, host)) = email.split_once('@').filter(|(_, host)| !MAIL_OF_ALL.contains(host)) {
                        add(&mut all.hosts, host.to_owned(), number);
                    }
                    add(&mut all.addresses, email, number);
                }
                for site in &contact.sites {
                    let site = bare(site.as_str());
                    add(&mut all.hosts, host(&site).to_owned(), number);
                    add(&mut all.addresses, site, number);
                }
            }
        }
        all
    }

    /// The fiches that are reached by what stands in a question. A site that is nobody's page leads to all on that site.
    pub fn find(&self, question: &str) -> Reached {
        let mut fiches: Vec<usize> = Vec::new();
        let mut read: Vec<Range<usize>> = Vec::new();
        for (at, phone) in phones(question) {
            fiches.extend(self.phones.get(&digits(phone.as_str())).into_iter().flatten());
            read.push(at);
        }
        for (at, piece) in pieces(question) {
            let typed = bare(piece.strip_prefix("mailto:").unwrap_or(piece));
            let mail = typed.split_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
            let on = mail.map_or_else(|| host(&typed), |(_, host)| host);
            let known = self.addresses.get(&typed).or_else(|| self.hosts.get(on));
            let marked = mail.is_some() || piece.contains("://") || piece.to_lowercase().starts_with("www.");
            if marked || (known.is_some() && typed.contains('.')) {
                fiches.extend(known.into_iter().flatten());
                read.push(at);
            }
        }
        read.sort_by_key(|at| at.start);
        let mut rest = String::new();
        let mut from = 0;
        for at in read.iter().filter(|at| at.start < at.end) {
            if at.start >= from {
                rest.push_str(&question[from..at.start]);
                rest.push(' ');
                from = at.end;
            }
        }
        rest.push_str(&question[from..]);
        let rest = if from == 0 { question.to_owned() } else { rest.split_whitespace().collect::<Vec<_>>().join(" ") };
        fiches.sort_unstable();
        fiches.dedup();
        Reached { fiches, rest }
    }
}

fn add(all: &mut HashMap<String, Vec<usize>>, key: String, fiche: usize) {
    let fiches = all.entry(key).or_default();
    if fiches.last() != Some(&fiche) {
        fiches.push(fiche);
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// A site or mail address without scheme, `www.`, question and closing marks, in small letters.
fn bare(address: &str) -> String {
    let lower = address.to_lowercase();
    let typed = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let typed = typed.strip_prefix("www.").unwrap_or(typed);
    typed.split(['?', '#']).next().unwrap_or_default().trim_end_matches(['/', '.', ',', ';', ')', '>']).to_owned()
}

fn host(bare: &str) -> &str {
    bare.split('/').next().unwrap_or_default()
}

/// The pieces of a question that may be an address, with where they stand.
fn pieces(question: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let start = question.as_ptr() as usize;
    let pieces = question.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | ';'));
    pieces.filter(|piece| piece.contains('.')).map(move |piece| {
        let at = piece.as_ptr() as usize - start;
        (at..at + piece.len(), piece)
    })
}

/// The phone numbers in a question, in any notation, with where they stand.
fn phones(question: &str) -> Vec<(Range<usize>, Phone)> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '/' | '-' | '+' | '(' | ')' | '\u{a0}');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = question[at..].find(|c: char| c.is_ascii_digit() || c == '+').map(|found| at + found) {
        let end = question[start..].find(|c: char| !belongs(c)).map_or(question.len(), |length| start + length);
        let groups: Vec<Range<usize>> = groups(question, start, end);
        // The longest run of groups that is a number: an age may stand before it, a year behind it.
        let number = (0..groups.len()).find_map(|first| {
            (first..groups.len()).rev().find_map(|last| {
                let span = groups[first].start..groups[last].end;
                // What is joined to more digits is another number: “10.09.12-123.45” of the register.
                let joins = |c: char| matches!(c, '.' | '/' | '-');
                if first > 0 && question[..span.start].ends_with(joins) || last + 1 < groups.len() && question[span.end..].starts_with(joins) {
                    return None;
                }
                let typed = question[span.clone()].replace("(0)", "");
                let phone = if digits(&typed).len() >= DIGITS { Phone::parse(&typed).ok() } else { None };
                phone.map(|phone| (with_bracket(question, span), phone))
            })
        });
        at = end.max(start + 1);
        found.extend(number);
    }
    found
}

/// The bracket before a zone belongs to the number.
fn with_bracket(question: &str, span: Range<usize>) -> Range<usize> {
    let start = if question[..span.start].ends_with('(') && question[span.clone()].contains(')') { span.start - 1 } else { span.start };
    start..span.end
}

/// Runs of digits between two places, each with the plus before it.
fn groups(question: &str, start: usize, end: usize) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, c) in question[start..end].char_indices().map(|(at, c)| (start + at, c)) {
        match groups.last_mut() {
            Some(group) if c.is_ascii_digit() && group.end == at => group.end = at + 1,
            _ if c.is_ascii_digit() || c == '+' => groups.push(at..at + 1),
            _ => {}
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contacts() -> Contacts {
        let mut all = Contacts::default();
        add(&mut all.phones, "023139911".into(), 0);
        add(&mut all.phones, "0495873408".into(), 1);
        add(&mut all.addresses, "info@proef.be".into(), 1);
        add(&mut all.hosts, "proef.be".into(), 1);
        add(&mut all.addresses, "voorbeeld.be/site".into(), 2);
        add(&mut all.hosts, "voorbeeld.be".into(), 2);
        all
    }

    #[test]
    fn a_number_is_its_digits_however_it_is_written() {
        for typed in [
            "02 313 99 11",
            "023139911",
            "02/313.99.11",
            "02-313-99-11",
            "+32 2 313 99 11",
            "0032 2 313 99 11",
            "+32 (0)2 313 99 11",
            "(02) 313 99 11",
        ] {
            assert_eq!(contacts().find(typed), Reached { fiches: vec![0], rest: String::new() }, "{typed}");
        }
        let asked = contacts().find("wie belde mij van 0495 87 34 08?");
        assert_eq!((asked.fiches, asked.rest.as_str()), (vec![1], "wie belde mij van ?"));
        assert_eq!(contacts().find("zoon van 15, 0495/873408").fiches, [1]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for typed in ["12-18 jaar", "3 kinderen van 6, 8 en 12", "01/09/2026", "112 of 1813", "1080 Molenbeek", "rijksregister 10.09.12-123.45"] {
            assert_eq!(contacts().find(typed), Reached { fiches: Vec::new(), rest: typed.to_owned() }, "{typed}");
        }
    }

    #[test]
    fn an_address_or_a_site_finds_whose_it_is() {
        for (typed, fiche) in [
            ("info@proef.be", 1),
            ("mailto:Info@Proef.be", 1),
            ("jan@proef.be", 1),
            ("https://www.voorbeeld.be/site/", 2),
            ("www.voorbeeld.be/andere?x=1", 2),
            ("voorbeeld.be", 2),
        ] {
            assert_eq!(contacts().find(typed), Reached { fiches: vec![fiche], rest: String::new() }, "{typed}");
        }
        assert_eq!(contacts().find("https://onbekend.be/school/spijbelen hulp").rest, "hulp", "the words of an address are no question");
    }
}
