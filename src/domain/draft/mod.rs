//! A fiche as somebody typed it, and the one gate through which every text comes in: a seed file, an import or a form becomes a
//! [`FicheDraft`], and [`FicheDraft::check`] gives either content that is valid or every fault at once, each with the path of its field.

mod check;
mod faults;
mod typed;

pub use check::{SENTENCE_WORDS, SUMMARY_WORDS, check_standing};
pub use faults::FieldError;
pub use typed::{
    AgesDraft, AmountDraft, ContactDraft, ContactWordsDraft, CostDraft, FicheDraft, FicheWordsDraft, HoursDraft, LocationDraft, RouteDraft,
    ServiceDraft, ServiceWordsDraft, SourceDraft, TranslatedDraft, Typed,
};
