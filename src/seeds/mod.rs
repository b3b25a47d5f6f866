//! From `seeds/` to the database: reads the files, passes each through the one gate ([`FicheDraft::check`]), and names every fault with its file
//! and line. The first start with an empty database loads them; after that they differ or not, and are taken over on request only.

pub mod file;
pub mod questions;
pub mod taking_over;
pub mod warnings;

use std::collections::HashMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use jiff::Timestamp;

use crate::domain::draft::{FicheDraft, check_standing};
use crate::domain::values::Slug;
use crate::search::thesaurus::{Entry, Thesaurus, ThesaurusFile};
use crate::store::fiches::{NewFiche, Reason};
use crate::store::{Store, StoreError};

use file::{Fault, Lines, SeedFile, parse, stem};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/seeds");

/// Why seeds could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The folder cannot be read.
    #[error("the seed folder {0} cannot be read: {1}")]
    Folder(String, std::io::Error),
    /// There are faults; all of them.
    #[error("{}", list(.0))]
    Faults(Vec<Fault>),
    /// They could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}

/// The files of a seed folder.
#[derive(Debug, Clone)]
pub struct Seeds {
    /// One a fiche.
    pub fiches: Vec<SeedFile>,
    /// The thesaurus.
    pub thesaurus: Vec<SeedFile>,
    /// How people ask for each service; one a fiche.
    pub questions: Vec<SeedFile>,
}

/// Reads the seeds of this folder, or those inside the binary. A folder without `fiches/` is taken for the fiches themselves, and one without
/// `thesaurus/` goes with the thesaurus inside the binary. Questions belong to their fiches: a folder without `questions/` has none.
///
/// # Errors
/// [`SeedError::Folder`] when a folder or a file in it cannot be read.
pub fn read(folder: Option<&Path>) -> Result<Seeds, SeedError> {
    let Some(folder) = folder else {
        return Ok(Seeds { fiches: embedded("fiches"), thesaurus: embedded("thesaurus"), questions: embedded("questions") });
    };
    let files = |folder: &Path| read_folder(folder).map_err(|cause| SeedError::Folder(folder.display().to_string(), cause));
    let (fiches, thesaurus, questions) = (folder.join("fiches"), folder.join("thesaurus"), folder.join("questions"));
    Ok(Seeds {
        fiches: files(if fiches.is_dir() { &fiches } else { folder })?,
        thesaurus: if thesaurus.is_dir() { files(&thesaurus)? } else { embedded("thesaurus") },
        questions: if questions.is_dir() { files(&questions)? } else { Vec::new() },
    })
}

fn embedded(folder: &str) -> Vec<SeedFile> {
    let files = EMBEDDED.get_dir(folder).into_iter().flat_map(Dir::files);
    let read = |file: &include_dir::File<'_>| SeedFile {
        path: format!("seeds/{}", file.path().display()),
        text: file.contents_utf8().unwrap_or_default().to_owned(),
    };
    toml_files(files.map(read).collect())
}

fn read_folder(folder: &Path) -> std::io::Result<Vec<SeedFile>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
            files.push(SeedFile { path: path.display().to_string(), text });
        }
    }
    Ok(toml_files(files))
}

