//! Why a service was found: the sentence that says it best, with the words that were asked for marked.

use super::terms::TermId;
use crate::domain::locale::Locale;

/// A sentence prepared for highlighting: its words with their terms.
pub(super) struct Sentence {
    pub(super) locale: Locale,
    pub(super) text: String,
    /// First byte and byte behind the last of each word, and a term that it stands for.
    pub(super) marks: Vec<(u32, u32, TermId)>,
}

/// A piece of a sentence, marked or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The piece.
    pub text: &'a str,
    /// Whether it is a word that was asked for.
    pub marked: bool,
}

impl Sentence {
    /// The sentence in pieces, with the words marked that stand for one of these terms, which are sorted.
    pub(super) fn pieces(&self, terms: &[TermId]) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for (start, end, term) in &self.marks {
            let (start, end) = (*start as usize, *end as usize);
            if start < at || terms.binary_search(term).is_err() {
                continue;
            }
            if start > at {
                pieces.push(Piece { text: &self.text[at..start], marked: false });
            }
            pieces.push(Piece { text: &self.text[start..end], marked: true });
            at = end;
        }
        if at < self.text.len() {
            pieces.push(Piece { text: &self.text[at..], marked: false });
        }
        pieces
    }
}

/// The sentence in this language that stands for most different terms of these, which are sorted; early ones first. `None` when none has any.
pub(super) fn best<'a>(sentences: &'a [Sentence], terms: &[TermId], locale: Locale) -> Option<&'a Sentence> {
    let mut best: Option<(usize, &Sentence)> = None;
    for sentence in sentences.iter().filter(|sentence| sentence.locale == locale) {
        let mut found: Vec<TermId> = sentence.marks.iter().map(|mark| mark.2).filter(|term| terms.binary_search(term).is_ok()).collect();
        found.sort_unstable();
        found.dedup();
        if found.len() > best.map_or(0, |(count, _)| count) {
            best = Some((found.len(), sentence));
        }
    }
    best.map(|(_, sentence)| sentence)
}
