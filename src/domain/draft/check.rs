//! The gate itself: a whole draft read in the order of the form, into content that is valid or into every fault at once.

use std::collections::HashSet;

use jiff::civil::Date;

use super::faults::{Check, FieldError, each, keys, text, texts};
use super::typed::{
    AgesDraft, ContactDraft, ContactWordsDraft, CostDraft, FicheDraft, FicheWordsDraft, HoursDraft, LocationDraft, RouteDraft, ServiceDraft,
    ServiceWordsDraft,
};
use crate::domain::fiche::{
    Amount, Contact, ContactWords, Cost, FicheContent, FicheWords, Foreign, Location, OpeningHours, RouteIn, Service, ServiceWords, Source,
    Translated,
};
use crate::domain::pasted;
use crate::domain::values::{AgeRange, ClockTime, Email, Euro, OLDEST, Phone, Postcode, Slug, WebUrl};
use crate::domain::vocabulary::Status;

/// Most words that a summary of a fiche may have, in each language.
pub const SUMMARY_WORDS: usize = 60;
/// Most words that the plain sentence of a service may have.
pub const SENTENCE_WORDS: usize = 30;
/// Most words that the plain sentence of a service may have in French or English, which need more of them.
const FOREIGN_SENTENCE_WORDS: usize = 40;
/// Most words of a gloss.
const GLOSS_WORDS: usize = 15;

impl FicheDraft {
    /// Checks every field and gives the content of a fiche.
    ///
    /// # Errors
    /// All faults at once, in the order in which the form asks for the fields. References to other fiches are not looked up here: a single fiche cannot know them.
    pub fn check(&self) -> Result<FicheContent, Vec<FieldError>> {
        let mut check = Check::default();
        let content = self.content(&mut check);
        if check.faults.is_empty() { Ok(content) } else { Err(check.faults) }
    }

    // What is written first here is told first: this is the order of the form.
    fn content(&self, check: &mut Check) -> FicheContent {
        let name = check.name("name", &self.name);
        let nl = check.required("summary.nl", &self.summary.nl, SUMMARY_WORDS);
        let aim = check.required("aim", &self.aim, usize::MAX);
        let related = each("related", &self.related, |path, slug| check.slug(path, slug));
        let region = check.term("region", &self.region);
        let number = check.bundle_number("number", &self.number);
        let source = Source {
            document: check.required("source.document", &self.source.document, usize::MAX),
            year: check.number("source.year", &self.source.year, 1990, 2100),
        };
        let fr = check.at_most("summary.fr", &self.summary.fr, SUMMARY_WORDS);
        let words_fr = self.fr.content(check, "fr", self);
        let en = check.at_most("summary.en", &self.summary.en, SUMMARY_WORDS);
        let words_en = self.en.content(check, "en", self);
        let locations: Vec<Location> = each("locations", &self.locations, |path, location| location.content(check, path));
        let places = keys(check, "locations", locations.iter().map(|location| &location.key));
        let contacts: Vec<Contact> = each("contacts", &self.contacts, |path, contact| contact.content(check, path, &places));
        let desks = keys(check, "contacts", contacts.iter().map(|contact| &contact.key));
        if self.services.is_empty() {
            check.fault("services", "een fiche heeft minstens één aanbod");
        }
        let mut services: Vec<Service> = each("services", &self.services, |path, service| service.content(check, path, &places, &desks));
        for service in &mut services {
            service.locations.sort_by_key(|key| locations.iter().position(|place| place.key == *key));
            service.contacts.sort_by_key(|key| contacts.iter().position(|contact| contact.key == *key));
        }
        keys(check, "services", services.iter().map(|service| &service.key));
        FicheContent {
            number,
            name,
            alternate_names: texts(&self.alternate_names),
            summary: Translated { nl, fr, en },
            words: Foreign { fr: words_fr, en: words_en },
            text: pasted::text(&self.text).trim().to_owned(),
            notice: text(&self.notice),
            aim,
            funding: text(&self.funding),
            region,
            source,
            locations,
            contacts,
            services,
            related,
        }
    }
}

