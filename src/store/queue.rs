//! What others send us and staff handle: reports of visitors, proposals of organisations. One queue serves both: it counts what waits, gives it in pages,
//! writes down what staff did with it, and forgets mail addresses after a year.

use std::ops::Deref;

use jiff::{SignedDuration, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};

use super::writing::Writing;
use super::{Store, StoreError};
use crate::domain::values::Slug;
use crate::domain::vocabulary::Term;

/// After this time the mail address of who sent something is forgotten.
const MEMORY: SignedDuration = SignedDuration::from_hours(365 * 24);
/// What every kind holds. The name is that of the fiche, also when it is archived.
const HEAD: &str =
    "id, slug, coalesce(content, fiche.draft, '{}') ->> '$.name' AS name, made_at, email, queued.state, answer, handled_at, handled_by";

/// A kind of thing that waits in a queue: its own part, beside what all of them have.
pub trait Queued: Sized {
    /// How far it can be.
    type State: Term;
    /// The table that it stands in.
    const TABLE: &'static str;
    /// Columns of its own.
    const COLUMNS: &'static str;
    /// States in which it still asks something of staff.
    const OPEN: &'static [Self::State];
    /// Reads its own columns.
    ///
    /// # Errors
    /// A column that is not there, or what is wrong with its content.
    fn read(row: &SqliteRow) -> Result<Self, Box<dyn std::error::Error + Send + Sync>>;
}

/// Something that was sent to us, as staff keep it.
#[derive(Debug, Clone)]
pub struct Received<T: Queued> {
    /// Its number.
    pub id: i64,
    /// The fiche, at the address that it has now.
    pub slug: Slug,
    /// The name of that fiche, also when it is archived.
    pub name: String,
    /// When it came.
    pub made_at: Timestamp,
    /// Where an answer may go.
    pub email: Option<String>,
    /// How far it is.
    pub state: T::State,
    /// What staff answered; empty while there is none.
    pub answer: String,
    /// When staff last did something about it.
    pub handled_at: Option<Timestamp>,
    /// Who did.
    pub handled_by: Option<String>,
    /// What was sent.
    pub what: T,
}

impl<T: Queued> Deref for Received<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.what
    }
}

impl<T: Queued> Received<T> {
    fn of(row: &SqliteRow) -> Result<Self, StoreError> {
        let id: i64 = row.try_get("id")?;
        let slug: String = row.try_get("slug")?;
        let read = || -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
            let state: &str = row.try_get("state")?;
            let handled_at: Option<&str> = row.try_get("handled_at")?;
            let name: Option<String> = row.try_get("name")?;
            Ok(Self {
                id,
                slug: Slug::parse(&slug)?,
                name: name.unwrap_or_else(|| slug.clone()),
                made_at: row.try_get::<&str, _>("made_at")?.parse()?,
                email: row.try_get("email")?,
                state: T::State::from_code(state).ok_or_else(|| format!("unknown state {state}"))?,
                answer: row.try_get("answer")?,
                handled_at: handled_at.map(str::parse).transpose()?,
                handled_by: row.try_get("handled_by")?,
                what: T::read(row)?,
            })
        };
        read().map_err(|cause| StoreError::Content { slug: format!("{slug} ({} {id})", T::TABLE), cause: cause.to_string() })
    }
}

/// The codes of these states, as JSON for a statement.
fn codes<S: Term>(states: &[S]) -> String {
    serde_json::Value::from(states.iter().map(|state| state.code()).collect::<Vec<_>>()).to_string()
}

/// One statement about this kind. Only constants of this module and of the kinds stand in it.
fn about<T: Queued>(rest: &str) -> AssertSqlSafe<String> {
    let (columns, table) = (T::COLUMNS, T::TABLE);
    AssertSqlSafe(format!("SELECT {HEAD}, {columns} FROM {table} AS queued JOIN fiche USING (slug) WHERE {rest}"))
}

/// Forgets, as part of a write, the mail addresses that were left more than a year ago.
pub(super) async fn forget<T: Queued>(writing: &mut Writing, now: Timestamp) -> Result<(), sqlx::Error> {
    let sql = AssertSqlSafe(format!("UPDATE {} SET email = NULL WHERE email IS NOT NULL AND made_at < ?1", T::TABLE));
    sqlx::query(sql).bind((now - MEMORY).to_string()).execute(&mut **writing).await?;
    Ok(())
}

impl Store {
    /// Forgets the mail addresses that were left more than a year ago.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn forget_senders<T: Queued>(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        forget::<T>(&mut writing, now).await?;
        Ok(writing.commit().await?)
    }

    /// How many still ask something of staff.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn count_open<T: Queued>(&self) -> Result<i64, StoreError> {
        let sql = AssertSqlSafe(format!("SELECT count(*) FROM {} WHERE state IN (SELECT value FROM json_each(?1))", T::TABLE));
        Ok(sqlx::query_scalar(sql).bind(codes(T::OPEN)).fetch_one(&self.readers).await?)
    }

    /// Those in one of these states, the newest first, `limit` of them from the one after `skip`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn received<T: Queued>(&self, states: &[T::State], skip: i64, limit: i64) -> Result<Vec<Received<T>>, StoreError> {
        let sql = about::<T>("queued.state IN (SELECT value FROM json_each(?1)) ORDER BY id DESC LIMIT ?3 OFFSET ?2");
        let rows = sqlx::query(sql).bind(codes(states)).bind(skip).bind(limit).fetch_all(&self.readers).await?;
        rows.iter().map(Received::of).collect()
    }

    /// The one with this number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn received_one<T: Queued>(&self, id: i64) -> Result<Option<Received<T>>, StoreError> {
        let row = sqlx::query(about::<T>("id = ?1")).bind(id).fetch_optional(&self.readers).await?;
        row.as_ref().map(Received::of).transpose()
    }

    /// The one whose column, unique among its kind, holds this.
    pub(super) async fn received_by<T: Queued>(&self, column: &'static str, value: &str) -> Result<Option<Received<T>>, StoreError> {
        let row = sqlx::query(about::<T>(&format!("{column} = ?1"))).bind(value).fetch_optional(&self.readers).await?;
        row.as_ref().map(Received::of).transpose()
    }

    /// Writes down what staff did, over what they saw (`seen` is when it was last handled then). `false` when somebody else did something since; nothing
    /// is written then.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn handle<T: Queued>(
        &self,
        id: i64,
        seen: Option<Timestamp>,
        state: T::State,
        answer: &str,
        by: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = format!("UPDATE {} SET state = ?3, answer = ?4, handled_by = ?5, handled_at = ?6 WHERE id = ?1 AND handled_at IS ?2", T::TABLE);
        let mut writing = self.begin().await?;
        let done = sqlx::query(AssertSqlSafe(sql))
            .bind(id)
            .bind(seen.map(|at| at.to_string()))
            .bind(state.code())
            .bind(answer)
            .bind(by)
            .bind(at.to_string())
            .execute(&mut *writing)
            .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }
}
