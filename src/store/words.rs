//! The words that staff added to the thesaurus, or took away from it.

use jiff::Timestamp;
use sqlx::FromRow;

use super::{Store, StoreError};
use crate::domain::synonym::Synonym;
use crate::domain::vocabulary::{Closeness, HelpLanguage, Term};

#[derive(FromRow)]
struct Row {
    means: String,
    kind: String,
    language: String,
    phrase: String,
    added: bool,
    saved_at: String,
    saved_by: String,
}

impl TryFrom<Row> for Synonym {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let broken = |cause: String| sqlx::Error::Decode(format!("the word “{}”: {cause}", row.phrase).into());
        Ok(Self {
            closeness: Closeness::from_code(&row.kind).ok_or_else(|| broken(format!("unknown kind {}", row.kind)))?,
            language: HelpLanguage::from_code(&row.language).ok_or_else(|| broken(format!("unknown language {}", row.language)))?,
            saved_at: row.saved_at.parse::<Timestamp>().map_err(|error| broken(error.to_string()))?,
            means: row.means,
            phrase: row.phrase,
            added: row.added,
            saved_by: row.saved_by,
        })
    }
}

impl Store {
    /// All of them, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn synonyms(&self) -> Result<Vec<Synonym>, StoreError> {
        let sql = "SELECT means, kind, language, phrase, added, saved_at, saved_by FROM synonym ORDER BY saved_at DESC, means, language, phrase";
        let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(Synonym::try_from).collect::<Result<_, _>>()?)
    }

    /// Keeps one, in the place of what was there for its meaning, language and phrase.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn keep_synonym(&self, one: &Synonym) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "INSERT INTO synonym (means, kind, language, phrase, added, saved_at, saved_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (means, language, phrase) DO UPDATE SET kind = ?2, added = ?5, saved_at = ?6, saved_by = ?7",
        )
        .bind(&one.means)
        .bind(one.closeness.code())
        .bind(one.language.code())
        .bind(&one.phrase)
        .bind(one.added)
        .bind(one.saved_at.to_string())
        .bind(&one.saved_by)
        .execute(&mut *writing)
        .await?;
        Ok(writing.commit().await?)
    }

    /// Forgets one, so that the program's thesaurus counts again there; `false` when there was none.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn drop_synonym(&self, means: &str, language: HelpLanguage, phrase: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM synonym WHERE means = ?1 AND language = ?2 AND phrase = ?3";
        let mut writing = self.begin().await?;
        let done = sqlx::query(sql).bind(means).bind(language.code()).bind(phrase).execute(&mut *writing).await?;
        writing.commit().await?;
        Ok(done.rows_affected() > 0)
    }
}
