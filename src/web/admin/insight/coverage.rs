//! Gaps and overlaps: the services one can get into by theme, age group and phase, as a heat map, as a table, as a file, and each cell as a list.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use crate::catalog::Catalog;
use crate::coverage::{Count, Coverage, LeftOut, Part, Run, Scope};
use crate::domain::locale::{Locale, Messages};
use crate::domain::query::Filter;
use crate::domain::values::Postcode;
use crate::domain::vocabulary::{AgeGroup, HelpLanguage, Phase, Route, Term, Theme};
use crate::web::admin::desk::{Desk, Room, render};
use crate::web::admin::exchange::sheet::sheet;
use crate::web::frame::error::AppError;
use crate::web::frame::labels::filter_label;
use crate::web::frame::paths::{Paths, beheer, with_parameters};
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Cells with the most offer that are named.
const FULLEST: usize = 5;
/// Where each shade of the heat map begins; the first is for nothing.
const SHADES: [usize; 5] = [0, 1, 3, 6, 11];

/// What was asked for, as an address says it.
struct Asked {
    commune: String,
    language: String,
    professionals: bool,
    elsewhere: bool,
    as_table: bool,
    notices: Vec<String>,
    scope: Scope,
}

impl Asked {
    fn of(form: &Form, today: jiff::civil::Date) -> Self {
        let mut notices = Vec::new();
        let mut read = |name: &str, known: bool| {
            let value = form.get(name).trim().chars().take(40).collect::<String>();
            if !value.is_empty() && !known {
                notices.push(format!("“{value}” is geen {name} die we kennen. We lieten dat weg."));
            }
        };
        let commune = Postcode::parse(form.get("gemeente").trim()).ok();
        let language = HelpLanguage::from_code(form.get("taal").trim());
        read("gemeente", commune.is_some());
        read("taal", language.is_some());
        let (professionals, elsewhere) = (form.get("scholen") == "ja", form.get("elders") == "ja");
        Self {
            commune: commune.as_ref().map(Postcode::to_string).unwrap_or_default(),
            language: language.map_or("", Term::code).to_owned(),
            as_table: form.get("vorm") == "tabel",
            scope: Scope { commune, language, professionals, elsewhere, today },
            professionals,
            elsewhere,
            notices,
        }
    }

    /// An address with what is counted, and with more parameters.
    fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let yes = |on: bool| if on { "ja" } else { "" };
        let own =
            [("gemeente", self.commune.as_str()), ("taal", &self.language), ("scholen", yes(self.professionals)), ("elders", yes(self.elsewhere))];
        with_parameters(path, own.into_iter().chain(more.iter().copied()))
    }

    /// The list that a part of the grid opens.
    fn list(&self, part: Part) -> String {
        let theme = part.theme.map_or("", Term::code);
        let (ages, phase) = (part.ages.map_or("", Term::code), part.phase.map_or("", Term::code));
        self.address(beheer::COVERAGE_LIST, &[("thema", theme), ("leeftijd", ages), ("fase", phase), ("alleen", part.only.map_or("", Term::code))])
    }
}

fn form(address: Option<String>) -> Form {
    Form(url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()).into_owned().collect())
}

/// An age group in words.
fn group_label(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::Toddlers => "0 tot 5 jaar",
        AgeGroup::Primary => "6 tot 11 jaar",
        AgeGroup::YoungTeens => "12 tot 15 jaar",
        AgeGroup::OldTeens => "16 tot 18 jaar",
        AgeGroup::YoungAdults => "19 tot 25 jaar",
        AgeGroup::Adults => "26 jaar en ouder",
        AgeGroup::Unstated => "leeftijd niet vermeld",
    }
}

/// An age group at the head of a column.
fn group_short(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::Adults => "26+",
        AgeGroup::Unstated => "niet vermeld",
        other => other.code(),
    }
}

/// Age groups side by side in words: “6 tot 15 jaar”.
fn run_label(run: &Run) -> String {
    match (run.from.bounds(), run.to.bounds()) {
        (Some((first, _)), Some(_)) if run.to == AgeGroup::Adults => format!("{first} jaar en ouder"),
        (Some((first, _)), Some((_, last))) => format!("{first} tot {last} jaar"),
        _ => group_label(run.to).to_owned(),
    }
}

