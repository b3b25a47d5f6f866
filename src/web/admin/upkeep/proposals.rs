//! What organisations propose: field by field beside what is there now, taken over in whole or in part, or not. And the word of an organisation that all is
//! still true.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::changes::{Change, apply, changes, label};
use crate::domain::draft::{FicheDraft, FieldError};
use crate::domain::locale::Locale;
use crate::domain::vocabulary::{ProposalState, Status, Term};
use crate::mail::Letter;
use crate::store::fiches::{KeptFiche, Reason, SaveError};
use crate::store::proposals::{Proposal, Proposed};
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::fiches::compared::{Compared, compared};
use crate::web::admin::fiches::kept::{check, draft_in, kept};
use crate::web::admin::upkeep::queue::{self, Asked, Listed};
use crate::web::frame::error::AppError;
use crate::web::frame::fiche_form::names::id_of;
use crate::web::frame::paths::{self, Paths, beheer};
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

#[derive(Template)]
#[template(path = "admin/upkeep/proposals.html")]
struct ProposalsPage {
    desk: Desk,
    queue: Listed,
    rows: Vec<Line>,
}

struct Line {
    proposal: Proposal,
    when: String,
}

#[derive(Template)]
#[template(path = "admin/upkeep/proposal.html")]
struct ProposalPage {
    desk: Desk,
    proposal: Proposal,
    name: String,
    when: String,
    handled: Option<String>,
    /// The version of the fiche that this page compares with.
    version: i64,
    is_live: bool,
    rows: Vec<Row>,
    /// What they changed and needs no change any more, or can get none: it stands there, or its part is gone.
    settled: Vec<String>,
    /// What staff changed since they looked.
    meanwhile: Vec<String>,
    answer: String,
    letter: Option<Letter>,
    mails: bool,
    errors: Vec<(String, String)>,
}

/// One change that they propose.
struct Row {
    path: String,
    id: String,
    on: bool,
    /// Whether it stands in the fiche now.
    is_there: bool,
    compared: Compared,
}

/// A proposal beside the fiche as it is now.
struct Comparison {
    now: FicheDraft,
    /// What they changed in what they saw.
    asked: Vec<Change>,
    /// What of it would still change something.
    changes: Vec<Change>,
    settled: Vec<String>,
    meanwhile: Vec<String>,
}

impl Comparison {
    async fn of(state: &AppState, proposal: &Proposal, fiche: &KeptFiche) -> Result<Self, AppError> {
        let now = fiche.content.as_ref().map(FicheDraft::from).unwrap_or_default();
        let seen = state.store.live_at(&fiche.slug, proposal.seen).await?.map_or_else(|| now.clone(), |revision| revision.draft);
        let meanwhile = changes(&seen, &now).into_iter().map(|change| change.label).collect();
        let proposed = proposal.draft.as_ref().unwrap_or(&seen);
        let beside = changes(&now, proposed);
        let (mut wanted, mut settled) = (Vec::new(), Vec::new());
        // What they did not touch is as they saw it, not as they want it: only what they changed counts.
        let asked = changes(&seen, proposed);
        for change in &asked {
            match beside.iter().find(|one| one.path == change.path) {
                Some(one) => wanted.push(one.clone()),
                None => settled.push(change.label.clone()),
            }
        }
        Ok(Self { now, asked, changes: wanted, settled, meanwhile })
    }
}

fn name_of(fiche: &KeptFiche) -> String {
    fiche.content.as_ref().map_or_else(|| draft_in(fiche).name, |content| content.name.clone())
}

pub(in crate::web) async fn list(State(state): State<AppState>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let (queue, proposals) = queue::page::<Proposed>(&state, &asked, beheer::PROPOSALS).await?;
    let desk = Desk::of(&staff, Room::Messages, "Voorstellen").await?;
    let rows = proposals.into_iter().map(|proposal| Line { when: view::moment(desk.t, proposal.made_at), proposal });
    render(&ProposalsPage { rows: rows.collect(), queue, desk })
}

