//! Somebody's own list of fiches: the address is the list. On a screen it is put in order and shared; on paper it is what a family takes home.

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Html;

use crate::catalog::{Catalog, CurrentCatalog};
use crate::domain::fiche::{Fiche, Location, Service};
use crate::domain::locale::{Locale, Messages};
use crate::domain::query::Ignored;
use crate::domain::selection::{MOST_COMPARED, MOST_SELECTED, PARAM, Selection};
use crate::domain::values::Slug;
use crate::search::dutch::fold;
use crate::store::Store;
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::clock::Clock;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::render;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::parts::{self, ContactView, Linked, for_people};
use crate::web::frame::qr::{self, Qr};
use crate::web::frame::view::{self, CostView};
use crate::web::frame::words::{self, Text};

/// Ways in that the handout tells; who has more gets the address of the fiche.
const WAYS_TOLD: usize = 3;
/// Services that are named beside a way in.
const SERVICES_NAMED: usize = 3;
/// Contacts that the handout tells in full; more become a list of names and numbers.
const CONTACTS_TOLD: usize = 2;

#[derive(Template)]
#[template(path = "public/selection.html")]
struct SelectionPage<'a> {
    page: Page,
    list: &'a Selection,
    notices: Vec<String>,
    picks: Vec<Pick<'a>>,
    /// Whether something that a family has to know is not in the language of the page.
    partly_dutch: bool,
    choices: Vec<Choice<'a>>,
    /// Where these, or the first of them, stand side by side, and how many those are.
    compare: Option<(String, usize)>,
    /// The full address of the list.
    address: String,
    mail: String,
    qr: Option<Qr>,
    today: String,
}

/// A fiche of the list, as a family reads it.
struct Pick<'a> {
    fiche: &'a Fiche,
    gloss: Option<&'a str>,
    notice: Option<Text<'a>>,
    summary: Text<'a>,
    href: String,
    /// The full address, for paper.
    address: String,
    up: Option<String>,
    down: Option<String>,
    remove: String,
    audiences: String,
    ages: String,
    /// All ways in, in a word each.
    routes: String,
    ways_in: Vec<WayIn<'a>>,
    /// How many more ways in there are than are told.
    more_ways: usize,
    cost: CostView<'a>,
    contacts: Vec<ContactView<'a>>,
    /// Whether the contacts are so many that each gets one line.
    many_contacts: bool,
    /// Places that belong to no contact.
    places: Vec<&'a Location>,
}

/// What a family does now, and for what; for everything when no service is named.
struct WayIn<'a> {
    services: Vec<Text<'a>>,
    /// How many more services than those.
    more: usize,
    how: Linked,
}

/// A fiche that may be added.
pub(super) struct Choice<'a> {
    pub(super) slug: &'a Slug,
    pub(super) name: &'a str,
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    RawQuery(address): RawQuery,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
    State(clock): State<Clock>,
    State(store): State<Store>,
) -> Result<Html<String>, AppError> {
    let catalog = catalog.now();
    let list = read(address.as_deref(), &catalog, &store, MOST_SELECTED, &[]).await?;
    let t = here.locale.messages();
    let page = Page::new(&here, Section::Selection, t.get("lijst-titel"));
    let address = base.full(&page.to.selection(&list));
    let compared = list.len().min(MOST_COMPARED);
    render(&SelectionPage {
        notices: notices(t, &list),
        partly_dutch: fiches(&catalog, &list).any(|fiche| !fiche.content.untranslated(here.locale).is_empty()),
        picks: fiches(&catalog, &list).map(|fiche| pick(&page, &base, &list, fiche)).collect(),
        choices: choices(&catalog, &list),
        compare: (compared > 1).then(|| (page.to.compare(&list.first(compared)), compared)),
        mail: mail(t, &address),
        qr: qr::code(&address).filter(|_| !list.is_empty()),
        today: t.date(clock.today()),
        address,
        list: &list,
        page,
    })
}

/// The list that an address holds. A fiche that moved is found where it is now; those that are not published are told as unknown.
pub(super) async fn read(address: Option<&str>, catalog: &Catalog, store: &Store, most: usize, beside: &[&str]) -> Result<Selection, AppError> {
    let mut pairs: Vec<(String, String)> = url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()).into_owned().collect();
    let unknown = pairs.iter_mut().filter(|(name, slug)| name == PARAM && catalog.fiche(slug).is_none());
    for (_, slug) in unknown.take(most) {
        if let Some(now) = store.redirect(slug).await? {
            *slug = now;
        }
    }
    Ok(Selection::from_pairs(pairs, most, beside, |slug| catalog.fiche(slug.as_str()).is_some()))
}

