//! Home: two questions, one free box, the three phases, ways in for who is asking, and how much there is to find.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Html;

use crate::catalog::CurrentCatalog;
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::vocabulary::{Audience, Perspective, Phase, Route, Term, Theme};
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::doors::{Door, front_doors};
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::render;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::Paths;

#[derive(Template)]
#[template(path = "public/home.html")]
struct HomePage {
    page: Page,
    fiches: usize,
    services: usize,
    phases: Vec<PhaseCard>,
    ways: Vec<Way>,
    common: Vec<(&'static str, String)>,
    doors: Vec<Door>,
}

struct PhaseCard {
    phase: Phase,
    href: String,
    fiches: usize,
}

/// A way in for one kind of visitor.
struct Way {
    heading: &'static str,
    text: &'static str,
    href: String,
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let t = here.locale.messages();
    let page = Page::fixed(&here, &base, Section::Other, "site-titel", "site-beschrijving", Paths::home);
    let to = page.to;
    let ask = |filters: &[Filter]| SearchQuery { filters: filters.to_vec(), page: 1, ..SearchQuery::default() };
    let phases = Phase::ALL.iter().map(|phase| PhaseCard {
        phase: *phase,
        href: to.search(&ask(&[Filter::Phase(*phase)])),
        fiches: catalog.fiches().iter().filter(|fiche| fiche.content.phases().contains(phase)).count(),
    });
    let way = |who: Perspective, heading, text, filters: &[Filter]| Way {
        heading: t.get(heading),
        text: t.get(text),
        href: to.search(&SearchQuery { perspective: Some(who), ..ask(filters) }),
    };
    let home = HomePage {
        fiches: catalog.fiches().len(),
        services: catalog.service_count(),
        phases: phases.collect(),
        ways: vec![
            way(Perspective::Parent, "ingang-ouder", "ingang-ouder-tekst", &[Filter::Audience(Audience::Parent), Filter::Route(Route::Direct)]),
            way(Perspective::Youth, "ingang-jongere", "ingang-jongere-tekst", &[Filter::Audience(Audience::Youth), Filter::Route(Route::Direct)]),
            way(
                Perspective::School,
                "ingang-school",
                "ingang-school-tekst",
                &[Filter::Audience(Audience::SchoolTeam), Filter::Audience(Audience::Class)],
            ),
            way(Perspective::Clb, "ingang-clb", "ingang-clb-tekst", &[Filter::Phase(Phase::Intervention)]),
        ],
        common: [Theme::Truancy, Theme::SchoolFatigue, Theme::Bullying, Theme::MentalHealth, Theme::Exclusion, Theme::NoDiploma]
            .map(|theme| (t.label(theme), to.search(&ask(&[Filter::Theme(theme)]))))
            .into(),
        doors: front_doors(&page, &catalog),
        page,
    };
    render(&home)
}