/// The page of a proposal; without `chosen` every change is on.
async fn page(
    state: &AppState,
    staff: &Staff,
    proposal: Proposal,
    fiche: &KeptFiche,
    chosen: Option<&HashSet<&str>>,
    answer: &str,
    errors: Vec<(String, String)>,
) -> Result<ProposalPage, AppError> {
    let Comparison { asked, changes, settled, meanwhile, .. } = Comparison::of(state, &proposal, fiche).await?;
    // Once it is handled, the page tells what was asked then, and what of it is there.
    let shown = if proposal.state == ProposalState::New { &changes } else { &asked };
    let name = name_of(fiche);
    let desk = Desk::of(staff, Room::Messages, format!("Voorstel voor {name}")).await?;
    let rows = shown.iter().map(|change| Row {
        path: change.path.clone(),
        id: id_of(&change.path),
        on: chosen.is_none_or(|chosen| chosen.contains(change.path.as_str())),
        is_there: changes.iter().all(|one| one.path != change.path),
        compared: compared(change),
    });
    Ok(ProposalPage {
        when: view::moment(desk.t, proposal.made_at),
        handled: proposal.handled_at.map(|at| view::moment(desk.t, at)),
        version: fiche.version,
        is_live: fiche.status == Status::Published,
        rows: rows.collect(),
        settled,
        meanwhile,
        answer: answer.to_owned(),
        letter: letter(state, &proposal, &name),
        mails: state.mail.is_configured(),
        errors,
        name,
        proposal,
        desk,
    })
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Path(id): Path<i64>) -> Result<Response, AppError> {
    let Some(proposal) = state.store.received_one::<Proposed>(id).await? else { return Ok(go(beheer::PROPOSALS)) };
    let fiche = kept(&state, proposal.slug.as_str()).await?;
    let answer = proposal.answer.clone();
    render(&page(&state, &staff, proposal, &fiche, None, &answer, Vec::new()).await?)
}

/// What staff decided, checked; or what is wrong with it.
enum Decision {
    Done(ProposalState, &'static str, &'static str),
    Refused(StatusCode, Vec<(String, String)>),
}

fn refused(field: &str, message: &str) -> Decision {
    Decision::Refused(StatusCode::UNPROCESSABLE_ENTITY, vec![(field.to_owned(), message.to_owned())])
}

pub(in crate::web) async fn handle(State(state): State<AppState>, staff: Staff, Path(id): Path<i64>, form: Form) -> Result<Response, AppError> {
    let Some(proposal) = state.store.received_one::<Proposed>(id).await? else { return Ok(go(beheer::PROPOSALS)) };
    if proposal.state != ProposalState::New {
        return too_late(&staff, id).await;
    }
    let fiche = kept(&state, proposal.slug.as_str()).await?;
    let chosen: HashSet<&str> = form.all("neem").collect();
    let answer = queue::answer(&form);
    let too_long = queue::too_long(&answer);
    let decision = match form.get("doe") {
        _ if too_long.is_some() => refused("antwoord", &too_long.unwrap_or_default()),
        "overnemen" => take_over(&state, &staff, &proposal, &fiche, &chosen, &form).await?,
        "concept" => take_into_draft(&state, &staff, &proposal, &fiche, &chosen, &form).await?,
        "nagekeken" => {
            verify(&state, &staff, &proposal, &fiche).await?;
            Decision::Done(ProposalState::Taken, "nagekeken na voorstel", "Genoteerd: vandaag nagekeken.")
        }
        "afgehandeld" => Decision::Done(ProposalState::Taken, "voorstel afgehandeld", "Het voorstel is afgehandeld."),
        "afwijzen" if answer.is_empty() => refused("antwoord", "Zeg waarom je het voorstel niet overneemt."),
        "afwijzen" => Decision::Done(ProposalState::Refused, "voorstel afgewezen", "Het voorstel is afgewezen."),
        _ => return Ok(go(&paths::proposal(id))),
    };
    match decision {
        Decision::Refused(status, errors) => {
            // Another look at what is there: somebody may have saved since.
            let fiche = kept(&state, proposal.slug.as_str()).await?;
            render_as(status, &page(&state, &staff, proposal, &fiche, Some(&chosen), &answer, errors).await?)
        }
        Decision::Done(done, note, sentence) => {
            if !state.store.handle::<Proposed>(id, None, done, &answer, &staff.member.email, state.clock.now()).await? {
                return too_late(&staff, id).await;
            }
            state.store.note(state.clock.now(), &staff.member.email, note, &format!("{} ({id})", fiche.slug)).await?;
            let mailed = match state.store.received_one::<Proposed>(id).await? {
                Some(handled) => mail(&state, &handled, &name_of(&fiche)).await,
                None => "",
            };
            staff.say(format!("{sentence}{mailed}")).await?;
            let to_editor = form.get("doe") == "concept";
            Ok(go(&if to_editor { paths::editor(&fiche.slug) } else { paths::proposal(id) }))
        }
    }
}

