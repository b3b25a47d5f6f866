//! The parts of a fiche as a reader meets them, a service and a contact: one way of telling them for the fiche page, the handout and the bundle.

use jiff::civil::Date;

use crate::domain::fiche::{Contact, Fiche, Location, Service};
use crate::domain::vocabulary::Route;
use crate::web::frame::page::Page;
use crate::web::frame::view::{self, CostView};
use crate::web::frame::words::{self, Facts, Lang, Text};

/// A sentence as HTML, with its language.
pub(in crate::web) struct Linked {
    pub(in crate::web) html: String,
    pub(in crate::web) lang: Lang,
}

impl Linked {
    /// A text whose numbers and mail addresses are links.
    pub(in crate::web) fn new(text: Text<'_>) -> Self {
        Self { html: view::linked(text.text), lang: text.lang }
    }
}

/// A service, complete.
pub(in crate::web) struct ServiceView<'a> {
    pub(in crate::web) service: &'a Service,
    pub(in crate::web) name: Text<'a>,
    /// Its Dutch name, beside the translated one.
    pub(in crate::web) dutch_name: Option<&'a str>,
    pub(in crate::web) summary: Text<'a>,
    pub(in crate::web) facts: Facts<'a>,
    pub(in crate::web) ages: String,
    pub(in crate::web) levels: String,
    pub(in crate::web) audiences: String,
    pub(in crate::web) routes: String,
    pub(in crate::web) cost: CostView<'a>,
    pub(in crate::web) themes: String,
    pub(in crate::web) languages: String,
    /// Where it is given, when that is not everywhere.
    pub(in crate::web) places: Vec<String>,
    /// Whose it is, when it is not for everybody.
    pub(in crate::web) area: Option<String>,
    pub(in crate::web) contacts: Vec<(&'a Contact, Text<'a>)>,
    pub(in crate::web) route_parent: Linked,
    pub(in crate::web) route_professional: String,
    pub(in crate::web) text: String,
    pub(in crate::web) dates: Option<String>,
}

impl<'a> ServiceView<'a> {
    /// How a service of this fiche reads on this page and this day.
    pub(in crate::web) fn new(page: &Page, fiche: &'a Fiche, service: &'a Service, today: Date) -> Self {
        let (t, content, one) = (page.t, &fiche.content, [service]);
        // Places and contacts are told once; a service repeats only those that are not for all of the fiche.
        let own_places = !service.locations.is_empty() && service.locations.len() < content.locations.len();
        let own_contacts = service.contacts.len() < content.contacts.len();
        let places = content.locations_of(service).filter(|_| own_places).map(Location::one_line);
        let contacts = content.own_contacts_of(service).filter(|_| own_contacts).map(|contact| (contact, words::label(page.locale, contact)));
        let facts = words::facts(page.locale, service);
        Self {
            service,
            name: words::name(page.locale, service),
            dutch_name: words::dutch_name(page.locale, service),
            summary: words::summary(page.locale, service),
            ages: view::ages(t, service.ages),
            levels: view::labels(t, &one, |service| &service.levels).join(", "),
            audiences: view::labels(t, &one, |service| &service.audiences).join(" · "),
            routes: view::routes_of(t, &one),
            cost: view::cost(t, service, &facts),
            facts,
            themes: view::labels(t, &one, |service| &service.themes).join(" · "),
            languages: view::labels(t, &one, |service| &service.languages).join(", "),
            places: places.collect(),
            area: view::area(t, &one),
            contacts: contacts.collect(),
            route_parent: Linked::new(words::route(page.locale, service)),
            route_professional: view::linked(&service.route.professional),
            text: view::markdown(&service.text),
            dates: view::dates(t, service, today),
        }
    }
}

/// A way to reach somebody.
pub(in crate::web) struct ContactView<'a> {
    pub(in crate::web) contact: &'a Contact,
    pub(in crate::web) label: Text<'a>,
    pub(in crate::web) role: Option<Text<'a>>,
    pub(in crate::web) hours_note: Option<Text<'a>>,
    /// Where that is, and a map of it.
    pub(in crate::web) place: Option<(&'a Location, String)>,
    pub(in crate::web) hours: Vec<String>,
}

impl<'a> ContactView<'a> {
    /// How a contact of this fiche reads on this page.
    pub(in crate::web) fn new(page: &Page, fiche: &'a Fiche, contact: &'a Contact) -> Self {
        Self {
            contact,
            label: words::label(page.locale, contact),
            role: words::role(page.locale, contact),
            hours_note: words::hours_note(page.locale, contact),
            place: fiche.content.location_of(contact).map(|place| (place, view::map_link(place))),
            hours: contact.hours.iter().map(|hours| view::hours(page.t, hours)).collect(),
        }
    }
}

/// The contacts of a fiche.
pub(in crate::web) fn contacts<'a>(page: &Page, fiche: &'a Fiche) -> Vec<ContactView<'a>> {
    fiche.content.contacts.iter().map(|contact| ContactView::new(page, fiche, contact)).collect()
}

/// Places that belong to no contact.
pub(in crate::web) fn places_alone(fiche: &Fiche) -> impl Iterator<Item = &Location> {
    let with_contact = |place: &&Location| fiche.content.contacts.iter().any(|contact| contact.location.as_ref() == Some(&place.key));
    fiche.content.locations.iter().filter(move |place| !with_contact(place))
}

/// Services that a parent or young person could use.
pub(in crate::web) fn for_people<'a>(services: &[&'a Service]) -> impl Iterator<Item = &'a Service> {
    services.iter().copied().filter(|service| !service.is_for_professionals_only() && service.route.kinds != [Route::NotApplicable])
}
