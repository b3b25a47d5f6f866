//! Probes: lists of questions of which no order of fiches is judged, but one thing that must be understood: an age, danger, calm, nothing of ours. And how
//! much the answers to different wordings of one need have in common.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::domain::query::SearchQuery;
use crate::search::question::{Asked, Question};

/// Ages that may be asked for; a range without an upper bound ends here.
const OLDEST: u8 = 99;
/// Fiches that wordings of one need are compared by.
const FIRST: usize = 5;

/// The result of one list.
#[derive(Debug, Clone, PartialEq)]
pub struct Probed {
    /// Name of the list.
    pub name: &'static str,
    /// Questions that were understood as the list says.
    pub right: usize,
    /// Each question that was not, with what was made of it.
    pub wrong: Vec<String>,
}

impl Probed {
    /// Share of the questions that were understood.
    pub fn share(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong.len()).max(1) as f64
    }
}

/// Asks every list that is in this folder: `ages.tsv`, `danger.tsv`, `calm.tsv`, `off_topic.tsv`; how they are laid out stands in the README beside
/// them.
///
/// # Errors
/// A file that cannot be read.
pub fn probe(catalog: &Catalog, folder: &Path, today: Date) -> std::io::Result<Vec<Probed>> {
    let mut found = Vec::new();
    let kinds: [(&str, &str, Check); 4] =
        [("ages", "ages.tsv", ages), ("danger", "danger.tsv", danger), ("calm", "calm.tsv", calm), ("off-topic", "off_topic.tsv", off_topic)];
    for (name, file, check) in kinds {
        let path = folder.join(file);
        if !path.exists() {
            continue;
        }
        let text = std::fs::read_to_string(path)?;
        let mut probed = Probed { name, right: 0, wrong: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let Some(question) = columns.last().filter(|_| columns.len() > 1 && columns[0] != "part") else { continue };
            match check(&Probe { catalog, columns: &columns, question, today }) {
                Ok(()) => probed.right += 1,
                Err(made) => probed.wrong.push(format!("“{question}”: {made}")),
            }
        }
        found.push(probed);
    }
    Ok(found)
}

/// Whether a question was understood as its line says; else what was made of it.
type Check = fn(&Probe<'_>) -> Result<(), String>;

struct Probe<'a> {
    catalog: &'a Catalog,
    columns: &'a [&'a str],
    question: &'a str,
    today: Date,
}

impl Probe<'_> {
    fn understood(&self) -> Question {
        self.catalog.understand(self.question, self.today)
    }
}

fn ages(probe: &Probe<'_>) -> Result<(), String> {
    let mut understood = BTreeSet::new();
    for one in &probe.understood().understood {
        match &one.what {
            Asked::Age(said) => understood.extend(said),
            Asked::Ages(range) => understood.extend(range.min.unwrap_or(0)..=range.max.unwrap_or(OLDEST)),
            _ => {}
        }
    }
    let wanted = wanted(probe.columns[1]);
    if understood == wanted { Ok(()) } else { Err(format!("wanted {}, understood {understood:?}", probe.columns[1])) }
}

/// The ages that a line names: `15`, `6+8+12`, `12..18`, `..11`, `16..`, `-`.
fn wanted(text: &str) -> BTreeSet<u8> {
    let age = |text: &str| text.parse::<u8>().ok();
    match text.split_once("..") {
        _ if text == "-" => BTreeSet::new(),
        Some((min, max)) => (age(min).unwrap_or(0)..=age(max).unwrap_or(OLDEST)).collect(),
        None => text.split('+').filter_map(age).collect(),
    }
}

fn danger(probe: &Probe<'_>) -> Result<(), String> {
    probe.understood().danger.map(|_| ()).ok_or_else(|| "no danger was seen".into())
}

fn calm(probe: &Probe<'_>) -> Result<(), String> {
    probe.understood().danger.map_or(Ok(()), |danger| Err(format!("danger was seen: {danger:?}")))
}

/// `nothing` finds nothing, anything else finds something.
fn off_topic(probe: &Probe<'_>) -> Result<(), String> {
    let found = probe.catalog.search(&SearchQuery::from_pairs([("q", probe.question)]), probe.today);
    match (probe.columns[1] == "nothing", found.total) {
        (true, 0) | (false, 1..) => Ok(()),
        (true, total) => Err(format!("{total} fiches, {} first", found.hits[0].fiche.slug)),
        (false, _) => Err("nothing was found".into()),
    }
}

/// How much the first five fiches of different wordings of one need have in common, 0 to 1: the mean over all pairs of wordings; with the wordings that
/// found nothing. A line is a need, a tab and a wording.
pub fn overlap(catalog: &Catalog, text: &str, today: Date) -> (f64, Vec<String>) {
    let mut needs: BTreeMap<&str, Vec<BTreeSet<String>>> = BTreeMap::new();
    let mut silent = Vec::new();
    for (need, wording) in text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')) {
        let found = catalog.search(&SearchQuery::from_pairs([("q", wording)]), today);
        let first: BTreeSet<String> = found.hits.iter().take(FIRST).map(|hit| hit.fiche.slug.to_string()).collect();
        if first.is_empty() {
            silent.push(wording.to_owned());
        }
        needs.entry(need).or_default().push(first);
    }
    let mut shares = Vec::new();
    for wordings in needs.values() {
        for (at, one) in wordings.iter().enumerate() {
            shares.extend(wordings[at + 1..].iter().map(|other| one.intersection(other).count() as f64 / one.union(other).count().max(1) as f64));
        }
    }
    (shares.iter().sum::<f64>() / shares.len().max(1) as f64, silent)
}
