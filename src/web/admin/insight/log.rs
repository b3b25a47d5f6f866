//! The log: who did what.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use crate::store::audit::AuditLine;
use crate::web::admin::desk::{Desk, Room, render};
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::staff::Staff;

/// Lines on one page.
const LINES: i64 = 100;

#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    zoek: String,
    #[serde(default)]
    pagina: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/insight/audit.html")]
struct AuditPage {
    desk: Desk,
    asked: String,
    lines: Vec<(String, AuditLine)>,
    page: i64,
    more: bool,
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let page = asked.pagina.as_deref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 10_000);
    let mut lines = state.store.audit(&asked.zoek, (page - 1) * LINES, LINES + 1).await?;
    let more = lines.len() > usize::try_from(LINES).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let desk = Desk::of(&staff, Room::Management, "Logboek").await?;
    let when = |line: &AuditLine| line.at.parse::<Timestamp>().map_or_else(|_| line.at.clone(), |at| view::moment(desk.t, at));
    let lines = lines.into_iter().map(|line| (when(&line), line)).collect();
    render(&AuditPage { desk, asked: asked.zoek, lines, page, more })
}
