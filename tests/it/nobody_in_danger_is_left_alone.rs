//! Who writes that somebody is in danger is shown numbers to call, in whatever words; who only sounds like it is not. Measured on the sentences of
//! `tests/queries/danger.tsv` and `calm.tsv`, which were written before the rules were.

use aanhaken::catalog::Catalog;
use aanhaken::domain::fiche::Fiche;
use aanhaken::domain::query::SearchQuery;
use aanhaken::seeds;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 9, 1);

fn catalog() -> Catalog {
    let seeds = seeds::read(None).expect("seeds");
    let fiches: Vec<Fiche> = seeds::check(&seeds).expect("seeds without faults").into_iter().map(Fiche::from).collect();
    Catalog::build(fiches, seeds.thesaurus().expect("a thesaurus").into()).expect("an index")
}

/// The lines of a file of probes, each as its columns.
fn probes(file: &str) -> Vec<Vec<String>> {
    let path = format!("{}/tests/queries/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a file of probes");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Shares of the lines that were built with and of those that were held out, and what went wrong.
struct Outcome {
    built: f64,
    held: f64,
    wrong: Vec<String>,
}

fn outcome(file: &str, right: impl Fn(&[String]) -> bool) -> Outcome {
    let (mut good, mut all) = ([0.0, 0.0], [0.0, 0.0]);
    let mut wrong = Vec::new();
    for probe in probes(file) {
        let part = usize::from(probe[0] == "held");
        all[part] += 1.0;
        if right(&probe) {
            good[part] += 1.0;
        } else {
            wrong.push(probe.join(" | "));
        }
    }
    Outcome { built: good[0] / all[0], held: good[1] / all[1], wrong }
}

#[test]
fn who_is_in_danger_sees_whom_to_call_and_who_is_not_is_left_in_peace() {
    let catalog = catalog();
    let danger = outcome("danger.tsv", |probe| catalog.understand(&probe[4], TODAY).danger.is_some());
    let calm = outcome("calm.tsv", |probe| catalog.understand(&probe[2], TODAY).danger.is_none());
    let show = |what: &str, outcome: &Outcome| format!("{what}: built {:.3}, held {:.3}, wrong: {:#?}\n", outcome.built, outcome.held, outcome.wrong);
    let shown = show("danger", &danger) + &show("calm", &calm);
    assert!(danger.built >= 0.99 && danger.held >= 0.99 && calm.built >= 0.99 && calm.held >= 0.97, "{shown}");
}

#[test]
fn nobody_in_danger_gets_an_empty_page() {
    let catalog = catalog();
    let empty = outcome("danger.tsv", |probe| catalog.search(&SearchQuery::from_pairs([("q", &probe[4])]), TODAY).total > 0);
    assert!(empty.wrong.is_empty(), "{:#?}", empty.wrong);
}
