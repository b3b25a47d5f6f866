//! Everything that is kept, read as one state and written as one: what an export and an import need of the database.

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use sqlx::{Sqlite, Transaction};

use super::fiches::{Reason, SaveError, json, make_room, revise};
use super::writing::Writing;
use super::{Store, StoreError};
use crate::domain::draft::FicheDraft;
use crate::domain::fiche::FicheContent;
use crate::domain::holdings::{HeldDocument, HeldFiche, HeldProposal, HeldQuestion, HeldReport, HeldRevision, HeldSettled, HeldSynonym, Holdings};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{SaveKind, Status, Term};

/// What an import adds and changes. What is not in it stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// All that is not here yet; its fiches come whole, with their histories as they were.
    pub new: Holdings,
    /// What becomes a next version of a fiche that is here.
    pub changed: Vec<NextVersion>,
    /// Addresses that fiches once had, each with the fiche that it leads to.
    pub former_addresses: Vec<(Slug, Slug)>,
}

/// The next version of a fiche, or the next two: one of what is live, one of what waits.
#[derive(Debug, Clone, PartialEq)]
pub struct NextVersion {
    /// The fiche.
    pub slug: Slug,
    /// The version that it goes over.
    pub seen: i64,
    /// What is live from now on; `None` when that stays.
    pub live: Option<(Status, Option<Date>, FicheContent)>,
    /// What waits from now on; `None` when that stays.
    pub draft: Option<FicheDraft>,
}

/// Reads one column of a row of this table.
struct Column<'a> {
    table: &'static str,
    row: &'a str,
}

impl Column<'_> {
    fn broken(&self, cause: impl Display) -> StoreError {
        StoreError::Row { table: self.table, row: self.row.to_owned(), cause: cause.to_string() }
    }

    fn parsed<T: FromStr<Err: Display>>(&self, text: &str) -> Result<T, StoreError> {
        text.parse().map_err(|cause| self.broken(cause))
    }

    fn slug(&self, text: &str) -> Result<Slug, StoreError> {
        Slug::parse(text).map_err(|cause| self.broken(cause))
    }

    fn term<T: Term>(&self, text: &str) -> Result<T, StoreError> {
        T::from_code(text).ok_or_else(|| self.broken(format!("unknown value {text}")))
    }

    fn json<T: DeserializeOwned>(&self, text: &str) -> Result<T, StoreError> {
        serde_json::from_str(text).map_err(|cause| self.broken(cause))
    }
}

impl Store {
    /// Everything that is kept, as it is at one moment.
    ///
    /// # Errors
    /// [`StoreError::Sql`], or [`StoreError::Row`] for a row that this version cannot read.
    pub async fn holdings(&self) -> Result<Holdings, StoreError> {
        // One transaction: what is read of one table belongs to what is read of the next.
        let mut moment = self.readers.begin().await?;
        let mut revisions = revisions(&mut moment).await?;
        let mut former = former_addresses(&mut moment).await?;
        let mut fiches = fiches(&mut moment).await?;
        for fiche in &mut fiches {
            fiche.revisions = revisions.remove(fiche.slug.as_str()).unwrap_or_default();
            fiche.former_addresses = former.remove(fiche.slug.as_str()).unwrap_or_default();
        }
        Ok(Holdings {
            fiches,
            synonyms: synonyms(&mut moment).await?,
            documents: documents(&mut moment).await?,
            unanswered_questions: questions(&mut moment).await?,
            settled_questions: settled(&mut moment).await?,
            reports: reports(&mut moment).await?,
            proposals: proposals(&mut moment).await?,
        })
    }

