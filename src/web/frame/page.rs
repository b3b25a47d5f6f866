//! What every page carries, whatever it shows: its language and words, its title, its addresses.

use askama::Template;
use axum::response::Html;
use jiff::civil::Date;

use super::assets::{ASSETS, Assets};
use super::base_url::BaseUrl;
use super::error::AppError;
use super::explained::explained;
use super::here::Here;
use super::paths::Paths;
use super::words::Lang;
use crate::domain::locale::{Locale, Messages};
use crate::domain::selection::MOST_SELECTED;
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
    /// Somebody's own list, and what is made of it.
    Selection,
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
    /// The one full address of this page in each language, its own first; none for a page that no search engine should keep.
    pub addresses: Vec<(Locale, String)>,
    /// Full address of the picture that stands beside a shared link.
    pub picture: Option<String>,
    /// The same page, as it was asked for, in each language.
    pub languages: Vec<LanguageLink>,
    /// Where in the menu it stands.
    pub section: Section,
    /// Addresses of the static files.
    pub assets: &'static Assets,
}

/// A link to the page in one of the languages.
pub struct LanguageLink {
    /// The language.
    pub locale: Locale,
    /// The same page in it.
    pub href: String,
    /// Whether this is the language of the page.
    pub current: bool,
}

impl Page {
    /// A page with its title; everything else as it usually is.
    pub fn new(here: &Here, section: Section, title: impl Into<String>) -> Self {
        let locale = here.locale;
        let t = locale.messages();
        let link = |other: &Locale| LanguageLink { locale: *other, href: here.in_language(*other), current: *other == locale };
        Self {
            locale,
            t,
            to: Paths(locale),
            title: title.into(),
            description: t.get("site-beschrijving").to_owned(),
            addresses: Vec::new(),
            picture: None,
            languages: Locale::SERVED.iter().map(link).collect(),
            section,
            assets: &ASSETS,
        }
    }

    /// A page with a fixed address: its title and what a search engine shows under it, by the keys of their messages.
    pub fn fixed(here: &Here, base: &BaseUrl, section: Section, title: &str, description: &str, path: impl Fn(Paths) -> String) -> Self {
        let t = here.locale.messages();
        Self::new(here, section, t.get(title)).described(t.get(description), base, path)
    }

    /// The same page with what a search engine shows; `path` is its address in a language.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>, base: &BaseUrl, path: impl Fn(Paths) -> String) -> Self {
        self.description = description.into();
        self.picture = Some(base.full(&ASSETS.share));
        let others = Locale::SERVED.iter().copied().filter(|locale| *locale != self.locale);
        self.addresses = std::iter::once(self.locale).chain(others).map(|locale| (locale, base.full(&path(Paths(locale))))).collect();
        self
    }

    /// How long somebody's own list may be; its script asks.
    pub fn most_in_a_list(&self) -> usize {
        MOST_SELECTED
    }

    /// The one full address of this page; `None` for a page that no search engine should keep.
    pub fn canonical(&self) -> Option<&str> {
        self.addresses.first().map(|(_, address)| address.as_str())
    }

    /// The full address of this page in Dutch, for readers of any other language.
    pub fn by_default(&self) -> Option<&str> {
        self.addresses.iter().find(|(locale, _)| *locale == Locale::Nl).map(|(_, address)| address.as_str())
    }

    /// The `lang` attribute for an element whose text is Dutch.
    pub fn nl(&self) -> Lang {
        Lang::of(Locale::Nl, self.locale)
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

/// Renders a page.
///
/// # Errors
/// A template that does not render.
pub fn render(page: &impl Template) -> Result<Html<String>, AppError> {
    Ok(Html(page.render()?))
}

/// Renders a page that parents read: words that they need not know are explained, in their language.
///
/// # Errors
/// A template that does not render.
pub fn render_explained(page: &impl Template, reader: Locale) -> Result<Html<String>, AppError> {
    Ok(Html(explained(page.render()?, reader)))
}
