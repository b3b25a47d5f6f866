//! Emergency numbers, shown above the results when a word of danger was said. Staff keep them as a document; until they do, those of
//! `seeds/noodnummers.toml` count.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::domain::locale::Locale;
use crate::domain::values::Phone;
use crate::domain::vocabulary::{HelpLanguage, Term};
use crate::search::danger::Peril;
use crate::store::{Store, StoreError};
use crate::web::frame::words::Lang;

/// Name of the document that staff keep.
pub const DOCUMENT: &str = "noodnummers";

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyLine {
    /// The number.
    pub phone: Phone,
    /// Who answers, in the languages in which it has a name.
    pub name: Said,
    /// What for, in a few words.
    pub what: Said,
    /// Languages in which somebody answers.
    pub languages: Vec<HelpLanguage>,
    /// The dangers for which it comes first: `zelfdoding`, `geweld`, `misbruik`, `nood`.
    #[serde(rename = "for")]
    pub dangers: Vec<String>,
    /// It is for children and young people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub young: bool,
    /// When somebody last checked it.
    #[serde(default)]
    pub verified_on: Option<Date>,
}

/// A text in each language in which somebody wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Said {
    /// Dutch.
    pub nl: Option<String>,
    /// French.
    pub fr: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Said {
    /// The text in this language.
    pub fn in_language(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::Nl => self.nl.as_deref(),
            Locale::Fr => self.fr.as_deref(),
            Locale::En => self.en.as_deref(),
        }
    }

    /// The text for a reader of this language, else in another; with the language that it is in. Empty when nobody wrote any.
    pub fn for_reader(&self, reader: Locale) -> (&str, Locale) {
        let known = [reader, Locale::Nl, Locale::Fr, Locale::En].into_iter().find_map(|locale| Some((self.in_language(locale)?, locale)));
        known.unwrap_or(("", reader))
    }
}

/// One number, for a reader of one language.
pub struct Line {
    /// The number.
    pub phone: Phone,
    /// Who answers.
    pub name: String,
    /// The language of that name, where it is not the reader's.
    pub name_lang: Lang,
    /// What for.
    pub what: String,
    /// The language of that.
    pub what_lang: Lang,
    /// Languages in which somebody answers.
    pub languages: String,
    /// When somebody last checked it.
    pub verified_on: Option<Date>,
}

impl EmergencyLine {
    /// The number as a reader of this language sees it.
    pub fn for_reader(&self, reader: Locale) -> Line {
        let t = reader.messages();
        let ((name, name_locale), (what, what_locale)) = (self.name.for_reader(reader), self.what.for_reader(reader));
        Line {
            phone: self.phone.clone(),
            name: name.to_owned(),
            name_lang: Lang::of(name_locale, reader),
            what: what.to_owned(),
            what_lang: Lang::of(what_locale, reader),
            languages: self.languages.iter().map(|language| t.label(*language)).collect::<Vec<_>>().join(" · "),
            verified_on: self.verified_on,
        }
    }
}

/// The numbers, in the order in which people see them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Each of them.
    #[serde(rename = "line")]
    pub list: Vec<EmergencyLine>,
}

static SHIPPED: LazyLock<Lines> =
    LazyLock::new(|| toml::from_str(include_str!("../../../seeds/noodnummers.toml")).expect("seeds/noodnummers.toml lists the emergency numbers"));

impl Lines {
    /// Those inside the program.
    pub fn shipped() -> Self {
        SHIPPED.clone()
    }

    /// Those that staff kept, or those inside the program when nobody kept any.
    ///
    /// # Errors
    /// What is wrong with the document.
    pub fn read(document: Option<&str>) -> serde_json::Result<Self> {
        document.map_or_else(|| Ok(Self::shipped()), serde_json::from_str)
    }

    /// All numbers: those for this danger and for whom it threatens first, and among them those that answer in the language of the question, where one
    /// does, else in the reader's.
    pub fn for_peril(&self, peril: &Peril, reader: Locale) -> Vec<Line> {
        let mut lines: Vec<&EmergencyLine> = self.list.iter().collect();
        let speaks = |line: &EmergencyLine, code: &str| line.languages.iter().any(|language| language.code() == code);
        let told = peril.language.map(Term::code).filter(|code| lines.iter().any(|line| speaks(line, code)));
        let language = told.unwrap_or_else(|| reader.code());
        let fits = |line: &EmergencyLine| line.dangers.iter().any(|code| peril.kinds.iter().any(|kind| kind.code() == code));
        lines.sort_by_key(|line| (!fits(line), peril.adult && line.young, !speaks(line, language)));
        lines.into_iter().map(|line| line.for_reader(reader)).collect()
    }
}

/// The numbers as they are now, shared by all requests.
#[derive(Clone)]
pub struct CurrentLines {
    now: Arc<RwLock<(u64, Arc<Lines>)>>,
    /// Held while a next list is made, so that nobody's change is made to an older one.
    changing: Arc<Mutex<()>>,
}

