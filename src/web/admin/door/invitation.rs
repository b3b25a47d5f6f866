//! Where somebody who was invited chooses a password: a page behind a link that works once. Who has the link may choose, so there is no form to forge.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::store::staff::{StaffError, StaffMember};
use crate::web::admin::desk::{Desk, Room, go, render_as};
use crate::web::admin::door::letters;
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{self, beheer};
use crate::web::frame::state::AppState;
use crate::web::guard::form::{Form, STRANGERS_BYTES};
use crate::web::guard::passwords::{hashed, new_password};

#[derive(Template)]
#[template(path = "admin/door/invitation.html")]
struct InvitationPage {
    desk: Desk,
    action: String,
    /// Whose password it is; nobody's when the link no longer works.
    email: Option<String>,
    errors: Vec<(&'static str, String)>,
}

fn page(secret: &str, member: Option<StaffMember>, errors: Vec<(&'static str, String)>) -> Result<Response, AppError> {
    let status = match (&member, errors.is_empty()) {
        (None, _) => StatusCode::GONE,
        (Some(_), true) => StatusCode::OK,
        (Some(_), false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let title = if member.is_some() { "Kies je wachtwoord" } else { "Deze link werkt niet meer" };
    let desk = Desk::at_the_door(Room::Door, title, "");
    render_as(status, &InvitationPage { desk, action: paths::invitation(secret), email: member.map(|member| member.email), errors })
}

pub(in crate::web) async fn show(State(state): State<AppState>, Path(secret): Path<String>) -> Result<Response, AppError> {
    page(&secret, state.store.invited(&secret, state.clock.now()).await?, Vec::new())
}

pub(in crate::web) async fn take_up(State(state): State<AppState>, Path(secret): Path<String>, request: Request) -> Result<Response, AppError> {
    let form = Form::read(request.into_body(), STRANGERS_BYTES).await?;
    let now = state.clock.now();
    let Some(member) = state.store.invited(&secret, now).await? else { return page(&secret, None, Vec::new()) };
    if let Some(fault) = new_password(&form, &member.email) {
        return page(&secret, Some(member), vec![fault]);
    }
    let hash = hashed(&state, form.get("wachtwoord")).await?;
    match state.store.take_up(&secret, &hash, now).await {
        Ok(()) => {}
        Err(StaffError::Store(error)) => return Err(error.into()),
        Err(_) => return page(&secret, None, Vec::new()),
    }
    state.store.note(now, &member.email, "wachtwoord gekozen", &member.email).await?;
    letters::tell(&state, &member.email, "wachtwoord gekozen");
    Ok(go(beheer::SIGN_IN))
}