impl LocationDraft {
    fn content(&self, check: &mut Check, path: &str) -> Location {
        let at = |field: &str| format!("{path}.{field}");
        let key = check.key(&at("key"), &self.key, &self.street);
        let street = check.required(&at("street"), &self.street, usize::MAX);
        let postcode = text(&self.postcode.0).and_then(|typed| check.value(&at("postcode"), Postcode::parse(&typed)));
        let commune = check.required(&at("commune"), &self.commune, usize::MAX);
        if let Some(official) = postcode.as_ref().and_then(Postcode::brussels_commune)
            && !commune.is_empty()
            && commune != official
        {
            check.fault(&at("commune"), format!("bij {} hoort {official}, niet “{commune}”", self.postcode.0));
        }
        Location { key, name: text(&self.name), street, postcode, commune, note: text(&self.note) }
    }
}

impl ContactDraft {
    fn content(&self, check: &mut Check, path: &str, places: &HashSet<Slug>) -> Contact {
        let at = |field: &str| format!("{path}.{field}");
        if self.phones.is_empty() && self.emails.is_empty() && self.sites.is_empty() && self.location.is_empty() {
            check.fault(path, "een contact heeft minstens een telefoonnummer, e-mailadres, site of adres");
        }
        Contact {
            key: check.key(&at("key"), &self.key, &self.label),
            label: check.required(&at("label"), &self.label, usize::MAX),
            phones: check.values(&at("phones"), &self.phones, Phone::parse),
            emails: check.values(&at("emails"), &self.emails, Email::parse),
            sites: check.values(&at("sites"), &self.sites, WebUrl::parse),
            person: text(&self.person),
            role: text(&self.role),
            location: text(&self.location).map(|key| check.reference(&at("location"), &key, places)),
            hours: each(&at("hours"), &self.hours, |path, hours| hours.content(check, path)).into_iter().flatten().collect(),
            hours_note: text(&self.hours_note),
            words: Foreign { fr: self.fr.content(check, &at("fr"), self), en: self.en.content(check, &at("en"), self) },
        }
    }
}

impl HoursDraft {
    fn content(&self, check: &mut Check, path: &str) -> Option<OpeningHours> {
        let days = check.some_terms(&format!("{path}.days"), &self.days, "kies minstens één dag");
        let opens = check.value(&format!("{path}.opens"), ClockTime::parse(&self.opens));
        let closes = check.value(&format!("{path}.closes"), ClockTime::parse(&self.closes));
        let (opens, closes) = (opens?, closes?);
        if closes <= opens {
            check.fault(&format!("{path}.closes"), format!("{closes} is niet later dan {opens}"));
        }
        Some(OpeningHours { days, opens, closes })
    }
}

impl ServiceDraft {
    fn content(&self, check: &mut Check, path: &str, places: &HashSet<Slug>, desks: &HashSet<Slug>) -> Service {
        let at = |field: &str| format!("{path}.{field}");
        Service {
            key: check.key(&at("key"), &self.key, &self.name),
            name: check.name(&at("name"), &self.name),
            phase: check.term(&at("phase"), &self.phase),
            summary: check.required(&at("summary"), &self.summary, SENTENCE_WORDS),
            audiences: check.some_terms(&at("audiences"), &self.audiences, "zeg voor wie dit aanbod is"),
            themes: check.terms(&at("themes"), &self.themes),
            ages: self.ages.content(check, &at("ages")),
            ages_note: text(&self.ages_note),
            route: self.route.content(check, &at("route")),
            cost: self.cost.content(check, &at("cost")),
            starts_on: check.date(&at("starts_on"), &self.starts_on),
            ends_on: self.last_day(check, &at("ends_on")),
            full_until: check.date(&at("full_until"), &self.full_until),
            conditions: texts(&self.conditions),
            duration: text(&self.duration),
            intensity: text(&self.intensity),
            capacity: text(&self.capacity),
            languages: check.terms(&at("languages"), &self.languages),
            area: check.values(&at("area"), self.area.iter().map(|code| &code.0), Postcode::parse),
            locations: each(&at("locations"), &self.locations, |path, key| check.reference(path, key, places)),
            contacts: each(&at("contacts"), &self.contacts, |path, key| check.reference(path, key, desks)),
            text: pasted::text(&self.text).trim().to_owned(),
            levels: check.terms(&at("levels"), &self.levels),
            words: Foreign { fr: self.fr.content(check, &at("fr"), self), en: self.en.content(check, &at("en"), self) },
        }
    }

