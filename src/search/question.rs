//! What a typed question asks: the age of a person, a theme, a place, a cost, a way in, who is asking, and whether somebody is in danger.
//!
//! Ages are read here, from figures and words in six languages; everything else the thesaurus tells. What is understood can be taken off one by one:
//! each has a key that an address names.

use std::collections::BTreeSet;
use std::mem::discriminant;

use super::dutch::{Word, words};
use super::thesaurus::{Danger, Match, Meaning, Thesaurus};
use crate::domain::values::Postcode;
use crate::domain::values::{AgeRange, OLDEST, Slug};
use crate::domain::vocabulary::{Audience, HelpLanguage, Level, Perspective, Phase, Route, Term, Theme};

/// One thing that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// What.
    pub what: Asked,
    /// How sure, 0 to 1: a word that means it counts more than one that points to it.
    pub weight: f32,
}

/// What somebody may ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// For a person of this age, or one of these.
    Age(Vec<u8>),
    /// For somebody within these ages.
    Ages(AgeRange),
    /// About a theme.
    Theme(Theme),
    /// For an audience.
    Audience(Audience),
    /// By this way in.
    Route(Route),
    /// By any way in but this.
    NotRoute(Route),
    /// In a phase.
    Phase(Phase),
    /// Free.
    Free,
    /// In a commune.
    Commune(Postcode),
    /// In a language.
    Language(HelpLanguage),
    /// At a school level.
    Level(Level),
    /// By whom.
    Who(Perspective),
}

impl Asked {
    /// The key that takes it off, as an address names it: `thema-pesten`, `leeftijd-14`.
    pub fn key(&self) -> String {
        match self {
            Self::Age(ages) => format!("leeftijd-{}", ages.iter().map(u8::to_string).collect::<Vec<_>>().join("-")),
            Self::Ages(range) => {
                let bound = |bound: Option<u8>| bound.map_or(String::new(), |age| age.to_string());
                format!("leeftijden-{}-{}", bound(range.min), bound(range.max))
            }
            Self::Theme(value) => format!("thema-{}", value.code()),
            Self::Audience(value) => format!("doelgroep-{}", value.code()),
            Self::Route(value) => format!("aanmelding-{}", value.code()),
            Self::NotRoute(value) => format!("niet-{}", value.code()),
            Self::Phase(value) => format!("fase-{}", value.code()),
            Self::Free => "kostprijs-gratis".into(),
            Self::Commune(code) => format!("gemeente-{code}"),
            Self::Language(value) => format!("taal-{}", value.code()),
            Self::Level(value) => format!("niveau-{}", value.code()),
            Self::Who(value) => format!("ik-{}", value.code()),
        }
    }
}

/// What was made of a question.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// What was understood, facts first.
    pub understood: Vec<Understood>,
    /// Fiches that a word of the question belongs to, with how surely.
    pub fiches: Vec<(Slug, f32)>,
    /// What is left to be looked for in the texts: the words that were not facts, and other words for the same thing.
    pub text: String,
    /// Somebody is in danger.
    pub danger: Option<Danger>,
}

impl Question {
    /// Reads a question. What `taken_off` names is left out, as if it had not been said; `known` tells the words that the fiches use.
    pub fn read(question: &str, thesaurus: &Thesaurus, taken_off: &[String], known: impl Fn(&str) -> bool) -> Self {
        let all = words(question);
        let mut read = Self::default();
        let mut consumed: BTreeSet<usize> = BTreeSet::new();
        let (ages, at) = ages(&all);
        consumed.extend(at);
        if let Some(ages) = ages {
            read.understand(ages, 1.0, taken_off);
        }
        let mut matches = thesaurus.matches(&all, known);
        drop_covered(&mut matches);
        let mut also = String::new();
        for found in &matches {
            let negated = found.positions.first().is_some_and(|first| *first > 0 && WITHOUT.contains(&all[first - 1].folded.as_str()));
            for meaning in found.meanings {
                read.mean(meaning, found, negated, taken_off, &mut also);
            }
            // The words of a fact have said what they had to say; those of a problem still tell among the texts.
            // A place may be named in a text too.
            let tells = |meaning: &Meaning| matches!(meaning, Meaning::Theme(_) | Meaning::Fiche(_) | Meaning::Search(_) | Meaning::Commune(_));
            let fact = !found.meanings.iter().any(tells);
            if fact {
                consumed.extend(found.positions.iter().copied());
            }
        }
        let left = all.iter().enumerate().filter(|(at, _)| !consumed.contains(at)).map(|(_, word)| word.folded.as_str());
        read.text = left.collect::<Vec<_>>().join(" ");
        read.text.push_str(&also);
        // A parent who speaks of a child speaks of “he” and “she”, and sometimes in the words of the child.
        if read.understood.iter().any(|one| one.what == Asked::Who(Perspective::Parent)) {
            read.understood.retain(|one| one.what != Asked::Who(Perspective::Youth));
        }
        read.understood.sort_by_key(|one| rank(&one.what));
        read
    }

