//! Guesses from the words of a question and their runs of letters, by weights that `training.rs` learned while the program was built: what the question
//! is about, where the phrases of the thesaurus understand nothing; and which fiches answer questions like it. Each knows one class more: not ours.

pub mod features;

use std::sync::LazyLock;

use self::features::{BUCKETS, features};
use crate::domain::vocabulary::{Term, Theme};

/// Weights for themes and for fiches; how they are laid out stands in `training.rs`.
static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
    let whole = |table| Table::of(table).expect("the build wrote a whole table");
    [whole(include_bytes!(concat!(env!("OUT_DIR"), "/themes.table"))), whole(include_bytes!(concat!(env!("OUT_DIR"), "/fiches.table")))]
});

/// The weights of one set of classes.
struct Table {
    codes: Vec<&'static str>,
    scales: Vec<f32>,
    starts: Vec<f32>,
    /// For each bucket one weight for each class.
    weights: &'static [u8],
}

/// What a question may be about and who may answer it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guess {
    /// Themes, each with how likely it is, 0 to 1; the likeliest first.
    pub themes: Vec<(Theme, f32)>,
    /// How likely it is that the question is about nothing of ours, 0 to 1.
    pub not_ours: f32,
    /// Slugs of fiches for which questions like it were written, each with how likely it is, 0 to 1; only those above a hundredth.
    pub fiches: Vec<(&'static str, f32)>,
}

/// What these folded words may be about; nothing where there are none. The same words always give the same guess.
pub fn guess<'a>(words: impl IntoIterator<Item = &'a str>) -> Guess {
    let found = features(words);
    if found.is_empty() {
        return Guess::default();
    }
    let [themes, fiches] = &*TABLES;
    let mut guess = Guess::default();
    for (code, likely) in themes.likely(&found) {
        match Theme::from_code(code) {
            Some(theme) => guess.themes.push((theme, likely)),
            None => guess.not_ours = likely,
        }
    }
    guess.themes.sort_by(|a, b| b.1.total_cmp(&a.1));
    guess.fiches = fiches.likely(&found).filter(|(_, likely)| *likely > 0.01).collect();
    guess
}

impl Table {
    fn of(table: &'static [u8]) -> Option<Self> {
        let end = table.iter().position(|byte| *byte == b'\n')?;
        let codes: Vec<&str> = std::str::from_utf8(&table[..end]).ok()?.split(' ').collect();
        let (numbers, weights) = table[end + 1..].split_at_checked(8 * codes.len())?;
        let mut numbers = numbers.chunks_exact(4).map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let scales = numbers.by_ref().take(codes.len()).collect();
        (weights.len() == BUCKETS * codes.len()).then(|| Self { codes, scales, starts: numbers.collect(), weights })
    }

    /// Each class with how likely it is; all together 1.
    fn likely(&self, found: &[u32]) -> impl Iterator<Item = (&'static str, f32)> {
        let classes = self.codes.len();
        let mut sums = vec![0_i32; classes];
        for bucket in found {
            let row = &self.weights[*bucket as usize * classes..][..classes];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight as i8));
        }
        let value = 1.0 / (found.len() as f32).sqrt();
        let mut scores: Vec<f32> =
            sums.iter().zip(&self.scales).zip(&self.starts).map(|((sum, scale), start)| *sum as f32 * scale * value + start).collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|score| *score = (*score - most).exp());
        let all: f32 = scores.iter().sum();
        self.codes.iter().copied().zip(scores.into_iter().map(move |score| score / all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::dutch::words;

    fn about(question: &str) -> Guess {
        let found = words(question);
        guess(found.iter().map(|word| word.folded.as_str()))
    }

    #[test]
    fn what_nobody_put_in_the_thesaurus_is_guessed_from_what_is_like_it() {
        assert_eq!(about("die spijbelaars van ons").themes[0].0, Theme::Truancy);
        assert_eq!(about("ze pesten haar elke dag in de refter").themes[0].0, Theme::Bullying);
        assert_eq!(about("((("), Guess::default());
    }

    #[test]
    fn every_theme_has_a_class_and_chances_add_up() {
        let guess = about("school");
        assert_eq!(guess.themes.len(), Theme::ALL.len());
        let all: f32 = guess.themes.iter().map(|(_, likely)| likely).sum::<f32>() + guess.not_ours;
        assert!((all - 1.0).abs() < 1e-3, "{all}");
    }
}
