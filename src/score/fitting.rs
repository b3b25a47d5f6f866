//! Looks for weights that answer judged questions better than those that are signed, and says honestly whether that holds for questions it did not see:
//! the questions are dealt into folds, weights are fitted on all but one fold and measured on that one.

use std::fmt::Write;

use jiff::civil::Date;

use super::{Figures, Judged, ask};
use crate::catalog::Catalog;
use crate::search::weights::Weights;

/// How each weight is tried otherwise, as a share of what it is.
const STEPS: [f32; 6] = [0.5, 0.75, 0.9, 1.1, 1.33, 2.0];
/// Times that every weight is tried.
const ROUNDS: usize = 2;
/// What a weight has to gain to move: less is chance.
const GAIN: f64 = 0.0008;
/// How much the right answer among the first three counts beside the whole order.
const SUCCESS: f64 = 0.3;

/// Fits the weights and reports: figures of the signed and of the fitted weights on questions that the fit did not see, and the weights that a fit on all
/// questions would change.
pub fn report(mut catalog: Catalog, questions: &[Judged], folds: usize, today: Date) -> String {
    let folds = folds.clamp(2, 20);
    let mut signed = Vec::new();
    let mut fitted = Vec::new();
    for fold in 0..folds {
        let (unseen, seen): (Vec<_>, Vec<_>) = questions.iter().cloned().enumerate().partition(|(at, _)| at % folds == fold);
        let (unseen, seen): (Vec<_>, Vec<_>) = (unseen.into_iter().map(|(_, one)| one).collect(), seen.into_iter().map(|(_, one)| one).collect());
        let (back, weights) = fit(catalog, &seen, today);
        catalog = back.weighed(Weights::SIGNED);
        signed.extend(ask(&catalog, unseen.clone(), today));
        catalog = catalog.weighed(weights);
        fitted.extend(ask(&catalog, unseen, today));
    }
    let (_, mut weights) = fit(catalog, questions, today);
    let mut text = format!("signed, unseen  {}\nfitted, unseen  {}\n", Figures::of(&signed), Figures::of(&fitted));
    let mut now = Weights::SIGNED;
    for ((name, fitted), (_, signed)) in weights.each().into_iter().zip(now.each()) {
        if fitted != signed {
            // A String takes whatever is written to it.
            let _ = writeln!(text, "{name:<24}{signed:>8.3} → {fitted:.3}");
        }
    }
    text
}

/// Moves one weight at a time, from those that are signed, as long as that answers these questions better.
fn fit(mut catalog: Catalog, questions: &[Judged], today: Date) -> (Catalog, Weights) {
    let mut best = Weights::SIGNED;
    let worth = |catalog: Catalog, weights: &Weights| {
        let catalog = catalog.weighed(weights.clone());
        let figures = Figures::of(&ask(&catalog, questions.to_vec(), today));
        let quiet = figures.silent as f64 / figures.unanswerable.max(1) as f64;
        (catalog, figures.ndcg + SUCCESS * figures.success + 0.02 * quiet)
    };
    let (back, mut most) = worth(catalog, &best);
    catalog = back;
    for _ in 0..ROUNDS {
        for place in 0..best.each().len() {
            let from = *best.each()[place].1;
            for step in STEPS {
                let mut tried = best.clone();
                *tried.each()[place].1 = from * step;
                let (back, found) = worth(catalog, &tried);
                catalog = back;
                if found > most + GAIN {
                    (best, most) = (tried, found);
                }
            }
        }
    }
    (catalog, best)
}