    fn mean(&mut self, meaning: &Meaning, found: &Match<'_>, negated: bool, taken_off: &[String], also: &mut String) {
        // A longer phrase is a surer sign.
        let weight = found.kind.weight() * (0.9 + 0.1 * found.length.min(4) as f32);
        match meaning {
            Meaning::Theme(value) => self.understand(Asked::Theme(*value), weight, taken_off),
            Meaning::Audience(value) => self.understand(Asked::Audience(*value), weight, taken_off),
            Meaning::Route(value) if negated => self.understand(Asked::NotRoute(*value), weight, taken_off),
            Meaning::Route(value) => self.understand(Asked::Route(*value), weight, taken_off),
            Meaning::Phase(value) => self.understand(Asked::Phase(*value), weight, taken_off),
            Meaning::Free => self.understand(Asked::Free, weight, taken_off),
            Meaning::Commune(value) => self.understand(Asked::Commune(value.clone()), weight, taken_off),
            Meaning::Language(value) => self.understand(Asked::Language(*value), weight, taken_off),
            Meaning::Level(value) => self.understand(Asked::Level(*value), weight, taken_off),
            Meaning::Who(value) => self.understand(Asked::Who(*value), weight, taken_off),
            Meaning::Ages(range) => {
                // An age that was said beats that of a school year, and a school year that of a level.
                let known = self.understood.iter().find(|one| matches!(one.what, Asked::Age(_) | Asked::Ages(_))).map(|one| one.what.clone());
                let width = |range: &AgeRange| range.max.unwrap_or(OLDEST) - range.min.unwrap_or(0);
                let wider = |other: &AgeRange| width(other) > width(range);
                match known {
                    None => self.understand(Asked::Ages(*range), weight, taken_off),
                    Some(Asked::Ages(other)) if wider(&other) => {
                        self.understood.retain(|one| !matches!(one.what, Asked::Ages(_)));
                        self.understand(Asked::Ages(*range), weight, taken_off);
                    }
                    Some(_) => {}
                }
            }
            Meaning::Danger(danger) => self.danger = self.danger.or(Some(*danger)),
            Meaning::Fiche(_) if negated => {}
            Meaning::Fiche(slug) => match self.fiches.iter_mut().find(|(other, _)| other == slug) {
                Some((_, kept)) => *kept = kept.max(weight),
                None => self.fiches.push((slug.clone(), weight)),
            },
            Meaning::Search(words) => {
                also.push(' ');
                also.push_str(words);
            }
        }
    }

    fn understand(&mut self, what: Asked, weight: f32, taken_off: &[String]) {
        if taken_off.contains(&what.key()) {
            return;
        }
        match self.understood.iter_mut().find(|one| one.what == what) {
            Some(one) => one.weight = one.weight.max(weight),
            None => self.understood.push(Understood { what, weight }),
        }
    }

    /// The ages that were said of persons; a hard fact.
    pub fn ages(&self) -> &[u8] {
        self.understood.iter().find_map(|one| if let Asked::Age(ages) = &one.what { Some(ages.as_slice()) } else { None }).unwrap_or_default()
    }

    /// The ages of a school year or level, or a range that was said.
    pub fn age_range(&self) -> Option<AgeRange> {
        self.understood.iter().find_map(|one| if let Asked::Ages(range) = one.what { Some(range) } else { None })
    }
}