    /// Takes all of this in, or nothing of it, with a line in the log that names the file.
    ///
    /// # Errors
    /// [`SaveError::Conflict`] when a fiche was saved since it was looked at, [`SaveError::Taken`] when one that is new came to be here meanwhile.
    pub async fn take_in(&self, intake: &Intake, file: &str, reason: Reason<'_>) -> Result<(), SaveError> {
        let mut transaction = self.begin().await?;
        for fiche in &intake.new.fiches {
            add_fiche(&mut transaction, fiche).await?;
        }
        for next in &intake.changed {
            add_version(&mut transaction, next, reason).await?;
        }
        for (old, slug) in &intake.former_addresses {
            let sql = "INSERT INTO redirect (old, slug) VALUES (?1, ?2)";
            sqlx::query(sql).bind(old.as_str()).bind(slug.as_str()).execute(&mut *transaction).await?;
        }
        add_the_rest(&mut transaction, &intake.new).await?;
        sqlx::query("INSERT INTO audit (at, who, what, subject) VALUES (?1, ?2, 'ingelezen', ?3)")
            .bind(reason.at.to_string())
            .bind(reason.by)
            .bind(file)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

async fn fiches(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldFiche>, StoreError> {
    type Row = (String, String, i64, Option<String>, Option<String>, Option<String>);
    let sql = "SELECT slug, status, version, verified_on, content, draft FROM fiche ORDER BY slug";
    let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let fiche = |(slug, status, version, verified_on, content, draft): Row| {
        let of = Column { table: "fiche", row: &slug };
        Ok(HeldFiche {
            slug: of.slug(&slug)?,
            status: of.term(&status)?,
            version,
            verified_on: verified_on.map(|date| of.parsed(&date)).transpose()?,
            content: content.map(|text| of.json(&text)).transpose()?,
            draft: draft.map(|text| of.json(&text)).transpose()?,
            former_addresses: Vec::new(),
            revisions: Vec::new(),
        })
    };
    rows.into_iter().map(fiche).collect()
}

async fn revisions(moment: &mut Transaction<'_, Sqlite>) -> Result<HashMap<String, Vec<HeldRevision>>, StoreError> {
    type Row = (String, i64, String, String, String, String, String, Option<String>, String);
    let sql = "SELECT slug, version, kind, saved_at, saved_by, reason, status, verified_on, content FROM revision ORDER BY slug, version";
    let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let mut found: HashMap<String, Vec<HeldRevision>> = HashMap::new();
    for (slug, version, kind, saved_at, saved_by, reason, status, verified_on, text) in rows {
        let of = Column { table: "revision", row: &slug };
        let kind = of.term(&kind)?;
        // A fiche without content has only drafts, also when its address or status changed.
        let content = if kind == SaveKind::Draft { None } else { serde_json::from_str(&text).ok() };
        let draft = if content.is_none() { Some(of.json(&text)?) } else { None };
        let revision = HeldRevision {
            version,
            kind,
            saved_at: of.parsed(&saved_at)?,
            saved_by,
            reason,
            status: of.term(&status)?,
            verified_on: verified_on.map(|date| of.parsed(&date)).transpose()?,
            content,
            draft,
        };
        found.entry(slug).or_default().push(revision);
    }
    Ok(found)
}

async fn former_addresses(moment: &mut Transaction<'_, Sqlite>) -> Result<HashMap<String, Vec<Slug>>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT old, slug FROM redirect ORDER BY old").fetch_all(&mut **moment).await?;
    let mut found: HashMap<String, Vec<Slug>> = HashMap::new();
    for (old, slug) in rows {
        let old = Column { table: "redirect", row: &old }.slug(&old)?;
        found.entry(slug).or_default().push(old);
    }
    Ok(found)
}

async fn synonyms(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldSynonym>, StoreError> {
    type Row = (String, String, String, String, bool, String, String);
    let sql = "SELECT means, kind, language, phrase, added, saved_at, saved_by FROM synonym ORDER BY means, language, phrase";
    let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let synonym = |(means, kind, language, phrase, added, saved_at, saved_by): Row| {
        let saved_at = Column { table: "synonym", row: &phrase }.parsed(&saved_at)?;
        Ok(HeldSynonym { means, kind, language, phrase, added, saved_at, saved_by })
    };
    rows.into_iter().map(synonym).collect()
}

async fn documents(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldDocument>, StoreError> {
    type Row = (String, String, String, String);
    let rows: Vec<Row> = sqlx::query_as("SELECT name, content, saved_at, saved_by FROM document ORDER BY name").fetch_all(&mut **moment).await?;
    let document = |(name, content, saved_at, saved_by): Row| {
        let of = Column { table: "document", row: &name };
        Ok(HeldDocument { content: of.json(&content)?, saved_at: of.parsed(&saved_at)?, name, saved_by })
    };
    rows.into_iter().map(document).collect()
}

async fn questions(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldQuestion>, StoreError> {
    let sql = "SELECT asked_on, language, text FROM unanswered_question ORDER BY asked_on, language, text";
    let rows: Vec<(String, String, String)> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let question = |(asked_on, language, text): (String, String, String)| {
        let asked_on = Column { table: "unanswered_question", row: &text }.parsed(&asked_on)?;
        Ok(HeldQuestion { asked_on, language, text })
    };
    rows.into_iter().map(question).collect()
}

async fn settled(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldSettled>, StoreError> {
    let sql = "SELECT text, saved_at, saved_by FROM settled_question ORDER BY text";
    let rows: Vec<(String, String, String)> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let question = |(text, saved_at, saved_by): (String, String, String)| {
        let saved_at = Column { table: "settled_question", row: &text }.parsed(&saved_at)?;
        Ok(HeldSettled { text, saved_at, saved_by })
    };
    rows.into_iter().map(question).collect()
}

async fn reports(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldReport>, StoreError> {
    type Row = (i64, String, String, String, String, String, Option<String>, String, String, Option<String>, Option<String>);
    let sql = "SELECT id, token, slug, language, made_at, text, email, state, answer, handled_at, handled_by FROM report ORDER BY id";
    let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let report = |(id, token, slug, language, made_at, text, email, state, answer, handled_at, handled_by): Row| {
        let of = Column { table: "report", row: &id.to_string() };
        Ok(HeldReport {
            id,
            token,
            slug: of.slug(&slug)?,
            language,
            made_at: of.parsed(&made_at)?,
            text,
            email,
            state,
            answer,
            handled_at: handled_at.map(|at| of.parsed(&at)).transpose()?,
            handled_by,
        })
    };
    rows.into_iter().map(report).collect()
}

async fn proposals(moment: &mut Transaction<'_, Sqlite>) -> Result<Vec<HeldProposal>, StoreError> {
    type Row = (i64, String, i64, String, String, Option<String>, String, Option<String>, String, String, Option<String>, Option<String>);
    let sql = "SELECT id, slug, seen, made_at, made_by, email, note, draft, state, answer, handled_at, handled_by FROM proposal ORDER BY id";
    let rows: Vec<Row> = sqlx::query_as(sql).fetch_all(&mut **moment).await?;
    let proposal = |(id, slug, seen, made_at, made_by, email, note, draft, state, answer, handled_at, handled_by): Row| {
        let of = Column { table: "proposal", row: &id.to_string() };
        Ok(HeldProposal {
            id,
            slug: of.slug(&slug)?,
            seen,
            made_at: of.parsed(&made_at)?,
            made_by,
            email,
            note,
            draft: draft.map(|text| of.json(&text)).transpose()?,
            state,
            answer,
            handled_at: handled_at.map(|at| of.parsed(&at)).transpose()?,
            handled_by,
        })
    };
    rows.into_iter().map(proposal).collect()
}

async fn add_fiche(transaction: &mut Writing, fiche: &HeldFiche) -> Result<(), SaveError> {
    let slug = &fiche.slug;
    make_room(transaction, slug, 0).await?;
    sqlx::query("INSERT INTO fiche (slug, status, version, verified_on, content, draft) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(slug.as_str())
        .bind(fiche.status.code())
        .bind(fiche.version)
        .bind(fiche.verified_on.map(|date| date.to_string()))
        .bind(fiche.content.as_ref().map(|content| json(slug, content)).transpose()?)
        .bind(fiche.draft.as_ref().map(|draft| json(slug, draft)).transpose()?)
        .execute(&mut **transaction)
        .await?;
    for revision in &fiche.revisions {
        let text = match (&revision.content, &revision.draft) {
            (Some(content), _) => json(slug, content)?,
            (None, draft) => json(slug, draft)?,
        };
        sqlx::query(
            "INSERT INTO revision (slug, version, kind, saved_at, saved_by, reason, status, verified_on, content)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )
        .bind(slug.as_str())
        .bind(revision.version)
        .bind(revision.kind.code())
        .bind(revision.saved_at.to_string())
        .bind(&revision.saved_by)
        .bind(&revision.reason)
        .bind(revision.status.code())
        .bind(revision.verified_on.map(|date| date.to_string()))
        .bind(text)
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}

async fn add_version(transaction: &mut Writing, next: &NextVersion, reason: Reason<'_>) -> Result<(), SaveError> {
    make_room(transaction, &next.slug, next.seen).await?;
    if let Some((status, verified_on, content)) = &next.live {
        let content = json(&next.slug, content)?;
        sqlx::query("UPDATE fiche SET status = ?2, verified_on = ?3, content = ?4, version = version + 1 WHERE slug = ?1")
            .bind(next.slug.as_str())
            .bind(status.code())
            .bind(verified_on.map(|date| date.to_string()))
            .bind(&content)
            .execute(&mut **transaction)
            .await?;
        revise(transaction, &next.slug, SaveKind::Published, &content, reason).await?;
    }
    if let Some(draft) = &next.draft {
        let draft = json(&next.slug, draft)?;
        let sql = "UPDATE fiche SET draft = ?2, version = version + 1 WHERE slug = ?1";
        sqlx::query(sql).bind(next.slug.as_str()).bind(&draft).execute(&mut **transaction).await?;
        revise(transaction, &next.slug, SaveKind::Draft, &draft, reason).await?;
    }
    Ok(())
}

async fn add_the_rest(transaction: &mut Writing, new: &Holdings) -> Result<(), SaveError> {
    for synonym in &new.synonyms {
        sqlx::query("INSERT INTO synonym (means, kind, language, phrase, added, saved_at, saved_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .bind(&synonym.means)
            .bind(&synonym.kind)
            .bind(&synonym.language)
            .bind(&synonym.phrase)
            .bind(synonym.added)
            .bind(synonym.saved_at.to_string())
            .bind(&synonym.saved_by)
            .execute(&mut **transaction)
            .await?;
    }
    for document in &new.documents {
        sqlx::query("INSERT INTO document (name, content, saved_at, saved_by) VALUES (?1, ?2, ?3, ?4)")
            .bind(&document.name)
            .bind(document.content.to_string())
            .bind(document.saved_at.to_string())
            .bind(&document.saved_by)
            .execute(&mut **transaction)
            .await?;
    }
    for question in &new.unanswered_questions {
        sqlx::query("INSERT INTO unanswered_question (asked_on, language, text) VALUES (?1, ?2, ?3)")
            .bind(question.asked_on.to_string())
            .bind(&question.language)
            .bind(&question.text)
            .execute(&mut **transaction)
            .await?;
    }
    for question in &new.settled_questions {
        sqlx::query("INSERT INTO settled_question (text, saved_at, saved_by) VALUES (?1, ?2, ?3)")
            .bind(&question.text)
            .bind(question.saved_at.to_string())
            .bind(&question.saved_by)
            .execute(&mut **transaction)
            .await?;
    }
    for report in &new.reports {
        add_report(transaction, report).await?;
    }
    for proposal in &new.proposals {
        add_proposal(transaction, proposal).await?;
    }
    Ok(())
}

/// Adds a report; it keeps its number unless another has it.
async fn add_report(transaction: &mut Writing, report: &HeldReport) -> Result<(), SaveError> {
    sqlx::query(
        "INSERT INTO report (id, token, slug, language, made_at, text, email, state, answer, handled_at, handled_by)
         VALUES ((SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM report WHERE id = ?1)), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )
    .bind(report.id)
    .bind(&report.token)
    .bind(report.slug.as_str())
    .bind(&report.language)
    .bind(report.made_at.to_string())
    .bind(&report.text)
    .bind(&report.email)
    .bind(&report.state)
    .bind(&report.answer)
    .bind(report.handled_at.map(|at| at.to_string()))
    .bind(&report.handled_by)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Adds a proposal; it keeps its number unless another has it.
async fn add_proposal(transaction: &mut Writing, proposal: &HeldProposal) -> Result<(), SaveError> {
    let draft = proposal.draft.as_ref().map(|draft| json(&proposal.slug, draft)).transpose()?;
    sqlx::query(
        "INSERT INTO proposal (id, slug, seen, made_at, made_by, email, note, draft, state, answer, handled_at, handled_by)
         VALUES ((SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM proposal WHERE id = ?1)), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )
    .bind(proposal.id)
    .bind(proposal.slug.as_str())
    .bind(proposal.seen)
    .bind(proposal.made_at.to_string())
    .bind(&proposal.made_by)
    .bind(&proposal.email)
    .bind(&proposal.note)
    .bind(draft)
    .bind(&proposal.state)
    .bind(&proposal.answer)
    .bind(proposal.handled_at.map(|at| at.to_string()))
    .bind(&proposal.handled_by)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
