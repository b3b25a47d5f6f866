//! The terms of all texts, collected while the index is built: which zones hold each, and in which languages it stands.

use std::collections::HashMap;

use tantivy::tokenizer::{PreTokenizedString, Token};

use super::texts::Zone;
use crate::search::dutch::{Dutch, Word};
use crate::search::lexicon::Lexicon;

/// A word that stands so many times oftener in Dutch texts than in foreign ones is a Dutch word, which the others only quote.
const QUOTED: u32 = 4;

/// Number of a term in the vocabulary.
pub(super) type TermId = u32;

/// What is known of a term.
pub(super) struct TermInfo {
    pub(super) id: TermId,
    /// Bit of each [`Zone`] that holds it.
    pub(super) zones: u8,
    /// How often it stands in Dutch texts.
    dutch: u32,
    /// How often it stands in French and English ones.
    foreign: u32,
}

/// The words that carry meaning, folded.
pub(super) struct Lexica {
    /// All of them.
    pub(super) all: Lexicon,
    /// Those of the Dutch texts: a short word is a slip of one of these, if of any, since words of three languages lie too close together.
    pub(super) dutch: Lexicon,
    /// Those that may be found by their beginning.
    pub(super) begun: Lexicon,
}

/// Collects terms and words while documents are made; a word is analysed once, however often it stands somewhere.
pub(super) struct Vocabulary<'a> {
    dutch: &'a Dutch,
    texts: &'a HashMap<&'a str, Vec<Word>>,
    terms: HashMap<String, TermInfo>,
    /// The terms of each word.
    words: HashMap<&'a str, Vec<(String, TermId)>>,
}

impl<'a> Vocabulary<'a> {
    /// An empty one, for these texts and their words.
    pub(super) fn of(dutch: &'a Dutch, texts: &'a HashMap<&'a str, Vec<Word>>) -> Self {
        Self { dutch, texts, terms: HashMap::new(), words: HashMap::new() }
    }

    /// The terms of a text, which then stand in this zone.
    pub(super) fn tokens(&mut self, zone: Zone, text: &str) -> PreTokenizedString {
        let mut tokens = Vec::new();
        for (position, word) in self.words_of(text).iter().enumerate() {
            for (text, _) in self.analysed(word) {
                let text = text.clone();
                tokens.push(Token { offset_from: word.start, offset_to: word.end, position, text, position_length: 1 });
            }
        }
        for token in &tokens {
            if let Some(info) = self.terms.get_mut(&token.text) {
                info.zones |= 1 << zone as u8;
                *(if zone == Zone::Foreign { &mut info.foreign } else { &mut info.dutch }) += 1;
            }
        }
        PreTokenizedString { text: String::new(), tokens }
    }

    /// The terms of a text where they stand: first byte and byte behind the last of the word, and the term.
    pub(super) fn marks(&mut self, text: &str) -> Vec<(u32, u32, TermId)> {
        let mut marks = Vec::new();
        for word in self.words_of(text) {
            let (Ok(start), Ok(end)) = (u32::try_from(word.start), u32::try_from(word.end)) else { break };
            marks.extend(self.analysed(word).iter().map(|(_, term)| (start, end, *term)));
        }
        marks
    }

    /// All terms, and the words that carry meaning.
    pub(super) fn close(self) -> (HashMap<String, TermInfo>, Lexica) {
        let Self { mut terms, words, .. } = self;
        // A French sentence that names the Beroepenpunt says nothing of a beroep: a Dutch word counts in Dutch texts only.
        let quoted = terms.values_mut().filter(|info| info.dutch > QUOTED * info.foreign);
        quoted.for_each(|info| info.zones &= Zone::DUTCH);
        let words: Vec<(&str, Vec<(String, TermId)>)> = words.into_iter().filter(|(_, terms)| !terms.is_empty()).collect();
        let stands_in = |found: &&(&str, Vec<(String, TermId)>), zones: u8| terms.get(&found.1[0].0).is_some_and(|info| info.zones & zones != 0);
        let lexicon = |words: Vec<&(&str, Vec<(String, TermId)>)>| Lexicon::new(words.into_iter().map(|(word, _)| (*word).to_owned()));
        let lexica = Lexica {
            dutch: lexicon(words.iter().filter(|found| stands_in(found, Zone::DUTCH)).collect()),
            begun: lexicon(words.iter().filter(|found| stands_in(found, !(1 << Zone::Proper as u8))).collect()),
            all: lexicon(words.iter().collect()),
        };
        (terms, lexica)
    }

    fn words_of(&self, text: &str) -> &'a [Word] {
        self.texts.get(text).map_or(&[], Vec::as_slice)
    }

    fn analysed(&mut self, word: &'a Word) -> &[(String, TermId)] {
        let (dutch, terms) = (self.dutch, &mut self.terms);
        self.words.entry(&word.folded).or_insert_with(|| {
            let number = |term: String| {
                let next = u32::try_from(terms.len()).unwrap_or(u32::MAX);
                let info = terms.entry(term.clone()).or_insert(TermInfo { id: next, zones: 0, dutch: 0, foreign: 0 });
                (term, info.id)
            };
            dutch.terms(&word.folded).into_iter().map(number).collect()
        })
    }
}
