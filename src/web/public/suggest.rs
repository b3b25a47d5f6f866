//! What people may be about to type, for the script under the search box.

use std::collections::HashMap;

use axum::extract::{RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;

use crate::catalog::CurrentCatalog;
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::values::Postcode;
use crate::search::suggestions::LeadsTo;
use crate::web::frame::here::Here;
use crate::web::frame::paths::Paths;

/// One suggestion: what it reads, what kind it is, where it leads.
#[derive(Serialize)]
pub(in crate::web) struct Line {
    text: String,
    kind: &'static str,
    href: String,
    /// The language of the text, where that is not the language of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'static str>,
}

pub(in crate::web) async fn show(Extension(here): Extension<Here>, RawQuery(address): RawQuery, State(catalog): State<CurrentCatalog>) -> Response {
    let to = Paths(here.locale);
    let asked: HashMap<String, String> = url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()).into_owned().collect();
    let typed = asked.get("q").cloned().unwrap_or_default();
    let catalog = catalog.now();
    let lines = catalog.suggest(&typed, here.locale).into_iter().filter_map(|suggestion| {
        let filtered = |filter| to.search(&SearchQuery::default().with(filter));
        let (kind, href) = match &suggestion.leads_to {
            LeadsTo::Fiche(slug) => ("fiche", to.fiche(slug)),
            LeadsTo::Theme(theme) => ("thema", filtered(Filter::Theme(*theme))),
            LeadsTo::Question(question) => ("vraag", to.search(&SearchQuery::from_pairs([("q", question)]))),
            LeadsTo::Commune(code) => ("gemeente", filtered(Filter::Commune(Postcode::parse(code).ok()?))),
        };
        let lang = (suggestion.locale != here.locale).then(|| suggestion.locale.code());
        Some(Line { text: suggestion.text.clone(), kind, href, lang })
    });
    // A browser that searches from its address bar wants the words alone, as OpenSearch has them.
    if asked.get("vorm").is_some_and(|form| form == "lijst") {
        let words: Vec<String> = lines.map(|line| line.text).collect();
        return ([(CONTENT_TYPE, "application/x-suggestions+json")], Json((typed, words)).into_response()).into_response();
    }
    Json(lines.collect::<Vec<Line>>()).into_response()
}
