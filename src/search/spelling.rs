//! The words of a question as they were meant: French elisions without their apostrophe come apart, and so do words that were written as one.
//!
//! Nothing here guesses at letters: what a slip may stand for, the thesaurus and the index say.

use super::common::{behind_elision, is_common};
use super::dutch::{self, Word};
use super::thesaurus::Thesaurus;

/// Shortest word that is taken apart, and shortest half.
const SHORTEST: (usize, usize) = (6, 3);

/// The words of a question; `known` tells the words that the fiches use, which stay whole.
pub fn words(question: &str, thesaurus: &Thesaurus, known: impl Fn(&str) -> bool) -> Vec<Word> {
    let mut meant = Vec::new();
    for word in dutch::words(question) {
        if known(&word.folded) || is_common(&word.folded) {
            meant.push(word);
        } else if let Some(behind) = behind_elision(&word.folded) {
            let behind = behind.to_owned();
            let letters = behind.chars().count();
            let written = &question[word.start..word.end];
            let start = written.char_indices().rev().nth(letters - 1).map_or(word.start, |(at, _)| word.start + at);
            // Who wrote “jai peur” into the thesaurus meant it so.
            if thesaurus.knows(&word.folded) {
                meant.push(word.clone());
            }
            meant.push(Word { start, end: word.end, folded: behind });
        } else if let Some(at) = written_as_one(&word.folded, thesaurus) {
            let (first, second) = word.folded.split_at(at);
            meant.push(Word { folded: first.to_owned(), ..word.clone() });
            meant.push(Word { folded: second.to_owned(), ..word });
        } else {
            meant.push(word);
        }
    }
    meant
}

/// Where “naarschool” falls into two words: one that carries no meaning, which is never part of a compound, and one of the thesaurus.
fn written_as_one(folded: &str, thesaurus: &Thesaurus) -> Option<usize> {
    let (shortest, half) = SHORTEST;
    if folded.len() < shortest || !folded.is_ascii() || thesaurus.knows(folded) || thesaurus.is_slip(folded) {
        return None;
    }
    let real = |word: &str| is_common(word) || thesaurus.is_stop_word(word);
    (half..=folded.len() - half).find(|at| {
        let (first, second) = folded.split_at(*at);
        let one_says_nothing = thesaurus.is_stop_word(first) || thesaurus.is_stop_word(second);
        let other_is_known = [first, second].into_iter().all(|word| thesaurus.is_stop_word(word) || thesaurus.knows(word));
        one_says_nothing && other_is_known && real(first) && real(second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::thesaurus::Entry;

    fn read(question: &str) -> Vec<String> {
        let nl = ["zin in school", "schoolmoe"].map(str::to_owned).to_vec();
        let thesaurus = Thesaurus::compile([Entry { means: vec!["thema=schoolmoe".into()], nl, ..Entry::default() }]);
        words(question, &thesaurus, |word| word == "tejo").into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn french_typed_without_apostrophes_reads_as_with_them() {
        assert_eq!(read("jai peur daller a lecole"), ["ai", "peur", "aller", "a", "ecole"]);
        assert_eq!(read("quil aime lécole"), ["il", "aime", "ecole"]);
    }

    #[test]
    fn words_written_as_one_come_apart_and_real_words_stay() {
        assert_eq!(read("wilniet naarschool, geenzin"), ["wil", "niet", "naar", "school", "geen", "zin"]);
        assert_eq!(read("overdag tejo opvang schoolmoe"), ["overdag", "tejo", "opvang", "schoolmoe"]);
    }

    #[test]
    fn a_word_that_came_apart_still_stands_where_it_stood() {
        let thesaurus = Thesaurus::compile([]);
        let typed = "à lécole";
        let found = words(typed, &thesaurus, |_| false);
        assert_eq!(&typed[found[1].start..found[1].end], "école");
    }
}
