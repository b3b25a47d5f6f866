//! Measures the search against judged questions, through the same code path as `/zoeken?q=`: nDCG@10, success@3, MRR, and how many questions that no
//! fiche answers are answered with nothing.

pub mod fitting;
pub mod probes;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::Deserialize;

use crate::catalog::Catalog;
use crate::domain::query::SearchQuery;

/// Draws of the bootstrap.
const DRAWS: usize = 1000;
/// Fiches that count.
const FIRST: usize = 10;

/// A question with the fiches that answer it, as a line of a judged file has it.
#[derive(Debug, Clone, Deserialize)]
pub struct Judged {
    /// Its name.
    pub id: String,
    /// The question as typed.
    pub q: String,
    /// Its language.
    pub lang: String,
    /// Who asks, or how.
    pub group: String,
    /// Slug of a fiche to its grade, 1 to 3; empty when no fiche helps.
    pub relevant: BTreeMap<String, u8>,
}

/// Why a judged file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {cause}")]
pub struct JudgedError {
    line: usize,
    cause: serde_json::Error,
}

/// Reads a judged file: one JSON object a line.
///
/// # Errors
/// [`JudgedError`] for the first line that is none.
pub fn read(text: &str) -> Result<Vec<Judged>, JudgedError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| serde_json::from_str(line).map_err(|cause| JudgedError { line: at + 1, cause })).collect()
}

/// What the search made of one question.
#[derive(Debug)]
pub struct Answer {
    /// The question.
    pub judged: Judged,
    /// Slugs of the first ten fiches.
    pub shown: Vec<String>,
    /// Keys of what was understood.
    pub understood: Vec<String>,
}

/// Asks every question.
pub fn ask(catalog: &Catalog, questions: Vec<Judged>, today: Date) -> Vec<Answer> {
    let answer = |judged: Judged| {
        let found = catalog.search(&SearchQuery::from_pairs([("q", &judged.q)]), today);
        let shown = found.hits.iter().take(FIRST).map(|hit| hit.fiche.slug.to_string()).collect();
        let understood = found.question.understood.iter().map(|one| one.what.key()).collect();
        Answer { judged, shown, understood }
    };
    questions.into_iter().map(answer).collect()
}

impl Answer {
    fn grade(&self, slug: &str) -> u8 {
        self.judged.relevant.get(slug).copied().unwrap_or_default()
    }

    /// Discounted gain of what is shown, as a share of the best order; `None` when no fiche helps.
    pub fn ndcg(&self) -> Option<f64> {
        let gain = |grades: &mut dyn Iterator<Item = u8>| -> f64 {
            grades.take(FIRST).enumerate().map(|(at, grade)| (f64::from(grade).exp2() - 1.0) / (at as f64 + 2.0).log2()).sum()
        };
        let mut best: Vec<u8> = self.judged.relevant.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let best = gain(&mut best.into_iter());
        (best > 0.0).then(|| gain(&mut self.shown.iter().map(|slug| self.grade(slug))) / best)
    }

    /// Whether one of the first three is exactly what the person needs.
    pub fn succeeds(&self) -> bool {
        self.shown.iter().take(3).any(|slug| self.grade(slug) == 3)
    }

    /// One over the place of the first fiche that helps.
    pub fn reciprocal_rank(&self) -> f64 {
        self.shown.iter().position(|slug| self.grade(slug) > 0).map_or(0.0, |at| 1.0 / (at as f64 + 1.0))
    }
}

/// The figures over a set of answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Questions that some fiche answers.
    pub answerable: usize,
    /// Mean nDCG@10 over these.
    pub ndcg: f64,
    /// Share of these with a grade 3 among the first three.
    pub success: f64,
    /// Mean reciprocal rank over these.
    pub mrr: f64,
    /// Questions that no fiche answers.
    pub unanswerable: usize,
    /// How many of these were answered with nothing.
    pub silent: usize,
}

impl Figures {
    /// Between which figures of nDCG@10 and success@3 nine of ten draws of as many questions like these would fall: a bootstrap of a thousand draws, the
    /// same each time.
    pub fn interval(answers: &[Answer]) -> [(f64, f64); 2] {
        let answerable: Vec<(f64, f64)> =
            answers.iter().filter_map(|answer| Some((answer.ndcg()?, f64::from(u8::from(answer.succeeds()))))).collect();
        let mut random = StdRng::seed_from_u64(DRAWS as u64);
        let mut means = [Vec::with_capacity(DRAWS), Vec::with_capacity(DRAWS)];
        for _ in 0..DRAWS {
            let (mut ndcg, mut success) = (0.0, 0.0);
            for _ in 0..answerable.len() {
                let (one, other) = answerable[random.random_range(0..answerable.len())];
                ndcg += one;
                success += other;
            }
            let count = answerable.len().max(1) as f64;
            means[0].push(ndcg / count);
            means[1].push(success / count);
        }
        means.map(|mut means| {
            means.sort_by(f64::total_cmp);
            (means[DRAWS / 20], means[DRAWS - 1 - DRAWS / 20])
        })
    }

