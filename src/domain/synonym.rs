//! A word that staff added to the thesaurus, or took away from the one inside the program.

use jiff::Timestamp;

use super::values::ValueError;
use super::vocabulary::{Closeness, HelpLanguage};

/// Most characters of a phrase.
const MOST_CHARACTERS: usize = 100;
/// Most words of a phrase: a longer one is never said twice.
const MOST_WORDS: usize = 8;

/// A word of staff. There is one for a meaning, a language and a phrase; it stands in the place of what the program has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// What the phrase stands for, as the thesaurus names it: `thema=pesten`.
    pub means: String,
    /// How closely; of no weight for one that was taken away.
    pub closeness: Closeness,
    /// Its language.
    pub language: HelpLanguage,
    /// The word or phrase.
    pub phrase: String,
    /// Whether it was added; else it was taken away.
    pub added: bool,
    /// When.
    pub saved_at: Timestamp,
    /// By whom: the mail address of an account.
    pub saved_by: String,
}

/// A phrase as it is kept: what was typed, with single spaces.
///
/// # Errors
/// One Dutch sentence for an empty phrase, or a longer one than anybody says twice.
pub fn tidy(typed: &str) -> Result<String, ValueError> {
    let plain: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let phrase = words.join(" ");
    match () {
        () if words.is_empty() => Err(ValueError::new("typ een woord of een korte zin")),
        () if words.len() > MOST_WORDS => Err(ValueError::new(format!("hoogstens {MOST_WORDS} woorden: houd alleen die over waar het om gaat"))),
        () if phrase.chars().count() > MOST_CHARACTERS => Err(ValueError::new(format!("hoogstens {MOST_CHARACTERS} tekens"))),
        () => Ok(phrase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_kept_as_people_would_type_it() {
        assert_eq!(tidy("  wil\t niet \n meer ").expect("a phrase"), "wil niet meer");
        assert!(tidy(" \u{7} ").is_err() && tidy("een twee drie vier vijf zes zeven acht negen").is_err() && tidy(&"a".repeat(101)).is_err());
    }
}
