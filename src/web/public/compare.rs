//! Two to four fiches side by side: one row a question, and what differs says so.

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Html;

use super::render;
use super::selection::{Choice, choices, fiches, notices, read};
use crate::catalog::CurrentCatalog;
use crate::domain::fiche::{Fiche, Location, Service};
use crate::domain::locale::Locale;
use crate::domain::selection::{MOST_COMPARED, Selection};
use crate::domain::vocabulary::{HelpLanguage, Level};
use crate::web::error::AppError;
use crate::web::page::{Page, Section};
use crate::web::paths::extra;
use crate::web::reader::{Reader, Words};
use crate::web::view;

#[derive(Template)]
#[template(path = "public/compare.html")]
struct ComparePage<'a> {
    page: Page,
    reader: Reader,
    list: &'a Selection,
    notices: Vec<String>,
    columns: Vec<Column<'a>>,
    rows: Vec<Row<'a>>,
    /// How many rows differ.
    differing: usize,
    /// Whether only those are shown.
    only_differing: bool,
    choices: Vec<Choice<'a>>,
}

struct Column<'a> {
    fiche: &'a Fiche,
    href: String,
    /// The page without this fiche.
    remove: String,
}

struct Row<'a> {
    label: &'static str,
    cells: Vec<Vec<Item<'a>>>,
    differs: bool,
}

/// One thing in a cell.
#[derive(PartialEq, Eq)]
struct Item<'a> {
    text: String,
    lang: Option<&'a str>,
    href: Option<String>,
    /// Whether it heads what follows.
    heads: bool,
}

impl Item<'_> {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None, href: None, heads: false }
    }

    fn linked(text: impl Into<String>, href: String) -> Self {
        Self { text: text.into(), lang: None, href: Some(href), heads: false }
    }
}

impl<'a> From<Words<'a>> for Item<'a> {
    fn from(words: Words<'a>) -> Self {
        Self { text: words.text.to_owned(), lang: words.lang, href: None, heads: false }
    }
}

pub(in crate::web) async fn show(
    Extension(locale): Extension<Locale>,
    RawQuery(address): RawQuery,
    State(catalog): State<CurrentCatalog>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let list = read(address.as_deref(), &catalog, MOST_COMPARED, &[extra::DIFFERING]);
    let only_differing =
        url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()).any(|(name, value)| name == extra::DIFFERING && value == "1");
    let t = locale.messages();
    let page = Page::new(locale, Section::Selection, t.get("vergelijk-titel"));
    let chosen: Vec<&Fiche> = fiches(&catalog, &list).collect();
    let all = if chosen.len() > 1 { rows(&page, &chosen) } else { Vec::new() };
    let with_toggle = |list: &Selection| match only_differing && list.len() > 1 {
        true => page.to.compare_differing(list),
        false => page.to.compare(list),
    };
    let columns = chosen.iter().map(|fiche| Column { href: page.to.fiche(&fiche.slug), remove: with_toggle(&list.without(&fiche.slug)), fiche });
    render(&ComparePage {
        reader: page.reader(),
        notices: notices(t, &list),
        columns: columns.collect(),
        differing: all.iter().filter(|row| row.differs).count(),
        rows: all.into_iter().filter(|row| row.differs || !only_differing).collect(),
        only_differing,
        choices: if list.len() < MOST_COMPARED { choices(&catalog, &list) } else { Vec::new() },
        list: &list,
        page,
    })
}

/// What these fiches say to each question.
fn rows<'a>(page: &Page, fiches: &[&'a Fiche]) -> Vec<Row<'a>> {
    let (t, reader) = (page.t, page.reader());
    let row = |key: &'static str, cell: &dyn Fn(&'a Fiche, &[&'a Service]) -> Vec<Item<'a>>| {
        let cells: Vec<Vec<Item<'a>>> = fiches.iter().map(|fiche| cell(fiche, &fiche.content.services.iter().collect::<Vec<_>>())).collect();
        Row { label: t.get(key), differs: cells.windows(2).any(|pair| pair[0] != pair[1]), cells }
    };
    let labels = |labels: Vec<&str>| labels.into_iter().map(Item::plain).collect::<Vec<_>>();
    let all = [
        row("kaart-leeftijd", &|_, services| ages(page, services)),
        row("kaart-voor", &|_, services| labels(view::labels(t, services, |service| &service.audiences))),
        row("vergelijk-niveau", &|_, services| labels(view::labels::<Level>(t, services, |service| &service.levels))),
        row("filter-fase", &|fiche, _| fiche.content.phases().into_iter().map(|phase| Item::plain(t.label(phase))).collect()),
        row("fiche-thema", &|_, services| labels(view::labels(t, services, |service| &service.themes))),
        row("kaart-aanmelding", &|_, services| view::routes_of(t, services).split(" · ").map(Item::plain).collect()),
        row("kaart-kost", &|_, services| costs(page, services)),
        row("kaart-waar", &|fiche, services| places(page, fiche, services)),
        row("fiche-talen", &|_, services| labels(view::labels::<HelpLanguage>(t, services, |service| &service.languages))),
        row("fiche-aanbod", &|fiche, services| {
            let named = services.iter().map(|service| Item { href: Some(page.to.service(&fiche.slug, &service.key)), ..reader.name(service).into() });
            named.collect()
        }),
        row("fiche-contact", &|fiche, _| contacts(reader, fiche)),
    ];
    all.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect()
}

fn ages<'a>(page: &Page, services: &[&Service]) -> Vec<Item<'a>> {
    let mut said: Vec<Item<'a>> = Vec::new();
    let mut ranges: Vec<_> = services.iter().map(|service| service.ages).collect();
    ranges.sort_by_key(|range| (range.is_unstated(), range.min, range.max));
    for range in ranges {
        let item = Item::plain(view::ages(page.t, range));
        if !said.contains(&item) {
            said.push(item);
        }
    }
    said
}

fn costs<'a>(page: &Page, services: &[&'a Service]) -> Vec<Item<'a>> {
    let kinds = view::costs_of(page.t, services);
    let kinds = kinds.split(" · ").map(Item::plain).collect::<Vec<_>>();
    let amounts =
        page.reader().amounts_of(services).into_iter().map(|(euro, label)| Item { text: format!("{euro} ({})", label.text), ..label.into() });
    kinds.into_iter().chain(amounts).collect()
}

fn places<'a>(page: &Page, fiche: &Fiche, services: &[&Service]) -> Vec<Item<'a>> {
    let mut said: Vec<Item<'a>> = fiche.content.locations.iter().map(|place| Item::plain(Location::one_line(place))).collect();
    said.extend(view::area(page.t, services).map(Item::plain));
    said
}

fn contacts<'a>(reader: Reader, fiche: &'a Fiche) -> Vec<Item<'a>> {
    let mut said = Vec::new();
    for contact in &fiche.content.contacts {
        said.push(Item { heads: true, ..reader.label(contact).into() });
        said.extend(contact.phones.iter().map(|phone| Item::linked(phone.as_str(), format!("tel:{}", phone.dial()))));
        said.extend(contact.emails.iter().map(|email| Item::linked(email.as_str(), format!("mailto:{email}"))));
        said.extend(contact.sites.iter().map(|site| Item::linked(site.shown(), site.to_string())));
    }
    said
}
