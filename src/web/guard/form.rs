//! A plain form as it was sent: its fields in order, and that it is theirs who sent it.

use axum::body::{Body, to_bytes};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use subtle::ConstantTimeEq;

use crate::web::frame::error::AppError;

/// Most bytes of a form.
pub const FORM_BYTES: usize = 4 << 20;
/// Most bytes of a form of somebody who is not signed in.
pub const STRANGERS_BYTES: usize = 64 << 10;
/// Name of the field that holds the token.
pub const TOKEN: &str = "_token";

/// The fields of a form, in order; on pages of staff read once by the guard.
#[derive(Debug, Clone, Default)]
pub struct Form(pub Vec<(String, String)>);

impl Form {
    /// Reads what a plain form sent.
    ///
    /// # Errors
    /// [`AppError::TooLarge`] for more than this many bytes.
    pub async fn read(body: Body, most: usize) -> Result<Self, AppError> {
        let bytes = to_bytes(body, most).await.map_err(|_| AppError::TooLarge(most))?;
        Ok(Self(url::form_urlencoded::parse(&bytes).into_owned().collect()))
    }

    /// The first value of a field; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value)
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Form {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get().cloned().ok_or_else(|| AppError::Internal(anyhow::anyhow!("a form outside the guard")))
    }
}

/// Whether a form holds the token of its session.
pub fn is_theirs(form: &Form, token: &str) -> bool {
    bool::from(form.get(TOKEN).as_bytes().ct_eq(token.as_bytes()))
}
