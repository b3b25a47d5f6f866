//! Accounts of staff, for managers: who there is, who may do what, a new account, a new password for who lost theirs.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::values::Email;
use crate::domain::vocabulary::{Role, Term};
use crate::store::staff::{StaffError, StaffMember};
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::beheer;
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::passwords::{hashed, new_password};
use crate::web::guard::staff::Staff;

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

pub(in crate::web) async fn add(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let email = form.get("email").trim();
    let role = Role::from_code(form.get("rol")).unwrap_or(Role::Editor);
    let mut errors = Vec::new();
    let address = Email::parse(email).map_err(|error| errors.push(("email", error.to_string()))).ok();
    errors.extend(new_password(&form, email));
    if let (Some(address), true) = (address, errors.is_empty()) {
        let hash = hashed(&state, form.get("wachtwoord")).await?;
        match state.store.add_staff(&address, role, &hash, state.clock.now(), false).await {
            Ok(_) => {
                state.store.note(state.clock.now(), &staff.member.email, "account gemaakt", &format!("{email} ({})", role.code())).await?;
                staff.say(format!("{email} kan zich aanmelden. Geef het wachtwoord door, liefst niet met mail.")).await?;
                return Ok(go(beheer::STAFF));
            }
            Err(StaffError::Store(error)) => return Err(error.into()),
            Err(_) => errors.push(("email", "dit adres heeft al een account".to_owned())),
        }
    }
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, email, role, errors).await?)
}

pub(in crate::web) async fn change(State(state): State<AppState>, staff: Staff, Path(id): Path<i64>, form: Form) -> Result<Response, AppError> {
    let Some(member) = state.store.staff_member(id).await? else { return Ok(go(beheer::STAFF)) };
    let (what, done) = match form.get("doe") {
        "wachtwoord" => {
            if let Some((_, fault)) = new_password(&form, &member.email) {
                let errors = vec![("account", format!("{}: {fault}", member.email))];
                return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, "", Role::Editor, errors).await?);
            }
            let hash = hashed(&state, form.get("wachtwoord")).await?;
            ("wachtwoord gezet", state.store.set_password(id, &hash).await)
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
