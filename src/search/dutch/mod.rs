//! The analysis chain: how a text becomes the terms that the index holds and a question asks for.
//!
//! Fold (case, accents) → words (a hyphen joins: `time-out` gives `timeout`, `time`, `out`) → stop words out → lemma or stem → parts of compounds.
//! Words that no rule of the stemmer finds, words without meaning and parts of compounds stand in `seeds/woorden.toml`.

mod folding;
mod stemmer;

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

pub use folding::{Word, fold, words};
use stemmer::stem_by_rule;

/// Shortest part that a compound is cut into, unless the word list names a shorter one.
const SHORTEST_PART: usize = 4;
/// Shortest word that may be a compound.
const SHORTEST_COMPOUND: usize = 7;
/// Letters that may join the parts of a compound.
const LINKS: [&str; 5] = ["", "s", "e", "n", "en"];

/// The word list, as it stands in `seeds/woorden.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    stop: String,
    weak: String,
    about: String,
    lemmas: HashMap<String, String>,
    compounds: Parts,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    parts: String,
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
    /// Words that ask about a name and are none of it.
    about: HashSet<String>,
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
        let mut dutch = Self {
            stop: list.stop.split_whitespace().map(fold).collect(),
            lemmas,
            weak: HashSet::new(),
            about: list.about.split_whitespace().map(fold).collect(),
            parts: HashSet::new(),
        };
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

    /// Whether a word asks about a name and is none of it: “telefoonnummer”, and “Brussel” in a directory of Brussels.
    pub fn is_about(&self, folded: &str) -> bool {
        self.about.contains(folded)
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
