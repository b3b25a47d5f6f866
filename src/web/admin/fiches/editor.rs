//! The editor of a fiche. One form holds everything; each press of a button sends all of it, so that adding, moving or removing a service never costs a
//! keystroke. What is wrong comes back beside its field with all that was typed; what somebody else saved meanwhile stands beside one's own.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::domain::changes::{Change, apply, changes};
use crate::domain::draft::{ContactDraft, FicheDraft, FieldError, LocationDraft, ServiceDraft};
use crate::domain::fiche::Fiche;
use crate::domain::keys;
use crate::domain::locale::Locale;
use crate::domain::values::Slug;
use crate::domain::vocabulary::{SaveKind, Status, Term};
use crate::store::fiches::{KeptFiche, Reason, SaveError};
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::fiches::kept::{check, draft_in, kept};
use crate::web::frame::error::AppError;
use crate::web::frame::fiche_form::fields::Input;
use crate::web::frame::fiche_form::names::draft_of;
use crate::web::frame::fiche_form::whole::FicheForm;
use crate::web::frame::fiche_page::page_of;
use crate::web::frame::here::Here;
use crate::web::frame::paths::{Paths, beheer, editor};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

#[derive(Template)]
#[template(path = "admin/fiches/editor.html")]
struct EditorPage {
    desk: Desk,
    /// Where the form goes.
    action: String,
    /// The address; empty for a new fiche that has none yet.
    slug: String,
    is_new: bool,
    /// The version that was seen; 0 for a new fiche.
    version: i64,
    status: Status,
    /// Whether something is or was live.
    has_content: bool,
    /// Whether a draft waits beside what is live.
    has_draft: bool,
    verified_on: Option<String>,
    why: String,
    form: FicheForm,
    /// Why the save was not done, by who it was who saved before.
    conflict: Option<Conflict>,
    /// Shown again without being saved.
    unsaved: bool,
    /// What was just done to the form, without being saved.
    done: Option<String>,
    /// What changed about the fiche as a whole while somebody typed.
    meanwhile: Option<String>,
    /// The last version that went live, when a draft waits beside it.
    live_version: Option<i64>,
    /// What a French or English reader does not find yet.
    untranslated: usize,
}

#[derive(Template)]
#[template(path = "admin/fiches/no_preview.html")]
struct NoPreviewPage {
    desk: Desk,
    faults: Vec<(String, String)>,
}

/// Somebody saved in the meantime.
struct Conflict {
    by: String,
    /// What they changed and this person did not: taken over into the form.
    taken: Vec<Change>,
    /// What both changed: this person's text stands in the form, theirs beside it.
    both: Vec<(Change, String)>,
}

/// What an editor sees of a fiche before anything is typed.
struct Seen {
    slug: String,
    is_new: bool,
    version: i64,
    status: Status,
    has_content: bool,
    has_draft: bool,
    verified_on: Option<String>,
}

impl Seen {
    fn new_one(slug: &str) -> Self {
        Self { slug: slug.into(), is_new: true, version: 0, status: Status::Draft, has_content: false, has_draft: false, verified_on: None }
    }

    fn of(kept: &KeptFiche) -> Self {
        Self {
            slug: kept.slug.to_string(),
            is_new: false,
            version: kept.version,
            status: kept.status,
            has_content: kept.content.is_some(),
            has_draft: kept.draft.is_some(),
            verified_on: kept.verified_on.map(|date| Locale::Nl.messages().date(date)),
        }
    }
}

async fn page(state: &AppState, staff: &Staff, seen: Seen, draft: &FicheDraft, why: &str, faults: &[FieldError]) -> Result<EditorPage, AppError> {
    let title = if draft.name.trim().is_empty() { "Nieuwe fiche" } else { draft.name.trim() };
    let action = if seen.is_new { beheer::NEW.to_owned() } else { editor(&seen.slug) };
    let untranslated = draft.check().map_or(0, |content| [Locale::Fr, Locale::En].iter().map(|locale| content.untranslated(*locale).len()).sum());
    let Seen { slug, is_new, version, status, has_content, has_draft, verified_on } = seen;
    let live_version = match Slug::parse(&slug) {
        Ok(slug) if has_draft && has_content => {
            let revisions = state.store.revisions(&slug).await?;
            revisions.iter().find(|revision| revision.kind == SaveKind::Published).map(|revision| revision.version)
        }
        _ => None,
    };
    Ok(EditorPage {
        desk: Desk::of(staff, Room::Fiches, title).await?,
        action,
        slug,
        is_new,
        version,
        status,
        has_content,
        has_draft,
        verified_on,
        why: why.to_owned(),
        form: FicheForm::of(draft, faults, &[]),
        conflict: None,
        unsaved: !faults.is_empty(),
        done: None,
        meanwhile: None,
        live_version,
        untranslated,
    })
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Path(slug): Path<String>) -> Result<Response, AppError> {
    let kept = kept(&state, &slug).await?;
    render(&page(&state, &staff, Seen::of(&kept), &draft_in(&kept), "", &[]).await?)
}

