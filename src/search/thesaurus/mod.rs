//! What people's words stand for, in every language: `seeds/thesaurus/*.toml`, compiled into phrases that are looked for in a question.
//!
//! A word matches in any form with the same stem, a phrase when all its words stand near each other, in any order. A word that nobody knows is looked
//! for as a slip of one that the thesaurus knows.

mod meaning;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::common::{is_common, is_real};
use super::dutch::{Dutch, Word, words};
use super::lexicon::Lexicon;
use crate::domain::vocabulary::Closeness;

pub use meaning::{Danger, Entry, LANGUAGES, Meaning, ThesaurusFile};

/// Most words of a question that are looked at.
pub const MOST_WORDS: usize = 60;
/// How many other words may stand between those of a phrase.
const LOOSE: usize = 2;

/// Whether a phrase tells something: a bare number or a single word without meaning would be found everywhere.
fn tells(dutch: &Dutch, phrase: &[Word]) -> bool {
    match phrase {
        [] => false,
        [word] => !dutch.is_stop_word(&word.folded) && word.folded.chars().any(char::is_alphabetic),
        words => words.iter().any(|word| word.folded.chars().any(char::is_alphabetic)),
    }
}

type WordId = u32;

struct Phrase {
    words: Vec<WordId>,
    entry: usize,
    /// Two words that stand everywhere (“for schools”): only side by side and in this order do they mean something.
    strict: bool,
}

struct Compiled {
    meanings: Vec<Meaning>,
    kind: Closeness,
}

/// A phrase that was found in a question.
#[derive(Debug, Clone)]
pub struct Match<'a> {
    /// What it stands for.
    pub meanings: &'a [Meaning],
    /// How closely.
    pub kind: Closeness,
    /// Positions of its words in the question.
    pub positions: Vec<usize>,
    /// How many words the phrase itself has: one for “schoolmoe”, also where it was written “school moe”.
    pub length: usize,
    /// Those of its words that were taken for a slip: the position in the question, and the word that was meant.
    pub slips: Vec<(usize, &'a str)>,
}

/// How much a phrase says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It would be found everywhere, or is not looked for at all.
    Nothing,
    /// All its words stand in many questions.
    Little,
    /// At least one word of it is its own.
    Enough,
}

/// All entries, ready to be looked for.
pub struct Thesaurus {
    dutch: Dutch,
    entries: Vec<Compiled>,
    phrases: Vec<Phrase>,
    /// Phrases by their most telling word.
    by_word: HashMap<WordId, Vec<usize>>,
    ids: HashMap<String, WordId>,
    lexicon: Lexicon,
    /// How words are written that folding changes: `harcelement` is said as “harcèlement”.
    written: HashMap<String, String>,
    fingerprint: u64,
}

/// What a word of a question is to the thesaurus.
#[derive(Debug, Clone, Copy, Default)]
struct Seen<'a> {
    id: Option<WordId>,
    /// The word that it is taken to be a slip of.
    slip: Option<&'a str>,
}