async fn too_late(staff: &Staff, id: i64) -> Result<Response, AppError> {
    staff.say("Een collega was je voor: dit voorstel is al behandeld.").await?;
    Ok(go(&paths::proposal(id)))
}

/// Why a revision came to be, for the history.
fn why(proposal: &Proposal, name: &str) -> String {
    format!("voorstel van {}", if proposal.made_by.is_empty() { name } else { &proposal.made_by })
}

/// The version that staff compared with.
fn version(form: &Form, fiche: &KeptFiche) -> i64 {
    form.get("versie").parse().unwrap_or(fiche.version)
}

fn picked(comparison: &Comparison, chosen: &HashSet<&str>) -> Vec<Change> {
    comparison.changes.iter().filter(|change| chosen.contains(change.path.as_str())).cloned().collect()
}

/// Puts the chosen changes live, over the version that was compared with, and notes the fiche as checked.
async fn take_over(
    state: &AppState,
    staff: &Staff,
    proposal: &Proposal,
    fiche: &KeptFiche,
    chosen: &HashSet<&str>,
    form: &Form,
) -> Result<Decision, AppError> {
    let comparison = Comparison::of(state, proposal, fiche).await?;
    let picked = picked(&comparison, chosen);
    if picked.is_empty() {
        return Ok(refused("wijzigingen", "Vink aan wat je overneemt, of wijs het voorstel af."));
    }
    if fiche.status != Status::Published {
        return Ok(refused("wijzigingen", "Deze fiche staat niet op de site. Neem het voorstel over als concept."));
    }
    let mut draft = comparison.now.clone();
    picked.iter().for_each(|change| apply(&mut draft, change));
    let content = match check(state, fiche.slug.as_str(), &draft).await? {
        Ok(content) => content,
        Err(faults) => {
            return Ok(Decision::Refused(StatusCode::UNPROCESSABLE_ENTITY, faults.iter().map(|fault| told(&draft, &picked, fault)).collect()));
        }
    };
    let why = why(proposal, &name_of(fiche));
    let reason = Reason { by: &staff.member.email, why: &why, at: state.clock.now() };
    let saved = match state.store.publish(&fiche.slug, version(form, fiche), &content, reason).await {
        Ok(saved) => saved,
        Err(error) => return conflict(error),
    };
    if let Some(mut beside) = fiche.draft.clone() {
        // What a colleague is writing beside it stays, with the same changes in it.
        picked.iter().for_each(|change| apply(&mut beside, change));
        state.store.save_draft(&fiche.slug, saved, &beside, reason).await.or_else(|error| match error {
            SaveError::Store(error) => Err(error),
            _ => Ok(saved),
        })?;
    }
    verify(state, staff, proposal, fiche).await?;
    Ok(Decision::Done(ProposalState::Taken, "voorstel overgenomen", "Overgenomen: het staat op de site, en de fiche is vandaag nagekeken."))
}

/// Puts the chosen changes into the draft beside what is live, for who has to work on them.
async fn take_into_draft(
    state: &AppState,
    staff: &Staff,
    proposal: &Proposal,
    fiche: &KeptFiche,
    chosen: &HashSet<&str>,
    form: &Form,
) -> Result<Decision, AppError> {
    let comparison = Comparison::of(state, proposal, fiche).await?;
    let mut draft = draft_in(fiche);
    picked(&comparison, chosen).iter().for_each(|change| apply(&mut draft, change));
    let why = why(proposal, &name_of(fiche));
    let reason = Reason { by: &staff.member.email, why: &why, at: state.clock.now() };
    match state.store.save_draft(&fiche.slug, version(form, fiche), &draft, reason).await {
        Ok(_) => {
            Ok(Decision::Done(ProposalState::Taken, "voorstel in concept", "Het voorstel staat in het concept. Werk het af en zet het op de site."))
        }
        Err(error) => conflict(error),
    }
}

