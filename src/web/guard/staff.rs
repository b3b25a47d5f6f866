//! Who is signed in, and that a form is theirs. One middleware stands before every page of staff: a stranger is asked to sign in where something was
//! asked, and what was typed goes along; a form without the token of its session goes nowhere.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;
use tower_sessions::Session;

use crate::domain::vocabulary::Role;
use crate::store::staff::StaffMember;
use crate::web::frame::error::AppError;
use crate::web::frame::resume::Resume;
use crate::web::frame::state::AppState;
use crate::web::guard::form::{FORM_BYTES, Form, STRANGERS_BYTES, TOKEN, is_theirs};
use crate::web::guard::session::{self, kept};

/// Longest time that a form may take to come in.
const TYPING: Duration = Duration::from_secs(9);
/// Key in the session of what the last action had to say.
const FLASH: &str = "flash";

/// Somebody of the staff, signed in.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The account.
    pub member: StaffMember,
    /// The token of this session, for forms.
    pub token: String,
    /// The session.
    pub session: Session,
}

impl Staff {
    /// Whether this is a manager.
    pub fn is_manager(&self) -> bool {
        self.member.role == Role::Manager
    }

    /// Says something on the next page that this person sees.
    ///
    /// # Errors
    /// What the database says.
    pub async fn say(&self, sentence: impl Into<String>) -> Result<(), AppError> {
        Ok(self.session.insert(FLASH, sentence.into()).await?)
    }

    /// What the last action had to say; said once.
    ///
    /// # Errors
    /// What the database says.
    pub async fn flash(&self) -> Result<Option<String>, AppError> {
        Ok(self.session.remove(FLASH).await?)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get().cloned().ok_or_else(|| AppError::Internal(anyhow::anyhow!("a page of staff outside the guard")))
    }
}

/// What a request was sending, to be gone on with.
fn resume(to: String, form: Option<Form>, method: &Method) -> Resume {
    let mut fields = form.unwrap_or_default().0;
    fields.retain(|(name, _)| name != TOKEN);
    Resume { to, fields, sent: method == Method::POST }
}

/// Reads the form of a request, if it is one that a plain form sends: as much as this, within the time of an ordinary request whatever the address.
async fn form_of(request: Request, most: usize) -> Result<(Request, Option<Form>), AppError> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if request.method() != Method::POST || !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok((request, None));
    }
    let (parts, body) = request.into_parts();
    let form = timeout(TYPING, Form::read(body, most)).await.map_err(|_| AppError::TooSlow)??;
    Ok((Request::from_parts(parts, Body::empty()), Some(form)))
}

fn path_of(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(|| uri.path().to_owned(), ToString::to_string)
}

/// The guard before every page of staff.
///
/// # Errors
/// A failing database, or a form that is too large.
pub async fn require_staff(State(state): State<AppState>, session: Session, request: Request, next: Next) -> Result<Response, AppError> {
    let id = session.id();
    let member = session::member(&session, &state).await?;
    // Who was signed in until now gets back all that they typed; of a stranger we read what fits a stranger.
    let was_here = match id.filter(|_| member.is_none()) {
        Some(id) => state.store.had_session(&id).await?,
        None => member.is_some(),
    };
    let (mut request, form) = form_of(request, if was_here { FORM_BYTES } else { STRANGERS_BYTES }).await?;
    let to = path_of(request.uri());
    let Some(member) = member else {
        let pass = if was_here { state.door.large_form_pass() } else { String::new() };
        return Err(AppError::SignIn(Box::new((pass, resume(to, form, request.method())))));
    };
    let token = session::token(&session).await?;
    let mut sent = None;
    if request.method() == Method::POST {
        // What is no plain form, such as a file, carries its token in the address.
        let form =
            form.unwrap_or_else(|| Form(url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect()));
        if !is_theirs(&form, &token) {
            return Err(AppError::SendAgain(Box::new((token, resume(to, Some(form), request.method())))));
        }
        if kept(&session).await?.is_some_and(|kept| kept.to == to) {
            session::forget_kept(&session).await?;
        }
        sent = Some((token.clone(), resume(to, Some(form.clone()), request.method())));
        request.extensions_mut().insert(form);
    }
    request.extensions_mut().insert(Staff { member, token, session });
    let response = next.run(request).await;
    match sent {
        // What was typed stays with who typed it, also when it could not be kept.
        Some(sent) if response.status().is_server_error() && !sent.1.fields.is_empty() => Err(AppError::NotKept(Box::new(sent))),
        _ => Ok(response),
    }
}

/// The guard before pages that are for managers only; stands behind [`require_staff`].
pub async fn require_manager(staff: Staff, request: Request, next: Next) -> Response {
    match staff.is_manager() {
        true => next.run(request).await,
        false => AppError::Forbidden.into_response(),
    }
}
