//! What is to be done, first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::{Desk, Room, render};
use crate::web::error::AppError;
use crate::web::session::Staff;
use crate::web::state::AppState;

#[derive(Template)]
#[template(path = "admin/dashboard.html")]
struct DashboardPage {
    desk: Desk,
    fiches: usize,
    services: usize,
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    let catalog = state.catalog.now();
    let desk = Desk::of(&staff, Room::Home, "Beheer").await?;
    render(&DashboardPage { desk, fiches: catalog.fiches().len(), services: catalog.service_count() })
}
