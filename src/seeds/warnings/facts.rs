//! Facts of a service that contradict each other or its sentences: price and ways in, ages, places, hours, the last day.

use jiff::civil::Date;

use super::reader::{self, Doubt, words};
use crate::domain::fiche::{FicheContent, Service};
use crate::domain::vocabulary::{Audience, Route};

/// Who may send somebody, as a price names them.
const SENDERS: [&str; 8] = ["kans", "clb", "actiris", "vdab", "ocmw", "toegangspoort", "verwijzing", "doorverwijzing"];
/// That somebody is sent.
const SENT: [&str; 6] = ["verwijst", "verwezen", "doorverwezen", "doorverwijst", "stuurt", "gestuurd"];
/// How a place says that it is an office.
const OFFICES: [&str; 7] = ["kantoor", "zetel", "secretariaat", "administratie", "directie", "hoofdkwartier", "bureau"];
/// How a service says that it is given where the family is.
const AT_HOME: [&str; 4] = ["aan huis", "bij je thuis", "bij jou thuis", "bij het gezin thuis"];
/// How a sentence says that something is over.
const OVER: [&str; 6] = ["is afgelopen", "liep af", "liep tot", "loopt niet meer", "bestaat niet meer", "is afgesloten"];

/// Everything doubtful about the facts of a fiche.
pub fn doubts(fiche: &FicheContent, today: Date) -> Vec<Doubt> {
    let mut found = offices(fiche);
    for (i, service) in fiche.services.iter().enumerate() {
        let said: Vec<_> = reader::of_service(i, service);
        let here = |field: &str| format!("services[{i}].{field}");
        if price_by_sender(service) {
            found.push((here("cost.note"), "de prijs hangt af van wie je stuurt, en er is maar één weg".into()));
        }
        if only_adults(service) && service.ages.is_unstated() && service.levels.is_empty() {
            found.push((here("audiences"), "alleen voor volwassenen, zonder leeftijd of niveau: het komt ook bij wie 14 is".into()));
        }
        for sentence in &said {
            for (low, high) in between(sentence.text) {
                if !(service.ages.is_unstated() || service.ages.includes(low) && service.ages.includes(high)) {
                    found.push((sentence.path.clone(), format!("tussen {low} en {high} jaar zegt de zin, en de leeftijd laat dat niet toe")));
                }
            }
        }
        if let Some(timed) = said.iter().find(|sentence| names_hours(sentence.text))
            && !has_hours(fiche, service)
        {
            found.push((timed.path.clone(), "de zin noemt uren, en geen contact heeft uren".into()));
        }
        if let Some(at_home) = said.iter().find(|sentence| AT_HOME.iter().any(|words| sentence.text.to_lowercase().contains(words)))
            && fiche.locations_of(service).next().is_some()
        {
            found.push((at_home.path.clone(), "dit gebeurt bij het gezin thuis, en telt mee op het adres van de fiche".into()));
        }
        if service.has_ended(today) {
            found.push((here("ends_on"), "dit is afgelopen en staat tussen wat er nog is".into()));
        } else if service.ends_on.is_none()
            && let Some(over) = said.iter().find(|sentence| OVER.iter().any(|words| sentence.text.to_lowercase().contains(words)))
        {
            found.push((over.path.clone(), "de zin zegt dat dit afgelopen is, en er is geen laatste dag".into()));
        }
    }
    found
}

/// Whether what one pays follows from who sends, while only one way leads in.
fn price_by_sender(service: &Service) -> bool {
    let ways = service.route.kinds.iter().filter(|route| **route != Route::NotApplicable).count();
    let labels = service.cost.amounts.iter().map(|amount| amount.label.as_str());
    let mut said = labels.chain(service.cost.note.as_deref()).flat_map(words).map(str::to_lowercase);
    ways < 2 && said.any(|word| SENDERS.contains(&word.as_str()) || SENT.contains(&word.as_str()))
}

fn only_adults(service: &Service) -> bool {
    service.audiences.contains(&Audience::Adult) && service.audiences.iter().all(|one| matches!(one, Audience::Adult | Audience::Neet))
}

/// The pairs of ages in “tussen 16 en 24 jaar”, “entre 16 et 24 ans”, “between 16 and 24”.
fn between(text: &str) -> Vec<(u8, u8)> {
    let said: Vec<String> = words(text).map(str::to_lowercase).collect();
    let age = |at: usize| said.get(at).and_then(|word| word.parse::<u8>().ok());
    let pair = |at: usize| {
        let after = match said[at].as_str() {
            "tussen" if said.get(at + 2).is_some_and(|and| and == "en") => ["jaar", "jarigen", "jarige"].as_slice(),
            "entre" if said.get(at + 2).is_some_and(|and| and == "et") => ["ans"].as_slice(),
            "between" if said.get(at + 2).is_some_and(|and| and == "and") => ["years", "year"].as_slice(),
            _ => return None,
        };
        said.get(at + 4).is_some_and(|word| after.contains(&word.as_str())).then_some((age(at + 1)?, age(at + 3)?))
    };
    (0..said.len()).filter_map(pair).collect()
}

/// Whether a sentence tells an hour of the clock, not a number of hours.
fn names_hours(text: &str) -> bool {
    let said: Vec<&str> = words(text).collect();
    let clock = |word: &str| word.split_once(':').is_some_and(|(hour, minute)| minute.len() == 2 && is_number(hour) && is_number(minute));
    let hour = |at: usize| is_number(said[at]) && said.get(at + 1).is_some_and(|word| matches!(*word, "uur" | "u"));
    let of_the_clock = |at: usize| at > 0 && matches!(said[at - 1], "tot" | "om" | "vanaf" | "voor" | "na" | "en" | "van");
    (0..said.len()).any(|at| clock(said[at]) || hour(at) && of_the_clock(at) && said.get(at + 2) != Some(&"per"))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_hours(fiche: &FicheContent, service: &Service) -> bool {
    let mut theirs = fiche.contacts.iter().filter(|contact| service.contacts.is_empty() || service.contacts.contains(&contact.key));
    theirs.any(|contact| !contact.hours.is_empty() || contact.hours_note.is_some())
}

/// Places that call themselves an office while services are given there.
fn offices(fiche: &FicheContent) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (i, place) in fiche.locations.iter().enumerate() {
        let called = [place.name.as_deref(), place.note.as_deref()].into_iter().flatten().map(str::to_lowercase);
        let is_office =
            called.flat_map(|name| words(&name).map(str::to_owned).collect::<Vec<_>>()).any(|word| OFFICES.iter().any(|end| word.ends_with(end)));
        let given = fiche.services.iter().filter(|service| fiche.locations_of(service).any(|other| other.key == place.key)).count();
        if is_office && given > 0 {
            found.push((format!("locations[{i}].key"), format!("dit adres noemt zich een kantoor, en er telt {given} keer aanbod mee")));
        }
    }
    found
}
