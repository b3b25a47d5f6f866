//! The same offer in two fiches with other facts: one of them sends somebody away, or lets them pay.

use std::collections::{BTreeSet, HashMap};

use super::reader::{Doubt, words};
use crate::domain::fiche::Service;
use crate::store::fiches::NewFiche;

/// Words that make no name.
const SMALL: [&str; 14] = ["de", "het", "een", "en", "van", "voor", "in", "met", "op", "je", "bij", "te", "naar", "of"];

/// Doubts by the place of their fiche. Each pair is told once, at the later of the two.
pub fn doubts(fiches: &[NewFiche]) -> HashMap<usize, Vec<Doubt>> {
    let named = |(f, fiche)| move |(s, service)| -> Named<'_> { Named::of(f, fiche, s, service) };
    let all: Vec<Named<'_>> =
        fiches.iter().enumerate().flat_map(|(f, fiche)| fiche.content.services.iter().enumerate().map(named((f, fiche)))).collect();
    let mut found: HashMap<usize, Vec<Doubt>> = HashMap::new();
    for (at, one) in all.iter().enumerate() {
        for other in all[..at].iter().filter(|other| other.place.0 != one.place.0 && other.is_nearly(one)) {
            let differing = differing(one.service, other.service);
            if !differing.is_empty() {
                let message = format!(
                    "bijna hetzelfde aanbod staat in {} (“{}”) met een andere {}",
                    other.fiche.slug,
                    other.service.name,
                    differing.join(", ")
                );
                found.entry(one.place.0).or_default().push((format!("services[{}].name", one.place.1), message));
            }
        }
    }
    found
}

struct Named<'a> {
    place: (usize, usize),
    fiche: &'a NewFiche,
    service: &'a Service,
    words: BTreeSet<String>,
    bracketed: Option<String>,
}

impl<'a> Named<'a> {
    fn of(f: usize, fiche: &'a NewFiche, s: usize, service: &'a Service) -> Self {
        let said = words(&service.name).map(str::to_lowercase).filter(|word| !SMALL.contains(&word.as_str())).collect();
        let bracketed = service.name.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(name, _)| name.to_lowercase());
        Self { place: (f, s), fiche, service, words: said, bracketed }
    }

    /// Most words the same, or the same name in brackets.
    fn is_nearly(&self, other: &Self) -> bool {
        let (both, either) = (self.words.intersection(&other.words).count(), self.words.union(&other.words).count());
        both * 5 >= either * 3 || self.bracketed.is_some() && self.bracketed == other.bracketed
    }
}

/// What the two say differently, of what decides whether somebody gets in.
fn differing(one: &Service, other: &Service) -> Vec<&'static str> {
    let mut found = Vec::new();
    if one.ages != other.ages {
        found.push("leeftijd");
    }
    if one.cost_for_who_asks() != other.cost_for_who_asks() {
        found.push("kostprijs");
    }
    let ways = |service: &Service| service.route.kinds.iter().copied().collect::<BTreeSet<_>>();
    if ways(one) != ways(other) {
        found.push("weg");
    }
    found
}
