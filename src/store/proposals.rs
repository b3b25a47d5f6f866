//! What organisations propose for their own fiche, or that all of it is still true. Nothing of it is live before staff took it over.

use jiff::{SignedDuration, Timestamp};
use sqlx::FromRow;

use super::{Store, StoreError};
use crate::domain::draft::FicheDraft;
use crate::domain::values::{Email, Slug};
use crate::domain::vocabulary::{ProposalState, Term};

/// After this time the mail address of who proposed something is forgotten.
const MEMORY: SignedDuration = SignedDuration::from_hours(365 * 24);

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

/// A proposal as staff keep it.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Its number.
    pub id: i64,
    /// The fiche, at the address that it has now.
    pub slug: Slug,
    /// The version that they saw.
    pub seen: i64,
    /// When it came.
    pub made_at: Timestamp,
    /// Who sent it, in their words; may be empty.
    pub made_by: String,
    /// Where an answer may go.
    pub email: Option<String>,
    /// What else they say; may be empty.
    pub note: String,
    /// The whole text as they would have it; `None` when all is still true.
    pub draft: Option<FicheDraft>,
    /// How far it is.
    pub state: ProposalState,
    /// What staff answered; may be empty.
    pub answer: String,
    /// When staff handled it.
    pub handled_at: Option<Timestamp>,
    /// Who did.
    pub handled_by: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    slug: String,
    seen: i64,
    made_at: String,
    made_by: String,
    email: Option<String>,
    note: String,
    draft: Option<String>,
    state: String,
    answer: String,
    handled_at: Option<String>,
    handled_by: Option<String>,
}

impl TryFrom<Row> for Proposal {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let Row { id, slug, seen, made_at, made_by, email, note, draft, state, answer, handled_at, handled_by } = row;
        let broken = |cause: String| StoreError::Content { slug: format!("{slug} (proposal {id})"), cause };
        Ok(Self {
            made_at: made_at.parse().map_err(|e: jiff::Error| broken(e.to_string()))?,
            draft: draft.as_deref().map(serde_json::from_str).transpose().map_err(|e| broken(e.to_string()))?,
            state: ProposalState::from_code(&state).ok_or_else(|| broken(format!("unknown state {state}")))?,
            handled_at: handled_at.as_deref().map(str::parse).transpose().map_err(|e: jiff::Error| broken(e.to_string()))?,
            slug: Slug::parse(&slug).map_err(|e| broken(e.to_string()))?,
            id,
            seen,
            made_by,
            email,
            note,
            answer,
            handled_by,
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
        let id = sqlx::query_scalar(sql)
            .bind(slug.as_str())
            .bind(seen)
            .bind(at.to_string())
            .bind(by)
            .bind(email.map(Email::as_str))
            .bind(note)
            .bind(draft)
            .fetch_one(&self.writer)
            .await?;
        self.forget_proposers(at).await?;
        Ok(id)
    }

    /// Forgets the mail addresses that were left with proposals more than a year ago.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn forget_proposers(&self, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE proposal SET email = NULL WHERE email IS NOT NULL AND made_at < ?1";
        sqlx::query(sql).bind((now - MEMORY).to_string()).execute(&self.writer).await?;
        Ok(())
    }

    /// How many proposals wait for staff.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn count_open_proposals(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT count(*) FROM proposal WHERE state = 'nieuw'").fetch_one(&self.readers).await?)
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

    /// Proposals that wait for staff, or all of them; the newest first, `limit` of them from the one after `skip`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn proposals(&self, only_open: bool, skip: i64, limit: i64) -> Result<Vec<Proposal>, StoreError> {
        let sql = "SELECT id, slug, seen, made_at, made_by, email, note, draft, state, answer, handled_at, handled_by FROM proposal
                   WHERE NOT ?1 OR state = 'nieuw' ORDER BY id DESC LIMIT ?3 OFFSET ?2";
        let rows: Vec<Row> = sqlx::query_as(sql).bind(only_open).bind(skip).bind(limit).fetch_all(&self.readers).await?;
        rows.into_iter().map(Proposal::try_from).collect()
    }

    /// The proposal with this number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn proposal(&self, id: i64) -> Result<Option<Proposal>, StoreError> {
        let sql = "SELECT id, slug, seen, made_at, made_by, email, note, draft, state, answer, handled_at, handled_by FROM proposal WHERE id = ?1";
        let row: Option<Row> = sqlx::query_as(sql).bind(id).fetch_optional(&self.readers).await?;
        row.map(Proposal::try_from).transpose()
    }

    /// Writes down what staff did with a proposal; `false` when somebody did before.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn handle_proposal(&self, id: i64, state: ProposalState, answer: &str, by: &str, at: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE proposal SET state = ?2, answer = ?3, handled_by = ?4, handled_at = ?5 WHERE id = ?1 AND state = 'nieuw'";
        let done = sqlx::query(sql).bind(id).bind(state.code()).bind(answer).bind(by).bind(at.to_string()).execute(&self.writer).await?;
        Ok(done.rows_affected() == 1)
    }
}
