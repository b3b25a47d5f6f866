//! The words of the search: what each meaning is called in people's words, and what staff add or take away. A change counts at once.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::domain::locale::{Locale, Messages};
use crate::domain::synonym::Synonym;
use crate::domain::vocabulary::{Closeness, HelpLanguage, Term};
use crate::search::dutch::fold;
use crate::search::own_words::{self, Listed};
use crate::search::thesaurus::LANGUAGES;
use crate::web::admin::desk::{Desk, Room, go, render};
use crate::web::admin::words::meanings::{self, CLOSENESS, Kind, closeness_label, full_label, label};
use crate::web::admin::words::trial;
use crate::web::admin::words::word_change::{Asked as AskedChange, Deed, Step, check};
use crate::web::admin::words::word_form::WordForm;
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{beheer, with_parameters, words_of};
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Most words that a search for one shows.
const MOST_FOUND: usize = 100;

#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    zoek: String,
}

#[derive(Template)]
#[template(path = "admin/words/words.html")]
struct WordsPage {
    desk: Desk,
    asked: String,
    found: Vec<FoundWord>,
    more: usize,
    groups: Vec<GroupView>,
    own: usize,
    hidden: usize,
}

struct FoundWord {
    phrase: String,
    language: &'static str,
    means: String,
    href: String,
}

struct GroupView {
    kind: Kind,
    lines: Vec<MeaningView>,
    /// A long list starts folded.
    long: bool,
}

struct MeaningView {
    label: String,
    href: String,
    words: usize,
    own: usize,
}

pub(in crate::web) async fn list(State(state): State<AppState>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let desk = Desk::of(&staff, Room::Words, "Woorden").await?;
    let (catalog, own) = (state.catalog.now(), state.store.synonyms().await?);
    let entries = own_words::over(&state.shipped.0, &own);
    let sizes = meanings::sizes(&entries);
    let view = |means: String| MeaningView {
        label: label(desk.t, &catalog, &means),
        href: words_of(&means),
        words: sizes.get(means.as_str()).copied().unwrap_or_default(),
        own: own.iter().filter(|one| one.means == means).count(),
    };
    let groups = meanings::all(&catalog, &entries, &own).into_iter().map(|(kind, keys)| {
        let mut lines: Vec<MeaningView> = keys.into_iter().map(view).collect();
        if matches!(kind.code, "fiche" | "zoek") {
            lines.sort_by_cached_key(|line| fold(&line.label));
        }
        GroupView { kind, long: lines.len() > 40, lines }
    });
    let groups = groups.collect();
    let looked_for = fold(asked.zoek.trim());
    let mut found = Vec::new();
    if !looked_for.is_empty() {
        for (_, keys) in meanings::all(&catalog, &entries, &own) {
            for means in keys {
                let phrases = own_words::phrases_of(&entries, &means);
                let fitting = phrases.into_iter().filter(|one| fold(one.phrase).contains(&looked_for));
                found.extend(fitting.map(|one| FoundWord {
                    phrase: one.phrase.to_owned(),
                    language: language_name(desk.t, one.language),
                    means: full_label(desk.t, &catalog, &means),
                    href: words_of(&means),
                }));
            }
        }
    }
    let more = found.len().saturating_sub(MOST_FOUND);
    found.truncate(MOST_FOUND);
    let hidden = own.iter().filter(|one| !one.added).count();
    render(&WordsPage { asked: asked.zoek, found, more, groups, own: own.len() - hidden, hidden, desk })
}

