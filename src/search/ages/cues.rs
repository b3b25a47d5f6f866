//! What makes an age of a number that has no unit: somebody before it (“zoon 15”), a word for being (“ik ben 17”), brackets, a letter for a boy or a
//! girl, or its place at the end (“spijbelen 15”).

use std::collections::HashSet;
use std::sync::LazyLock;

use super::item::{Item, Sureness};
use super::since;
use super::tokens::{Number, Token, What};
use super::units;
use super::whose::{self, Person};

/// Oldest age of a number that nothing but its place makes an age.
const OLDEST_BARE: u32 = 25;

/// Little words that may follow an age without being what it counts.
const FUNCTION: &str = "en et and in zonder die dat met voor sans avec qui without with who that via op te naar maar mais but ne n niet not wil wilt zoekt zoek heeft heb is
    ben nog nu now of or ou te aan om uit bij van y con sin que no und i oraz czy z bez nie si cu fara nu з без не и с в що який qui pour for from from pas plus ik hij ze zij
    il elle je wie waar wat kan mag moet mogen worden geworden spijbelt spijbelen wordt schoolmoe gepest depressief tot als door komt gaat krijgt doet weigert and wants has";

static FUNCTION_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| FUNCTION.split_whitespace().collect());

fn is_function(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Whether nothing that could be counted follows.
pub(super) fn stops(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_none_or(|token| match token.what {
        What::Word => is_function(&token.text),
        What::Sign(_) => true,
        What::Number(_) => false,
    })
}

pub(super) fn goes_on(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).and_then(Token::word).is_some_and(|word| !matches!(word, "en" | "et" | "and" | "die" | "qui" | "who" | "y" | "ve" | "i"))
        && whose::person_after(tokens, end).is_none()
}

pub(super) fn ends_a_list(tokens: &[Token], end: usize) -> bool {
    stops(tokens, end) || whose::person_after(tokens, end).is_some()
}

/// Whether the word behind a number looks like what it counts: a plural.
fn looks_counted(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).and_then(Token::word).is_some_and(|word| {
        let plural = word.len() > 4 && (word.ends_with("en") || word.ends_with('s')) || word.len() > 5 && word.ends_with("ende");
        plural && !is_function(word)
    })
}

/// “Een opleiding van 2 jaar”.
pub(super) fn of_a_thing(tokens: &[Token], place: usize) -> bool {
    let word = |back: usize| place.checked_sub(back).and_then(|at| tokens[at].word());
    word(1).is_some_and(|word| matches!(word, "van" | "de" | "of")) && word(2).is_some()
}

/// What makes an age of a number without a unit.
pub(super) fn cue(text: &str, tokens: &[Token], first: &Item, last: &Item) -> Option<Sureness> {
    let place = first.place;
    let value = first.number.value;
    let end = last.end;
    let sign =
        |at: Option<usize>, signs: &[char]| at.and_then(|at| tokens.get(at)).is_some_and(|token| signs.iter().any(|sign| token.is_sign(*sign)));
    let word = |back: usize| place.checked_sub(back).and_then(|at| tokens[at].word());
    let before = place.checked_sub(1);
    if value >= 3 && sign(before, &['(', '[', '{']) && sign(Some(end), &[')', ']', '}', ',']) {
        return Some(Sureness::Said);
    }
    if value >= 3 && has_gender(tokens, place, end) {
        return Some(Sureness::Said);
    }
    if is_of_somebody(tokens, place, value) {
        return Some(Sureness::Said);
    }
    if looks_counted(tokens, end) {
        return None;
    }
    if whose::person_after(tokens, end) == Some(Person::Child) && value >= 3 {
        return Some(Sureness::Said);
    }
    // “gast van 16”; not “groep van 12”.
    if word(1) == Some("van") && (2..=30).contains(&value) && !word(2).is_some_and(|word| COLLECTIVES.contains(&word)) {
        return Some(Sureness::Said);
    }
    if is_being(tokens, place) && value >= 2 {
        return Some(Sureness::Said);
    }
    let stops = stops(tokens, end);
    let nearly = word(1).is_some_and(|word| NEARLY.contains(&word))
        || word(1) == Some("of") && word(2) == Some("jaar")
        || word(1) == Some("de") && word(2) == Some("rond");
    if value >= 3 && stops && (nearly || is_not_yet(tokens, place))
        || tokens.get(end).and_then(Token::word).is_some_and(|word| matches!(word, "geworden" | "worden"))
    {
        return Some(Sureness::Said);
    }
    if value >= 3 && stops && word(1).is_some_and(|word| matches!(word, "voor" | "for" | "pour" | "para" | "dla" | "pentru" | "для" | "icin")) {
        return Some(Sureness::Said);
    }
    let few = (10..=30).contains(&value) && !word(2).is_some_and(|word| COLLECTIVES.contains(&word));
    if few && stops && since::is_then(text, tokens, place, false) {
        return Some(Sureness::Then);
    }
    is_bare(tokens, place, end, first.number).then_some(Sureness::Bare)
}

