//! The door: signing in, the second step, the first account, signing out. An unknown address, a wrong password and a closed account get the same answer;
//! who fails again and again waits longer each time, and nobody is ever locked out.

use askama::Template;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::credentials;
use crate::domain::values::Email;
use crate::domain::vocabulary::Role;
use crate::store::staff::{StaffError, StaffMember};
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{beheer, first_account};
use crate::web::frame::resume::Resume;
use crate::web::frame::state::AppState;
use crate::web::guard::form::{FORM_BYTES, Form, is_theirs};
use crate::web::guard::limits::address_of;
use crate::web::guard::passwords::{MEMORY, hashed, new_password, prove, slow_down};
use crate::web::guard::session::{self, greet, keep_for_later, kept};
use crate::web::guard::staff::Staff;

/// The second step has to follow the first within this time.
const SECOND_STEP: SignedDuration = SignedDuration::from_mins(10);
/// Fields with which the sign-in form carries what somebody was sending.
const KEPT: &str = "bewaard";
const TO: &str = "naar";
const SENT: &str = "verstuurd";
/// What the address of the sign-in page says to who just signed out.
const OUT: &str = "afgemeld";
/// Key in the session of who gave the right password and owes a code.
const PENDING: &str = "pending";

#[derive(Template)]
#[template(path = "admin/door/sign_in.html")]
struct SignInPage {
    desk: Desk,
    email: String,
    to: String,
    kept: String,
    /// Whether somebody was sending something.
    was_sending: bool,
    /// Whether somebody just signed out.
    signed_out: bool,
    error: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "admin/door/code.html")]
struct CodePage {
    desk: Desk,
    error: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "admin/door/first.html")]
struct FirstPage {
    desk: Desk,
    action: String,
    email: String,
    errors: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "admin/door/resume.html")]
struct ResumePage {
    desk: Desk,
    resume: Resume,
    error: Option<&'static str>,
}

#[derive(Serialize, Deserialize)]
struct Pending {
    id: i64,
    epoch: i64,
    at: jiff::Timestamp,
}

/// The sign-in page in place of what a stranger asked for, with what they sent.
///
/// # Errors
/// A template that does not render.
pub fn ask(token: &str, resume: Resume) -> askama::Result<String> {
    let kept = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&resume.fields).finish();
    let desk = Desk::at_the_door(Room::Door, "Aanmelden", token);
    SignInPage { desk, email: String::new(), to: resume.to, was_sending: resume.sent, kept, error: None, signed_out: false }.render()
}

/// What somebody sent with the token of an older session, to be sent again by a press of a button.
///
/// # Errors
/// A template that does not render.
pub fn send_again(token: &str, resume: Resume) -> askama::Result<String> {
    let desk = Desk::at_the_door(Room::Door, "Verstuur dit opnieuw", token);
    ResumePage { desk, resume, error: None }.render()
}

/// What somebody sent and could not be kept, to be sent again by a press of a button.
///
/// # Errors
/// A template that does not render.
pub fn not_kept(token: &str, resume: Resume) -> askama::Result<String> {
    let desk = Desk::at_the_door(Room::Door, "Dit is niet bewaard", token);
    let error = Some(desk.t.get("niet-bewaard"));
    ResumePage { desk, resume, error }.render()
}

pub(in crate::web) async fn show(State(state): State<AppState>, session: Session, RawQuery(query): RawQuery) -> Result<Response, AppError> {
    if query.as_deref() == Some(OUT) {
        let desk = Desk::at_the_door(Room::Door, "Aanmelden", &session::token(&session).await?);
        let (email, to, kept) = (String::new(), beheer::HOME.to_owned(), String::new());
        return render(&SignInPage { desk, email, to, kept, was_sending: false, signed_out: true, error: None });
    }
    let token = greet(&session, &state).await?;
    Ok(Html(ask(&token, Resume { to: beheer::HOME.to_owned(), fields: Vec::new(), sent: false })?).into_response())
}

/// Reads a form at the door, where no guard stands.
async fn form(request: Request) -> Result<Form, AppError> {
    Form::read(request.into_body(), FORM_BYTES).await
}

