//! The door: reads the command, does it, and is the only place that ends the program with a code.

mod commands;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use aanhaken::catalog::CurrentCatalog;
use aanhaken::config::{Cli, Command, Data, Serve};
use aanhaken::mail::Mailer;

use aanhaken::seeds;
use aanhaken::seeds::taking_over;
use aanhaken::store::Store;
use aanhaken::store::lock::FolderLock;
use aanhaken::web;
use aanhaken::web::frame::askers::Askers;
use aanhaken::web::frame::base_url::BaseUrl;
use aanhaken::web::frame::clock::Clock;
use aanhaken::web::frame::emergency::CurrentLines;
use aanhaken::web::frame::health::Pulse;
use aanhaken::web::frame::paths;
use aanhaken::web::frame::state::{AppState, Door, ShippedWords};
use anyhow::{Context, anyhow};
use clap::Parser;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use commands::{checking, copies, exchange, measure, people, say};

/// Longest time for what has to be put away at the end.
const PARTING: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,aanhaken=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let done = match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(settings) => run(serve(settings)),
        Command::Check { folder, leesbaarheid } => checking::check(folder.as_deref(), leesbaarheid),
        Command::Score { files, probes, details } => measure::score(&files, probes.as_deref(), details),
        Command::Fit { files, folds } => measure::fit(&files, folds),
        Command::Seeds { apply, data } => run(compare_seeds(apply, data)),
        Command::Export { format, out, separator, folder } => run(exchange::export(format, out, &separator, folder)),
        Command::Import { file, dry_run, max_mb, folder } => run(exchange::import(file, dry_run, max_mb, folder)),
        Command::Backup { file, folder } => run(copies::backup(file, folder)),
        Command::Restore { file, folder } => run(copies::restore(file, folder)),
        Command::User { what } => run(people::user(what)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One plain sentence, or one line a fault; no trace.
            say_error(&error);
            ExitCode::FAILURE
        }
    }
}

#[allow(clippy::print_stderr)]
fn say_error(error: &anyhow::Error) {
    eprintln!("{error:#}");
}

fn run(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime could not start")?;
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(PARTING);
    done
}

async fn serve(settings: Serve) -> anyhow::Result<()> {
    // The port first: who starts a second server by mistake should not touch the data.
    let listener = TcpListener::bind(settings.listen).await.map_err(|cause| match cause.kind() {
        std::io::ErrorKind::AddrInUse => anyhow!("{} is in use by another program; choose another with --listen", settings.listen),
        _ => anyhow!("cannot listen on {}: {cause}", settings.listen),
    })?;
    let address = format!("http://{}", listener.local_addr()?);
    let mail = Mailer::new(&settings.post)?;
    let clock = Clock::system();
    let _lock = FolderLock::take(&settings.data.folder.path)?;
    let store = Store::open(&settings.data.folder.path).await?;
    let seeds = seeds::read(settings.data.seeds.as_deref())?;
    let loaded = seeds::load_if_empty(&store, &seeds, clock.now()).await?;
    store.tidy_unanswered(clock.today()).await?;
    let shipped = ShippedWords(seeds.words()?.into());
    let current = CurrentCatalog::load(&store, Arc::clone(&shipped.0)).await?;
    let emergency = CurrentLines::load(&store).await?;
    let catalog = current.now();
    tracing::info!(migrations = store.migrated, loaded = loaded.fiches, fiches = catalog.fiches().len(), services = catalog.service_count(), "ready");
    say(format_args!(
        "{} migrations run, {} fiches loaded from the seeds; {} fiches, {} services\nlistening on {address}",
        store.migrated,
        loaded.fiches,
        catalog.fiches().len(),
        catalog.service_count()
    ));
    let base = BaseUrl::new(settings.base_url.as_ref().map_or(address.as_str(), |url| url.as_str()));
    let door = Door::new(settings.hash, settings.patience);
    if !store.has_staff().await? {
        say(format_args!("no staff account yet; make the first one at {}", base.full(&paths::first_account(&door.first_key))));
    }
    let state = AppState {
        catalog: current,
        clock,
        base,
        store: store.clone(),
        door,
        shipped,
        emergency,
        mail,
        pulse: Pulse::default(),
        askers: Askers::default(),
    };
    web::serve::serve(listener, web::router(state)).await;
    // What is committed is on the disk; nothing that still runs may keep us here.
    let _ = tokio::time::timeout(PARTING, store.close()).await;
    Ok(())
}

async fn compare_seeds(apply: bool, data: Data) -> anyhow::Result<()> {
    let seeds = seeds::check(&seeds::read(data.seeds.as_deref())?).map_err(seeds::SeedError::Faults)?;
    let store = Store::open(&data.folder.path).await?;
    let found = taking_over::differences(&seeds, &store.fiches().await?);
    for difference in &found {
        say(difference);
    }
    if found.is_empty() {
        say("no differences");
    } else if apply {
        let taken = taking_over::apply(&store, seeds, &found, Clock::system().now()).await?;
        say(format_args!("{taken} fiches taken over from the seeds; restart a running server to see them"));
    }
    store.close().await;
    Ok(())
}