    fn last_day(&self, check: &mut Check, path: &str) -> Option<Date> {
        let last = check.date(path, &self.ends_on);
        if let (Ok(first), Some(last)) = (self.starts_on.0.trim().parse::<Date>(), last)
            && last < first
        {
            check.fault(path, "de laatste dag ligt voor de eerste");
        }
        last
    }
}

impl FicheWordsDraft {
    fn content(&self, check: &mut Check, path: &str, dutch: &FicheDraft) -> Option<FicheWords> {
        let words = FicheWords {
            gloss: text(check.at_most(&format!("{path}.gloss"), &self.gloss, GLOSS_WORDS).as_deref().unwrap_or_default()),
            notice: check.translation(&format!("{path}.notice"), &self.notice, &dutch.notice),
        };
        (words != FicheWords::default()).then_some(words)
    }
}

impl ContactWordsDraft {
    fn content(&self, check: &mut Check, path: &str, dutch: &ContactDraft) -> Option<ContactWords> {
        if *self == Self::default() {
            return None;
        }
        let at = |field: &str| format!("{path}.{field}");
        Some(ContactWords {
            label: check.required(&at("label"), &self.label, usize::MAX),
            role: check.translation(&at("role"), &self.role, &dutch.role),
            hours_note: check.translation(&at("hours_note"), &self.hours_note, &dutch.hours_note),
        })
    }
}

impl ServiceWordsDraft {
    fn content(&self, check: &mut Check, path: &str, dutch: &ServiceDraft) -> Option<ServiceWords> {
        if *self == Self::default() {
            return None;
        }
        let at = |field: &str| format!("{path}.{field}");
        Some(ServiceWords {
            name: check.name(&at("name"), &self.name),
            summary: check.required(&at("summary"), &self.summary, FOREIGN_SENTENCE_WORDS),
            route: check.required(&at("route"), &self.route, usize::MAX),
            ages_note: check.translation(&at("ages_note"), &self.ages_note, &dutch.ages_note),
            amounts: texts(&self.amounts),
            cost_note: check.translation(&at("cost_note"), &self.cost_note, &dutch.cost.note),
            duration: check.translation(&at("duration"), &self.duration, &dutch.duration),
            intensity: check.translation(&at("intensity"), &self.intensity, &dutch.intensity),
            capacity: check.translation(&at("capacity"), &self.capacity, &dutch.capacity),
            conditions: texts(&self.conditions),
        })
    }
}

impl AgesDraft {
    fn content(&self, check: &mut Check, path: &str) -> AgeRange {
        let min = check.number(&format!("{path}.min"), &self.min, 0, OLDEST);
        let max = check.number(&format!("{path}.max"), &self.max, 0, OLDEST);
        check.value(path, AgeRange::new(min, max)).unwrap_or_default()
    }
}

impl RouteDraft {
    fn content(&self, check: &mut Check, path: &str) -> RouteIn {
        RouteIn {
            kinds: check.some_terms(&format!("{path}.kinds"), &self.kinds, "zeg hoe men zich aanmeldt"),
            parent: check.required(&format!("{path}.parent"), &self.parent, usize::MAX),
            professional: check.required(&format!("{path}.professional"), &self.professional, usize::MAX),
        }
    }
}

impl CostDraft {
    fn content(&self, check: &mut Check, path: &str) -> Cost {
        let kind = check.term(&format!("{path}.kind"), &self.kind);
        let amounts = each(&format!("{path}.amounts"), &self.amounts, |path, amount| {
            let euro = check.value(&format!("{path}.euro"), Euro::parse(amount.euro.0.trim()))?;
            Some(Amount { euro, label: check.required(&format!("{path}.label"), &amount.label, usize::MAX) })
        });
        Cost { kind, amounts: amounts.into_iter().flatten().collect(), note: text(&self.note) }
    }
}

