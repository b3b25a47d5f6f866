//! What a question asks of the texts: each of its words as terms that the index holds, the word itself first, else what it may stand for.

use std::collections::HashMap;

use super::terms::{Lexica, TermInfo};
use crate::search::common::is_real;
use crate::search::dutch::{Dutch, words};

/// Most words of a question that are looked for.
const MOST_WORDS: usize = 24;

/// How much a term counts that is not the word itself.
pub(super) mod share {
    /// A word that stands everywhere, beside a telling one.
    pub const WEAK: f32 = 0.15;
    /// A part of a compound, on either side.
    pub const PART: f32 = 0.45;
    /// Two words of the question written as one.
    pub const JOINED: f32 = 1.2;
    /// A longer word that begins so.
    pub const PREFIX: f32 = 0.6;
    /// A word that differs by a slip.
    pub const SLIP: f32 = 0.6;
    /// A word that differs by two.
    pub const TWO_SLIPS: f32 = 0.3;
}

/// Letters from which on a word is long.
const LONG: usize = 8;

/// What is looked for.
#[derive(Default)]
pub(super) struct Wanted {
    /// Terms, each with how much it counts.
    pub(super) terms: Vec<(String, f32)>,
    /// The terms of each telling word.
    pub(super) words: Vec<Vec<String>>,
    /// Words that were taken for a slip, each with the word that was meant.
    pub(super) slips: Vec<(String, String)>,
    /// Words that people really use and no text has: they name a thing that is not ours, or nothing.
    pub(super) foreign: Vec<String>,
    /// Words that nobody knows.
    pub(super) strange: Vec<String>,
    /// Whether a text has a word that tells something.
    pub(super) tells: bool,
    known: f32,
    unknown: f32,
}

/// The words that the texts hold, against which a question is read.
pub(super) struct Held {
    /// The analysis, which has learned the parts of their compounds.
    pub(super) dutch: Dutch,
    /// Their terms.
    pub(super) terms: HashMap<String, TermInfo>,
    /// The words that carry meaning.
    pub(super) lexica: Lexica,
}

impl Wanted {
    /// Whether a word was asked for at all.
    pub(super) fn asks(&self) -> bool {
        self.known + self.unknown > 0.0
    }

    /// How much of what was asked for the texts hold at all; all of it where nothing was.
    pub(super) fn share_known(&self) -> f32 {
        if self.asks() { self.known / (self.known + self.unknown) } else { 1.0 }
    }

    /// A term counts once, at its highest share.
    fn add(&mut self, term: String, share: f32) {
        match self.terms.iter_mut().find(|(other, _)| *other == term) {
            Some((_, kept)) => *kept = kept.max(share),
            None => self.terms.push((term, share)),
        }
    }
}

impl Held {
    /// What a question looks for. With `context` something was understood beside the words, and words that stand everywhere count for little.
    pub(super) fn wanted(&self, question: &str, places: &[String], context: bool) -> Wanted {
        let mut wanted = Wanted::default();
        let analysed = self.dutch.analyse(question);
        let folded: Vec<String> = words(question).into_iter().map(|word| word.folded).collect();
        for pair in folded.windows(2).take(MOST_WORDS) {
            let joined = format!("{}{}", pair[0], pair[1]);
            if self.lexica.all.knows(&joined) {
                wanted.add(self.dutch.stem(&joined), share::JOINED);
                wanted.known += 2.0;
            }
        }
        let telling = analysed.iter().any(|word| !self.dutch.is_weak(&word.terms[0]));
        for word in analysed.iter().take(MOST_WORDS) {
            let (stem, parts) = (&word.terms[0], &word.terms[1..]);
            let worth = if (telling || context) && self.dutch.is_weak(stem) { share::WEAK } else { 1.0 };
            let holds = |term: &String| self.terms.get(term).is_some_and(|info| info.zones > 0);
            let known = holds(stem);
            if places.contains(&word.word.folded) {
                word.terms.iter().filter(|term| holds(term)).for_each(|term| wanted.add(term.clone(), worth));
                continue;
            }
            // A word that stands everywhere would have to be weighed everywhere, to say next to nothing.
            if known && worth < 1.0 {
                wanted.known += worth;
                continue;
            }
            if known {
                wanted.add(stem.clone(), worth);
            }
            parts.iter().for_each(|part| wanted.add(part.clone(), share::PART * worth));
            let variants = if known { Vec::new() } else { self.variants(&word.word.folded) };
            let found = known || !variants.is_empty() || parts.iter().any(holds);
            // “een meisje van 9” says who it is for; that no text has the word says nothing.
            if !found && self.dutch.is_weak(stem) {
                continue;
            }
            wanted.tells |= found && worth > share::WEAK;
            if !found {
                let unknown = if is_real(&word.word.folded) { &mut wanted.foreign } else { &mut wanted.strange };
                unknown.push(word.word.folded.clone());
            }
            let mut any = word.terms.clone();
            if let Some((meant, _)) = variants.first().filter(|(meant, _)| !meant.starts_with(&word.word.folded)) {
                wanted.slips.push((word.word.folded.clone(), (*meant).to_owned()));
            }
            for (variant, share) in variants {
                let variant = self.dutch.stem(variant);
                any.push(variant.clone());
                wanted.add(variant, share * worth);
            }
            wanted.words.push(any);
            wanted.known += if found { worth } else { 0.0 };
            wanted.unknown += if found { 0.0 } else { worth };
        }
        wanted
    }

    /// Words of the index that an unknown word may stand for: those it begins, else those a slip or two away. A word that people really use is no slip.
    fn variants(&self, folded: &str) -> Vec<(&str, f32)> {
        let longer = self.lexica.begun.beginning_with(folded);
        if !longer.is_empty() {
            return longer.into_iter().map(|word| (word, share::PREFIX)).collect();
        }
        if is_real(folded) {
            return Vec::new();
        }
        let lexicon = if folded.chars().count() < LONG { &self.lexica.dutch } else { &self.lexica.all };
        let (slips, near) = lexicon.nearest(folded);
        near.into_iter().map(|word| (word, if slips > 1 { share::TWO_SLIPS } else { share::SLIP })).collect()
    }
}