/// Words before a way in that turn it round.
const WITHOUT: [&str; 6] = ["zonder", "sans", "without", "niet", "geen", "sin"];

/// The order in which people see what was understood.
fn rank(asked: &Asked) -> u8 {
    match asked {
        Asked::Age(_) | Asked::Ages(_) => 0,
        Asked::Theme(_) => 1,
        Asked::Level(_) => 2,
        Asked::Phase(_) => 3,
        Asked::Audience(_) => 4,
        Asked::Route(_) | Asked::NotRoute(_) => 5,
        Asked::Free => 6,
        Asked::Commune(_) => 7,
        Asked::Language(_) => 8,
        Asked::Who(_) => 9,
    }
}

/// A phrase within a longer one of its kind says nothing of its own: “sint-jans-molenbeek” is not “sint-jan”. But in “mijn dochter wordt gepest” a
/// parent still asks.
fn drop_covered(matches: &mut Vec<Match<'_>>) {
    let kind = |found: &Match<'_>| found.meanings.first().map(discriminant);
    let spans: Vec<_> = matches.iter().map(|found| (kind(found), found.positions.clone())).collect();
    let mut at = 0;
    matches.retain(|found| {
        let here = at;
        at += 1;
        // A single word that names a theme still does: “job” in “job zonder diploma”.
        if found.length == 1 && matches!(found.meanings.first(), Some(Meaning::Theme(_))) {
            return true;
        }
        spans.iter().enumerate().all(|(other, (of_kind, span))| {
            let covers =
                *of_kind == kind(found) && span.len() > found.positions.len() && found.positions.iter().all(|position| span.contains(position));
            other == here || !covers
        })
    });
}

/// The age of a person, or of several, or a range, with the positions of its words.
fn ages(all: &[Word]) -> (Option<Asked>, Vec<usize>) {
    let at = |i: usize| all.get(i).map_or("", |word| word.folded.as_str());
    for i in 0..all.len() {
        let Some(first) = number(at(i)).filter(|_| !is_other_word(at(i), at(i + 1))) else { continue };
        if is_measure(at(i + 1)) || (i > 0 && NO_AGE_BEFORE.contains(&at(i - 1))) {
            continue;
        }
        // “12-18”, “tussen 12 en 18 jaar”, “14 en 16 jaar”
        let joined = number(at(i + 1)).map(|second| (second, i + 1));
        let linked = BETWEEN.contains(&at(i + 1)).then(|| number(at(i + 2)).map(|second| (second, i + 2))).flatten();
        if let Some((second, end)) = joined.or(linked)
            && (3..=99).contains(&first)
            && second > first
            && !is_measure(at(end + 1))
        {
            let unit = UNITS.contains(&at(end + 1));
            let positions = (i..=end + usize::from(unit)).collect();
            let several = AND.contains(&at(i + 1)) && !(i > 0 && RANGE_BEFORE.contains(&at(i - 1)));
            if several && unit {
                return (Some(Asked::Age(vec![first, second])), positions);
            }
            if unit || joined.is_some() && second <= 30 || i > 0 && RANGE_BEFORE.contains(&at(i - 1)) {
                return (AgeRange::new(Some(first), Some(second)).ok().map(Asked::Ages), positions);
            }
        }
        if UNITS.contains(&at(i + 1)) && !AGO.contains(&at(i + 2)) {
            return (Some(Asked::Age(vec![first])), vec![i, i + 1]);
        }
        let cued =
            (1..=3).any(|back| i >= back && AGE_BEFORE.contains(&at(i - back)) && (1..back).all(|between| !is_number_or_unit(at(i - between))));
        let ends = i + 1 == all.len() || !is_school_word(at(i + 1));
        if cued && ends && (2..=99).contains(&first) {
            return (Some(Asked::Age(vec![first])), vec![i]);
        }
    }
    // “14-jarige”, “16jaar”, “15ans”
    for (i, word) in all.iter().enumerate() {
        let digits: String = word.folded.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() && digits.len() <= 2 && UNITS.contains(&&word.folded[digits.len()..]) {
            return (digits.parse().ok().map(|age| Asked::Age(vec![age])), vec![i]);
        }
    }
    (None, Vec::new())
}

