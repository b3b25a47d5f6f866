//! The history of each fiche: every save, whole.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::FromRow;

use super::{Store, StoreError};
use crate::domain::draft::FicheDraft;
use crate::domain::fiche::FicheContent;
use crate::domain::values::Slug;
use crate::domain::vocabulary::{SaveKind, Status, Term};

/// One save.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The fiche, at the address that it has now.
    pub slug: Slug,
    /// Its number, from 1; without gaps.
    pub version: i64,
    /// What kind of save it was.
    pub kind: SaveKind,
    /// When.
    pub saved_at: Timestamp,
    /// Who.
    pub saved_by: String,
    /// Why.
    pub reason: String,
    /// The status that the fiche had after it.
    pub status: Status,
    /// The day of the last check, as it was after it; of saves before that was kept, `None`.
    pub verified_on: Option<Date>,
    /// The whole text, as somebody would type it.
    pub draft: FicheDraft,
}

#[derive(FromRow)]
struct Row {
    slug: String,
    version: i64,
    kind: String,
    saved_at: String,
    saved_by: String,
    reason: String,
    status: String,
    verified_on: Option<String>,
    content: String,
}

impl TryFrom<Row> for Revision {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let broken = |cause: String| StoreError::Content { slug: row.slug.clone(), cause };
        let kind = SaveKind::from_code(&row.kind).ok_or_else(|| broken(format!("unknown kind of save {}", row.kind)))?;
        // A fiche without content has only drafts, also when its address or status changed.
        let draft = match serde_json::from_str::<FicheContent>(&row.content) {
            Ok(content) if kind != SaveKind::Draft => FicheDraft::from(&content),
            _ => serde_json::from_str(&row.content).map_err(|e| broken(e.to_string()))?,
        };
        Ok(Self {
            slug: Slug::parse(&row.slug).map_err(|e| broken(e.to_string()))?,
            version: row.version,
            kind,
            saved_at: row.saved_at.parse().map_err(|e: jiff::Error| broken(e.to_string()))?,
            status: Status::from_code(&row.status).ok_or_else(|| broken(format!("unknown status {}", row.status)))?,
            verified_on: row.verified_on.as_deref().map(str::parse).transpose().map_err(|e: jiff::Error| broken(e.to_string()))?,
            saved_by: row.saved_by,
            reason: row.reason,
            draft,
        })
    }
}

impl Store {
    /// All saves of a fiche, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Sql`], or [`StoreError::Content`] for a row that this version cannot read.
    pub async fn revisions(&self, slug: &Slug) -> Result<Vec<Revision>, StoreError> {
        let sql = "SELECT slug, version, kind, saved_at, saved_by, reason, status, verified_on, content FROM revision
                   WHERE slug = ?1 ORDER BY version DESC";
        let rows: Vec<Row> = sqlx::query_as(sql).bind(slug.as_str()).fetch_all(&self.readers).await?;
        rows.into_iter().map(Revision::try_from).collect()
    }

    /// One save of a fiche.
    ///
    /// # Errors
    /// As [`Store::revisions`].
    pub async fn revision(&self, slug: &Slug, version: i64) -> Result<Option<Revision>, StoreError> {
        let sql = "SELECT slug, version, kind, saved_at, saved_by, reason, status, verified_on, content FROM revision
                   WHERE slug = ?1 AND version = ?2";
        let row: Option<Row> = sqlx::query_as(sql).bind(slug.as_str()).bind(version).fetch_optional(&self.readers).await?;
        row.map(Revision::try_from).transpose()
    }

    /// What was live of a fiche when it had this version: its last save up to then that was no draft.
    ///
    /// # Errors
    /// As [`Store::revisions`].
    pub async fn live_at(&self, slug: &Slug, version: i64) -> Result<Option<Revision>, StoreError> {
        let sql = "SELECT slug, version, kind, saved_at, saved_by, reason, status, verified_on, content FROM revision
                   WHERE slug = ?1 AND version <= ?2 AND kind <> 'concept' ORDER BY version DESC LIMIT 1";
        let row: Option<Row> = sqlx::query_as(sql).bind(slug.as_str()).bind(version).fetch_optional(&self.readers).await?;
        row.map(Revision::try_from).transpose()
    }

    /// When what is live of each fiche last changed, the latest first; at most `limit` of them.
    ///
    /// # Errors
    /// As [`Store::revisions`].
    pub async fn last_changes(&self, limit: i64) -> Result<Vec<(String, Timestamp)>, StoreError> {
        let sql = "SELECT slug, max(saved_at) AS at FROM revision WHERE kind = 'gepubliceerd' GROUP BY slug ORDER BY at DESC, slug LIMIT ?1";
        let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(limit).fetch_all(&self.readers).await?;
        let read = |(slug, at): (String, String)| match at.parse() {
            Ok(at) => Ok((slug, at)),
            Err(cause) => Err(StoreError::Content { slug, cause: format!("{cause}") }),
        };
        rows.into_iter().map(read).collect()
    }

    /// The text that somebody had before them who saw this version: of the last save up to it that changed the text.
    ///
    /// # Errors
    /// As [`Store::revisions`].
    pub async fn text_at(&self, slug: &Slug, version: i64) -> Result<Option<FicheDraft>, StoreError> {
        let sql = "SELECT slug, version, kind, saved_at, saved_by, reason, status, verified_on, content FROM revision
                   WHERE slug = ?1 AND version <= ?2 AND kind IN ('gepubliceerd', 'concept') ORDER BY version DESC LIMIT 1";
        let row: Option<Row> = sqlx::query_as(sql).bind(slug.as_str()).bind(version).fetch_optional(&self.readers).await?;
        Ok(row.map(Revision::try_from).transpose()?.map(|revision| revision.draft))
    }

    /// The last save of every fiche that left something live or archived, up to a moment; by slug. What was only a draft then is left out.
    ///
    /// # Errors
    /// As [`Store::revisions`].
    pub async fn as_of(&self, moment: Timestamp) -> Result<Vec<Revision>, StoreError> {
        let sql = "SELECT slug, version, kind, saved_at, saved_by, reason, status, verified_on, content FROM revision AS r
                   WHERE version = (SELECT max(version) FROM revision WHERE slug = r.slug AND kind <> 'concept' AND saved_at < ?1)
                   ORDER BY slug";
        let rows: Vec<Row> = sqlx::query_as(sql).bind(moment.to_string()).fetch_all(&self.readers).await?;
        rows.into_iter().map(Revision::try_from).collect()
    }
}
