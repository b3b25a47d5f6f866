//! One fiche, complete: what a parent needs first, what professionals need after. Visitors see it, and staff before it is live.

use askama::Template;
use axum::response::Html;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::catalog::Catalog;
use crate::domain::fiche::{Contact, Fiche, FicheContent, Location, Service};
use crate::domain::locale::Locale;
use crate::domain::upkeep::{Upkeep, upkeep};
use crate::domain::vocabulary::{CostKind, Phase, Region, Route, Term};
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::doors::{Door, door};
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::{Page, Section, render_explained};
use crate::web::frame::parts::{self, ContactView, Linked, ServiceView, for_people};
use crate::web::frame::view;
use crate::web::frame::words::{self, Text};

#[derive(Template)]
#[template(path = "public/fiche.html")]
struct FichePage<'a> {
    page: Page,
    fiche: &'a Fiche,
    gloss: Option<&'a str>,
    notice: Option<Text<'a>>,
    summary: Text<'a>,
    audiences: String,
    ages: String,
    routes: String,
    /// What a parent does now, when that is the same for everything; else each service tells it.
    parent_route: Option<Linked>,
    costs: String,
    communes: Option<String>,
    /// Whom to call from the first screen.
    call: Call<'a>,
    phases: Vec<PhaseGroup<'a>>,
    contacts: Vec<ContactView<'a>>,
    /// Whether something that a parent has to know is not in the language of the page.
    partly_dutch: bool,
    /// Places that belong to no contact.
    places: Vec<(&'a Location, String)>,
    text: String,
    verified_on: Option<String>,
    /// Whether its yearly check is late.
    is_late: bool,
    related: Vec<(&'a Fiche, String)>,
    json_ld: String,
    /// Shown to staff before it is live.
    is_preview: bool,
}

/// Whom a parent or young person calls.
enum Call<'a> {
    /// This one.
    One(&'a Contact, Text<'a>),
    /// There are several numbers; which one depends.
    Choose(usize),
    /// Somebody else first: the ways in go through these.
    Through(Vec<Door>),
    /// Nobody here: there is no number.
    Nobody,
}

struct PhaseGroup<'a> {
    phase: Phase,
    services: Vec<ServiceView<'a>>,
}

/// A fiche as a page; `is_preview` for one that is not live, as visitors would see it.
///
/// # Errors
/// A template that does not render.
pub fn page_of(here: &Here, catalog: &Catalog, fiche: &Fiche, base: &BaseUrl, today: Date, is_preview: bool) -> Result<Html<String>, AppError> {
    let content = &fiche.content;
    let locale = here.locale;
    let t = locale.messages();
    let summary = words::translated(locale, &content.summary);
    let page = Page::new(here, Section::Fiches, &content.name).described(summary.text, base, |to| to.fiche(&fiche.slug));
    let json_ld = json_ld(fiche, locale, page.canonical().unwrap_or_default());
    let all: Vec<&Service> = content.services.iter().collect();
    let phases = content.phases().into_iter().map(|phase| PhaseGroup {
        phase,
        services: content.services_in(phase).map(|service| ServiceView::new(&page, fiche, service, today)).collect(),
    });
    render_explained(
        &FichePage {
            fiche,
            gloss: words::gloss(locale, content),
            notice: words::notice(locale, content),
            summary,
            audiences: view::labels(t, &all, |service| &service.audiences).join(" · "),
            ages: view::ages_of(t, &all),
            routes: view::routes_of(t, &all),
            parent_route: parent_route(locale, &all),
            costs: view::costs_of(t, &all),
            communes: view::communes_of(t, content, &all),
            call: call(&page, catalog, content, &all),
            phases: phases.collect(),
            partly_dutch: !content.untranslated(locale).is_empty(),
            contacts: parts::contacts(&page, fiche),
            places: parts::places_alone(fiche).map(|place| (place, view::map_link(place))).collect(),
            text: view::markdown(&content.text),
            verified_on: fiche.verified_on.map(|date| t.date(date)),
            is_late: matches!(upkeep(fiche.verified_on, today), Upkeep::Overdue(_)),
            related: related(catalog, &page, fiche),
            json_ld,
            is_preview,
            page,
        },
        locale,
    )
}

