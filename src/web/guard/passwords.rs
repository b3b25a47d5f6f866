//! Proving a password and keeping one: an unknown address, a wrong password and a closed account cost the same work, and who fails again and again waits
//! longer each time.

use std::sync::LazyLock;
use std::time::Duration;

use jiff::SignedDuration;

use crate::config::HashCost;
use crate::credentials;
use crate::store::staff::StaffMember;
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;

/// Failures are forgotten after this.
pub const MEMORY: SignedDuration = SignedDuration::from_mins(30);
/// Failures that cost nothing: everybody mistypes.
const FREE_FAILURES: u32 = 2;
/// Longest wait before an answer.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Waits, longer with each failure of this account or from this address.
///
/// # Errors
/// A failing database, or work that was stopped.
pub async fn slow_down(state: &AppState, subjects: &[&str]) -> Result<(), AppError> {
    let since = state.clock.now() - MEMORY;
    let mut failures = 0;
    for subject in subjects {
        failures = failures.max(state.store.failed_sign_ins(subject, since).await?);
    }
    if failures > FREE_FAILURES {
        let doublings = (failures - FREE_FAILURES - 1).min(10);
        tokio::time::sleep(Duration::from_millis(state.door.patience.slow_down_ms << doublings).min(LONGEST_WAIT)).await;
    }
    Ok(())
}

/// The hash that stands in for that of an account that does not exist, so that both take the same time.
fn nobody(cost: HashCost) -> &'static str {
    static NOBODY: LazyLock<std::sync::Mutex<Option<&'static str>>> = LazyLock::new(Default::default);
    let mut kept = NOBODY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    kept.get_or_insert_with(|| credentials::hash(&credentials::random_token(), cost).unwrap_or_default().leak())
}

/// The account whose mail address and password these are, if it may sign in.
///
/// # Errors
/// A failing database, or work that was stopped.
pub async fn prove(state: &AppState, email: &str, password: &str) -> Result<Option<StaffMember>, AppError> {
    let member = state.store.staff_member_by_email(email).await?;
    let cost = state.door.cost;
    let hash = member.as_ref().map_or_else(|| nobody(cost).to_owned(), |member| member.password.clone());
    let right = verified(state, password, hash).await?;
    Ok(member.filter(|member| right && member.active))
}

/// Whether a password is the one of this hash; worked out beside the requests that wait for nothing.
///
/// # Errors
/// A failing database, or work that was stopped.
pub async fn verified(state: &AppState, password: &str, hash: String) -> Result<bool, AppError> {
    let _turn = state.door.hashing.acquire().await.map_err(anyhow::Error::from)?;
    let password: String = password.chars().take(credentials::MOST_PASSWORD_CHARACTERS).collect();
    Ok(tokio::task::spawn_blocking(move || credentials::verify(&password, &hash)).await.map_err(anyhow::Error::from)?)
}

/// The hash of a new password.
///
/// # Errors
/// A failing database, or work that was stopped.
pub async fn hashed(state: &AppState, password: &str) -> Result<String, AppError> {
    let _turn = state.door.hashing.acquire().await.map_err(anyhow::Error::from)?;
    let (password, cost) = (password.to_owned(), state.door.cost);
    Ok(tokio::task::spawn_blocking(move || credentials::hash(&password, cost)).await.map_err(anyhow::Error::from)??)
}

/// What is wrong with a new password that was typed twice.
pub fn new_password(form: &Form, email: &str) -> Option<(&'static str, String)> {
    let password = form.get("wachtwoord");
    if let Err(fault) = credentials::check_password_rules(password, email) {
        return Some(("wachtwoord", fault.to_string()));
    }
    (password != form.get("herhaald")).then(|| ("herhaald", "de twee wachtwoorden zijn niet gelijk".to_owned()))
}