#[derive(Deserialize)]
pub(in crate::web) struct From {
    /// The fiche to copy.
    #[serde(default)]
    van: String,
}

pub(in crate::web) async fn show_new(State(state): State<AppState>, staff: Staff, Query(from): Query<From>) -> Result<Response, AppError> {
    let mut draft = match from.van.as_str() {
        "" => FicheDraft { region: "brussel".into(), ..FicheDraft::default() },
        slug => draft_in(&kept(&state, slug).await?),
    };
    if !from.van.is_empty() {
        draft.name.push_str(" (kopie)");
        draft.number.clear();
    }
    render(&page(&state, &staff, Seen::new_one(""), &draft, "", &[]).await?)
}

pub(in crate::web) async fn save(State(state): State<AppState>, staff: Staff, Path(slug): Path<String>, form: Form) -> Result<Response, AppError> {
    let kept = kept(&state, &slug).await?;
    // What the editor saw, which may be older than what is there.
    let version = form.get("versie").parse().unwrap_or(kept.version);
    let status = Status::from_code(form.get("stand")).unwrap_or(kept.status);
    handle(&state, &staff, Seen { version, status, ..Seen::of(&kept) }, &form).await
}

pub(in crate::web) async fn save_new(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    handle(&state, &staff, Seen::new_one(form.get("adres").trim()), &form).await
}

async fn handle(state: &AppState, staff: &Staff, seen: Seen, form: &Form) -> Result<Response, AppError> {
    let mut draft = draft_of(&form.0).map_err(AppError::BadForm)?;
    keys::fill(&mut draft);
    let why = form.get("waarom").trim();
    match form.get("doe") {
        "" | "bewaar" => save_draft(state, staff, seen, draft, why).await,
        "publiceer" => publish(state, staff, seen, draft, why).await,
        "voorbeeld" => preview(state, staff, seen, draft).await,
        act => {
            let moved = rearrange(&mut draft, act);
            let mut page = EditorPage { unsaved: true, ..page(state, staff, seen, &draft, why, &[]).await? };
            if let Some((list, place, done)) = moved {
                page.done = Some(done);
                page.form.open(list, place);
            }
            render(&page)
        }
    }
}

/// Adds, copies, moves or removes a thing of a list: `services.weg.2`. Gives where the thing is now, and what was done in words.
fn rearrange(draft: &mut FicheDraft, act: &str) -> Option<(&'static str, usize, String)> {
    let mut parts = act.split('.');
    let (list, act) = (parts.next()?, parts.next()?);
    let place = parts.next().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX);
    let (list, length, name) = match list {
        "services" => ("services", draft.services.len(), draft.services.get(place).map(|one| one.name.clone())),
        "contacts" => ("contacts", draft.contacts.len(), draft.contacts.get(place).map(|one| one.label.clone())),
        "locations" => ("locations", draft.locations.len(), draft.locations.get(place).map(|one| one.street.clone())),
        _ => return None,
    };
    let name = name.filter(|name| !name.is_empty()).map_or_else(|| "Dit deel".to_owned(), |name| format!("“{name}”"));
    let (now, done) = match act {
        "erbij" => (length, "Onderaan kwam een leeg deel bij".to_owned()),
        "kopie" => (place.saturating_add(1), format!("{name} is gekopieerd")),
        "weg" => (usize::MAX, format!("{name} is weggehaald")),
        "op" => (place.saturating_sub(1), format!("{name} staat hoger")),
        "neer" => (place.saturating_add(1), format!("{name} staat lager")),
        _ => return None,
    };
    match list {
        "services" => rearrange_list(&mut draft.services, act, place, |copy: &mut ServiceDraft| {
            copy.key.clear();
            copy.name.push_str(" (kopie)");
        }),
        "contacts" => rearrange_list(&mut draft.contacts, act, place, |copy: &mut ContactDraft| copy.key.clear()),
        "locations" => rearrange_list(&mut draft.locations, act, place, |copy: &mut LocationDraft| copy.key.clear()),
        _ => {}
    }
    keys::fill(draft);
    // What pointed at something that went, points at nothing now.
    let places: Vec<String> = draft.locations.iter().map(|place| place.key.clone()).collect();
    let contacts: Vec<String> = draft.contacts.iter().map(|contact| contact.key.clone()).collect();
    draft.contacts.iter_mut().filter(|contact| !places.contains(&contact.location)).for_each(|contact| contact.location.clear());
    for service in &mut draft.services {
        service.locations.retain(|key| places.contains(key));
        service.contacts.retain(|key| contacts.contains(key));
    }
    Some((list, now, done))
}

