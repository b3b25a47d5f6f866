//! A seed file, its faults, and where in it a field stands.

use std::fmt;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

/// A seed file as it was read.
#[derive(Debug, Clone)]
pub struct SeedFile {
    /// Path, for messages.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// One fault in a seed file, printed as `path:line: what is wrong`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// One plain sentence.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Reads a file as UTF-8 and TOML; what is neither is one fault with its line.
pub fn parse<T: DeserializeOwned>(file: &SeedFile) -> Result<T, Vec<Fault>> {
    let at = |line, message: String| vec![Fault { file: file.path.clone(), line, message }];
    if let Some(line) = file.text.split('\n').position(|line| line.contains('\u{fffd}')) {
        return Err(at(line + 1, "hier staan tekens die geen UTF-8 zijn".into()));
    }
    toml::from_str(&file.text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(&file.text, span.start));
        at(line, error.message().to_owned())
    })
}

/// The name of a file without its ending: the slug of a fiche.
pub fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

/// Finds the line of a field by its path, or of the nearest thing around it that is in the file.
pub struct Lines<'a> {
    text: &'a str,
    table: Option<DeTable<'a>>,
}

impl<'a> Lines<'a> {
    /// Reads a file once.
    pub fn of(text: &'a str) -> Self {
        Self { text, table: DeTable::parse(text).ok().map(toml::Spanned::into_inner) }
    }

    /// The line of a field, from 1.
    pub fn line(&self, path: &str) -> usize {
        let Some(table) = &self.table else { return 1 };
        let mut offset = 0;
        let mut here: Option<&DeValue<'_>> = None;
        for part in path.split(['.', '[']) {
            let next = match (part.strip_suffix(']'), here) {
                (Some(index), Some(DeValue::Array(items))) => index.parse().ok().and_then(|i: usize| items.get(i)),
                (None, Some(DeValue::Table(table))) => table.get(part),
                (None, None) => table.get(part),
                _ => None,
            };
            let Some(next) = next else { break };
            offset = next.span().start;
            here = Some(next.get_ref());
        }
        line_of(self.text, offset)
    }
}
