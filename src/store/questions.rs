//! Questions that found nothing: the words, the day and the language, and nothing about who asked.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Store, StoreError};

/// Most questions that are kept of one day; a flood of them teaches nothing.
const MOST_A_DAY: i64 = 500;

/// A question that found nothing.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UnansweredQuestion {
    /// The day, as `2026-11-21`.
    pub asked_on: String,
    /// Language of the page.
    pub language: String,
    /// The words.
    pub text: String,
}

impl Store {
    /// Keeps a question that found nothing; the same words on the same day once.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn keep_unanswered(&self, text: &str, language: &str, asked_on: Date) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "INSERT INTO unanswered_question (asked_on, language, text)
             SELECT ?1, ?2, ?3 WHERE (SELECT count(*) FROM unanswered_question WHERE asked_on = ?1) < ?4
             ON CONFLICT DO NOTHING",
        )
        .bind(asked_on.to_string())
        .bind(language)
        .bind(text)
        .bind(MOST_A_DAY)
        .execute(&mut *writing)
        .await?;
        Ok(writing.commit().await?)
    }

    /// All that were kept, the latest day first.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn unanswered(&self) -> Result<Vec<UnansweredQuestion>, StoreError> {
        let sql = "SELECT asked_on, language, text FROM unanswered_question ORDER BY asked_on DESC, text";
        Ok(sqlx::query_as(sql).fetch_all(&self.readers).await?)
    }

    /// The questions that need nothing, as staff put them away.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn settled(&self) -> Result<HashSet<String>, StoreError> {
        let all: Vec<String> = sqlx::query_scalar("SELECT text FROM settled_question").fetch_all(&self.readers).await?;
        Ok(all.into_iter().collect())
    }

    /// Puts a question away, or takes it back.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn settle(&self, text: &str, settled: bool, by: &str, at: Timestamp) -> Result<(), StoreError> {
        let sql = match settled {
            true => "INSERT INTO settled_question (text, saved_at, saved_by) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            false => "DELETE FROM settled_question WHERE text = ?1",
        };
        let query = sqlx::query(sql).bind(text);
        let query = if settled { query.bind(at.to_string()).bind(by) } else { query };
        let mut writing = self.begin().await?;
        query.execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }
}