/// What a parent is told to do, when all services tell the same.
fn parent_route(locale: Locale, services: &[&Service]) -> Option<Linked> {
    let mut told = for_people(services).map(|service| words::route(locale, service));
    let first = told.next()?;
    told.all(|other| other == first).then(|| Linked::new(first))
}

fn call<'a>(page: &Page, catalog: &Catalog, fiche: &'a FicheContent, services: &[&Service]) -> Call<'a> {
    let numbers = fiche.contacts.iter().filter(|contact| !contact.phones.is_empty()).count();
    let may_call = for_people(services).next().is_none() || for_people(services).any(|service| service.route.kinds.contains(&Route::Direct));
    match view::first_to_call(fiche) {
        _ if !may_call => {
            let doors = [(Route::Kans, "kans-centraal-meldpunt"), (Route::Clb, "clb")];
            let needed = doors.into_iter().filter(|(route, _)| for_people(services).any(|service| service.route.kinds.contains(route)));
            let found: Vec<Door> = needed.filter_map(|(_, slug)| catalog.fiche(slug)).map(|fiche| door(page, fiche)).collect();
            if found.is_empty() { Call::Nobody } else { Call::Through(found) }
        }
        _ if numbers == 0 => Call::Nobody,
        Some(contact) => Call::One(contact, words::label(page.locale, contact)),
        None => Call::Choose(numbers),
    }
}

fn related<'a>(catalog: &'a Catalog, page: &Page, fiche: &Fiche) -> Vec<(&'a Fiche, String)> {
    let found = fiche.content.related.iter().filter_map(|slug| catalog.fiche(slug.as_str()));
    found.map(|fiche| (fiche, page.to.fiche(&fiche.slug))).collect()
}

/// The fiche in schema.org's words, as JSON that is safe inside a script element.
fn json_ld(fiche: &Fiche, locale: Locale, address: &str) -> String {
    let content = &fiche.content;
    let address_of = |place: &Location| json!({"@type": "PostalAddress", "streetAddress": place.street, "postalCode": place.postcode, "addressLocality": place.commune, "addressCountry": "BE"});
    let contact_points: Vec<Value> = content
        .contacts
        .iter()
        .map(|contact| {
            let mut point = Map::new();
            point.insert("@type".into(), json!("ContactPoint"));
            point.insert("name".into(), json!(words::label(locale, contact).text));
            contact.phones.first().map(|phone| point.insert("telephone".into(), json!(phone.dial())));
            contact.emails.first().map(|email| point.insert("email".into(), json!(email)));
            contact.sites.first().map(|site| point.insert("url".into(), json!(site)));
            Value::Object(point)
        })
        .collect();
    let offers: Vec<Value> = content
        .services
        .iter()
        .map(|service| {
            let mut audience = Map::new();
            audience.insert("@type".into(), json!("PeopleAudience"));
            service.ages.min.map(|age| audience.insert("suggestedMinAge".into(), json!(age)));
            service.ages.max.map(|age| audience.insert("suggestedMaxAge".into(), json!(age)));
            let mut offer = Map::new();
            offer.insert("@type".into(), json!("Offer"));
            if service.cost_for_who_asks() == CostKind::Free {
                offer.insert("price".into(), json!(0));
                offer.insert("priceCurrency".into(), json!("EUR"));
            }
            let url = format!("{address}#{}", service.key);
            offer.insert(
                "itemOffered".into(),
                json!({
                    "@type": "Service", "name": words::name(locale, service).text, "description": words::summary(locale, service).text, "url": url,
                    "category": service.phase.code(), "audience": audience,
                }),
            );
            Value::Object(offer)
        })
        .collect();
    let organisation = json!({
        "@context": "https://schema.org", "@type": "Organization", "name": content.name, "alternateName": content.alternate_names,
        "description": content.summary.for_reader(locale).0, "url": content.contacts.iter().flat_map(|contact| &contact.sites).next().map_or(address, |site| site.as_str()),
        "mainEntityOfPage": {"@type": "WebPage", "@id": address, "inLanguage": locale.code()}, "address": content.locations.iter().map(address_of).collect::<Vec<_>>(),
        "contactPoint": contact_points, "makesOffer": offers,
    });
    organisation.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
