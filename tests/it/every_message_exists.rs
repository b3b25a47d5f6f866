//! No page shows a key instead of a sentence: every message that the code or a template asks for is in the catalogue, and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aanhaken::domain::locale::Locale;

fn files(folder: &str, extension: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(path.to_str().expect("a path"), extension, found);
        } else if path.extension().is_some_and(|one| one == extension) {
            found.push(std::fs::read_to_string(path).expect("a text file"));
        }
    }
}

/// The first text in quotes behind each call of one of the methods that read the catalogue.
fn asked(sources: &[String], calls: &[&str]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for source in sources {
        for call in calls {
            for behind in source.split(call).skip(1) {
                if let Some(key) = behind.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    keys.insert(key.to_owned());
                }
            }
        }
    }
    keys
}

#[test]
fn every_key_that_is_asked_for_has_a_sentence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(root.join("src/web").to_str().expect("a path"), "rs", &mut sources);
    files(root.join("templates").to_str().expect("a path"), "html", &mut sources);
    files(root.join("templates").to_str().expect("a path"), "xml", &mut sources);
    let keys = asked(&sources, &["t.get(", "t.with(", "t.count(", "t.about(", "page.t(", "page.count(", "page.about(", "page.on("]);
    assert!(keys.len() > 80, "only {} keys were found: has the way of asking changed?", keys.len());
    for locale in Locale::SERVED {
        for key in &keys {
            assert!(locale.messages().has(key), "{}: no message {key}", locale.code());
        }
    }
}

/// Each key of a catalogue with the arguments that its sentence takes.
fn arguments(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/templates/messages/{}.ftl", env!("CARGO_MANIFEST_DIR"), locale.code());
    let source = std::fs::read_to_string(path).expect("a catalogue");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut here = String::new();
    for line in source.lines() {
        if let Some((key, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            here = key.to_owned();
            assert!(found.insert(here.clone(), BTreeSet::new()).is_none(), "{}: {here} stands there twice", locale.code());
        }
        let named = line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default().to_owned());
        found.entry(here.clone()).or_default().extend(named);
    }
    found.remove("");
    found
}

#[test]
fn the_three_catalogues_say_the_same_things() {
    let dutch = arguments(Locale::Nl);
    for locale in Locale::SERVED {
        let other = arguments(*locale);
        let missing: Vec<_> = dutch.keys().filter(|key| !other.contains_key(*key)).collect();
        let superfluous: Vec<_> = other.keys().filter(|key| !dutch.contains_key(*key)).collect();
        assert!(missing.is_empty() && superfluous.is_empty(), "{}: missing {missing:?}, superfluous {superfluous:?}", locale.code());
        assert_eq!(locale.messages().keys().count(), dutch.len(), "{}: a sentence that cannot be read", locale.code());
        for (key, named) in &other {
            // Each language tells hours and days with the pieces that it needs.
            let free = ["tijd", "tijd-heel"].contains(&key.as_str());
            assert!(free || *named == dutch[key], "{}: {key} takes {named:?}, in Dutch {:?}", locale.code(), dutch[key]);
        }
    }
}

#[test]
fn no_sentence_is_left_as_it_was_in_another_language() {
    for (one, other) in [(Locale::Nl, Locale::Fr), (Locale::Nl, Locale::En), (Locale::Fr, Locale::En)] {
        for key in one.messages().keys() {
            let (said, also) = (one.messages().get(key), other.messages().get(key));
            assert!(said == key || said.split(' ').count() < 3 || said != also, "{key} is “{said}” in two languages");
        }
    }
}

#[test]
fn every_sentence_is_asked_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    files(root.join("src").to_str().expect("a path"), "rs", &mut sources);
    files(root.join("templates").to_str().expect("a path"), "html", &mut sources);
    files(root.join("templates").to_str().expect("a path"), "xml", &mut sources);
    let all = sources.join("\n");
    let catalogue = std::fs::read_to_string(root.join("templates/messages/nl.ftl")).expect("the catalogue");
    let keys = catalogue.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(|line| line.split(" =").next());
    // Labels of closed lists, months and explanations are asked for by a key that is put together.
    let made = [
        "parameter-",
        "fase-",
        "thema-",
        "doelgroep-",
        "aanmelding-",
        "kostprijs-",
        "taal-",
        "niveau-",
        "regio-",
        "ik-",
        "open-",
        "sorteer-",
        "dag-",
        "maand-",
        "melding-stand-",
        "open-",
    ];
    for key in keys.filter(|key| !made.iter().any(|start| key.starts_with(start))) {
        assert!(all.contains(&format!("\"{key}\"")), "nobody asks for {key}");
    }
}