fn rearrange_list<T: Clone + Default>(items: &mut Vec<T>, act: &str, place: usize, renew: impl Fn(&mut T)) {
    match act {
        "erbij" => items.push(T::default()),
        "kopie" if place < items.len() => {
            let mut copy = items[place].clone();
            renew(&mut copy);
            items.insert(place + 1, copy);
        }
        "weg" if place < items.len() => drop(items.remove(place)),
        "op" if place > 0 && place < items.len() => items.swap(place, place - 1),
        "neer" if place + 1 < items.len() => items.swap(place, place + 1),
        _ => {}
    }
}

/// The address of a fiche, of a new one by its name when nobody typed one; or what is wrong with it.
fn address(seen: &Seen, draft: &FicheDraft) -> Result<Slug, FieldError> {
    let fault = |message: String| FieldError { path: "adres".into(), message };
    match seen.slug.as_str() {
        "" => {
            let made = keys::from_name(&draft.name).ok_or_else(|| fault("geef de fiche een naam, of een webadres".into()))?;
            Slug::of_fiche(&made).map_err(|error| fault(error.to_string()))
        }
        typed if seen.is_new => Slug::of_fiche(typed).map_err(|error| fault(error.to_string())),
        known => Slug::parse(known).map_err(|error| fault(error.to_string())),
    }
}

async fn refused(state: &AppState, staff: &Staff, seen: Seen, draft: &FicheDraft, why: &str, faults: Vec<FieldError>) -> Result<Response, AppError> {
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(state, staff, seen, draft, why, &faults).await?)
}

async fn save_draft(state: &AppState, staff: &Staff, seen: Seen, draft: FicheDraft, why: &str) -> Result<Response, AppError> {
    let slug = match address(&seen, &draft) {
        Ok(slug) => slug,
        Err(fault) => return refused(state, staff, seen, &draft, why, vec![fault]).await,
    };
    let reason = Reason { by: &staff.member.email, why, at: state.clock.now() };
    match state.store.save_draft(&slug, seen.version, &draft, reason).await {
        Ok(_) => {
            let where_it_is = if seen.status == Status::Published { " De site toont nog de vorige tekst." } else { "" };
            staff.say(format!("Bewaard als concept.{where_it_is}")).await?;
            Ok(go(&editor(&slug)))
        }
        Err(error) => not_saved(state, staff, seen, draft, why, error, false).await,
    }
}

async fn publish(state: &AppState, staff: &Staff, seen: Seen, draft: FicheDraft, why: &str) -> Result<Response, AppError> {
    let (slug, content) = match (address(&seen, &draft), check(state, &seen.slug, &draft).await?) {
        (Ok(slug), Ok(content)) => (slug, content),
        (slug, content) => {
            let faults = slug.err().into_iter().chain(content.err().into_iter().flatten()).collect();
            return refused(state, staff, seen, &draft, why, faults).await;
        }
    };
    let reason = Reason { by: &staff.member.email, why, at: state.clock.now() };
    match state.store.publish(&slug, seen.version, &content, reason).await {
        Ok(_) => {
            state.catalog.refresh(&state.store).await?;
            state.store.note(state.clock.now(), &staff.member.email, "gepubliceerd", slug.as_str()).await?;
            staff.say("Het staat op de site.").await?;
            Ok(go(&editor(&slug)))
        }
        Err(error) => not_saved(state, staff, seen, draft, why, error, true).await,
    }
}

async fn not_saved(
    state: &AppState,
    staff: &Staff,
    seen: Seen,
    draft: FicheDraft,
    why: &str,
    error: SaveError,
    publishing: bool,
) -> Result<Response, AppError> {
    match error {
        SaveError::Store(error) => Err(error.into()),
        SaveError::Missing => Err(AppError::NotFound),
        SaveError::Taken => {
            let wanted = address(&seen, &draft).map_or_else(|_| seen.slug.clone(), |slug| slug.to_string());
            let fault = FieldError { path: "adres".into(), message: format!("het adres “{wanted}” is al gebruikt; kies een ander") };
            refused(state, staff, seen, &draft, why, vec![fault]).await
        }
        SaveError::Conflict(_) => side_by_side(state, staff, seen, draft, why, publishing).await,
    }
}

