//! The state that pages read: held for as long as a request lasts, and swapped whole for the next one.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Mutex;

use super::state::Catalog;
use crate::search::own_words;
use crate::search::thesaurus::{Entry, Thesaurus};
use crate::store::{Store, StoreError};

/// The current state, shared by all requests; a writer puts a new one in its place.
#[derive(Clone)]
pub struct CurrentCatalog {
    now: Arc<RwLock<Arc<Catalog>>>,
    /// Held while a next state is read and built, so that an older one never replaces a newer one.
    building: Arc<Mutex<()>>,
}

/// Why the catalog still shows what was before.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The database did not give the fiches.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They could not be indexed.
    #[error("the index could not be built: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The work was stopped.
    #[error("the index was not built: {0}")]
    Stopped(#[from] tokio::task::JoinError),
}

impl CurrentCatalog {
    /// Starts with this state.
    pub fn new(catalog: Catalog) -> Self {
        Self { now: Arc::new(RwLock::new(Arc::new(catalog))), building: Arc::default() }
    }

    /// Starts with the fiches of this database, and with the words of staff over those of the program.
    ///
    /// # Errors
    /// [`RefreshError`].
    pub async fn load(store: &Store, shipped: Arc<[Entry]>) -> Result<Self, RefreshError> {
        let current = Self::new(Catalog::build(Vec::new(), Arc::new(Thesaurus::compile([])))?);
        current.relearn(store, shipped).await?;
        Ok(current)
    }

    /// The state as it is now; it stays as it is for as long as it is held.
    pub fn now(&self) -> Arc<Catalog> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the fiches anew, with the thesaurus that is there, and puts the new state in place; the next request sees it.
    ///
    /// # Errors
    /// [`RefreshError`]; the old state stays then.
    pub async fn refresh(&self, store: &Store) -> Result<(), RefreshError> {
        let _turn = self.building.lock().await;
        let thesaurus = Arc::clone(&self.now().thesaurus);
        self.rebuild(store, thesaurus).await
    }

    /// Reads the fiches and the words of staff anew, lays these over those of the program, and puts the new state in place; the next request sees it.
    ///
    /// # Errors
    /// [`RefreshError`]; the old state stays then.
    pub async fn relearn(&self, store: &Store, shipped: Arc<[Entry]>) -> Result<(), RefreshError> {
        let _turn = self.building.lock().await;
        let own = store.synonyms().await?;
        let thesaurus = tokio::task::spawn_blocking(move || Thesaurus::compile(own_words::over(&shipped, &own))).await?;
        self.rebuild(store, Arc::new(thesaurus)).await
    }

    async fn rebuild(&self, store: &Store, thesaurus: Arc<Thesaurus>) -> Result<(), RefreshError> {
        let fiches = store.fiches().await?;
        let next = tokio::task::spawn_blocking(move || Catalog::build(fiches, thesaurus)).await??;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }
}
