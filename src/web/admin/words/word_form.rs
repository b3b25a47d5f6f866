//! The form with which a word gets a meaning.

use crate::domain::locale::Messages;
use crate::domain::vocabulary::{Closeness, HelpLanguage, Term};
use crate::search::thesaurus::LANGUAGES;
use crate::web::admin::words::meanings::CLOSENESS;

/// The fields with which a word is added.
pub(in crate::web) struct WordForm {
    pub phrase: String,
    pub language: HelpLanguage,
    pub closeness: Closeness,
    pub question: String,
    pub languages: Vec<(&'static str, &'static str)>,
    pub kinds: [(Closeness, &'static str, &'static str); 3],
}

impl WordForm {
    pub fn new(t: &'static Messages, phrase: &str, language: HelpLanguage, closeness: Closeness, question: &str) -> Self {
        Self {
            phrase: phrase.to_owned(),
            language,
            closeness,
            question: question.to_owned(),
            languages: LANGUAGES.iter().map(|language| (language.code(), t.label(*language))).collect(),
            kinds: CLOSENESS,
        }
    }
}
