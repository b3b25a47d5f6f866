//! A copy of the whole database, taken while a server writes, and putting such a copy back.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

use super::folder::companions;
use super::lock::FolderLock;
use super::{DATABASE_FILE, MIGRATIONS, Store, StoreError, hand_over};

/// Why no copy was made, or put back; each message is one plain sentence.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is something under that name.
    #[error("{0} exists already; choose another name")]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error("{0} cannot be read or written: {1}")]
    File(PathBuf, std::io::Error),
    /// The file is no database of this program.
    #[error("{0} is not a database of aanhaken")]
    Foreign(PathBuf),
    /// The file was made by a newer version.
    #[error("{0} was made by a newer version of aanhaken; install that version first")]
    Newer(PathBuf),
    /// The file is damaged.
    #[error("{0} is damaged: {1}")]
    Damaged(PathBuf, String),
    /// Another program has the present database open.
    #[error("another program has {0} open; close it first")]
    Open(PathBuf),
    /// The file to put back is the database itself.
    #[error("{0} is the database itself")]
    Itself(PathBuf),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// What a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Fiches.
    pub fiches: i64,
    /// Saves of them.
    pub revisions: i64,
    /// Size in bytes.
    pub bytes: u64,
}

/// What a restore did.
#[derive(Debug)]
pub struct Restored {
    /// What is there now.
    pub contents: Contents,
    /// Where the database that was there went.
    pub aside: Option<PathBuf>,
}

/// Copies the database in this folder to a new file that only its owner can read. A server may be writing to it: the copy is of one moment.
///
/// # Errors
/// [`BackupError`]; there is no such file then.
pub async fn backup(folder: &Path, file: &Path) -> Result<Contents, BackupError> {
    let database = folder.join(DATABASE_FILE);
    if !database.is_file() {
        return Err(StoreError::Absent(folder.to_owned()).into());
    }
    let options = SqliteConnectOptions::new().filename(&database).busy_timeout(Duration::from_secs(30));
    copy(options, file).await?;
    match examine(file).await {
        Ok(contents) => Ok(contents),
        Err(error) => {
            let _ = std::fs::remove_file(file);
            Err(error)
        }
    }
}

/// Puts a copy in the place of the database in this folder, and keeps the present one aside. Sessions of staff do not come back: who was signed in when
/// the copy was made may no longer be.
///
/// # Errors
/// [`BackupError`]; the database is as it was then.
pub async fn restore(folder: &Path, _lock: &FolderLock, file: &Path, now: Timestamp) -> Result<Restored, BackupError> {
    let database = folder.join(DATABASE_FILE);
    let same = |one: &Path, other: &Path| one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other));
    if same(&database, file) {
        return Err(BackupError::Itself(file.to_owned()));
    }
    let contents = examine(file).await?;
    // All that can fail is done beside the present database, which is touched last.
    let next = folder.join(format!("{DATABASE_FILE}.restoring"));
    clear(&next);
    let done = match prepare(&next, file, now).await {
        Ok(()) => put_in_place(&next, &database, now).await,
        Err(error) => Err(error),
    };
    clear(&next);
    let aside = done?;
    hand_over(&database, folder);
    Ok(Restored { contents, aside })
}

/// Takes away what is left of a database that never came to be.
fn clear(next: &Path) {
    for left in companions(next).iter().map(PathBuf::as_path).chain([next]) {
        let _ = std::fs::remove_file(left);
    }
}

/// Makes the next database out of the copy: whole, up to date, with a line in its log.
async fn prepare(next: &Path, file: &Path, now: Timestamp) -> Result<(), BackupError> {
    copy(SqliteConnectOptions::new().filename(file).read_only(true), next).await?;
    let store = Store::open_file(next).await?;
    // What the server would stumble over stops us here, while the present database still stands.
    let readable = match store.fiches().await {
        Ok(_) => store.holdings().await.map(drop),
        Err(error) => Err(error),
    };
    if let Err(error) = readable {
        store.close().await;
        return Err(match error {
            StoreError::Sql(_) => error.into(),
            cause => BackupError::Damaged(file.to_owned(), cause.to_string()),
        });
    }
    store.end_all_sessions().await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    store.note(now, "aanhaken", "teruggezet", &name).await?;
    let whole = integrity(&mut *store.readers.acquire().await?).await;
    store.close().await;
    whole.map_err(|cause| BackupError::Damaged(next.to_owned(), cause))
}

/// Puts the next database in the place of the present one; at every moment one of the two stands there whole.
async fn put_in_place(next: &Path, database: &Path, now: Timestamp) -> Result<Option<PathBuf>, BackupError> {
    let broken = |path: &Path| {
        let path = path.to_owned();
        move |cause| BackupError::File(path, cause)
    };
    let mut aside = None;
    if database.exists() {
        let kept = free_name(database, now);
        if settle(database).await? {
            std::fs::hard_link(database, &kept).or_else(|_| std::fs::copy(database, &kept).map(drop)).map_err(broken(&kept))?;
        } else {
            // Too damaged to be folded into one file: its three files go aside together.
            for (left, kept) in companions(database).iter().zip(companions(&kept)).filter(|(left, _)| left.exists()) {
                std::fs::rename(left, &kept).map_err(broken(left))?;
            }
            std::fs::hard_link(database, &kept).or_else(|_| std::fs::copy(database, &kept).map(drop)).map_err(broken(&kept))?;
        }
        aside = Some(kept);
    }
    std::fs::rename(next, database).map_err(broken(database))?;
    if let Some(folder) = database.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(aside)
}

