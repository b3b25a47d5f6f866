//! What people may be about to type: names of fiches, themes, communes, questions that are often asked.

use serde::Deserialize;

use super::dutch::fold;
use crate::domain::fiche::Fiche;
use crate::domain::locale::Locale;
use crate::domain::values::{BRUSSELS, Slug};
use crate::domain::vocabulary::{Term, Theme};

/// Most suggestions that are given at once.
const MOST: usize = 8;
/// Most letters that are looked at.
const LETTERS: usize = 60;

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it reads.
    pub text: String,
    /// What it leads to.
    pub leads_to: LeadsTo,
    /// The language it reads in.
    pub locale: Locale,
}

/// What a suggestion leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadsTo {
    /// A fiche.
    Fiche(Slug),
    /// All help with a theme.
    Theme(Theme),
    /// All help in a commune, by postcode.
    Commune(&'static str),
    /// The answer to a question that people often ask.
    Question(String),
}

/// The questions, as `seeds/vragen.toml` lists them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    questions: Often,
}

/// What is often asked, in each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Often {
    nl: Vec<String>,
    fr: Vec<String>,
    en: Vec<String>,
}

/// Most words that begin alike and are looked at.
const ALIKE: usize = 300;

/// All suggestions, found by the beginning of any of their words.
#[derive(Debug, Default)]
pub struct Suggestions {
    all: Vec<(String, Suggestion)>,
    /// Where each word begins: number of the suggestion and place in its folded text, in the order of what stands there.
    beginnings: Vec<(usize, usize)>,
}

impl Suggestions {
    /// Suggestions for these fiches, beside all themes and communes, for who reads this language.
    pub fn new(fiches: &[Fiche], reader: Locale) -> Self {
        let labels = reader.messages();
        let mut all = Vec::new();
        let mut add = |locale, folded: &str, text: &str, leads_to| {
            all.push((fold(folded), Suggestion { text: text.to_owned(), leads_to, locale }));
        };
        for fiche in fiches {
            let name = &fiche.content.name;
            add(Locale::Nl, name, name, LeadsTo::Fiche(fiche.slug.clone()));
            for other in &fiche.content.alternate_names {
                // Another name says which fiche it leads to.
                add(Locale::Nl, other, &format!("{other} ({name})"), LeadsTo::Fiche(fiche.slug.clone()));
            }
        }
        Theme::ALL.iter().for_each(|theme| add(reader, labels.label(*theme), labels.label(*theme), LeadsTo::Theme(*theme)));
        BRUSSELS.iter().for_each(|commune| add(reader, commune.name(reader), commune.name(reader), LeadsTo::Commune(commune.postcode)));
        let often: Questions = toml::from_str(include_str!("../../seeds/vragen.toml")).expect("seeds/vragen.toml lists questions in each language");
        let often = match reader {
            Locale::Nl => often.questions.nl,
            Locale::Fr => often.questions.fr,
            Locale::En => often.questions.en,
        };
        often.into_iter().for_each(|question| add(reader, &question, &question, LeadsTo::Question(question.clone())));
        // Who does not know the Dutch name may know what kind of organisation it should be.
        for fiche in fiches {
            if let Some(gloss) = fiche.content.words.for_reader(reader).and_then(|words| words.gloss.as_deref()) {
                add(reader, gloss, &format!("{gloss} ({})", fiche.content.name), LeadsTo::Fiche(fiche.slug.clone()));
            }
        }
        let mut beginnings: Vec<(usize, usize)> = Vec::new();
        for (number, (folded, _)) in all.iter().enumerate() {
            let inside =
                folded.char_indices().zip(folded.chars().skip(1)).filter(|((_, before), c)| !before.is_alphanumeric() && c.is_alphanumeric());
            beginnings.push((number, 0));
            beginnings.extend(inside.map(|((at, before), _)| (number, at + before.len_utf8())));
        }
        beginnings.sort_by(|a, b| all[a.0].0[a.1..].cmp(&all[b.0].0[b.1..]));
        Self { all, beginnings }
    }

    /// The suggestions of which a word begins like what was typed, those that begin so themselves first; none for less than two letters.
    pub fn find(&self, typed: &str) -> Vec<&Suggestion> {
        let typed: String = typed.trim().chars().take(LETTERS).collect();
        let typed = fold(&typed);
        if typed.chars().count() < 2 {
            return Vec::new();
        }
        let words = |(number, at): &(usize, usize)| &self.all[*number].0[*at..];
        let first = self.beginnings.partition_point(|beginning| words(beginning) < typed.as_str());
        let alike = self.beginnings[first..].iter().take_while(|beginning| words(beginning).starts_with(&typed)).take(ALIKE);
        let mut found: Vec<&(usize, usize)> = alike.collect();
        found.sort_by_key(|(number, at)| (*at > 0, *number));
        let mut given: Vec<&Suggestion> = Vec::with_capacity(MOST);
        for (number, _) in found {
            let suggestion = &self.all[*number].1;
            if given.iter().all(|other| other.leads_to != suggestion.leads_to) {
                given.push(suggestion);
            }
            if given.len() == MOST {
                break;
            }
        }
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(typed: &str) -> Vec<String> {
        for_reader(Locale::Nl, typed)
    }

    fn for_reader(reader: Locale, typed: &str) -> Vec<String> {
        Suggestions::new(&[], reader).find(typed).into_iter().map(|suggestion| suggestion.text.clone()).collect()
    }

    #[test]
    fn any_word_of_a_name_may_be_begun_and_the_first_comes_first() {
        assert_eq!(texts("molen"), ["Sint-Jans-Molenbeek"]);
        assert_eq!(texts("schoolto"), ["schooltoeslag verloren", "rechten, regels, schooltoeslag, klacht"]);
        assert_eq!(texts("gepest"), ["mijn kind wordt gepest"]);
        assert_eq!(texts("s"), Vec::<String>::new(), "one letter is too little");
    }

    #[test]
    fn readers_of_another_language_are_suggested_things_in_theirs() {
        assert_eq!(for_reader(Locale::Fr, "molen"), ["Molenbeek-Saint-Jean"]);
        assert_eq!(for_reader(Locale::Fr, "harc"), ["harcèlement", "mon enfant est harcelé"]);
        assert_eq!(for_reader(Locale::En, "bull"), ["bullying", "my child is being bullied"]);
        assert_eq!(for_reader(Locale::En, "spijb"), Vec::<String>::new());
    }
}
