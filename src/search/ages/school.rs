//! School years that the thesaurus does not have, as ages: `3 SO`, `6 LO`, `5tso`, `in het 3de`, `klas 3b`, `4ième`. Where the school is not said, a year
//! is one of primary or of secondary school, and both count.

use super::tokens::{Form, Token, What};

/// Years of primary school start at 6, of secondary school at 12.
const PRIMARY: u8 = 5;
/// See [`PRIMARY`].
const SECONDARY: u8 = 11;

/// Kinds of secondary school as they stand behind a year.
const TRACKS: [&str; 11] = ["so", "aso", "bso", "tso", "kso", "buso", "okso", "secundair", "middelbaar", "sec", "secondaire"];
/// Primary school.
const BELOW: [&str; 4] = ["lo", "lager", "basisschool", "primaire"];
/// What is no school year behind “3de”.
const OTHERS: [&str; 24] = [
    "graad",
    "keer",
    "week",
    "maand",
    "dag",
    "kans",
    "rij",
    "plaats",
    "verdieping",
    "kind",
    "persoon",
    "leven",
    "geval",
    "fois",
    "mois",
    "etage",
    "time",
    "wereld",
    "kwartaal",
    "trimester",
    "semester",
    "kleuter",
    "kleuterklas",
    "degre",
];
/// Words that tell the school.
const OF_SECONDARY: [&str; 13] =
    ["secundair", "secundaire", "middelbaar", "middelbare", "aso", "bso", "tso", "kso", "puber", "tiener", "secondaire", "secondary", "humaniora"];
/// See [`OF_SECONDARY`].
const OF_PRIMARY: [&str; 11] =
    ["lager", "lagere", "basisschool", "lo", "juf", "leerjaar", "primaire", "primary", "basisonderwijs", "studiejaar", "meester"];

/// The ages of the school year that is said.
pub(super) fn read(tokens: &[Token]) -> Option<Vec<u8>> {
    (0..tokens.len()).find_map(|place| year_at(tokens, place))
}

fn year_at(tokens: &[Token], place: usize) -> Option<Vec<u8>> {
    let number = tokens[place].number()?;
    let year = u8::try_from(number.value).ok().filter(|year| (1..=7).contains(year) && number.figures < 2)?;
    let word = |at: usize| tokens.get(at).and_then(Token::word);
    let before = |back: usize| place.checked_sub(back).and_then(word);
    let ordinal = number.form == Form::Ordinal;
    if matches!(before(1), Some("graad" | "fase" | "degre")) {
        return None;
    }
    // “3de jaar bso”, but “3 jaar bso” is how long.
    let counts_years = word(place + 1) == Some("jaar");
    let next = word(place + 1 + usize::from(counts_years && ordinal));
    if let Some(next) = next.filter(|_| ordinal || !counts_years) {
        if TRACKS.contains(&next) {
            return Some(ages(Some(true), year));
        }
        if BELOW.contains(&next) && year <= 6 {
            return Some(ages(Some(false), year));
        }
    }
    let letter = next.is_some_and(|letter| tokens[place + 1].glued && matches!(letter, "a" | "b" | "c" | "d"));
    let class = matches!(before(1), Some("klas" | "classe" | "class"));
    let inside = before(1).is_some_and(|word| matches!(word, "in" | "het" | "t" | "zit" | "en" | "zijn" | "haar" | "mijn" | "t'"));
    let other = next.is_some_and(|word| OTHERS.contains(&word));
    // Since then it goes wrong; where the pupil is now is not said.
    let since = (2..=3).any(|back| matches!(before(back), Some("sinds" | "sedert" | "vanaf" | "na" | "al" | "depuis")));
    let in_ordinal = ordinal && !other && !since && (inside && before(1) != Some("en") || counts_years);
    // “en 4ième”, “4ième”: French ordinals are written so of school years.
    let french = ordinal
        && !other
        && (tokens.len() <= 2 || before(1) == Some("en") && next.is_none_or(|word| matches!(word, "annee" | "et" | "il" | "elle" | "mais")));
    let is_class = !ordinal && (class || inside && letter) && !matches!(tokens.get(place + 1).map(|token| token.what), Some(What::Number(_)));
    (in_ordinal || french || is_class).then(|| ages(school(tokens), year))
}

/// Whether secondary school is spoken of, or primary; `None` when neither or both are.
fn school(tokens: &[Token]) -> Option<bool> {
    let says = |list: &[&str]| tokens.iter().filter_map(Token::word).any(|word| list.contains(&word));
    match (says(&OF_SECONDARY), says(&OF_PRIMARY)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn ages(secondary: Option<bool>, year: u8) -> Vec<u8> {
    let mut ages = Vec::new();
    if secondary != Some(true) && year <= 6 {
        ages.extend([PRIMARY + year, PRIMARY + year + 1]);
    }
    if secondary != Some(false) || year == 7 {
        ages.extend([SECONDARY + year, SECONDARY + year + 1]);
    }
    ages
}
