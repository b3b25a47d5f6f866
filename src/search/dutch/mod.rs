//! The analysis chain: how a text becomes the terms that the index holds and a question asks for.
//!
//! Fold (case, accents) → words (a hyphen joins: `time-out` gives `timeout`, `time`, `out`) → stop words out → lemma or stem → parts of compounds.
//! A light stemmer of our own: on our words the usual Dutch ones take `begeleiding` to `beleid` and `gezin` to `zin`. Words that no rule finds, words
//! without meaning and parts of compounds stand in `seeds/woorden.toml`.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Shortest part that a compound is cut into, unless the word list names a shorter one.
const SHORTEST_PART: usize = 4;
/// Shortest word that may be a compound.
const SHORTEST_COMPOUND: usize = 7;
/// Longest word that is looked at; what is longer is cut.
const LONGEST_WORD: usize = 40;
/// Letters that may join the parts of a compound.
const LINKS: [&str; 5] = ["", "s", "e", "n", "en"];

/// The word list, as it stands in `seeds/woorden.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    stop: String,
    weak: String,
    lemmas: HashMap<String, String>,
    compounds: Parts,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    parts: String,
}

/// A word of a text: where it stands, in bytes, and how it reads folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Lower-case, without accents.
    pub folded: String,
}

/// A word of a text with the terms it stands for: its stem first, then the parts it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysed {
    /// The word.
    pub word: Word,
    /// Its terms; never empty.
    pub terms: Vec<String>,
}

/// The analysis of Dutch, with its word list.
#[derive(Debug, Clone)]
pub struct Dutch {
    stop: HashSet<String>,
    /// Stems of words that stand everywhere here.
    weak: HashSet<String>,
    lemmas: HashMap<String, String>,
    parts: HashSet<String>,
}

impl Dutch {
    /// The analysis that the product ships with.
    pub fn new() -> Self {
        let list: WordList = toml::from_str(include_str!("../../../seeds/woorden.toml")).expect("seeds/woorden.toml is a word list");
        let lemmas = list.lemmas.iter().map(|(word, lemma)| (fold(word), stem_by_rule(&fold(lemma)))).collect();
        let mut dutch = Self { stop: list.stop.split_whitespace().map(fold).collect(), lemmas, weak: HashSet::new(), parts: HashSet::new() };
        dutch.weak = list.weak.split_whitespace().map(|word| dutch.stem(&fold(word))).collect();
        dutch.parts = list.compounds.parts.split_whitespace().map(|part| dutch.stem(&fold(part))).collect();
        dutch
    }

    /// Learns words as parts of compounds: what stands alone in one fiche may stand inside a word of another.
    pub fn learn_parts<'a>(&mut self, words: impl IntoIterator<Item = &'a Word>) {
        for word in words {
            if word.folded.len() > SHORTEST_PART && !self.stop.contains(&word.folded) && word.folded.bytes().all(|b| b.is_ascii_lowercase()) {
                let stem = self.stem(&word.folded);
                if stem.len() >= SHORTEST_PART {
                    self.parts.insert(stem);
                }
            }
        }
    }

    /// Whether a folded word carries no meaning.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        self.stop.contains(folded) || folded.chars().count() < 2
    }

    /// Whether a stem stands everywhere in this directory, so that it tells little beside another word.
    pub fn is_weak(&self, stem: &str) -> bool {
        self.weak.contains(stem)
    }

    /// The stem of a folded word.
    pub fn stem(&self, folded: &str) -> String {
        self.lemmas.get(folded).cloned().unwrap_or_else(|| stem_by_rule(folded))
    }

    /// The words of a text that carry meaning, with their terms.
    pub fn analyse(&self, text: &str) -> Vec<Analysed> {
        let analysed = words(text).into_iter().map(|word| Analysed { terms: self.terms(&word.folded), word });
        analysed.filter(|analysed| !analysed.terms.is_empty()).collect()
    }

    /// The terms of a folded word: its stem, then the parts it is made of; none for a stop word.
    pub fn terms(&self, folded: &str) -> Vec<String> {
        if self.is_stop_word(folded) {
            return Vec::new();
        }
        let mut terms = vec![self.stem(folded)];
        for part in self.split(folded) {
            if !terms.contains(&part) {
                terms.push(part);
            }
        }
        terms
    }

    /// The stems of the parts that a compound is made of, in order; empty for a word that is none.
    pub fn split(&self, folded: &str) -> Vec<String> {
        let length = folded.len();
        if length < SHORTEST_COMPOUND || !folded.is_ascii() {
            return Vec::new();
        }
        // best[end]: the fewest parts that cover folded[..end], and where the last of them starts and ends.
        let mut best: Vec<Option<(usize, usize, usize)>> = vec![None; length + 1];
        best[0] = Some((0, 0, 0));
        for start in 0..length {
            let Some((count, ..)) = best[start] else {
                continue;
            };
            for end in start + 3..=length {
                if (start == 0 && end == length) || !self.is_part(&folded[start..end]) {
                    continue;
                }
                for link in LINKS {
                    let next = end + link.len();
                    let closes = next == length && !link.is_empty();
                    if !closes && folded[end..].starts_with(link) && best[next].is_none_or(|(other, ..)| count + 1 < other) {
                        best[next] = Some((count + 1, start, end));
                    }
                }
            }
        }
        let mut parts = Vec::new();
        let mut at = length;
        while at > 0 {
            let Some((_, start, end)) = best[at] else {
                return Vec::new();
            };
            parts.push(self.stem(&folded[start..end]));
            at = start;
        }
        parts.reverse();
        if parts.len() > 1 { parts } else { Vec::new() }
    }

    fn is_part(&self, piece: &str) -> bool {
        !self.stop.contains(piece) && self.parts.contains(&self.stem(piece))
    }
}

