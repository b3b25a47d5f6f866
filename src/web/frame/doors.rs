//! The front doors: who to call when one does not know whom to call.

use super::page::Page;
use super::{view, words};
use crate::catalog::Catalog;
use crate::domain::fiche::Fiche;
use crate::domain::values::Phone;
use crate::search::ranking::FRONT_DOORS;

/// A front door: its fiche, and its number when it has one for everything.
pub struct Door {
    /// Its name.
    pub name: String,
    /// What that is, for a reader of another language.
    pub gloss: Option<String>,
    /// Its fiche.
    pub href: String,
    /// Its number.
    pub phone: Option<Phone>,
}

/// The front doors that are published.
pub fn front_doors(page: &Page, catalog: &Catalog) -> Vec<Door> {
    FRONT_DOORS.iter().filter_map(|slug| catalog.fiche(slug)).map(|fiche| door(page, fiche)).collect()
}

/// A fiche as a door.
pub fn door(page: &Page, fiche: &Fiche) -> Door {
    Door {
        name: fiche.content.name.clone(),
        gloss: words::gloss(page.locale, &fiche.content).map(str::to_owned),
        href: page.to.fiche(&fiche.slug),
        phone: view::first_to_call(&fiche.content).and_then(|contact| contact.phones.first().cloned()),
    }
}
