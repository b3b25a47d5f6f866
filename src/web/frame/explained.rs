//! Words that parents need not know are explained where they first stand on a page: `seeds/woordenlijst.toml` says which and how.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::glossary::{self, Entry};
use crate::domain::locale::Locale;

/// Inside these nothing is explained: they are names, buttons or machines' business.
const LEFT_ALONE: [&str; 19] = [
    "a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "label", "legend", "mark", "nav", "option", "q", "script", "style", "summary", "textarea",
    "th",
];

static WORDS: LazyLock<HashMap<&'static str, &'static Entry>> =
    LazyLock::new(|| glossary::entries().iter().map(|entry| (entry.word.as_str(), entry)).collect());

/// The same page with each word of the list explained, in the language of the reader, where it first stands in the main text. What the page says stays
/// as it is: the explanation is the title of an `abbr`.
pub fn explained(html: String, reader: Locale) -> String {
    let Some(start) = html.find("<main") else { return html };
    let end = html.rfind("</main>").unwrap_or(html.len());
    let mut page = String::with_capacity(html.len() + 512);
    page.push_str(&html[..start]);
    let mut told: Vec<&str> = Vec::new();
    let mut alone: Vec<&str> = Vec::new();
    let mut rest = &html[start..end];
    while let Some(open) = rest.find('<') {
        tell(&rest[..open], reader, alone.is_empty(), &mut told, &mut page);
        let close = rest[open..].find('>').map_or(rest.len(), |at| open + at + 1);
        let tag = &rest[open..close];
        let name = tag[1..].trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if let Some(kind) = LEFT_ALONE.into_iter().find(|kind| *kind == name) {
            match tag.starts_with("</") {
                true if alone.last() == Some(&kind) => drop(alone.pop()),
                true => {}
                false => alone.push(kind),
            }
        }
        page.push_str(tag);
        rest = &rest[close..];
    }
    tell(rest, reader, alone.is_empty(), &mut told, &mut page);
    page.push_str(&html[end..]);
    page
}

/// Copies a text, with the words that were not yet told explained.
fn tell<'a>(text: &'a str, reader: Locale, may: bool, told: &mut Vec<&'a str>, page: &mut String) {
    let mut copied = 0;
    if may {
        let mut at = 0;
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
            let here = at;
            at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
            // Every word of the list has a capital within its first three letters; most words of a page need not be looked up.
            if !word.chars().take(3).any(char::is_uppercase) || told.contains(&word) {
                continue;
            }
            let Some(entry) = WORDS.get(word) else { continue };
            told.push(word);
            page.push_str(&text[copied..here]);
            page.push_str("<abbr title=\"");
            page.push_str(&escaped(entry.meaning(reader)));
            page.push_str("\">");
            page.push_str(word);
            page.push_str("</abbr>");
            copied = here + word.len();
        }
    }
    page.push_str(&text[copied..]);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_explained_once_in_the_readers_language_and_never_inside_a_link_or_heading() {
        let page = "<nav>CLB</nav><main><h1>CLB</h1><p>Bel het <a href=\"/fiches/clb\">CLB</a>, het CLB of nog een CLB.</p></main>";
        let told = explained(page.into(), Locale::En);
        assert_eq!(told.matches("<abbr").count(), 1, "{told}");
        assert!(told.contains("het <abbr title=\"the school guidance centre\">CLB</abbr> of nog een CLB"), "{told}");
        assert_eq!(told.replace("<abbr title=\"the school guidance centre\">", "").replace("</abbr>", ""), page);
    }

    #[test]
    fn words_that_only_begin_so_and_pages_without_a_main_part_stay_as_they_are() {
        for page in ["<main><p>CLB-medewerker, clb, NAFTA</p></main>", "<p>CLB</p>", "", "<main><p>é € < 3"] {
            assert_eq!(explained(page.into(), Locale::Nl), page);
        }
    }

    #[test]
    fn every_word_of_the_list_can_be_met() {
        for entry in glossary::entries() {
            let told = explained(format!("<main><p>{}.</p></main>", entry.word), Locale::Fr);
            assert!(told.contains("<abbr"), "{} is never explained", entry.word);
        }
    }
}
