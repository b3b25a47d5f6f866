//! Which fiche is for which theme, as KANS signed it in `seeds/grades.toml`: 3 is for just this, 2 helps well with it, 1 sees it too. A second table of a
//! theme says what is different for another asker.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::values::Slug;
use crate::domain::vocabulary::{Term, Theme};

/// Who asks, as far as grades differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A parent, or nobody knows who.
    Anybody,
    /// A teacher, a school, a CLB.
    School,
    /// A youngster, for himself or herself.
    Youth,
    /// Somebody of eighteen or older who left school.
    Adult,
}

impl Asker {
    /// Everybody whose table there may be, with its name there.
    const NAMED: [(&'static str, Self); 3] = [("school", Self::School), ("jongere", Self::Youth), ("volwassene", Self::Adult)];
}

/// One value of a theme's table: the fiches of a grade, or the table of an asker.
#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    Fiches(Vec<String>),
    Asker(BTreeMap<String, Vec<String>>),
}

/// The grades of every theme.
#[derive(Debug, Default)]
pub struct Grades {
    /// By theme and asker: each fiche with its grade.
    tables: HashMap<(usize, u8), Vec<(Slug, u8)>>,
}

static SHIPPED: LazyLock<Grades> =
    LazyLock::new(|| Grades::read(include_str!("../../seeds/grades.toml")).expect("seeds/grades.toml lists the grades of fiches"));

impl Grades {
    /// Those inside the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a file of grades.
    ///
    /// # Errors
    /// The first thing that is wrong with it, as one sentence in Dutch.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: BTreeMap<String, BTreeMap<String, Part>> = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut grades = Self::default();
        for (code, table) in file {
            let theme = Theme::from_code(&code).ok_or_else(|| format!("er is geen thema “{code}”"))?;
            for (name, part) in table {
                match part {
                    Part::Fiches(fiches) => grades.add(theme, Asker::Anybody, &name, &fiches)?,
                    Part::Asker(table) => {
                        let found = Asker::NAMED.into_iter().find(|(known, _)| *known == name);
                        let (_, asker) = found.ok_or_else(|| format!("{code}: er is geen vrager “{name}”"))?;
                        table.iter().try_for_each(|(grade, fiches)| grades.add(theme, asker, grade, fiches))?;
                    }
                }
            }
        }
        Ok(grades)
    }

    fn add(&mut self, theme: Theme, asker: Asker, grade: &str, fiches: &[String]) -> Result<(), String> {
        let code = theme.code();
        let grade = grade.parse().ok().filter(|grade| *grade <= 3).ok_or_else(|| format!("{code}: “{grade}” is geen cijfer van 0 tot 3"))?;
        let table = self.tables.entry((theme.index(), asker as u8)).or_default();
        for fiche in fiches {
            let slug = Slug::parse(fiche).map_err(|error| format!("{code}: {error}"))?;
            if table.iter().any(|(other, _)| *other == slug) {
                return Err(format!("{code}: {slug} staat er twee keer"));
            }
            table.push((slug, grade));
        }
        Ok(())
    }

    /// Every fiche that has a grade for this theme when this person asks.
    pub fn of(&self, theme: Theme, asker: Asker) -> impl Iterator<Item = (&Slug, u8)> {
        let table = |asker: Asker| self.tables.get(&(theme.index(), asker as u8)).map(Vec::as_slice).unwrap_or_default();
        let own = if asker == Asker::Anybody { &[][..] } else { table(asker) };
        let rest = table(Asker::Anybody).iter().filter(|(slug, _)| own.iter().all(|(other, _)| other != slug));
        own.iter().chain(rest).map(|(slug, grade)| (slug, *grade))
    }

    /// All fiches that are named.
    pub fn fiches(&self) -> impl Iterator<Item = &Slug> {
        self.tables.values().flatten().map(|(slug, _)| slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_asker_changes_the_grades_that_its_table_names() {
        let grades = Grades::read("[pesten]\n3 = [\"een\"]\n1 = [\"twee\"]\n[pesten.school]\n3 = [\"twee\"]\n0 = [\"een\"]").expect("grades");
        let of = |asker| {
            let mut found: Vec<(String, u8)> = grades.of(Theme::Bullying, asker).map(|(slug, grade)| (slug.to_string(), grade)).collect();
            found.sort();
            found
        };
        assert_eq!(of(Asker::Anybody), [("een".to_owned(), 3), ("twee".to_owned(), 1)]);
        assert_eq!(of(Asker::School), [("een".to_owned(), 0), ("twee".to_owned(), 3)]);
        assert_eq!(of(Asker::Youth), of(Asker::Anybody));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, said) in [
            ("[iets]\n3 = []", "iets"),
            ("[pesten]\n7 = []", "7"),
            ("[pesten.opa]\n1 = []", "opa"),
            ("[pesten]\n3 = [\"a\"]\n1 = [\"a\"]", "twee keer"),
        ] {
            let error = Grades::read(text).expect_err(text);
            assert!(error.contains(said), "{error}");
        }
    }
}
