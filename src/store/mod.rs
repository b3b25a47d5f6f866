//! The truth: one SQLite file. This room opens it, brings its schema up to date, and is the only one that speaks SQL.
//!
//! One connection writes, four read. Saves survive a power cut: the journal is a WAL, synchronised in full.

pub mod audit;
pub mod backup;
pub mod documents;
pub mod fiches;
mod folder;
pub mod health;
pub mod holdings;
pub mod invitations;
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
    /// There was a database here, and it is gone.
    #[error("there was a database in the data folder {0} and it is gone; restore a backup, or empty the folder to start anew")]
    Remains(PathBuf),
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

/// Makes a folder that only its owner looks into; one that is there stays as it is.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::Slug;
    use crate::store::fiches::Reason;

    /// The last version of the schema whose checks meant something else in older tools.
    const BEFORE: i64 = 20_261_122_120_000;

    #[tokio::test]
    async fn a_database_of_before_comes_along_with_all_that_refers_to_its_fiches() {
        let folder = tempfile::tempdir().expect("a folder");
        let options = SqliteConnectOptions::new().filename(folder.path().join(DATABASE_FILE)).create_if_missing(true).foreign_keys(true);
        let mut old = SqliteConnection::connect_with(&options).await.expect("a connection");
        MIGRATIONS.run_to(BEFORE, &mut old).await.expect("the schema of before");
        sqlx::raw_sql(
            "INSERT INTO fiche (slug, status, version, draft) VALUES ('proef', 'concept', 2, '{\"name\": \"Proef\"}'), ('twee', 'concept', 1, '{}');
             INSERT INTO revision (slug, version, kind, saved_at, saved_by, reason, status, content)
                 VALUES ('proef', 1, 'concept', '2026-09-01T10:00:00Z', 'wie', 'waarom', 'concept', '{}');
             INSERT INTO redirect (old, slug) VALUES ('oud', 'proef');
             INSERT INTO report (token, slug, language, made_at, text) VALUES ('t', 'proef', 'nl', '2026-09-01T10:00:00Z', 'fout');
             INSERT INTO organisation_link (token, slug, made_at, made_by, expires_on) VALUES ('t', 'proef', '2026-09-01T10:00:00Z', 'wie', '2026-12-01');
             INSERT INTO proposal (slug, seen, made_at, made_by, note, email) VALUES ('twee', 1, '2026-09-01T10:00:00Z', 'wie', 'klopt', 'a@b.example');",
        )
        .execute(&mut old)
        .await
        .expect("rows");
        old.close().await.expect("closed");

        let store = Store::open(folder.path()).await.expect("migrated");
        assert!(store.migrated > 0);
        let (old, new) = (Slug::parse("proef").expect("a slug"), Slug::parse("proef-nieuw").expect("a slug"));
        store.rename(&old, &new, Reason { by: "wie", why: "waarom", at: jiff::Timestamp::UNIX_EPOCH }).await.expect("what refers to it follows");
        for (table, column) in [("fiche", "slug"), ("revision", "slug"), ("redirect", "slug"), ("report", "slug"), ("organisation_link", "slug")] {
            let sql = sqlx::AssertSqlSafe(format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = 'proef-nieuw')"));
            assert!(sqlx::query_scalar::<_, bool>(sql).fetch_one(&store.readers).await.expect("an answer"), "{table}");
        }
        let mail: Option<String> =
            sqlx::query_scalar("SELECT email FROM proposal WHERE slug = 'twee'").fetch_one(&store.readers).await.expect("a proposal");
        assert_eq!(mail.as_deref(), Some("a@b.example"));
        assert!(sqlx::query("PRAGMA foreign_key_check").fetch_optional(&store.readers).await.expect("a check").is_none());
    }

    #[tokio::test]
    async fn a_healthy_database_looks_healthy_to_older_tools_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).await.expect("a database");
        let tables: Vec<String> =
            sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE type = 'table'").fetch_all(&store.readers).await.expect("tables");
        let checks: Vec<&str> = tables.iter().flat_map(|sql| sql.lines()).filter(|line| line.contains("json_valid(")).collect();
        assert!(checks.len() > 4, "{checks:?}");
        for line in checks {
            // Before SQLite 3.45, json_valid(NULL) is 0.
            assert!(line.contains("NOT NULL") || line.contains("IS NULL OR json_valid("), "{line}");
        }
    }
}
