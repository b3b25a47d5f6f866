//! The data folder: nobody but its owner looks into it, and one from which the database disappeared is not filled with a fresh one as if nothing had been.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::lock::LOCK_FILE;
use super::{DATABASE_FILE, Store, StoreError, make_folder};

/// What the file of the lock says once there was a database here.
const FURNISHED: &[u8] = b"a database was made here\n";

impl Store {
    /// Opens the database in this folder, making both where they do not exist, and migrates it upward.
    ///
    /// # Errors
    /// [`StoreError::Folder`], [`StoreError::Remains`], [`StoreError::Newer`] or [`StoreError::Open`].
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        ready(folder)?;
        let store = Self::open_file(&folder.join(DATABASE_FILE)).await?;
        note_furnished(folder);
        Ok(store)
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
}

/// Readies a folder for its database: there, writable, ours alone where we make it.
///
/// # Errors
/// [`StoreError::Folder`], or [`StoreError::Remains`] when a database was here and is gone.
fn ready(folder: &Path) -> Result<(), StoreError> {
    let broken = |cause| StoreError::Folder { folder: folder.to_owned(), cause };
    make_folder(folder).map_err(broken)?;
    // SQLite reports an unwritable folder in many ways; writing a file of our own reports it in one.
    let probe = folder.join(format!(".write-test-{}", std::process::id()));
    std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(probe)).map_err(broken)?;
    let database = folder.join(DATABASE_FILE);
    if !database.exists() && has_remains(folder) {
        return Err(StoreError::Remains(folder.to_owned()));
    }
    // Made by us and not by SQLite, so that there is no moment in which others can read it; its companions get the same rights.
    let mut file = OpenOptions::new();
    file.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(&database).map_err(broken)?;
    companions(&database).iter().chain([&database]).for_each(|file| close_to_others(file));
    Ok(())
}

/// Notes that there is a database here from now on.
fn note_furnished(folder: &Path) {
    let lock = folder.join(LOCK_FILE);
    if std::fs::metadata(&lock).is_ok_and(|file| file.len() > 0) {
        return;
    }
    let mut file = OpenOptions::new();
    file.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    if let Err(error) = file.open(&lock).and_then(|mut file| file.write_all(FURNISHED)) {
        tracing::warn!(%error, "it could not be noted that there is a database here");
    }
}

fn has_remains(folder: &Path) -> bool {
    let database = folder.join(DATABASE_FILE);
    companions(&database).iter().any(|left| left.exists()) || std::fs::metadata(folder.join(LOCK_FILE)).is_ok_and(|file| file.len() > 0)
}

/// The two files that SQLite keeps beside a database in use.
pub(super) fn companions(database: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|end| {
        let mut name = database.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    })
}

/// Takes the rights of others off a file that an earlier version made.
fn close_to_others(file: &Path) {
    #[cfg(unix)]
    if let Ok(there) = std::fs::metadata(file) {
        use std::os::unix::fs::PermissionsExt as _;
        if there.permissions().mode() & 0o077 != 0
            && let Err(error) = std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))
        {
            tracing::warn!(file = %file.display(), %error, "others on this machine can read this file");
        }
    }
    #[cfg(not(unix))]
    let _ = file;
}