fn is_number_or_unit(word: &str) -> bool {
    number(word).is_some() || is_measure(word)
}

/// Number words that mean something else in another language: “onze zoon”, “on ne sait pas”, “once a week”.
fn is_other_word(word: &str, next: &str) -> bool {
    match word {
        "onze" => next != "ans",
        "on" => !next.starts_with("yas"),
        "once" | "dos" => !next.starts_with("ano"),
        _ => false,
    }
}

/// What follows a number that counts something else than years of age.
fn is_measure(word: &str) -> bool {
    MEASURES.contains(&word)
}

/// What follows the number of a school year.
fn is_school_word(word: &str) -> bool {
    ["de", "ste", "e", "middelbaar", "leerjaar", "graad", "secundair", "lager", "primaire", "secondaire", "kleuter", "kleuterklas", "eme"]
        .contains(&word)
}

fn number(word: &str) -> Option<u8> {
    if word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        return word.parse().ok();
    }
    let arabic: Option<String> = word
        .chars()
        .map(|c| c.to_digit(10).or_else(|| ('٠'..='٩').contains(&c).then(|| c as u32 - '٠' as u32)))
        .map(|d| d.and_then(|d| char::from_digit(d, 10)))
        .collect();
    if let Some(digits) = arabic.filter(|digits| !digits.is_empty() && digits.len() <= 2) {
        return digits.parse().ok();
    }
    NUMBERS.iter().find(|(_, names)| names.contains(&word)).map(|(number, _)| *number)
}

