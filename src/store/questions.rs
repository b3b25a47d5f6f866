//! Questions that found nothing: the words, the day and the language, for a year, and nothing about who asked.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::{Store, StoreError};
use crate::domain::anonymous::masked;

/// Most questions that are kept of one day; a flood of them teaches nothing.
const MOST_A_DAY: i64 = 500;

fn a_year_before(day: Date) -> String {
    day.saturating_sub(1.year()).to_string()
}

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
    /// Keeps a question that found nothing, without what tells who asked; the same words on the same day once. `before` is how many came that day before
    /// it: when the day is full, what is kept is a sample of all that came, in which each has the same chance. What is a year old goes.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn keep_unanswered(&self, text: &str, language: &str, asked_on: Date, before: u64) -> Result<(), StoreError> {
        let day = asked_on.to_string();
        let mut writing = self.begin().await?;
        let kept: i64 =
            sqlx::query_scalar("SELECT count(*) FROM unanswered_question WHERE asked_on = ?1").bind(&day).fetch_one(&mut *writing).await?;
        if kept >= MOST_A_DAY {
            if rand::random_range(0..=before.max(MOST_A_DAY.unsigned_abs())) >= MOST_A_DAY.unsigned_abs() {
                return Ok(());
            }
            let sql = "DELETE FROM unanswered_question WHERE asked_on = ?1 AND (language, text) IN
                       (SELECT language, text FROM unanswered_question WHERE asked_on = ?1 ORDER BY random() LIMIT 1)";
            sqlx::query(sql).bind(&day).execute(&mut *writing).await?;
        }
        let sql = "INSERT INTO unanswered_question (asked_on, language, text) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        sqlx::query(sql).bind(&day).bind(language).bind(masked(text)).execute(&mut *writing).await?;
        sqlx::query("DELETE FROM unanswered_question WHERE asked_on < ?1").bind(a_year_before(asked_on)).execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }

    /// Forgets what is a year old, and masks what was kept before there was a mask, or came with an import.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn tidy_unanswered(&self, today: Date) -> Result<(), StoreError> {
        let all = self.unanswered().await?;
        let mut writing = self.begin().await?;
        sqlx::query("DELETE FROM unanswered_question WHERE asked_on < ?1").bind(a_year_before(today)).execute(&mut *writing).await?;
        for one in all.iter().filter(|one| masked(&one.text) != one.text) {
            let sql = "UPDATE OR REPLACE unanswered_question SET text = ?4 WHERE asked_on = ?1 AND language = ?2 AND text = ?3";
            sqlx::query(sql).bind(&one.asked_on).bind(&one.language).bind(&one.text).bind(masked(&one.text)).execute(&mut *writing).await?;
        }
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
