//! What programs read: is it up, what may be crawled, which pages there are.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HeaderName};
use axum::response::IntoResponse;

use crate::catalog::CurrentCatalog;
use crate::domain::locale::Locale;
use crate::web::paths::{Paths, pattern};
use crate::web::state::BaseUrl;

const XML: [(HeaderName, &str); 1] = [(CONTENT_TYPE, "application/xml; charset=utf-8")];

/// Answers `ok` as long as the catalog can be read.
pub(in crate::web) async fn health(State(catalog): State<CurrentCatalog>) -> &'static str {
    let _ = catalog.now().fiches().len();
    "ok\n"
}

pub(in crate::web) async fn robots(State(base): State<BaseUrl>) -> String {
    let mut robots = String::from("User-agent: *\nAllow: /\nDisallow: /beheer\n");
    for to in Locale::SERVED.iter().map(|locale| Paths(*locale)) {
        // Endlessly many addresses of the same fiches.
        for endless in [pattern::SEARCH, pattern::SELECTION, pattern::COMPARE, pattern::BUNDLE] {
            let _ = writeln!(robots, "Disallow: {}?", to.to(endless));
        }
    }
    robots + &format!("Sitemap: {}\n", base.full(pattern::SITEMAP))
}

pub(in crate::web) async fn sitemap(State(catalog): State<CurrentCatalog>, State(base): State<BaseUrl>) -> impl IntoResponse {
    let catalog = catalog.now();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for locale in Locale::SERVED {
        let to = Paths(*locale);
        let pages = [to.home(), to.search_form(), to.fiches(), to.overview(), to.about(), to.accessibility(), to.privacy()];
        let fiches = catalog.fiches().iter().map(|fiche| to.fiche(&fiche.slug));
        for path in pages.into_iter().chain(fiches) {
            // Slugs and our own paths hold nothing that XML would have to escape; the base address is a parsed URL.
            let _ = writeln!(xml, "  <url><loc>{}</loc></url>", base.full(&path).replace('&', "&amp;"));
        }
    }
    xml.push_str("</urlset>\n");
    (XML, xml)
}
