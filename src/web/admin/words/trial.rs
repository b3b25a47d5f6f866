//! A change to the words, tried before it is kept: what a question finds now beside what it would find then, over a search built in memory for it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::domain::locale::{Locale, Messages};
use crate::domain::query::SearchQuery;
use crate::domain::synonym::Synonym;
use crate::domain::vocabulary::Term;
use crate::search::own_words;
use crate::search::thesaurus::Thesaurus;
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::words::meanings::{self, closeness_label, full_label, label};
use crate::web::admin::words::questions::still_asked;
use crate::web::admin::words::word_change::{Asked, Change, Deed, Fault, Step, check};
use crate::web::admin::words::word_form::WordForm;
use crate::web::frame::error::AppError;
use crate::web::frame::labels::understood_label;
use crate::web::frame::paths::{Paths, beheer, words_of};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Fiches that each side shows.
const SHOWN: usize = 10;
/// Most questions without an answer that a change is tried on.
const MOST_QUESTIONS: usize = 200;

/// What a question finds, on one side of a change.
#[derive(Debug)]
struct Side {
    understood: Vec<String>,
    danger: bool,
    total: usize,
    hits: Vec<HitView>,
}

#[derive(Debug)]
struct HitView {
    name: String,
    href: String,
    /// What the change does to it.
    note: String,
}