impl Thesaurus {
    /// Compiles entries; a meaning that does not exist is left out (the check names it).
    pub fn compile(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut thesaurus = Self {
            dutch: Dutch::new(),
            entries: Vec::new(),
            phrases: Vec::new(),
            by_word: HashMap::new(),
            ids: HashMap::new(),
            lexicon: Lexicon::default(),
            written: HashMap::new(),
            fingerprint: 0,
        };
        let mut fingerprint = DefaultHasher::new();
        let mut known = Vec::new();
        let mut phrases = Vec::new();
        for entry in entries {
            let number = thesaurus.entries.len();
            (&entry.means, entry.kind, entry.phrases().collect::<Vec<_>>()).hash(&mut fingerprint);
            for phrase in entry.phrases() {
                let found = words(phrase);
                known.extend(found.iter().map(|word| word.folded.clone()));
                let accented = found.iter().map(|word| (word, &phrase[word.start..word.end])).filter(|(word, written)| word.folded != **written);
                thesaurus.written.extend(accented.map(|(word, written)| (word.folded.clone(), written.to_owned())));
                let words: Vec<WordId> = found.iter().map(|word| thesaurus.id(&word.folded)).collect();
                if tells(&thesaurus.dutch, &found) {
                    let everywhere =
                        |word: &Word| thesaurus.dutch.is_stop_word(&word.folded) || thesaurus.dutch.is_weak(&thesaurus.dutch.stem(&word.folded));
                    let strict = found.len() == 2 && found.iter().all(everywhere);
                    phrases.push(Phrase { words, entry: number, strict });
                }
            }
            thesaurus.entries.push(Compiled { meanings: entry.means.iter().filter_map(|text| Meaning::parse(text)).collect(), kind: entry.kind });
        }
        // A phrase is looked for where its rarest word stands.
        let mut uses: HashMap<WordId, usize> = HashMap::new();
        phrases.iter().flat_map(|phrase| &phrase.words).for_each(|word| *uses.entry(*word).or_default() += 1);
        for (number, phrase) in phrases.iter().enumerate() {
            if let Some(rarest) = phrase.words.iter().min_by_key(|word| uses[*word]) {
                thesaurus.by_word.entry(*rarest).or_default().push(number);
            }
        }
        thesaurus.phrases = phrases;
        thesaurus.lexicon = Lexicon::new(known);
        thesaurus.fingerprint = fingerprint.finish();
        thesaurus
    }

    /// Differs between two thesauri that differ in a word or a meaning.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// How much a phrase says by itself, and so how often it would be found where nobody means it.
    pub fn telling(&self, phrase: &str) -> Telling {
        let found = words(phrase);
        let stops = found.iter().filter(|word| self.dutch.is_stop_word(&word.folded)).count();
        let weak = found.iter().filter(|word| self.dutch.is_weak(&self.dutch.stem(&word.folded))).count();
        match found.len() {
            _ if !tells(&self.dutch, &found) => Telling::Nothing,
            1 | 2 if stops == found.len() => Telling::Nothing,
            all if stops + weak >= all => Telling::Little,
            _ => Telling::Enough,
        }
    }

    /// What a phrase is looked for by: phrases with the same stems find the same.
    pub fn stems(&self, phrase: &str) -> Vec<String> {
        let mut stems: Vec<String> = words(phrase).iter().map(|word| self.dutch.stem(&word.folded)).collect();
        stems.sort_unstable();
        stems
    }

    fn id(&mut self, folded: &str) -> WordId {
        let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        *self.ids.entry(self.dutch.stem(folded)).or_insert(next)
    }