fn services(count: usize) -> String {
    if count == 1 { "1 vorm van aanbod".to_owned() } else { format!("{count} vormen van aanbod") }
}

/// “waarvan 2 alleen via KANS, 1 alleen via het CLB”; empty when everything has more ways in, or can be asked for by oneself.
fn only(t: &Messages, count: &Count) -> String {
    let closed = count.by_one_route.iter().filter(|(route, _)| *route != Route::Direct);
    let routes: Vec<String> = closed.map(|(route, services)| format!("{services} alleen {}", way(t, *route))).collect();
    if routes.is_empty() { String::new() } else { format!("waarvan {}", routes.join(", ")) }
}

/// A way in, within a sentence.
fn way(t: &Messages, route: Route) -> String {
    if route == Route::Direct { "rechtstreeks".to_owned() } else { t.label(route).to_owned() }
}

/// The gaps of a theme in a phase as one sentence.
fn gap_sentence(t: &Messages, coverage: &Coverage<'_>, runs: &[Run]) -> String {
    let Some(Run { theme, phase, .. }) = runs.first().cloned() else { return String::new() };
    let unstated = coverage.count(Part::cell(theme, AgeGroup::Unstated, phase)).services;
    let whole = runs[0].from == AgeGroup::Toddlers && runs[0].to == AgeGroup::Adults;
    let (start, phase) = (format!("Voor het thema “{}” is er", t.label(theme)), t.label(phase));
    match (whole, unstated) {
        (true, 0) => format!("{start} niets in {phase}."),
        (true, _) => format!("{start} niets in {phase} met een leeftijd erbij; wel {} zonder.", services(unstated)),
        (false, _) => {
            let ages: Vec<String> = runs.iter().map(|run| format!("voor {}", run_label(run))).collect();
            let but = if unstated == 0 { String::new() } else { format!(" (wel {} zonder leeftijd)", services(unstated)) };
            format!("{start} niets {} in {phase}{but}.", view::and(t, &ages.iter().map(String::as_str).collect::<Vec<_>>()))
        }
    }
}

struct CellView {
    services: usize,
    /// How full, from 0 to 4.
    shade: usize,
    /// What stands behind the number in the table.
    only: String,
    /// Whether there is one way in to all of it.
    one_door: bool,
    /// The whole cell in words.
    says: String,
    href: String,
    /// Whether a new group of columns begins here.
    first: bool,
}

struct RowView {
    phase: Phase,
    phase_label: &'static str,
    cells: Vec<CellView>,
    all: CellView,
}

struct ThemeView {
    theme: &'static str,
    cells: Vec<CellView>,
    rows: Vec<RowView>,
}

