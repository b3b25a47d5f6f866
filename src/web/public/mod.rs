//! The pages that everybody sees: one file a page, its handler beside its page struct.

pub mod bundle;
pub mod compare;
pub mod fiche;
pub mod fiches;
pub mod guide;
pub mod home;
pub mod machines;
pub mod overview;
pub mod report;
pub mod review;
pub mod search;
pub mod selection;
pub mod sharing;
pub mod suggest;
pub mod texts;

use askama::Template;
use axum::response::Html;

use crate::catalog::Catalog;
use crate::domain::fiche::Fiche;
use crate::domain::values::Phone;
use crate::search::ranking::FRONT_DOORS;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::Paths;
use crate::web::frame::state::BaseUrl;
use crate::web::frame::{view, words};

/// A front door: its fiche, and its number when it has one for everything.
struct Door {
    name: String,
    gloss: Option<String>,
    href: String,
    phone: Option<Phone>,
}

/// The front doors that are published.
fn front_doors(page: &Page, catalog: &Catalog) -> Vec<Door> {
    FRONT_DOORS.iter().filter_map(|slug| catalog.fiche(slug)).map(|fiche| door(page, fiche)).collect()
}

fn door(page: &Page, fiche: &Fiche) -> Door {
    Door {
        name: fiche.content.name.clone(),
        gloss: words::gloss(page.locale, &fiche.content).map(str::to_owned),
        href: page.to.fiche(&fiche.slug),
        phone: view::first_to_call(&fiche.content).and_then(|contact| contact.phones.first().cloned()),
    }
}

/// A page with a fixed address: its title and what a search engine shows under it.
fn page(here: &Here, base: &BaseUrl, section: Section, title: &str, description: &str, path: impl Fn(Paths) -> String) -> Page {
    Page::new(here, section, title).described(description, base, path)
}

/// Renders a page.
fn render(page: &impl Template) -> Result<Html<String>, AppError> {
    Ok(Html(page.render()?))
}
