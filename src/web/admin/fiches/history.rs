//! The history of a fiche: every save, what differs between any two, and going back to one.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::changes::changes;
use crate::domain::vocabulary::{SaveKind, Status};
use crate::store::fiches::{Reason, SaveError};
use crate::store::revisions::Revision;
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::fiches::compared::{Compared, compared};
use crate::web::admin::fiches::kept::{draft_in, kept};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::beheer;
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::staff::Staff;

struct Line {
    version: i64,
    when: String,
    what: &'static str,
    by: String,
    why: String,
    can_restore: bool,
}

#[derive(Template)]
#[template(path = "admin/fiches/history.html")]
struct HistoryPage {
    desk: Desk,
    slug: String,
    name: String,
    lines: Vec<Line>,
    from: i64,
    to: i64,
    differences: Option<Vec<Compared>>,
    error: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Between {
    van: String,
    tot: String,
}

fn what(revision: &Revision) -> &'static str {
    match (revision.kind, revision.status) {
        (SaveKind::Published, _) => "op de site gezet",
        (SaveKind::Draft, _) => "bewaard als concept",
        (SaveKind::Verified, _) => "nagekeken",
        (SaveKind::Standing, Status::Archived) => "gearchiveerd",
        (SaveKind::Standing, Status::Draft) => "van de site gehaald",
        (SaveKind::Standing, Status::Published) => "stand of adres veranderd",
    }
}

async fn page(state: &AppState, staff: &Staff, slug: &str, between: Between) -> Result<HistoryPage, AppError> {
    let fiche = kept(state, slug).await?;
    let revisions = state.store.revisions(&fiche.slug).await?;
    let asked = |text: &str| text.parse::<i64>().ok().filter(|version| revisions.iter().any(|revision| revision.version == *version));
    let newest = revisions.first().map_or(1, |revision| revision.version);
    // Without a question: what the last save that typed anything changed.
    let changing =
        revisions.iter().find(|revision| matches!(revision.kind, SaveKind::Published | SaveKind::Draft)).map_or(newest, |revision| revision.version);
    let to = asked(&between.tot).unwrap_or(changing);
    let from = asked(&between.van).unwrap_or((to - 1).max(1));
    // A check or a change of standing leaves the text as the last save before it had it.
    let of_text = |revision: &&Revision| matches!(revision.kind, SaveKind::Published | SaveKind::Draft);
    let text = |version: i64| revisions.iter().filter(of_text).find(|revision| revision.version <= version).map(|revision| &revision.draft);
    let differences = match (text(from), text(to)) {
        (Some(before), Some(after)) if from != to => Some(changes(before, after).iter().map(compared).collect()),
        _ => None,
    };
    let desk = Desk::of(staff, Room::Fiches, "Geschiedenis").await?;
    let lines = revisions.iter().map(|revision| Line {
        version: revision.version,
        when: view::moment(desk.t, revision.saved_at),
        what: what(revision),
        by: revision.saved_by.clone(),
        why: revision.reason.clone(),
        can_restore: revision.version != newest,
    });
    let lines = lines.collect();
    let same = from == to && !between.tot.is_empty();
    let error = same.then(|| "Kies twee verschillende versies om te vergelijken.".to_owned());
    Ok(HistoryPage { desk, slug: fiche.slug.to_string(), name: draft_in(&fiche).name, lines, from, to, differences, error })
}

pub(in crate::web) async fn show(
    State(state): State<AppState>,
    staff: Staff,
    Path(slug): Path<String>,
    Query(between): Query<Between>,
) -> Result<Response, AppError> {
    render(&page(&state, &staff, &slug, between).await?)
}

/// Puts an older text back: a new save, live when the fiche is live and the text passes the check of today, else as a draft.
pub(in crate::web) async fn restore(
    State(state): State<AppState>,
    staff: Staff,
    Path((slug, version)): Path<(String, i64)>,
) -> Result<Response, AppError> {
    let fiche = kept(&state, &slug).await?;
    let Some(revision) = state.store.revision(&fiche.slug, version).await? else {
        return Err(AppError::NotFound);
    };
    let why = format!("terug naar versie {version}");
    let reason = Reason { by: &staff.member.email, why: &why, at: state.clock.now() };
    // Live at once only where no work of somebody waits beside it.
    let may_go_live = fiche.status == Status::Published && revision.kind != SaveKind::Draft && fiche.draft.is_none();
    let content = revision.draft.check().ok().filter(|_| may_go_live);
    let (saved, sentence) = match &content {
        Some(content) => (state.store.publish(&fiche.slug, fiche.version, content, reason).await, "Versie teruggezet, en ze staat op de site."),
        None if fiche.draft.is_some() => (
            state.store.save_draft(&fiche.slug, fiche.version, &revision.draft, reason).await,
            "Versie teruggezet als concept, in de plaats van het concept dat er stond. Dat staat nog in deze geschiedenis.",
        ),
        None => (
            state.store.save_draft(&fiche.slug, fiche.version, &revision.draft, reason).await,
            "Versie teruggezet als concept. Kijk ze na en zet ze op de site.",
        ),
    };
    match saved {
        Ok(_) => {}
        Err(SaveError::Store(error)) => return Err(error.into()),
        Err(_) => {
            let mut page = page(&state, &staff, &slug, Between::default()).await?;
            page.error = Some("Iemand bewaarde deze fiche net. Kijk eerst wat er veranderde.".to_owned());
            return render_as(StatusCode::CONFLICT, &page);
        }
    }
    state.catalog.refresh(&state.store).await?;
    state.store.note(state.clock.now(), &staff.member.email, "teruggezet", &format!("{} versie {version}", fiche.slug)).await?;
    staff.say(sentence).await?;
    Ok(go(&beheer::HISTORY.replace("{slug}", fiche.slug.as_str())))
}
