//! How the server is doing, looked at once in a while however often somebody asks.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::clock::Clock;
use crate::catalog::CurrentCatalog;
use crate::store::Store;

/// An answer holds for this long: who asks every millisecond makes nobody write.
const FRESH: Duration = Duration::from_secs(2);

/// How it is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// All is well.
    Ok,
    /// The database does not take or give what is written: a full disk, a file that is gone or damaged.
    NotWritable,
    /// What is saved is not what the pages show.
    Behind,
}

/// The last look at it. Clones share it.
#[derive(Clone, Default)]
pub struct Pulse(Arc<Mutex<Option<(Instant, Health)>>>);

impl Pulse {
    /// How it is doing now, or a moment ago.
    pub async fn feel(&self, store: &Store, catalog: &CurrentCatalog, clock: &Clock) -> Health {
        let mut last = self.0.lock().await;
        if let Some((at, health)) = *last
            && at.elapsed() < FRESH
        {
            return health;
        }
        let health = look(store, catalog, clock).await;
        *last = Some((Instant::now(), health));
        health
    }
}

async fn look(store: &Store, catalog: &CurrentCatalog, clock: &Clock) -> Health {
    if let Err(error) = store.beat(clock.now()).await {
        tracing::error!(%error, "the database does not take what is written");
        return Health::NotWritable;
    }
    match store.live_versions().await {
        Ok(saved) => {
            let shown = catalog.now();
            let behind = shown.fiches().len() != saved.len()
                || shown.fiches().iter().any(|fiche| saved.get(fiche.slug.as_str()).is_none_or(|version| fiche.version < *version));
            if behind { Health::Behind } else { Health::Ok }
        }
        Err(error) => {
            tracing::error!(%error, "the database does not give what is read");
            Health::NotWritable
        }
    }
}
