//! What every journey needs: an app over a temporary database, fiches made in a line, and a page that is asked by selector.

pub mod fiche;
pub mod imports;
pub mod page;
pub mod post_office;
pub mod program;
pub mod staff;

use std::sync::{Arc, LazyLock};

use aanhaken::catalog::{Catalog, CurrentCatalog};
use aanhaken::config::{HashCost, Patience};
use aanhaken::mail::Mailer;
use aanhaken::search::thesaurus::{Entry, Thesaurus};
use aanhaken::seeds;
use aanhaken::store::Store;
use aanhaken::store::fiches::{NewFiche, Reason};
use aanhaken::web;
use aanhaken::web::frame::askers::Askers;
use aanhaken::web::frame::base_url::BaseUrl;
use aanhaken::web::frame::clock::Clock;
use aanhaken::web::frame::emergency::CurrentLines;
use aanhaken::web::frame::health::Pulse;
use aanhaken::web::frame::state::{AppState, Door, ShippedWords};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use http_body_util::BodyExt;
use jiff::Timestamp;
use tempfile::TempDir;
use tower::ServiceExt;

use page::Page;

/// Noon on 1 September 2026 in Brussels.
pub const NOW: &str = "2026-09-01T10:00:00Z";

/// Hashing that costs nothing, so that tests are quick.
pub const CHEAP: HashCost = HashCost { hash_memory_kib: 8, hash_passes: 1 };
/// Nobody is slowed down, unless a test is about that.
const ENDLESS: Patience = Patience { burst: 10_000, slow_down_ms: 0 };

/// The thesaurus that the product ships with, read and compiled once for all tests.
static SHIPPED: LazyLock<Arc<[Entry]>> = LazyLock::new(|| seeds::read(None).expect("seeds").words().expect("a thesaurus").into());
static THESAURUS: LazyLock<Arc<Thesaurus>> = LazyLock::new(|| Arc::new(Thesaurus::compile(SHIPPED.to_vec())));

/// The site over a database of its own.
pub struct TestApp {
    router: Router,
    /// What its handlers are given.
    pub state: AppState,
    /// Its database.
    pub store: Store,
    data: TempDir,
}

impl TestApp {
    /// A site with these fiches and no others.
    pub async fn with(fiches: Vec<NewFiche>) -> Self {
        Self::with_mail(fiches, Mailer::default()).await
    }

    /// A site with these fiches, that sends its mail like this.
    pub async fn with_mail(fiches: Vec<NewFiche>, mail: Mailer) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let store = Store::open(data.path()).await.expect("a database");
        let now: Timestamp = NOW.parse().expect("a time");
        store.save_all(&fiches, Reason { by: "test", why: "test", at: now }).await.expect("fiches saved");
        let catalog = Catalog::build(store.fiches().await.expect("fiches read"), Arc::clone(&THESAURUS)).expect("an index");
        let state = AppState {
            catalog: CurrentCatalog::new(catalog),
            clock: Clock::at(now),
            base: BaseUrl::new("https://aanhaken.example"),
            store: store.clone(),
            door: Door::new(CHEAP, ENDLESS),
            shipped: ShippedWords(Arc::clone(&SHIPPED)),
            emergency: CurrentLines::load(&store).await.expect("emergency numbers"),
            mail,
            pulse: Pulse::default(),
            askers: Askers::default(),
        };
        Self { router: web::router(state.clone()), state, store, data }
    }

    /// The site with the fiches of the seeds.
    pub async fn with_seeds() -> Self {
        Self::with(seeds::check(&seeds::read(None).expect("seeds")).expect("seeds without faults")).await
    }

    /// Where its database is.
    pub fn folder(&self) -> &std::path::Path {
        self.data.path()
    }

    /// The answer to a request.
    pub async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.expect("the router answers")
    }

    /// The page at this address.
    pub async fn get(&self, address: &str) -> Page {
        self.page(Request::get(address).body(Body::empty()).expect("a request")).await
    }

    /// The page that answers this request.
    pub async fn page(&self, request: Request<Body>) -> Page {
        let response = self.send(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        Page::new(parts.status, parts.headers, String::from_utf8_lossy(&body).into_owned())
    }

    /// The answer of `/zoeken.json` to these parameters.
    pub async fn json(&self, parameters: &str) -> serde_json::Value {
        serde_json::from_str(&self.get(&format!("/zoeken.json?{parameters}")).await.body).expect("JSON")
    }
}
