//! Finds fiches by name: who types a name or an acronym wants that fiche, whatever else the texts say.

use std::collections::HashMap;

use super::dutch::words;

/// Share of a whole name's worth for a part of one that no other fiche has (“pollare”).
const PART: f32 = 0.7;
/// A word that stands in the names of more fiches than this tells nothing by itself.
const TELLING: usize = 2;

/// The names of all fiches.
#[derive(Debug, Default)]
pub struct Names {
    /// Words that each name needs.
    lengths: Vec<Vec<usize>>,
    /// Fiche and number of the name in which a folded word stands.
    by_word: HashMap<String, Vec<(usize, usize)>>,
}

impl Names {
    /// The names of fiches, in their order: each with all its names. Words that carry no meaning are not needed to name one.
    pub fn new<'a>(is_stop_word: impl Fn(&str) -> bool, fiches: impl IntoIterator<Item = Vec<&'a str>>) -> Self {
        let mut names = Self::default();
        for (fiche, all) in fiches.into_iter().enumerate() {
            let mut lengths = Vec::new();
            for name in all {
                // “Try-out” is called “try out” and “tryout”.
                let apart = name.replace(['-', '(', ')', '/'], " ");
                let together = name.replace('-', "");
                let variants = if apart.split_whitespace().eq(together.split_whitespace()) { vec![apart] } else { vec![apart, together] };
                for variant in variants {
                    let telling: Vec<String> = words(&variant).into_iter().map(|word| word.folded).filter(|word| !is_stop_word(word)).collect();
                    for word in &telling {
                        names.by_word.entry(word.clone()).or_default().push((fiche, lengths.len()));
                    }
                    lengths.push(telling.len());
                }
            }
            names.lengths.push(lengths);
        }
        names
    }

    /// The fiches whose name stands in these folded words of a question, each with how much of the question it is: 1 when the question is the name. A weak
    /// word, which stands everywhere, is a part of a name but never names one by itself.
    pub fn find(&self, question: &[&str], is_weak: impl Fn(&str) -> bool) -> Vec<(usize, f32)> {
        let mut matched: HashMap<(usize, usize), usize> = HashMap::new();
        let mut telling: HashMap<(usize, usize), bool> = HashMap::new();
        let mut distinct: Vec<&str> = question.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        for word in &distinct {
            let Some(places) = self.by_word.get(*word) else { continue };
            let mut fiches: Vec<usize> = places.iter().map(|(fiche, _)| *fiche).collect();
            fiches.dedup();
            for place in places {
                *matched.entry(*place).or_default() += 1;
                *telling.entry(*place).or_default() |= fiches.len() <= TELLING && !is_weak(word);
            }
        }
        let mut found: HashMap<usize, f32> = HashMap::new();
        for ((fiche, name), count) in matched {
            let share = count as f32 / distinct.len().max(1) as f32;
            let worth = if count >= self.lengths[fiche][name] {
                share.sqrt()
            } else if count == distinct.len() && telling[&(fiche, name)] {
                PART
            } else {
                0.0
            };
            let best = found.entry(fiche).or_default();
            *best = best.max(worth);
        }
        found.into_iter().filter(|(_, worth)| *worth > 0.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::dutch::Dutch;

    fn find(question: &[&str]) -> Vec<(usize, f32)> {
        let dutch = Dutch::new();
        let names = Names::new(
            |word| dutch.is_stop_word(word),
            [vec!["Ark van Proef", "AvP"], vec!["Try-proef"], vec!["Dienst Brussel"], vec!["Loket Brussel"], vec!["Huis Brussel"]],
        );
        let mut found = names.find(question, |word| word == "huis");
        found.sort_by_key(|(fiche, _)| *fiche);
        found
    }

    #[test]
    fn a_whole_name_an_acronym_and_a_telling_part_are_found() {
        assert_eq!(find(&["ark", "proef"]), [(0, 1.0)]);
        assert_eq!(find(&["avp"]), [(0, 1.0)]);
        assert_eq!(find(&["try", "proef"]), [(1, 1.0)]);
        assert_eq!(find(&["tryproef"]), [(1, 1.0)]);
        assert_eq!(find(&["ark"]), [(0, PART)]);
        assert_eq!(find(&["huis"]), [], "a word that stands everywhere names nothing");
    }

    #[test]
    fn a_word_of_many_names_tells_nothing() {
        assert_eq!(find(&["brussel"]), []);
        assert_eq!(find(&["loket", "brussel"]), [(3, 1.0)]);
        assert_eq!(find(&["brussel", "is", "brussel"]), [], "a word counts once");
    }
}
