//! Everything that the directory keeps and that belongs to nobody in particular, as one value: what an export writes down and an import takes in.
//!
//! Left out is what belongs to this one installation and must not travel in a file: accounts with their passwords and second factors, sessions, failed
//! sign-ins and the private links of organisations. So is the log of who did what: it is a witness, and a witness that comes in a file that anybody
//! can edit is none. A backup holds all of them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::draft::FicheDraft;
use super::fiche::FicheContent;
use super::values::Slug;
use super::vocabulary::{SaveKind, Status};

/// Everything, in a fixed order: fiches by address, the rest as it came.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Holdings {
    /// The fiches, each with its history.
    pub fiches: Vec<HeldFiche>,
    /// What staff added to the thesaurus, or took away from it.
    #[serde(default)]
    pub synonyms: Vec<HeldSynonym>,
    /// Small documents that staff keep as a whole.
    #[serde(default)]
    pub documents: Vec<HeldDocument>,
    /// Questions that found nothing.
    #[serde(default)]
    pub unanswered_questions: Vec<HeldQuestion>,
    /// Questions that staff put away.
    #[serde(default)]
    pub settled_questions: Vec<HeldSettled>,
    /// What visitors said is wrong.
    #[serde(default)]
    pub reports: Vec<HeldReport>,
    /// What organisations proposed.
    #[serde(default)]
    pub proposals: Vec<HeldProposal>,
}

/// A fiche with all that was ever saved of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldFiche {
    /// Its address.
    pub slug: Slug,
    /// How far it is.
    pub status: Status,
    /// How many saves there were.
    pub version: i64,
    /// When it was last checked.
    pub verified_on: Option<Date>,
    /// What is live, or was.
    pub content: Option<FicheContent>,
    /// What waits to go live, as typed.
    pub draft: Option<FicheDraft>,
    /// Addresses that it once had.
    #[serde(default)]
    pub former_addresses: Vec<Slug>,
    /// All its saves, from the first.
    pub revisions: Vec<HeldRevision>,
}

/// One save: of content that was valid then, or of a draft as typed; never both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldRevision {
    /// Its number, from 1.
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
    /// The day of the last check, as it was after it.
    pub verified_on: Option<Date>,
    /// The content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<FicheContent>,
    /// The draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<FicheDraft>,
}

/// Words that staff added to the thesaurus, or took away from the one inside the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldSynonym {
    /// What they mean: `thema=pesten`.
    pub means: String,
    /// `same`, `narrower` or `related`.
    pub kind: String,
    /// Their language.
    pub language: String,
    /// The words.
    pub phrase: String,
    /// Whether they were added; else they were taken away.
    pub added: bool,
    /// When.
    pub saved_at: Timestamp,
    /// Who.
    pub saved_by: String,
}

/// A question about which nothing has to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldSettled {
    /// The question, folded.
    pub text: String,
    /// When it was put away.
    pub saved_at: Timestamp,
    /// Who did.
    pub saved_by: String,
}

/// A small document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldDocument {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub content: serde_json::Value,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// Who saved it.
    pub saved_by: String,
}

/// A question that found nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HeldQuestion {
    /// The day.
    pub asked_on: Date,
    /// Language of the page.
    pub language: String,
    /// The words.
    pub text: String,
}

/// What a visitor said is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldReport {
    /// Its number.
    pub id: i64,
    /// The hash of the address at which the reporter sees what was done.
    pub token: String,
    /// The fiche.
    pub slug: Slug,
    /// Language of the page.
    pub language: String,
    /// When.
    pub made_at: Timestamp,
    /// What is wrong.
    pub text: String,
    /// Where the reporter wants to hear of it.
    pub email: Option<String>,
    /// `nieuw`, `bezig`, `opgelost` or `afgewezen`.
    pub state: String,
    /// What staff answered.
    pub answer: String,
    /// When it was handled.
    pub handled_at: Option<Timestamp>,
    /// By whom.
    pub handled_by: Option<String>,
}

/// What an organisation proposed, or that all is still true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldProposal {
    /// Its number.
    pub id: i64,
    /// The fiche.
    pub slug: Slug,
    /// The version that they saw.
    pub seen: i64,
    /// When.
    pub made_at: Timestamp,
    /// Who.
    pub made_by: String,
    /// Where an answer may go.
    pub email: Option<String>,
    /// What they wrote beside it.
    pub note: String,
    /// What they propose; `None` when all is still true.
    pub draft: Option<FicheDraft>,
    /// `nieuw`, `overgenomen` or `afgewezen`.
    pub state: String,
    /// What staff answered; may be empty.
    pub answer: String,
    /// When it was handled.
    pub handled_at: Option<Timestamp>,
    /// By whom.
    pub handled_by: Option<String>,
}

impl HeldFiche {
    /// The content that the history ends with; what stands in `content` of a fiche whose history is whole.
    pub fn last_saved_content(&self) -> Option<&FicheContent> {
        self.revisions.iter().rev().find_map(|revision| revision.content.as_ref())
    }
}

impl Holdings {
    /// The fiche with this address.
    pub fn fiche(&self, slug: &Slug) -> Option<&HeldFiche> {
        self.fiches.iter().find(|fiche| fiche.slug == *slug)
    }
}
