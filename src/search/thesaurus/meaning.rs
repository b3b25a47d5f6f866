//! What a phrase can stand for, and the entries in which editors say so: `seeds/thesaurus/*.toml`.

use serde::Deserialize;

use crate::domain::values::{AgeRange, Postcode, Slug};
use crate::domain::vocabulary::{Audience, Closeness, HelpLanguage, Level, OpenAt, Perspective, Phase, Route, Term, Theme};

/// What a phrase stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A theme.
    Theme(Theme),
    /// Not this theme, whatever it is like: staff took the word away from it.
    Not(Theme),
    /// An audience.
    Audience(Audience),
    /// A way in.
    Route(Route),
    /// A phase.
    Phase(Phase),
    /// It should be free.
    Free,
    /// A commune.
    Commune(Postcode),
    /// A language in which help should be given.
    Language(HelpLanguage),
    /// Who is asking.
    Who(Perspective),
    /// Usual ages of a school year or level.
    Ages(AgeRange),
    /// A school level.
    Level(Level),
    /// Somebody is in danger.
    Danger(Danger),
    /// When somebody should be there.
    Open(OpenAt),
    /// A group of people that some services are only for, such as Roma.
    Group(Slug),
    /// A fiche that the word belongs to.
    Fiche(Slug),
    /// Other words for the same thing, as the fiches have them.
    Search(String),
}

impl Meaning {
    /// Reads a meaning as an entry names it: `thema=pesten`; `None` for one that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, value) = text.split_once('=')?;
        Some(match name {
            "thema" => Self::Theme(Theme::from_code(value)?),
            "niet-thema" => Self::Not(Theme::from_code(value)?),
            "doelgroep" => Self::Audience(Audience::from_code(value)?),
            "aanmelding" => Self::Route(Route::from_code(value)?),
            "fase" => Self::Phase(Phase::from_code(value)?),
            "kostprijs" if value == "gratis" => Self::Free,
            "gemeente" => Self::Commune(Postcode::parse(value).ok()?),
            "taal" => Self::Language(HelpLanguage::from_code(value)?),
            "ik" => Self::Who(Perspective::from_code(value)?),
            "niveau" => Self::Level(Level::from_code(value)?),
            "leeftijd" => {
                let (min, max) = value.split_once('-')?;
                let bound = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
                Self::Ages(AgeRange::new(bound(min)?, bound(max)?).ok()?)
            }
            "gevaar" => Self::Danger(Danger::from_code(value)?),
            "open" => Self::Open(OpenAt::from_code(value)?),
            "groep" => Self::Group(Slug::parse(value).ok()?),
            "fiche" => Self::Fiche(Slug::parse(value).ok()?),
            "zoek" if !value.trim().is_empty() => Self::Search(value.to_owned()),
            _ => return None,
        })
    }
}

/// Kind of danger; decides which emergency numbers come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// Suicide or self-harm.
    Suicide,
    /// Violence.
    Violence,
    /// Abuse.
    Abuse,
    /// Acute need of any kind.
    Need,
}

impl Danger {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Suicide, Self::Violence, Self::Abuse, Self::Need];

    /// Its code in the thesaurus and among the emergency numbers.
    pub fn code(self) -> &'static str {
        match self {
            Self::Suicide => "zelfdoding",
            Self::Violence => "geweld",
            Self::Abuse => "misbruik",
            Self::Need => "nood",
        }
    }

    /// The kind with this code; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|danger| danger.code() == code)
    }
}

impl Closeness {
    /// How much a meaning counts that was found by such a phrase.
    pub fn weight(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Narrower => 0.9,
            Self::Related => 0.5,
        }
    }
}

/// A thesaurus file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThesaurusFile {
    /// Its entries.
    #[serde(default)]
    pub entry: Vec<Entry>,
}

/// Languages in which an entry has words.
pub const LANGUAGES: [HelpLanguage; 6] =
    [HelpLanguage::Dutch, HelpLanguage::French, HelpLanguage::English, HelpLanguage::Turkish, HelpLanguage::Arabic, HelpLanguage::Spanish];

/// One entry: words and what they mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// What the words stand for, as `name=value`.
    pub means: Vec<String>,
    /// How closely.
    pub kind: Closeness,
    /// Dutch words and phrases.
    pub nl: Vec<String>,
    /// French.
    pub fr: Vec<String>,
    /// English.
    pub en: Vec<String>,
    /// Turkish.
    pub tr: Vec<String>,
    /// Arabic.
    pub ar: Vec<String>,
    /// Spanish.
    pub es: Vec<String>,
}

impl Entry {
    /// Its words and phrases in all languages.
    pub fn phrases(&self) -> impl Iterator<Item = &String> {
        LANGUAGES.into_iter().flat_map(|language| self.phrases_in(language))
    }

    /// Its words and phrases in one language; none in a language that is not one of [`LANGUAGES`].
    pub fn phrases_in(&self, language: HelpLanguage) -> &[String] {
        match language {
            HelpLanguage::Dutch => &self.nl,
            HelpLanguage::French => &self.fr,
            HelpLanguage::English => &self.en,
            HelpLanguage::Turkish => &self.tr,
            HelpLanguage::Arabic => &self.ar,
            HelpLanguage::Spanish => &self.es,
            _ => &[],
        }
    }

    /// The same, to change them; `None` in a language that is not one of [`LANGUAGES`].
    pub fn phrases_in_mut(&mut self, language: HelpLanguage) -> Option<&mut Vec<String>> {
        Some(match language {
            HelpLanguage::Dutch => &mut self.nl,
            HelpLanguage::French => &mut self.fr,
            HelpLanguage::English => &mut self.en,
            HelpLanguage::Turkish => &mut self.tr,
            HelpLanguage::Arabic => &mut self.ar,
            HelpLanguage::Spanish => &mut self.es,
            _ => return None,
        })
    }

    /// What it stands for.
    ///
    /// # Errors
    /// One Dutch sentence for the first meaning that does not exist, with its place in the list.
    pub fn meanings(&self) -> Result<Vec<Meaning>, (usize, String)> {
        self.means.iter().enumerate().map(|(i, text)| Meaning::parse(text).ok_or_else(|| (i, format!("“{text}” is geen betekenis")))).collect()
    }
}
