//! Measuring the search: against judged questions, by probes, and with other weights.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use aanhaken::catalog::Catalog;
use aanhaken::domain::fiche::Fiche;
use aanhaken::score::{self, Judged, fitting, probes};
use aanhaken::seeds;
use aanhaken::web::frame::clock::Clock;
use anyhow::Context;

use super::say;

/// The directory as it is inside the program.
fn catalog() -> anyhow::Result<Catalog> {
    let seeds = seeds::read(None)?;
    let fiches = seeds::check(&seeds).map_err(seeds::SeedError::Faults)?;
    Ok(Catalog::build(fiches.into_iter().map(Fiche::from).collect(), Arc::new(seeds.thesaurus()?))?)
}

fn judged(files: &[PathBuf]) -> anyhow::Result<Vec<Judged>> {
    let mut questions = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        questions.extend(score::read(&text).with_context(|| file.display().to_string())?);
    }
    Ok(questions)
}

pub fn score(files: &[PathBuf], folder: Option<&Path>, details: bool) -> anyhow::Result<()> {
    anyhow::ensure!(!files.is_empty() || folder.is_some(), "name a file of judged questions, or a folder of probes with --probes");
    let (catalog, today) = (catalog()?, Clock::system().today());
    if !files.is_empty() {
        say(score::report(&score::ask(&catalog, judged(files)?, today), details));
    }
    let Some(folder) = folder else { return Ok(()) };
    for probed in probes::probe(&catalog, folder, today).with_context(|| format!("{} cannot be read", folder.display()))? {
        say(format_args!("probe {:<10}{:.3}  {} of {}", probed.name, probed.share(), probed.right, probed.right + probed.wrong.len()));
        if details {
            probed.wrong.iter().for_each(|wrong| say(format_args!("    {wrong}")));
        }
    }
    if let Ok(text) = std::fs::read_to_string(folder.join("paraphrases.tsv")) {
        let (overlap, silent) = probes::overlap(&catalog, &text, today);
        say(format_args!("wordings of one need share {overlap:.2} of their first five; {} found nothing", silent.len()));
        silent.iter().for_each(|wording| say(format_args!("    “{wording}”")));
    }
    Ok(())
}

pub fn fit(files: &[PathBuf], folds: usize) -> anyhow::Result<()> {
    say(fitting::report(catalog()?, &judged(files)?, folds, Clock::system().today()).trim_end());
    Ok(())
}
