//! A session: who signed in, the token of its forms, and what somebody was sending when it turned out to be over.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use tower_sessions::session::Error as SessionError;

use crate::credentials::random_token;
use crate::store::staff::StaffMember;
use crate::web::frame::error::AppError;
use crate::web::frame::resume::Resume;
use crate::web::frame::state::AppState;

/// A session without a request for this long is over.
pub const IDLE_HOURS: i64 = 8;
/// A session ends after this time, however busy it is.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Keys under which a session keeps things.
mod key {
    pub const SIGNED_IN: &str = "staff";
    pub const TOKEN: &str = "token";
    pub const RESUME: &str = "resume";
}

#[derive(Serialize, Deserialize)]
struct SignedIn {
    id: i64,
    epoch: i64,
    since: Timestamp,
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

/// Forgets it: it was sent.
///
/// # Errors
/// What the database says.
pub async fn forget_kept(session: &Session) -> Result<(), SessionError> {
    session.remove::<Resume>(key::RESUME).await.map(|_| ())
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

/// Who this session belongs to, if it still counts.
///
/// # Errors
/// A session that cannot be read, or a failing database.
pub async fn member(session: &Session, state: &AppState) -> Result<Option<StaffMember>, AppError> {
    let Some(signed_in) = session.get::<SignedIn>(key::SIGNED_IN).await? else { return Ok(None) };
    if state.clock.now().duration_since(signed_in.since) > LONGEST {
        return Ok(None);
    }
    let member = state.store.staff_member(signed_in.id).await?;
    Ok(member.filter(|member| member.active && member.epoch == signed_in.epoch))
}
