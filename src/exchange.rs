//! Where the database meets a document: what an import would do, and doing it. What only the database has stays; a fiche that differs gets a next
//! version; what the database keeps without versions is added to and never overwritten.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::domain::changes::changes;
use crate::domain::draft::FicheDraft;
use crate::domain::fiche::FicheContent;
use crate::domain::holdings::{HeldFiche, Holdings};
use crate::domain::values::Slug;
use crate::export::document::{self, Refused};
use crate::search::thesaurus::Entry;
use crate::store::fiches::{Reason, SaveError};
use crate::store::holdings::{Intake, NextVersion};
use crate::store::{Store, StoreError};

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("{0} cannot be read: {1}")]
    File(PathBuf, std::io::Error),
    /// The document does not hold.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody saved a fiche between looking and taking in.
    #[error("terwijl dit gebeurde is er iets bewaard; er is niets ingelezen: probeer het opnieuw")]
    Meanwhile,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SaveError> for ImportError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Store(error) => Self::Store(error),
            SaveError::Conflict(_) | SaveError::Missing | SaveError::Taken => Self::Meanwhile,
        }
    }
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its path: `services[praten].ages.min`.
    pub path: String,
    /// The field in words: “Aanbod “Praten”: jongste leeftijd”.
    pub label: String,
}

/// What an import does to one fiche.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is not here yet, and comes with this many versions.
    New(usize),
    /// It gets a next version.
    Differs {
        /// What differs.
        fields: Vec<Field>,
        /// How often it was saved here since the file was made; what was saved then, the next version takes back.
        behind: usize,
    },
}

/// Things without versions, by what they are called in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Others {
    /// What they are: `synonyms`.
    pub what: &'static str,
    /// How many are added.
    pub added: usize,
    /// How many are here with another content, and stay as they are here.
    pub kept: usize,
}

/// What an import would do, and all that it needs to do it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The fiches that change, by address.
    pub fiches: Vec<(Slug, Change)>,
    /// How many fiches are the same here.
    pub same: usize,
    /// How many fiches only the database has; they stay.
    pub only_here: usize,
    /// The rest.
    pub others: Vec<Others>,
    intake: Intake,
}

impl Plan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.intake == Intake::default()
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (slug, change) in &self.fiches {
            match change {
                Change::New(1) => writeln!(f, "{slug}: new")?,
                Change::New(versions) => writeln!(f, "{slug}: new, with {versions} versions")?,
                Change::Differs { fields, behind } => {
                    let paths: Vec<&str> = fields.iter().map(|field| field.path.as_str()).collect();
                    write!(f, "{slug}: {}", paths.join(", "))?;
                    match behind {
                        0 => writeln!(f)?,
                        behind => writeln!(f, " (takes back what was saved since the file was made: {behind} saves)")?,
                    }
                }
            }
        }
        for Others { what, added, kept } in self.others.iter().filter(|others| others.added + others.kept > 0) {
            match kept {
                0 => writeln!(f, "{what}: {added} new")?,
                kept => writeln!(f, "{what}: {added} new, {kept} differ and stay as they are here")?,
            }
        }
        let changed = self.fiches.len();
        write!(f, "{changed} fiches new or different, {} the same, {} only in the database", self.same, self.only_here)
    }
}

/// Reads a document from a file, which may be of anybody's making: one of more than this many MB is not read at all.
///
/// # Errors
/// [`ImportError::File`] or [`ImportError::Refused`].
pub fn read_file(path: &Path, most_megabytes: u64) -> Result<Holdings, ImportError> {
    let broken = |cause| ImportError::File(path.to_owned(), cause);
    let most = most_megabytes << 20;
    let file = std::fs::File::open(path).map_err(broken)?;
    let size = file.metadata().map_err(broken)?.len();
    if size > most {
        return Err(Refused::too_large(size, most_megabytes).into());
    }
    // What is no ordinary file says nothing of its size.
    let mut bytes = Vec::new();
    let read_bytes = file.take(most + 1).read_to_end(&mut bytes).map_err(broken)?;
    match u64::try_from(read_bytes) {
        Ok(size) if size <= most => Ok(read(&bytes)?),
        _ => Err(Refused::too_large(most + 1, most_megabytes).into()),
    }
}

/// Reads a document and checks all that can be checked without a database.
///
/// # Errors
/// [`Refused`].
pub fn read(bytes: &[u8]) -> Result<Holdings, Refused> {
    let holdings = document::read(bytes)?;
    let mut faults = Vec::new();
    for (i, synonym) in holdings.synonyms.iter().enumerate() {
        let entry = Entry { means: vec![synonym.means.clone()], ..Entry::default() };
        if let Err((_, fault)) = entry.meanings() {
            faults.push(format!("synonyms[{i}]: means: {fault}"));
        }
    }
    if faults.is_empty() { Ok(holdings) } else { Err(Refused(faults)) }
}

