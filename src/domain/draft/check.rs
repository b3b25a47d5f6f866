//! A fiche as somebody typed it, and the one gate through which every text comes in: a seed file, an import or a form becomes a
//! [`FicheDraft`], and [`FicheDraft::check`] gives either content that is valid or every fault at once, each with the path of its field.

use std::collections::HashSet;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::domain::fiche::{
    Amount, BundleNumber, Contact, ContactWords, Cost, FicheContent, FicheWords, Foreign, Location, OpeningHours, RouteIn, Service, ServiceWords,
    Source, Translated,
};
use crate::domain::values::{AgeRange, ClockTime, Email, Euro, OLDEST, Phone, Postcode, Slug, ValueError, WebUrl};
use crate::domain::vocabulary::Term;

/// Most words that a summary of a fiche may have, in each language.
pub const SUMMARY_WORDS: usize = 60;
/// Most words that the plain sentence of a service may have.
pub const SENTENCE_WORDS: usize = 30;
/// Most words that the plain sentence of a service may have in French or English, which need more of them.
const FOREIGN_SENTENCE_WORDS: usize = 40;
/// Most words of a gloss.
const GLOSS_WORDS: usize = 15;
/// Most characters in a name.
const NAME_CHARACTERS: usize = 120;

/// A scalar as it was typed: a number, a date or a text all keep their letters until they are checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Typed(pub String);

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsTyped;
        impl<'de> de::Visitor<'de> for AsTyped {
            type Value = Typed;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, number or date")
            }
            fn visit_str<E>(self, text: &str) -> Result<Typed, E> {
                Ok(Typed(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Typed, E> {
                Ok(Typed(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Typed, E> {
                Ok(Typed(number.to_string()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Typed, E> {
                Ok(Typed(number.to_string()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Typed, A::Error> {
                let date = toml::value::Datetime::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Typed(date.to_string()))
            }
        }
        deserializer.deserialize_any(AsTyped)
    }
}

macro_rules! draft {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type),+
        }
    };
}

draft! {
    /// A whole fiche as typed; field by field the format of `seeds/README.md`.
    #[allow(missing_docs)]
    FicheDraft {
        number: String,
        name: String,
        alternate_names: Vec<String>,
        status: String,
        verified_on: Typed,
        region: String,
        aim: String,
        funding: String,
        text: String,
        notice: String,
        related: Vec<String>,
        summary: TranslatedDraft,
        fr: FicheWordsDraft,
        en: FicheWordsDraft,
        source: SourceDraft,
        locations: Vec<LocationDraft>,
        contacts: Vec<ContactDraft>,
        services: Vec<ServiceDraft>,
    }
}

draft! {
    /// A text in up to three languages, as typed.
    #[allow(missing_docs)]
    TranslatedDraft { nl: String, fr: String, en: String }
}

draft! {
    /// A fiche in another language, as typed.
    #[allow(missing_docs)]
    FicheWordsDraft { gloss: String, notice: String }
}

draft! {
    /// A service in another language, as typed.
    #[allow(missing_docs)]
    ServiceWordsDraft {
        name: String,
        summary: String,
        route: String,
        ages_note: String,
        amounts: Vec<String>,
        cost_note: String,
        duration: String,
        intensity: String,
        capacity: String,
        conditions: Vec<String>,
    }
}

draft! {
    /// A contact in another language, as typed.
    #[allow(missing_docs)]
    ContactWordsDraft { label: String, role: String, hours_note: String }
}

draft! {
    /// A source, as typed.
    #[allow(missing_docs)]
    SourceDraft { document: String, year: Typed }
}

draft! {
    /// A place, as typed.
    #[allow(missing_docs)]
    LocationDraft { key: String, name: String, street: String, postcode: Typed, commune: String, note: String }
}

draft! {
    /// A contact, as typed.
    #[allow(missing_docs)]
    ContactDraft {
        key: String,
        label: String,
        person: String,
        role: String,
        location: String,
        phones: Vec<String>,
        emails: Vec<String>,
        sites: Vec<String>,
        hours: Vec<HoursDraft>,
        hours_note: String,
        fr: ContactWordsDraft,
        en: ContactWordsDraft,
    }
}

draft! {
    /// Opening hours, as typed.
    #[allow(missing_docs)]
    HoursDraft { days: Vec<String>, opens: String, closes: String }
}

draft! {
    /// A service, as typed.
    #[allow(missing_docs)]
    ServiceDraft {
        key: String,
        name: String,
        phase: String,
        summary: String,
        text: String,
        audiences: Vec<String>,
        levels: Vec<String>,
        ages: AgesDraft,
        ages_note: String,
        themes: Vec<String>,
        route: RouteDraft,
        cost: CostDraft,
        languages: Vec<String>,
        area: Vec<Typed>,
        duration: String,
        intensity: String,
        capacity: String,
        conditions: Vec<String>,
        locations: Vec<String>,
        contacts: Vec<String>,
        starts_on: Typed,
        ends_on: Typed,
        full_until: Typed,
        fr: ServiceWordsDraft,
        en: ServiceWordsDraft,
    }
}

draft! {
    /// Ages, as typed.
    #[allow(missing_docs)]
    AgesDraft { min: Typed, max: Typed }
}

draft! {
    /// A route, as typed.
    #[allow(missing_docs)]
    RouteDraft { kinds: Vec<String>, parent: String, professional: String }
}

draft! {
    /// A cost, as typed.
    #[allow(missing_docs)]
    CostDraft { kind: String, amounts: Vec<AmountDraft>, note: String }
}

draft! {
    /// An amount, as typed.
    #[allow(missing_docs)]
    AmountDraft { euro: Typed, label: String }
}

/// A fault in one field: where it is and what to do about it, in Dutch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Path of the field as in a seed file: `services[2].ages.min`.
    pub path: String,
    /// One plain sentence.
    pub message: String,
}

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
            text: self.text.trim().to_owned(),
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
            text: self.text.trim().to_owned(),
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

/// Collects faults while content is built from what can be read; what cannot be read gets a stand-in that never leaves [`FicheDraft::check`].
#[derive(Default)]
struct Check {
    faults: Vec<FieldError>,
}

impl Check {
    fn fault(&mut self, path: &str, message: impl Into<String>) {
        self.faults.push(FieldError { path: path.to_owned(), message: message.into() });
    }

    fn value<T>(&mut self, path: &str, parsed: Result<T, ValueError>) -> Option<T> {
        parsed.map_err(|error| self.fault(path, error.to_string())).ok()
    }

    fn values<'a, T>(&mut self, path: &str, typed: impl IntoIterator<Item = &'a String>, parse: impl Fn(&str) -> Result<T, ValueError>) -> Vec<T> {
        let parsed = typed.into_iter().enumerate();
        parsed.filter_map(|(i, text)| self.value(&format!("{path}[{i}]"), parse(text.trim()))).collect()
    }

    fn required(&mut self, path: &str, typed: &str, most_words: usize) -> String {
        if typed.trim().is_empty() {
            self.fault(path, "dit veld mag niet leeg zijn");
        }
        self.at_most(path, typed, most_words).unwrap_or_default()
    }

    fn at_most(&mut self, path: &str, typed: &str, most_words: usize) -> Option<String> {
        let words = typed.split_whitespace().count();
        if words > most_words {
            self.fault(path, format!("{words} woorden is te lang: hoogstens {most_words}"));
        }
        text(typed)
    }

    fn name(&mut self, path: &str, typed: &str) -> String {
        let length = typed.trim().chars().count();
        if length > NAME_CHARACTERS {
            self.fault(path, format!("{length} tekens is te lang voor een naam: hoogstens {NAME_CHARACTERS}"));
        }
        self.required(path, typed, usize::MAX)
    }

    fn term<T: Term>(&mut self, path: &str, typed: &str) -> T {
        T::from_code(typed.trim()).unwrap_or_else(|| {
            if typed.trim().is_empty() {
                self.fault(path, "maak een keuze");
            } else {
                let known: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
                self.fault(path, format!("“{typed}” bestaat niet; kies uit {}", known.join(", ")));
            }
            T::ALL[0]
        })
    }

    fn terms<T: Term>(&mut self, path: &str, typed: &[String]) -> Vec<T> {
        let mut values: Vec<T> = Vec::with_capacity(typed.len());
        for (i, code) in typed.iter().enumerate() {
            let value = self.term(&format!("{path}[{i}]"), code);
            if values.contains(&value) {
                self.fault(&format!("{path}[{i}]"), format!("“{code}” staat er twee keer"));
            }
            values.push(value);
        }
        // A list of choices has no order of its own: one order, so that ticking boxes again changes nothing.
        values.sort_by_key(|value| value.index());
        values
    }

    /// Choices of which there is at least one.
    fn some_terms<T: Term>(&mut self, path: &str, typed: &[String], otherwise: &str) -> Vec<T> {
        if typed.is_empty() {
            self.fault(path, otherwise);
        }
        self.terms(path, typed)
    }

    fn bundle_number(&mut self, path: &str, typed: &str) -> Option<BundleNumber> {
        let typed = text(typed)?;
        let number = BundleNumber::parse(&typed);
        if number.is_none() {
            self.fault(path, format!("“{typed}” is geen nummer in de bundel: schrijf bijvoorbeeld 25 of 25.10"));
        }
        number
    }

    /// The translation of a Dutch text. That it is missing is no fault: [`FicheContent::untranslated`] tells it.
    fn translation(&mut self, path: &str, typed: &str, dutch: &str) -> Option<String> {
        if text(typed).is_some() && text(dutch).is_none() {
            self.fault(path, "er is geen Nederlandse tekst waarvan dit de vertaling is");
        }
        text(typed)
    }

    /// The key of a part of a fiche. The form makes it of the name, so that without a name only the name is missing.
    fn key(&mut self, path: &str, typed: &str, name: &str) -> Slug {
        match (text(typed), text(name)) {
            (Some(typed), _) => self.slug(path, &typed),
            (None, None) => placeholder_slug(),
            (None, Some(_)) => {
                self.fault(path, "hier ontbreekt een sleutel: gebruik kleine letters, cijfers en koppeltekens");
                placeholder_slug()
            }
        }
    }

    fn slug(&mut self, path: &str, typed: &str) -> Slug {
        self.value(path, Slug::parse(typed.trim())).unwrap_or_else(placeholder_slug)
    }

    fn reference(&mut self, path: &str, typed: &str, known: &HashSet<Slug>) -> Slug {
        let slug = self.slug(path, typed);
        if !known.contains(&slug) {
            self.fault(path, format!("“{typed}” verwijst naar niets in deze fiche"));
        }
        slug
    }

    fn number<N: TryFrom<i64> + Into<i64> + Copy>(&mut self, path: &str, typed: &Typed, least: N, most: N) -> Option<N> {
        let text = typed.0.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse::<i64>().ok().filter(|number| (least.into()..=most.into()).contains(number));
        if number.is_none() {
            self.fault(path, format!("“{text}” is geen geheel getal van {} tot {}", least.into(), most.into()));
        }
        number.and_then(|number| N::try_from(number).ok())
    }

    fn date(&mut self, path: &str, typed: &Typed) -> Option<Date> {
        let text = typed.0.trim();
        if text.is_empty() {
            return None;
        }
        let date = text.parse().ok();
        if date.is_none() {
            self.fault(path, format!("“{text}” is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2026-09-01"));
        }
        date
    }
}

/// Reads the date on which a draft says it was verified, and its status; both stand outside the content.
///
/// # Errors
/// As [`FicheDraft::check`]: a date or status that is none.
pub fn check_standing(draft: &FicheDraft) -> Result<(crate::domain::vocabulary::Status, Option<Date>), Vec<FieldError>> {
    let mut check = Check::default();
    let status = if draft.status.is_empty() { crate::domain::vocabulary::Status::Published } else { check.term("status", &draft.status) };
    let verified_on = check.date("verified_on", &draft.verified_on);
    if check.faults.is_empty() { Ok((status, verified_on)) } else { Err(check.faults) }
}

fn each<D, T>(path: &str, drafts: &[D], mut content: impl FnMut(&str, &D) -> T) -> Vec<T> {
    drafts.iter().enumerate().map(|(i, draft)| content(&format!("{path}[{i}]"), draft)).collect()
}

fn keys<'a>(check: &mut Check, path: &str, keys: impl Iterator<Item = &'a Slug>) -> HashSet<Slug> {
    let mut known = HashSet::new();
    for (i, key) in keys.enumerate() {
        if !known.insert(key.clone()) && *key != placeholder_slug() {
            check.fault(&format!("{path}[{i}].key"), format!("“{key}” staat er twee keer"));
        }
    }
    known
}

fn text(typed: &str) -> Option<String> {
    Some(typed.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn texts(typed: &[String]) -> Vec<String> {
    typed.iter().filter_map(|one| text(one)).collect()
}

fn placeholder_slug() -> Slug {
    Slug::parse("x").expect("“x” is a slug")
}

#[cfg(test)]
mod tests {
    use super::*;

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