fn toml_files(mut files: Vec<SeedFile>) -> Vec<SeedFile> {
    files.retain(|file| Path::new(&file.path).extension().is_some_and(|extension| extension == "toml"));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

impl Seeds {
    /// The thesaurus of these files, ready for search.
    ///
    /// # Errors
    /// [`SeedError::Faults`]: every fault in them.
    pub fn thesaurus(&self) -> Result<Thesaurus, SeedError> {
        Ok(Thesaurus::compile(self.words()?))
    }

    /// The entries of these files.
    ///
    /// # Errors
    /// As [`Seeds::thesaurus`].
    pub fn words(&self) -> Result<Vec<Entry>, SeedError> {
        let mut entries = Vec::new();
        let mut faults = Vec::new();
        for file in &self.thesaurus {
            match check_thesaurus_file(file) {
                Ok(found) => entries.extend(found),
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(entries) } else { Err(SeedError::Faults(faults)) }
    }
}

fn check_thesaurus_file(file: &SeedFile) -> Result<Vec<Entry>, Vec<Fault>> {
    let at = |line, message: String| Fault { file: file.path.clone(), line, message };
    let found: ThesaurusFile = parse(file)?;
    let lines = Lines::of(&file.text);
    let mut faults = Vec::new();
    for (number, entry) in found.entry.iter().enumerate() {
        if let Err((place, message)) = entry.meanings() {
            faults.push(at(lines.line(&format!("entry[{number}].means[{place}]")), message));
        }
        if entry.means.is_empty() || entry.phrases().next().is_none() {
            faults.push(at(lines.line(&format!("entry[{number}]")), "een ingang heeft minstens één betekenis en één woord".into()));
        }
    }
    if faults.is_empty() { Ok(found.entry) } else { Err(faults) }
}

/// Checks all files, each by itself and all together.
///
/// # Errors
/// Every fault, by file and line.
pub fn check(seeds: &Seeds) -> Result<Vec<NewFiche>, Vec<Fault>> {
    let files = &seeds.fiches;
    let mut faults: Vec<Fault> = seeds.thesaurus.iter().filter_map(|file| check_thesaurus_file(file).err()).flatten().collect();
    let mut fiches = Vec::new();
    for file in files {
        match check_file(file) {
            Ok(fiche) => fiches.push((file, fiche)),
            Err(found) => faults.extend(found),
        }
    }
    faults.extend(check_together(files, &fiches));
    faults.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    if faults.is_empty() { Ok(fiches.into_iter().map(|(_, fiche)| fiche).collect()) } else { Err(faults) }
}

fn check_file(file: &SeedFile) -> Result<NewFiche, Vec<Fault>> {
    let at = |line, message: String| Fault { file: file.path.clone(), line, message };
    let draft: FicheDraft = parse(file)?;
    let mut faults = Vec::new();
    let slug = Slug::parse(stem(&file.path)).map_err(|error| faults.push(at(1, format!("de bestandsnaam is het adres van de fiche: {error}")))).ok();
    let lines = Lines::of(&file.text);
    let mut located = |errors: Vec<crate::domain::draft::FieldError>| {
        faults.extend(errors.into_iter().map(|error| at(lines.line(&error.path), format!("{}: {}", error.path, error.message))));
    };
    let standing = check_standing(&draft).map_err(&mut located).ok();
    let content = draft.check().map_err(&mut located).ok();
    match (slug, standing, content) {
        (Some(slug), Some((status, verified_on)), Some(content)) => Ok(NewFiche { slug, status, verified_on, content }),
        _ => Err(faults),
    }
}

/// What no file can know by itself: names and numbers used twice, related fiches that do not exist.
fn check_together(files: &[SeedFile], fiches: &[(&SeedFile, NewFiche)]) -> Vec<Fault> {
    let slugs: Vec<&str> = files.iter().map(|file| stem(&file.path)).collect();
    let mut faults = Vec::new();
    let mut numbers = HashMap::new();
    let mut names = HashMap::new();
    for (file, fiche) in fiches {
        let lines = Lines::of(&file.text);
        let mut fault = |path: &str, message: String| faults.push(Fault { file: file.path.clone(), line: lines.line(path), message });
        for (i, related) in fiche.content.related.iter().enumerate() {
            if !slugs.contains(&related.as_str()) || *related == fiche.slug {
                fault(&format!("related[{i}]"), format!("related: er is geen andere fiche “{related}”"));
            }
        }
        if let Some(other) = fiche.content.number.and_then(|number| numbers.insert(number, &file.path)) {
            fault("number", format!("number: dit nummer heeft ook {other}"));
        }
        if let Some(other) = names.insert(fiche.content.name.to_lowercase(), &file.path) {
            fault("name", format!("name: deze naam heeft ook {other}"));
        }
    }
    let mut seen = HashMap::new();
    for file in files {
        if let Some(other) = seen.insert(stem(&file.path).to_lowercase(), &file.path) {
            faults.push(Fault { file: file.path.clone(), line: 1, message: format!("hetzelfde adres als {other}") });
        }
    }
    faults
}

/// What the first start did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// Fiches taken from the seeds; 0 when the database already had some.
    pub fiches: usize,
}

/// Loads the seeds into an empty database; does nothing when it holds any fiche.
///
/// # Errors
/// [`SeedError`]; nothing is written then.
pub async fn load_if_empty(store: &Store, seeds: &Seeds, now: Timestamp) -> Result<Loaded, SeedError> {
    if store.count_fiches().await? > 0 {
        return Ok(Loaded { fiches: 0 });
    }
    let fiches = check(seeds).map_err(SeedError::Faults)?;
    store.save_all(&fiches, Reason { by: "aanhaken", why: "eerste start: uit de meegeleverde fiches", at: now }).await?;
    Ok(Loaded { fiches: fiches.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> Vec<String> {
        let file = SeedFile { path: "seeds/fiches/proef.toml".into(), text: text.to_owned() };
        check(&Seeds { fiches: vec![file], thesaurus: Vec::new(), questions: Vec::new() })
            .expect_err("a fault")
            .iter()
            .map(Fault::to_string)
            .collect()
    }

    #[test]
    fn a_file_that_is_no_toml_names_its_line() {
        let found = broken("name = \"Proef\"\nregion = brussel\n");
        assert!(found[0].starts_with("seeds/fiches/proef.toml:2: "), "{found:?}");
    }

    #[test]
    fn an_unknown_field_names_its_line() {
        let found = broken("name = \"Proef\"\nkleur = \"rood\"\n");
        assert!(found[0].starts_with("seeds/fiches/proef.toml:2: ") && found[0].contains("kleur"), "{found:?}");
    }

    #[test]
    fn every_fault_of_a_service_is_found_at_its_line() {
        let found = broken(
            "name = \"Proef\"\nregion = \"brussel\"\naim = \"Proeven\"\n\n[summary]\nnl = \"Een proef.\"\n\n[source]\ndocument = \"Proef\"\n\n\
             [[contacts]]\nkey = \"a\"\nlabel = \"A\"\nphones = [\"02 12\"]\n\n\
             [[services]]\nkey = \"een\"\nname = \"Een\"\nphase = \"later\"\nsummary = \"Een.\"\naudiences = [\"leerling\"]\nages = { min = 18, max = 12 }\nthemes = []\n\n\
             [services.route]\nkinds = [\"rechtstreeks\"]\nparent = \"Bel.\"\nprofessional = \"Bel.\"\n\n[services.cost]\nkind = \"duur\"\n",
        );
        let lines: Vec<&str> = found.iter().filter_map(|fault| fault.split(':').nth(1)).collect();
        assert_eq!(lines, ["14", "19", "22", "31"], "{found:#?}");
    }
}