impl Default for Dutch {
    fn default() -> Self {
        Self::new()
    }
}

/// Lower-case and without accents: `Décrochage` → `decrochage`, `İ` and `ı` → `i`; Arabic without vowel signs, its letters that people
/// write either way as one.
pub fn fold(text: &str) -> String {
    let lower = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain = lower.filter(|c| !is_combining_mark(*c) && *c != 'ـ');
    plain
        .map(|c| match c {
            'ı' => 'i',
            'ة' => 'ه',
            'ى' => 'ي',
            other => other,
        })
        .collect()
}

/// The words of a text, in order. A hyphen or apostrophe joins: first the whole (`timeout`), then its pieces of letters (`time`, `out`).
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut run: Option<usize> = None;
    let mut joined = false;
    let mut close = |start: usize, end: usize, joined: bool| {
        let piece = &text[start..end];
        // “l’école” is the school with an article before it, not a word of its own.
        let elided = piece.split_once(['\'', '’']).is_some_and(|(article, _)| ELIDED.contains(&fold(article).as_str()));
        if joined && !elided && !piece.bytes().any(|b| b.is_ascii_digit()) {
            push(&mut found, text, start, end);
        }
        let mut at = start;
        for part in piece.split(is_joint) {
            if !joined || part.chars().count() > 1 {
                push(&mut found, text, at, at + part.len());
            }
            at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        }
    };
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let joins = is_joint(c) && run.is_some() && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() || is_combining_mark(c) && run.is_some() {
            run.get_or_insert(at);
        } else if joins {
            joined = true;
        } else if let Some(start) = run.take() {
            close(start, at, joined);
            joined = false;
        }
    }
    if let Some(start) = run {
        close(start, text.len(), joined);
    }
    found
}

/// Little French words that lose their last letter before a vowel.
const ELIDED: [&str; 13] = ["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"];

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '‑')
}

fn push(found: &mut Vec<Word>, text: &str, start: usize, end: usize) {
    let folded: String = fold(&text[start..end]).chars().filter(|c| c.is_alphanumeric()).take(LONGEST_WORD).collect();
    if !folded.is_empty() {
        found.push(Word { start, end, folded });
    }
}

/// Words that start with `ge` and end in `d` or `t` without being participles.
const NO_PARTICIPLES: [&str; 14] = [
    "geweld",
    "geduld",
    "gezond",
    "gebied",
    "gemoed",
    "geluid",
    "gewicht",
    "gezicht",
    "gerecht",
    "geacht",
    "gemeent",
    "gebeurt",
    "gelegenheid",
    "gezondheid",
];

