//! What people asked and did not find: how often, in which language, what the search makes of it by now, and what they asked about most.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use crate::catalog::Catalog;
use crate::domain::locale::{Locale, Messages};
use crate::domain::query::SearchQuery;
use crate::domain::vocabulary::{Term, Theme};
use crate::search::dutch::words;
use crate::search::question::Asked as Understood;
use crate::store::questions::UnansweredQuestion;
use crate::store::{Store, StoreError};
use crate::web::admin::desk::{Desk, Room, go, render};
use crate::web::admin::exchange::sheet::sheet;
use crate::web::frame::error::AppError;
use crate::web::frame::labels::understood_label;
use crate::web::frame::paths::{Paths, beheer, with_parameters, words_of};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Questions on one page.
const LINES: usize = 50;
/// Most questions that are looked at, the latest first.
const MOST: usize = 1000;
/// Most themes that are named.
const MOST_THEMES: usize = 8;

/// Which questions to show, as an address says it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    van: String,
    tot: String,
    toon: String,
    pagina: String,
}

/// A state in which a question can be, with its name in addresses and on the page.
const STATES: [(&str, &str); 3] = [("open", "Nog zonder antwoord"), ("vindt", "Vindt nu iets"), ("verborgen", "Verborgen")];

/// The same question, whenever it was asked.
struct Group {
    key: String,
    /// As it was typed last.
    text: String,
    days: usize,
    first: String,
    last: String,
    languages: Vec<String>,
}

/// What is known of it now.
struct Line {
    group: Group,
    /// Fiches that it finds now.
    total: usize,
    understood: Vec<String>,
    themes: Vec<Theme>,
    state: &'static str,
}