/// A number alone at the end, or between commas.
fn is_bare(tokens: &[Token], place: usize, end: usize, number: Number) -> bool {
    let plain = (3..=OLDEST_BARE).contains(&number.value) && (number.figures > 0 || number.value >= 10);
    let alone = tokens[end..].iter().all(|token| token.word().is_none() && token.number().is_none());
    let first = place == 0
        && number.value >= 6
        && tokens.get(end).is_some_and(|token| token.is_sign(',') || matches!(token.word(), Some("en" | "et" | "and")));
    let commas = tokens.get(end).is_some_and(|token| token.is_sign(',')) && place > 0 && tokens[place - 1].is_sign(',') && number.value >= 6;
    let after_words = place > 0
        && match &tokens[place - 1] {
            token
                if token.is_sign(',')
                    || token.is_sign(':')
                    || token.is_sign('-')
                    || token.is_sign('.')
                    || token.is_sign('!')
                    || token.is_sign('?') =>
            {
                true
            }
            token => token.word().is_some_and(|word| !NO_AGE_BEHIND.contains(&word)),
        };
    plain && first
        || plain
            && (alone || commas)
            && after_words
            && tokens[..place].iter().any(|token| token.word().is_some())
            && !units::is_in_a_street(tokens, place)
}

/// After these a number at the end is a time, a quantity or a name.
const NO_AGE_BEHIND: [&str; 35] = [
    "na", "sinds", "om", "tot", "al", "op", "met", "met z n", "om de", "heeft", "heb", "zijn", "we", "wij", "with", "after", "since", "have", "has",
    "avec", "depuis", "apres", "le", "la", "les", "the", "half", "kwart", "in", "top", "covid", "de", "du", "d", "of",
];

const COLLECTIVES: [&str; 27] = [
    "groep",
    "groepje",
    "klas",
    "gezin",
    "team",
    "lijst",
    "reeks",
    "boete",
    "bedrag",
    "gemiddelde",
    "cijfer",
    "score",
    "ploeg",
    "straf",
    "schorsing",
    "periode",
    "afstand",
    "prijs",
    "aantal",
    "maximum",
    "minimum",
    "uitstap",
    "korting",
    "iq",
    "duur",
    "totaal",
    "resultaat",
];

const NEARLY: [&str; 25] = [
    "bijna",
    "haast",
    "net",
    "pas",
    "amper",
    "nauwelijks",
    "rond",
    "ongeveer",
    "circa",
    "ca",
    "presque",
    "bientot",
    "almost",
    "nearly",
    "just",
    "around",
    "casi",
    "prawie",
    "aproape",
    "майже",
    "почти",
    "quase",
    "nu",
    "now",
    "maintenant",
];

