//! The record: a fiche with its services, locations and contacts. What is here passed [`FicheDraft::check`](super::draft::FicheDraft::check)
//! and is valid; nothing downstream asks again.
//!
//! The shape follows Open Referral's HSDS 3.2 where it has a word: a fiche is an organization, an aanbod a service, `verified_on` the assured date.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use super::translated::{ContactWords, FicheWords, Foreign, ServiceWords, Translated};
use super::values::{AgeRange, BundleNumber, ClockTime, Email, Euro, Phone, Postcode, Slug, WebUrl};
use super::vocabulary::{Audience, CostKind, HelpLanguage, Level, Phase, Region, Route, Status, Theme, Weekday};

/// One organisation or initiative, as published or kept by staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fiche {
    /// Last part of its address; never changes.
    pub slug: Slug,
    /// How far it is.
    pub status: Status,
    /// Counts the saves, from 1.
    pub version: i64,
    /// The day a person last checked that all of it is still true; not the day of the last edit.
    pub verified_on: Option<Date>,
    /// Everything that is said of it.
    pub content: FicheContent,
}

/// Everything that is said of an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FicheContent {
    /// Its number in the bundle; the four short documents have none.
    pub number: Option<BundleNumber>,
    /// Its name as people know it.
    pub name: String,
    /// Acronyms, old names, full names.
    pub alternate_names: Vec<String>,
    /// Plain summary for parents, at most 60 words a language.
    pub summary: Translated,
    /// What else a reader of French or English is told of the whole.
    #[serde(default)]
    pub words: Foreign<FicheWords>,
    /// What it is and does, for professionals: Dutch, light markdown.
    pub text: String,
    /// What a reader has to know first, such as that a project has ended.
    pub notice: Option<String>,
    /// What it is for.
    pub aim: String,
    /// Who pays for it.
    pub funding: Option<String>,
    /// Where it works.
    pub region: Region,
    /// The document these facts come from.
    pub source: Source,
    /// Where it is.
    pub locations: Vec<Location>,
    /// How it is reached.
    pub contacts: Vec<Contact>,
    /// What it offers; at least one.
    pub services: Vec<Service>,
    /// Fiches that a reader may want next.
    pub related: Vec<Slug>,
}

/// The document that facts were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What the document is called.
    pub document: String,
    /// The year its facts are of; `None` when it names no year.
    pub year: Option<i16>,
}

/// A place where people can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Names this place within its fiche.
    pub key: Slug,
    /// Name of the place, if it has one.
    pub name: Option<String>,
    /// Street and number.
    pub street: String,
    /// Postcode; some sources leave it out.
    pub postcode: Option<Postcode>,
    /// Commune that belongs to the postcode.
    pub commune: String,
    /// How to find the door.
    pub note: Option<String>,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Names this contact within its fiche.
    pub key: Slug,
    /// What this contact is for.
    pub label: String,
    /// A named person, shown as such.
    pub person: Option<String>,
    /// What that person does.
    pub role: Option<String>,
    /// Key of the place this contact belongs to.
    pub location: Option<Slug>,
    /// Phone numbers.
    pub phones: Vec<Phone>,
    /// E-mail addresses.
    pub emails: Vec<Email>,
    /// Sites.
    pub sites: Vec<WebUrl>,
    /// When somebody answers.
    pub hours: Vec<OpeningHours>,
    /// What the hours leave unsaid.
    pub hours_note: Option<String>,
    /// The same in French and English.
    #[serde(default)]
    pub words: Foreign<ContactWords>,
}

/// The same hours on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningHours {
    /// On these days.
    pub days: Vec<Weekday>,
    /// From this time.
    pub opens: ClockTime,
    /// Until this time.
    pub closes: ClockTime,
}

/// One thing that a fiche offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Names this service within its fiche; anchor on the page.
    pub key: Slug,
    /// What it is called.
    pub name: String,
    /// The phase it works in.
    pub phase: Phase,
    /// One plain sentence.
    pub summary: String,
    /// Details for professionals: Dutch, light markdown; may be empty.
    pub text: String,
    /// Who it is for; at least one.
    pub audiences: Vec<Audience>,
    /// School levels that the source names.
    pub levels: Vec<Level>,
    /// Ages that are let in, as far as stated.
    pub ages: AgeRange,
    /// What the ages leave unsaid.
    pub ages_note: Option<String>,
    /// Problems it is for; empty for work that helps nobody directly.
    pub themes: Vec<Theme>,
    /// How one gets in.
    pub route: RouteIn,
    /// What it costs.
    pub cost: Cost,
    /// Languages in which help is given, where stated.
    pub languages: Vec<HelpLanguage>,
    /// Postcodes of the communes whose people it is for; empty when it is for everybody.
    pub area: Vec<Postcode>,
    /// How long it lasts.
    pub duration: Option<String>,
    /// How often.
    pub intensity: Option<String>,
    /// How many people.
    pub capacity: Option<String>,
    /// What is asked of those who sign up.
    pub conditions: Vec<String>,
    /// Keys of the places where it is given; empty means all places of the fiche.
    pub locations: Vec<Slug>,
    /// Keys of the contacts for it; empty means all contacts of the fiche.
    pub contacts: Vec<Slug>,
    /// First day.
    pub starts_on: Option<Date>,
    /// Last day.
    pub ends_on: Option<Date>,
    /// No places until this day.
    pub full_until: Option<Date>,
    /// The same in French and English.
    #[serde(default)]
    pub words: Foreign<ServiceWords>,
}

