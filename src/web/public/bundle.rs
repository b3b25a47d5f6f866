//! The bundle: the whole directory, or what a question leaves of it, as one file that holds all it needs. Made to be printed as a book and to be kept;
//! it loads nothing and runs nothing.

use std::fmt::Write as _;
use std::sync::LazyLock;

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::catalog::CurrentCatalog;
use crate::domain::fiche::{Fiche, Location, Service};
use crate::domain::locale::Messages;
use crate::domain::query::SearchQuery;
use crate::domain::values::AgeRange;
use crate::domain::vocabulary::{Phase, Region, Term, Theme};
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::clock::Clock;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::labels::{ignored, sentence};
use crate::web::frame::page::render;
use crate::web::frame::page::{LanguageLink, Page, Section};
use crate::web::frame::parts::{self, ContactView, ServiceView};
use crate::web::frame::paths::extra;
use crate::web::frame::view;
use crate::web::frame::words::{self, Text};

/// Ages of the index, as they go with stages of school and after.
const AGES: [(Option<u8>, Option<u8>); 6] =
    [(None, Some(5)), (Some(6), Some(11)), (Some(12), Some(14)), (Some(15), Some(17)), (Some(18), Some(24)), (Some(25), None)];

/// The style of every bundle, with its letters inside, and its name in a content policy.
static STYLE: LazyLock<(String, String)> = LazyLock::new(|| {
    let mut css = String::new();
    let fonts: [(u16, &[u8]); 2] =
        [(400, include_bytes!("../../../static/atkinson-400-v1.woff2")), (700, include_bytes!("../../../static/atkinson-700-v1.woff2"))];
    for (weight, font) in fonts {
        let data = BASE64_STANDARD.encode(font);
        // Writing to a string cannot fail.
        let _ = writeln!(
            css,
            "@font-face {{ font-family: Atkinson; font-weight: {weight}; src: url(data:font/woff2;base64,{data}) format(\"woff2\"); }}"
        );
    }
    css.push_str(include_str!("../../../templates/public/bundle.css"));
    let hash = hash(&css);
    (css, hash)
});

