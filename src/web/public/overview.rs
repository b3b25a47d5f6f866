//! The scheme of the bundle, made from the services: organisations down, phases across.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Html;

use crate::catalog::CurrentCatalog;
use crate::domain::fiche::{Fiche, Service};
use crate::domain::vocabulary::{Phase, Region, Term};
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::render;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::Paths;
use crate::web::frame::words::{self, Text};

#[derive(Template)]
#[template(path = "public/overview.html")]
struct OverviewPage<'a> {
    page: Page,
    rows: Vec<Row<'a>>,
    /// Services in each phase.
    totals: Vec<(Phase, usize)>,
    /// Whether a name is not in the language of the page.
    partly_dutch: bool,
}

struct Row<'a> {
    fiche: &'a Fiche,
    href: String,
    gloss: Option<&'a str>,
    cells: Vec<(Phase, Vec<Cell<'a>>)>,
    elsewhere: Option<&'static str>,
}

/// A service, named in the reader's language.
struct Cell<'a> {
    href: String,
    name: Text<'a>,
    dutch: Option<&'a str>,
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let t = here.locale.messages();
    let page = Page::fixed(&here, &base, Section::Overview, "overzicht-titel", "overzicht-beschrijving", Paths::overview);
    let rows = catalog.fiches().iter().map(|fiche| Row {
        fiche,
        href: page.to.fiche(&fiche.slug),
        gloss: words::gloss(page.locale, &fiche.content),
        cells: Phase::ALL
            .iter()
            .map(|phase| (*phase, fiche.content.services_in(*phase).map(|service| cell(&page, fiche, service)).collect()))
            .collect(),
        elsewhere: (fiche.content.region != Region::Brussels).then(|| t.get(fiche.content.region.message_key())),
    });
    let rows: Vec<Row<'_>> = rows.collect();
    let total = |phase: &Phase| catalog.fiches().iter().map(|fiche| fiche.content.services_in(*phase).count()).sum();
    let totals = Phase::ALL.iter().map(|phase| (*phase, total(phase))).collect();
    let partly_dutch = rows.iter().flat_map(|row| &row.cells).flat_map(|(_, cells)| cells).any(|cell| cell.name.lang.is_other());
    render(&OverviewPage { rows, totals, partly_dutch, page })
}

fn cell<'a>(page: &Page, fiche: &Fiche, service: &'a Service) -> Cell<'a> {
    Cell { href: page.to.service(&fiche.slug, &service.key), name: words::name(page.locale, service), dutch: words::dutch_name(page.locale, service) }
}