/// Reads the date on which a draft says it was verified, and its status; both stand outside the content.
///
/// # Errors
/// As [`FicheDraft::check`]: a date or status that is none.
pub fn check_standing(draft: &FicheDraft) -> Result<(Status, Option<Date>), Vec<FieldError>> {
    let mut check = Check::default();
    let status = if draft.status.is_empty() { Status::Published } else { check.term("status", &draft.status) };
    let verified_on = check.date("verified_on", &draft.verified_on);
    if check.faults.is_empty() { Ok((status, verified_on)) } else { Err(check.faults) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{TranslatedDraft, Typed};

    fn told_of(draft: &FicheDraft) -> Vec<(String, String)> {
        draft.check().expect_err("a draft with faults").into_iter().map(|fault| (fault.path, fault.message)).collect()
    }

    #[test]
    fn a_part_without_a_name_lacks_a_name_and_no_key() {
        let draft = FicheDraft {
            locations: vec![LocationDraft::default()],
            contacts: vec![ContactDraft::default()],
            services: vec![ServiceDraft::default()],
            ..FicheDraft::default()
        };
        let told = told_of(&draft);
        assert!(told.iter().all(|(path, _)| !path.ends_with(".key")), "{told:?}");
        for path in ["locations[0].street", "contacts[0].label", "services[0].name"] {
            assert!(told.contains(&(path.into(), "dit veld mag niet leeg zijn".into())), "{path}: {told:?}");
        }
        for path in ["region", "services[0].phase", "services[0].cost.kind"] {
            assert!(told.contains(&(path.into(), "maak een keuze".into())), "{path}: {told:?}");
        }
        let named = FicheDraft { services: vec![ServiceDraft { name: "Praten".into(), ..ServiceDraft::default() }], ..FicheDraft::default() };
        assert!(told_of(&named).iter().any(|(path, _)| path == "services[0].key"), "a seed file has to name its keys");
    }

    #[test]
    fn faults_stand_in_the_order_of_the_form() {
        let draft = FicheDraft {
            number: "x".into(),
            related: vec!["Niet Goed".into()],
            locations: vec![LocationDraft::default()],
            contacts: vec![ContactDraft { phones: vec!["02".into()], location: "nergens".into(), ..ContactDraft::default() }],
            services: vec![ServiceDraft { levels: vec!["x".into()], full_until: Typed("morgen".into()), ..ServiceDraft::default() }],
            summary: TranslatedDraft { fr: "mot ".repeat(SUMMARY_WORDS + 1), ..TranslatedDraft::default() },
            ..FicheDraft::default()
        };
        let paths: Vec<String> = told_of(&draft).into_iter().map(|(path, _)| path).collect();
        let form = [
            "name",
            "summary.nl",
            "aim",
            "related[0]",
            "region",
            "number",
            "source.document",
            "summary.fr",
            "locations[0].street",
            "locations[0].commune",
            "contacts[0].label",
            "contacts[0].phones[0]",
            "contacts[0].location",
            "services[0].name",
            "services[0].phase",
            "services[0].summary",
            "services[0].audiences",
            "services[0].route.kinds",
            "services[0].route.parent",
            "services[0].route.professional",
            "services[0].cost.kind",
            "services[0].full_until",
            "services[0].levels[0]",
        ];
        assert_eq!(paths, form);
    }

    #[test]
    fn both_hours_are_told_when_both_are_wrong() {
        let hours = HoursDraft { days: vec!["ma".into()], opens: "vroeg".into(), closes: String::new() };
        let contact = ContactDraft { hours: vec![hours], ..ContactDraft::default() };
        let told = told_of(&FicheDraft { contacts: vec![contact], ..FicheDraft::default() });
        let of_hours: Vec<&str> = told.iter().filter(|(path, _)| path.contains(".hours")).map(|(path, _)| path.as_str()).collect();
        assert_eq!(of_hours, ["contacts[0].hours[0].opens", "contacts[0].hours[0].closes"]);
    }
}
