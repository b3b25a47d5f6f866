//! `export` and `import`.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use aanhaken::config::{Folder, Format};
use aanhaken::domain::holdings::Holdings;
use aanhaken::exchange;
use aanhaken::export::document;
use aanhaken::export::table;
use aanhaken::store::fiches::Reason;
use aanhaken::store::lock::FolderLock;
use aanhaken::store::{Store, StoreError};
use aanhaken::web::frame::clock::Clock;
use anyhow::Context;

use super::say;

pub async fn export(format: Format, out: Option<PathBuf>, separator: &str, folder: Folder) -> anyhow::Result<()> {
    let store = Store::open_existing(&folder.path).await?;
    let bytes = match format {
        Format::Json => document::write(&store.holdings().await?)?,
        Format::Csv => table::write(&store.fiches().await?, separator.bytes().next().unwrap_or(b','))?,
    };
    store.close().await;
    match out {
        Some(file) => write_file(&file, &bytes).with_context(|| format!("{} cannot be written", file.display())),
        None => match std::io::stdout().write_all(&bytes).and_then(|()| std::io::stdout().flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("the output cannot be written"),
            _ => Ok(()),
        },
    }
}

/// Writes a file that only its owner can read, since reports may hold mail addresses; an earlier one is replaced once the new one is whole.
fn write_file(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if file.exists() && !file.is_file() {
        return OpenOptions::new().write(true).open(file)?.write_all(bytes);
    }
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let _ = std::fs::remove_file(&part);
    let written = create(&part).and_then(|mut new| new.write_all(bytes).and_then(|()| new.sync_all())).and_then(|()| std::fs::rename(&part, file));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written
}

fn create(part: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(part)
}

pub async fn import(file: PathBuf, dry_run: bool, max_mb: u64, folder: Folder) -> anyhow::Result<()> {
    let wanted = exchange::read_file(&file, max_mb)?;
    let store = match (Store::open_existing(&folder.path).await, dry_run) {
        // To say what would come into an empty folder, nothing has to be made.
        (Err(StoreError::Absent(_)), true) => {
            say(exchange::plan(&Holdings::default(), wanted)?);
            return Ok(());
        }
        (Err(StoreError::Absent(_)), false) => Store::open(&folder.path).await?,
        (opened, _) => opened?,
    };
    let plan = exchange::plan(&store.holdings().await?, wanted)?;
    say(&plan);
    if plan.is_empty() || dry_run {
        say("nothing changed");
    } else {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        exchange::take_in(&store, &plan, &name, Reason { by: "aanhaken", why: "import", at: Clock::system().now() }).await?;
        say(if FolderLock::is_held(&folder.path) { "taken in; restart the running server to see it" } else { "taken in" });
    }
    store.close().await;
    Ok(())
}