/// Words by which somebody has an age.
const BEING: [&str; 45] = [
    "is",
    "ben",
    "bent",
    "zijn",
    "wordt",
    "word",
    "werd",
    "leeftijd",
    "leeftijden",
    "im",
    "am",
    "are",
    "m",
    "s",
    "turns",
    "turning",
    "turned",
    "aged",
    "age",
    "ages",
    "ai",
    "jai",
    "a",
    "ont",
    "tiene",
    "tengo",
    "tienen",
    "cumple",
    "edad",
    "edades",
    "ma",
    "mam",
    "maja",
    "wiek",
    "are",
    "au",
    "varsta",
    "tem",
    "tenho",
    "tem",
    "idade",
    "waa",
    "вік",
    "возраст",
    "kben",
];
/// Words that may stand between.
const ADVERBS: [&str; 26] = [
    "al",
    "net",
    "nu",
    "pas",
    "bijna",
    "er",
    "nog",
    "maar",
    "just",
    "now",
    "only",
    "already",
    "dus",
    "ook",
    "ongeveer",
    "geen",
    "deja",
    "van",
    "de",
    "reeds",
    "almost",
    "nearly",
    "juste",
    "nog maar",
    "sinds kort",
    "between",
];

fn is_being(tokens: &[Token], place: usize) -> bool {
    for at in (place.saturating_sub(3)..place).rev() {
        let token = &tokens[at];
        if token.is_sign(':') || token.is_sign('=') {
            continue;
        }
        let Some(word) = token.word() else { return false };
        if BEING.contains(&word) {
            // A French or Romanian “has” only behind somebody: “à 15” is something else.
            let had = matches!(word, "a" | "ont" | "au" | "ma" | "s" | "m");
            return !had || at > 0 && whose::person(&tokens[at - 1]).is_some();
        }
        if !ADVERBS.contains(&word) {
            return false;
        }
    }
    false
}

/// Whether somebody stands before a number: “zoon 15”, “fille de 13”, “jongen, 8”, “ik 16”.
pub(super) fn is_of_somebody(tokens: &[Token], place: usize, value: u32) -> bool {
    let mut at = place;
    let mut of = false;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        let token = &tokens[before];
        let skip = match token.what {
            What::Sign(sign) => matches!(sign, '(' | '[' | ':' | '=' | '-' | ',' | '/'),
            What::Word => matches!(token.text.as_str(), "van" | "de" | "of" | "a" | "an" | "een" | "d" | "du" | "oo" | "waa" | "w" | "uit"),
            What::Number(_) => false,
        };
        of |= skip && token.word().is_some();
        if !skip {
            break;
        }
        at = before;
    }
    let Some(token) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    match whose::person(token) {
        Some(Person::Child | Person::Sibling | Person::Friend) => value >= 1,
        Some(Person::Adult) => value >= 10,
        Some(Person::Speaker | Person::Other) => value >= 3 && !of,
        None => false,
    }
}

/// “m/15”, “14M”, “F16”, “m, 17”.
fn has_gender(tokens: &[Token], place: usize, end: usize) -> bool {
    let is_letter = |token: &Token| token.word().is_some_and(|word| matches!(word, "m" | "v" | "f" | "x"));
    let alone = |at: usize| !tokens.get(at + 1).is_some_and(|token| token.glued && token.word().is_some());
    if let Some(letter) = tokens.get(end)
        && is_letter(letter)
        && (letter.glued && alone(end))
    {
        return true;
    }
    let slash = tokens.get(end).is_some_and(|token| token.is_sign('/')) && tokens.get(end + 1).is_some_and(is_letter);
    let before = place.checked_sub(1).is_some_and(|at| is_letter(&tokens[at]) && tokens[place].glued && !tokens[at].glued);
    let behind_a_sign = place
        .checked_sub(2)
        .is_some_and(|at| is_letter(&tokens[at]) && (tokens[at + 1].is_sign('/') || tokens[at + 1].is_sign(',')) && (at == 0 || !tokens[at].glued));
    slash || before || behind_a_sign
}

/// “Nog geen 16” is fifteen.
pub(super) fn is_not_yet(tokens: &[Token], place: usize) -> bool {
    let says = |back: usize, word: &str| place.checked_sub(back).and_then(|at| tokens[at].word()) == Some(word);
    says(1, "geen") && says(2, "nog") || says(1, "yet") && says(2, "not") || says(1, "encore") && says(2, "pas")
}