fn language_name(t: &'static Messages, language: HelpLanguage) -> &'static str {
    t.label(language)
}

#[derive(Template)]
#[template(path = "admin/words/meaning.html")]
struct MeaningPage {
    desk: Desk,
    means: String,
    kind: Kind,
    own: Vec<OwnView>,
    hidden: Vec<OwnView>,
    languages: Vec<LanguageView>,
    form: WordForm,
}

struct OwnView {
    phrase: String,
    language: &'static str,
    code: &'static str,
    closeness: &'static str,
    who: String,
    when: String,
    /// Where it can be seen what happens without it.
    away: String,
}

struct LanguageView {
    name: &'static str,
    code: &'static str,
    count: usize,
    open: bool,
    /// By closeness, those that have any.
    groups: Vec<(&'static str, Vec<Chip>)>,
}

struct Chip {
    phrase: String,
    also: String,
    away: String,
}

fn away(means: &str, language: HelpLanguage, phrase: &str) -> String {
    with_parameters(beheer::WORDS_TRIAL, [("doe", "weg"), ("betekenis", means), ("taal", language.code()), ("woord", phrase)])
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Path(means): Path<String>) -> Result<Response, AppError> {
    let catalog = state.catalog.now();
    let all = state.store.synonyms().await?;
    let own: Vec<&Synonym> = all.iter().filter(|one| one.means == means).collect();
    let known = meanings::exists(&catalog, &means) || !own.is_empty();
    let Some(kind) = Kind::of(&means).filter(|_| known) else { return Err(AppError::NotFound) };
    let name = label(Locale::Nl.messages(), &catalog, &means);
    let desk = Desk::of(&staff, Room::Words, format!("Woorden voor {name}")).await?;
    let t = desk.t;
    let ours = |one: &&&Synonym| OwnView {
        phrase: one.phrase.clone(),
        language: language_name(t, one.language),
        code: one.language.code(),
        closeness: closeness_label(one.closeness),
        who: one.saved_by.clone(),
        when: view::moment(t, one.saved_at),
        away: away(&means, one.language, &one.phrase),
    };
    let listed = own_words::phrases_of(&state.shipped.0, &means);
    let kept = |listed: &&Listed<'_>| !own.iter().any(|one| one.language == listed.language && one.phrase == listed.phrase);
    let listed: Vec<&Listed<'_>> = listed.iter().filter(kept).collect();
    let languages = LANGUAGES.iter().map(|language| {
        let here: Vec<&&Listed<'_>> = listed.iter().filter(|one| one.language == *language).collect();
        let groups = CLOSENESS.iter().map(|(closeness, name, _)| {
            let chips = here.iter().filter(|one| one.closeness == *closeness).map(|one| Chip {
                phrase: one.phrase.to_owned(),
                also: one.also.iter().map(|means| label(t, &catalog, means)).collect::<Vec<_>>().join(", "),
                away: away(&means, *language, one.phrase),
            });
            (*name, chips.collect::<Vec<_>>())
        });
        LanguageView {
            name: language_name(t, *language),
            code: language.code(),
            count: here.len(),
            open: *language == HelpLanguage::Dutch && here.len() <= 250,
            groups: groups.filter(|(_, chips)| !chips.is_empty()).collect(),
        }
    });
    let page = MeaningPage {
        languages: languages.collect(),
        own: own.iter().filter(|one| one.added).map(|one| ours(&one)).collect(),
        hidden: own.iter().filter(|one| !one.added).map(|one| ours(&one)).collect(),
        form: WordForm::new(t, "", HelpLanguage::Dutch, Closeness::Same, ""),
        means,
        kind,
        desk,
    };
    render(&page)
}

/// Adds a word, takes one away, or puts back what was taken away.
pub(in crate::web) async fn change(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let own = state.store.synonyms().await?;
    let catalog = state.catalog.now();
    let asked = AskedChange::of(&form);
    let change = match check(&asked, &state, &catalog, &own) {
        Ok(change) => change,
        Err(faults) => return trial::again(&state, &staff, asked, faults).await,
    };
    let now = state.clock.now();
    match change.step(&own, &staff.member.email, now) {
        Step::Keep(one) => state.store.keep_synonym(&one).await?,
        Step::Drop => {
            state.store.drop_synonym(&change.means, change.language, &change.phrase).await?;
        }
    }
    state.catalog.relearn(&state.store, state.shipped.0.clone()).await?;
    let (phrase, name) = (&change.phrase, label(Locale::Nl.messages(), &catalog, &change.means));
    let (what, sentence) = match change.deed {
        Deed::Add => ("woord erbij", format!("“{phrase}” hoort nu bij {name}. De zoekmachine gebruikt het al.")),
        Deed::TakeAway => ("woord weg", format!("“{phrase}” hoort niet meer bij {name}. De zoekmachine weet het al.")),
        Deed::PutBack => ("woord terug", format!("“{phrase}” hoort weer bij {name}. De zoekmachine gebruikt het al.")),
    };
    state.store.note(now, &staff.member.email, what, &format!("{}: {phrase} ({})", change.means, change.language.code())).await?;
    staff.say(sentence).await?;
    // The last word of a fiche that is no longer on the site leaves no page behind.
    Ok(go(&if meanings::exists(&catalog, &change.means) { words_of(&change.means) } else { beheer::WORDS.to_owned() }))
}
