//! How the seed files stand to the database, and taking over what differs, on request only.

use std::fmt;

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::fiche::Fiche;
use crate::domain::values::Slug;
use crate::store::fiches::{NewFiche, Reason};
use crate::store::{Store, StoreError};

/// How a seed stands to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Only the seeds have it.
    New(Slug),
    /// Only the database has it.
    Missing(Slug),
    /// Both have it, with other values in these fields.
    Changed(Slug, Vec<String>),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(slug) => write!(f, "{slug}: only in the seeds"),
            Self::Missing(slug) => write!(f, "{slug}: only in the database"),
            Self::Changed(slug, fields) => write!(f, "{slug}: {}", fields.join(", ")),
        }
    }
}

/// Compares seeds and database, by slug.
pub fn differences(seeds: &[NewFiche], kept: &[Fiche]) -> Vec<Difference> {
    let mut found = Vec::new();
    for seed in seeds {
        match kept.iter().find(|fiche| fiche.slug == seed.slug) {
            None => found.push(Difference::New(seed.slug.clone())),
            Some(fiche) => {
                let mut fields = Vec::new();
                if seed.status != fiche.status {
                    fields.push("status".to_owned());
                }
                // A later check counts; that staff checked since is no difference to take back.
                if seed.verified_on > fiche.verified_on {
                    fields.push("verified_on".to_owned());
                }
                let as_json = |content| serde_json::to_value(content).unwrap_or_default();
                differing("", &as_json(&seed.content), &as_json(&fiche.content), &mut fields);
                if !fields.is_empty() {
                    found.push(Difference::Changed(seed.slug.clone(), fields));
                }
            }
        }
    }
    let only_kept = kept.iter().filter(|fiche| seeds.iter().all(|seed| seed.slug != fiche.slug));
    found.extend(only_kept.map(|fiche| Difference::Missing(fiche.slug.clone())));
    found
}

fn differing(path: &str, a: &Value, b: &Value, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(left), Value::Object(right)) => {
            for (key, value) in left {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                differing(&path, value, right.get(key).unwrap_or(&Value::Null), found);
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (i, (one, other)) in left.iter().zip(right).enumerate() {
                differing(&format!("{path}[{i}]"), one, other, found);
            }
        }
        (left, right) if left != right => found.push(path.to_owned()),
        _ => {}
    }
}

/// Takes over from the seeds what is new or differs; what only the database has stays. Gives how many fiches were written.
///
/// # Errors
/// [`StoreError`]; nothing is written then.
pub async fn apply(store: &Store, seeds: Vec<NewFiche>, found: &[Difference], now: Timestamp) -> Result<usize, StoreError> {
    let wanted = |slug: &Slug| found.iter().any(|one| matches!(one, Difference::New(s) | Difference::Changed(s, _) if s == slug));
    let kept = store.fiches().await?;
    let taken: Vec<NewFiche> = seeds
        .into_iter()
        .filter(|seed| wanted(&seed.slug))
        .map(|seed| {
            // A person's check is not undone by a file: it stays unless the seed carries a later one.
            let checked = kept.iter().find(|fiche| fiche.slug == seed.slug).and_then(|fiche| fiche.verified_on);
            NewFiche { verified_on: seed.verified_on.max(checked), ..seed }
        })
        .collect();
    store.save_all(&taken, Reason { by: "aanhaken", why: "overgenomen uit de meegeleverde fiches", at: now }).await?;
    Ok(taken.len())
}
