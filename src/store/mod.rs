//! The truth: one SQLite file. This room opens it, brings its schema up to date, and is the only one that speaks SQL.
//!
//! One connection writes, four read. Saves survive a power cut: the journal is a WAL, synchronised in full.

pub mod audit;
pub mod backup;
pub mod documents;
pub mod fiches;
pub mod holdings;
pub mod lock;
pub mod organisation_links;
pub mod proposals;
pub mod questions;
pub mod queue;
pub mod reports;
pub mod revisions;
pub mod sessions;
pub mod staff;
pub mod words;
mod writing;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection, SqlitePool};

use self::writing::{Writer, Writing};

/// File name of the database within the data folder.
pub const DATABASE_FILE: &str = "aanhaken.db";

/// How its schema came to be.
static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// What can go wrong with the database; each message is one plain sentence for whoever runs the server.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The data folder cannot be made or written.
    #[error("the data folder {folder} cannot be written: {cause}")]
    Folder {
        /// The folder asked for.
        folder: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A server runs on this folder.
    #[error("the data folder {0} is in use by a running server; stop it first, or choose another folder with --data")]
    InUse(PathBuf),
    /// There is no database to open.
    #[error("there is no database in the data folder {0}; name another with --data")]
    Absent(PathBuf),
    /// The file was written by a newer version of this program.
    #[error("the database {0} was made by a newer version of aanhaken; install that version or restore an older backup")]
    Newer(PathBuf),
    /// The file cannot be opened as a database of this program.
    #[error("the database {file} cannot be opened: {cause}")]
    Open {
        /// The file.
        file: PathBuf,
        /// What SQLite said.
        cause: String,
    },
    /// A row does not hold what this version writes.
    #[error("fiche {slug} in the database cannot be read: {cause}")]
    Content {
        /// The fiche.
        slug: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A row does not hold what this version writes.
    #[error("{row} in the table {table} of the database cannot be read: {cause}")]
    Row {
        /// Its table.
        table: &'static str,
        /// Which row.
        row: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A statement failed.
    #[error("the database did not answer: {0}")]
    Sql(#[from] sqlx::Error),
}

/// The open database. Clones share its connections.
#[derive(Debug, Clone)]
pub struct Store {
    writer: Writer,
    readers: SqlitePool,
    /// How many migrations this start ran.
    pub migrated: usize,
}

impl Store {
    /// Opens the database in this folder, making both where they do not exist, and migrates it upward.
    ///
    /// # Errors
    /// [`StoreError::Folder`], [`StoreError::Newer`] or [`StoreError::Open`].
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        prove_writable(folder).map_err(|cause| StoreError::Folder { folder: folder.to_owned(), cause })?;
        Self::open_file(&folder.join(DATABASE_FILE)).await
    }

    /// Opens the database in this folder if there is one.
    ///
    /// # Errors
    /// [`StoreError::Absent`], else as [`Store::open`].
    pub async fn open_existing(folder: &Path) -> Result<Self, StoreError> {
        match folder.join(DATABASE_FILE).is_file() {
            true => Self::open(folder).await,
            false => Err(StoreError::Absent(folder.to_owned())),
        }
    }

    async fn open_file(file: &Path) -> Result<Self, StoreError> {
        let broken = |cause: String| StoreError::Open { file: file.to_owned(), cause };
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let mut first = SqliteConnection::connect_with(&options).await.map_err(|e| broken(e.to_string()))?;
        let migrated = migrate(&mut first).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => StoreError::Newer(file.to_owned()),
            other => broken(other.to_string()),
        })?;
        let writer = Writer::connect(options.clone()).await.map_err(|e| broken(e.to_string()))?;
        first.close().await.map_err(|e| broken(e.to_string()))?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await.map_err(|e| broken(e.to_string()))?;
        Ok(Self { writer, readers, migrated })
    }

    /// Begins a write; others wait until it ends.
    async fn begin(&self) -> Result<Writing, sqlx::Error> {
        self.writer.begin().await
    }

    /// Makes the database as full as it is now, as a full disk would, or gives it room again: for trying what then still works.
    pub fn fill_up(&self, full: bool) {
        self.writer.fill_up(full);
    }

    /// Closes the connections once running statements are done.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

async fn migrate(connection: &mut SqliteConnection) -> Result<usize, MigrateError> {
    let before = applied(connection).await;
    MIGRATIONS.run(&mut *connection).await?;
    Ok(applied(connection).await - before)
}

async fn applied(connection: &mut SqliteConnection) -> usize {
    // The table does not exist before the first migration.
    let count: Result<i64, _> = sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations").fetch_one(connection).await;
    count.ok().and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
}

/// SQLite reports an unwritable folder in many ways; writing a file of our own reports it in one.
fn prove_writable(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let probe = folder.join(format!(".write-test-{}", std::process::id()));
    std::fs::write(&probe, b"")?;
    std::fs::remove_file(probe)
}

/// What an administrator makes in a folder belongs to whom the folder belongs, or the server could not use it.
fn hand_over(file: &Path, folder: &Path) {
    #[cfg(unix)]
    if let (Ok(ours), Ok(theirs)) = (std::fs::metadata(file), std::fs::metadata(folder)) {
        use std::os::unix::fs::MetadataExt as _;
        if ours.uid() != theirs.uid()
            && let Err(error) = std::os::unix::fs::chown(file, Some(theirs.uid()), Some(theirs.gid()))
        {
            tracing::warn!(file = %file.display(), %error, "this file does not belong to the owner of its folder");
        }
    }
    #[cfg(not(unix))]
    let _ = (file, folder);
}