struct TrialView {
    sentence: String,
    notices: Vec<String>,
    question: String,
    sides: [(&'static str, Side); 2],
    same: bool,
    /// Questions without an answer that would find something then.
    answered: Vec<String>,
}

#[derive(Template)]
#[template(path = "admin/words/trial.html")]
struct TrialPage {
    desk: Desk,
    form: WordForm,
    /// Whether a word is added; else one is taken away.
    adding: bool,
    means: String,
    search: String,
    choices: Vec<(&'static str, Vec<(String, String)>)>,
    errors: Vec<Fault>,
    trial: Option<TrialView>,
    /// What keeping it takes, when it was tried.
    keep: Vec<(&'static str, String)>,
    back: String,
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, RawQuery(address): RawQuery) -> Result<Response, AppError> {
    let asked = Asked::of(&Form(url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()).into_owned().collect()));
    if asked.deed == Deed::Add && !asked.pressed {
        return render(&page(&state, &staff, asked, Vec::new(), None).await?);
    }
    let (catalog, own) = (state.catalog.now(), state.store.synonyms().await?);
    match check(&asked, &state, &catalog, &own) {
        Ok(change) => {
            let trial = try_out(&state, catalog, own, &change, &asked.question).await?;
            let asked = Asked { phrase: change.phrase, ..asked };
            render(&page(&state, &staff, asked, Vec::new(), Some(trial)).await?)
        }
        Err(faults) => again(&state, &staff, asked, faults).await,
    }
}

/// The form with what was typed and what is wrong with it; who takes away what is gone is led back to the words.
pub(in crate::web) async fn again(state: &AppState, staff: &Staff, asked: Asked, faults: Vec<Fault>) -> Result<Response, AppError> {
    if asked.deed != Deed::Add {
        staff.say("Dit woord stond er al niet meer.").await?;
        let known = meanings::exists(&state.catalog.now(), &asked.means);
        return Ok(go(&if known { words_of(&asked.means) } else { beheer::WORDS.to_owned() }));
    }
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(state, staff, asked, faults, None).await?)
}

async fn page(state: &AppState, staff: &Staff, asked: Asked, errors: Vec<Fault>, trial: Option<TrialView>) -> Result<TrialPage, AppError> {
    let catalog = state.catalog.now();
    let adding = asked.deed == Deed::Add;
    let desk = Desk::of(staff, Room::Words, if adding { "Woord toevoegen" } else { "Woord weghalen" }).await?;
    let own = state.store.synonyms().await?;
    let choices = meanings::all(&catalog, &state.shipped.0, &own).into_iter().map(|(kind, keys)| {
        let named = keys.into_iter().filter(|key| meanings::exists(&catalog, key));
        (kind.heading, named.map(|key| (label(desk.t, &catalog, &key), key)).map(|(name, key)| (key, name)).collect())
    });
    let text = |text: &str| text.to_owned();
    let keep = match trial {
        None => Vec::new(),
        Some(_) => vec![
            ("doe", text(if adding { "erbij" } else { "weg" })),
            ("betekenis", asked.means.clone()),
            ("taal", text(asked.language.code())),
            ("woord", asked.phrase.clone()),
            ("nauw", text(asked.closeness.code())),
            ("vraag", asked.question.clone()),
        ],
    };
    Ok(TrialPage {
        form: WordForm::new(desk.t, &asked.phrase, asked.language, asked.closeness, &asked.question),
        choices: choices.collect(),
        back: if meanings::exists(&catalog, &asked.means) { words_of(&asked.means) } else { beheer::WORDS.to_owned() },
        means: asked.means,
        search: asked.search,
        adding,
        errors,
        trial,
        keep,
        desk,
    })
}

/// Builds the search as it would be, and asks both.
async fn try_out(state: &AppState, now: Arc<Catalog>, own: Vec<Synonym>, change: &Change, question: &str) -> Result<TrialView, AppError> {
    let (t, today) = (Locale::Nl.messages(), state.clock.today());
    let name = full_label(t, &now, &change.means);
    let (phrase, language) = (&change.phrase, t.label(change.language));
    let sentence = match change.deed {
        Deed::Add => format!("“{phrase}” ({language}) komt bij {name}: het {}.", closeness_label(change.closeness)),
        Deed::TakeAway => format!("“{phrase}” ({language}) gaat weg bij {name}."),
        Deed::PutBack => format!("“{phrase}” ({language}) komt terug bij {name}."),
    };
    let question = if question.is_empty() { change.phrase.clone() } else { question.to_owned() };
    let step = change.step(&own, "", state.clock.now());
    let after: Vec<Synonym> = own.into_iter().filter(|one| !change.is_of(one)).collect();
    let after: Vec<Synonym> = match step {
        Step::Keep(one) => after.into_iter().chain([one]).collect(),
        Step::Drop => after,
    };
    let unanswered: Vec<String> = still_asked(&state.store).await?.into_iter().take(MOST_QUESTIONS).collect();
    let (shipped, asked) = (Arc::clone(&state.shipped.0), question.clone());
    let (before, behind, answered) = tokio::task::spawn_blocking(move || -> anyhow::Result<_> {
        let then = Catalog::build(now.fiches().to_vec(), Arc::new(Thesaurus::compile(own_words::over(&shipped, &after))))?;
        let (mut before, mut behind) = (ask(t, &now, &asked, today), ask(t, &then, &asked, today));
        compare(&mut before, &mut behind);
        let total = |catalog: &Catalog, question: &str| catalog.search(&query(question), today).total;
        let answered = unanswered.into_iter().filter(|question| total(&now, question) == 0 && total(&then, question) > 0);
        Ok((before, behind, answered.collect()))
    })
    .await
    .map_err(anyhow::Error::from)??;
    let order = |side: &Side| side.hits.iter().map(|hit| hit.href.clone()).collect::<Vec<_>>();
    let same =
        order(&before) == order(&behind) && (before.total, &before.understood, before.danger) == (behind.total, &behind.understood, behind.danger);
    let sides = [("Nu", before), ("Met deze wijziging", behind)];
    Ok(TrialView { sentence, notices: change.notices.clone(), question, sides, same, answered })
}

fn query(question: &str) -> SearchQuery {
    SearchQuery::from_pairs([("q", question)])
}

fn ask(t: &'static Messages, catalog: &Catalog, question: &str, today: Date) -> Side {
    let found = catalog.search(&query(question), today);
    let to = Paths(Locale::Nl);
    let hits = found.hits.iter().take(SHOWN).map(|hit| HitView {
        name: hit.fiche.content.name.clone(),
        href: to.fiche(&hit.fiche.slug),
        note: String::new(),
    });
    Side {
        understood: found.question.understood.iter().map(|one| understood_label(t, one)).collect(),
        danger: found.question.danger.is_some(),
        total: found.total,
        hits: hits.collect(),
    }
}

/// Says of each fiche what the change does to it.
fn compare(before: &mut Side, behind: &mut Side) {
    let places: Vec<String> = before.hits.iter().map(|hit| hit.href.clone()).collect();
    for (at, hit) in behind.hits.iter_mut().enumerate() {
        hit.note = match places.iter().position(|href| *href == hit.href) {
            None => "nieuw".to_owned(),
            Some(was) if was == at => String::new(),
            Some(was) => format!("stond op {}", was + 1),
        };
    }
    for hit in &mut before.hits {
        if behind.hits.iter().all(|other| other.href != hit.href) {
            hit.note = "valt hier weg".to_owned();
        }
    }
}
