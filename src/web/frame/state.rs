//! What handlers are given. Each takes the one part that it uses.

use std::sync::Arc;

use axum::extract::FromRef;
use tokio::sync::Semaphore;

use super::base_url::BaseUrl;
use super::clock::Clock;
use super::emergency::CurrentLines;
use crate::catalog::CurrentCatalog;
use crate::config::{HashCost, Patience};
use crate::mail::Mailer;
use crate::search::thesaurus::Entry;
use crate::store::Store;

/// The state of the running server.
#[derive(Clone)]
pub struct AppState {
    /// The published fiches.
    pub catalog: CurrentCatalog,
    /// What time it is.
    pub clock: Clock,
    /// Where visitors reach the site.
    pub base: BaseUrl,
    /// The database.
    pub store: Store,
    /// How staff sign in.
    pub door: Door,
    /// The thesaurus inside the program.
    pub shipped: ShippedWords,
    /// The emergency numbers.
    pub emergency: CurrentLines,
    /// What sends mail.
    pub mail: Mailer,
}

impl AppState {
    /// Changes whenever something does that public pages show.
    pub fn version(&self) -> u64 {
        self.catalog.now().version() ^ self.emergency.version()
    }
}

/// The thesaurus inside the program, over which the words of staff lie.
#[derive(Clone)]
pub struct ShippedWords(pub Arc<[Entry]>);

/// What signing in needs.
#[derive(Clone)]
pub struct Door {
    /// The secret of the one-time link for the first account; it works while there is no account.
    pub first_key: Arc<str>,
    /// What hashing costs.
    pub cost: HashCost,
    /// When to slow somebody down.
    pub patience: Patience,
    /// Passwords that are hashed at the same time; more would only wait for memory.
    pub hashing: Arc<Semaphore>,
}

impl Door {
    /// A door with a key of its own.
    pub fn new(cost: HashCost, patience: Patience) -> Self {
        Self { first_key: crate::credentials::random_token().into(), cost, patience, hashing: Arc::new(Semaphore::new(2)) }
    }
}

impl FromRef<AppState> for Door {
    fn from_ref(state: &AppState) -> Self {
        state.door.clone()
    }
}

impl FromRef<AppState> for CurrentCatalog {
    fn from_ref(state: &AppState) -> Self {
        state.catalog.clone()
    }
}

impl FromRef<AppState> for CurrentLines {
    fn from_ref(state: &AppState) -> Self {
        state.emergency.clone()
    }
}

impl FromRef<AppState> for Clock {
    fn from_ref(state: &AppState) -> Self {
        state.clock.clone()
    }
}

impl FromRef<AppState> for BaseUrl {
    fn from_ref(state: &AppState) -> Self {
        state.base.clone()
    }
}

impl FromRef<AppState> for Store {
    fn from_ref(state: &AppState) -> Self {
        state.store.clone()
    }
}
