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
    /// The languages of the site, in the order in which people see them.
    pub const SERVED: &'static [Self] = &[Self::Nl, Self::Fr, Self::En];

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

    /// What this language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// The language with its country, as social networks name it.
    pub fn with_country(self) -> &'static str {
        match self {
            Self::Nl => "nl_BE",
            Self::Fr => "fr_BE",
            Self::En => "en_GB",
        }
    }

    /// The catalogue of this language.
    pub fn messages(self) -> &'static Messages {
        static NL: LazyLock<Messages> = LazyLock::new(|| Messages::read(Locale::Nl, include_str!("../../templates/messages/nl.ftl")));
        static FR: LazyLock<Messages> = LazyLock::new(|| Messages::read(Locale::Fr, include_str!("../../templates/messages/fr.ftl")));
        static EN: LazyLock<Messages> = LazyLock::new(|| Messages::read(Locale::En, include_str!("../../templates/messages/en.ftl")));
        match self {
            Self::Nl => &NL,
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }
}

/// The messages of one language. Those without arguments are resolved once, so that a page costs a look-up each.
pub struct Messages {
    /// Their language.
    pub locale: Locale,
    keys: Vec<String>,
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    fn read(locale: Locale, source: &str) -> Self {
        let language = locale.code();
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
        for key in &keys {
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
                continue;
            };
            let mut faults = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
            if faults.is_empty() {
                plain.insert(key.clone(), text);
            }
        }
        Self { locale, keys, plain, bundle }
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

    /// A date in words: “21 november 2026”, “1er septembre 2026”.
    pub fn date(&self, date: Date) -> String {
        let month = format!("maand-{}", date.month());
        // The year is no number of things: as a word it gets no thousands separator.
        let year = date.year().to_string();
        self.with("datum", &[("dag", FluentValue::from(date.day())), ("maand", self.get(&month).into()), ("jaar", year.into())])
    }

    /// The keys of all messages.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
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
    fn each_language_counts_in_its_own_way() {
        let said = |n| Locale::SERVED.iter().map(|locale| locale.messages().count("aantal-fiches", n)).collect::<Vec<_>>();
        assert_eq!(said(0), ["0 fiches", "0 fiche", "0 organisations"], "nothing is one in French and many elsewhere");
        assert_eq!(said(1), ["1 fiche", "1 fiche", "1 organisation"]);
        assert_eq!(said(14), ["14 fiches", "14 fiches", "14 organisations"]);
    }

    #[test]
    fn each_language_says_a_date_in_its_own_way() {
        let said = |day| Locale::SERVED.iter().map(|locale| locale.messages().date(jiff::civil::date(2026, 9, day))).collect::<Vec<_>>();
        assert_eq!(said(1), ["1 september 2026", "1er septembre 2026", "1 September 2026"]);
        assert_eq!(said(21), ["21 september 2026", "21 septembre 2026", "21 September 2026"]);
    }
}
