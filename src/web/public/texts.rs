//! Pages of text: about the directory, its accessibility, what it keeps of visitors.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Html;

use super::render;
use crate::catalog::CurrentCatalog;
use crate::domain::locale::Locale;
use crate::domain::vocabulary::{Phase, Term};
use crate::web::error::AppError;
use crate::web::page::{Page, Section};
use crate::web::state::BaseUrl;

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
}

#[derive(Template)]
#[template(path = "public/privacy.html")]
struct PrivacyPage {
    page: Page,
}

fn page(locale: Locale, base: &BaseUrl, section: Section, title: &str, path: impl Fn(&Page) -> String) -> Page {
    let t = locale.messages();
    let page = Page::new(locale, section, t.get(title));
    let address = base.full(&path(&page));
    page.described(t.get("site-beschrijving"), address)
}

pub(in crate::web) async fn about(
    Extension(locale): Extension<Locale>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let page = page(locale, &base, Section::About, "over-titel", |page| page.to.about());
    render(&AboutPage { page, fiches: catalog.fiches().len(), services: catalog.service_count() })
}

pub(in crate::web) async fn accessibility(Extension(locale): Extension<Locale>, State(base): State<BaseUrl>) -> Result<Html<String>, AppError> {
    render(&AccessibilityPage { page: page(locale, &base, Section::Other, "toegankelijkheid-titel", |page| page.to.accessibility()) })
}

pub(in crate::web) async fn privacy(Extension(locale): Extension<Locale>, State(base): State<BaseUrl>) -> Result<Html<String>, AppError> {
    render(&PrivacyPage { page: page(locale, &base, Section::Other, "privacy-titel", |page| page.to.privacy()) })
}
