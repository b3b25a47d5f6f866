//! What is to be done, first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::domain::upkeep::Upkeep;
use crate::domain::vocabulary::{Status, Term};
use crate::search::dutch::fold;
use crate::store::proposals::Proposed;
use crate::store::reports::Reported;
use crate::web::admin::desk::{Desk, Room, render};
use crate::web::admin::fiches::list::{Row, row};
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;
use crate::web::guard::staff::Staff;

/// Most fiches in the list of what is to be checked; the rest is one click away.
const SHOWN: usize = 15;

#[derive(Template)]
#[template(path = "admin/upkeep/dashboard.html")]
struct DashboardPage {
    desk: Desk,
    fiches: usize,
    services: usize,
    /// To be checked, the latest first; at most [`SHOWN`].
    checks: Vec<Row>,
    all_checks: usize,
    /// Whether checks are on: between 1 June and 1 September.
    in_season: bool,
    drafts: Vec<Row>,
    untranslated: usize,
    /// Reports of visitors that wait for staff.
    reports: i64,
    /// Proposals of organisations that do.
    proposals: i64,
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    let today = state.clock.today();
    let kept = state.store.kept_fiches().await?;
    let rows = || kept.iter().map(|kept| row(kept, today));
    let mut checks: Vec<Row> = rows().filter(Row::needs_a_check).collect();
    checks.sort_by_cached_key(|row| (row.upkeep, fold(&row.name)));
    let all_checks = checks.len();
    checks.truncate(SHOWN);
    let catalog = state.catalog.now();
    render(&DashboardPage {
        desk: Desk::of(&staff, Room::Home, "Te doen").await?,
        fiches: catalog.fiches().len(),
        services: catalog.service_count(),
        checks,
        all_checks,
        in_season: (6..9).contains(&today.month()),
        reports: state.store.count_open::<Reported>().await?,
        proposals: state.store.count_open::<Proposed>().await?,
        drafts: rows().filter(|row| row.has_draft || row.status == Status::Draft).collect(),
        untranslated: rows().filter(|row| row.untranslated > 0 && row.status == Status::Published).count(),
    })
}
