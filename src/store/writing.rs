//! The one connection that writes, and the only way to it: begin, write, commit. Nothing outside this file holds that connection, so nothing is written
//! that was not committed, and nobody says "saved" of a row that came back before its commit and was lost with it.
//!
//! A write that is not committed, for whatever reason, throws its connection away. After a full disk or a failed rollback nobody knows what a connection
//! believes of itself; the next write opens a fresh one, for a millisecond.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Sqlite, SqliteConnection, SqlitePool};

/// The connection that writes; one at a time.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    pool: SqlitePool,
    /// Whether the disk is taken to be full.
    full: Arc<AtomicBool>,
}

impl Writer {
    pub(super) async fn connect(options: SqliteConnectOptions) -> Result<Self, sqlx::Error> {
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        Ok(Self { pool, full: Arc::default() })
    }

    /// Begins a write; others wait until it ends.
    pub(super) async fn begin(&self) -> Result<Writing, sqlx::Error> {
        let full = self.full.load(Ordering::Relaxed);
        let mut writing = Writing { connection: Some(self.pool.acquire().await?), lasting: !full };
        if full {
            sqlx::query("PRAGMA max_page_count = 1").execute(&mut *writing).await?;
        }
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *writing).await?;
        Ok(writing)
    }

    /// Whether the database is as full as it is now, as a full disk would make it.
    pub(super) fn fill_up(&self, full: bool) {
        self.full.store(full, Ordering::Relaxed);
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

/// A write that has begun. Without [`Writing::commit`] nothing of it stays.
#[must_use = "what is not committed is not written"]
pub(super) struct Writing {
    /// There until the commit.
    connection: Option<PoolConnection<Sqlite>>,
    /// Whether the connection may be used again.
    lasting: bool,
}

impl Writing {
    /// Ends the write: all of it is on the disk when this gives `Ok`.
    ///
    /// # Errors
    /// What SQLite says; nothing is written then.
    pub(super) async fn commit(mut self) -> Result<(), sqlx::Error> {
        sqlx::query("COMMIT").execute(&mut *self).await?;
        if self.lasting {
            // Back to the pool; until here it would have been thrown away.
            drop(self.connection.take());
        }
        Ok(())
    }
}

impl Deref for Writing {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect("a write that is not committed yet")
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("a write that is not committed yet")
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // SQLite takes back what was begun when its connection closes.
        drop(self.connection.take().map(PoolConnection::detach));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Store, StoreError};

    async fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("a database");
        (folder, store)
    }

    async fn lines(store: &Store) -> usize {
        store.audit("", 0, 100).await.expect("the log").len()
    }

    async fn add(writing: &mut Writing) {
        let sql = "INSERT INTO audit (at, who, what, subject) VALUES ('nu', 'wie', 'wat', 'waarover')";
        sqlx::query(sql).execute(&mut **writing).await.expect("a line");
    }

    #[tokio::test]
    async fn what_was_not_committed_is_not_there_and_the_next_write_is() {
        let (_folder, store) = store().await;
        let mut left = store.begin().await.expect("a write");
        add(&mut left).await;
        drop(left);
        assert_eq!(lines(&store).await, 0);
        let mut kept = store.begin().await.expect("a fresh write");
        add(&mut kept).await;
        kept.commit().await.expect("committed");
        assert_eq!(lines(&store).await, 1);
    }

    #[tokio::test]
    async fn after_a_commit_that_fails_the_writer_heals() {
        let (_folder, store) = store().await;
        let mut writing = store.begin().await.expect("a write");
        // A row that refers to nothing: let in until the commit, and refused there.
        sqlx::query("PRAGMA defer_foreign_keys = ON").execute(&mut *writing).await.expect("a pragma");
        let sql = "INSERT INTO organisation_link (token, slug, made_at, made_by, expires_on) VALUES ('t', 'er-niet', 'nu', 'wie', '2026-12-31')";
        sqlx::query(sql).execute(&mut *writing).await.expect("let in");
        writing.commit().await.expect_err("a commit of a row that refers to nothing");
        let mut next = store.begin().await.expect("the writer heals");
        add(&mut next).await;
        next.commit().await.expect("committed");
        assert_eq!(lines(&store).await, 1);
    }

    #[tokio::test]
    async fn a_full_database_refuses_and_takes_again_when_there_is_room() {
        let (_folder, store) = store().await;
        store.fill_up(true);
        let now = jiff::Timestamp::UNIX_EPOCH;
        let long = "x".repeat(100_000);
        let refused = store.note(now, "wie", "wat", &long).await;
        assert!(matches!(refused, Err(StoreError::Sql(_))), "{refused:?}");
        assert_eq!(lines(&store).await, 0);
        store.fill_up(false);
        store.note(now, "wie", "wat", &long).await.expect("there is room again");
        assert_eq!(lines(&store).await, 1);
    }
}
