//! Every sentence of a fiche that a parent or young person reads, with the path of its field in the seed file.

use crate::domain::fiche::{FicheContent, Foreign, Service, ServiceWords};
use crate::domain::locale::Locale;

/// Something doubtful in a fiche: the path of its field, and a sentence.
pub type Doubt = (String, String);

/// A sentence for readers.
pub struct Sentence<'a> {
    /// Path of its field.
    pub path: String,
    /// Its language.
    pub locale: Locale,
    /// What it says.
    pub text: &'a str,
}

/// What is said of the whole fiche.
pub fn of_fiche(fiche: &FicheContent) -> Vec<Sentence<'_>> {
    let mut said = vec![sentence("summary.nl", Locale::Nl, &fiche.summary.nl)];
    said.extend(fiche.summary.fr.as_deref().map(|text| sentence("summary.fr", Locale::Fr, text)));
    said.extend(fiche.summary.en.as_deref().map(|text| sentence("summary.en", Locale::En, text)));
    said.extend(fiche.notice.as_deref().map(|text| sentence("notice", Locale::Nl, text)));
    for (locale, words) in foreign(&fiche.words) {
        let notice = words.notice.as_deref().map(|text| sentence(&format!("{}.notice", locale.code()), locale, text));
        said.extend(notice);
        said.extend(words.gloss.as_deref().map(|text| sentence(&format!("{}.gloss", locale.code()), locale, text)));
    }
    for (i, contact) in fiche.contacts.iter().enumerate() {
        said.push(sentence(&format!("contacts[{i}].label"), Locale::Nl, &contact.label));
        said.extend(contact.hours_note.as_deref().map(|text| sentence(&format!("contacts[{i}].hours_note"), Locale::Nl, text)));
        for (locale, words) in foreign(&contact.words) {
            let code = locale.code();
            said.push(sentence(&format!("contacts[{i}].{code}.label"), locale, &words.label));
            said.extend(words.hours_note.as_deref().map(|text| sentence(&format!("contacts[{i}].{code}.hours_note"), locale, text)));
        }
    }
    said
}

/// What is said of one service; `i` is its place in the file.
pub fn of_service(i: usize, service: &Service) -> Vec<Sentence<'_>> {
    let at = |field: &str| format!("services[{i}].{field}");
    let mut said = vec![
        sentence(&at("name"), Locale::Nl, &service.name),
        sentence(&at("summary"), Locale::Nl, &service.summary),
        sentence(&at("route.parent"), Locale::Nl, &service.route.parent),
    ];
    let notes = [("ages_note", &service.ages_note), ("cost.note", &service.cost.note), ("duration", &service.duration)];
    let notes = notes.into_iter().chain([("intensity", &service.intensity), ("capacity", &service.capacity)]);
    said.extend(notes.filter_map(|(field, text)| text.as_deref().map(|text| sentence(&at(field), Locale::Nl, text))));
    said.extend(service.conditions.iter().enumerate().map(|(n, text)| sentence(&at(&format!("conditions[{n}]")), Locale::Nl, text)));
    said.extend(service.cost.amounts.iter().enumerate().map(|(n, amount)| sentence(&at(&format!("cost.amounts[{n}]")), Locale::Nl, &amount.label)));
    for (locale, words) in foreign(&service.words) {
        translated(&at(locale.code()), locale, words, &mut said);
    }
    said
}

fn translated<'a>(path: &str, locale: Locale, words: &'a ServiceWords, said: &mut Vec<Sentence<'a>>) {
    let all = [("name", &words.name), ("summary", &words.summary), ("route", &words.route)];
    said.extend(all.into_iter().map(|(field, text)| sentence(&format!("{path}.{field}"), locale, text)));
    let notes = [("ages_note", &words.ages_note), ("cost_note", &words.cost_note), ("duration", &words.duration)];
    let notes = notes.into_iter().chain([("intensity", &words.intensity), ("capacity", &words.capacity)]);
    said.extend(notes.filter_map(|(field, text)| text.as_deref().map(|text| sentence(&format!("{path}.{field}"), locale, text))));
    for (field, list) in [("conditions", &words.conditions), ("amounts", &words.amounts)] {
        said.extend(list.iter().enumerate().map(|(n, text)| sentence(&format!("{path}.{field}[{n}]"), locale, text)));
    }
}

fn sentence<'a>(path: &str, locale: Locale, text: &'a str) -> Sentence<'a> {
    Sentence { path: path.to_owned(), locale, text }
}

fn foreign<T>(words: &Foreign<T>) -> impl Iterator<Item = (Locale, &T)> {
    [(Locale::Fr, words.fr.as_ref()), (Locale::En, words.en.as_ref())].into_iter().filter_map(|(locale, words)| Some((locale, words?)))
}

/// The words of a sentence as they stand in it: letters and digits, with what joins them (`n-RTH`, `9:30`).
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | ':'));
    text.split(ends).map(|word| word.trim_matches(['-', ':'])).filter(|word| !word.is_empty())
}
