//! `check`: the seed files, fault by fault and warning by warning, and what is not translated yet.

use std::path::Path;

use aanhaken::domain::glossary;
use aanhaken::domain::locale::Locale;
use aanhaken::domain::readability;
use aanhaken::seeds::{self, questions, warnings};
use aanhaken::store::fiches::NewFiche;
use aanhaken::web::frame::clock::Clock;
use aanhaken::web::public::guide;
use anyhow::anyhow;

use super::{counted, say};

pub fn check(folder: Option<&Path>, readability: bool) -> anyhow::Result<()> {
    let files = seeds::read(folder)?;
    if files.fiches.is_empty() {
        return Err(anyhow!("there are no seed files here: a folder of seeds holds fiches/*.toml"));
    }
    let fiches = seeds::check(&files).and_then(|fiches| {
        let faults = questions::check(&files.questions, &fiches);
        if faults.is_empty() { Ok(fiches) } else { Err(faults) }
    });
    let fiches = fiches.map_err(|faults| {
        let count = faults.len();
        anyhow!("{}\n{count} {}", seeds::SeedError::Faults(faults), if count == 1 { "fault" } else { "faults" })
    })?;
    let services: usize = fiches.iter().map(|fiche| fiche.content.services.len()).sum();
    say(format_args!("{} fiches, {services} services: no faults", fiches.len()));
    let found = warnings::find(&files.fiches, &fiches, &glossary::explained(), Clock::system().today());
    found.open.iter().for_each(say);
    say(format_args!("{}, {} answered in the files", counted(i64::try_from(found.open.len())?, "warning"), found.answered));
    for locale in [Locale::Fr, Locale::En] {
        say_untranslated(&fiches, locale);
    }
    if readability {
        say_readability(&fiches);
    }
    Ok(())
}

fn say_untranslated(fiches: &[NewFiche], locale: Locale) {
    let incomplete: Vec<_> =
        fiches.iter().map(|fiche| (&fiche.slug, fiche.content.untranslated(locale))).filter(|(_, missing)| !missing.is_empty()).collect();
    say(format_args!("complete in {}: {} of {} fiches", locale.code(), fiches.len() - incomplete.len(), fiches.len()));
    for (slug, missing) in incomplete {
        say(format_args!("  {slug}: not in {} yet: {}", locale.code(), missing.join(", ")));
    }
}

/// Prints how easily what parents read reads, the hardest first.
fn say_readability(fiches: &[NewFiche]) {
    for locale in [Locale::Nl, Locale::Fr, Locale::En] {
        let summaries = fiches.iter().map(|fiche| (fiche.slug.to_string(), fiche.content.summary.for_reader(locale).0.to_owned()));
        let guide = guide::chapters(locale).iter().map(|chapter| (format!("gids/{}", chapter.slug), chapter.text.clone()));
        let mut scores: Vec<(f64, String)> =
            summaries.chain(guide).filter_map(|(name, text)| Some((readability::score(&text, locale)?, name))).collect();
        scores.sort_by(|a, b| a.0.total_cmp(&b.0));
        let plain = scores.iter().filter(|(score, _)| *score >= readability::PLAIN).count();
        let middle = scores.get(scores.len() / 2).map_or(0.0, |(score, _)| *score);
        say(format_args!(
            "reading ease in {}: {plain} of {} texts score {} or more; median {middle:.0}",
            locale.code(),
            scores.len(),
            readability::PLAIN
        ));
        for (score, name) in scores {
            say(format_args!("  {score:5.1}  {name}"));
        }
    }
}
