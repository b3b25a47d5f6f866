//! What people may be about to type: names of fiches, themes, communes.

use super::dutch::fold;
use crate::domain::fiche::Fiche;
use crate::domain::locale::Locale;
use crate::domain::values::{BRUSSELS, Slug};
use crate::domain::vocabulary::{Term, Theme};

/// Most suggestions that are given at once.
const MOST: usize = 8;
/// Most letters that are looked at.
const LETTERS: usize = 60;

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it reads.
    pub text: String,
    /// What it leads to.
    pub leads_to: LeadsTo,
}

/// What a suggestion leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadsTo {
    /// A fiche.
    Fiche(Slug),
    /// All help with a theme.
    Theme(Theme),
    /// All help in a commune, by postcode.
    Commune(&'static str),
}

/// All suggestions, each with its folded words.
#[derive(Debug, Default)]
pub struct Suggestions {
    all: Vec<(String, Suggestion)>,
}

impl Suggestions {
    /// Suggestions for these fiches, beside all themes and communes.
    pub fn new(fiches: &[Fiche]) -> Self {
        let labels = Locale::Nl.messages();
        let mut all = Vec::new();
        let mut add = |text: &str, leads_to| all.push((format!(" {}", fold(text)), Suggestion { text: text.to_owned(), leads_to }));
        for fiche in fiches {
            add(&fiche.content.name, LeadsTo::Fiche(fiche.slug.clone()));
        }
        Theme::ALL.iter().for_each(|theme| add(labels.label(*theme), LeadsTo::Theme(*theme)));
        BRUSSELS.iter().for_each(|(postcode, commune)| add(commune, LeadsTo::Commune(postcode)));
        for fiche in fiches {
            for name in &fiche.content.alternate_names {
                // Another name says which fiche it leads to.
                let text = format!("{name} ({})", fiche.content.name);
                all.push((format!(" {}", fold(name)), Suggestion { text, leads_to: LeadsTo::Fiche(fiche.slug.clone()) }));
            }
        }
        Self { all }
    }

    /// The suggestions of which a word begins like what was typed, those that begin so themselves first; none for less than two letters.
    pub fn find(&self, typed: &str) -> Vec<&Suggestion> {
        let typed: String = typed.trim().chars().take(LETTERS).collect();
        let typed = fold(&typed);
        if typed.chars().count() < 2 {
            return Vec::new();
        }
        let within = [format!(" {typed}"), format!("-{typed}"), format!("({typed}")];
        let mut found: Vec<(usize, &Suggestion)> = Vec::new();
        for (words, suggestion) in &self.all {
            let known = || found.iter().any(|(_, other)| other.leads_to == suggestion.leads_to);
            if let Some(at) = within.iter().filter_map(|start| words.find(start.as_str())).min()
                && !known()
            {
                found.push((at.min(1), suggestion));
            }
        }
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().take(MOST).map(|(_, suggestion)| suggestion).collect()
    }
}
