//! Emergency numbers, shown above the results when a word of danger was said; kept in `seeds/noodnummers.toml`.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::locale::Locale;
use crate::domain::values::Phone;
use crate::domain::vocabulary::{HelpLanguage, Term};
use crate::search::thesaurus::Danger;
use crate::web::words::{Lang, Text};

/// One number, for a reader of one language.
pub struct Line {
    /// The number.
    pub phone: &'static Phone,
    /// Who answers.
    pub name: Text<'static>,
    /// What for, in a few words.
    pub what: &'static str,
    /// Languages in which somebody answers.
    pub languages: String,
    /// When somebody last checked it.
    pub verified_on: Option<Date>,
}

/// A number as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    phone: Phone,
    /// In the languages in which it has a name.
    name: Named,
    what: Everywhere,
    languages: Vec<HelpLanguage>,
    /// The dangers for which it comes first: `zelfdoding`, `geweld`, `misbruik`, `nood`.
    #[serde(rename = "for")]
    dangers: Vec<String>,
    verified_on: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    nl: Option<String>,
    fr: Option<String>,
    en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Everywhere {
    nl: String,
    fr: String,
    en: String,
}

#[derive(Deserialize)]
struct File {
    line: Vec<Entry>,
}

static LINES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../seeds/noodnummers.toml")).expect("seeds/noodnummers.toml lists the emergency numbers");
    file.line
});

/// All numbers: those for this danger first, and among them those that answer in the reader's language.
pub fn lines_for(danger: Danger, reader: Locale) -> Vec<Line> {
    let code = match danger {
        Danger::Suicide => "zelfdoding",
        Danger::Violence => "geweld",
        Danger::Abuse => "misbruik",
        Danger::Need => "nood",
    };
    let mut entries: Vec<&'static Entry> = LINES.iter().collect();
    let answers = |entry: &Entry| entry.languages.iter().any(|language| language.code() == reader.code());
    entries.sort_by_key(|entry| (!entry.dangers.iter().any(|one| one == code), !answers(entry)));
    entries.into_iter().map(|entry| entry.for_reader(reader)).collect()
}

impl Entry {
    fn for_reader(&'static self, reader: Locale) -> Line {
        let t = reader.messages();
        Line {
            phone: &self.phone,
            name: self.name(reader),
            what: match reader {
                Locale::Nl => &self.what.nl,
                Locale::Fr => &self.what.fr,
                Locale::En => &self.what.en,
            },
            languages: self.languages.iter().map(|language| t.label(*language)).collect::<Vec<_>>().join(" · "),
            verified_on: self.verified_on,
        }
    }

    /// Its name as the reader knows it, else its own one.
    fn name(&'static self, reader: Locale) -> Text<'static> {
        let named = |locale| match locale {
            Locale::Nl => self.name.nl.as_deref(),
            Locale::Fr => self.name.fr.as_deref(),
            Locale::En => self.name.en.as_deref(),
        };
        let known = [reader, Locale::Nl, Locale::Fr, Locale::En].into_iter().find_map(|locale| Some((named(locale)?, locale)));
        let (text, locale) = known.unwrap_or((self.phone.as_str(), reader));
        Text { text, lang: Lang::of(locale, reader) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_danger_has_the_number_for_acute_help_and_its_own_first() {
        let first = |danger, reader| lines_for(danger, reader)[..2].iter().map(|line| line.phone.to_string()).collect::<Vec<_>>();
        assert_eq!(first(Danger::Suicide, Locale::Nl), ["112", "1813"]);
        assert_eq!(first(Danger::Suicide, Locale::Fr), ["112", "0800 32 123"], "one wants to be understood");
        assert_eq!(first(Danger::Suicide, Locale::En), ["112", "1813"]);
        assert_eq!(first(Danger::Violence, Locale::Nl), ["112", "102"]);
        assert_eq!(lines_for(Danger::Need, Locale::En).len(), 8);
    }

    #[test]
    fn a_number_is_named_as_it_is_known_and_its_language_told() {
        let named = |phone: &str, reader| {
            let line = lines_for(Danger::Need, reader).into_iter().find(|line| line.phone.as_str() == phone).expect("a number");
            format!("{}{}", line.name.text, line.name.lang)
        };
        assert_eq!(named("112", Locale::Fr), "Numéro d’urgence");
        assert_eq!(named("1813", Locale::Fr), "Zelfmoordlijn lang=\"nl\"");
        assert_eq!(named("103", Locale::Nl), "Écoute-Enfants lang=\"fr\"");
    }
}
