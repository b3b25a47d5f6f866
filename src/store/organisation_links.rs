//! Private links with which an organisation sees its own fiche and says what it thinks of it, without an account. A link holds a secret of which only the
//! hash is kept, and works for a while.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use super::{Store, StoreError};
use crate::credentials::digest;
use crate::domain::values::Slug;

/// A link, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationLink {
    /// The fiche, at the address that it has now.
    pub slug: Slug,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it.
    pub made_by: String,
    /// To whom it was mailed by us, if it was.
    pub mailed_to: Option<String>,
    /// The last day on which it works.
    pub expires_on: Date,
}

#[derive(FromRow)]
struct Row {
    slug: String,
    made_at: String,
    made_by: String,
    mailed_to: Option<String>,
    expires_on: String,
}

impl TryFrom<Row> for OrganisationLink {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let broken = |cause: String| StoreError::Content { slug: format!("{} (a link)", row.slug), cause };
        Ok(Self {
            slug: Slug::parse(&row.slug).map_err(|e| broken(e.to_string()))?,
            made_at: row.made_at.parse().map_err(|e: jiff::Error| broken(e.to_string()))?,
            expires_on: row.expires_on.parse().map_err(|e: jiff::Error| broken(e.to_string()))?,
            made_by: row.made_by,
            mailed_to: row.mailed_to,
        })
    }
}

impl Store {
    /// Keeps a link whose address holds this secret.
    ///
    /// # Errors
    /// [`StoreError::Sql`], also when the fiche does not exist.
    pub async fn add_organisation_link(&self, secret: &str, slug: &Slug, by: &str, at: Timestamp, expires_on: Date) -> Result<(), StoreError> {
        let sql = "INSERT INTO organisation_link (token, slug, made_at, made_by, expires_on) VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut writing = self.begin().await?;
        sqlx::query(sql)
            .bind(digest(secret))
            .bind(slug.as_str())
            .bind(at.to_string())
            .bind(by)
            .bind(expires_on.to_string())
            .execute(&mut *writing)
            .await?;
        Ok(writing.commit().await?)
    }

    /// Notes to whom a link was mailed.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn note_link_mailed(&self, secret: &str, to: &str) -> Result<(), StoreError> {
        let sql = "UPDATE organisation_link SET mailed_to = ?2 WHERE token = ?1";
        let mut writing = self.begin().await?;
        sqlx::query(sql).bind(digest(secret)).bind(to).execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }

    /// The link whose address holds this secret, also when its time is over.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn organisation_link(&self, secret: &str) -> Result<Option<OrganisationLink>, StoreError> {
        let sql = "SELECT slug, made_at, made_by, mailed_to, expires_on FROM organisation_link WHERE token = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(digest(secret)).fetch_optional(&self.readers).await?;
        row.map(OrganisationLink::try_from).transpose()
    }

    /// The links that still work on this day, the newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn organisation_links(&self, today: Date) -> Result<Vec<OrganisationLink>, StoreError> {
        let sql = "SELECT slug, made_at, made_by, mailed_to, expires_on FROM organisation_link WHERE expires_on >= ?1 ORDER BY made_at DESC";
        let rows: Vec<Row> = sqlx::query_as(sql).bind(today.to_string()).fetch_all(&self.readers).await?;
        rows.into_iter().map(OrganisationLink::try_from).collect()
    }

    /// Ends all links to a fiche; gives how many.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn end_organisation_links(&self, slug: &Slug) -> Result<u64, StoreError> {
        let sql = "DELETE FROM organisation_link WHERE slug = ?1";
        let mut writing = self.begin().await?;
        let ended = sqlx::query(sql).bind(slug.as_str()).execute(&mut *writing).await?.rows_affected();
        writing.commit().await?;
        Ok(ended)
    }
}
