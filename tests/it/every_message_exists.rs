//! No page shows a key instead of a sentence: every message that the code or a template asks for is in the catalogue, and none is there for nothing.

use std::collections::BTreeSet;
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
    let keys = asked(&sources, &["t.get(", "t.with(", "t.count(", "t.about(", "page.t(", "page.count(", "page.about(", "page.on(", "said("]);
    assert!(keys.len() > 80, "only {} keys were found: has the way of asking changed?", keys.len());
    for locale in Locale::SERVED {
        for key in &keys {
            assert!(locale.messages().has(key), "{}: no message {key}", locale.code());
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
        "fase-",
        "thema-",
        "doelgroep-",
        "aanmelding-",
        "kostprijs-",
        "taal-",
        "niveau-",
        "regio-",
        "ik-",
        "sorteer-",
        "dag-",
        "maand-",
        "melding-stand-",
    ];
    for key in keys.filter(|key| !made.iter().any(|start| key.starts_with(start))) {
        assert!(all.contains(&format!("\"{key}\"")), "nobody asks for {key}");
    }
}
