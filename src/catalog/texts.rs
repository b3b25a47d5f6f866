//! What the index is told of each service: its own words, those of its fiche, and the sentences that may be shown as a reason.

use pulldown_cmark::{Event, Parser, TagEnd};

use crate::domain::fiche::{FicheContent, Service};
use crate::domain::locale::Locale;
use crate::search::index::{ServiceTexts, Zone};

/// All names of a fiche.
pub(super) fn all_names(fiche: &FicheContent) -> impl Iterator<Item = &str> {
    std::iter::once(fiche.name.as_str()).chain(fiche.alternate_names.iter().map(String::as_str))
}

/// What holds for every service of a fiche.
pub(super) fn shared_texts(fiche: &FicheContent) -> Vec<(Zone, String)> {
    let mut texts: Vec<(Zone, String)> = all_names(fiche).map(|name| (Zone::Name, name.to_owned())).collect();
    texts.push((Zone::Fiche, fiche.summary.nl.clone()));
    texts.extend(fiche.summary.fr.iter().chain(&fiche.summary.en).map(|text| (Zone::Foreign, text.clone())));
    texts.push((Zone::Fiche, plain_text(&fiche.text)));
    texts.push((Zone::Fiche, fiche.aim.clone()));
    for location in &fiche.locations {
        texts.extend(location.name.clone().map(|name| (Zone::Fiche, name)));
        texts.push((Zone::Proper, location.one_line()));
    }
    texts.extend(fiche.contacts.iter().filter_map(|contact| contact.person.clone()).map(|person| (Zone::Proper, person)));
    texts
}

/// What is said of one service, beside what holds for all of its fiche.
pub(super) fn service_texts(service: &Service, shared: &[(Zone, String)]) -> ServiceTexts {
    let labels = Locale::Nl.messages();
    let mut texts = shared.to_vec();
    texts.push((Zone::Title, service.name.clone()));
    texts.extend(service.themes.iter().map(|value| (Zone::Label, labels.label(*value).to_owned())));
    texts.extend(service.audiences.iter().map(|value| (Zone::Body, labels.label(*value).to_owned())));
    texts.extend(service.levels.iter().map(|value| (Zone::Body, labels.label(*value).to_owned())));
    let text = plain_text(&service.text);
    // What a professional does to get somebody in, and what staff wrote down beside the text: it is known, so it can be found.
    let told = [&service.duration, &service.intensity, &service.capacity, &service.cost.note].into_iter().flatten();
    let told = told.chain([&service.route.professional, &service.route.parent]).filter(|text| !text.is_empty());
    let told: Vec<String> = told.cloned().collect();
    texts.extend(told.iter().map(|text| (Zone::Fiche, text.clone())));
    let mut dutch = vec![service.name.clone(), service.summary.clone()];
    dutch.extend(sentences(&text));
    dutch.extend(service.conditions.iter().cloned());
    // What the fiche says of all its services comes last: it explains least why this one was found.
    dutch.extend(told.iter().flat_map(|text| sentences(text)));
    dutch.extend(shared.iter().filter(|(zone, _)| *zone == Zone::Fiche).flat_map(|(_, text)| sentences(text)));
    let mut shown: Vec<(Locale, String)> = dutch.into_iter().map(|text| (Locale::Nl, text)).collect();
    for locale in Locale::SERVED {
        let Some(words) = service.words.for_reader(*locale) else { continue };
        let said = [&words.name, &words.summary].into_iter().chain(&words.conditions);
        shown.extend(said.clone().map(|text| (*locale, text.clone())));
        texts.extend(said.chain(&words.ages_note).map(|text| (Zone::Foreign, text.clone())));
    }
    texts.push((Zone::Body, service.summary.clone()));
    texts.push((Zone::Body, text));
    texts.extend(service.conditions.iter().chain(&service.ages_note).map(|text| (Zone::Body, text.clone())));
    ServiceTexts { texts, shown }
}

/// The words of a markdown text, paragraphs and list items on lines of their own.
fn plain_text(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => plain.push('\n'),
            _ => {}
        }
    }
    plain
}

/// The sentences of a text: lines, cut behind full stops that a capital follows.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim();
        while let Some(end) = rest
            .match_indices(['.', '!', '?'])
            .map(|(at, _)| at + 1)
            .find(|end| rest[*end..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase)))
        {
            found.push(rest[..end].to_owned());
            rest = rest[end..].trim_start();
        }
        if !rest.is_empty() {
            found.push(rest.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_words_and_sentences() {
        let plain = plain_text("Een **sterke** zin. Nog een zin, bv. deze.\n\n- punt een\n- punt twee");
        assert_eq!(sentences(&plain), ["Een sterke zin.", "Nog een zin, bv. deze.", "punt een", "punt twee"]);
    }
}