fn conflict(error: SaveError) -> Result<Decision, AppError> {
    match error {
        SaveError::Store(error) => Err(error.into()),
        _ => Ok(Decision::Refused(
            StatusCode::CONFLICT,
            vec![("wijzigingen".into(), "Iemand bewaarde deze fiche terwijl je keek. Hieronder staat ze zoals ze nu is: kijk opnieuw.".into())],
        )),
    }
}

/// A fault in words that name its field, leading to the change that it comes from.
fn told(draft: &FicheDraft, picked: &[Change], fault: &FieldError) -> (String, String) {
    let path = keyed(draft, &fault.path);
    let from = picked.iter().find(|change| path == change.path || path.starts_with(&format!("{}[", change.path)) || change.path.starts_with(&path));
    match from {
        Some(change) => (id_of(&change.path), format!("{}: {}", change.label, fault.message)),
        None => ("wijzigingen".into(), format!("{}: {}", label(&path), fault.message)),
    }
}

/// `services[2].name` → `services[praten].name`.
fn keyed(draft: &FicheDraft, path: &str) -> String {
    let parts = path.split_once('[').and_then(|(list, rest)| Some((list, rest.split_once(']')?)));
    let Some((list, (number, rest))) = parts else { return path.to_owned() };
    let number: usize = number.parse().unwrap_or(usize::MAX);
    let key = match list {
        "services" => draft.services.get(number).map(|one| &one.key),
        "contacts" => draft.contacts.get(number).map(|one| &one.key),
        "locations" => draft.locations.get(number).map(|one| &one.key),
        _ => None,
    };
    key.map_or_else(|| path.to_owned(), |key| format!("{list}[{key}]{rest}"))
}

async fn verify(state: &AppState, staff: &Staff, proposal: &Proposal, fiche: &KeptFiche) -> Result<(), AppError> {
    let why = why(proposal, &name_of(fiche));
    let reason = Reason { by: &staff.member.email, why: &why, at: state.clock.now() };
    state.store.verify(std::slice::from_ref(&fiche.slug), state.clock.today(), reason).await?;
    Ok(state.catalog.refresh(&state.store).await?)
}

/// Mails what was decided, and says how that went.
async fn mail(state: &AppState, proposal: &Proposal, name: &str) -> &'static str {
    let Some(letter) = letter(state, proposal, name) else { return "" };
    if !state.mail.is_configured() {
        return " Onderaan staat een mail die je aan de indiener kunt sturen.";
    }
    match state.mail.send(&letter).await {
        Ok(()) => " De indiener kreeg een mail.",
        Err(error) => {
            tracing::error!(proposal = proposal.id, %error, "what was decided was not mailed");
            " De mail aan de indiener is niet vertrokken. Verstuur hem zelf: de tekst staat onderaan bij het voorstel."
        }
    }
}

/// What was decided, as a mail; `None` while nothing was, without an address, or when there is nothing to tell.
fn letter(state: &AppState, proposal: &Proposal, name: &str) -> Option<Letter> {
    let to = proposal.email.clone()?;
    let t = Locale::Nl.messages();
    let decided = match proposal.state {
        ProposalState::New => return None,
        ProposalState::Taken if proposal.draft.is_none() && proposal.answer.is_empty() => return None,
        ProposalState::Taken if proposal.draft.is_none() => "We noteerden dat alles nog klopt.",
        ProposalState::Taken => "We hebben het bekeken en verwerkt.",
        ProposalState::Refused => "We hebben het bekeken en nemen het niet over.",
    };
    let answer = if proposal.answer.is_empty() { String::new() } else { format!("{}\n\n", proposal.answer) };
    let address = state.base.full(&Paths(Locale::Nl).fiche(&proposal.slug));
    let text = format!(
        "Dag,\n\nOp {} stuurde je ons iets over de fiche van {name} op Aanhaken.\n\n{decided}\n\n{answer}De fiche: {address}\n\nBedankt en met vriendelijke groeten,\nAanhaken\n",
        view::moment(t, proposal.made_at)
    );
    Some(Letter { to, reply_to: None, subject: format!("Jullie voorstel voor {name} op Aanhaken"), text })
}