impl CurrentLines {
    /// Starts with these.
    pub fn new(lines: Lines) -> Self {
        Self { now: Arc::new(RwLock::new((fingerprint(&lines), Arc::new(lines)))), changing: Arc::default() }
    }

    /// Starts with those that staff kept.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn load(store: &Store) -> Result<Self, StoreError> {
        Ok(Self::new(kept(store).await?))
    }

    /// The numbers as they are now.
    pub fn now(&self) -> Arc<Lines> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    /// Differs between two lists that differ.
    pub fn version(&self) -> u64 {
        self.now.read().unwrap_or_else(PoisonError::into_inner).0
    }

    /// Reads anew what staff kept, after something else than [`CurrentLines::change`] wrote it.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn reload(&self, store: &Store) -> Result<(), StoreError> {
        let _turn = self.changing.lock().await;
        let lines = kept(store).await?;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = (fingerprint(&lines), Arc::new(lines));
        Ok(())
    }

    /// Changes the numbers, unless the change refuses; the next request sees them.
    ///
    /// # Errors
    /// [`StoreError::Sql`]; within, what the change refused for. Nothing is changed then.
    pub async fn change<E>(
        &self,
        store: &Store,
        by: &str,
        at: Timestamp,
        change: impl FnOnce(&mut Lines) -> Result<(), E>,
    ) -> Result<Result<(), E>, StoreError> {
        let _turn = self.changing.lock().await;
        let mut lines = kept(store).await?;
        if let Err(refused) = change(&mut lines) {
            return Ok(Err(refused));
        }
        let content = serde_json::to_string(&lines).map_err(|error| sqlx::Error::Encode(error.into()))?;
        store.keep_document(DOCUMENT, &content, by, at).await?;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = (fingerprint(&lines), Arc::new(lines));
        Ok(Ok(()))
    }
}

/// Those that staff kept. A document that this version cannot read does not take the numbers away: those of the program count then.
async fn kept(store: &Store) -> Result<Lines, StoreError> {
    let document = store.document(DOCUMENT).await?;
    Ok(Lines::read(document.as_deref()).unwrap_or_else(|error| {
        tracing::warn!(%error, "the emergency numbers of staff cannot be read; those inside the program are shown");
        Lines::shipped()
    }))
}

fn fingerprint(lines: &Lines) -> u64 {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(lines).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::thesaurus::Danger;

    #[test]
    fn every_danger_has_the_number_for_acute_help_and_then_its_own_in_the_readers_language() {
        let first = |danger, reader| {
            Lines::shipped().for_peril(&Peril::of(danger), reader)[..2].iter().map(|line| line.phone.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(first(Danger::Suicide, Locale::Nl), ["112", "1813"]);
        assert_eq!(first(Danger::Suicide, Locale::Fr), ["112", "0800 32 123"]);
        assert_eq!(first(Danger::Violence, Locale::Nl), ["112", "102"]);
        assert_eq!(Lines::shipped().for_peril(&Peril::of(Danger::Need), Locale::En).len(), 8);
        let known = |line: &EmergencyLine| line.dangers.iter().all(|code| Danger::from_code(code).is_some());
        assert!(Lines::shipped().list.iter().all(known));
    }

    #[test]
    fn numbers_fit_the_person_and_answer_in_the_language_of_the_question() {
        let order = |peril: &Peril| Lines::shipped().for_peril(peril, Locale::Nl).iter().map(|line| line.phone.to_string()).collect::<Vec<_>>();
        let child = Peril { language: Some(HelpLanguage::French), ..Peril::of(Danger::Violence) };
        assert_eq!(order(&child)[..2], ["112", "103"]);
        let woman = Peril { adult: true, ..Peril::of(Danger::Violence) };
        assert_eq!(order(&woman)[..2], ["112", "1712"]);
        let in_turkish = Peril { language: Some(HelpLanguage::Turkish), ..Peril::of(Danger::Suicide) };
        assert_eq!(order(&in_turkish)[..3], ["112", "1813", "102"], "where nobody answers in that language, the reader's own");
    }

    #[test]
    fn a_name_that_the_reader_does_not_know_says_its_own_language() {
        let lines = Lines::shipped().for_peril(&Peril::of(Danger::Suicide), Locale::Fr);
        let suicide_line = lines.iter().find(|line| line.phone.as_str() == "1813").expect("the number");
        assert_eq!((suicide_line.name.as_str(), suicide_line.name_lang.to_string().as_str()), ("Zelfmoordlijn", " lang=\"nl\""));
        assert_eq!(suicide_line.what, "si vous pensez au suicide");
    }

    #[test]
    fn what_staff_keep_is_read_back() {
        let kept = serde_json::to_string(&Lines::shipped()).expect("JSON");
        assert_eq!(Lines::read(Some(&kept)).expect("lines"), Lines::shipped());
        let mut fewer = Lines::shipped();
        fewer.list.pop();
        assert_ne!(fingerprint(&fewer), fingerprint(&Lines::shipped()));
    }
}
