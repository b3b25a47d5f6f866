//! THE route table and the layers around it.

pub mod admin;
pub mod explain;
pub mod frame;
pub mod guard;
pub mod public;
pub mod serve;

use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_governor::GovernorLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

use self::explain::explain;
use self::frame::error::AppError;
use self::frame::here::is_too_long;
use self::frame::paths::{self, beheer, pattern};
use self::frame::state::AppState;
use crate::domain::locale::Locale;

/// What a page may load: our own files and nothing else; no inline code. The bundle, one file that loads nothing, brings a policy of its own.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// For a year, this host and what is below it are asked over HTTPS only.
const HTTPS_ONLY: &str = "max-age=31536000; includeSubDomains";
/// Longest time that one request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The same where a large file is sent over a slow line.
const PATIENCE_WITH_A_FILE: Duration = Duration::from_secs(300);

/// The pages; the same table for each language.
fn pages() -> Router<AppState> {
    Router::new()
        .route(pattern::HOME, get(public::home::show))
        .route(pattern::SEARCH, get(public::search::show))
        .route(pattern::SEARCH_JSON, get(public::search::json))
        .route(pattern::SUGGESTIONS, get(public::suggest::show))
        .route(pattern::FICHES, get(public::fiches::show))
        .route(pattern::FICHE, get(public::fiche::show))
        .route(pattern::OVERVIEW, get(public::overview::show))
        .route(pattern::GUIDE, get(public::guide::show))
        .route(pattern::CHAPTER, get(public::guide::chapter))
        .route(pattern::OPEN_SEARCH, get(public::sharing::open_search))
        .route(pattern::FEED, get(public::sharing::feed))
        .route(pattern::MANIFEST, get(public::sharing::manifest))
        .route(pattern::SELECTION, get(public::selection::show))
        .route(pattern::COMPARE, get(public::compare::show))
        .route(pattern::BUNDLE, get(public::bundle::show))
        .route(pattern::ABOUT, get(public::texts::about))
        .route(pattern::ACCESSIBILITY, get(public::texts::accessibility))
        .route(pattern::PRIVACY, get(public::texts::privacy))
}

/// What visitors send us; the same table for each language. Nothing here is kept by a browser or found by a search engine.
fn letters() -> Router<AppState> {
    Router::new()
        .route(pattern::REPORT, get(public::report::show).post(public::report::send))
        .route(pattern::REPORT_STATUS, get(public::report::status).layer(no_referrer()))
}

/// Behind the private link of an organisation; Dutch only. No cookie speaks for anybody here: who has the address may send, so there is no form to forge.
fn reviews() -> Router<AppState> {
    Router::new()
        .route(pattern::REVIEW, get(public::review::show).post(public::review::send))
        .route(pattern::REVIEW_DONE, get(public::review::done))
        .layer(no_referrer())
}

/// A private address tells no other site where somebody was.
fn no_referrer() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"))
}

/// What programs read.
fn machines() -> Router<AppState> {
    Router::new()
        .route(pattern::HEALTH, get(public::machines::health))
        .route(pattern::ROBOTS, get(public::machines::robots))
        .route(pattern::WORKER, get(public::sharing::worker))
        .route(pattern::SITEMAP, get(public::machines::sitemap))
}

/// The whole site.
pub fn router(state: AppState) -> Router {
    let header = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    // A page that has its own says so itself.
    let unless_set = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let limit = || GovernorLayer::new(guard::limits::per_address(state.door.patience)).error_handler(guard::limits::refuse);
    let (mut site, mut private) = (Router::new(), Router::new());
    for locale in Locale::SERVED {
        (site, private) = match locale.prefix() {
            "" => (site.merge(pages()), private.merge(letters())),
            prefix => (site.nest(prefix, pages()).route(&format!("{prefix}/"), get(Redirect::permanent(prefix))), private.nest(prefix, letters())),
        };
    }
    let private = private.layer(CsrfLayer::new()).layer(limit()).merge(reviews().layer(limit())).layer(
        ServiceBuilder::new()
            .layer(header(header::CACHE_CONTROL, "no-store"))
            .layer(header(HeaderName::from_static("x-robots-tag"), "noindex, nofollow")),
    );
    site.merge(machines())
        .layer(from_fn_with_state(state.clone(), revalidate))
        .merge(private)
        .merge(admin::routes(&state))
        .merge(frame::assets::router())
        .fallback(not_found)
        .layer(
            ServiceBuilder::new()
                // A number of our own for each request, never one that a stranger chose.
                .map_request(|mut request: Request| {
                    request.headers_mut().remove("x-request-id");
                    request
                })
                .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
                .layer(TraceLayer::new_for_http().make_span_with(
                    |request: &Request| tracing::debug_span!("request", method = %request.method(), path = paths::told_in_a_log(request.uri().path())),
                ))
                .layer(PropagateRequestIdLayer::x_request_id())
                .layer(unless_set(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY))
                .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .layer(unless_set(header::REFERRER_POLICY, "strict-origin-when-cross-origin"))
                .layer(header(header::X_FRAME_OPTIONS, "DENY"))
                .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
                .layer(header(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"))
                .layer(unless_set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
                .option_layer(state.base.is_secure().then(|| header(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY)))
                .layer(CompressionLayer::new())
                .layer(from_fn(explain))
                .layer(from_fn(short_enough))
                .layer(from_fn(patience))
                .layer(CatchPanicLayer::custom(|_| AppError::Internal(anyhow::anyhow!("a handler panicked")).into_response())),
        )
        .with_state(state)
}

/// Answers for a request that takes too long.
async fn patience(request: Request, next: Next) -> Response {
    let limit = if request.uri().path() == beheer::EXCHANGE { PATIENCE_WITH_A_FILE } else { PATIENCE };
    let late = |_| (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")]).into_response();
    tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(late)
}

/// Refuses an address that is longer than we read, before anybody reads it.
async fn short_enough(request: Request, next: Next) -> Response {
    if is_too_long(request.uri()) { AppError::TooLong.into_response() } else { next.run(request).await }
}

async fn not_found() -> AppError {
    AppError::NotFound
}

/// Gives every page an `ETag` that changes with the data, the program and the day, and answers 304 to who has that page already.
async fn revalidate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let tag = format!("W/\"{}-{:016x}-{}\"", env!("AANHAKEN_BUILD"), state.version(), state.clock.today());
    let Ok(tag_header) = HeaderValue::from_str(&tag) else {
        return next.run(request).await;
    };
    let known = request.headers().get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let unchanged = known.flat_map(|value| value.split(',')).any(|one| one.trim() == tag || one.trim() == "*");
    // Only an address that gives a page has one to keep; an unknown fiche must stay a 404.
    let mut response = next.run(request).await;
    if response.status() != StatusCode::OK {
        // Where a fiche went, or that it is archived, is true today; tomorrow staff may put it back.
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
        return response;
    }
    if unchanged {
        // A browser takes the headers of this answer for those of the page that it has: a policy of its own has to come along.
        let policy = response.headers_mut().remove(header::CONTENT_SECURITY_POLICY);
        response = StatusCode::NOT_MODIFIED.into_response();
        policy.map(|policy| response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy));
    }
    response.headers_mut().insert(header::ETAG, tag_header);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
