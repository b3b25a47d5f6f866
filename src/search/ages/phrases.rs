//! Phrases that stand right before or right after a place in a question, each with what it says. The tables of this room are made of them.

use std::collections::HashMap;

use super::tokens::Token;
use crate::search::dutch::fold;

/// A table of phrases.
pub(super) struct Phrases<T> {
    /// By the word that lies next to the place.
    by_edge: HashMap<String, Vec<(Vec<String>, T)>>,
    before: bool,
}

impl<T: Copy> Phrases<T> {
    /// Phrases that end where the place begins.
    pub fn before(lists: &[(T, &str)]) -> Self {
        Self::new(lists, true)
    }

    /// Phrases that begin where the place ends.
    pub fn after(lists: &[(T, &str)]) -> Self {
        Self::new(lists, false)
    }

    /// Each list holds phrases with commas between.
    fn new(lists: &[(T, &str)], before: bool) -> Self {
        let mut by_edge: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (meaning, list) in lists {
            for phrase in list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                let words: Vec<String> = phrase.split([' ', '\'']).map(|word| fold(word).chars().filter(|c| c.is_alphanumeric()).collect()).collect();
                let edge = if before { words.last() } else { words.first() }.cloned().unwrap_or_default();
                by_edge.entry(edge).or_default().push((words, *meaning));
            }
        }
        by_edge.values_mut().for_each(|phrases| phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        Self { by_edge, before }
    }

    /// The longest phrase at this place: what it says, and where it begins or ends.
    pub fn find(&self, tokens: &[Token], place: usize) -> Option<(T, usize)> {
        let edge = if self.before { place.checked_sub(1)? } else { place };
        let phrases = self.by_edge.get(tokens.get(edge)?.said()?)?;
        phrases.iter().find_map(|(words, meaning)| {
            let start = if self.before { place.checked_sub(words.len())? } else { place };
            let stand = tokens.get(start..start + words.len())?;
            let all = stand.iter().zip(words).all(|(token, word)| token.said() == Some(word));
            all.then_some((*meaning, if self.before { start } else { start + words.len() }))
        })
    }
}