#[derive(Template)]
#[template(path = "public/bundle.html")]
struct BundlePage<'a> {
    page: &'a Page,
    style: &'static str,
    /// Style of this bundle: what stands on top of each page.
    heads: &'a str,
    /// What was asked for, in a sentence; `None` for the whole directory.
    sentence: Option<String>,
    notices: Vec<String>,
    date: String,
    /// Full addresses: of this page, of the same as a file, of the site.
    here: String,
    languages: Vec<(&'a LanguageLink, String)>,
    file: String,
    site: String,
    entries: Vec<Entry<'a>>,
    services: usize,
    /// Whether something that a parent has to know is not in the language of the page.
    partly_dutch: bool,
    themes: Vec<(Theme, Vec<Mention<'a>>)>,
    ages: Vec<(String, Vec<Mention<'a>>)>,
}

/// A fiche, complete.
struct Entry<'a> {
    fiche: &'a Fiche,
    mention: Mention<'a>,
    /// Its place in the scheme: the services of each phase.
    cells: Vec<(Phase, Vec<(&'a Service, Text<'a>)>)>,
    gloss: Option<&'a str>,
    notice: Option<Text<'a>>,
    summary: Text<'a>,
    phases: Vec<(Phase, Vec<ServiceView<'a>>)>,
    contacts: Vec<ContactView<'a>>,
    /// Places that belong to no contact.
    places: Vec<&'a Location>,
    text: String,
    verified_on: Option<String>,
    /// Fiches that a reader may want next: on paper by number, elsewhere by link.
    related: Vec<(Mention<'a>, String)>,
}

/// How a list names a fiche.
#[derive(Clone)]
struct Mention<'a> {
    number: String,
    name: &'a str,
    slug: &'a str,
    /// What an index says of it.
    note: String,
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    RawQuery(address): RawQuery,
    State(catalog): State<CurrentCatalog>,
    State(clock): State<Clock>,
    State(base): State<BaseUrl>,
) -> Result<Response, AppError> {
    let (keep, asked): (Vec<_>, Vec<_>) =
        url::form_urlencoded::parse(address.as_deref().unwrap_or_default().as_bytes()).partition(|(name, _)| name == extra::KEEP);
    let query = SearchQuery::from_pairs(asked);
    let catalog = catalog.now();
    let today = clock.today();
    let fiches = catalog.bundle(&query, today);
    let t = here.locale.messages();
    let page = Page::new(&here, Section::Overview, t.get("bundel-titel"));
    let heads = heads(t, &t.date(today), &fiches);
    let (style, style_hash) = &*STYLE;
    let policy = format!(
        "default-src 'none'; style-src '{style_hash}' '{}'; font-src data:; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
        hash(&heads)
    );
    let languages = page.languages.iter().map(|link| (link, base.full(&link.href))).collect();
    let body = render(&BundlePage {
        languages,
        style,
        heads: &heads,
        sentence: (!query.is_empty()).then(|| sentence(t, &query, fiches.len())),
        notices: query.ignored.iter().map(|one| ignored(t, one)).collect(),
        date: t.date(today),
        here: base.full(&page.to.bundle(&query)),
        file: base.full(&page.to.bundle_file(&query)),
        site: base.full(&page.to.home()),
        services: fiches.iter().map(|fiche| fiche.content.services.len()).sum(),
        partly_dutch: fiches.iter().any(|fiche| !fiche.content.untranslated(here.locale).is_empty()),
        themes: by_theme(&fiches),
        ages: by_age(&page, &fiches),
        entries: fiches.iter().map(|fiche| entry(&page, &base, &fiches, fiche, catalog.as_ref(), today)).collect(),
        page: &page,
    })?;
    Ok(answer(body, &policy, keep.iter().any(|(_, value)| value == "1").then_some(today)))
}

/// The page under its own policy; as a file with the day in its name for who wants to keep it.
fn answer(body: Html<String>, policy: &str, keep: Option<Date>) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if let Some(Ok(name)) = keep.map(|today| HeaderValue::from_str(&format!("attachment; filename=\"aanhaken-{today}.html\""))) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    response
}

/// The name of a style in a content policy.
fn hash(style: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(style)))
}

/// What stands on top of each page: the site and the day, and beside it the fiche that a reader has open. A page style for each fiche, since browsers
/// cannot yet take running heads from a heading.
fn heads(t: &Messages, date: &str, fiches: &[&Fiche]) -> String {
    let mut style = format!("@page {{ @top-left {{ content: {}; }} }}\n", css_text(&format!("{} · {date}", t.get("site-naam"))));
    let chapters = [
        ("inhoud", t.get("bundel-inhoud")),
        ("schema", t.get("overzicht-titel")),
        ("thema", t.get("bundel-thema")),
        ("leeftijd", t.get("bundel-leeftijd")),
    ];
    for (chapter, title) in chapters {
        let _ = writeln!(style, "@page {chapter} {{ @top-right {{ content: {}; }} }}", css_text(title));
    }
    for fiche in fiches {
        let (slug, head) = (&fiche.slug, mention(fiche, String::new()).to_string());
        // Writing to a string cannot fail.
        let _ = writeln!(style, "@page f-{slug} {{ @top-right {{ content: {}; }} }} #fiche-{slug} {{ page: f-{slug}; }}", css_text(&head));
    }
    if let Some(first) = fiches.first() {
        let _ = writeln!(style, "#fiches {{ page: f-{}; }}", first.slug);
    }
    style
}

/// A text as CSS takes it, which cannot end the style either.
fn css_text(text: &str) -> String {
    let mut escaped = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => {
                let _ = write!(escaped, "\\{:x} ", u32::from(c));
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped + "\""
}

fn mention(fiche: &Fiche, note: String) -> Mention<'_> {
    let number = fiche.content.number.map(|number| number.to_string()).unwrap_or_default();
    Mention { number, name: &fiche.content.name, slug: fiche.slug.as_str(), note }
}

