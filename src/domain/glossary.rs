//! Words that parents need not know, each with what it means in their language: `seeds/woordenlijst.toml`, which anybody can read and change.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::locale::Locale;

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// As it stands on a page, capitals and all.
    pub word: String,
    nl: String,
    fr: String,
    en: String,
}

impl Entry {
    /// What it means, in the language of the reader.
    pub fn meaning(&self, locale: Locale) -> &str {
        match locale {
            Locale::Nl => &self.nl,
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    entry: Vec<Entry>,
}

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| toml::from_str::<File>(include_str!("../../seeds/woordenlijst.toml")).expect("a test reads seeds/woordenlijst.toml").entry);

/// All entries, in the order of the file.
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The words that every page explains by itself.
pub fn explained() -> HashSet<String> {
    entries().iter().map(|entry| entry.word.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once_and_is_explained_shortly_in_three_languages() {
        assert_eq!(explained().len(), entries().len(), "a word stands twice");
        for entry in entries() {
            for locale in Locale::SERVED {
                let words = entry.meaning(*locale).split_whitespace().count();
                assert!((1..=12).contains(&words), "{} in {}", entry.word, locale.code());
            }
        }
    }
}
