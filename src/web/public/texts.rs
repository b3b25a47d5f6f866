//! Pages of text: about the directory, its accessibility, what it keeps of visitors.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Html;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::catalog::CurrentCatalog;
use crate::domain::locale::Locale;
use crate::domain::vocabulary::{Phase, Term};
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::{Page, Section, render, render_explained};
use crate::web::frame::paths::Paths;

#[derive(Template)]
#[template(path = "public/about.html")]
struct AboutPage {
    page: Page,
    fiches: usize,
    services: usize,
}

#[derive(Template)]
#[template(path = "public/accessibility.html")]
struct AccessibilityPage {
    page: Page,
    /// The day on which this version of the site was built, and with it its accessibility checked.
    built_on: String,
}

#[derive(Template)]
#[template(path = "public/privacy.html")]
struct PrivacyPage {
    page: Page,
}

pub(in crate::web) async fn about(
    Extension(here): Extension<Here>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let page = Page::fixed(&here, &base, Section::About, "over-titel", "site-beschrijving", Paths::about);
    render_explained(&AboutPage { page, fiches: catalog.fiches().len(), services: catalog.service_count() }, here.locale)
}

pub(in crate::web) async fn accessibility(Extension(here): Extension<Here>, State(base): State<BaseUrl>) -> Result<Html<String>, AppError> {
    let t = here.locale.messages();
    let seconds = env!("AANHAKEN_BUILT_AT").parse().unwrap_or_default();
    let built = Timestamp::from_second(seconds).unwrap_or_default().to_zoned(TimeZone::UTC).date();
    render(&AccessibilityPage {
        built_on: t.date(built),
        page: Page::fixed(&here, &base, Section::Other, "toegankelijkheid-titel", "site-beschrijving", Paths::accessibility),
    })
}

pub(in crate::web) async fn privacy(Extension(here): Extension<Here>, State(base): State<BaseUrl>) -> Result<Html<String>, AppError> {
    render(&PrivacyPage { page: Page::fixed(&here, &base, Section::Other, "privacy-titel", "site-beschrijving", Paths::privacy) })
}