impl std::fmt::Display for Mention<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.number.is_empty() {
            true => f.write_str(self.name),
            false => write!(f, "{} · {}", self.number, self.name),
        }
    }
}

/// The themes that somebody helps with, each with its fiches.
fn by_theme<'a>(fiches: &[&'a Fiche]) -> Vec<(Theme, Vec<Mention<'a>>)> {
    let helps = |theme: &Theme, fiche: &Fiche| fiche.content.services.iter().any(|service| service.themes.contains(theme));
    let themes = Theme::ALL.iter().map(|theme| {
        let found = fiches.iter().filter(|fiche| helps(theme, fiche)).map(|fiche| mention(fiche, String::new()));
        (*theme, found.collect::<Vec<_>>())
    });
    themes.filter(|(_, found)| !found.is_empty()).collect()
}

/// The fiches that let in somebody of each age, with the ages that do; last those that leave an age unsaid.
fn by_age<'a>(page: &Page, fiches: &[&'a Fiche]) -> Vec<(String, Vec<Mention<'a>>)> {
    let listed = |fits: &dyn Fn(AgeRange) -> bool| -> Vec<Mention<'a>> {
        let found = fiches.iter().filter_map(|fiche| {
            let services: Vec<&Service> = fiche.content.services.iter().filter(|service| fits(service.ages)).collect();
            (!services.is_empty()).then(|| mention(fiche, view::ages_of(page.t, &services)))
        });
        found.collect()
    };
    let groups = AGES.iter().filter_map(|(min, max)| AgeRange::new(*min, *max).ok()).map(|group| {
        let meets = |range: AgeRange| {
            !range.is_unstated()
                && range.min.is_none_or(|min| group.max.is_none_or(|max| min <= max))
                && range.max.is_none_or(|max| group.min.is_none_or(|min| max >= min))
        };
        (view::ages(page.t, group), listed(&meets))
    });
    let mut groups: Vec<_> = groups.collect();
    let unstated = listed(&AgeRange::is_unstated).into_iter().map(|one| Mention { note: String::new(), ..one });
    groups.push((page.t.get("leeftijd-niet-vermeld").to_owned(), unstated.collect()));
    groups.retain(|(_, found)| !found.is_empty());
    groups
}

fn entry<'a>(page: &Page, base: &BaseUrl, fiches: &[&Fiche], fiche: &'a Fiche, catalog: &'a crate::catalog::Catalog, today: Date) -> Entry<'a> {
    let (t, locale, content) = (page.t, page.locale, &fiche.content);
    let service = |service: &'a Service| ServiceView::new(page, fiche, service, today);
    let named = |service: &'a Service| (service, words::name(locale, service));
    let related = content.related.iter().filter_map(|slug| catalog.fiche(slug.as_str())).map(|other| {
        let here = fiches.iter().any(|one| one.slug == other.slug);
        (mention(other, String::new()), if here { format!("#fiche-{}", other.slug) } else { base.full(&page.to.fiche(&other.slug)) })
    });
    Entry {
        mention: mention(fiche, String::new()),
        cells: Phase::ALL.iter().map(|phase| (*phase, content.services_in(*phase).map(named).collect())).collect(),
        gloss: words::gloss(locale, content),
        notice: words::notice(locale, content),
        summary: words::translated(locale, &content.summary),
        phases: content.phases().into_iter().map(|phase| (phase, content.services_in(phase).map(service).collect())).collect(),
        contacts: parts::contacts(page, fiche),
        places: parts::places_alone(fiche).collect(),
        text: view::markdown(&content.text),
        verified_on: fiche.verified_on.map(|date| t.date(date)),
        related: related.collect(),
        fiche,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_running_head_never_ends_the_style() {
        assert_eq!(css_text("A \"b\" </style>\n\\"), "\"A \\22 b\\22  \\3c /style\\3e  \\5c \"");
    }
}