    /// The figures of these answers.
    pub fn of<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> Self {
        let (answerable, unanswerable): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| !answer.judged.relevant.is_empty());
        let count = answerable.len().max(1) as f64;
        Self {
            answerable: answerable.len(),
            ndcg: answerable.iter().filter_map(|answer| answer.ndcg()).sum::<f64>() / count,
            success: answerable.iter().filter(|answer| answer.succeeds()).count() as f64 / count,
            mrr: answerable.iter().map(|answer| answer.reciprocal_rank()).sum::<f64>() / count,
            unanswerable: unanswerable.len(),
            silent: unanswerable.iter().filter(|answer| answer.shown.is_empty()).count(),
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:4} questions  nDCG@10 {:.3}  success@3 {:.3}  MRR {:.3}", self.answerable, self.ndcg, self.success, self.mrr)?;
        match self.unanswerable {
            0 => Ok(()),
            count => write!(f, "  silent {}/{count}", self.silent),
        }
    }
}

/// The whole report: overall, per group, per language and, if asked, question by question.
pub fn report(answers: &[Answer], details: bool) -> String {
    let mut lines = Vec::new();
    if details {
        for answer in answers {
            let ndcg =
                answer.ndcg().map_or_else(|| if answer.shown.is_empty() { "silent".into() } else { "noise".into() }, |ndcg| format!("{ndcg:.2}"));
            let shown: Vec<String> = answer.shown.iter().map(|slug| format!("{slug}:{}", answer.grade(slug))).collect();
            let missed = answer.judged.relevant.iter().filter(|(slug, _)| !answer.shown.contains(slug));
            let missed: Vec<String> = missed.map(|(slug, grade)| format!("{slug}:{grade}")).collect();
            lines.push(format!("{} {ndcg} “{}”", answer.judged.id, answer.judged.q));
            lines.push(format!("    understood {}", answer.understood.join(" ")));
            lines.push(format!("    shown      {}", shown.join(" ")));
            if !missed.is_empty() {
                lines.push(format!("    missed     {}", missed.join(" ")));
            }
        }
    }
    lines.push(format!("all             {}", Figures::of(answers)));
    let [ndcg, success] = Figures::interval(answers);
    lines.push(format!("nine of ten     nDCG@10 {:.3} to {:.3}  success@3 {:.3} to {:.3}", ndcg.0, ndcg.1, success.0, success.1));
    for by in [|judged: &Judged| judged.group.clone(), |judged: &Judged| judged.lang.clone()] {
        let mut groups: BTreeMap<String, Vec<&Answer>> = BTreeMap::new();
        answers.iter().for_each(|answer| groups.entry(by(&answer.judged)).or_default().push(answer));
        lines.extend(groups.into_iter().map(|(name, answers)| format!("{name:<16}{}", Figures::of(answers))));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(relevant: &[(&str, u8)], shown: &[&str]) -> Answer {
        let relevant = relevant.iter().map(|(slug, grade)| ((*slug).to_owned(), *grade)).collect();
        let judged = Judged { id: "proef".into(), q: "proef".into(), lang: "nl".into(), group: "ouder".into(), relevant };
        Answer { judged, shown: shown.iter().map(|slug| (*slug).to_owned()).collect(), understood: Vec::new() }
    }

    #[test]
    fn the_best_order_scores_one_and_a_worse_one_less() {
        let best = answer(&[("a", 3), ("b", 1)], &["a", "b"]);
        assert!((best.ndcg().expect("a figure") - 1.0).abs() < 1e-9 && best.succeeds());
        let worse = answer(&[("a", 3), ("b", 1)], &["b", "x", "x", "a"]);
        // (1 + 7 / log2(5)) / (7 + 1 / log2(3))
        assert!((worse.ndcg().expect("a figure") - (1.0 + 7.0 / 5_f64.log2()) / (7.0 + 1.0 / 3_f64.log2())).abs() < 1e-9);
        assert!(!worse.succeeds());
        assert!((worse.reciprocal_rank() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_question_that_no_fiche_answers_is_answered_by_silence() {
        let figures = Figures::of(&[answer(&[], &[]), answer(&[], &["a"]), answer(&[("a", 3)], &[])]);
        assert_eq!((figures.answerable, figures.unanswerable, figures.silent), (1, 2, 1));
        assert_eq!(figures.ndcg, 0.0);
    }
}