/// The stem of a folded word by rule: endings off, doubled letters single, v and z at the end as they sound.
fn stem_by_rule(word: &str) -> String {
    if word.starts_with(|c: char| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return arabic_stem(word);
    }
    if !word.is_ascii() || word.len() <= 3 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word;
    let participle = stem.len() >= 7 && stem.starts_with("ge") && stem.ends_with(['d', 't']) && !NO_PARTICIPLES.contains(&stem);
    if participle {
        stem = &stem[2..];
    }
    let endings: [(&str, usize, &str); 16] = [
        ("heden", 3, "heid"),
        ("etjes", 3, ""),
        ("etje", 3, ""),
        ("tjes", 3, ""),
        ("pjes", 3, ""),
        ("tje", 3, ""),
        ("pje", 3, ""),
        ("jes", 3, ""),
        ("je", 3, ""),
        ("ingen", 4, ""),
        ("ing", 4, ""),
        ("ens", 4, ""),
        ("ers", 5, ""),
        ("er", 5, ""),
        ("en", 3, ""),
        ("e", 3, ""),
    ];
    let mut owned = stem.to_owned();
    let cut = endings.iter().find(|(ending, least, _)| {
        stem.strip_suffix(ending).is_some_and(|rest| rest.len() >= *least && rest.bytes().any(|b| b"aeiouy".contains(&b)))
    });
    if let Some((ending, _, instead)) = cut {
        owned.truncate(stem.len() - ending.len());
        owned.push_str(instead);
    } else if plural_s(stem) {
        owned.pop();
        if owned.len() > 4 && owned.ends_with('e') {
            owned.pop();
        }
    }
    if owned.len() >= 5 && (owned.ends_with('t') || participle && owned.ends_with('d')) {
        let before = owned.as_bytes()[owned.len() - 2];
        if !b"aeiou".contains(&before) {
            owned.pop();
        }
    }
    tidy(&owned)
}

/// Arabic without the article and the little words written onto it.
fn arabic_stem(word: &str) -> String {
    let starts = ["وال", "بال", "لل", "ال"];
    let bare = starts.iter().find_map(|start| word.strip_prefix(start)).filter(|rest| rest.chars().count() >= 3);
    bare.unwrap_or(word).to_owned()
}

fn plural_s(word: &str) -> bool {
    let bytes = word.as_bytes();
    let length = bytes.len();
    if length < 5 || bytes[length - 1] != b's' {
        return false;
    }
    match bytes[length - 2] {
        b's' | b'i' | b'u' => false,
        b'a' | b'o' => !b"aeiou".contains(&bytes[length - 3]),
        _ => true,
    }
}

