//! What every page carries, whatever it shows: its language and words, its title, its addresses.

use jiff::civil::Date;

use super::assets::{ASSETS, Assets};
use super::paths::Paths;
use crate::domain::locale::{Locale, Messages};
use crate::domain::vocabulary::Term;

/// The part of the house that a page belongs to; its link in the menu says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Search.
    Search,
    /// A to Z, and each fiche.
    Fiches,
    /// The overview.
    Overview,
    /// The guide in plain language.
    Guide,
    /// About.
    About,
    /// Anything else.
    Other,
}

/// What the frame around a page needs.
pub struct Page {
    /// The language of the page.
    pub locale: Locale,
    /// The words of that language.
    pub t: &'static Messages,
    /// Addresses in that language.
    pub to: Paths,
    /// What the browser shows in its tab, without the name of the site.
    pub title: String,
    /// What a search engine shows under the title.
    pub description: String,
    /// The one full address of this page; `None` for a page that no search engine should keep.
    pub canonical: Option<String>,
    /// Where in the menu it stands.
    pub section: Section,
    /// Addresses of the static files.
    pub assets: &'static Assets,
}

impl Page {
    /// A page with its title; everything else as it usually is.
    pub fn new(locale: Locale, section: Section, title: impl Into<String>) -> Self {
        let t = locale.messages();
        Self {
            locale,
            t,
            to: Paths(locale),
            title: title.into(),
            description: t.get("site-beschrijving").to_owned(),
            canonical: None,
            section,
            assets: &ASSETS,
        }
    }

    /// The same page with what a search engine shows.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>, canonical: String) -> Self {
        self.description = description.into();
        self.canonical = Some(canonical);
        self
    }

    /// Whether it stands in this part of the menu.
    pub fn is_in(&self, section: Section) -> bool {
        self.section == section
    }

    /// A message of the catalogue. These are for templates, which pass everything by reference.
    pub fn t<'a>(&self, key: &'a str) -> &'a str {
        self.t.get(key)
    }

    /// A message about a number of things.
    pub fn count(&self, key: &str, n: &usize) -> String {
        self.t.count(key, *n)
    }

    /// A message about one word or name.
    pub fn about(&self, key: &str, what: &str) -> String {
        self.t.about(key, what)
    }

    /// A message about a date.
    pub fn on(&self, key: &str, date: &Date) -> String {
        self.t.about(key, &self.t.date(*date))
    }

    /// The label of a value of a closed list.
    pub fn label<T: Term>(&self, value: &T) -> &'static str {
        self.t.label(*value)
    }

    /// What a value of a closed list means.
    pub fn explain<T: Term>(&self, value: &T) -> String {
        self.t.explain(*value)
    }
}