    /// Every phrase that stands in these words of a question; `known` tells the words that the fiches themselves use, which are no slips.
    pub fn matches(&self, question: &[Word], known: impl Fn(&str) -> bool) -> Vec<Match<'_>> {
        let question = &question[..question.len().min(MOST_WORDS)];
        let seen: Vec<Seen<'_>> = question.iter().map(|word| self.see(&word.folded, &known)).collect();
        let ids: Vec<Option<WordId>> = seen.iter().map(|seen| seen.id).collect();
        // “wil niet leren” is one letter from “wil niet leven”: danger is never read into a slip, and a place only into a slip of a long name.
        let believed = |entry: &Compiled, positions: &[usize]| {
            positions.iter().all(|at| seen[*at].slip.is_none())
                || !entry.meanings.iter().any(|meaning| match meaning {
                    Meaning::Danger(_) => true,
                    Meaning::Commune(_) => positions.iter().any(|at| question[*at].folded.len() < 8),
                    _ => false,
                })
        };
        let slips = |positions: &[usize]| positions.iter().filter_map(|at| seen[*at].slip.map(|meant| (*at, meant))).collect();
        let mut found = Vec::new();
        // “school moe” is one word written as two.
        for (at, pair) in question.windows(2).enumerate() {
            let joined = self.ids.get(&self.dutch.stem(&format!("{}{}", pair[0].folded, pair[1].folded)));
            let phrases = joined.and_then(|id| self.by_word.get(id)).into_iter().flatten();
            for phrase in phrases.map(|number| &self.phrases[*number]).filter(|phrase| phrase.words.len() == 1) {
                let entry = &self.entries[phrase.entry];
                found.push(Match { meanings: &entry.meanings, kind: entry.kind, positions: vec![at, at + 1], length: 1, slips: Vec::new() });
            }
        }
        for (at, id) in ids.iter().enumerate() {
            let Some(phrases) = id.and_then(|id| self.by_word.get(&id)) else { continue };
            for number in phrases {
                let phrase = &self.phrases[*number];
                let entry = &self.entries[phrase.entry];
                if let Some(positions) = near(phrase, &ids, at)
                    && believed(entry, &positions)
                {
                    let slips = slips(&positions);
                    found.push(Match { meanings: &entry.meanings, kind: entry.kind, positions, length: phrase.words.len(), slips });
                }
            }
        }
        found
    }

    /// Whether a word stands in the thesaurus, in any of its forms.
    pub fn knows(&self, folded: &str) -> bool {
        self.ids.contains_key(&self.dutch.stem(folded))
    }

    /// Whether a word nobody knows is one slip away from one of the thesaurus.
    pub fn is_slip(&self, folded: &str) -> bool {
        let (slips, near) = self.lexicon.nearest(folded);
        slips == 1 && near.iter().any(|word| word.chars().next() == folded.chars().next())
    }

    /// Whether a word carries no meaning by itself.
    pub fn is_stop_word(&self, folded: &str) -> bool {
        self.dutch.is_stop_word(folded)
    }

    /// How a word of the thesaurus is written, with its accents.
    pub fn written<'a>(&'a self, folded: &'a str) -> &'a str {
        self.written.get(folded).map_or(folded, String::as_str)
    }

    /// The word of the thesaurus that a word of a question is: itself by its stem, else one that it begins with, else one that it is a slip of. A word
    /// that people really use is no slip.
    fn see(&self, folded: &str, known: impl Fn(&str) -> bool) -> Seen<'_> {
        let id_of = |word: &str| self.ids.get(&self.dutch.stem(word)).copied();
        if let Some(id) = id_of(folded) {
            return Seen { id: Some(id), slip: None };
        }
        if known(folded) {
            return Seen::default();
        }
        let begun = self.lexicon.begun_by(folded);
        let rest_is_real = |begun: &&str| ENDINGS.contains(&&folded[begun.len()..]) || is_common(&folded[begun.len()..]);
        if let Some(begun) = begun.filter(rest_is_real) {
            return Seen { id: id_of(begun), slip: None };
        }
        if is_real(folded) {
            return Seen::default();
        }
        let (slips, near) = self.lexicon.nearest(folded);
        // Words of six languages lie close together: a second slip is only believed in a long word, and never in its first letter.
        let first_two = |word: &str| word.chars().take(2).collect::<String>();
        let swapped_first = |word: &str| first_two(word).chars().rev().eq(first_two(folded).chars());
        let believed =
            |word: &&str| (word.chars().next() == folded.chars().next() || swapped_first(word)) && (slips < 2 || folded.chars().count() >= 10);
        match (near.into_iter().find(believed), begun) {
            (Some(meant), _) => Seen { id: id_of(meant), slip: Some(meant) },
            (None, Some(begun)) => Seen { id: id_of(begun), slip: None },
            (None, None) => Seen::default(),
        }
    }
}

/// What Dutch, French and English write behind a word without making it another one.
const ENDINGS: [&str; 10] = ["s", "e", "n", "t", "en", "er", "es", "je", "tje", "tjes"];