/// Somebody saved since: what only they changed is taken over, what both changed stands side by side, and nothing is saved yet.
async fn side_by_side(state: &AppState, staff: &Staff, seen: Seen, mut draft: FicheDraft, why: &str, publishing: bool) -> Result<Response, AppError> {
    let kept = kept(state, &seen.slug).await?;
    let there = draft_in(&kept);
    let base = state.store.text_at(&kept.slug, seen.version).await?;
    let by = state.store.revision(&kept.slug, kept.version).await?.map_or_else(String::new, |revision| revision.saved_by);
    let now = Seen::of(&kept);
    let mine = base.as_ref().map_or_else(Vec::new, |base| changes(base, &draft));
    let theirs = base.as_ref().map_or_else(|| changes(&draft, &there), |base| changes(base, &there));
    // Sent twice: what is there is what was typed.
    if changes(&draft, &there).is_empty() && publishing == kept.draft.is_none() && now.status == seen.status {
        staff.say(if publishing { "Het staat op de site." } else { "Bewaard als concept." }).await?;
        return Ok(go(&editor(&kept.slug)));
    }
    if theirs.is_empty() && publishing && seen.status == Status::Published && now.status != Status::Published {
        let what = if now.status == Status::Archived { "archiveerde deze fiche" } else { "haalde deze fiche van de site" };
        let mut page = page(state, staff, now, &draft, why, &[]).await?;
        page.meanwhile =
            Some(format!("{by} {what} terwijl jij bezig was. Er is nog niets van jou bewaard. Zet je ze toch op de site, klik dan nog eens."));
        page.unsaved = true;
        return render_as(StatusCode::CONFLICT, &page);
    }
    if theirs.is_empty() {
        // Only its date of checking or its status changed: nobody typed anything that could be lost.
        return Box::pin(async {
            if publishing { publish(state, staff, now, draft, why).await } else { save_draft(state, staff, now, draft, why).await }
        })
        .await;
    }
    let meets = |one: &Change, other: &Change| one.path == other.path || one.path.starts_with(&other.path) || other.path.starts_with(&one.path);
    let (both, taken): (Vec<Change>, Vec<Change>) = theirs.into_iter().partition(|their| base.is_none() || mine.iter().any(|my| meets(my, their)));
    for change in &taken {
        apply(&mut draft, change);
    }
    let differing = changes(&draft, &there);
    let both: Vec<(Change, String)> = differing
        .into_iter()
        .filter(|change| both.iter().any(|one| meets(one, change)))
        .map(|change| (change.clone(), crate::web::frame::fiche_form::names::id_of(&change.path)))
        .collect();
    let beside: Vec<Change> = both.iter().map(|(change, _)| change.clone()).collect();
    let mut page = page(state, staff, now, &draft, why, &[]).await?;
    page.form = FicheForm::of(&draft, &[], &beside);
    page.conflict = Some(Conflict { by, taken, both });
    page.unsaved = true;
    render_as(StatusCode::CONFLICT, &page)
}

/// The fiche as visitors would see it.
async fn preview(state: &AppState, staff: &Staff, seen: Seen, draft: FicheDraft) -> Result<Response, AppError> {
    match draft.check() {
        Ok(content) => {
            let slug = address(&seen, &draft).unwrap_or_else(|_| Slug::parse("voorbeeld").expect("“voorbeeld” is a slug"));
            let fiche = Fiche { slug, status: seen.status, version: seen.version, verified_on: None, content };
            let here = Here::at(&public_address(fiche.slug.as_str()));
            Ok(page_of(&here, &state.catalog.now(), &fiche, &state.base, state.clock.today(), true)?.into_response())
        }
        // Shown in a window of its own, which must not become a second editor.
        Err(faults) => {
            let faults = FicheForm::of(&draft, &faults, &[]).errors;
            let desk = Desk::of(staff, Room::Fiches, "Dit klopt nog niet").await?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &NoPreviewPage { desk, faults })
        }
    }
}

/// Where a fiche is on the site.
pub(in crate::web) fn public_address(slug: &str) -> String {
    Paths(Locale::Nl).fiche(slug)
}