#[derive(Template)]
#[template(path = "admin/insight/coverage.html")]
struct CoveragePage {
    desk: Desk,
    asked: Asked,
    communes: Vec<(String, String)>,
    languages: Vec<(&'static str, &'static str)>,
    total: String,
    /// Whether it is one.
    one: bool,
    left_out: Vec<String>,
    gaps: Vec<String>,
    fullest: Vec<(String, String)>,
    single_doors: Vec<String>,
    groups: Vec<(&'static str, &'static str)>,
    phases: Vec<(&'static str, &'static str, &'static str)>,
    themes: Vec<ThemeView>,
    as_map: String,
    as_table: String,
    csv: String,
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, RawQuery(address): RawQuery) -> Result<Response, AppError> {
    let asked = Asked::of(&form(address), state.clock.today());
    let desk = Desk::of(&staff, Room::Overview, "Gaten en overlap").await?;
    let catalog = state.catalog.now();
    let coverage = Coverage::new(catalog.fiches(), asked.scope.clone());
    let t = desk.t;
    let gaps = coverage.gaps();
    let themes = Theme::ALL.iter().map(|theme| ThemeView {
        theme: t.label(*theme),
        cells: AgeGroup::ALL
            .iter()
            .flat_map(|ages| Phase::ALL.iter().map(move |phase| Part::cell(*theme, *ages, *phase)))
            .map(|part| cell(t, &asked, &coverage, part))
            .collect(),
        rows: Phase::ALL.iter().map(|phase| row(t, &asked, &coverage, *theme, *phase)).collect(),
    });
    let themes: Vec<ThemeView> = themes.collect();
    let fullest = coverage.fullest(FULLEST).into_iter().map(|(part, count)| (part_label(t, part, count), asked.list(part)));
    let doors = coverage.single_doors().into_iter().map(|(run, route)| {
        format!("Voor het thema “{}” kom je voor {} in {} alleen {} binnen.", t.label(run.theme), run_label(&run), t.label(run.phase), way(t, route))
    });
    let page = CoveragePage {
        communes: communes(t, &catalog),
        languages: languages(t, &catalog),
        total: services(coverage.total()),
        one: coverage.total() == 1,
        left_out: coverage.left_out().iter().map(|(reason, services)| left_out(*reason, *services)).collect(),
        gaps: gaps.chunk_by(|a, b| (a.theme, a.phase) == (b.theme, b.phase)).map(|runs| gap_sentence(t, &coverage, runs)).collect(),
        fullest: fullest.collect(),
        single_doors: doors.collect(),
        groups: AgeGroup::ALL.iter().map(|group| (group_short(*group), group_label(*group))).collect(),
        phases: Phase::ALL.iter().map(|phase| (phase.code(), t.label(*phase), &t.label(*phase)[..1])).collect(),
        as_map: asked.address(beheer::COVERAGE, &[]),
        as_table: asked.address(beheer::COVERAGE, &[("vorm", "tabel")]),
        csv: asked.address(beheer::COVERAGE_CSV, &[]),
        themes,
        asked,
        desk,
    };
    render(&page)
}

fn part_label(t: &Messages, part: Part, count: usize) -> String {
    let theme = part.theme.map_or("alle thema’s", |theme| t.label(theme));
    let ages = part.ages.map_or("alle leeftijden", group_label);
    let phase = part.phase.map_or("alle fasen", |phase| t.label(phase));
    format!("{theme}, {ages}, {phase}: {}", services(count))
}

fn row(t: &'static Messages, asked: &Asked, coverage: &Coverage<'_>, theme: Theme, phase: Phase) -> RowView {
    let cells = AgeGroup::ALL.iter().map(|ages| cell(t, asked, coverage, Part::cell(theme, *ages, phase)));
    let all = Part { theme: Some(theme), phase: Some(phase), ..Part::default() };
    RowView { phase, phase_label: t.label(phase), cells: cells.collect(), all: cell(t, asked, coverage, all) }
}

fn cell(t: &Messages, asked: &Asked, coverage: &Coverage<'_>, part: Part) -> CellView {
    let count = coverage.count(part);
    let only = only(t, &count);
    let says = part_label(t, part, count.services);
    CellView {
        shade: SHADES.iter().rposition(|from| count.services >= *from).unwrap_or_default(),
        one_door: count.services > 0 && count.only_door().is_some(),
        says: if only.is_empty() { says } else { format!("{says}, {only}") },
        // Where the public search gives the same, its list shows more of each.
        href: coverage.query(part).map_or_else(|| asked.list(part), |query| Paths(Locale::Nl).search(&query)),
        first: part.phase == Some(Phase::Prevention),
        services: count.services,
        only,
    }
}

fn left_out(reason: LeftOut, services: usize) -> String {
    let what = match reason {
        LeftOut::Elsewhere => "van een fiche buiten Brussel",
        LeftOut::Ended => "gestopt",
        LeftOut::Full => "volzet",
        LeftOut::Professionals => "alleen voor scholen of professionals",
        LeftOut::NoWayIn => "iets waarvoor niemand zich aanmeldt",
        LeftOut::Filtered => "niet voor deze gemeente of niet in deze taal",
        LeftOut::NoTheme => "zonder thema",
    };
    format!("{services} {what}")
}

/// The communes for which there is anything, by postcode.
fn communes(t: &Messages, catalog: &Catalog) -> Vec<(String, String)> {
    let mut found = BTreeSet::new();
    for fiche in catalog.fiches() {
        for service in &fiche.content.services {
            found.extend(fiche.content.postcodes_of(service).cloned());
        }
    }
    found.into_iter().map(|code| (code.to_string(), filter_label(t, &Filter::Commune(code)))).collect()
}

/// The languages in which there is any help.
fn languages(t: &'static Messages, catalog: &Catalog) -> Vec<(&'static str, &'static str)> {
    let given = |language: &&HelpLanguage| {
        catalog.fiches().iter().flat_map(|fiche| &fiche.content.services).any(|service| service.languages.contains(language))
    };
    HelpLanguage::ALL.iter().filter(given).map(|language| (language.code(), t.label(*language))).collect()
}

pub(in crate::web) async fn csv(State(state): State<AppState>, RawQuery(address): RawQuery) -> Result<Response, AppError> {
    let asked = Asked::of(&form(address), state.clock.today());
    let catalog = state.catalog.now();
    let coverage = Coverage::new(catalog.fiches(), asked.scope);
    let t = Locale::Nl.messages();
    let routes: Vec<Route> = Route::ALL.iter().copied().filter(|route| *route != Route::NotApplicable).collect();
    let ways: Vec<String> = routes.iter().map(|route| format!("alleen {}", way(t, *route))).collect();
    let headings: Vec<&str> = ["thema", "fase", "leeftijd", "aanbod"].into_iter().chain(ways.iter().map(String::as_str)).collect();
    let mut rows = Vec::new();
    for theme in Theme::ALL {
        for phase in Phase::ALL {
            for ages in AgeGroup::ALL {
                let count = coverage.count(Part::cell(*theme, *ages, *phase));
                let by = |route: &Route| count.by_one_route.iter().find(|(one, _)| one == route).map_or(0, |(_, services)| *services).to_string();
                let start = [t.label(*theme).to_owned(), t.label(*phase).to_owned(), group_label(*ages).to_owned(), count.services.to_string()];
                rows.push(start.into_iter().chain(routes.iter().map(by)).collect());
            }
        }
    }
    sheet("dekking", &headings, rows)
}

#[derive(Template)]
#[template(path = "admin/insight/coverage_list.html")]
struct ListPage {
    desk: Desk,
    what: String,
    notices: Vec<String>,
    lines: Vec<ListLine>,
    back: String,
}

struct ListLine {
    name: String,
    fiche: String,
    href: String,
    phase: String,
    ages: String,
    audiences: String,
    routes: String,
}

pub(in crate::web) async fn list(State(state): State<AppState>, staff: Staff, RawQuery(address): RawQuery) -> Result<Response, AppError> {
    let form = form(address);
    let mut asked = Asked::of(&form, state.clock.today());
    let part = Part {
        theme: Theme::from_code(form.get("thema")),
        ages: AgeGroup::from_code(form.get("leeftijd")),
        phase: Phase::from_code(form.get("fase")),
        only: Route::from_code(form.get("alleen")),
    };
    let known = [("thema", part.theme.is_some()), ("leeftijd", part.ages.is_some()), ("fase", part.phase.is_some()), ("alleen", part.only.is_some())];
    for (name, _) in known.into_iter().filter(|(name, known)| !form.get(name).is_empty() && !known) {
        asked.notices.push(format!("“{}” kennen we niet bij {name}. We lieten dat weg.", form.get(name).chars().take(40).collect::<String>()));
    }
    let desk = Desk::of(&staff, Room::Overview, "Aanbod in dit vak").await?;
    let t = desk.t;
    let catalog = state.catalog.now();
    let coverage = Coverage::new(catalog.fiches(), asked.scope.clone());
    let found = coverage.list(part);
    let to = Paths(Locale::Nl);
    let lines = found.iter().map(|one| ListLine {
        name: one.service.name.clone(),
        fiche: one.fiche.content.name.clone(),
        href: to.service(&one.fiche.slug, &one.service.key),
        phase: t.label(one.service.phase).to_owned(),
        ages: view::ages(t, one.service.ages),
        audiences: view::labels(t, &[one.service], |service| &service.audiences).join(", "),
        routes: view::routes_of(t, &[one.service]),
    });
    let mut what = part_label(t, part, found.len());
    what.extend(part.only.map(|route| format!(", alleen {}", way(t, route))));
    what.extend(asked.scope.commune.clone().map(|code| format!(", in of voor {}", filter_label(t, &Filter::Commune(code)))));
    what.extend(asked.scope.language.map(|language| format!(", hulp in het {}", t.label(language))));
    let back = asked.address(beheer::COVERAGE, &[]);
    render(&ListPage { what, notices: asked.notices, lines: lines.collect(), back, desk })
}
