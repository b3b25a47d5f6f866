//! Everything as one JSON document. The same holdings give the same bytes, and the bytes give the same holdings.
//!
//! ```json
//! { "format": "aanhaken", "version": 1, "fiches": […], "synonyms": […], "documents": […],
//!   "unanswered_questions": […], "settled_questions": […], "reports": […], "proposals": […] }
//! ```
//!
//! A fiche carries its `former_addresses` and its `revisions`. `content` has the fields of [`FicheContent`](crate::domain::fiche::FicheContent),
//! `draft` those of a seed file. What is wrong with a document is said in Dutch: staff read it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::check::check;
use crate::domain::holdings::Holdings;

/// What the document says it is.
const FORMAT: &str = "aanhaken";
/// Goes up when a program that knows the number below would misread or lose something.
const VERSION: u64 = 1;
/// Most faults that are told at once.
const MOST_FAULTS: usize = 20;

/// Why a document is not taken in: one plain sentence, or one line a fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Refused(pub Vec<String>);

impl Refused {
    /// One sentence.
    pub fn because(sentence: impl Into<String>) -> Self {
        Self(vec![sentence.into()])
    }

    /// The sentence for a document of this many bytes, where this many MB are read.
    pub fn too_large(bytes: u64, most_megabytes: u64) -> Self {
        Self::because(format!("het bestand is {} MB groot; hoogstens {most_megabytes} MB wordt gelezen", bytes.div_ceil(1 << 20)))
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.0.iter().take(MOST_FAULTS).enumerate() {
            write!(f, "{}{fault}", if i == 0 { "" } else { "\n" })?;
        }
        match self.0.len().saturating_sub(MOST_FAULTS) {
            0 => Ok(()),
            more => write!(f, "\nen nog {more} fouten"),
        }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    version: u64,
    #[serde(flatten)]
    holdings: &'a Holdings,
}

#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

/// Writes the document, with a line break at its end.
///
/// # Errors
/// What serde says of a value that JSON cannot hold; there is none in [`Holdings`].
pub fn write(holdings: &Holdings) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&Document { format: FORMAT, version: VERSION, holdings })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a document and checks everything in it.
///
/// # Errors
/// [`Refused`]: what it is not, or all that is wrong in it.
pub fn read(bytes: &[u8]) -> Result<Holdings, Refused> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        Refused::because(format!("regel {line}: hier staan tekens die geen UTF-8 zijn"))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => Refused::because("dit is geen uitvoer van Aanhaken: bovenaan staan “format” en “version” niet"),
        _ => unreadable(&error),
    })?;
    match (head.format.as_deref(), head.version) {
        (Some(FORMAT), Some(VERSION)) => {}
        (Some(FORMAT), Some(other)) => {
            return Err(Refused::because(format!("dit is versie {other} van de uitvoer van Aanhaken; dit programma leest versie {VERSION}")));
        }
        _ => return Err(Refused::because("dit is geen uitvoer van Aanhaken: bovenaan staan “format” en “version” niet")),
    }
    let mut unknown = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let holdings: Holdings = serde_ignored::deserialize(&mut reader, |path| {
        let path = path.to_string();
        if path != "format" && path != "version" {
            unknown.push(format!("{}: dit veld bestaat niet", numbered(&path)));
        }
    })
    .map_err(|error| unreadable(&error))?;
    let (holdings, faults) = check(holdings);
    unknown.extend(faults);
    if unknown.is_empty() { Ok(holdings) } else { Err(Refused(unknown)) }
}

fn unreadable(error: &serde_json::Error) -> Refused {
    let said = error.to_string();
    let cause = said.rsplit_once(" at line ").map_or(said.as_str(), |(cause, _)| cause);
    let line = error.line();
    Refused::because(match error.classify() {
        Category::Eof => format!("regel {line}: het bestand houdt te vroeg op; het is niet volledig"),
        Category::Data => format!("regel {line}: deze waarde past hier niet ({cause})"),
        Category::Syntax | Category::Io => format!("regel {line}: dit is geen geldige JSON ({cause})"),
    })
}

/// `fiches.3.content.naam` → `fiches[3].content.naam`, the way all paths are written.
fn numbered(path: &str) -> String {
    let mut numbered = String::with_capacity(path.len() + 2);
    for part in path.split('.').filter(|part| *part != "?") {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            numbered.push_str(&format!("[{part}]"));
        } else {
            if !numbered.is_empty() {
                numbered.push('.');
            }
            numbered.push_str(part);
        }
    }
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "{\n  \"format\": \"aanhaken\",\n  \"version\": 1,\n  \"fiches\": [],\n  \"synonyms\": [],\n  \"documents\": [],\n  \
                         \"unanswered_questions\": [],\n  \"settled_questions\": [],\n  \"reports\": [],\n  \"proposals\": []\n}\n";

    fn refused(text: &str) -> String {
        read(text.as_bytes()).expect_err("a refusal").to_string()
    }

    #[test]
    fn nothing_is_a_document_too() {
        assert_eq!(String::from_utf8(write(&Holdings::default()).expect("a document")).expect("text"), EMPTY);
        assert_eq!(read(EMPTY.as_bytes()), Ok(Holdings::default()));
        assert_eq!(read(format!("\u{feff}{EMPTY}").as_bytes()), Ok(Holdings::default()), "as an editor under Windows saves it");
    }

    #[test]
    fn a_field_that_is_not_known_is_told_and_not_lost() {
        assert_eq!(refused(&EMPTY.replace("\"fiches\"", "\"faults\": [], \"fiches\"")), "faults: dit veld bestaat niet");
        let fault = refused(&EMPTY.replace(
            "\"documents\": []",
            "\"documents\": [{\"name\": \"a\", \"kleur\": \"rood\", \"content\": {}, \"saved_at\": \"2026-09-01T10:00:00Z\", \"saved_by\": \"x\"}]",
        ));
        assert_eq!(fault, "documents[0].kleur: dit veld bestaat niet");
    }

    #[test]
    fn another_version_and_another_format_are_named() {
        assert_eq!(refused(&EMPTY.replace("1,", "2,")), "dit is versie 2 van de uitvoer van Aanhaken; dit programma leest versie 1");
        for other in ["[]", "{}", "7", "\"tekst\"", "null", &EMPTY.replace("aanhaken", "anders"), &EMPTY.replace("1,", "\"1\",")] {
            assert!(refused(other).starts_with("dit is geen uitvoer van Aanhaken"), "{other}");
        }
    }
}
