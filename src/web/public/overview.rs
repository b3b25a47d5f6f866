//! The scheme of the bundle, made from the services: organisations down, phases across.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Html;

use super::{page, render};
use crate::catalog::CurrentCatalog;
use crate::domain::fiche::{Fiche, Service};
use crate::domain::locale::Locale;
use crate::domain::vocabulary::{Phase, Region, Term};
use crate::web::error::AppError;
use crate::web::page::{Page, Section};
use crate::web::paths::Paths;
use crate::web::state::BaseUrl;

#[derive(Template)]
#[template(path = "public/overview.html")]
struct OverviewPage<'a> {
    page: Page,
    rows: Vec<Row<'a>>,
    /// Services in each phase.
    totals: Vec<(Phase, usize)>,
}

struct Row<'a> {
    fiche: &'a Fiche,
    href: String,
    cells: Vec<(Phase, Vec<(&'a Service, String)>)>,
    elsewhere: Option<&'static str>,
}

pub(in crate::web) async fn show(
    Extension(locale): Extension<Locale>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let t = locale.messages();
    let page = page(locale, &base, Section::Overview, t.get("overzicht-titel"), t.get("overzicht-beschrijving"), Paths::overview);
    let rows = catalog.fiches().iter().map(|fiche| Row {
        fiche,
        href: page.to.fiche(&fiche.slug),
        cells: Phase::ALL
            .iter()
            .map(|phase| {
                let services = fiche.content.services_in(*phase);
                (*phase, services.map(|service| (service, page.to.service(&fiche.slug, &service.key))).collect())
            })
            .collect(),
        elsewhere: (fiche.content.region != Region::Brussels).then(|| t.get(fiche.content.region.message_key())),
    });
    let rows: Vec<Row<'_>> = rows.collect();
    let total = |phase: &Phase| catalog.fiches().iter().map(|fiche| fiche.content.services_in(*phase).count()).sum();
    let totals = Phase::ALL.iter().map(|phase| (*phase, total(phase))).collect();
    render(&OverviewPage { rows, totals, page })
}
