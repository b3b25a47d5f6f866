//! The house has floors, and each room looks only down (see the crate documentation).

use std::path::{Path, PathBuf};

/// Floor of each room, by the start of its path below `src/`; rooms of one floor do not look at each other, but for those of one folder.
const FLOORS: [(&str, u8); 13] = [
    ("config", 0),
    ("credentials", 1),
    ("domain", 1),
    ("search", 2),
    ("store", 2),
    ("export", 2),
    ("mail", 2),
    ("catalog", 3),
    ("coverage", 3),
    ("seeds", 3),
    ("exchange", 3),
    ("web", 4),
    ("score", 4),
];

fn room(path: &str) -> Option<(&'static str, u8)> {
    FLOORS.iter().find(|(room, _)| path == *room || path.starts_with(&format!("{room}::")) || path.starts_with(&format!("{room}/"))).copied()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_room_looks_only_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut looked = 0;
    for file in files {
        let name = file.strip_prefix(&src).expect("below src").with_extension("");
        let Some((here, floor)) = room(name.to_str().expect("a path")) else { continue };
        let text = std::fs::read_to_string(&file).expect("a source file");
        // Tests of a room may look anywhere.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for seen in line.split("crate::").skip(1) {
                let Some((there, other)) = room(seen.trim_end_matches(|c: char| !c.is_alphanumeric())) else { continue };
                looked += 1;
                assert!(there == here || other < floor, "{} looks from {here} at {there}: {line}", name.display());
            }
        }
    }
    assert!(looked > 40, "only {looked} imports were found: has the way of importing changed?");
}
