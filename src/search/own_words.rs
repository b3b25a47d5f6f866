//! The words of staff over those of the program: what the search knows is a pure function of both. The program's thesaurus stays the base, so that a
//! later version of it brings its new words along.

use std::collections::{HashMap, HashSet};

use super::thesaurus::{Entry, LANGUAGES};
use crate::domain::synonym::Synonym;
use crate::domain::vocabulary::{Closeness, HelpLanguage};

/// The entries of the program with what staff changed: a phrase that they took away no longer stands for that meaning, also where an entry gives it
/// several; one that they added does, as closely as they said.
pub fn over(base: &[Entry], own: &[Synonym]) -> Vec<Entry> {
    let mut withdrawn: HashMap<(HelpLanguage, &str), HashSet<&str>> = HashMap::new();
    for one in own {
        withdrawn.entry((one.language, &one.phrase)).or_default().insert(&one.means);
    }
    let mut entries = Vec::with_capacity(base.len() + own.len());
    for entry in base {
        let mut kept = entry.clone();
        for language in LANGUAGES {
            let Some(phrases) = kept.phrases_in_mut(language) else { continue };
            phrases.retain(|phrase| {
                let Some(gone) = withdrawn.get(&(language, phrase.as_str())) else { return true };
                let left: Vec<String> = entry.means.iter().filter(|means| !gone.contains(means.as_str())).cloned().collect();
                if left.len() == entry.means.len() {
                    return true;
                }
                if !left.is_empty() {
                    entries.push(one_phrase(left, entry.kind, language, phrase));
                }
                false
            });
        }
        entries.push(kept);
    }
    entries.extend(own.iter().filter_map(|one| {
        // A phrase that was taken away from a theme must not come back as a guess at it.
        let not = || one.means.starts_with("thema=").then(|| format!("niet-{}", one.means));
        let means = if one.added { Some(one.means.clone()) } else { not() };
        Some(one_phrase(vec![means?], one.closeness, one.language, &one.phrase))
    }));
    entries
}

fn one_phrase(means: Vec<String>, kind: Closeness, language: HelpLanguage, phrase: &str) -> Entry {
    let mut entry = Entry { means, kind, ..Entry::default() };
    if let Some(phrases) = entry.phrases_in_mut(language) {
        phrases.push(phrase.to_owned());
    }
    entry
}

/// A phrase that stands for a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<'a> {
    /// The phrase.
    pub phrase: &'a str,
    /// Its language.
    pub language: HelpLanguage,
    /// How closely.
    pub closeness: Closeness,
    /// What else the same entry says that it stands for.
    pub also: Vec<&'a str>,
}

/// The phrases of a meaning, each once a language, in the order of [`LANGUAGES`]; where two entries have it, as the closest says.
pub fn phrases_of<'a>(entries: &'a [Entry], means: &str) -> Vec<Listed<'a>> {
    let mut found: Vec<Listed<'a>> = Vec::new();
    for language in LANGUAGES {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for entry in entries.iter().filter(|entry| entry.means.iter().any(|one| one == means)) {
            for phrase in entry.phrases_in(language) {
                let at = *seen.entry(phrase).or_insert_with(|| {
                    found.push(Listed { phrase, language, closeness: entry.kind, also: Vec::new() });
                    found.len() - 1
                });
                let listed = &mut found[at];
                if entry.kind.weight() > listed.closeness.weight() {
                    listed.closeness = entry.kind;
                }
                for other in entry.means.iter().map(String::as_str).filter(|one| *one != means) {
                    if !listed.also.contains(&other) {
                        listed.also.push(other);
                    }
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(means: &[&str], kind: Closeness, nl: &[&str], fr: &[&str]) -> Entry {
        let own = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        Entry { means: own(means), kind, nl: own(nl), fr: own(fr), ..Entry::default() }
    }

    fn synonym(means: &str, closeness: Closeness, language: HelpLanguage, phrase: &str, added: bool) -> Synonym {
        let (saved_at, saved_by) = (jiff::Timestamp::UNIX_EPOCH, "een@aanhaken.example".to_owned());
        Synonym { means: means.into(), closeness, language, phrase: phrase.into(), added, saved_at, saved_by }
    }

    fn base() -> Vec<Entry> {
        vec![
            entry(&["thema=spijbelen"], Closeness::Same, &["brossen", "haagschool"], &["brosser"]),
            entry(&["gevaar=geweld", "thema=thuis"], Closeness::Narrower, &["papa slaat", "brossen"], &[]),
        ]
    }

    fn read(entries: &[Entry], means: &str) -> Vec<(String, Closeness)> {
        phrases_of(entries, means).into_iter().map(|one| (one.phrase.to_owned(), one.closeness)).collect()
    }

    #[test]
    fn without_words_of_their_own_it_is_the_thesaurus_of_the_program() {
        assert_eq!(over(&base(), &[]), base());
    }

    #[test]
    fn a_phrase_that_is_added_stands_for_its_meaning_beside_the_others() {
        let own = [synonym("thema=spijbelen", Closeness::Related, HelpLanguage::Dutch, "op de lap", true)];
        let expected =
            [("brossen", Closeness::Same), ("haagschool", Closeness::Same), ("op de lap", Closeness::Related), ("brosser", Closeness::Same)];
        assert_eq!(read(&over(&base(), &own), "thema=spijbelen"), expected.map(|(phrase, kind)| (phrase.to_owned(), kind)));
    }

    #[test]
    fn a_phrase_that_is_hidden_keeps_its_other_meanings() {
        let own = [synonym("thema=thuis", Closeness::Same, HelpLanguage::Dutch, "papa slaat", false)];
        let entries = over(&base(), &own);
        assert_eq!(read(&entries, "thema=thuis"), [("brossen".to_owned(), Closeness::Narrower)]);
        assert_eq!(read(&entries, "gevaar=geweld").len(), 2);
        let same_in_french = [synonym("thema=thuis", Closeness::Same, HelpLanguage::French, "papa slaat", false)];
        assert_eq!(read(&over(&base(), &same_in_french), "thema=thuis").len(), 2);
    }

    #[test]
    fn a_phrase_that_is_added_stands_in_the_place_of_the_programs() {
        let own = [synonym("thema=spijbelen", Closeness::Related, HelpLanguage::Dutch, "brossen", true)];
        let entries = over(&base(), &own);
        assert!(read(&entries, "thema=spijbelen").contains(&("brossen".to_owned(), Closeness::Related)));
        assert_eq!(read(&entries, "thema=thuis").len(), 2, "another meaning of it was touched");
    }

    #[test]
    fn a_list_names_a_phrase_once_and_says_what_else_it_means() {
        let entries = [
            entry(&["thema=pesten"], Closeness::Related, &["plagen"], &[]),
            entry(&["thema=pesten", "fiche=clb"], Closeness::Same, &["plagen"], &[]),
        ];
        let listed = phrases_of(&entries, "thema=pesten");
        assert_eq!((listed.len(), listed[0].closeness, listed[0].also.as_slice()), (1, Closeness::Same, &["fiche=clb"][..]));
    }
}
