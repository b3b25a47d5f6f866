//! The languages of the site and its message catalogue: every sentence that people see and that is not part of a fiche stands in
//! `templates/messages/{language}.ftl`, in Fluent, and is asked for by key.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::vocabulary::Term;

/// A language of the site. Dutch lives at the root, the others under their code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Dutch.
    Nl,
    /// French.
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Languages whose catalogue is complete; only these are served.
    pub const SERVED: &'static [Self] = &[Self::Nl];

    /// The code for `lang` attributes and file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// What stands before every path in this language: nothing, `/fr` or `/en`.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Nl => "",
            Self::Fr => "/fr",
            Self::En => "/en",
        }
    }

    /// The catalogue of this language.
    pub fn messages(self) -> &'static Messages {
        static NL: LazyLock<Messages> = LazyLock::new(|| Messages::read("nl", include_str!("../../templates/messages/nl.ftl")));
        // French and English get their own file with the translation of the site; until then they are not served.
        match self {
            Self::Nl | Self::Fr | Self::En => &NL,
        }
    }
}

/// The messages of one language. Those without arguments are resolved once, so that a page costs a look-up each.
pub struct Messages {
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    fn read(language: &str, source: &str) -> Self {
        let identifier: LanguageIdentifier = language.parse().expect("the languages of the site are language identifiers");
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, faults)| panic!("messages {language}: {faults:?}"));
        let keys: Vec<String> = source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap_or_else(|faults| panic!("messages {language}: {faults:?}"));
        let mut plain = HashMap::new();
        for key in keys {
            let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else {
                continue;
            };
            let mut faults = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
            if faults.is_empty() {
                plain.insert(key, text);
            }
        }
        Self { plain, bundle }
    }

    /// The message with this key. A missing key gives the key itself: a test walks all keys that the code and the templates ask for.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// Whether there is a message with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message with this key, its arguments filled in.
    pub fn with(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let arguments: FluentArgs = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// A message about a number of things.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.with(key, &[("n", FluentValue::from(n))])
    }

    /// A message about one word or name.
    pub fn about(&self, key: &str, what: &str) -> String {
        self.with(key, &[("wat", FluentValue::from(what))])
    }

    /// The label of a value of a closed list.
    pub fn label<T: Term>(&self, value: T) -> &str {
        self.get(value.message_key())
    }

    /// What a value of a closed list means, for who does not know the word.
    pub fn explain<T: Term>(&self, value: T) -> String {
        self.get(&format!("{}-uitleg", value.message_key())).to_owned()
    }

    /// A date in words: “21 november 2026”.
    pub fn date(&self, date: Date) -> String {
        let month = self.get(&format!("maand-{}", date.month())).to_owned();
        format!("{} {month} {}", date.day(), date.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::*;

    fn every_label<T: Term>(messages: &Messages) {
        for value in T::ALL {
            assert!(messages.has(value.message_key()), "no message {}", value.message_key());
        }
    }

    #[test]
    fn every_value_that_people_see_has_a_label_in_every_language_served() {
        for locale in Locale::SERVED {
            let messages = locale.messages();
            every_label::<Phase>(messages);
            every_label::<Theme>(messages);
            every_label::<Audience>(messages);
            every_label::<Route>(messages);
            every_label::<CostKind>(messages);
            every_label::<HelpLanguage>(messages);
            every_label::<Level>(messages);
            every_label::<Region>(messages);
            every_label::<Perspective>(messages);
            every_label::<Sort>(messages);
            every_label::<Weekday>(messages);
        }
    }

    #[test]
    fn a_message_counts_and_names() {
        let nl = Locale::Nl.messages();
        assert_eq!(nl.count("aantal-fiches", 1), "1 fiche");
        assert_eq!(nl.count("aantal-fiches", 14), "14 fiches");
        assert_eq!(nl.date(jiff::civil::date(2026, 11, 21)), "21 november 2026");
    }
}
