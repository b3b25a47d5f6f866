//! What organisations propose for their own fiche, or that all of it is still true. Nothing of it is live before staff took it over.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::queue::{Queued, Received, forget};
use super::{Store, StoreError};
use crate::domain::draft::FicheDraft;
use crate::domain::values::{Email, Slug};
use crate::domain::vocabulary::ProposalState;

/// What an organisation sends.
#[derive(Debug, Clone, Copy)]
pub struct NewProposal<'a> {
    /// The fiche.
    pub slug: &'a Slug,
    /// The version that they saw.
    pub seen: i64,
    /// Who sends it, in their words; may be empty.
    pub by: &'a str,
    /// Where an answer may go.
    pub email: Option<&'a Email>,
    /// What else they say; may be empty.
    pub note: &'a str,
    /// The whole text as they would have it; `None` when all is still true.
    pub draft: Option<&'a FicheDraft>,
}

/// What a proposal holds beside what all that was sent to us has.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// The version that they saw.
    pub seen: i64,
    /// Who sent it, in their words; may be empty.
    pub made_by: String,
    /// What else they say; may be empty.
    pub note: String,
    /// The whole text as they would have it; `None` when all is still true.
    pub draft: Option<FicheDraft>,
}

/// A proposal as staff keep it.
pub type Proposal = Received<Proposed>;

impl Queued for Proposed {
    type State = ProposalState;
    const TABLE: &'static str = "proposal";
    const COLUMNS: &'static str = "seen, made_by, note, queued.draft AS proposed";
    const OPEN: &'static [ProposalState] = &[ProposalState::New];
    fn read(row: &SqliteRow) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let draft: Option<&str> = row.try_get("proposed")?;
        Ok(Self {
            seen: row.try_get("seen")?,
            made_by: row.try_get("made_by")?,
            note: row.try_get("note")?,
            draft: draft.map(serde_json::from_str).transpose()?,
        })
    }
}

impl Store {
    /// Keeps a proposal.
    ///
    /// # Errors
    /// [`StoreError::Sql`], also when the fiche does not exist.
    pub async fn add_proposal(&self, proposal: NewProposal<'_>, at: Timestamp) -> Result<i64, StoreError> {
        let NewProposal { slug, seen, by, email, note, draft } = proposal;
        let broken = |e: serde_json::Error| StoreError::Content { slug: slug.to_string(), cause: e.to_string() };
        let draft = draft.map(serde_json::to_string).transpose().map_err(broken)?;
        let sql = "INSERT INTO proposal (slug, seen, made_at, made_by, email, note, draft) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
        let mut writing = self.begin().await?;
        let id = sqlx::query_scalar(sql)
            .bind(slug.as_str())
            .bind(seen)
            .bind(at.to_string())
            .bind(by)
            .bind(email.map(Email::as_str))
            .bind(note)
            .bind(draft)
            .fetch_one(&mut *writing)
            .await?;
        forget::<Proposed>(&mut writing, at).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// When the last proposal for a fiche came that still waits for staff.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn waiting_proposal(&self, slug: &Slug) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT made_at FROM proposal WHERE slug = ?1 AND state = 'nieuw' ORDER BY id DESC LIMIT 1";
        let at: Option<String> = sqlx::query_scalar(sql).bind(slug.as_str()).fetch_optional(&self.readers).await?;
        let broken = |e: jiff::Error| StoreError::Content { slug: slug.to_string(), cause: e.to_string() };
        at.as_deref().map(str::parse).transpose().map_err(broken)
    }
}