/// What taking in this document would do to what is here.
///
/// # Errors
/// [`Refused`] when the two cannot go together: an address that means another fiche here, a related fiche that neither has.
pub fn plan(here: &Holdings, file: Holdings) -> Result<Plan, Refused> {
    let mut intake = Intake { former_addresses: new_addresses(here, &file)?, ..Intake::default() };
    let kept: HashMap<&Slug, &HeldFiche> = here.fiches.iter().map(|fiche| (&fiche.slug, fiche)).collect();
    let only_here = here.fiches.len() - file.fiches.iter().filter(|fiche| kept.contains_key(&fiche.slug)).count();
    let (mut fiches, mut same) = (Vec::new(), 0);
    for fiche in file.fiches {
        let slug = fiche.slug.clone();
        match kept.get(&slug) {
            None => {
                fiches.push((slug, Change::New(fiche.revisions.len())));
                intake.changed.extend(unsaved(&fiche));
                intake.new.fiches.push(fiche);
            }
            Some(kept) => match (behind(kept, &fiche), next_version(kept, fiche)) {
                (behind, Some((next, fields))) => {
                    fiches.push((slug, Change::Differs { fields, behind }));
                    intake.changed.push(next);
                }
                (_, None) => same += 1,
            },
        }
    }
    fiches.sort_by(|(one, _), (other, _)| one.cmp(other));
    check_names(here, &intake)?;
    let new = &mut intake.new;
    let others = vec![
        Others { what: "former_addresses", added: intake.former_addresses.len(), kept: 0 },
        add("synonyms", &here.synonyms, file.synonyms, &mut new.synonyms, |one| (one.means.clone(), one.language.clone(), one.phrase.clone())),
        add("documents", &here.documents, file.documents, &mut new.documents, |one| one.name.clone()),
        add("unanswered_questions", &here.unanswered_questions, file.unanswered_questions, &mut new.unanswered_questions, Clone::clone),
        add("settled_questions", &here.settled_questions, file.settled_questions, &mut new.settled_questions, |one| one.text.clone()),
        add("reports", &here.reports, file.reports, &mut new.reports, |one| one.token.clone()),
        add("proposals", &here.proposals, file.proposals, &mut new.proposals, |one| (one.slug.clone(), one.made_at, one.made_by.clone())),
    ];
    Ok(Plan { fiches, same, only_here, others, intake })
}

/// Does what the plan says, all or nothing, and notes it in the log under the name of the file.
///
/// # Errors
/// [`ImportError::Meanwhile`] when the database is no longer what the plan was made for; nothing is written then.
pub async fn take_in(store: &Store, plan: &Plan, file: &str, reason: Reason<'_>) -> Result<(), ImportError> {
    Ok(store.take_in(&plan.intake, file, reason).await?)
}

/// The former addresses in the file that are not here yet, when every address means the same fiche here and there, and all that is named exists.
fn new_addresses(here: &Holdings, file: &Holdings) -> Result<Vec<(Slug, Slug)>, Refused> {
    fn former(holdings: &Holdings) -> impl Iterator<Item = (&Slug, &Slug)> {
        holdings.fiches.iter().flat_map(|fiche| fiche.former_addresses.iter().map(|old| (old, &fiche.slug)))
    }
    let led: HashMap<&Slug, &Slug> = former(here).collect();
    let there: HashMap<&Slug, &Slug> = former(file).collect();
    let live: HashSet<&Slug> = here.fiches.iter().map(|fiche| &fiche.slug).collect();
    let wanted: HashSet<&Slug> = file.fiches.iter().map(|fiche| &fiche.slug).collect();
    let mut faults = Vec::new();
    for fiche in &file.fiches {
        if let Some(now) = led.get(&fiche.slug) {
            faults.push(format!("{}: dit adres leidt hier naar “{now}”; geef de fiche in het bestand dat adres", fiche.slug));
        }
        for related in fiche.content.iter().flat_map(|content| &content.related) {
            let known = [&wanted, &live].iter().any(|slugs| slugs.contains(related)) || led.contains_key(related) || there.contains_key(related);
            if !known || *related == fiche.slug {
                faults.push(format!("{}: related: er is geen andere fiche “{related}”", fiche.slug));
            }
        }
    }
    let mut new = Vec::new();
    for (old, slug) in former(file) {
        match led.get(old) {
            Some(other) if *other != slug => faults.push(format!("{slug}: former_addresses: “{old}” leidt hier naar “{other}”")),
            Some(_) => {}
            None if live.contains(old) => faults.push(format!("{slug}: former_addresses: “{old}” is hier het adres van een fiche")),
            None => new.push((old.clone(), slug.clone())),
        }
    }
    if faults.is_empty() { Ok(new) } else { Err(Refused(faults)) }
}

