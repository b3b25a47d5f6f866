//! Ages in a question: figures and words in six languages, one person or several, ranges. Numbers that count something else are left alone.

use super::dutch::Word;
use crate::domain::values::AgeRange;

/// Ages that were said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ages {
    /// Of one person, or of several.
    Of(Vec<u8>),
    /// Somewhere between.
    Between(AgeRange),
}

/// The first age or range that a question says of persons, with the positions of its words.
pub fn read(all: &[Word]) -> Option<(Ages, Vec<usize>)> {
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
                return Some((Ages::Of(vec![first, second]), positions));
            }
            if unit || joined.is_some() && second <= 30 || i > 0 && RANGE_BEFORE.contains(&at(i - 1)) {
                return AgeRange::new(Some(first), Some(second)).ok().map(|range| (Ages::Between(range), positions));
            }
        }
        if UNITS.contains(&at(i + 1)) && !AGO.contains(&at(i + 2)) {
            return Some((Ages::Of(vec![first]), vec![i, i + 1]));
        }
        let cued =
            (1..=3).any(|back| i >= back && AGE_BEFORE.contains(&at(i - back)) && (1..back).all(|between| !is_number_or_unit(at(i - between))));
        let ends = i + 1 == all.len() || !is_school_word(at(i + 1));
        if cued && ends && (2..=99).contains(&first) {
            return Some((Ages::Of(vec![first]), vec![i]));
        }
    }
    // “14-jarige”, “16jaar”, “15ans”
    for (i, word) in all.iter().enumerate() {
        let digits: String = word.folded.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() && digits.len() <= 2 && UNITS.contains(&&word.folded[digits.len()..]) {
            return digits.parse().ok().map(|age| (Ages::Of(vec![age]), vec![i]));
        }
    }
    None
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
    use crate::search::dutch::words;

    fn age(question: &str) -> Option<Ages> {
        read(&words(question)).map(|(ages, _)| ages)
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
            assert_eq!(age(question), Some(Ages::Of(vec![wanted])), "{question}");
        }
    }

    #[test]
    fn several_ages_and_ranges_are_what_they_are() {
        assert_eq!(age("twee zonen, 14 en 16 jaar"), Some(Ages::Of(vec![14, 16])));
        let range = |min, max| Some(Ages::Between(AgeRange { min: Some(min), max: Some(max) }));
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
