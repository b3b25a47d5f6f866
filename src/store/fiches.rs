//! Fiches in the database: read whole, written whole, each write with its revision in one transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::{FromRow, Sqlite, Transaction};

use super::{Store, StoreError};
use crate::domain::fiche::{Fiche, FicheContent};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{Status, Term};

/// A fiche to be written: what [`Fiche`] holds before the database gives it a version.
#[derive(Debug, Clone)]
pub struct NewFiche {
    /// Its address.
    pub slug: Slug,
    /// How far it is.
    pub status: Status,
    /// When it was last checked.
    pub verified_on: Option<Date>,
    /// Its content.
    pub content: FicheContent,
}

impl From<NewFiche> for Fiche {
    /// The fiche as the first save of it makes it.
    fn from(new: NewFiche) -> Self {
        Self { slug: new.slug, status: new.status, version: 1, verified_on: new.verified_on, content: new.content }
    }
}

/// Who saves, and why; kept with the revision.
#[derive(Debug, Clone, Copy)]
pub struct Reason<'a> {
    /// Who.
    pub by: &'a str,
    /// Why.
    pub why: &'a str,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    slug: String,
    status: String,
    version: i64,
    verified_on: Option<String>,
    content: String,
}

impl TryFrom<Row> for Fiche {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let broken = |cause: String| StoreError::Content { slug: row.slug.clone(), cause };
        Ok(Self {
            slug: Slug::parse(&row.slug).map_err(|e| broken(e.to_string()))?,
            status: Status::from_code(&row.status).ok_or_else(|| broken(format!("unknown status {}", row.status)))?,
            version: row.version,
            verified_on: row.verified_on.as_deref().map(str::parse).transpose().map_err(|e: jiff::Error| broken(e.to_string()))?,
            content: serde_json::from_str(&row.content).map_err(|e| broken(e.to_string()))?,
        })
    }
}

impl Store {
    /// How many fiches there are, whatever their status.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn count_fiches(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT count(*) FROM fiche").fetch_one(&self.readers).await?)
    }

    /// All fiches, whatever their status, by slug.
    ///
    /// # Errors
    /// [`StoreError::Sql`], or [`StoreError::Content`] for a row that this version cannot read.
    pub async fn fiches(&self) -> Result<Vec<Fiche>, StoreError> {
        let rows: Vec<Row> =
            sqlx::query_as("SELECT slug, status, version, verified_on, content FROM fiche ORDER BY slug").fetch_all(&self.readers).await?;
        rows.into_iter().map(Fiche::try_from).collect()
    }

    /// Writes these fiches, new or over what is there, all or none; each becomes a next version with its revision.
    ///
    /// # Errors
    /// [`StoreError::Sql`]; nothing is written then.
    pub async fn save_all(&self, fiches: &[NewFiche], reason: Reason<'_>) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        for fiche in fiches {
            save(&mut transaction, fiche, reason).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

async fn save(transaction: &mut Transaction<'_, Sqlite>, fiche: &NewFiche, reason: Reason<'_>) -> Result<(), StoreError> {
    let content = serde_json::to_string(&fiche.content).map_err(|e| StoreError::Content { slug: fiche.slug.to_string(), cause: e.to_string() })?;
    let version: i64 = sqlx::query_scalar(
        "INSERT INTO fiche (slug, status, version, verified_on, content) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT (slug) DO UPDATE SET status = ?2, version = version + 1, verified_on = ?3, content = ?4
         RETURNING version",
    )
    .bind(fiche.slug.as_str())
    .bind(fiche.status.code())
    .bind(fiche.verified_on.map(|date| date.to_string()))
    .bind(&content)
    .fetch_one(&mut **transaction)
    .await?;
    sqlx::query("INSERT INTO revision (slug, version, saved_at, saved_by, reason, status, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(fiche.slug.as_str())
        .bind(version)
        .bind(reason.at.to_string())
        .bind(reason.by)
        .bind(reason.why)
        .bind(fiche.status.code())
        .bind(&content)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
