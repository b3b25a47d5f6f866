//! What a reader should not have to read: words about our papers, letters that nobody explains, and *inscrire* for a message that another
//! sends about you. Who signs up by themselves may read *inscrivez-vous*.

use std::collections::HashSet;

use super::reader::{self, Doubt, Sentence, words};
use crate::domain::fiche::FicheContent;
use crate::domain::locale::Locale;
use crate::domain::vocabulary::Route;

/// Words about the papers that the facts come from, by language.
fn of_papers(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::Nl => &["bundel", "schema", "bron", "bronnen", "brontekst"],
        Locale::Fr => &["schéma", "source", "sources"],
        Locale::En => &["bundle", "source", "sources"],
    }
}

/// Everything doubtful about the words of a fiche.
pub fn doubts(fiche: &FicheContent, explained: &HashSet<String>) -> Vec<Doubt> {
    let whole = reader::of_fiche(fiche);
    let services: Vec<Vec<Sentence<'_>>> = fiche.services.iter().enumerate().map(|(i, service)| reader::of_service(i, service)).collect();
    let said: Vec<&Sentence<'_>> = whole.iter().chain(services.iter().flatten()).collect();
    let mut found: Vec<Doubt> = said.iter().filter_map(|sentence| about_papers(sentence)).collect();
    found.extend(unexplained(&said, explained));
    for (i, service) in fiche.services.iter().enumerate() {
        let french = service.words.fr.as_ref().map_or("", |words| words.route.as_str());
        let by_another = !service.route.kinds.contains(&Route::Direct);
        if by_another && tells_to_report(&service.route.parent) && words(french).any(|word| word.to_lowercase().starts_with("inscri")) {
            found.push((format!("services[{i}].fr.route"), "“inscrire” staat waar het Nederlands iemand aanmeldt".into()));
        }
    }
    found
}

fn about_papers(sentence: &Sentence<'_>) -> Option<Doubt> {
    let word = words(sentence.text).find(|word| of_papers(sentence.locale).contains(&word.to_lowercase().as_str()))?;
    Some((sentence.path.clone(), format!("“{word}”: een lezer kent onze papieren niet")))
}

/// Abbreviations in Dutch sentences that neither the site, nor the fiche, nor any name explains; each once, where it stands first.
fn unexplained(said: &[&Sentence<'_>], explained: &HashSet<String>) -> Vec<Doubt> {
    let dutch: Vec<&&Sentence<'_>> = said.iter().filter(|sentence| sentence.locale == Locale::Nl).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for sentence in &dutch {
        for word in words(sentence.text).filter(|word| is_abbreviation(word)) {
            let in_brackets =
                |text: &str| text.contains(&format!("{word} (")) || text.contains(&format!("({word})")) || text.contains(&format!("({word},"));
            let known = explained.contains(word) || dutch.iter().any(|other| in_brackets(other.text));
            if !known && seen.insert(word) {
                found.push((sentence.path.clone(), format!("niemand legt “{word}” uit")));
            }
        }
    }
    found
}

/// Two to six letters and digits that nobody reads as a word: capitals, or `n-RTH`.
fn is_abbreviation(word: &str) -> bool {
    let core = word.strip_prefix("n-").unwrap_or(word);
    let capitals = core.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (2..=6).contains(&core.len()) && capitals && core.bytes().filter(u8::is_ascii_uppercase).count() > 1
}

/// Whether a sentence sends a message about somebody: “meldt je aan”, “aanmelden”, “aanmelding”.
fn tells_to_report(text: &str) -> bool {
    let said: Vec<String> = words(text).map(str::to_lowercase).collect();
    let verb = |word: &String| matches!(word.as_str(), "meld" | "meldt" | "melden");
    said.iter().any(|word| word.starts_with("aanmeld") || word.starts_with("aangemeld"))
        || said.iter().position(verb).is_some_and(|at| said[at..].iter().take(8).any(|word| word == "aan"))
}
