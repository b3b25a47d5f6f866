//! One server for one data folder: it keeps the fiches in memory, so a second one would show what the first no longer says, and a restore under a
//! running one would pull the floor away. The system lets go of the lock when the program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::{StoreError, hand_over, make_folder};

/// File name of the lock within the data folder. It stays when nobody holds it; what counts is the lock on it.
pub const LOCK_FILE: &str = "aanhaken.lock";

/// The data folder is ours for as long as this lives.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Takes this folder, making it where it does not exist.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while another program has it, [`StoreError::Folder`] when it cannot be written.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        let broken = |cause| StoreError::Folder { folder: folder.to_owned(), cause };
        make_folder(folder).map_err(broken)?;
        let path = folder.join(LOCK_FILE);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = match options.open(&path) {
            // Whoever made it had other rights; to lock it, reading is enough.
            Err(error) if error.kind() == ErrorKind::PermissionDenied && path.exists() => File::open(&path),
            opened => opened,
        }
        .map_err(broken)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse(folder.to_owned())),
            Err(TryLockError::Error(cause)) => return Err(broken(cause)),
        }
        hand_over(&path, folder);
        Ok(Self { _file: file })
    }

    /// Whether a server runs on this folder.
    pub fn is_held(folder: &Path) -> bool {
        folder.join(LOCK_FILE).exists() && matches!(Self::take(folder), Err(StoreError::InUse(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_taken_once_and_free_again_after() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!FolderLock::is_held(folder.path()));
        let lock = FolderLock::take(folder.path()).expect("the folder");
        assert!(FolderLock::is_held(folder.path()));
        assert!(matches!(FolderLock::take(folder.path()), Err(StoreError::InUse(_))));
        drop(lock);
        assert!(FolderLock::take(folder.path()).is_ok());
    }
}
