//! Fiches in the database: read whole, written whole, each write with its revision in one transaction.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use sqlx::FromRow;

use super::writing::Writing;
use super::{Store, StoreError};
use crate::domain::draft::FicheDraft;
use crate::domain::fiche::{Fiche, FicheContent};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{SaveKind, Status, Term};

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

/// A fiche as staff keep it: what is live, and what is being written beside it.
#[derive(Debug, Clone)]
pub struct KeptFiche {
    /// Its address.
    pub slug: Slug,
    /// How far it is.
    pub status: Status,
    /// Counts the saves, drafts too, from 1.
    pub version: i64,
    /// When it was last checked.
    pub verified_on: Option<Date>,
    /// What is live, or was; `None` for one that nobody completed yet.
    pub content: Option<FicheContent>,
    /// What was typed and waits to go live; may hold faults.
    pub draft: Option<FicheDraft>,
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

/// Why a save was not done; nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody saved since; this is the version there now.
    #[error("version {0} was saved since")]
    Conflict(i64),
    /// There is no such fiche.
    #[error("no such fiche")]
    Missing,
    /// Another fiche has or had this address.
    #[error("the address is taken")]
    Taken,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for SaveError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

#[derive(FromRow)]
struct Row {
    slug: String,
    status: String,
    version: i64,
    verified_on: Option<String>,
    content: Option<String>,
    draft: Option<String>,
}

impl TryFrom<Row> for KeptFiche {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let broken = |cause: String| StoreError::Content { slug: row.slug.clone(), cause };
        Ok(Self {
            slug: Slug::parse(&row.slug).map_err(|e| broken(e.to_string()))?,
            status: Status::from_code(&row.status).ok_or_else(|| broken(format!("unknown status {}", row.status)))?,
            version: row.version,
            verified_on: row.verified_on.as_deref().map(str::parse).transpose().map_err(|e: jiff::Error| broken(e.to_string()))?,
            content: row.content.as_deref().map(serde_json::from_str).transpose().map_err(|e| broken(e.to_string()))?,
            draft: row.draft.as_deref().map(serde_json::from_str).transpose().map_err(|e| broken(e.to_string()))?,
        })
    }
}

impl KeptFiche {
    /// The fiche as it is or was live; `None` when nobody completed it yet.
    pub fn into_fiche(self) -> Option<Fiche> {
        let Self { slug, status, version, verified_on, content, draft: _ } = self;
        Some(Fiche { slug, status, version, verified_on, content: content? })
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

    /// All fiches that somebody completed, whatever their status, by slug.
    ///
    /// # Errors
    /// [`StoreError::Sql`], or [`StoreError::Content`] for a row that this version cannot read.
    pub async fn fiches(&self) -> Result<Vec<Fiche>, StoreError> {
        Ok(self.kept_fiches().await?.into_iter().filter_map(KeptFiche::into_fiche).collect())
    }

    /// All fiches as staff keep them, by slug.
    ///
    /// # Errors
    /// As [`Store::fiches`].
    pub async fn kept_fiches(&self) -> Result<Vec<KeptFiche>, StoreError> {
        let sql = "SELECT slug, status, version, verified_on, content, draft FROM fiche ORDER BY slug";
        let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&self.readers).await?;
        rows.into_iter().map(KeptFiche::try_from).collect()
    }

    /// One fiche as staff keep it.
    ///
    /// # Errors
    /// As [`Store::fiches`].
    pub async fn kept_fiche(&self, slug: &Slug) -> Result<Option<KeptFiche>, StoreError> {
        let sql = "SELECT slug, status, version, verified_on, content, draft FROM fiche WHERE slug = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(slug.as_str()).fetch_optional(&self.readers).await?;
        row.map(KeptFiche::try_from).transpose()
    }

