//! Content back as somebody would type it: what an editor's form starts from. Checking it again gives the same content.

use super::draft::{
    AgesDraft, AmountDraft, ContactDraft, ContactWordsDraft, CostDraft, FicheDraft, FicheWordsDraft, HoursDraft, LocationDraft, RouteDraft,
    ServiceDraft, ServiceWordsDraft, SourceDraft, TranslatedDraft, Typed,
};
use super::fiche::{Contact, ContactWords, FicheContent, FicheWords, Location, OpeningHours, Service, ServiceWords};
use super::vocabulary::Term;

fn typed(value: Option<impl ToString>) -> Typed {
    Typed(said(value))
}

fn said(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn all(values: &[impl ToString]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn codes<T: Term>(values: &[T]) -> Vec<String> {
    values.iter().map(|value| value.code().to_owned()).collect()
}

impl From<&FicheContent> for FicheDraft {
    fn from(content: &FicheContent) -> Self {
        Self {
            number: said(content.number),
            name: content.name.clone(),
            alternate_names: content.alternate_names.clone(),
            status: String::new(),
            verified_on: Typed::default(),
            region: content.region.code().to_owned(),
            aim: content.aim.clone(),
            funding: said(content.funding.as_ref()),
            text: content.text.clone(),
            notice: said(content.notice.as_ref()),
            related: all(&content.related),
            summary: TranslatedDraft { nl: content.summary.nl.clone(), fr: said(content.summary.fr.as_ref()), en: said(content.summary.en.as_ref()) },
            fr: content.words.fr.as_ref().map(FicheWordsDraft::from).unwrap_or_default(),
            en: content.words.en.as_ref().map(FicheWordsDraft::from).unwrap_or_default(),
            source: SourceDraft { document: content.source.document.clone(), year: typed(content.source.year) },
            locations: content.locations.iter().map(LocationDraft::from).collect(),
            contacts: content.contacts.iter().map(ContactDraft::from).collect(),
            services: content.services.iter().map(ServiceDraft::from).collect(),
        }
    }
}

impl From<&FicheWords> for FicheWordsDraft {
    fn from(words: &FicheWords) -> Self {
        Self { gloss: said(words.gloss.as_ref()), notice: said(words.notice.as_ref()) }
    }
}

impl From<&Location> for LocationDraft {
    fn from(place: &Location) -> Self {
        Self {
            key: place.key.to_string(),
            name: said(place.name.as_ref()),
            street: place.street.clone(),
            postcode: typed(place.postcode.as_ref()),
            commune: place.commune.clone(),
            note: said(place.note.as_ref()),
        }
    }
}

impl From<&Contact> for ContactDraft {
    fn from(contact: &Contact) -> Self {
        Self {
            key: contact.key.to_string(),
            label: contact.label.clone(),
            person: said(contact.person.as_ref()),
            role: said(contact.role.as_ref()),
            location: said(contact.location.as_ref()),
            phones: all(&contact.phones),
            emails: all(&contact.emails),
            sites: all(&contact.sites),
            hours: contact.hours.iter().map(HoursDraft::from).collect(),
            hours_note: said(contact.hours_note.as_ref()),
            fr: contact.words.fr.as_ref().map(ContactWordsDraft::from).unwrap_or_default(),
            en: contact.words.en.as_ref().map(ContactWordsDraft::from).unwrap_or_default(),
        }
    }
}

impl From<&ContactWords> for ContactWordsDraft {
    fn from(words: &ContactWords) -> Self {
        Self { label: words.label.clone(), role: said(words.role.as_ref()), hours_note: said(words.hours_note.as_ref()) }
    }
}

impl From<&OpeningHours> for HoursDraft {
    fn from(hours: &OpeningHours) -> Self {
        Self { days: codes(&hours.days), opens: hours.opens.to_string(), closes: hours.closes.to_string() }
    }
}

impl From<&Service> for ServiceDraft {
    fn from(service: &Service) -> Self {
        Self {
            key: service.key.to_string(),
            name: service.name.clone(),
            phase: service.phase.code().to_owned(),
            summary: service.summary.clone(),
            text: service.text.clone(),
            audiences: codes(&service.audiences),
            levels: codes(&service.levels),
            ages: AgesDraft { min: typed(service.ages.min), max: typed(service.ages.max) },
            ages_note: said(service.ages_note.as_ref()),
            themes: codes(&service.themes),
            route: RouteDraft {
                kinds: codes(&service.route.kinds),
                parent: service.route.parent.clone(),
                professional: service.route.professional.clone(),
            },
            cost: CostDraft {
                kind: service.cost.kind.code().to_owned(),
                amounts: service
                    .cost
                    .amounts
                    .iter()
                    .map(|amount| AmountDraft { euro: Typed(amount.euro.typed()), label: amount.label.clone() })
                    .collect(),
                note: said(service.cost.note.as_ref()),
            },
            languages: codes(&service.languages),
            area: service.area.iter().map(|postcode| Typed(postcode.to_string())).collect(),
            duration: said(service.duration.as_ref()),
            intensity: said(service.intensity.as_ref()),
            capacity: said(service.capacity.as_ref()),
            conditions: service.conditions.clone(),
            locations: all(&service.locations),
            contacts: all(&service.contacts),
            starts_on: typed(service.starts_on),
            ends_on: typed(service.ends_on),
            full_until: typed(service.full_until),
            fr: service.words.fr.as_ref().map(ServiceWordsDraft::from).unwrap_or_default(),
            en: service.words.en.as_ref().map(ServiceWordsDraft::from).unwrap_or_default(),
        }
    }
}

impl From<&ServiceWords> for ServiceWordsDraft {
    fn from(words: &ServiceWords) -> Self {
        Self {
            name: words.name.clone(),
            summary: words.summary.clone(),
            route: words.route.clone(),
            ages_note: said(words.ages_note.as_ref()),
            amounts: words.amounts.clone(),
            cost_note: said(words.cost_note.as_ref()),
            duration: said(words.duration.as_ref()),
            intensity: said(words.intensity.as_ref()),
            capacity: said(words.capacity.as_ref()),
            conditions: words.conditions.clone(),
        }
    }
}
