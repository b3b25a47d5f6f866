//! What lets browsers and readers take the site along: a search that a browser can add, a feed of changed fiches, what a phone needs to put it on its
//! home screen, and the worker that keeps pages already seen.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::json;

use crate::catalog::CurrentCatalog;
use crate::domain::locale::{Locale, Messages};
use crate::store::Store;
use crate::web::frame::assets::ASSETS;
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::paths::{Paths, pattern};

/// Fiches in the feed.
const FEED: i64 = 30;

#[derive(Template)]
#[template(path = "public/opensearch.xml")]
struct OpenSearch {
    t: &'static Messages,
    lang: &'static str,
    icon: String,
    results: String,
    suggestions: String,
}

#[derive(Template)]
#[template(path = "public/feed.xml")]
struct Feed {
    t: &'static Messages,
    lang: &'static str,
    home: String,
    own: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    address: String,
    updated: Timestamp,
    summary: String,
}

#[derive(Template)]
#[template(path = "public/worker.js", escape = "none")]
struct Worker {
    build: &'static str,
    /// Files that every page needs.
    files: String,
    /// What a page that was kept says on top, by language; `{date}` stands for its date.
    notes: String,
    /// What is said when there is nothing to show, by language.
    nothing: String,
}

fn typed(kind: &'static str, body: String) -> Response {
    ([(CONTENT_TYPE, kind)], body).into_response()
}

pub(in crate::web) async fn open_search(Extension(Here { locale, .. }): Extension<Here>, State(base): State<BaseUrl>) -> Result<Response, AppError> {
    let to = Paths(locale);
    let description = OpenSearch {
        t: locale.messages(),
        lang: locale.code(),
        icon: base.full(&ASSETS.icon),
        results: base.full(&format!("{}?q={{searchTerms}}", to.search_form())),
        suggestions: base.full(&format!("{}?q={{searchTerms}}&vorm=lijst", to.suggestions())),
    };
    Ok(typed("application/opensearchdescription+xml; charset=utf-8", description.render()?))
}

pub(in crate::web) async fn feed(
    Extension(Here { locale, .. }): Extension<Here>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
    State(store): State<Store>,
) -> Result<Response, AppError> {
    let catalog = catalog.now();
    let to = Paths(locale);
    let changes = store.last_changes(FEED).await?;
    let entries: Vec<Entry> = changes
        .iter()
        .filter_map(|(slug, at)| {
            let fiche = catalog.fiche(slug)?;
            let summary = fiche.content.summary.for_reader(locale).0.to_owned();
            Some(Entry { name: fiche.content.name.clone(), address: base.full(&to.fiche(&fiche.slug)), updated: *at, summary })
        })
        .collect();
    let updated = entries.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.updated);
    let own = base.full(&to.to(pattern::FEED));
    let feed = Feed { t: locale.messages(), lang: locale.code(), home: base.full(&to.home()), own, updated, entries };
    Ok(typed("application/atom+xml; charset=utf-8", feed.render()?))
}

pub(in crate::web) async fn manifest(Extension(Here { locale, .. }): Extension<Here>) -> Response {
    let t = locale.messages();
    let icon = |file: &str, size: &str, purpose: &str| json!({"src": file, "sizes": size, "type": "image/png", "purpose": purpose});
    let manifest = json!({
        "name": format!("{}: {}", t.get("site-naam"), t.get("site-titel")), "short_name": t.get("site-naam"), "description": t.get("site-beschrijving"),
        "lang": locale.code(), "dir": "ltr", "id": Paths(locale).home(), "start_url": Paths(locale).home(), "scope": "/", "display": "minimal-ui",
        "background_color": "#fbf8f2", "theme_color": "#0b4f6c",
        "icons": [
            icon(&ASSETS.icon_192, "192x192", "any"), icon(&ASSETS.icon_512, "512x512", "any"), icon(&ASSETS.icon_maskable, "512x512", "maskable"),
            json!({"src": ASSETS.icon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}),
        ],
    });
    typed("application/manifest+json; charset=utf-8", manifest.to_string())
}

pub(in crate::web) async fn worker() -> Result<Response, AppError> {
    const NO_CACHE: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "no-cache")];
    let said = |key: &str| {
        let words: serde_json::Map<_, _> =
            Locale::SERVED.iter().map(|locale| (locale.code().to_owned(), json!(locale.messages().get(key).replace("DATUM", "{date}")))).collect();
        json!(words).to_string()
    };
    let files: Vec<&String> = [&ASSETS.style, &ASSETS.script, &ASSETS.icon].into_iter().chain(&ASSETS.fonts).collect();
    let worker =
        Worker { build: env!("AANHAKEN_BUILD"), files: json!(files).to_string(), notes: said("bewaarde-pagina"), nothing: said("geen-verbinding") };
    Ok((NO_CACHE, typed("text/javascript; charset=utf-8", worker.render()?)).into_response())
}