/// What of the address could not be used, in sentences.
pub(super) fn notices(t: &Messages, list: &Selection) -> Vec<String> {
    let ignored = list.ignored.iter().map(|one| match one {
        Ignored::Value(_, slug) => t.about("lijst-onbekend", slug),
        Ignored::Parameter(name) => t.about("genegeerd-parameter", name),
        // A list has no question and no filters.
        Ignored::TooMany(_) | Ignored::LongQuestion => String::new(),
    });
    let left_out = (list.left_out > 0).then(|| t.with("lijst-te-lang", &[("n", list.len().into()), ("weg", list.left_out.into())]));
    ignored.chain(left_out).collect()
}

/// The fiches of a list, in its order.
pub(super) fn fiches<'a>(catalog: &'a Catalog, list: &Selection) -> impl Iterator<Item = &'a Fiche> {
    list.slugs().iter().filter_map(|slug| catalog.fiche(slug.as_str()))
}

/// The fiches that are not in a list, from A to Z.
pub(super) fn choices<'a>(catalog: &'a Catalog, list: &Selection) -> Vec<Choice<'a>> {
    let others = catalog.fiches().iter().filter(|fiche| !list.has(&fiche.slug));
    let mut choices: Vec<Choice<'a>> = others.map(|fiche| Choice { slug: &fiche.slug, name: &fiche.content.name }).collect();
    choices.sort_by_cached_key(|choice| fold(choice.name));
    choices
}

fn mail(t: &Messages, address: &str) -> String {
    // In a mailto a plus is a plus: spaces have to be escaped.
    let escaped = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let body = format!("{}\r\n\r\n{address}\r\n", t.get("lijst-mail-tekst"));
    format!("mailto:?subject={}&body={}", escaped(t.get("lijst-mail-onderwerp")), escaped(&body))
}

fn pick<'a>(page: &Page, base: &BaseUrl, list: &Selection, fiche: &'a Fiche) -> Pick<'a> {
    let (t, locale, content) = (page.t, page.locale, &fiche.content);
    // A fiche that moved is where the page opens.
    let here = |list: Selection| format!("{}#fiche-{}", page.to.selection(&list), fiche.slug);
    let all: Vec<&Service> = content.services.iter().collect();
    let mut usable: Vec<&Service> = for_people(&all).collect();
    if usable.is_empty() {
        usable = all;
    }
    let mut ways_in = ways_in(locale, &usable);
    let more_ways = ways_in.len().saturating_sub(WAYS_TOLD);
    ways_in.truncate(WAYS_TOLD);
    Pick {
        gloss: words::gloss(locale, content),
        notice: words::notice(locale, content),
        summary: words::translated(locale, &content.summary),
        href: page.to.fiche(&fiche.slug),
        address: base.full(&page.to.fiche(&fiche.slug)),
        up: list.moved_up(&fiche.slug).map(here),
        down: list.moved_down(&fiche.slug).map(here),
        remove: page.to.selection(&list.without(&fiche.slug)),
        audiences: view::labels(t, &usable, |service| &service.audiences).join(" · "),
        ages: view::ages_of(t, &usable),
        routes: view::routes_of(t, &usable),
        ways_in,
        more_ways,
        cost: view::cost_of(t, &usable),
        contacts: parts::contacts(page, fiche),
        many_contacts: content.contacts.len() > CONTACTS_TOLD,
        places: parts::places_alone(fiche).collect(),
        fiche,
    }
}

/// What to do now, each way once with the services it is for; no services where there is one way for all.
fn ways_in<'a>(locale: Locale, services: &[&'a Service]) -> Vec<WayIn<'a>> {
    let mut ways: Vec<(Text<'a>, Vec<Text<'a>>)> = Vec::new();
    for service in services {
        let how = words::route(locale, service);
        match ways.iter_mut().find(|(told, _)| *told == how) {
            Some((_, services)) => services.push(words::name(locale, service)),
            None => ways.push((how, vec![words::name(locale, service)])),
        }
    }
    let one_for_all = ways.len() == 1;
    let told = ways.into_iter().map(|(how, mut services)| {
        let named = if one_for_all { 0 } else { SERVICES_NAMED.min(services.len()) };
        let more = if one_for_all { 0 } else { services.len() - named };
        services.truncate(named);
        WayIn { services, more, how: Linked::new(how) }
    });
    told.collect()
}
