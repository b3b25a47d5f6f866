//! Years that are no age: how long, how long ago, how much older, a year done again.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::tokens::Token;
use super::whose::{self, Person};

/// How sure a phrase before a number of years says that they are a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Whatever the number.
    Always,
    /// For a number that no child of school age has: “voor 2 jaar”, and “voor 9 jaar” is an age.
    Few,
    /// Unless somebody *is* so many years: “hij is al 17 jaar”.
    Already,
    /// For English: “for 10 years”, not “for my 10 year old”.
    For,
}

static BEFORE: LazyLock<Phrases<Before>> = LazyLock::new(|| {
    Phrases::before(&[
        (
            Before::Always,
            "sinds, sedert, gedurende, na, binnen, om de, elke, de laatste, de voorbije, afgelopen, de afgelopen, al meer dan, al bijna, reeds meer dan, tijdens, \
             il y a, y a, ya, il ya, depuis, depuis plus de, pendant, durant, après, dans, ça fait, cela fait, sa fait, tous les, voilà, \
             since, during, after, past, last, within, every, the last, the past, \
             hace, desde hace, durante, dentro de, lleva, llevo, llevamos, hace más de, después de, \
             przez, przed, za, po, od ponad, acum, timp de, după, în urmă cu, de peste, протягом, останні, последние, в течение, через, більше ніж за, \
             há, faz, há mais de, depois de, منذ, قبل, بعد, خلال, لمدة, مدة, من قبل, muddo",
        ),
        (Before::Few, "voor, over, in, nog, pour, encore, en, por, em, de, od, in nog, wacht, wachten, om"),
        (Before::Already, "al, reeds, déjà, already, ya, już, deja, вже, уже, já"),
        (Before::For, "for, for over, for about, for almost, for more than"),
    ])
});

static BEHIND: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::after(&[(
        (),
        "geleden, lang, terug, blijven zitten, blijft zitten, bleef zitten, gebleven, gebuisd, gedubbeld, overgedaan, overdoen, achter, achterstand, vertraging, schoolse achterstand, schoolse vertraging, verloren, \
         ouder dan, jonger dan, ouder als, jonger als, ouder, jonger, verschil, ervaring, stage, schoolachterstand, gestopt, geblokkeerd, later, eerder, gezeten, gewacht, \
         bso, tso, aso, kso, okan, buso, middelbaar, secundair, schoolmoe, opleiding, gevangenis, \
         de retard, de plus que, de moins que, plus âgé, plus âgée, plus jeune que, plus tard, plus tôt, d expérience, de prison, d étude, d études, d école, perdus, \
         ago, before, earlier, later, back, behind, older than, younger than, experience, of school, of experience, in prison, in a row, now, \
         temu, wcześniej, później, назад, тому, раніше, раньше, önce, atrás, después, antes, în urmă, de experiencia, de experiência, ka hor, kahor",
    )])
});

/// Who lives or works somewhere for years.
const LIVING: [&str; 26] = [
    "woon",
    "woont",
    "wonen",
    "woonde",
    "werkt",
    "werken",
    "samen",
    "getrouwd",
    "gescheiden",
    "habite",
    "habitons",
    "habitent",
    "travaille",
    "live",
    "lives",
    "lived",
    "living",
    "vivo",
    "vive",
    "vivimos",
    "mieszkam",
    "mieszkamy",
    "locuim",
    "живу",
    "живемо",
    "живем",
];

/// What somebody is for a few years, and not of that age: “hij is 2 jaar thuis”.
const AT: [&str; 17] =
    ["thuis", "in", "niet", "zonder", "weg", "op", "bij", "bezig", "ziek", "werkloos", "sans", "at", "without", "not", "out", "problemen", "gepest"];

/// Ages at which something was already over: “toen hij 12 was”, “when I was 12”.
const WHEN: [&str; 9] = ["toen", "when", "quand", "lorsque", "cuando", "quando", "kiedy", "когда", "коли"];
const WAS: [&str; 14] = ["was", "were", "waren", "avait", "avais", "etait", "werd", "tenia", "tinha", "mial", "avea", "became", "had", "turned"];

/// Up to here a number of years behind “voor” or “over” is a time.
const FEW: u32 = 4;

