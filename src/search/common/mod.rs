//! The words that people really use in Dutch, French and English: a word that is really one is no slip of another.
//!
//! `common.txt` lists them, the README beside it says where they come from; the build packs them. Nothing of it is read at start.

use std::sync::LazyLock;

use fst::Map;

/// Shortest word that a compound is cut into: shorter ones stand in too many slips.
const SHORTEST_PART: usize = 4;

/// Each word, with 1 behind a French one that begins with a vowel or an h.
static COMMON: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common.fst"));
    Map::new(packed).expect("the build packed the common words")
});

/// Whether people really use this folded word.
pub fn is_common(folded: &str) -> bool {
    COMMON.contains_key(folded)
}

/// Whether this folded word is a real one: a common one, a form of one, or two written as one, as Dutch does (`autoverzekering`).
pub fn is_real(folded: &str) -> bool {
    is_common(folded) || is_form(folded) || is_compound(folded)
}

fn is_form(folded: &str) -> bool {
    let bare = |ending: &str| folded.strip_suffix(ending).filter(|bare| bare.len() > SHORTEST_PART);
    ["en", "s", "je", "tje", "tjes"].into_iter().filter_map(bare).any(is_common)
}

fn is_compound(folded: &str) -> bool {
    let ends = folded.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST_PART && folded.len() - at >= SHORTEST_PART);
    ends.into_iter().any(|end| {
        let (first, second) = folded.split_at(end);
        is_common(second) && (is_common(first) || first.strip_suffix('s').is_some_and(|first| first.len() >= SHORTEST_PART && is_common(first)))
    })
}

/// The French word behind an elision written without its apostrophe: `ecole` in `lecole`, `ai` in `jai`. `None` where the whole is a word of its own.
pub fn behind_elision(folded: &str) -> Option<&str> {
    if is_common(folded) {
        return None;
    }
    let rests = ELIDED.iter().filter_map(|elided| folded.strip_prefix(elided));
    rests.into_iter().find(|rest| SHORT.contains(rest) || COMMON.get(rest) == Some(1))
}

/// Little French words that lose their vowel, longer ones first.
const ELIDED: [&str; 13] = ["jusqu", "lorsqu", "puisqu", "quelqu", "qu", "l", "d", "j", "n", "s", "c", "m", "t"];
/// Words that stand behind them most often and are too short to be in the list.
const SHORT: [&str; 10] = ["ai", "as", "a", "il", "ils", "on", "en", "un", "y", "est"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_people_use_are_real_and_their_slips_are_not() {
        for word in ["peuter", "griep", "kerk", "kopen", "verzekering", "artiste", "getest", "ecole", "plumber", "loodgieters", "autoverzekering"] {
            assert!(is_real(word), "{word}");
        }
        for slip in ["shcool", "gepets", "pessten", "spijbellen", "lecole", "faalangts", "schoolmeo", "xyzzy", "harcelment"] {
            assert!(!is_real(slip), "{slip}");
        }
    }

    #[test]
    fn an_elision_without_its_apostrophe_is_two_words() {
        for (typed, behind) in [("lecole", "ecole"), ("jai", "ai"), ("daller", "aller"), ("quil", "il"), ("labsence", "absence"), ("delle", "elle")] {
            assert_eq!(behind_elision(typed), Some(behind), "{typed}");
        }
        for whole in ["dont", "mere", "lait", "neet", "naft", "tejo", "duaal", "sonja", "dans", "taalkot", "leren"] {
            assert_eq!(behind_elision(whole), None, "{whole}");
        }
    }
}
