//! A fiche as it is kept: found by its address, what stands in its form, and the check that only the whole directory can do.

use crate::domain::draft::{FicheDraft, FieldError};
use crate::domain::fiche::FicheContent;
use crate::domain::values::Slug;
use crate::store::fiches::KeptFiche;
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;

/// What stands in the form of a fiche: its draft, or else what is live.
pub(in crate::web) fn draft_in(kept: &KeptFiche) -> FicheDraft {
    match (&kept.draft, &kept.content) {
        (Some(draft), _) => draft.clone(),
        (None, Some(content)) => FicheDraft::from(content),
        (None, None) => FicheDraft::default(),
    }
}

/// The fiche at an address of staff.
///
/// # Errors
/// Not found, or a failing database.
pub(in crate::web) async fn kept(state: &AppState, slug: &str) -> Result<KeptFiche, AppError> {
    let mut slug = Slug::parse(slug).map_err(|_| AppError::NotFound)?;
    // Who was typing while it got another address goes on there.
    if let Some(now) = state.store.redirect(slug.as_str()).await?.and_then(|now| Slug::parse(&now).ok()) {
        slug = now;
    }
    state.store.kept_fiche(&slug).await?.ok_or(AppError::NotFound)
}

/// The check of every text, and what only the whole directory knows: names and numbers used twice, related fiches that do not exist.
pub(in crate::web) async fn check(state: &AppState, slug: &str, draft: &FicheDraft) -> Result<Result<FicheContent, Vec<FieldError>>, AppError> {
    let others = state.store.fiches().await?;
    let mut faults = Vec::new();
    let mut fault = |path: String, message: String| faults.push(FieldError { path, message });
    for other in others.iter().filter(|other| other.slug.as_str() != slug) {
        if other.content.name.to_lowercase() == draft.name.trim().to_lowercase() {
            fault("name".into(), format!("deze naam heeft ook de fiche {}", other.slug));
        }
        if other.content.number.is_some_and(|number| number.to_string() == draft.number.trim()) {
            fault("number".into(), format!("dit nummer heeft ook de fiche {}", other.slug));
        }
    }
    for (i, related) in draft.related.iter().enumerate() {
        if related == slug || others.iter().all(|other| other.slug.as_str() != related) {
            fault(format!("related[{i}]"), format!("er is geen andere fiche “{related}”"));
        }
    }
    Ok(match draft.check() {
        Ok(content) if faults.is_empty() => Ok(content),
        Ok(_) => Err(faults),
        Err(found) => Err(found.into_iter().chain(faults).collect()),
    })
}