/// A fiche that comes in may not have the name or the number of another that stays as it is here.
fn check_names(here: &Holdings, intake: &Intake) -> Result<(), Refused> {
    let next = intake.changed.iter().filter_map(|next| Some((&next.slug, &next.live.as_ref()?.2)));
    let coming: HashMap<&Slug, &FicheContent> =
        intake.new.fiches.iter().filter_map(|fiche| Some((&fiche.slug, fiche.content.as_ref()?))).chain(next).collect();
    let staying = here.fiches.iter().filter(|fiche| !coming.contains_key(&fiche.slug));
    let mut names = HashMap::new();
    let mut numbers = HashMap::new();
    for (slug, content) in staying.filter_map(|fiche| Some((&fiche.slug, fiche.content.as_ref()?))) {
        names.insert(content.name.to_lowercase(), slug);
        numbers.extend(content.number.map(|number| (number, slug)));
    }
    let mut faults = Vec::new();
    for (slug, content) in coming {
        if let Some(other) = names.get(&content.name.to_lowercase()) {
            faults.push(format!("{slug}: name: deze naam heeft hier de fiche “{other}”"));
        }
        if let Some(other) = content.number.and_then(|number| numbers.get(&number)) {
            faults.push(format!("{slug}: number: dit nummer heeft hier de fiche “{other}”"));
        }
    }
    faults.sort();
    if faults.is_empty() { Ok(()) } else { Err(Refused(faults)) }
}

/// What of a new fiche its own history does not end with: a person changed it in the file, so it becomes a version more.
fn unsaved(fiche: &HeldFiche) -> Option<NextVersion> {
    let saved_draft = fiche.revisions.iter().rev().find_map(|revision| revision.draft.as_ref());
    let live = fiche.content.as_ref().filter(|content| Some(*content) != fiche.last_saved_content());
    let next = NextVersion {
        slug: fiche.slug.clone(),
        seen: fiche.version,
        live: live.map(|content| (fiche.status, fiche.verified_on, content.clone())),
        draft: fiche.draft.clone().filter(|draft| Some(draft) != saved_draft),
    };
    (next.live.is_some() || next.draft.is_some()).then_some(next)
}

/// The next version of a fiche that is here, with the fields that differ; `None` when nothing does.
fn next_version(kept: &HeldFiche, wanted: HeldFiche) -> Option<(NextVersion, Vec<Field>)> {
    let field = |path: &str, label: &str| Field { path: path.to_owned(), label: label.to_owned() };
    let mut fields = Vec::new();
    let live = wanted.content.and_then(|content| {
        // A later check counts; that staff checked since is no difference to take back.
        let verified_on = wanted.verified_on.max(kept.verified_on);
        if wanted.status != kept.status {
            fields.push(field("status", "stand"));
        }
        if verified_on != kept.verified_on {
            fields.push(field("verified_on", "nagekeken op"));
        }
        if kept.content.as_ref() != Some(&content) {
            let before = kept.content.as_ref().map(FicheDraft::from).unwrap_or_default();
            let found = changes(&before, &FicheDraft::from(&content));
            match found.is_empty() || kept.content.is_none() {
                true => fields.push(field("content", "inhoud")),
                false => fields.extend(found.into_iter().map(|change| Field { path: change.path, label: change.label })),
            }
        }
        (!fields.is_empty()).then_some((wanted.status, verified_on, content))
    });
    let draft = wanted.draft.filter(|draft| kept.draft.as_ref() != Some(draft));
    if draft.is_some() {
        fields.push(field("draft", "concept"));
    }
    (!fields.is_empty()).then_some((NextVersion { slug: wanted.slug, seen: kept.version, live, draft }, fields))
}

/// How often a fiche was saved here after the save with which its history in the file ends; 0 when the two have no history in common.
fn behind(kept: &HeldFiche, wanted: &HeldFiche) -> usize {
    let last = wanted.revisions.last();
    kept.revisions.iter().rev().position(|revision| Some(revision) == last).unwrap_or(0)
}

/// Sorts out which of these are not here yet.
fn add<T: PartialEq, K: Eq + Hash>(what: &'static str, here: &[T], wanted: Vec<T>, new: &mut Vec<T>, key: impl Fn(&T) -> K) -> Others {
    let known: HashMap<K, &T> = here.iter().map(|one| (key(one), one)).collect();
    let mut kept = 0;
    for one in wanted {
        match known.get(&key(&one)) {
            None => new.push(one),
            Some(there) if **there != one => kept += 1,
            Some(_) => {}
        }
    }
    Others { what, added: new.len(), kept }
}
