//! Who is signed in, and that a form is theirs. One middleware stands before every page of staff: a stranger gets the sign-in page in place of what was
//! asked, with everything that was typed still in it; a form without the token of its session goes nowhere.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use tower_sessions::Session;
use tower_sessions::session::Error as SessionError;

use crate::credentials::random_token;
use crate::domain::vocabulary::Role;
use crate::store::staff::StaffMember;
use crate::web::admin::door::sign_in;
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;

/// Most bytes of a form.
pub const FORM_BYTES: usize = 4 << 20;
/// Name of the field that holds the token.
pub const TOKEN: &str = "_token";
/// A session ends after this time, however busy it is.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Keys under which a session keeps things.
mod key {
    pub const SIGNED_IN: &str = "staff";
    pub const TOKEN: &str = "token";
    pub const FLASH: &str = "flash";
    pub const RESUME: &str = "resume";
}

#[derive(Serialize, Deserialize)]
struct SignedIn {
    id: i64,
    epoch: i64,
    since: Timestamp,
}

/// What somebody was sending when their session turned out to be over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Resume {
    /// Where it was going.
    pub to: String,
    /// What was typed, without the token.
    pub fields: Vec<(String, String)>,
    /// Whether it was sent, and not just asked for.
    pub sent: bool,
}

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

impl Resume {
    fn of(to: String, form: Option<Form>, method: &Method) -> Self {
        let mut fields = form.unwrap_or_default().0;
        fields.retain(|(name, _)| name != TOKEN);
        Self { to, fields, sent: method == Method::POST }
    }
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
        Ok(self.session.insert(key::FLASH, sentence.into()).await?)
    }

    /// What the last action had to say; said once.
    ///
    /// # Errors
    /// What the database says.
    pub async fn flash(&self) -> Result<Option<String>, AppError> {
        Ok(self.session.remove(key::FLASH).await?)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get().cloned().ok_or_else(|| AppError::Internal(anyhow::anyhow!("a page of staff outside the guard")))
    }
}

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

/// Starts the session of somebody who proved who they are.
///
/// # Errors
/// What the database says.
pub async fn sign_in(session: &Session, member: &StaffMember, now: Timestamp) -> Result<(), SessionError> {
    // A new name and a new token: whatever knew the old ones knows nothing of this session.
    session.cycle_id().await?;
    session.insert(key::TOKEN, random_token()).await?;
    session.insert(key::SIGNED_IN, SignedIn { id: member.id, epoch: member.epoch, since: now }).await
}

/// Keeps what somebody was sending until they signed in again.
///
/// # Errors
/// What the database says.
pub async fn keep_for_later(session: &Session, resume: &Resume) -> Result<(), SessionError> {
    session.insert(key::RESUME, resume).await
}

/// What somebody was sending when their session turned out to be over.
///
/// # Errors
/// What the database says.
pub async fn kept(session: &Session) -> Result<Option<Resume>, SessionError> {
    session.get(key::RESUME).await
}

/// The token of a session; a new one when it has none yet.
///
/// # Errors
/// What the database says.
pub async fn token(session: &Session) -> Result<String, SessionError> {
    if let Some(token) = session.get(key::TOKEN).await? {
        return Ok(token);
    }
    let token = random_token();
    session.insert(key::TOKEN, &token).await?;
    Ok(token)
}

/// Whether a form holds the token of its session.
pub fn is_theirs(form: &Form, token: &str) -> bool {
    bool::from(form.get(TOKEN).as_bytes().ct_eq(token.as_bytes()))
}

/// Who this session belongs to, if it still counts.
async fn member(session: &Session, state: &AppState) -> Result<Option<StaffMember>, AppError> {
    let Some(signed_in) = session.get::<SignedIn>(key::SIGNED_IN).await? else { return Ok(None) };
    if state.clock.now().duration_since(signed_in.since) > LONGEST {
        return Ok(None);
    }
    let member = state.store.staff_member(signed_in.id).await?;
    Ok(member.filter(|member| member.active && member.epoch == signed_in.epoch))
}

/// Reads the form of a request, if it is one that a plain form sends.
async fn form_of(request: Request) -> Result<(Request, Option<Form>), AppError> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if request.method() != Method::POST || !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok((request, None));
    }
    let (parts, body) = request.into_parts();
    let form = Form::read(body, FORM_BYTES).await?;
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
    let (mut request, form) = form_of(request).await?;
    let to = path_of(request.uri());
    let Some(member) = member(&session, &state).await? else {
        return sign_in::ask(&session, &state, Resume::of(to, form, request.method())).await;
    };
    let token = token(&session).await?;
    if request.method() == Method::POST {
        // What is no plain form, such as a file, carries its token in the address.
        let form =
            form.unwrap_or_else(|| Form(url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect()));
        if !is_theirs(&form, &token) {
            return sign_in::send_again(&token, Resume::of(to, Some(form), request.method()));
        }
        if kept(&session).await?.is_some_and(|kept| kept.to == to) {
            session.remove::<Resume>(key::RESUME).await?;
        }
        request.extensions_mut().insert(form);
    }
    request.extensions_mut().insert(Staff { member, token, session });
    Ok(next.run(request).await)
}

/// The guard before pages that are for managers only; stands behind [`require_staff`].
pub async fn require_manager(staff: Staff, request: Request, next: Next) -> Response {
    match staff.is_manager() {
        true => next.run(request).await,
        false => AppError::Forbidden.into_response(),
    }
}
