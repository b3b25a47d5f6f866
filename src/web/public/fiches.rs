//! All fiches from A to Z.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Html;

use crate::catalog::{Catalog, CurrentCatalog};
use crate::domain::fiche::Fiche;
use crate::domain::vocabulary::{Phase, Region, Term};
use crate::search::dutch::fold;
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::render;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::Paths;
use crate::web::frame::words;

#[derive(Template)]
#[template(path = "public/fiches.html")]
struct FichesPage<'a> {
    page: Page,
    total: usize,
    letters: Vec<(String, Vec<Row<'a>>)>,
}

struct Row<'a> {
    fiche: &'a Fiche,
    href: String,
    /// What kind of organisation it is, for who does not read Dutch.
    gloss: Option<&'a str>,
    phases: Vec<Phase>,
    also: String,
    /// Where it works, when that is not Brussels.
    elsewhere: Option<&'static str>,
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let page = Page::fixed(&here, &base, Section::Fiches, "fiches-titel", "fiches-beschrijving", Paths::fiches);
    render(&FichesPage { total: catalog.fiches().len(), letters: letters(&page, &catalog), page })
}

fn letters<'a>(page: &Page, catalog: &'a Catalog) -> Vec<(String, Vec<Row<'a>>)> {
    let mut fiches: Vec<&Fiche> = catalog.fiches().iter().collect();
    fiches.sort_by_cached_key(|fiche| fold(&fiche.content.name));
    let mut letters: Vec<(String, Vec<Row<'a>>)> = Vec::new();
    for fiche in fiches {
        let letter: String = fold(&fiche.content.name).chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().collect()).unwrap_or_default();
        let region = fiche.content.region;
        let row = Row {
            fiche,
            href: page.to.fiche(&fiche.slug),
            gloss: words::gloss(page.locale, &fiche.content),
            phases: fiche.content.phases(),
            also: fiche.content.alternate_names.iter().take(3).cloned().collect::<Vec<_>>().join(", "),
            elsewhere: (region != Region::Brussels).then(|| page.t.get(region.message_key())),
        };
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, rows)) => rows.push(row),
            None => letters.push((letter, vec![row])),
        }
    }
    letters
}