/// Whether the years that end at `end`, with their number at `place`, are a time and no age.
pub(super) fn is_a_time(tokens: &[Token], place: usize, end: usize, value: u32) -> bool {
    if BEHIND.find(tokens, end).is_some_and(|(_, until)| !is_bound(tokens, end, until)) {
        return true;
    }
    if let Some((before, start)) = BEFORE.find(tokens, place) {
        let is = || tokens[..start].iter().rev().take(2).filter_map(Token::word).any(|word| BEING.contains(&word));
        let time = match before {
            Before::Always => true,
            Before::Few => value <= FEW && !follows_a_person(tokens, start),
            Before::Already => !(is() && (value > 9 || ends_here(tokens, end))),
            Before::For => {
                !follows_a_person(tokens, place)
                    && tokens.get(end - 1).and_then(Token::word).is_some_and(|word| word.starts_with("year") || word == "yrs")
            }
        };
        if time {
            return true;
        }
    }
    let lives =
        |at: usize| tokens[at].word().is_some_and(|word| LIVING.contains(&word) || word == "werk" && at > 0 && tokens[at - 1].word() == Some("ik"));
    if (place.saturating_sub(3)..place).any(lives) && whose::person_before(tokens, place).is_none_or(|(_, at)| place - at > 1) {
        return true;
    }
    let next = tokens.get(end).and_then(Token::word);
    value <= FEW + 1 && next.is_some_and(|word| AT.contains(&word)) && !follows_a_person(tokens, place)
}

/// Somebody *is* or *has* years.
const BEING: [&str; 26] = [
    "is", "ben", "bent", "zijn", "wordt", "word", "a", "as", "ai", "ont", "has", "am", "are", "tiene", "tengo", "ma", "mam", "are", "am", "tem",
    "tenho", "waa", "hij", "zij", "ze", "ik",
];

fn follows_a_person(tokens: &[Token], place: usize) -> bool {
    let is_child = |at: usize| matches!(whose::person(&tokens[at]), Some(Person::Child | Person::Sibling | Person::Friend));
    (place.saturating_sub(2)..place).any(is_child)
}

fn ends_here(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_none_or(|token| token.word().is_none() || matches!(token.text.as_str(), "en" | "et" | "and" | "maar" | "mais" | "but"))
}

/// “16 jaar of ouder”, “12 jaar en jonger” are bounds; “3 jaar ouder dan zijn zus” is a difference.
fn is_bound(tokens: &[Token], end: usize, until: usize) -> bool {
    let alone = until == end + 1 && matches!(tokens[end].text.as_str(), "ouder" | "jonger" | "older" | "younger");
    alone && tokens.get(until).is_none_or(|token| token.word().is_none())
}

/// Whether the age at this place is one of the past: “toen hij 12 was”, “hij was 12 toen het begon”.
pub(super) fn is_past(tokens: &[Token], place: usize, end: usize) -> bool {
    let before = &tokens[place.saturating_sub(4)..place];
    // A full stop or comma ends what “when” is about.
    let clause =
        before.iter().rposition(|token| matches!(token.what, super::tokens::What::Sign(',' | '.' | ';'))).map_or(before, |at| &before[at + 1..]);
    let says = |tokens: &[Token], words: &[&str]| tokens.iter().filter_map(Token::word).any(|word| words.contains(&word));
    if says(clause, &WHEN) {
        return true;
    }
    let after = &tokens[end.min(tokens.len())..tokens.len().min(end + 2)];
    let was = says(&clause[clause.len().saturating_sub(1)..], &WAS[..12])
        || after.first().and_then(Token::word).is_some_and(|word| WAS[..7].contains(&word));
    was && (says(after, &WHEN) || after.first().and_then(Token::word).is_some_and(|word| WAS.contains(&word)))
}

/// Who left, and so was that age then: “dropped out at 16”, “gestopt op mijn zestiende”.
const LEFT: [&str; 22] = [
    "quitte",
    "arrete",
    "lache",
    "stoppe",
    "gestopt",
    "gestopte",
    "vertrokken",
    "verlaten",
    "left",
    "dropped",
    "quit",
    "stopped",
    "gegaan",
    "weggegaan",
    "dejado",
    "deje",
    "rzucil",
    "rzucilem",
    "parasit",
    "бросил",
    "кинув",
    "deixei",
];

/// Whether an age with `at`, `à`, `op` or `met` before it tells when something happened; it counts only when no other was said.
pub(super) fn is_then(text: &str, tokens: &[Token], place: usize, unit: bool) -> bool {
    let mut at = place;
    while at > 0
        && tokens[at - 1].word().is_some_and(|word| {
            matches!(
                word,
                "mijn" | "mn" | "n" | "m" | "zijn" | "z" | "haar" | "de" | "age" | "of" | "l" | "the" | "my" | "his" | "her" | "ses" | "mes"
            )
        })
    {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else { return false };
    let left = || tokens[place.saturating_sub(6)..place].iter().filter_map(Token::word).any(|word| LEFT.contains(&word));
    match before.word() {
        Some("at") => true,
        Some("met" | "op") => unit || at < place || left(),
        Some("a") => text[before.at.clone()].starts_with(['à', 'À']) || left(),
        Some("vanaf") => at < place,
        _ => false,
    }
}
