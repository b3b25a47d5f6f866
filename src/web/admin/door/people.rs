//! Accounts of staff, for managers: who there is, who may do what, a new account, a link for who lost their password. Each change asks the manager's own
//! password: a session that somebody took over is not enough.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use jiff::SignedDuration;

use crate::credentials::random_token;
use crate::domain::values::Email;
use crate::domain::vocabulary::{Role, Term};
use crate::store::staff::{StaffError, StaffMember};
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::door::letters;
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{self, beheer};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::passwords::{hashed, is_own};
use crate::web::guard::staff::Staff;

/// A link to choose a password with works for this long.
const INVITED: SignedDuration = SignedDuration::from_hours(3 * 24);

#[derive(Template)]
#[template(path = "admin/door/invited.html")]
struct InvitedPage {
    desk: Desk,
    email: String,
    link: String,
    /// Whether it was mailed.
    mailed: bool,
}

#[derive(Template)]
#[template(path = "admin/door/people.html")]
struct PeoplePage {
    desk: Desk,
    people: Vec<StaffMember>,
    me: i64,
    email: String,
    role: Role,
    errors: Vec<(&'static str, String)>,
}

async fn page(state: &AppState, staff: &Staff, email: &str, role: Role, errors: Vec<(&'static str, String)>) -> Result<PeoplePage, AppError> {
    Ok(PeoplePage {
        desk: Desk::of(staff, Room::Management, "Medewerkers").await?,
        people: state.store.staff().await?,
        me: staff.member.id,
        email: email.to_owned(),
        role,
        errors,
    })
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    render(&page(&state, &staff, "", Role::Editor, Vec::new()).await?)
}

/// What is said of a password that is not one's own.
fn not_own() -> (&'static str, String) {
    ("eigen", "dit is niet je eigen wachtwoord".to_owned())
}

pub(in crate::web) async fn add(State(state): State<AppState>, headers: HeaderMap, staff: Staff, form: Form) -> Result<Response, AppError> {
    let email = form.get("email").trim();
    let role = Role::from_code(form.get("rol")).unwrap_or(Role::Editor);
    let mut errors = Vec::new();
    let address = Email::parse(email).map_err(|error| errors.push(("email", error.to_string()))).ok();
    if !is_own(&state, &headers, &staff.member, form.get("huidig")).await? {
        errors.push(not_own());
    }
    if let (Some(address), true) = (address, errors.is_empty()) {
        // A password that nobody knows, until the link was used.
        let hash = hashed(&state, &random_token()).await?;
        match state.store.add_staff(&address, role, &hash, state.clock.now(), false).await {
            Ok(id) => {
                state.store.note(state.clock.now(), &staff.member.email, "account gemaakt", &format!("{email} ({})", role.code())).await?;
                return invite(&state, &staff, id, email).await;
            }
            Err(StaffError::Store(error)) => return Err(error.into()),
            Err(_) => errors.push(("email", "dit adres heeft al een account".to_owned())),
        }
    }
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, email, role, errors).await?)
}

/// Makes a link with which the owner of an account chooses a password, mails it where that can be, and shows it once.
async fn invite(state: &AppState, staff: &Staff, id: i64, email: &str) -> Result<Response, AppError> {
    let (secret, until) = (random_token(), state.clock.now() + INVITED);
    state.store.invite(id, &secret, until).await?;
    let link = state.base.full(&paths::invitation(&secret));
    let mailed = letters::invite(state, email, &link, until).await;
    let desk = Desk::of(staff, Room::Management, "Link voor een wachtwoord").await?;
    render(&InvitedPage { desk, email: email.to_owned(), link, mailed })
}

pub(in crate::web) async fn change(
    State(state): State<AppState>,
    headers: HeaderMap,
    staff: Staff,
    Path(id): Path<i64>,
    form: Form,
) -> Result<Response, AppError> {
    let Some(member) = state.store.staff_member(id).await? else { return Ok(go(beheer::STAFF)) };
    if !is_own(&state, &headers, &staff.member, form.get("huidig")).await? {
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, "", Role::Editor, vec![not_own()]).await?);
    }
    let (what, done) = match form.get("doe") {
        "uitnodigen" => {
            state.store.note(state.clock.now(), &staff.member.email, "link voor wachtwoord", &member.email).await?;
            letters::tell(&state, &member.email, "een beheerder maakte een link voor een nieuw wachtwoord");
            return invite(&state, &staff, id, &member.email).await;
        }
        "tweede-stap-uit" => ("tweede stap uit", state.store.set_second_factor(id, None, &[]).await),
        "sluiten" => ("account gesloten", state.store.change_staff(id, member.role, false).await),
        "openen" => ("account geopend", state.store.change_staff(id, member.role, true).await),
        "redacteur" => ("rol redacteur", state.store.change_staff(id, Role::Editor, member.active).await),
        "beheerder" => ("rol beheerder", state.store.change_staff(id, Role::Manager, member.active).await),
        _ => return Ok(go(beheer::STAFF)),
    };
    match done {
        Ok(()) => {
            state.store.note(state.clock.now(), &staff.member.email, what, &member.email).await?;
            letters::tell(&state, &member.email, what);
            staff.say(format!("{}: {what}.", member.email)).await?;
            Ok(go(beheer::STAFF))
        }
        Err(StaffError::Store(error)) => Err(error.into()),
        Err(_) => {
            let errors = vec![("account", "er moet minstens één beheerder overblijven die zich kan aanmelden".to_owned())];
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, "", Role::Editor, errors).await?)
        }
    }
}
