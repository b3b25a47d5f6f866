//! No write is half: whatever writes to the database begins, writes, and commits before it says anything. This walks the sources of the store and names
//! what does not; that nothing else reaches the connection that writes, the compiler sees to.

use std::fs;
use std::path::Path;

/// Statements that write.
const WRITES: [&str; 4] = ["INSERT INTO ", "UPDATE ", "DELETE FROM ", "REPLACE INTO "];

/// The functions of a source, each with its text, tests left out.
fn functions(source: &str) -> Vec<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let starts: Vec<usize> = code.match_indices("fn ").map(|(at, _)| at).filter(|at| *at == 0 || code[..*at].ends_with([' ', '\n'])).collect();
    starts.iter().enumerate().map(|(n, start)| &code[*start..starts.get(n + 1).copied().unwrap_or(code.len())]).collect()
}

/// What is wrong with the writes of a function.
fn fault(function: &str) -> Option<&'static str> {
    let code: String = function.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let writes = WRITES.iter().any(|write| code.contains(&format!("\"{write}")) || code.contains(&format!("{write}{{}}")));
    // Part of somebody else's write: it is handed what was begun.
    let part = code.split('{').next().is_some_and(|head| head.contains("&mut Writing"));
    let begins = code.contains("self.begin()") || code.contains("store.begin()");
    match (writes, begins) {
        (true, false) if !part => Some("writes and does not begin"),
        (_, true) if !code.contains(".commit().await") => Some("begins and does not commit"),
        _ => None,
    }
}

fn faults(folder: &Path) -> (usize, Vec<String>) {
    let (mut seen, mut found) = (0, Vec::new());
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let source = fs::read_to_string(&entry).expect("a source");
        // This one is what the others begin and commit with.
        for function in functions(&source).into_iter().filter(|_| entry.file_name().is_some_and(|name| name != "writing.rs")) {
            seen += usize::from(function.contains(".begin()"));
            let name = function[3..].split(['(', '<']).next().unwrap_or_default();
            found.extend(fault(function).map(|fault| format!("{}: {name} {fault}", entry.display())));
        }
    }
    (seen, found)
}

#[test]
fn every_write_of_the_store_begins_and_commits() {
    let (seen, faults) = faults(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 25, "only {seen} writes were seen");
}

#[test]
fn a_write_without_its_end_is_named() {
    let bare = "fn keep(&self) { sqlx::query(\"INSERT INTO a (b) VALUES (1) RETURNING id\").fetch_one(&self.pool) }";
    let open = "fn keep(&self) { let mut writing = self.begin().await?; sqlx::query(\"DELETE FROM a\").execute(&mut *writing).await?; Ok(()) }";
    let whole = "fn keep(&self) { let mut w = self.begin().await?; sqlx::query(\"DELETE FROM a\").execute(&mut *w).await?; w.commit().await }";
    let part = "fn forget(writing: &mut Writing) { sqlx::query(\"UPDATE a SET b = 1\").execute(&mut **writing) }";
    assert_eq!(fault(bare), Some("writes and does not begin"));
    assert_eq!(fault(open), Some("begins and does not commit"));
    assert_eq!((fault(whole), fault(part)), (None, None));
}
