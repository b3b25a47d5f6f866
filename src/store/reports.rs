//! What visitors say is wrong, what staff did about it, and the private address at which a reporter sees that. The address holds a secret of which only
//! the hash is kept; a mail address is forgotten after a year.

use jiff::{SignedDuration, Timestamp};
use sqlx::FromRow;

use super::{Store, StoreError};
use crate::credentials::digest;
use crate::domain::values::{Email, Slug};
use crate::domain::vocabulary::{ReportState, Term};

/// Most characters of what somebody reports.
pub const REPORT_CHARACTERS: usize = 4000;
/// After this time the mail address of a reporter is forgotten.
const MEMORY: SignedDuration = SignedDuration::from_hours(365 * 24);

/// What somebody says is wrong.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// The fiche.
    pub slug: &'a Slug,
    /// Code of the language in which it was asked.
    pub language: &'a str,
    /// In their words; at most [`REPORT_CHARACTERS`].
    pub text: &'a str,
    /// Where an answer may go.
    pub email: Option<&'a Email>,
}

/// A report as staff keep it.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its number.
    pub id: i64,
    /// The fiche, at the address that it has now.
    pub slug: String,
    /// Its name, also when it is archived.
    pub name: String,
    /// Code of the language in which it was asked.
    pub language: String,
    /// When.
    pub made_at: Timestamp,
    /// What is wrong, in the reporter's words.
    pub text: String,
    /// Where an answer may go.
    pub email: Option<String>,
    /// How far it is.
    pub state: ReportState,
    /// What staff answered; empty while there is none.
    pub answer: String,
    /// When staff last did something about it.
    pub handled_at: Option<Timestamp>,
    /// Who did.
    pub handled_by: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    slug: String,
    name: Option<String>,
    language: String,
    made_at: String,
    text: String,
    email: Option<String>,
    state: String,
    answer: String,
    handled_at: Option<String>,
    handled_by: Option<String>,
}

impl TryFrom<Row> for Report {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let Row { id, slug, name, language, made_at, text, email, state, answer, handled_at, handled_by } = row;
        let broken = |cause: String| StoreError::Content { slug: format!("{slug} (report {id})"), cause };
        Ok(Self {
            made_at: made_at.parse().map_err(|e: jiff::Error| broken(e.to_string()))?,
            state: ReportState::from_code(&state).ok_or_else(|| broken(format!("unknown state {state}")))?,
            handled_at: handled_at.as_deref().map(str::parse).transpose().map_err(|e: jiff::Error| broken(e.to_string()))?,
            name: name.unwrap_or_else(|| slug.clone()),
            id,
            slug,
            language,
            text,
            email,
            answer,
            handled_by,
        })
    }
}

impl Store {
    /// Keeps a report; `secret` is what its private address holds.
    ///
    /// # Errors
    /// [`StoreError::Sql`], also when the fiche does not exist.
    pub async fn add_report(&self, secret: &str, report: NewReport<'_>, at: Timestamp) -> Result<i64, StoreError> {
        let NewReport { slug, language, text, email } = report;
        let sql = "INSERT INTO report (token, slug, language, made_at, text, email) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
        let id = sqlx::query_scalar(sql)
            .bind(digest(secret))
            .bind(slug.as_str())
            .bind(language)
            .bind(at.to_string())
            .bind(text)
            .bind(email.map(Email::as_str))
            .fetch_one(&self.writer)
            .await?;
        self.forget_reporters(at).await?;
        Ok(id)
    }

    /// Forgets the mail addresses that were left more than a year ago.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn forget_reporters(&self, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE report SET email = NULL WHERE email IS NOT NULL AND made_at < ?1";
        sqlx::query(sql).bind((now - MEMORY).to_string()).execute(&self.writer).await?;
        Ok(())
    }

    /// How many reports still ask something of staff.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn count_open_reports(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT count(*) FROM report WHERE state IN ('nieuw', 'bezig')").fetch_one(&self.readers).await?)
    }

    /// Reports in one of these states, the newest first, `limit` of them from the one after `skip`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn reports(&self, states: &[ReportState], skip: i64, limit: i64) -> Result<Vec<Report>, StoreError> {
        let sql =
            "SELECT id, slug, coalesce(content, draft) ->> '$.name' AS name, language, made_at, text, email, state, answer, handled_at, handled_by
                   FROM report JOIN fiche USING (slug)
                   WHERE state IN (SELECT value FROM json_each(?1)) ORDER BY id DESC LIMIT ?3 OFFSET ?2";
        let codes: Vec<&str> = states.iter().map(|state| state.code()).collect();
        let codes = serde_json::Value::from(codes).to_string();
        let rows: Vec<Row> = sqlx::query_as(sql).bind(codes).bind(skip).bind(limit).fetch_all(&self.readers).await?;
        rows.into_iter().map(Report::try_from).collect()
    }

    /// The report with this number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn report(&self, id: i64) -> Result<Option<Report>, StoreError> {
        let sql =
            "SELECT id, slug, coalesce(content, draft) ->> '$.name' AS name, language, made_at, text, email, state, answer, handled_at, handled_by
                   FROM report JOIN fiche USING (slug) WHERE id = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(id).fetch_optional(&self.readers).await?;
        row.map(Report::try_from).transpose()
    }

    /// The report whose private address holds this secret.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn report_by_secret(&self, secret: &str) -> Result<Option<Report>, StoreError> {
        let sql =
            "SELECT id, slug, coalesce(content, draft) ->> '$.name' AS name, language, made_at, text, email, state, answer, handled_at, handled_by
                   FROM report JOIN fiche USING (slug) WHERE token = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(digest(secret)).fetch_optional(&self.readers).await?;
        row.map(Report::try_from).transpose()
    }

    /// Writes down what staff did about a report, over what they saw (`seen` is when it was last handled then). `false` when somebody else did
    /// something since; nothing is written then.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn handle_report(
        &self,
        id: i64,
        seen: Option<Timestamp>,
        state: ReportState,
        answer: &str,
        by: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE report SET state = ?3, answer = ?4, handled_by = ?5, handled_at = ?6 WHERE id = ?1 AND handled_at IS ?2";
        let done = sqlx::query(sql)
            .bind(id)
            .bind(seen.map(|at| at.to_string()))
            .bind(state.code())
            .bind(answer)
            .bind(by)
            .bind(at.to_string())
            .execute(&self.writer)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}
