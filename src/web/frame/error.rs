//! Why a page cannot be given: a status and a fact. Who makes a page of it stands above the pages.

use axum::http::StatusCode;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::response::{IntoResponse, Response};

use super::resume::Resume;
use crate::catalog::RefreshError;
use crate::store::StoreError;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing lives at this address.
    #[error("not found")]
    NotFound,
    /// The fiche with this name is archived.
    #[error("archived")]
    Archived(String),
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
    /// What was sent took too long to come in.
    #[error("too slow")]
    TooSlow,
    /// Somebody has to sign in first: what lets a large form through at the door, or nothing, and what they were sending.
    #[error("not signed in")]
    SignIn(Box<(String, Resume)>),
    /// A form came with the token of an older session: the token of this one, and what was sent.
    #[error("a form of an older session")]
    SendAgain(Box<(String, Resume)>),
    /// Only managers may.
    #[error("forbidden")]
    Forbidden,
    /// More than this many bytes were sent.
    #[error("more than {0} bytes")]
    TooLarge(usize),
    /// The address is longer than we read.
    #[error("too long an address")]
    TooLong,
    /// What staff sent could not be kept: the token of the session, and what was sent.
    #[error("not kept")]
    NotKept(Box<(String, Resume)>),
    /// Too much was sent in a short time.
    #[error("too much at once")]
    TooMany,
}

/// What the visitor is told; goes along with the status to who knows the language.
#[derive(Debug, Clone)]
pub enum Told {
    /// Nothing lives here.
    NotFound,
    /// A fiche of this name is archived.
    Archived(String),
    /// To sign in first: a pass for a large form, or nothing, and what was being sent.
    SignIn(Box<(String, Resume)>),
    /// To send this once more, with this token.
    SendAgain(Box<(String, Resume)>),
    /// Only managers may.
    Forbidden,
    /// We do not understand what was sent.
    Strange,
    /// It was too large.
    TooLarge,
    /// The address is too long.
    TooLong,
    /// What was sent could not be kept; to be sent once more, with this token.
    NotKept(Box<(String, Resume)>),
    /// It was too much at once.
    TooMany,
    /// It is our fault.
    OurFault,
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let (status, told) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, Told::NotFound),
            Self::Archived(name) => (StatusCode::GONE, Told::Archived(name)),
            Self::SignIn(asked) => (StatusCode::UNAUTHORIZED, Told::SignIn(asked)),
            Self::SendAgain(asked) => (StatusCode::FORBIDDEN, Told::SendAgain(asked)),
            Self::Forbidden => (StatusCode::FORBIDDEN, Told::Forbidden),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, Told::Strange),
            Self::BadForm(_) => (StatusCode::BAD_REQUEST, Told::Strange),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, Told::TooLarge),
            Self::TooLong => (StatusCode::URI_TOO_LONG, Told::TooLong),
            Self::NotKept(asked) => (StatusCode::SERVICE_UNAVAILABLE, Told::NotKept(asked)),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, Told::TooMany),
            Self::Internal(_) | Self::Template(_) | Self::Store(_) | Self::Session(_) | Self::Refresh(_) => {
                tracing::error!(error = %self, "a request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, Told::OurFault)
            }
        };
        let mut response = status.into_response();
        if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("10"));
        }
        response.extensions_mut().insert(told);
        response
    }
}
