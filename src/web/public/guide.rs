//! The guide in plain language: a few chapters, each a question that parents ask, each leading to fiches. The texts stand in
//! `templates/gids/{language}/{chapter}.md`, with their title and their fiches on top.

use std::sync::LazyLock;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Html;
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::catalog::CurrentCatalog;
use crate::domain::fiche::Fiche;
use crate::domain::locale::Locale;
use crate::domain::query::SearchQuery;
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::{Page, Section, render, render_explained};
use crate::web::frame::paths::Paths;
use crate::web::frame::{view, words};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates/gids");

/// The chapters, in order; the last part of their addresses.
pub const CHAPTERS: [&str; 8] = ["leerplicht", "clb", "afwezig", "uitgesloten", "geen-school", "kans", "dagbesteding", "diploma-later"];

/// What stands on top of a chapter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    short: String,
    fiches: Vec<String>,
    searches: Vec<String>,
}

/// A chapter in one language.
#[derive(Debug)]
pub struct Chapter {
    /// Last part of its address.
    pub slug: &'static str,
    /// The question it answers.
    pub title: String,
    /// The answer in a line.
    pub short: String,
    /// Fiches it leads to, by slug.
    pub fiches: Vec<String>,
    /// Searches it leads to, as query strings.
    pub searches: Vec<String>,
    /// The text, in light markdown.
    pub text: String,
}

/// All chapters in a language.
pub fn chapters(locale: Locale) -> &'static [Chapter] {
    static NL: LazyLock<Vec<Chapter>> = LazyLock::new(|| read(Locale::Nl));
    static FR: LazyLock<Vec<Chapter>> = LazyLock::new(|| read(Locale::Fr));
    static EN: LazyLock<Vec<Chapter>> = LazyLock::new(|| read(Locale::En));
    match locale {
        Locale::Nl => &NL,
        Locale::Fr => &FR,
        Locale::En => &EN,
    }
}

fn read(locale: Locale) -> Vec<Chapter> {
    let chapter = |slug: &'static str| {
        let file = format!("{}/{slug}.md", locale.code());
        let text = FILES.get_file(&file).and_then(|file| file.contents_utf8()).unwrap_or_else(|| panic!("no chapter {file}"));
        let (head, text) = text.trim_start_matches("+++").split_once("+++").unwrap_or_else(|| panic!("{file} has no head"));
        let head: Head = toml::from_str(head).unwrap_or_else(|fault| panic!("{file}: {fault}"));
        Chapter { slug, title: head.title, short: head.short, fiches: head.fiches, searches: head.searches, text: text.trim().to_owned() }
    };
    CHAPTERS.into_iter().map(chapter).collect()
}

#[derive(Template)]
#[template(path = "public/guide.html")]
struct GuidePage {
    page: Page,
    chapters: &'static [Chapter],
}

#[derive(Template)]
#[template(path = "public/chapter.html")]
struct ChapterPage<'a> {
    page: Page,
    chapter: &'static Chapter,
    text: String,
    fiches: Vec<(&'a Fiche, Option<&'a str>, String)>,
    searches: Vec<(String, String)>,
    others: Vec<&'static Chapter>,
}

pub(in crate::web) async fn show(Extension(here): Extension<Here>, State(base): State<BaseUrl>) -> Result<Html<String>, AppError> {
    let page = Page::fixed(&here, &base, Section::Guide, "gids-titel", "gids-beschrijving", Paths::guide);
    render(&GuidePage { page, chapters: chapters(here.locale) })
}

pub(in crate::web) async fn chapter(
    Extension(here): Extension<Here>,
    Path(slug): Path<String>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Html<String>, AppError> {
    let chapter = chapters(here.locale).iter().find(|chapter| chapter.slug == slug).ok_or(AppError::NotFound)?;
    let catalog = catalog.now();
    let page = Page::new(&here, Section::Guide, &chapter.title).described(&chapter.short, &base, |to| to.chapter(chapter.slug));
    let fiches = chapter
        .fiches
        .iter()
        .filter_map(|slug| catalog.fiche(slug))
        .map(|fiche| (fiche, words::gloss(page.locale, &fiche.content), page.to.fiche(&fiche.slug)));
    let searches = chapter.searches.iter().map(|address| {
        let query = SearchQuery::from_pairs(url::form_urlencoded::parse(address.as_bytes()));
        let words: Vec<String> = query.filters.iter().map(|filter| crate::web::frame::labels::filter_label(page.t, filter)).collect();
        (words.join(", "), page.to.search(&query))
    });
    render_explained(
        &ChapterPage {
            text: view::markdown(&chapter.text),
            fiches: fiches.collect(),
            searches: searches.collect(),
            others: chapters(here.locale).iter().filter(|other| other.slug != chapter.slug).collect(),
            chapter,
            page,
        },
        here.locale,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::readability;

    #[test]
    fn every_chapter_is_there_in_three_languages_with_the_same_ways_on_and_reads_easily() {
        for locale in [Locale::Nl, Locale::Fr, Locale::En] {
            for (chapter, dutch) in chapters(locale).iter().zip(chapters(Locale::Nl)) {
                assert_eq!((&chapter.fiches, &chapter.searches), (&dutch.fiches, &dutch.searches), "{} {}", locale.code(), chapter.slug);
                let score = readability::score(&chapter.text, locale).expect("words");
                assert!(score >= readability::PLAIN, "{} {}: {score:.0}", locale.code(), chapter.slug);
            }
        }
    }
}
