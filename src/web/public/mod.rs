//! The pages that everybody sees: one file a page, its handler beside its page struct.

pub mod fiche;
pub mod fiches;
pub mod home;
pub mod machines;
pub mod overview;
pub mod search;
pub mod texts;

use askama::Template;
use axum::response::Html;

use super::error::AppError;

/// Renders a page.
fn render(page: &impl Template) -> Result<Html<String>, AppError> {
    Ok(Html(page.render()?))
}
