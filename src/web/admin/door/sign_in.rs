//! The door: signing in, the second step, the first account, signing out. An unknown address, a wrong password and a closed account get the same answer;
//! guesses come one by one, and a device from which somebody signed in before waits for none of them. No session is made before a password was right;
//! that a form comes from this site is what browsers say themselves (`CsrfLayer`).

use askama::Template;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
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
use crate::web::guard::device;
use crate::web::guard::form::{FORM_BYTES, Form, STRANGERS_BYTES, is_theirs};
use crate::web::guard::passwords::{Attempt, hashed, new_password, prove};
use crate::web::guard::session::{self, keep_for_later, kept};
use crate::web::guard::staff::Staff;

/// The second step has to follow the first within this time.
const SECOND_STEP: SignedDuration = SignedDuration::from_mins(10);
/// Fields with which the sign-in form carries what somebody was sending.
const KEPT: &str = "bewaard";
const TO: &str = "naar";
const SENT: &str = "verstuurd";
/// What the address of the sign-in page says to who just signed out.
const OUT: &str = "afgemeld";
/// What lets a large form through.
const LARGE: &str = "ruim";
/// Key in the session of who gave the right password and owes a code.
const PENDING: &str = "pending";

#[derive(Template)]
#[template(path = "admin/door/sign_in.html")]
struct SignInPage {
    desk: Desk,
    /// Where the form goes; with a pass when it may be large.
    action: String,
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
pub fn ask(pass: &str, resume: Resume) -> askama::Result<String> {
    let kept = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&resume.fields).finish();
    let desk = Desk::at_the_door(Room::Door, "Aanmelden", "");
    let action = action(pass);
    SignInPage { desk, action, email: String::new(), to: resume.to, was_sending: resume.sent, kept, error: None, signed_out: false }.render()
}

fn action(pass: &str) -> String {
    if pass.is_empty() { beheer::SIGN_IN.to_owned() } else { format!("{}?{LARGE}={pass}", beheer::SIGN_IN) }
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

pub(in crate::web) async fn show(RawQuery(query): RawQuery) -> Result<Response, AppError> {
    let desk = Desk::at_the_door(Room::Door, "Aanmelden", "");
    let (email, to, kept, signed_out) = (String::new(), beheer::HOME.to_owned(), String::new(), query.as_deref() == Some(OUT));
    render(&SignInPage { desk, action: action(""), email, to, kept, was_sending: false, signed_out, error: None })
}

/// Reads a form at the door, where no guard stands.
async fn form(request: Request, most: usize) -> Result<Form, AppError> {
    Form::read(request.into_body(), most).await
}

pub(in crate::web) async fn sign_in(State(state): State<AppState>, session: Session, request: Request) -> Result<Response, AppError> {
    let headers = request.headers().clone();
    let pass = request.uri().query().and_then(|query| query.strip_prefix(LARGE)?.strip_prefix('=')).unwrap_or_default().to_owned();
    let may_be_large = pass == state.door.large_form_pass();
    let form = form(request, if may_be_large { FORM_BYTES } else { STRANGERS_BYTES }).await?;
    let email = form.get("email").trim().to_owned();
    let member = state.store.staff_member_by_email(&email).await?;
    let attempt = Attempt::begin(&state, &headers, &email, member.as_ref()).await?;
    let Some(member) = prove(&state, member, form.get("wachtwoord")).await? else {
        attempt.failed(&state).await?;
        // Who typed their password in the wrong box has not written it down for others.
        let subject = Email::parse(&email).map_or_else(|_| "(geen e-mailadres)".to_owned(), |email| email.to_string());
        state.store.note(state.clock.now(), "", "aanmelden mislukt", &subject).await?;
        let (desk, action) = (Desk::at_the_door(Room::Door, "Aanmelden", ""), action(if may_be_large { &pass } else { "" }));
        let (to, kept, was_sending) = (form.get(TO).to_owned(), form.get(KEPT).to_owned(), !form.get(SENT).is_empty());
        let error = Some("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze na.");
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { desk, action, email, to, was_sending, kept, error, signed_out: false });
    };
    let sent = !form.get(SENT).is_empty();
    let resume = Resume { to: inside(form.get(TO)), sent, fields: url::form_urlencoded::parse(form.get(KEPT).as_bytes()).into_owned().collect() };
    if member.totp_secret.is_some() {
        attempt.passed();
        session.cycle_id().await?;
        keep_for_later(&session, &resume).await?;
        session.insert(PENDING, Pending { id: member.id, epoch: member.epoch, at: state.clock.now() }).await?;
        return Ok(go(beheer::CODE));
    }
    attempt.succeeded(&state).await?;
    welcome(&state, &session, &member, resume).await
}