/// Folds what is still in the journal into the file, so that it stands alone. `false` for one that is too damaged for that.
async fn settle(database: &Path) -> Result<bool, BackupError> {
    let options = SqliteConnectOptions::new().filename(database).busy_timeout(Duration::from_secs(1));
    let Ok(mut connection) = SqliteConnection::connect_with(&options).await else { return Ok(false) };
    let folded = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut connection).await;
    let closed = connection.close().await;
    if let Err(sqlx::Error::Database(error)) = &folded
        && error.code().is_some_and(|code| code == "5" || code == "6")
    {
        return Err(BackupError::Open(database.to_owned()));
    }
    if folded.is_err() || closed.is_err() {
        return Ok(false);
    }
    // Who closes last takes the journal away.
    match companions(database).iter().any(|left| left.exists()) {
        true => Err(BackupError::Open(database.to_owned())),
        false => Ok(true),
    }
}

fn free_name(database: &Path, now: Timestamp) -> PathBuf {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ");
    let named = |end: &str| database.with_file_name(format!("{DATABASE_FILE}.before-restore-{stamp}{end}"));
    let more = (2..).map(|number| named(&format!("-{number}")));
    std::iter::once(named("")).chain(more).find(|path| !path.exists()).unwrap_or_else(|| named(""))
}

/// Copies one database to a new file, as of one moment.
async fn copy(from: SqliteConnectOptions, to: &Path) -> Result<(), BackupError> {
    let broken = |cause: std::io::Error| match cause.kind() {
        ErrorKind::AlreadyExists => BackupError::Exists(to.to_owned()),
        _ => BackupError::File(to.to_owned(), cause),
    };
    let mut claim = OpenOptions::new();
    claim.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut claim, 0o600);
    claim.open(to).map_err(broken)?;
    let copied = copy_into(from, to).await;
    if copied.is_err() {
        let _ = std::fs::remove_file(to);
    }
    copied
}

async fn copy_into(from: SqliteConnectOptions, to: &Path) -> Result<(), BackupError> {
    let broken = |cause| BackupError::File(to.to_owned(), cause);
    let whole = to.canonicalize().map_err(broken)?;
    let name = whole.to_str().ok_or_else(|| broken(std::io::Error::new(ErrorKind::InvalidInput, "the name is not UTF-8")))?;
    let mut connection = SqliteConnection::connect_with(&from).await?;
    sqlx::query("VACUUM INTO ?1").bind(name).execute(&mut connection).await?;
    connection.close().await?;
    File::open(&whole).and_then(|file| file.sync_all()).map_err(broken)?;
    Ok(())
}

/// Looks whether a file is a whole database of ours that this version can read, and says what it holds.
///
/// # Errors
/// [`BackupError`]: what is wrong with it.
pub async fn examine(file: &Path) -> Result<Contents, BackupError> {
    let broken = |cause| BackupError::File(file.to_owned(), cause);
    let bytes = std::fs::metadata(file).map_err(broken)?.len();
    File::open(file).map_err(broken)?;
    let foreign = || BackupError::Foreign(file.to_owned());
    let options = SqliteConnectOptions::new().filename(file).read_only(true).busy_timeout(Duration::from_secs(5));
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(|_| foreign())?;
    let sql = "SELECT version, success, checksum FROM _sqlx_migrations ORDER BY version";
    let applied = sqlx::query(sql).fetch_all(&mut connection).await.map_err(|error| damage(file, &error).unwrap_or_else(foreign))?;
    for row in &applied {
        let (version, success, checksum): (i64, bool, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        match MIGRATIONS.iter().find(|migration| migration.version == version) {
            None => return Err(BackupError::Newer(file.to_owned())),
            Some(known) if !success || *known.checksum != *checksum => return Err(foreign()),
            Some(_) => {}
        }
    }
    let strange = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger'))";
    let strange: bool = sqlx::query_scalar(strange).fetch_one(&mut connection).await.map_err(|_| foreign())?;
    if applied.is_empty() || strange {
        return Err(foreign());
    }
    integrity(&mut connection).await.map_err(|cause| BackupError::Damaged(file.to_owned(), cause))?;
    let sql = "SELECT (SELECT count(*) FROM fiche), (SELECT count(*) FROM revision)";
    let (fiches, revisions) = sqlx::query_as(sql).fetch_one(&mut connection).await.map_err(|_| foreign())?;
    connection.close().await?;
    Ok(Contents { fiches, revisions, bytes })
}

/// Reads all of a database.
async fn integrity(connection: &mut SqliteConnection) -> Result<(), String> {
    let said: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *connection).await.map_err(|e| e.to_string())?;
    if said != "ok" {
        return Err(said.lines().last().unwrap_or_default().to_owned());
    }
    match sqlx::query("PRAGMA foreign_key_check").fetch_optional(connection).await {
        Ok(None) => Ok(()),
        Ok(Some(_)) => Err("a row refers to one that is not there".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// What SQLite says of a file that was a database once, or that it may not open; `None` for one that never was.
fn damage(file: &Path, error: &sqlx::Error) -> Option<BackupError> {
    let code = error.as_database_error()?.code()?;
    match code.as_ref() {
        "11" => Some(BackupError::Damaged(file.to_owned(), error.to_string())),
        "14" => {
            Some(BackupError::File(file.to_owned(), std::io::Error::other("SQLite cannot open it there; copy it to a folder that can be written")))
        }
        _ => None,
    }
}
