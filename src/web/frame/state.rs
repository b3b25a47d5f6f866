//! What handlers are given. Each takes the one part that it uses.

use std::sync::Arc;

use axum::extract::FromRef;
use tokio::sync::Semaphore;

use super::askers::Askers;
use super::base_url::BaseUrl;
use super::clock::Clock;
use super::emergency::CurrentLines;
use super::health::Pulse;
use super::turns::Turns;
use crate::catalog::CurrentCatalog;
use crate::config::{HashCost, Patience};
use crate::credentials::{random_token, seal};
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
    /// How the server is doing.
    pub pulse: Pulse,
    /// Who left how many questions without an answer today.
    pub askers: Askers,
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
    /// Passwords that are hashed or wait for it; more are refused.
    pub places: Arc<Semaphore>,
    /// One attempt at a time for each account.
    pub turns: Turns,
    /// A secret of this process, for what has to be recognised while it runs and by nobody else.
    secret: Arc<str>,
}

/// Passwords that are hashed at the same time.
const HASHED_AT_ONCE: usize = 2;
/// Passwords that wait for that.
const WAITING: usize = 20;

impl Door {
    /// A door with a key of its own.
    pub fn new(cost: HashCost, patience: Patience) -> Self {
        Self {
            first_key: random_token().into(),
            cost,
            patience,
            hashing: Arc::new(Semaphore::new(HASHED_AT_ONCE)),
            places: Arc::new(Semaphore::new(HASHED_AT_ONCE + WAITING)),
            turns: Turns::default(),
            secret: random_token().into(),
        }
    }

    /// Under which name failures of an account are counted: nobody who reads the database finds the account behind it.
    pub fn subject(&self, who: &str) -> String {
        seal(self.secret.as_bytes(), who)
    }

    /// What proves that a form may be as large as what somebody was typing when their session ended.
    pub fn large_form_pass(&self) -> String {
        self.subject("a large form")
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