/// How one gets in, said to a parent and to a professional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteIn {
    /// The ways in; at least one.
    pub kinds: Vec<Route>,
    /// What a parent or young person does now.
    pub parent: String,
    /// What a professional does.
    pub professional: String,
}

/// What it costs the person who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Kind of cost.
    pub kind: CostKind,
    /// Amounts, each with what it is for.
    pub amounts: Vec<Amount>,
    /// What the amounts leave unsaid.
    pub note: Option<String>,
}

/// An amount and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// How much.
    pub euro: Euro,
    /// What for: “gewoon tarief”, “per lesuur”.
    pub label: String,
}

impl FicheContent {
    /// The phases of its services, in order, each once.
    pub fn phases(&self) -> Vec<Phase> {
        let mut phases: Vec<Phase> = self.services.iter().map(|service| service.phase).collect();
        phases.sort_unstable();
        phases.dedup();
        phases
    }

    /// Services of one phase, in the order of the fiche.
    pub fn services_in(&self, phase: Phase) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(move |service| service.phase == phase)
    }

    /// Where a service is given: its own places, or all of the fiche when it names none.
    pub fn locations_of(&self, service: &Service) -> impl Iterator<Item = &Location> {
        self.locations.iter().filter(|location| service.locations.is_empty() || service.locations.contains(&location.key))
    }

    /// The communes where a service counts, by postcode: those of its own places and those it works in; of all places of the fiche where it names neither.
    pub fn postcodes_of<'a>(&'a self, service: &'a Service) -> impl Iterator<Item = &'a Postcode> {
        let elsewhere = service.locations.is_empty() && !service.area.is_empty();
        let places = self.locations_of(service).filter(move |_| !elsewhere).filter_map(|location| location.postcode.as_ref());
        places.chain(&service.area)
    }

    /// The place that a contact belongs to.
    pub fn location_of(&self, contact: &Contact) -> Option<&Location> {
        self.locations.iter().find(|location| contact.location.as_ref() == Some(&location.key))
    }

    /// Contacts that a service names for itself; none when those of the fiche serve.
    pub fn own_contacts_of(&self, service: &Service) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(|contact| service.contacts.contains(&contact.key))
    }

    /// Sorts as the bundle does: by number, then those without one by region and name.
    pub fn bundle_order(&self) -> (bool, Option<BundleNumber>, Region, String) {
        (self.number.is_none(), self.number, self.region, self.name.to_lowercase())
    }
}

impl Location {
    /// Postcode and commune, as on an envelope.
    pub fn town(&self) -> String {
        self.postcode.as_ref().map_or_else(|| self.commune.clone(), |postcode| format!("{postcode} {}", self.commune))
    }

    /// The whole address on one line.
    pub fn one_line(&self) -> String {
        format!("{}, {}", self.street, self.town())
    }
}

impl Service {
    /// Whether it has ended by this day.
    pub fn has_ended(&self, today: Date) -> bool {
        self.ends_on.is_some_and(|last| last < today)
    }

    /// Whether it is for schools and professionals only: nobody could use it for themselves or their child.
    pub fn is_for_professionals_only(&self) -> bool {
        self.audiences.iter().all(|audience| matches!(audience, Audience::SchoolTeam | Audience::Professional | Audience::Class))
    }

    /// Its kind of cost, as people mean it: where a pupil or parent asks and there is nothing to pay, that is free. What is only for schools, and
    /// what nobody asks for, keeps its own words.
    pub fn cost_for_who_asks(&self) -> CostKind {
        let somebody_asks = !self.is_for_professionals_only() && self.route.kinds.iter().any(|route| *route != Route::NotApplicable);
        match self.cost.kind {
            CostKind::NotApplicable if somebody_asks => CostKind::Free,
            kind => kind,
        }
    }
}
