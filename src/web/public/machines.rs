//! What programs read: is it up, what may be crawled, which pages there are.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::response::IntoResponse;

use super::guide::CHAPTERS;
use crate::catalog::CurrentCatalog;
use crate::domain::locale::Locale;
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::health::Health;
use crate::web::frame::paths::{Paths, pattern};
use crate::web::frame::state::AppState;

const XML: [(HeaderName, &str); 1] = [(CONTENT_TYPE, "application/xml; charset=utf-8")];

/// Says how the server is doing, for who watches over it: `ok`, or 503 with what is wrong. While it starts it does not answer yet.
pub(in crate::web) async fn health(State(state): State<AppState>) -> (StatusCode, [(HeaderName, &'static str); 2], &'static str) {
    let (status, said) = match state.pulse.feel(&state.store, &state.catalog, &state.clock).await {
        Health::Ok => (StatusCode::OK, "ok\n"),
        Health::NotWritable => (StatusCode::SERVICE_UNAVAILABLE, "not writable\n"),
        Health::Behind => (StatusCode::SERVICE_UNAVAILABLE, "behind\n"),
    };
    (status, [(CONTENT_TYPE, "text/plain; charset=us-ascii"), (CACHE_CONTROL, "no-store")], said)
}

pub(in crate::web) async fn robots(State(base): State<BaseUrl>) -> String {
    let mut rules = String::from("User-agent: *\nAllow: /\nDisallow: /beheer\n");
    for to in Locale::SERVED.iter().map(|locale| Paths(*locale)) {
        // Endlessly many addresses of the same fiches.
        for endless in [pattern::SEARCH, pattern::SELECTION, pattern::COMPARE, pattern::BUNDLE] {
            let _ = writeln!(rules, "Disallow: {}?", to.to(endless));
        }
    }
    let _ = writeln!(rules, "Sitemap: {}", base.full(pattern::SITEMAP));
    rules
}

/// The pages with a fixed address that a search engine may keep.
const PAGES: [fn(Paths) -> String; 8] =
    [Paths::home, Paths::search_form, Paths::fiches, Paths::overview, Paths::guide, Paths::about, Paths::accessibility, Paths::privacy];

pub(in crate::web) async fn sitemap(State(catalog): State<CurrentCatalog>, State(base): State<BaseUrl>) -> impl IntoResponse {
    let catalog = catalog.now();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    PAGES.iter().for_each(|path| list(&mut xml, &base, path));
    CHAPTERS.iter().for_each(|chapter| list(&mut xml, &base, |to| to.chapter(chapter)));
    catalog.fiches().iter().for_each(|fiche| list(&mut xml, &base, |to| to.fiche(&fiche.slug)));
    xml.push_str("</urlset>\n");
    (XML, xml)
}

/// Lists a page in all languages; each entry names the others.
fn list(xml: &mut String, base: &BaseUrl, path: impl Fn(Paths) -> String) {
    // Slugs and our own paths hold nothing that XML would have to escape; the base address is a parsed URL.
    let full = |locale: Locale| base.full(&path(Paths(locale))).replace('&', "&amp;");
    let mut others = String::new();
    let hreflangs = Locale::SERVED.iter().map(|locale| (locale.code(), *locale)).chain([("x-default", Locale::Nl)]);
    for (code, locale) in hreflangs {
        let _ = write!(others, "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{}\"/>", full(locale));
    }
    for locale in Locale::SERVED {
        let _ = writeln!(xml, "  <url><loc>{}</loc>{others}</url>", full(*locale));
    }
}