    /// Where the fiche lives that once had this address.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn redirect(&self, old: &str) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar("SELECT slug FROM redirect WHERE old = ?1").bind(old).fetch_optional(&self.readers).await?)
    }

    /// Writes these fiches, new or over what is there, all or none; each becomes a next version with its revision. Drafts beside them stay.
    ///
    /// # Errors
    /// [`StoreError::Sql`]; nothing is written then.
    pub async fn save_all(&self, fiches: &[NewFiche], reason: Reason<'_>) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for fiche in fiches {
            let content = json(&fiche.slug, &fiche.content)?;
            sqlx::query(
                "INSERT INTO fiche (slug, status, version, verified_on, content) VALUES (?1, ?2, 1, ?3, ?4)
                 ON CONFLICT (slug) DO UPDATE SET status = ?2, version = version + 1, verified_on = ?3, content = ?4",
            )
            .bind(fiche.slug.as_str())
            .bind(fiche.status.code())
            .bind(fiche.verified_on.map(|date| date.to_string()))
            .bind(&content)
            .execute(&mut *transaction)
            .await?;
            revise(&mut transaction, &fiche.slug, SaveKind::Published, &content, reason).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Puts content live, over version `seen` (0 for a fiche that does not exist yet), and drops its draft; gives the new version.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn publish(&self, slug: &Slug, seen: i64, content: &FicheContent, reason: Reason<'_>) -> Result<i64, SaveError> {
        let mut transaction = self.begin().await?;
        make_room(&mut transaction, slug, seen).await?;
        let content = json(slug, content)?;
        sqlx::query(
            "INSERT INTO fiche (slug, status, version, content) VALUES (?1, 'gepubliceerd', 1, ?2)
             ON CONFLICT (slug) DO UPDATE SET status = 'gepubliceerd', version = version + 1, content = ?2, draft = NULL",
        )
        .bind(slug.as_str())
        .bind(&content)
        .execute(&mut *transaction)
        .await?;
        let version = revise(&mut transaction, slug, SaveKind::Published, &content, reason).await?;
        transaction.commit().await?;
        Ok(version)
    }

    /// Keeps what was typed beside what is live, over version `seen` (0 for a fiche that does not exist yet); gives the new version.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn save_draft(&self, slug: &Slug, seen: i64, draft: &FicheDraft, reason: Reason<'_>) -> Result<i64, SaveError> {
        let mut transaction = self.begin().await?;
        make_room(&mut transaction, slug, seen).await?;
        let draft = json(slug, draft)?;
        sqlx::query(
            "INSERT INTO fiche (slug, status, version, draft) VALUES (?1, 'concept', 1, ?2)
             ON CONFLICT (slug) DO UPDATE SET version = version + 1, draft = ?2",
        )
        .bind(slug.as_str())
        .bind(&draft)
        .execute(&mut *transaction)
        .await?;
        let version = revise(&mut transaction, slug, SaveKind::Draft, &draft, reason).await?;
        transaction.commit().await?;
        Ok(version)
    }

    /// Throws the draft away that stands beside what is or was live: the text is that again, as a save of its own. What was thrown away stays in
    /// the history.
    ///
    /// # Errors
    /// [`SaveError::Missing`] when there is no draft, or nothing beside it.
    pub async fn drop_draft(&self, slug: &Slug, reason: Reason<'_>) -> Result<(), SaveError> {
        let mut transaction = self.begin().await?;
        let content: Option<String> = sqlx::query_scalar(
            "UPDATE fiche SET draft = NULL, version = version + 1 WHERE slug = ?1 AND draft IS NOT NULL AND content IS NOT NULL RETURNING content",
        )
        .bind(slug.as_str())
        .fetch_optional(&mut *transaction)
        .await?;
        let content = content.ok_or(SaveError::Missing)?;
        revise(&mut transaction, slug, SaveKind::Published, &content, reason).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Removes a fiche that nobody ever completed, with its history.
    ///
    /// # Errors
    /// [`SaveError::Missing`] when there is no such fiche, or it was completed: that one can be archived.
    pub async fn delete_unpublished(&self, slug: &Slug) -> Result<(), SaveError> {
        let mut transaction = self.begin().await?;
        let there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM fiche WHERE slug = ?1 AND content IS NULL)")
            .bind(slug.as_str())
            .fetch_one(&mut *transaction)
            .await?;
        if !there {
            return Err(SaveError::Missing);
        }
        for sql in ["DELETE FROM redirect WHERE slug = ?1", "DELETE FROM revision WHERE slug = ?1", "DELETE FROM fiche WHERE slug = ?1"] {
            sqlx::query(sql).bind(slug.as_str()).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Publishes, archives or takes back a fiche as it is.
    ///
    /// # Errors
    /// [`SaveError::Missing`] when nobody completed such a fiche.
    pub async fn set_status(&self, slug: &Slug, status: Status, reason: Reason<'_>) -> Result<(), SaveError> {
        let mut transaction = self.begin().await?;
        let content: Option<String> =
            sqlx::query_scalar("UPDATE fiche SET status = ?2, version = version + 1 WHERE slug = ?1 AND content IS NOT NULL RETURNING content")
                .bind(slug.as_str())
                .bind(status.code())
                .fetch_optional(&mut *transaction)
                .await?;
        let content = content.ok_or(SaveError::Missing)?;
        revise(&mut transaction, slug, SaveKind::Standing, &content, reason).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Notes that a person checked these fiches on this day; those that nobody completed are left alone. Gives how many were noted.
    ///
    /// # Errors
    /// [`StoreError::Sql`]; none is noted then.
    pub async fn verify(&self, slugs: &[Slug], on: Date, reason: Reason<'_>) -> Result<usize, StoreError> {
        let mut transaction = self.begin().await?;
        let mut noted = 0;
        for slug in slugs {
            let content: Option<String> = sqlx::query_scalar(
                "UPDATE fiche SET verified_on = ?2, version = version + 1 WHERE slug = ?1 AND content IS NOT NULL RETURNING content",
            )
            .bind(slug.as_str())
            .bind(on.to_string())
            .fetch_optional(&mut *transaction)
            .await?;
            if let Some(content) = content {
                revise(&mut transaction, slug, SaveKind::Verified, &content, reason).await?;
                noted += 1;
            }
        }
        transaction.commit().await?;
        Ok(noted)
    }

    /// Gives a fiche another address; the old one leads to it from now on, and other fiches that name it as related follow.
    ///
    /// # Errors
    /// [`SaveError::Missing`], or [`SaveError::Taken`] when another fiche has the new address, or once had it.
    pub async fn rename(&self, slug: &Slug, new: &Slug, reason: Reason<'_>) -> Result<(), SaveError> {
        let mut transaction = self.begin().await?;
        let taken: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM fiche WHERE slug = ?2) OR EXISTS (SELECT 1 FROM redirect WHERE old = ?2 AND slug <> ?1)",
        )
        .bind(slug.as_str())
        .bind(new.as_str())
        .fetch_one(&mut *transaction)
        .await?;
        if taken {
            return Err(SaveError::Taken);
        }
        sqlx::query("DELETE FROM redirect WHERE old = ?1").bind(new.as_str()).execute(&mut *transaction).await?;
        let sql = "UPDATE fiche SET slug = ?2, version = version + 1 WHERE slug = ?1 RETURNING coalesce(content, draft)";
        let text: Option<String> = sqlx::query_scalar(sql).bind(slug.as_str()).bind(new.as_str()).fetch_optional(&mut *transaction).await?;
        let text = text.ok_or(SaveError::Missing)?;
        sqlx::query("INSERT INTO redirect (old, slug) VALUES (?1, ?2)").bind(slug.as_str()).bind(new.as_str()).execute(&mut *transaction).await?;
        revise(&mut transaction, new, SaveKind::Standing, &text, reason).await?;
        let sql = "SELECT slug, status, version, verified_on, content, draft FROM fiche
                   WHERE EXISTS (SELECT 1 FROM json_each(content, '$.related') WHERE value = ?1)
                      OR EXISTS (SELECT 1 FROM json_each(draft, '$.related') WHERE value = ?1)";
        let rows: Vec<Row> = sqlx::query_as(sql).bind(slug.as_str()).fetch_all(&mut *transaction).await?;
        for row in rows {
            let KeptFiche { slug: other, content, draft, .. } = KeptFiche::try_from(row)?;
            if let Some(mut content) = content.filter(|content| content.related.contains(slug)) {
                content.related.iter_mut().filter(|related| *related == slug).for_each(|related| *related = new.clone());
                let content = json(&other, &content)?;
                let sql = "UPDATE fiche SET content = ?2, version = version + 1 WHERE slug = ?1";
                sqlx::query(sql).bind(other.as_str()).bind(&content).execute(&mut *transaction).await?;
                revise(&mut transaction, &other, SaveKind::Published, &content, reason).await?;
            }
            if let Some(mut draft) = draft.filter(|draft| draft.related.iter().any(|related| related == slug.as_str())) {
                draft.related.iter_mut().filter(|related| *related == slug.as_str()).for_each(|related| *related = new.to_string());
                let draft = json(&other, &draft)?;
                let sql = "UPDATE fiche SET draft = ?2, version = version + 1 WHERE slug = ?1";
                sqlx::query(sql).bind(other.as_str()).bind(&draft).execute(&mut *transaction).await?;
                revise(&mut transaction, &other, SaveKind::Draft, &draft, reason).await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Makes sure that what is about to be written goes over the version that its writer saw.
pub(super) async fn make_room(transaction: &mut Writing, slug: &Slug, seen: i64) -> Result<(), SaveError> {
    let sql = "SELECT version FROM fiche WHERE slug = ?1";
    let there: Option<i64> = sqlx::query_scalar(sql).bind(slug.as_str()).fetch_optional(&mut **transaction).await?;
    let once: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM redirect WHERE old = ?1)").bind(slug.as_str()).fetch_one(&mut **transaction).await?;
    match there {
        None if once => Err(SaveError::Taken),
        Some(_) if seen == 0 => Err(SaveError::Taken),
        None if seen > 0 => Err(SaveError::Missing),
        Some(version) if version != seen => Err(SaveError::Conflict(version)),
        _ => Ok(()),
    }
}

/// Writes down the save that was just done, and gives its version.
pub(super) async fn revise(transaction: &mut Writing, slug: &Slug, kind: SaveKind, text: &str, reason: Reason<'_>) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "INSERT INTO revision (slug, version, kind, saved_at, saved_by, reason, status, verified_on, content)
         SELECT slug, version, ?2, ?3, ?4, ?5, status, verified_on, ?6 FROM fiche WHERE slug = ?1
         RETURNING version",
    )
    .bind(slug.as_str())
    .bind(kind.code())
    .bind(reason.at.to_string())
    .bind(reason.by)
    .bind(reason.why)
    .bind(text)
    .fetch_one(&mut **transaction)
    .await
}

pub(super) fn json(slug: &Slug, value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Content { slug: slug.to_string(), cause: e.to_string() })
}
