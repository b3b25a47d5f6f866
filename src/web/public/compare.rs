//! Two to four fiches side by side: one row a question, and what differs says so.

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Html;

use super::selection::{Choice, choices, fiches, notices, read};
use crate::catalog::CurrentCatalog;
use crate::domain::fiche::{Fiche, Location, Service};
use crate::domain::locale::Locale;
use crate::domain::selection::{MOST_COMPARED, Selection};
use crate::domain::vocabulary::{HelpLanguage, Level};
use crate::store::Store;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::render;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::extra;
use crate::web::frame::view;
use crate::web::frame::words::{self, Lang, Text};

#[derive(Template)]
#[template(path = "public/compare.html")]
struct ComparePage<'a> {
    page: Page,
    list: &'a Selection,
    notices: Vec<String>,
    columns: Vec<Column<'a>>,
    rows: Vec<Row>,
    /// How many rows differ.
    differing: usize,
    /// Whether only those are shown.
    only_differing: bool,
    choices: Vec<Choice<'a>>,
}

struct Column<'a> {
    fiche: &'a Fiche,
    gloss: Option<&'a str>,
    href: String,
    /// The page without this fiche.
    remove: String,
}

struct Row {
    label: &'static str,
    cells: Vec<Vec<Item>>,
    differs: bool,
}

/// One thing in a cell.
#[derive(PartialEq, Eq)]
struct Item {
    text: String,
    lang: Lang,
    href: Option<String>,
    /// Whether it heads what follows.
    heads: bool,
}

impl Item {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: Lang::none(), href: None, heads: false }
    }

    fn linked(text: impl Into<String>, href: String) -> Self {
        Self { text: text.into(), lang: Lang::none(), href: Some(href), heads: false }
    }
}

impl From<Text<'_>> for Item {
    fn from(words: Text<'_>) -> Self {
        Self { text: words.text.to_owned(), lang: words.lang, href: None, heads: false }
    }
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    RawQuery(address): RawQuery,
    State(catalog): State<CurrentCatalog>,
    State(store): State<Store>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let list = read(address.as_deref(), &catalog, &store, MOST_COMPARED, &[extra::DIFFERING]).await?;
    let only_differing =
        url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()).any(|(name, value)| name == extra::DIFFERING && value == "1");
    let t = here.locale.messages();
    let page = Page::new(&here, Section::Selection, t.get("vergelijk-titel"));
    let chosen: Vec<&Fiche> = fiches(&catalog, &list).collect();
    let all = if chosen.len() > 1 { rows(&page, &chosen) } else { Vec::new() };
    let with_toggle = |list: &Selection| match only_differing && list.len() > 1 {
        true => page.to.compare_differing(list),
        false => page.to.compare(list),
    };
    let columns = chosen.iter().map(|fiche| Column {
        gloss: words::gloss(here.locale, &fiche.content),
        href: page.to.fiche(&fiche.slug),
        remove: with_toggle(&list.without(&fiche.slug)),
        fiche,
    });
    render(&ComparePage {
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
fn rows(page: &Page, fiches: &[&Fiche]) -> Vec<Row> {
    let t = page.t;
    let row = |key: &'static str, cell: &dyn Fn(&Fiche, &[&Service]) -> Vec<Item>| {
        let cells: Vec<Vec<Item>> = fiches.iter().map(|fiche| cell(fiche, &fiche.content.services.iter().collect::<Vec<_>>())).collect();
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
            let named = services
                .iter()
                .map(|service| Item { href: Some(page.to.service(&fiche.slug, &service.key)), ..words::name(page.locale, service).into() });
            named.collect()
        }),
        row("fiche-contact", &|fiche, _| contacts(page.locale, fiche)),
    ];
    all.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect()
}

fn ages(page: &Page, services: &[&Service]) -> Vec<Item> {
    let mut said: Vec<Item> = Vec::new();
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

fn costs(page: &Page, services: &[&Service]) -> Vec<Item> {
    let kinds = view::costs_of(page.t, services);
    let amounts = view::cost_of(page.t, services).amounts;
    let amounts = amounts.into_iter().map(|(euro, label)| Item { text: format!("{euro} ({})", label.text), ..label.into() });
    kinds.split(" · ").map(Item::plain).chain(amounts).collect()
}

fn places(page: &Page, fiche: &Fiche, services: &[&Service]) -> Vec<Item> {
    let address = |place: &Location| Item { lang: page.nl(), ..Item::plain(place.one_line()) };
    let mut said: Vec<Item> = fiche.content.locations.iter().map(address).collect();
    said.extend(view::area(page.t, services).map(Item::plain));
    said
}

fn contacts(locale: Locale, fiche: &Fiche) -> Vec<Item> {
    let mut said: Vec<Item> = Vec::new();
    for contact in &fiche.content.contacts {
        said.push(Item { heads: true, ..words::label(locale, contact).into() });
        said.extend(contact.phones.iter().map(|phone| Item::linked(phone.as_str(), format!("tel:{}", phone.dial()))));
        said.extend(contact.emails.iter().map(|email| Item::linked(email.as_str(), format!("mailto:{email}"))));
        said.extend(contact.sites.iter().map(|site| Item::linked(site.shown(), site.to_string())));
    }
    said
}
