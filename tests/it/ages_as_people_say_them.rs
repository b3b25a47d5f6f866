//! The ages of `tests/queries/ages.tsv`, read as a visitor's question is read: with the thesaurus and the words of the fiches.

use std::collections::BTreeSet;

use aanhaken::catalog::Catalog;
use aanhaken::domain::fiche::Fiche;
use aanhaken::search::question::{Asked, Question};
use aanhaken::seeds;

/// The day on which the table is read.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 12, 1);
/// Ages that may be asked for; a range without a bound ends here.
const OLDEST: u8 = 99;

/// One line of the table.
struct Case {
    language: String,
    wanted: String,
    question: String,
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(format!("{}/tests/queries/ages.tsv", env!("CARGO_MANIFEST_DIR"))).expect("the table of ages");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let parts: Vec<&str> = line.splitn(3, '\t').collect();
            let [language, wanted, question] = parts[..] else { panic!("three columns: {line}") };
            Case { language: language.into(), wanted: wanted.into(), question: question.into() }
        })
        .collect()
}

/// The ages that the table names: `15`, `6+8+12`, `12..18`, `..11`, `16..`, `-`.
fn wanted(text: &str) -> BTreeSet<u8> {
    let age = |text: &str| text.parse::<u8>().expect("an age");
    match text.split_once("..") {
        _ if text == "-" => BTreeSet::new(),
        Some((min, max)) => {
            let min = if min.is_empty() { 0 } else { age(min) };
            let max = if max.is_empty() { OLDEST } else { age(max) };
            (min..=max).collect()
        }
        None => text.split('+').map(age).collect(),
    }
}

fn understood(question: &Question) -> BTreeSet<u8> {
    let mut ages = BTreeSet::new();
    for one in &question.understood {
        match &one.what {
            Asked::Age(said) => ages.extend(said),
            Asked::Ages(range) => ages.extend(range.min.unwrap_or(0)..=range.max.unwrap_or(OLDEST)),
            _ => {}
        }
    }
    ages
}

#[test]
fn ages_are_read_as_they_are_meant() {
    let seeds = seeds::read(None).expect("seeds");
    let fiches: Vec<Fiche> = seeds::check(&seeds).expect("seeds without faults").into_iter().map(Fiche::from).collect();
    let catalog = Catalog::build(fiches, seeds.thesaurus().expect("a thesaurus").into()).expect("an index");
    let cases = cases();
    let wrong = cases.iter().filter_map(|case| {
        let read = understood(&catalog.understand(&case.question, TODAY));
        let right = read == wanted(&case.wanted);
        (!right).then(|| format!("{} wanted {:8} read {read:?} in “{}”", case.language, case.wanted, case.question))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
