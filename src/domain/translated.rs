//! The words of the record in the other languages of the site, where somebody wrote them.

use serde::{Deserialize, Serialize};

use super::locale::Locale;

/// A text in Dutch, and in French and English where somebody wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translated {
    /// Dutch; always there.
    pub nl: String,
    /// French.
    pub fr: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Translated {
    /// The text for a reader of this language, with the language it really is in: Dutch where no translation exists.
    pub fn for_reader(&self, locale: Locale) -> (&str, Locale) {
        let translation = match locale {
            Locale::Nl => None,
            Locale::Fr => self.fr.as_deref(),
            Locale::En => self.en.as_deref(),
        };
        translation.map_or((&self.nl, Locale::Nl), |text| (text, locale))
    }
}

/// The same facts in the words of the two other languages of the site, where somebody wrote them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign<T> {
    /// French.
    pub fr: Option<T>,
    /// English.
    pub en: Option<T>,
}

impl<T> Foreign<T> {
    /// The words for a reader of this language; `None` where there are only the Dutch ones.
    pub fn for_reader(&self, locale: Locale) -> Option<&T> {
        match locale {
            Locale::Nl => None,
            Locale::Fr => self.fr.as_ref(),
            Locale::En => self.en.as_ref(),
        }
    }
}

/// A fiche in another language, beside its summary. Its name stays Dutch: that is what stands on the door.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FicheWords {
    /// What kind of organisation it is, in a few words, where the Dutch name says nothing to a foreigner.
    pub gloss: Option<String>,
    /// The notice.
    pub notice: Option<String>,
}

/// A service in another language: what a parent has to know. A list counts as translated when it has as many items as the Dutch one; they stand in
/// the same order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceWords {
    /// What it is.
    pub name: String,
    /// One plain sentence.
    pub summary: String,
    /// What a parent or young person does now.
    pub route: String,
    /// What the ages leave unsaid.
    pub ages_note: Option<String>,
    /// What each amount is for.
    pub amounts: Vec<String>,
    /// What the amounts leave unsaid.
    pub cost_note: Option<String>,
    /// How long it lasts.
    pub duration: Option<String>,
    /// How often.
    pub intensity: Option<String>,
    /// How many people.
    pub capacity: Option<String>,
    /// What is asked of those who sign up.
    pub conditions: Vec<String>,
}

/// A contact in another language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactWords {
    /// What this contact is for.
    pub label: String,
    /// What the person does.
    pub role: Option<String>,
    /// What the hours leave unsaid.
    pub hours_note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_nobody_translated_says_that_it_is_dutch() {
        let text = Translated { nl: "hulp".into(), fr: Some("aide".into()), en: None };
        assert_eq!(text.for_reader(Locale::Fr), ("aide", Locale::Fr));
        assert_eq!(text.for_reader(Locale::En), ("hulp", Locale::Nl));
    }
}
