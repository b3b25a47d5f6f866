//! What visitors say is wrong, what staff did about it, and the private address at which a reporter sees that. The address holds a secret of which only
//! the hash is kept; the [queue](super::queue) does the rest.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::queue::{Queued, Received, forget};
use super::{Store, StoreError};
use crate::credentials::digest;
use crate::domain::values::{Email, Slug};
use crate::domain::vocabulary::ReportState;

/// Most characters of what somebody reports.
pub const REPORT_CHARACTERS: usize = 4000;

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

/// What a report holds beside what all that was sent to us has.
#[derive(Debug, Clone)]
pub struct Reported {
    /// Code of the language in which it was asked.
    pub language: String,
    /// What is wrong, in the reporter's words.
    pub text: String,
}

/// A report as staff keep it.
pub type Report = Received<Reported>;

impl Queued for Reported {
    type State = ReportState;
    const TABLE: &'static str = "report";
    const COLUMNS: &'static str = "language, queued.text";
    const OPEN: &'static [ReportState] = &[ReportState::New, ReportState::Busy];
    fn read(row: &SqliteRow) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self { language: row.try_get("language")?, text: row.try_get("text")? })
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
        let mut writing = self.begin().await?;
        let id = sqlx::query_scalar(sql)
            .bind(digest(secret))
            .bind(slug.as_str())
            .bind(language)
            .bind(at.to_string())
            .bind(text)
            .bind(email.map(Email::as_str))
            .fetch_one(&mut *writing)
            .await?;
        forget::<Reported>(&mut writing, at).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// The report whose private address holds this secret.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn report_by_secret(&self, secret: &str) -> Result<Option<Report>, StoreError> {
        self.received_by("token", &digest(secret)).await
    }
}