pub(in crate::web) async fn sign_in(State(state): State<AppState>, session: Session, request: Request) -> Result<Response, AppError> {
    let address = format!("address {}", address_of(request.extensions(), request.headers()));
    let form = form(request).await?;
    let token = session::token(&session).await?;
    let email = form.get("email").trim().to_owned();
    let again = |error: &'static str, status: StatusCode| {
        let desk = Desk::at_the_door(Room::Door, "Aanmelden", &token);
        let (to, kept) = (form.get(TO).to_owned(), form.get(KEPT).to_owned());
        let was_sending = !form.get(SENT).is_empty();
        render_as(status, &SignInPage { desk, email: email.clone(), to, was_sending, kept, error: Some(error), signed_out: false })
    };
    if !is_theirs(&form, &token) {
        return again("Deze pagina was te lang open. Meld je nog eens aan.", StatusCode::FORBIDDEN);
    }
    let account = format!("account {}", email.to_lowercase());
    slow_down(&state, &[&account, &address]).await?;
    let Some(member) = prove(&state, &email, form.get("wachtwoord")).await? else {
        let now = state.clock.now();
        state.store.note_failed_sign_in(&[&account, &address], now, now - MEMORY).await?;
        // Who typed their password in the wrong box has not written it down for others.
        let subject = Email::parse(&email).map_or_else(|_| "(geen e-mailadres)".to_owned(), |email| email.to_string());
        state.store.note(now, "", "aanmelden mislukt", &subject).await?;
        return again("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze na.", StatusCode::UNPROCESSABLE_ENTITY);
    };
    let sent = !form.get(SENT).is_empty();
    let resume = Resume { to: inside(form.get(TO)), sent, fields: url::form_urlencoded::parse(form.get(KEPT).as_bytes()).into_owned().collect() };
    if member.totp_secret.is_some() {
        session.cycle_id().await?;
        keep_for_later(&session, &resume).await?;
        session.insert(PENDING, Pending { id: member.id, epoch: member.epoch, at: state.clock.now() }).await?;
        return Ok(go(beheer::CODE));
    }
    state.store.forget_failed_sign_ins(&account).await?;
    welcome(&state, &session, &member, resume).await
}

/// Only addresses of staff are gone to; anything else leads to the dashboard.
fn inside(to: &str) -> String {
    let is_ours = to == beheer::HOME || to.starts_with("/beheer/") || to.starts_with("/beheer?");
    let is_ours = is_ours && !to.contains(char::is_control);
    if is_ours && !to.starts_with(beheer::SIGN_OUT) { to.to_owned() } else { beheer::HOME.to_owned() }
}

async fn welcome(state: &AppState, session: &Session, member: &StaffMember, resume: Resume) -> Result<Response, AppError> {
    session.set_expiry(None);
    session::sign_in(session, member, state.clock.now()).await?;
    state.store.note(state.clock.now(), &member.email, "aangemeld", "").await?;
    if !resume.sent {
        return Ok(go(&resume.to));
    }
    keep_for_later(session, &resume).await?;
    Ok(go(beheer::RESUME))
}

/// What was being sent when the session was over.
pub(in crate::web) async fn resume(staff: Staff) -> Result<Response, AppError> {
    match kept(&staff.session).await? {
        Some(resume) => render(&ResumePage { desk: Desk::of(&staff, Room::Door, "Ga verder waar je was").await?, resume, error: None }),
        None => Ok(go(beheer::HOME)),
    }
}

async fn pending(state: &AppState, session: &Session) -> Result<Option<StaffMember>, AppError> {
    let Some(pending) = session.get::<Pending>(PENDING).await? else { return Ok(None) };
    let member = state.store.staff_member(pending.id).await?;
    let in_time = state.clock.now().duration_since(pending.at) <= SECOND_STEP;
    Ok(member.filter(|member| in_time && member.active && member.epoch == pending.epoch))
}

pub(in crate::web) async fn show_code(State(state): State<AppState>, session: Session) -> Result<Response, AppError> {
    if pending(&state, &session).await?.is_none() {
        return Ok(go(beheer::SIGN_IN));
    }
    let token = session::token(&session).await?;
    render(&CodePage { desk: Desk::at_the_door(Room::Door, "Tweede stap", &token), error: None })
}

