//! An error becomes a page, in the reader's language, with a way onward.

use askama::Template;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use super::admin::desk::{Desk, Room};
use super::admin::door::sign_in;
use super::frame::error::Told;
use super::frame::here::Here;
use super::frame::page::{Page, Section};
use super::frame::paths::{beheer, pattern};

/// Tells every handler where the visitor is, and turns an error into a page in the language of the address.
pub async fn explain(mut request: Request, next: Next) -> Response {
    let here = Here::of(request.uri());
    request.extensions_mut().insert(here.clone());
    let mut response = next.run(request).await;
    if here.path() == pattern::HEALTH {
        return response;
    }
    let status = response.status();
    // Layers and extractors that know no pages answer with a status and a word of English.
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    let told = response.extensions_mut().remove::<Told>().or(match status {
        StatusCode::SERVICE_UNAVAILABLE if !is_page => Some(Told::OurFault),
        StatusCode::PAYLOAD_TOO_LARGE if !is_page => Some(Told::TooLarge),
        status if status.is_client_error() && !is_page => Some(Told::Strange),
        _ => None,
    });
    let Some(told) = told else { return response };
    let mut explained = (status, explanation(&here, told)).into_response();
    for name in [CACHE_CONTROL, REFERRER_POLICY, HeaderName::from_static("x-robots-tag"), SET_COOKIE, RETRY_AFTER, ALLOW] {
        if let Some(value) = response.headers_mut().remove(&name) {
            explained.headers_mut().insert(name, value);
        }
    }
    explained
}

#[derive(Template)]
#[template(path = "admin/error.html")]
struct StaffErrorPage {
    desk: Desk,
    message: &'static str,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    heading: &'static str,
    message: &'static str,
    /// What somebody may have been looking for: the last words of the address.
    guess: String,
}

fn explanation(here: &Here, told: Told) -> Response {
    let t = here.locale.messages();
    let (heading, message, guess) = match told {
        Told::NotFound => (t.get("niet-gevonden-titel"), t.get("niet-gevonden-uitleg"), guess(here.path())),
        Told::Archived(name) => (t.get("gearchiveerd-titel"), t.get("gearchiveerd-uitleg"), name),
        Told::SignIn(asked) => return shown(sign_in::ask(&asked.0, asked.1), t.get("verboden-uitleg")),
        Told::SendAgain(asked) => return shown(sign_in::send_again(&asked.0, asked.1), t.get("vreemd-uitleg")),
        Told::Forbidden => (t.get("verboden-titel"), t.get("verboden-uitleg"), String::new()),
        Told::Strange => (t.get("vreemd-titel"), t.get("vreemd-uitleg"), String::new()),
        Told::TooLarge => (t.get("te-groot-titel"), t.get("te-groot-uitleg"), String::new()),
        Told::NotKept(asked) => return shown(sign_in::not_kept(&asked.0, asked.1), t.get("niet-bewaard")),
        Told::TooLong => (t.get("te-lang-titel"), t.get("te-lang-uitleg"), String::new()),
        Told::TooMany => (t.get("te-veel-titel"), t.get("te-veel-uitleg"), String::new()),
        Told::OurFault => (t.get("fout-titel"), t.get("fout-uitleg"), String::new()),
    };
    if here.path() == beheer::HOME || here.path().starts_with("/beheer/") {
        let page = StaffErrorPage { desk: Desk::at_the_door(Room::Door, heading, ""), message };
        return shown(page.render(), message);
    }
    let page = ErrorPage { page: Page::new(here, Section::Other, heading), heading, message, guess };
    shown(page.render(), message)
}

fn shown(page: askama::Result<String>, message: &'static str) -> Response {
    page.map_or_else(
        |error| {
            tracing::error!(%error, "the error page did not render");
            message.into_response()
        },
        |body| Html(body).into_response(),
    )
}

/// `/fiches/groep-intro-oud` → `groep intro oud`.
fn guess(path: &str) -> String {
    // The last words of a private address are a secret, not a question.
    if [pattern::REPORT_STATUS, pattern::REVIEW].iter().any(|private| private.split('{').next().is_some_and(|start| path.starts_with(start))) {
        return String::new();
    }
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let words: String = last.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(60).collect();
    words.trim().to_owned()
}