/// The positions of all words of a phrase around one of them, if they stand near enough to each other.
fn near(phrase: &Phrase, question: &[Option<WordId>], at: usize) -> Option<Vec<usize>> {
    if phrase.strict {
        let first = if question[at] == Some(phrase.words[0]) { at } else { at.checked_sub(1)? };
        let side_by_side = phrase.words.iter().enumerate().all(|(i, word)| question.get(first + i) == Some(&Some(*word)));
        return side_by_side.then(|| vec![first, first + 1]);
    }
    let phrase = &phrase.words;
    if phrase.len() == 1 {
        return Some(vec![at]);
    }
    let reach = phrase.len() + LOOSE;
    let from = at.saturating_sub(reach - 1);
    let until = (at + reach).min(question.len());
    let mut positions: Vec<usize> = Vec::with_capacity(phrase.len());
    for word in phrase {
        let free = (from..until).filter(|position| question[*position] == Some(*word) && !positions.contains(position));
        positions.push(free.min_by_key(|position| position.abs_diff(at))?);
    }
    positions.sort_unstable();
    let span = positions.last()? - positions.first()?;
    (span < reach).then_some(positions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::{AgeRange, Postcode};
    use crate::domain::vocabulary::Theme;

    fn thesaurus() -> Thesaurus {
        let entry = |means: &str, kind, nl: &[&str]| Entry {
            means: vec![means.into()],
            kind,
            nl: nl.iter().map(|one| (*one).to_owned()).collect(),
            ..Entry::default()
        };
        Thesaurus::compile([
            entry("thema=schoolmoe", Closeness::Same, &["wil niet naar school", "schoolmoe", "ne veut plus ecole"]),
            entry("thema=pesten", Closeness::Same, &["pesten", "uitgelachen"]),
            entry("gemeente=1080", Closeness::Same, &["molenbeek"]),
        ])
    }

    fn meant(question: &str) -> Vec<Meaning> {
        let thesaurus = thesaurus();
        thesaurus.matches(&words(question), |_| false).into_iter().flat_map(|found| found.meanings.to_vec()).collect()
    }

    #[test]
    fn a_phrase_is_found_in_any_order_with_words_between() {
        assert_eq!(meant("mijn zoon wil echt niet meer naar school"), [Meaning::Theme(Theme::SchoolFatigue)]);
        assert_eq!(meant("naar school wil hij niet"), [Meaning::Theme(Theme::SchoolFatigue)]);
        assert_eq!(meant("wil naar een andere klas want op deze school is het niet leuk"), []);
    }

    #[test]
    fn a_word_is_found_in_its_forms_and_with_a_slip() {
        assert_eq!(meant("gepest"), [Meaning::Theme(Theme::Bullying)]);
        assert_eq!(meant("uitgelagen"), [Meaning::Theme(Theme::Bullying)]);
        assert_eq!(meant("Molenbeeck"), [Meaning::Commune(Postcode::parse("1080").expect("a postcode"))]);
        assert_eq!(meant("test"), [], "a short word is not turned into another");
        assert_eq!(meant("school moe"), [Meaning::Theme(Theme::SchoolFatigue)]);
    }

    #[test]
    fn a_phrase_tells_nothing_little_or_enough() {
        let thesaurus = thesaurus();
        for (phrase, expected) in [
            ("niet", Telling::Nothing),
            ("12", Telling::Nothing),
            ("wil niet", Telling::Nothing),
            ("...", Telling::Nothing),
            ("gaat niet goed met mij", Telling::Little),
            ("kind naar school", Telling::Little),
            ("brossen", Telling::Enough),
            ("wil niet leren", Telling::Little),
            ("wil niet eten", Telling::Enough),
        ] {
            assert_eq!(thesaurus.telling(phrase), expected, "{phrase}");
        }
        assert_eq!(thesaurus.stems("Pesten op school"), thesaurus.stems("school op gepest"));
    }

    #[test]
    fn a_meaning_that_does_not_exist_is_named() {
        let entry = Entry { means: vec!["thema=pesten".into(), "thema=plagen".into()], ..Entry::default() };
        assert_eq!(entry.meanings(), Err((1, "“thema=plagen” is geen betekenis".into())));
        assert_eq!(Meaning::parse("leeftijd=18-"), Some(Meaning::Ages(AgeRange { min: Some(18), max: None })));
    }
}