/// `school` and `schol(en)`, `les` and `less(en)`, `brief` and `briev(en)` read the same.
fn tidy(stem: &str) -> String {
    let mut tidy = String::with_capacity(stem.len());
    for c in stem.chars() {
        if tidy.ends_with(c) && c != 'i' {
            continue;
        }
        tidy.push(c);
    }
    match tidy.pop() {
        Some('v') => tidy.push('f'),
        Some('z') => tidy.push('s'),
        Some(last) => tidy.push(last),
        None => {}
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs made from the fiches and from how people write; the list may grow, the two numbers below may only get better.
    const MEET: [(&str, &str); 66] = [
        ("begeleiding", "begeleiden"),
        ("begeleiding", "begeleidt"),
        ("begeleider", "begeleiders"),
        ("probleem", "problemen"),
        ("spijbelt", "spijbelen"),
        ("gespijbeld", "spijbelen"),
        ("spijbel", "spijbelen"),
        ("gepest", "pesten"),
        ("pest", "pesten"),
        ("kind", "kinderen"),
        ("kindje", "kind"),
        ("school", "scholen"),
        ("schooltje", "school"),
        ("gezin", "gezinnen"),
        ("klas", "klassen"),
        ("les", "lessen"),
        ("ouder", "ouders"),
        ("jongere", "jongeren"),
        ("leerling", "leerlingen"),
        ("opleiding", "opleidingen"),
        ("opleiding", "opleiden"),
        ("job", "jobs"),
        ("werk", "werken"),
        ("werkt", "werken"),
        ("traject", "trajecten"),
        ("taal", "talen"),
        ("cursus", "cursussen"),
        ("training", "trainingen"),
        ("workshop", "workshops"),
        ("stage", "stages"),
        ("coach", "coachen"),
        ("gesprek", "gesprekken"),
        ("moeilijk", "moeilijke"),
        ("recht", "rechten"),
        ("klacht", "klachten"),
        ("groep", "groepen"),
        ("atelier", "ateliers"),
        ("diploma", "diplomas"),
        ("foto", "fotos"),
        ("dienst", "diensten"),
        ("gemeente", "gemeenten"),
        ("beperking", "beperkingen"),
        ("vraag", "vragen"),
        ("vorming", "vormingen"),
        ("activiteit", "activiteiten"),
        ("inschrijving", "inschrijven"),
        ("uitsluiting", "uitgesloten"),
        ("schorsing", "geschorst"),
        ("opvoeding", "opvoeden"),
        ("studie", "studies"),
        ("studeren", "studie"),
        ("psycholoog", "psychologen"),
        ("leerkracht", "leerkrachten"),
        ("leraar", "leerkracht"),
        ("ecole", "ecoles"),
        ("parent", "parents"),
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("jongen", "jongens"),
        ("meisje", "meisjes"),
        ("boek", "boekje"),
        ("afwezigheid", "afwezigheden"),
        ("moeilijkheid", "moeilijkheden"),
        ("tiener", "tieners"),
        ("organisatie", "organisaties"),
        ("bemiddeling", "bemiddelen"),
    ];
    const APART: [(&str, &str); 22] = [
        ("begeleiding", "beleid"),
        ("gezin", "zin"),
        ("gedrag", "drag"),
        ("brussel", "brus"),
        ("school", "schol"),
        ("kans", "kan"),
        ("geweld", "weld"),
        ("gezond", "zond"),
        ("taal", "tel"),
        ("werk", "weer"),
        ("klas", "klacht"),
        ("ouder", "oud"),
        ("leren", "leraar"),
        ("stage", "stad"),
        ("recht", "richting"),
        ("dienst", "dien"),
        ("pesten", "past"),
        ("jes", "ja"),
        ("clb", "cgg"),
        ("sonja", "son"),
        ("tigo", "tito"),
        ("lop", "loop"),
    ];

    fn misses(dutch: &Dutch, pairs: &[(&str, &str)], should_meet: bool) -> Vec<String> {
        pairs.iter().filter(|(a, b)| (dutch.stem(a) == dutch.stem(b)) != should_meet).map(|(a, b)| format!("{a}/{b}")).collect()
    }

    #[test]
    fn forms_of_a_word_meet_and_other_words_stay_apart() {
        let dutch = Dutch::new();
        let apart = misses(&dutch, &MEET, true);
        assert!(apart.is_empty(), "should meet: {apart:?}");
        // These read the same once vowels are single; nobody asks us for plaice or for a run.
        assert_eq!(misses(&dutch, &APART, false), ["school/schol", "lop/loop"]);
    }

    #[test]
    fn compounds_come_apart_and_keep_what_they_are_made_of() {
        let dutch = Dutch::new();
        for (word, parts) in [
            ("schooluitval", vec!["school", "uitval"]),
            ("leerlingenbegeleiding", vec!["leerling", "begeleiding"]),
            ("studiekeuzebegeleiding", vec!["studie", "keuze", "begeleiding"]),
            ("spijbelcoaching", vec!["spijbel", "coaching"]),
            ("dagbesteding", vec!["dag", "besteding"]),
            ("huiswerkklas", vec!["huiswerk", "klas"]),
            ("schoolmoe", vec!["school", "moe"]),
        ] {
            let stems: Vec<String> = parts.iter().map(|part| dutch.stem(part)).collect();
            assert_eq!(dutch.split(word), stems, "{word}");
        }
        for word in ["school", "brussel", "kinderen", "anderlecht", "abrusco"] {
            assert_eq!(dutch.split(word), Vec::<String>::new(), "{word}");
        }
    }

    #[test]
    fn words_are_folded_and_hyphens_join() {
        let folded = |text| words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        assert_eq!(folded("Décrochage, 12-18 jaar: time-out!"), ["decrochage", "12", "18", "jaar", "timeout", "time", "out"]);
        assert_eq!(folded("B-codes foto's"), ["bcodes", "codes", "fotos", "foto"]);
        assert_eq!(folded("l'école, d’aide, aujourd'hui"), ["ecole", "aide", "aujourdhui", "aujourd", "hui"]);
        assert_eq!(folded("(((("), Vec::<String>::new());
        let time_out = &words("een time-out")[1];
        assert_eq!((time_out.start, time_out.end), (4, 12));
    }

    #[test]
    fn stop_words_say_nothing() {
        let dutch = Dutch::new();
        let terms: Vec<String> = dutch.analyse("Ik wil naar de school").into_iter().map(|word| word.word.folded).collect();
        assert_eq!(terms, ["school"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_analysed_and_every_word_lies_within_it(text in "\\PC{0,80}") {
            let dutch = Dutch::new();
            for analysed in dutch.analyse(&text) {
                proptest::prop_assert!(text.get(analysed.word.start..analysed.word.end).is_some());
                proptest::prop_assert!(!analysed.terms.is_empty());
            }
        }
    }
}
