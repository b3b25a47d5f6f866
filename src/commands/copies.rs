//! `backup` and `restore`.

use std::path::PathBuf;

use aanhaken::config::Folder;
use aanhaken::store::backup::{self, Contents};
use aanhaken::store::lock::FolderLock;
use aanhaken::web::frame::clock::Clock;

use super::{counted, say};

pub async fn backup(file: PathBuf, folder: Folder) -> anyhow::Result<()> {
    let contents = backup::backup(&folder.path, &file).await?;
    say(format_args!("{} written and read again: {}", file.display(), told(contents)));
    Ok(())
}

pub async fn restore(file: PathBuf, folder: Folder) -> anyhow::Result<()> {
    let lock = FolderLock::take(&folder.path)?;
    let restored = backup::restore(&folder.path, &lock, &file, Clock::system().now()).await?;
    say(format_args!("{} restored: {}; everybody has to sign in again", file.display(), told(restored.contents)));
    if let Some(aside) = restored.aside {
        say(format_args!("the database that was there is now {}", aside.display()));
    }
    Ok(())
}

fn told(contents: Contents) -> String {
    format!("{}, {}", counted(contents.fiches, "fiche"), counted(contents.revisions, "revision"))
}
