//! One attempt at a time for each account: who guesses waits for the guess before, and after a few failures there is some time between two of them. A
//! wait for each would run beside the others, and a thousand guesses would take as long as one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex as Turnstile, OwnedMutexGuard};
use tokio::time::{Instant, sleep_until};

/// When the next attempt may be made; `None` for at once.
type Next = Option<Instant>;

/// Attempts of one account that may wait for the one that runs; more are refused, since they would wait longer than a request lives.
const WAITING: usize = 1;

/// The queues of all accounts that somebody is trying now. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Turns {
    queues: Arc<Mutex<HashMap<String, Arc<Turnstile<Next>>>>>,
}

/// The turn of one attempt; the next one of its account waits until this is gone.
#[derive(Debug)]
pub struct Turn(OwnedMutexGuard<Next>);

impl Turns {
    /// Waits for a turn of this account; `None` when too many wait already.
    pub async fn take(&self, account: &str) -> Option<Turn> {
        let turn = self.queue(account)?.lock_owned().await;
        if let Some(next) = *turn {
            sleep_until(next).await;
        }
        Some(Turn(turn))
    }

    fn queue(&self, account: &str) -> Option<Arc<Turnstile<Next>>> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        // What nobody waits for and nobody has to wait for is forgotten.
        queues.retain(|_, queue| Arc::strong_count(queue) > 1 || queue.try_lock().is_ok_and(|next| next.is_some_and(|next| next > now)));
        let queue = queues.entry(account.to_owned()).or_default();
        // The map holds it, and so does everybody who has the turn or waits for it.
        (Arc::strong_count(queue) - 1 <= WAITING).then(|| Arc::clone(queue))
    }
}

impl Turn {
    /// Ends the turn of an attempt that failed: the next one has to wait this long.
    pub fn failed(mut self, spacing: Duration) {
        *self.0 = Some(Instant::now() + spacing);
    }

    /// Ends the turn of an attempt that did not.
    pub fn done(mut self) {
        *self.0 = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACING: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn guesses_at_one_account_are_never_closer_together_than_they_may_be() {
        let turns = Turns::default();
        let start = Instant::now();
        for _ in 0..4 {
            turns.take("een").await.expect("a turn").failed(SPACING);
        }
        assert!(start.elapsed() >= SPACING * 3, "{:?}", start.elapsed());
        let hour = Duration::from_secs(3600);
        turns.take("een").await.expect("a turn").failed(hour);
        turns.take("twee").await.expect("another account waits for nobody").done();
    }

    #[tokio::test]
    async fn a_flood_is_refused_at_once_and_the_account_is_free_again_after_it() {
        let turns = Turns::default();
        let first = turns.take("een").await.expect("a turn");
        let mut flood = tokio::task::JoinSet::new();
        for _ in 0..300 {
            let turns = turns.clone();
            flood.spawn(async move {
                let turn = turns.take("een").await;
                let let_in = turn.is_some();
                if let Some(turn) = turn {
                    turn.failed(SPACING);
                }
                let_in
            });
        }
        for _ in 0..300 - WAITING {
            assert!(!flood.join_next().await.expect("an answer").expect("a guess"), "more wait than may");
        }
        first.failed(SPACING);
        assert_eq!(flood.join_all().await, [true; WAITING]);
        turns.take("een").await.expect("nobody is locked out").done();
        assert!(turns.take("twee").await.is_some());
        assert_eq!(turns.queues.lock().expect("the queues").len(), 1, "queues that nobody needs stay");
    }
}