const UNITS: [&str; 28] = [
    "jaar",
    "jaren",
    "jarige",
    "jarigen",
    "jarig",
    "jr",
    "j",
    "ans",
    "an",
    "years",
    "year",
    "yo",
    "yr",
    "yrs",
    "yas",
    "yasinda",
    "yasindaki",
    "yasindayim",
    "anos",
    "ano",
    "سنه",
    "سنوات",
    "عام",
    "عاما",
    "سنين",
    "jarigje",
    "yearold",
    "yasında",
];
const AGE_BEFORE: [&str; 44] = [
    "ben",
    "is",
    "van",
    "wordt",
    "werd",
    "word",
    "zoon",
    "dochter",
    "zoontje",
    "dochtertje",
    "kind",
    "jongen",
    "meisje",
    "jongere",
    "leerling",
    "kleinzoon",
    "kleindochter",
    "leeftijd",
    "bijna",
    "pas",
    "fils",
    "fille",
    "enfant",
    "garcon",
    "jeune",
    "ado",
    "de",
    "age",
    "aged",
    "am",
    "son",
    "daughter",
    "child",
    "teen",
    "boy",
    "girl",
    "hijo",
    "hija",
    "oglum",
    "kizim",
    "im",
    "turns",
    "tengo",
    "tiene",
];
const NO_AGE_BEFORE: [&str; 12] = ["na", "sinds", "voor", "al", "depuis", "pendant", "since", "for", "graad", "code", "fiche", "nummer"];
const RANGE_BEFORE: [&str; 5] = ["tussen", "van", "entre", "between", "de"];
const BETWEEN: [&str; 12] = ["tot", "en", "of", "a", "et", "ou", "to", "and", "or", "met", "y", "ile"];
const AGO: [&str; 4] = ["geleden", "ago", "lang", "gestopt"];
const AND: [&str; 7] = ["en", "of", "et", "ou", "and", "or", "y"];
const MEASURES: [&str; 44] = [
    "dag",
    "dagen",
    "keer",
    "keren",
    "uur",
    "uren",
    "week",
    "weken",
    "maand",
    "maanden",
    "minuten",
    "euro",
    "eur",
    "halve",
    "b",
    "bcodes",
    "bcode",
    "codes",
    "code",
    "kinderen",
    "leerlingen",
    "zonen",
    "dochters",
    "jours",
    "jour",
    "fois",
    "heures",
    "heure",
    "semaines",
    "mois",
    "enfants",
    "days",
    "day",
    "times",
    "hours",
    "hour",
    "weeks",
    "months",
    "kids",
    "children",
    "gun",
    "saat",
    "x",
    "lestijden",
];
const NUMBERS: [(u8, &[&str]); 30] = [
    (1, &["bir"]),
    (2, &["twee", "deux", "two", "iki", "dos"]),
    (3, &["drie", "trois", "three", "uc", "tres"]),
    (4, &["vier", "quatre", "four", "dort", "cuatro"]),
    (5, &["vijf", "cinq", "five", "bes", "cinco"]),
    (6, &["zes", "six", "alti", "seis"]),
    (7, &["zeven", "sept", "seven", "yedi", "siete"]),
    (8, &["acht", "huit", "eight", "sekiz", "ocho"]),
    (9, &["negen", "neuf", "nine", "dokuz", "nueve"]),
    (10, &["tien", "dix", "ten", "on", "diez"]),
    (11, &["elf", "onze", "eleven", "once"]),
    (12, &["twaalf", "douze", "twelve", "doce"]),
    (13, &["dertien", "treize", "thirteen", "trece"]),
    (14, &["veertien", "quatorze", "fourteen", "catorce"]),
    (15, &["vijftien", "quinze", "fifteen", "quince"]),
    (16, &["zestien", "seize", "sixteen", "dieciseis"]),
    (17, &["zeventien", "dixsept", "seventeen", "diecisiete"]),
    (18, &["achttien", "dixhuit", "eighteen", "dieciocho"]),
    (19, &["negentien", "dixneuf", "nineteen", "diecinueve"]),
    (20, &["twintig", "vingt", "twenty", "yirmi", "veinte"]),
    (21, &["eenentwintig"]),
    (22, &["tweeentwintig"]),
    (23, &["drieentwintig"]),
    (24, &["vierentwintig"]),
    (25, &["vijfentwintig"]),
    (26, &["zesentwintig"]),
    (27, &["zevenentwintig"]),
    (28, &["achtentwintig"]),
    (29, &["negenentwintig"]),
    (30, &["dertig", "trente", "thirty", "treinta"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn age(question: &str) -> Option<Asked> {
        ages(&words(question)).0
    }

    #[test]
    fn an_age_is_read_in_figures_and_words_and_languages() {
        for (question, wanted) in [
            ("mijn zoon van 14 wil niet meer naar school", 14),
            ("mon fils de 15 ans ne veut plus aller à l'école", 15),
            ("décrochage scolaire 17 ans", 17),
            ("mijn zoon wordt achttien en verlaat de school", 18),
            ("naschoolse activiteiten voor kind van 7 in Laken", 7),
            ("ik ben 16", 16),
            ("14-jarige spijbelt", 14),
            ("my 13 year old daughter", 13),
            ("mijn dochter van vijftien jaar", 15),
            ("16 yaşında oğlum", 16),
            ("عمره ١٥ سنة", 15),
            ("mi hija tiene 12 años", 12),
            ("zoon 15jaar", 15),
            ("onze zoon van 8", 8),
            ("mon fils a onze ans", 11),
        ] {
            assert_eq!(age(question), Some(Asked::Age(vec![wanted])), "{question}");
        }
    }

    #[test]
    fn several_ages_and_ranges_are_what_they_are() {
        assert_eq!(age("twee zonen, 14 en 16 jaar"), Some(Asked::Age(vec![14, 16])));
        let range = |min, max| Some(Asked::Ages(AgeRange { min: Some(min), max: Some(max) }));
        assert_eq!(age("dagbesteding 12-18 via KANS"), range(12, 18));
        assert_eq!(age("jongeren tussen 18 en 25 jaar"), range(18, 25));
    }

    #[test]
    fn a_number_that_is_no_age_is_not_taken_for_one() {
        for question in [
            "30 B-codes",
            "1080 molenbeek",
            "2 dagen per week",
            "bel 02 215 30 87",
            "3 kinderen",
            "4de middelbaar",
            "fiche 25",
            "na 15 uur",
            "onze zoon is ziek",
            "on ne sait pas",
            "2 jaar geleden",
            "5 B-codes",
        ] {
            assert_eq!(age(question), None, "{question}");
        }
    }
}
