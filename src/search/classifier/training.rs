//! Trains the classifiers while the program is built: which themes a text is about, from the phrases of the thesaurus and the questions written for each
//! service, and which fiches people who ask so were sent to, from those questions; each with a class for what is not ours. Softmax regression with steps
//! that shrink by bucket. The same files give the same tables: examples come in a fixed order, and nothing is drawn by chance but by a counter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::features::{BUCKETS, features};
use crate::folding::words;

/// Times that every example is looked at.
const ROUNDS: usize = 6;
/// How far one example moves the weights at first.
const STEP: f32 = 0.5;
/// How strongly weights are drawn to nothing.
const DECAY: f32 = 2e-6;
/// The class of what is not ours.
pub const NOT_OURS: &str = "niet-van-ons";

/// One text with what it is about: numbers of classes, each with its share.
struct Example {
    features: Vec<u32>,
    classes: Vec<(usize, f32)>,
    weight: f32,
}

/// A text, the codes of what it is about, and how much it counts.
type Text = (String, BTreeSet<String>, f32);

/// The weights for themes and for fiches, as the program reads them: one line of class codes, a scale for each class as four bytes, a start for each
/// class as four bytes, then for each bucket one byte for each class.
pub fn tables(seeds: &Path) -> [Vec<u8>; 2] {
    let (mut about_themes, mut about_fiches) = (Vec::new(), Vec::new());
    thesaurus(&seeds.join("thesaurus"), &mut about_themes);
    questions(seeds, &mut about_themes, &mut about_fiches);
    let strange = not_ours(&seeds.join("niet-van-ons.toml"));
    about_themes.extend(strange.iter().cloned());
    about_fiches.extend(strange);
    [table(&about_themes), table(&about_fiches)]
}

fn table(texts: &[Text]) -> Vec<u8> {
    let codes: Vec<&str> = texts.iter().flat_map(|(_, about, _)| about).map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
    let place = |code: &String| codes.binary_search(&code.as_str()).ok();
    let examples: Vec<Example> = texts
        .iter()
        .filter_map(|(text, about, weight)| {
            let found = words(text);
            let features = features(found.iter().map(|word| word.folded.as_str()));
            let classes: Vec<usize> = about.iter().filter_map(place).collect();
            let share = 1.0 / classes.len().max(1) as f32;
            (!features.is_empty() && !classes.is_empty()).then(|| Example {
                features,
                classes: classes.into_iter().map(|class| (class, share)).collect(),
                weight: *weight,
            })
        })
        .collect();
    let (weights, starts) = train(&examples, codes.len());
    written(&codes, &weights, &starts)
}

/// The softmax regression: weights of each bucket for each class, and where each class starts.
fn train(examples: &[Example], classes: usize) -> (Vec<f32>, Vec<f32>) {
    let mut weights = vec![0.0_f32; BUCKETS * classes];
    let mut squares = vec![1e-6_f32; BUCKETS];
    let mut starts = vec![0.0_f32; classes];
    let mut scores = vec![0.0_f32; classes];
    let mut turn: usize = 0;
    for round in 0..ROUNDS {
        for number in 0..examples.len() {
            // A stride that shares no factor with the number of examples visits each once, in another order each round.
            turn = (turn + 7919 + round) % examples.len();
            let example = &examples[(number * 7919 + turn) % examples.len()];
            let value = 1.0 / (example.features.len() as f32).sqrt();
            scores.copy_from_slice(&starts);
            for feature in &example.features {
                let row = &weights[*feature as usize * classes..][..classes];
                scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight * value);
            }
            softmax(&mut scores);
            for (class, share) in &example.classes {
                scores[*class] -= share;
            }
            let size: f32 = scores.iter().map(|gradient| gradient * gradient).sum::<f32>() * example.weight;
            for feature in &example.features {
                let square = &mut squares[*feature as usize];
                *square += size * value * value;
                let step = STEP * example.weight * value / square.sqrt();
                let row = &mut weights[*feature as usize * classes..][..classes];
                row.iter_mut().zip(&scores).for_each(|(weight, gradient)| *weight -= step * gradient + DECAY * *weight);
            }
            starts.iter_mut().zip(&scores).for_each(|(start, gradient)| *start -= 0.01 * gradient);
        }
    }
    (weights, starts)
}

fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// The table as bytes: each class scaled to what one byte holds.
fn written(codes: &[&str], weights: &[f32], starts: &[f32]) -> Vec<u8> {
    let classes = codes.len();
    let mut bytes = codes.join(" ").into_bytes();
    bytes.push(b'\n');
    let scale = |class: usize| weights.iter().skip(class).step_by(classes).fold(1e-9_f32, |most, weight| most.max(weight.abs())) / 127.0;
    let scales: Vec<f32> = (0..classes).map(scale).collect();
    scales.iter().chain(starts).for_each(|number| bytes.extend(number.to_le_bytes()));
    bytes.extend(weights.iter().enumerate().map(|(at, weight)| (weight / scales[at % classes]).round() as i8 as u8));
    bytes
}

fn toml_of(path: &Path) -> toml::Table {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}

fn strings(value: &toml::Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(toml::Value::as_str)
}

/// Phrases of the thesaurus that mean a theme.
fn thesaurus(folder: &Path, texts: &mut Vec<Text>) {
    for file in files(folder) {
        for entry in toml_of(&file).get("entry").and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_table) {
            let means: BTreeSet<String> =
                entry.get("means").into_iter().flat_map(strings).filter_map(|one| one.strip_prefix("thema=")).map(str::to_owned).collect();
            let weight = if entry.get("kind").and_then(toml::Value::as_str) == Some("related") { 0.4 } else { 1.0 };
            if !means.is_empty() {
                let phrases = entry.iter().filter(|(name, _)| name.len() == 2).flat_map(|(_, value)| strings(value));
                texts.extend(phrases.map(|phrase| (phrase.to_owned(), means.clone(), weight)));
            }
        }
    }
}

/// Questions written for a service are about its themes, and its fiche is an answer.
fn questions(seeds: &Path, about_themes: &mut Vec<Text>, about_fiches: &mut Vec<Text>) {
    for file in files(&seeds.join("questions")) {
        let fiche = seeds.join("fiches").join(file.file_name().expect("a file has a name"));
        if !fiche.exists() {
            continue;
        }
        let slug = BTreeSet::from([file.file_stem().and_then(|stem| stem.to_str()).expect("a slug").to_owned()]);
        let services = toml_of(&fiche);
        let services = services.get("services").and_then(toml::Value::as_array).into_iter().flatten();
        let themes: BTreeMap<&str, BTreeSet<String>> = services
            .filter_map(|service| {
                Some((service.get("key")?.as_str()?, service.get("themes").into_iter().flat_map(strings).map(str::to_owned).collect()))
            })
            .collect();
        let asked = toml_of(&file);
        // A fiche with many services is no likelier answer than one with few.
        let count = asked.values().filter_map(toml::Value::as_table).flat_map(|languages| languages.values().flat_map(strings)).count();
        let weight = (60.0 / count.max(1) as f32).sqrt().clamp(0.4, 1.5);
        for (key, languages) in &asked {
            for question in languages.as_table().into_iter().flatten().flat_map(|(_, value)| strings(value)) {
                about_fiches.push((question.to_owned(), slug.clone(), weight));
                if let Some(about) = themes.get(key.as_str()).filter(|about| !about.is_empty()) {
                    about_themes.push((question.to_owned(), about.clone(), 0.7));
                }
            }
        }
    }
}

/// What people ask that nobody here helps with.
fn not_ours(file: &Path) -> Vec<Text> {
    let about = BTreeSet::from([NOT_OURS.to_owned()]);
    toml_of(file).values().flat_map(strings).map(|text| (text.to_owned(), about.clone(), 2.0)).collect()
}