/// Only addresses of staff are gone to; anything else leads to the dashboard.
fn inside(to: &str) -> String {
    let is_ours = to == beheer::HOME || to.starts_with("/beheer/") || to.starts_with("/beheer?");
    let is_ours = is_ours && !to.contains(char::is_control);
    if is_ours && !to.starts_with(beheer::SIGN_OUT) { to.to_owned() } else { beheer::HOME.to_owned() }
}

async fn welcome(state: &AppState, session: &Session, member: &StaffMember, resume: Resume) -> Result<Response, AppError> {
    session::sign_in(session, member, state.clock.now()).await?;
    state.store.note(state.clock.now(), &member.email, "aangemeld", "").await?;
    if resume.sent {
        keep_for_later(session, &resume).await?;
    }
    let mut response = go(if resume.sent { beheer::RESUME } else { &resume.to });
    let cookie = HeaderValue::from_str(&device::remember(&state.base, member)).map_err(anyhow::Error::from)?;
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
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
    let headers = request.headers().clone();
    let form = form(request, STRANGERS_BYTES).await?;
    let Some(member) = pending(&state, &session).await? else { return Ok(go(beheer::SIGN_IN)) };
    let token = session::token(&session).await?;
    let again = |error: &'static str, status: StatusCode| {
        render_as(status, &CodePage { desk: Desk::at_the_door(Room::Door, "Tweede stap", &token), error: Some(error) })
    };
    if !is_theirs(&form, &token) {
        return again("Deze pagina was te lang open. Typ de code nog eens.", StatusCode::FORBIDDEN);
    }
    let attempt = Attempt::begin(&state, &headers, &member.email, Some(&member)).await?;
    let now = state.clock.now();
    let typed = form.get("code");
    let step = member.totp_secret.as_deref().and_then(|secret| credentials::totp_step(secret, typed, now.as_second()));
    let by_app = match step {
        Some(step) => state.store.use_time_step(member.id, step).await?,
        None => false,
    };
    if !by_app && !state.store.use_recovery_code(member.id, &credentials::recovery_hash(typed)).await? {
        attempt.failed(&state).await?;
        state.store.note(now, &member.email, "code mislukt", "").await?;
        return again("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app.", StatusCode::UNPROCESSABLE_ENTITY);
    }
    if !by_app {
        state.store.note(now, &member.email, "reservecode gebruikt", "").await?;
    }
    attempt.succeeded(&state).await?;
    session.remove::<Pending>(PENDING).await?;
    let resume = kept(&session).await?.unwrap_or(Resume { to: beheer::HOME.to_owned(), fields: Vec::new(), sent: false });
    welcome(&state, &session, &member, resume).await
}

pub(in crate::web) async fn show_first(State(state): State<AppState>, Path(key): Path<String>) -> Result<Response, AppError> {
    if state.store.has_staff().await? || *key != *state.door.first_key {
        return Ok(go(beheer::SIGN_IN));
    }
    let desk = Desk::at_the_door(Room::Door, "Maak de eerste account", "");
    render(&FirstPage { desk, action: first_account(&key), email: String::new(), errors: Vec::new() })
}

pub(in crate::web) async fn first(
    State(state): State<AppState>,
    session: Session,
    Path(key): Path<String>,
    request: Request,
) -> Result<Response, AppError> {
    let form = form(request, STRANGERS_BYTES).await?;
    if state.store.has_staff().await? || *key != *state.door.first_key {
        return Ok(go(beheer::SIGN_IN));
    }
    let email = form.get("email").trim().to_owned();
    let mut errors = Vec::new();
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
    let desk = Desk::at_the_door(Room::Door, "Maak de eerste account", "");
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &FirstPage { desk, action: first_account(&key), email, errors })
}

pub(in crate::web) async fn sign_out(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    staff.session.flush().await?;
    state.store.note(state.clock.now(), &staff.member.email, "afgemeld", "").await?;
    Ok(go(&format!("{}?{OUT}", beheer::SIGN_IN)))
}
