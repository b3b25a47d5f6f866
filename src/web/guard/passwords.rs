//! Proving a password and keeping one: an unknown address, a wrong password and a closed account cost the same work, guesses at one account come one by
//! one, and only so many hashes are worked out or waited for.

use std::sync::LazyLock;
use std::time::Duration;

use axum::http::HeaderMap;
use jiff::SignedDuration;

use crate::config::HashCost;
use crate::credentials;
use crate::store::staff::StaffMember;
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;
use crate::web::frame::turns::Turn;
use crate::web::guard::device;
use crate::web::guard::form::Form;

/// Failures are forgotten after this.
const MEMORY: SignedDuration = SignedDuration::from_mins(30);
/// Failures that cost no time: everybody mistypes.
const FREE_FAILURES: u32 = 2;

/// One attempt to prove something about an account: its turn, and what happens when it fails.
pub struct Attempt {
    turn: Turn,
    /// Under which it is counted: a keyed hash that says nothing to who reads the database.
    subject: String,
    /// Time until the next one, should this fail.
    spacing: Duration,
}

impl Attempt {
    /// Waits for the turn of an attempt at this account. A device from which it signed in before has a queue of its own: who guesses elsewhere holds
    /// nobody up.
    ///
    /// # Errors
    /// [`AppError::TooMany`] when others wait already, or a failing database.
    pub async fn begin(state: &AppState, headers: &HeaderMap, email: &str, member: Option<&StaffMember>) -> Result<Self, AppError> {
        let who = match member.and_then(|member| device::known(&state.base, headers, member)) {
            Some(device) => format!("device {device}"),
            None => format!("account {}", email.to_lowercase()),
        };
        let turn = state.door.turns.take(&who).await.ok_or(AppError::TooMany)?;
        let subject = state.door.subject(&who);
        let failures = state.store.failed_sign_ins(&subject, state.clock.now() - MEMORY).await?;
        let spacing = if failures >= FREE_FAILURES { Duration::from_millis(state.door.patience.slow_down_ms) } else { Duration::ZERO };
        Ok(Self { turn, subject, spacing })
    }

    /// Notes that it failed.
    ///
    /// # Errors
    /// A failing database; the next one waits all the same.
    pub async fn failed(self, state: &AppState) -> Result<(), AppError> {
        self.turn.failed(self.spacing);
        let now = state.clock.now();
        Ok(state.store.note_failed_sign_in(&[&self.subject], now, now - MEMORY).await?)
    }

    /// Ends it without a failure; what failed before still counts until somebody is in.
    pub fn passed(self) {
        self.turn.done();
    }

    /// Ends it with somebody who is in: what failed before is forgotten.
    ///
    /// # Errors
    /// A failing database.
    pub async fn succeeded(self, state: &AppState) -> Result<(), AppError> {
        self.turn.done();
        Ok(state.store.forget_failed_sign_ins(&self.subject).await?)
    }
}

/// The hash that stands in for that of an account that does not exist, so that both take the same time.
fn nobody(cost: HashCost) -> &'static str {
    static NOBODY: LazyLock<std::sync::Mutex<Option<&'static str>>> = LazyLock::new(Default::default);
    let mut kept = NOBODY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    kept.get_or_insert_with(|| credentials::hash(&credentials::random_token(), cost).unwrap_or_default().leak())
}

/// Whether this account, or nobody, has this password and may sign in.
///
/// # Errors
/// [`AppError::TooMany`] when too many wait, or work that was stopped.
pub async fn prove(state: &AppState, member: Option<StaffMember>, password: &str) -> Result<Option<StaffMember>, AppError> {
    let hash = member.as_ref().map_or_else(|| nobody(state.door.cost).to_owned(), |member| member.password.clone());
    let right = verified(state, password, hash).await?;
    Ok(member.filter(|member| right && member.active))
}

/// Whether somebody who is signed in typed their own password: asked before what a stolen session must not do.
///
/// # Errors
/// As [`Attempt::begin`] and [`prove`].
pub async fn is_own(state: &AppState, headers: &HeaderMap, member: &StaffMember, password: &str) -> Result<bool, AppError> {
    let attempt = Attempt::begin(state, headers, &member.email, Some(member)).await?;
    let right = verified(state, password, member.password.clone()).await?;
    if right {
        attempt.passed();
    } else {
        attempt.failed(state).await?;
    }
    Ok(right)
}

/// Works beside the requests that wait for nothing. What it holds of the door goes into the work: a visitor who leaves does not free a place while the
/// work goes on, so there are never more hashes at once than there is memory for.
async fn work<T: Send + 'static>(state: &AppState, work: impl FnOnce() -> T + Send + 'static) -> Result<T, AppError> {
    let place = state.door.places.clone().try_acquire_owned().map_err(|_| AppError::TooMany)?;
    let turn = state.door.hashing.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
    let worked = tokio::task::spawn_blocking(move || {
        let done = work();
        drop((turn, place));
        done
    });
    Ok(worked.await.map_err(anyhow::Error::from)?)
}

/// Whether a password is the one of this hash.
///
/// # Errors
/// [`AppError::TooMany`] when too many wait, or work that was stopped.
async fn verified(state: &AppState, password: &str, hash: String) -> Result<bool, AppError> {
    let password: String = password.chars().take(credentials::MOST_PASSWORD_CHARACTERS).collect();
    work(state, move || credentials::verify(&password, &hash)).await
}

/// The hash of a new password.
///
/// # Errors
/// [`AppError::TooMany`] when too many wait, or work that was stopped.
pub async fn hashed(state: &AppState, password: &str) -> Result<String, AppError> {
    let (password, cost) = (password.to_owned(), state.door.cost);
    Ok(work(state, move || credentials::hash(&password, cost)).await??)
}

/// What is wrong with a new password that was typed twice.
pub fn new_password(form: &Form, email: &str) -> Option<(&'static str, String)> {
    let password = form.get("wachtwoord");
    if let Err(fault) = credentials::check_password_rules(password, email) {
        return Some(("wachtwoord", fault.to_string()));
    }
    (password != form.get("herhaald")).then(|| ("herhaald", "de twee wachtwoorden zijn niet gelijk".to_owned()))
}
