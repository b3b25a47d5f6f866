//! Emergency numbers, shown above the results when a word of danger was said. Staff keep them as a document; until they do, those of
//! `seeds/noodnummers.toml` count.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use tokio::sync::Mutex;

use crate::domain::fiche::Translated;
use crate::domain::values::Phone;
use crate::search::thesaurus::Danger;
use crate::store::{Store, StoreError};

/// Name of the document that staff keep.
pub const DOCUMENT: &str = "noodnummers";

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyLine {
    /// The number.
    pub phone: Phone,
    /// Who answers.
    #[serde(deserialize_with = "translated")]
    pub name: Translated,
    /// What for, in a few words.
    #[serde(deserialize_with = "translated")]
    pub what: Translated,
    /// Language in which it answers.
    pub lang: String,
    /// The dangers for which it comes first: `zelfdoding`, `geweld`, `misbruik`, `nood`.
    #[serde(rename = "for")]
    pub dangers: Vec<String>,
    /// When somebody last checked it.
    #[serde(default)]
    pub verified_on: Option<Date>,
}

/// A text in one language, or in each that somebody wrote.
fn translated<'de, D: Deserializer<'de>>(from: D) -> Result<Translated, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Typed {
        Plain(String),
        Each(Translated),
    }
    Ok(match Typed::deserialize(from)? {
        Typed::Plain(nl) => Translated { nl, ..Translated::default() },
        Typed::Each(texts) => texts,
    })
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

    /// All numbers, those for this danger first.
    pub fn for_danger(&self, danger: Danger) -> Vec<EmergencyLine> {
        let mut lines = self.list.clone();
        lines.sort_by_key(|line| !line.dangers.iter().any(|one| one == danger.code()));
        lines
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

    #[test]
    fn every_danger_has_the_number_for_acute_help_and_its_own_first() {
        let first = |danger| Lines::shipped().for_danger(danger)[..2].iter().map(|line| line.phone.to_string()).collect::<Vec<_>>();
        assert_eq!(first(Danger::Suicide), ["112", "1813"]);
        assert_eq!(first(Danger::Violence), ["112", "102"]);
        assert_eq!(Lines::shipped().for_danger(Danger::Need).len(), 8);
        let known = |line: &EmergencyLine| line.dangers.iter().all(|code| Danger::from_code(code).is_some());
        assert!(Lines::shipped().list.iter().all(known));
    }

    #[test]
    fn what_staff_keep_is_read_back_and_a_text_may_be_in_one_language_or_in_each() {
        let kept = serde_json::to_string(&Lines::shipped()).expect("JSON");
        assert_eq!(Lines::read(Some(&kept)).expect("lines"), Lines::shipped());
        let typed =
            r#"{"line": [{"phone": "112", "name": "Nood", "what": {"nl": "bij gevaar", "fr": "en cas de danger"}, "lang": "nl", "for": []}]}"#;
        let lines = Lines::read(Some(typed)).expect("lines");
        assert_eq!((lines.list[0].name.nl.as_str(), lines.list[0].what.fr.as_deref()), ("Nood", Some("en cas de danger")));
        assert_ne!(fingerprint(&lines), fingerprint(&Lines::shipped()));
    }
}
