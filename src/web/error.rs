//! When a page cannot be given: a status, one plain sentence in the reader's language, and a way onward.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::page::{Page, Section};
use crate::catalog::RefreshError;
use crate::domain::locale::Locale;
use crate::store::StoreError;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing lives at this address.
    #[error("not found")]
    NotFound(Locale, String),
    /// The fiche with this name is archived.
    #[error("archived")]
    Archived(Locale, String),
    /// We failed; the cause goes to the log.
    #[error("internal: {0}")]
    Internal(#[from] anyhow::Error),
    /// A template did not render.
    #[error("template: {0}")]
    Template(#[from] askama::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The session could not be read or kept.
    #[error("session: {0}")]
    Session(#[from] tower_sessions::session::Error),
    /// What was saved could not be shown.
    #[error(transparent)]
    Refresh(#[from] RefreshError),
    /// A form holds a field that none of our forms has.
    #[error("a form with a field that does not fit: {0}")]
    BadForm(String),
    /// Only managers may.
    #[error("forbidden")]
    Forbidden,
    /// More than this many bytes were sent.
    #[error("more than {0} bytes")]
    TooLarge(usize),
    /// Too much was sent in a short time.
    #[error("too much at once")]
    TooMany,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    heading: &'static str,
    message: &'static str,
    /// What somebody may have been looking for: the last words of the address.
    guess: String,
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let (status, locale, guess, key) = match &self {
            Self::NotFound(locale, path) => (StatusCode::NOT_FOUND, *locale, guess(path), "niet-gevonden"),
            Self::Archived(locale, name) => (StatusCode::GONE, *locale, name.clone(), "gearchiveerd"),
            Self::Forbidden => (StatusCode::FORBIDDEN, Locale::Nl, String::new(), "verboden"),
            Self::BadForm(_) => (StatusCode::BAD_REQUEST, Locale::Nl, String::new(), "vreemd"),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, Locale::Nl, String::new(), "te-groot"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, Locale::Nl, String::new(), "te-veel"),
            Self::Internal(_) | Self::Template(_) | Self::Store(_) | Self::Session(_) | Self::Refresh(_) => {
                tracing::error!(error = %self, "a request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, Locale::Nl, String::new(), "fout")
            }
        };
        let t = locale.messages();
        let (heading, message) = match key {
            "niet-gevonden" => (t.get("niet-gevonden-titel"), t.get("niet-gevonden-uitleg")),
            "gearchiveerd" => (t.get("gearchiveerd-titel"), t.get("gearchiveerd-uitleg")),
            "verboden" => (t.get("verboden-titel"), t.get("verboden-uitleg")),
            "vreemd" => (t.get("vreemd-titel"), t.get("vreemd-uitleg")),
            "te-groot" => (t.get("te-groot-titel"), t.get("te-groot-uitleg")),
            "te-veel" => (t.get("te-veel-titel"), t.get("te-veel-uitleg")),
            _ => (t.get("fout-titel"), t.get("fout-uitleg")),
        };
        let page = ErrorPage { page: Page::new(locale, Section::Other, heading), heading, message, guess };
        match page.render() {
            Ok(body) => (status, Html(body)).into_response(),
            Err(error) => {
                tracing::error!(%error, "the error page did not render");
                (status, message).into_response()
            }
        }
    }
}

/// `/fiches/groep-intro-oud` → `groep intro oud`.
fn guess(path: &str) -> String {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let words: String = last.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(60).collect();
    words.trim().to_owned()
}