pub(in crate::web) async fn code(State(state): State<AppState>, session: Session, request: Request) -> Result<Response, AppError> {
    let address = format!("address {}", address_of(request.extensions(), request.headers()));
    let form = form(request).await?;
    let Some(member) = pending(&state, &session).await? else { return Ok(go(beheer::SIGN_IN)) };
    let token = session::token(&session).await?;
    let again = |error: &'static str, status: StatusCode| {
        render_as(status, &CodePage { desk: Desk::at_the_door(Room::Door, "Tweede stap", &token), error: Some(error) })
    };
    if !is_theirs(&form, &token) {
        return again("Deze pagina was te lang open. Typ de code nog eens.", StatusCode::FORBIDDEN);
    }
    let account = format!("account {}", member.email.to_lowercase());
    slow_down(&state, &[&account, &address]).await?;
    let now = state.clock.now();
    let typed = form.get("code");
    let step = member.totp_secret.as_deref().and_then(|secret| credentials::totp_step(secret, typed, now.as_second()));
    let by_app = match step {
        Some(step) => state.store.use_time_step(member.id, step).await?,
        None => false,
    };
    if !by_app && !state.store.use_recovery_code(member.id, &credentials::recovery_hash(typed)).await? {
        state.store.note_failed_sign_in(&[&account, &address], now, now - MEMORY).await?;
        state.store.note(now, &member.email, "code mislukt", "").await?;
        return again("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app.", StatusCode::UNPROCESSABLE_ENTITY);
    }
    if !by_app {
        state.store.note(now, &member.email, "reservecode gebruikt", "").await?;
    }
    state.store.forget_failed_sign_ins(&account).await?;
    session.remove::<Pending>(PENDING).await?;
    let resume = kept(&session).await?.unwrap_or(Resume { to: beheer::HOME.to_owned(), fields: Vec::new(), sent: false });
    welcome(&state, &session, &member, resume).await
}

pub(in crate::web) async fn show_first(State(state): State<AppState>, session: Session, Path(key): Path<String>) -> Result<Response, AppError> {
    if state.store.has_staff().await? || *key != *state.door.first_key {
        return Ok(go(beheer::SIGN_IN));
    }
    let desk = Desk::at_the_door(Room::Door, "Maak de eerste account", &session::token(&session).await?);
    render(&FirstPage { desk, action: first_account(&key), email: String::new(), errors: Vec::new() })
}

pub(in crate::web) async fn first(
    State(state): State<AppState>,
    session: Session,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, AppError> {
    let form = form(request).await?;
    if state.store.has_staff().await? || *key != *state.door.first_key {
        return Ok(go(beheer::SIGN_IN));
    }
    let token = session::token(&session).await?;
    let email = form.get("email").trim().to_owned();
    let mut errors = Vec::new();
    if !is_theirs(&form, &token) {
        errors.push(("email", "Deze pagina was te lang open. Probeer het nog eens.".to_owned()));
    }
    let address = Email::parse(&email).map_err(|error| errors.push(("email", error.to_string()))).ok();
    errors.extend(new_password(&form, &email));
    if let (Some(address), true) = (address, errors.is_empty()) {
        let hash = hashed(&state, form.get("wachtwoord")).await?;
        match state.store.add_staff(&address, Role::Manager, &hash, state.clock.now(), true).await {
            Ok(id) => {
                state.store.note(state.clock.now(), address.as_str(), "eerste account", address.as_str()).await?;
                let member = state.store.staff_member(id).await?.ok_or_else(|| anyhow::anyhow!("the account that was just made is gone"))?;
                return welcome(&state, &session, &member, Resume { to: beheer::HOME.to_owned(), fields: Vec::new(), sent: false }).await;
            }
            Err(StaffError::Store(error)) => return Err(error.into()),
            Err(_) => return Ok(go(beheer::SIGN_IN)),
        }
    }
    let desk = Desk::at_the_door(Room::Door, "Maak de eerste account", &token);
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &FirstPage { desk, action: first_account(&key), email, errors })
}

pub(in crate::web) async fn sign_out(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    staff.session.flush().await?;
    state.store.note(state.clock.now(), &staff.member.email, "afgemeld", "").await?;
    Ok(go(&format!("{}?{OUT}", beheer::SIGN_IN)))
}