#[derive(Template)]
#[template(path = "admin/words/questions.html")]
struct QuestionsPage {
    desk: Desk,
    asked: Asked,
    notices: Vec<String>,
    /// Name, how many, address, whether it is shown.
    states: Vec<(&'static str, usize, String, bool)>,
    periods: Vec<(&'static str, String)>,
    themes: Vec<(String, usize, String)>,
    lines: Vec<LineView>,
    csv: String,
    earlier: Option<String>,
    later: Option<String>,
}

struct LineView {
    text: String,
    key: String,
    days: usize,
    last: String,
    languages: String,
    total: usize,
    understood: String,
    search: String,
    synonym: String,
    hidden: bool,
}

impl Asked {
    /// The address of the list with one thing changed.
    fn address(&self, path: &str, name: &str, value: &str) -> String {
        let own = [("van", self.van.as_str()), ("tot", &self.tot), ("toon", &self.toon), ("pagina", &self.pagina)];
        // Who looks at other questions begins at the first page of them.
        let kept = own.into_iter().filter(|(one, _)| *one != name && *one != "pagina");
        with_parameters(path, kept.chain([(name, value)]))
    }

    fn state(&self) -> &'static str {
        STATES.iter().map(|(state, _)| *state).find(|state| *state == self.toon).unwrap_or("open")
    }

    fn day(text: &str) -> Result<Option<Date>, String> {
        match text.trim() {
            "" => Ok(None),
            day => day
                .parse()
                .map(Some)
                .map_err(|_| format!("“{}” is geen datum. Schrijf bijvoorbeeld 2026-06-01.", day.chars().take(40).collect::<String>())),
        }
    }
}

/// A question as the list groups them: case, accents, marks and spaces make no other question.
fn key_of(text: &str) -> String {
    let folded: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    if folded.is_empty() { text.trim().to_lowercase() } else { folded.join(" ") }
}

/// The same questions together, the latest first.
fn grouped(questions: Vec<UnansweredQuestion>, from: Option<Date>, until: Option<Date>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let (from, until) = (from.map(|day| day.to_string()), until.map(|day| day.to_string()));
    let within = |day: &str| from.as_deref().is_none_or(|from| day >= from) && until.as_deref().is_none_or(|until| day <= until);
    for question in questions.into_iter().filter(|question| within(&question.asked_on)) {
        let key = key_of(&question.text);
        let place = *places.entry(key.clone()).or_insert_with(|| {
            let (first, last) = (question.asked_on.clone(), question.asked_on.clone());
            groups.push(Group { key, text: question.text.clone(), days: 1, first, last, languages: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[place];
        if group.first != question.asked_on {
            // They come by day, the latest first.
            group.days += 1;
            group.first = question.asked_on;
        }
        if !group.languages.contains(&question.language) {
            group.languages.push(question.language);
        }
    }
    groups
}

/// The questions that found nothing and that nobody put away, the latest first.
///
/// # Errors
/// [`StoreError::Sql`].
pub(in crate::web) async fn still_asked(store: &Store) -> Result<Vec<String>, StoreError> {
    let settled = store.settled().await?;
    let groups = grouped(store.unanswered().await?, None, None);
    Ok(groups.into_iter().filter(|group| !settled.contains(&group.key)).map(|group| group.text).collect())
}

/// All questions of a period with what the search makes of them now, those of most days first; `true` when there were too many to look at all.
async fn lines(state: &AppState, from: Option<Date>, until: Option<Date>) -> Result<(Vec<Line>, bool), AppError> {
    let settled = state.store.settled().await?;
    let mut groups = grouped(state.store.unanswered().await?, from, until);
    let cut = groups.len() > MOST;
    groups.truncate(MOST);
    let (catalog, today) = (state.catalog.now(), state.clock.today());
    let read = move || {
        let mut lines: Vec<Line> = groups.into_iter().map(|group| line(Locale::Nl.messages(), &catalog, &settled, group, today)).collect();
        lines.sort_by(|a, b| b.group.days.cmp(&a.group.days).then_with(|| b.group.last.cmp(&a.group.last)));
        lines
    };
    Ok((tokio::task::spawn_blocking(read).await.map_err(anyhow::Error::from)?, cut))
}

fn line(t: &'static Messages, catalog: &Arc<Catalog>, settled: &std::collections::HashSet<String>, group: Group, today: Date) -> Line {
    let found = catalog.search(&SearchQuery::from_pairs([("q", &group.text)]), today);
    let themes = found.question.understood.iter().filter_map(|one| match one.what {
        Understood::Theme(theme) => Some(theme),
        _ => None,
    });
    let state = match () {
        () if settled.contains(&group.key) => "verborgen",
        () if found.total > 0 => "vindt",
        () => "open",
    };
    Line {
        total: found.total,
        understood: found.question.understood.iter().map(|one| understood_label(t, one)).collect(),
        themes: themes.collect(),
        state,
        group,
    }
}

/// The themes of these questions, those of most questions first.
fn themes_of(lines: &[Line]) -> Vec<(Theme, usize)> {
    let count = |theme: &Theme| lines.iter().filter(|line| line.state != "verborgen" && line.themes.contains(theme)).count();
    let mut themes: Vec<(Theme, usize)> = Theme::ALL.iter().map(|theme| (*theme, count(theme))).filter(|(_, questions)| *questions > 0).collect();
    themes.sort_by_key(|(_, questions)| std::cmp::Reverse(*questions));
    themes.truncate(MOST_THEMES);
    themes
}

/// The period that was asked for, and what was wrong with it.
fn period(asked: &Asked) -> (Option<Date>, Option<Date>, Vec<String>) {
    let mut notices = Vec::new();
    let mut read = |text: &str| {
        Asked::day(text).unwrap_or_else(|notice| {
            notices.push(notice);
            None
        })
    };
    let (from, until) = (read(&asked.van), read(&asked.tot));
    (from, until, notices)
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let desk = Desk::of(&staff, Room::Words, "Vragen").await?;
    let (from, until, mut notices) = period(&asked);
    let (all, cut) = lines(&state, from, until).await?;
    if cut {
        notices.push(format!("Er zijn meer dan {MOST} verschillende vragen. Je ziet de laatste {MOST}; kies een kortere periode voor de andere."));
    }
    let themes = themes_of(&all)
        .into_iter()
        .map(|(theme, questions)| (desk.t.label(theme).to_owned(), questions, words_of(&format!("thema={}", theme.code()))));
    let themes = themes.collect();
    let shown = asked.state();
    let states = STATES.iter().map(|(one, name)| {
        (*name, all.iter().filter(|line| line.state == *one).count(), asked.address(beheer::QUESTIONS, "toon", one), *one == shown)
    });
    let states = states.collect();
    let page = asked.pagina.parse().unwrap_or(1).clamp(1, MOST);
    let of_state: Vec<Line> = all.into_iter().filter(|line| line.state == shown).collect();
    let more = of_state.len() > page * LINES;
    let lines = of_state.into_iter().skip((page - 1) * LINES).take(LINES).map(|line| view(&desk, line)).collect();
    let paged = |page: usize| asked.address(beheer::QUESTIONS, "pagina", &page.to_string());
    let today = state.clock.today();
    let back = |days: i32| today.checked_sub(jiff::Span::new().days(days)).map(|day| day.to_string()).unwrap_or_default();
    let since = |days: i32| Asked { van: back(days), tot: String::new(), ..asked.clone() }.address(beheer::QUESTIONS, "toon", &asked.toon);
    let periods = vec![
        ("laatste 30 dagen", since(30)),
        ("laatste 3 maanden", since(91)),
        ("laatste jaar", since(365)),
        ("alles", Asked { van: String::new(), tot: String::new(), ..asked.clone() }.address(beheer::QUESTIONS, "toon", &asked.toon)),
    ];
    render(&QuestionsPage {
        csv: asked.address(beheer::QUESTIONS_CSV, "toon", shown),
        earlier: (page > 1).then(|| paged(page - 1)),
        later: more.then(|| paged(page + 1)),
        periods,
        states,
        themes,
        notices,
        lines,
        asked,
        desk,
    })
}

fn view(desk: &Desk, line: Line) -> LineView {
    let Line { group, total, understood, state, .. } = line;
    let language = group.languages.first().cloned().unwrap_or_default();
    let of_day = |day: &str| day.parse::<Date>().map_or_else(|_| day.to_owned(), |day| desk.t.date(day));
    LineView {
        search: Paths(Locale::Nl).search(&SearchQuery::from_pairs([("q", &group.text)])),
        synonym: with_parameters(beheer::WORDS_TRIAL, [("woord", group.text.as_str()), ("taal", &language), ("vraag", &group.text)]),
        last: of_day(&group.last),
        languages: group.languages.join(", "),
        understood: understood.join(", "),
        days: group.days,
        text: group.text,
        key: group.key,
        total,
        hidden: state == "verborgen",
    }
}

pub(in crate::web) async fn csv(State(state): State<AppState>, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let (from, until, _) = period(&asked);
    let (all, _) = lines(&state, from, until).await?;
    let t = Locale::Nl.messages();
    let rows = all.into_iter().filter(|line| asked.toon == "alles" || line.state == asked.state()).map(|line| {
        let themes: Vec<&str> = line.themes.iter().map(|theme| t.label(*theme)).collect();
        vec![
            line.group.text,
            line.group.languages.join(", "),
            line.group.days.to_string(),
            line.group.first,
            line.group.last,
            line.total.to_string(),
            themes.join(", "),
        ]
    });
    sheet("vragen", &["vraag", "taal van de pagina", "aantal dagen", "eerste dag", "laatste dag", "fiches die ze nu vindt", "thema's"], rows)
}

/// Puts a question away that needs nothing, or takes it back.
pub(in crate::web) async fn hide(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let (key, hidden) = (form.get("vraag"), form.get("doe") != "toon");
    let short = |name: &str| form.get(name).chars().take(20).collect::<String>();
    let asked = Asked { van: short("van"), tot: short("tot"), toon: short("toon"), pagina: String::new() };
    let known = grouped(state.store.unanswered().await?, None, None).into_iter().any(|group| group.key == key);
    if known {
        state.store.settle(key, hidden, &staff.member.email, state.clock.now()).await?;
        let (what, says) = if hidden { ("vraag verborgen", "is verborgen") } else { ("vraag getoond", "staat weer in de lijst") };
        state.store.note(state.clock.now(), &staff.member.email, what, key).await?;
        staff.say(format!("“{key}” {says}.")).await?;
    }
    Ok(go(&asked.address(beheer::QUESTIONS, "toon", &asked.toon)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_is_counted_once_however_it_was_typed() {
        let asked = |day: &str, language: &str, text: &str| UnansweredQuestion { asked_on: day.into(), language: language.into(), text: text.into() };
        let questions = vec![
            asked("2026-09-03", "fr", "Éh bien?"),
            asked("2026-09-02", "nl", "rijbewijs  VRACHTWAGEN!"),
            asked("2026-09-02", "nl", "Rijbewijs vrachtwagen"),
            asked("2026-09-01", "fr", "rijbewijs vrachtwagen"),
        ];
        let groups = grouped(questions, None, "2026-09-02".parse().ok());
        assert_eq!(groups.len(), 1);
        let group = &groups[0];
        assert_eq!(
            (group.text.as_str(), group.days, group.first.as_str(), group.last.as_str()),
            ("rijbewijs  VRACHTWAGEN!", 2, "2026-09-01", "2026-09-02")
        );
        assert_eq!(group.languages, ["nl", "fr"]);
    }
}
