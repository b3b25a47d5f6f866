//! What changed in the whole directory since a day: since the last printed bundle.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::changes::changes;
use crate::domain::draft::FicheDraft;
use crate::domain::vocabulary::Status;
use crate::web::admin::desk::{Desk, Room, render};
use crate::web::admin::fiches::compared::{Compared, compared};
use crate::web::frame::clock::brussels;
use crate::web::frame::error::AppError;
use crate::web::frame::state::AppState;
use crate::web::guard::staff::Staff;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Since {
    sinds: String,
}

/// A fiche that changed.
struct Changed {
    slug: String,
    name: String,
    what: &'static str,
    differences: Vec<Compared>,
}

#[derive(Template)]
#[template(path = "admin/insight/since.html")]
struct SincePage {
    desk: Desk,
    since: String,
    since_words: String,
    changed: Vec<Changed>,
    wrong_date: bool,
}

/// What changed in the whole directory since a day: since the last printed bundle.
pub(in crate::web) async fn since(State(state): State<AppState>, staff: Staff, Query(asked): Query<Since>) -> Result<Response, AppError> {
    let today = state.clock.today();
    let typed: Option<Date> = asked.sinds.parse().ok();
    let wrong_date = typed.is_none() && !asked.sinds.is_empty();
    let since = typed.unwrap_or_else(|| today.saturating_sub(jiff::Span::new().years(1)));
    let moment = since.to_zoned(brussels()).map_or(jiff::Timestamp::MAX, |start| start.timestamp());
    let then = state.store.as_of(moment).await?;
    let now = state.store.as_of(state.clock.now() + jiff::SignedDuration::from_secs(1)).await?;
    let mut changed = Vec::new();
    for revision in &now {
        let before = then.iter().find(|old| old.slug == revision.slug);
        let was_live = before.is_some_and(|old| old.status == Status::Published);
        let is_live = revision.status == Status::Published;
        let what = match (was_live, is_live) {
            (false, true) if before.is_none() => "nieuw",
            (false, true) => "weer op de site",
            (true, false) if revision.status == Status::Archived => "gearchiveerd",
            (true, false) => "van de site gehaald",
            (true, true) => "veranderd",
            (false, false) => continue,
        };
        let empty = FicheDraft::default();
        let old = before.filter(|_| was_live).map_or(&empty, |old| &old.draft);
        let differences: Vec<Compared> = if was_live && is_live { changes(old, &revision.draft).iter().map(compared).collect() } else { Vec::new() };
        if what != "veranderd" || !differences.is_empty() {
            changed.push(Changed { slug: revision.slug.to_string(), name: revision.draft.name.clone(), what, differences });
        }
    }
    let desk = Desk::of(&staff, Room::Overview, "Wijzigingen").await?;
    let since_words = desk.t.date(since);
    render(&SincePage { desk, since: since.to_string(), since_words, changed, wrong_date })
}
