//! One state of the directory and how it is built: a pure function of the published fiches and of the words that questions are read with.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;

use super::texts::{all_names, service_texts, shared_texts};
use crate::domain::fiche::{Fiche, FicheContent, Service};
use crate::domain::locale::Locale;
use crate::domain::pasted;
use crate::domain::values::Slug;
use crate::domain::vocabulary::Status;
use crate::search::contacts::{Contacts, Reached};
use crate::search::dutch::words;
use crate::search::facets::Facets;
use crate::search::index::TextIndex;
use crate::search::names::Names;
use crate::search::question::Question;
use crate::search::suggestions::{Suggestion, Suggestions};
use crate::search::thesaurus::{MOST_WORDS, Meaning, Thesaurus};
use crate::search::weights::Weights;

/// One state of the directory.
pub struct Catalog {
    pub(super) fiches: Vec<Fiche>,
    pub(super) by_slug: HashMap<Slug, usize>,
    /// Each service: its fiche and its place there, in the order of the masks.
    pub(super) services: Vec<(usize, usize)>,
    /// First service of each fiche.
    pub(super) first_service: Vec<usize>,
    /// Groups of people that each service is only for; mostly none.
    pub(super) groups: Vec<Vec<Slug>>,
    pub(super) facets: Facets,
    pub(super) index: TextIndex,
    pub(super) names: Names,
    contacts: Contacts,
    pub(super) thesaurus: Arc<Thesaurus>,
    pub(super) weights: Weights,
    suggestions: Vec<(Locale, Suggestions)>,
    version: u64,
}

impl Catalog {
    /// Builds the state of these fiches; those that are not published are left out.
    ///
    /// # Errors
    /// What the index says: out of memory.
    pub fn build(fiches: Vec<Fiche>, thesaurus: Arc<Thesaurus>) -> tantivy::Result<Self> {
        let mut fiches: Vec<Fiche> = fiches.into_iter().filter(|fiche| fiche.status == Status::Published).collect();
        fiches.sort_by_cached_key(|fiche| fiche.content.bundle_order());
        let mut services = Vec::new();
        let mut first_service = Vec::with_capacity(fiches.len());
        let mut texts = Vec::new();
        for (number, fiche) in fiches.iter().enumerate() {
            first_service.push(services.len());
            let shared = shared_texts(&fiche.content);
            for (place, service) in fiche.content.services.iter().enumerate() {
                services.push((number, place));
                texts.push(service_texts(service, &shared));
            }
        }
        let mut version = DefaultHasher::new();
        for fiche in &fiches {
            (&fiche.slug, fiche.version, fiche.verified_on.map(|date| date.to_string())).hash(&mut version);
        }
        thesaurus.fingerprint().hash(&mut version);
        let index = TextIndex::build(&texts)?;
        let groups = services.iter().map(|(fiche, place)| groups_of(&thesaurus, &fiches[*fiche].content, &fiches[*fiche].content.services[*place]));
        let groups: Vec<Vec<Slug>> = groups.collect();
        Ok(Self {
            by_slug: fiches.iter().enumerate().map(|(number, fiche)| (fiche.slug.clone(), number)).collect(),
            facets: Facets::build(fiches.iter().map(|fiche| &fiche.content)),
            names: Names::new(|word| !index.names_something(word), fiches.iter().map(|fiche| all_names(&fiche.content).collect())),
            contacts: Contacts::new(fiches.iter().map(|fiche| &fiche.content)),
            suggestions: Locale::SERVED.iter().map(|locale| (*locale, Suggestions::new(&fiches, *locale))).collect(),
            index,
            thesaurus,
            weights: Weights::SIGNED,
            fiches,
            services,
            first_service,
            groups,
            version: version.finish(),
        })
    }

    /// The same state with other weights, to see what they would do.
    #[must_use]
    pub fn weighed(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// The published fiches, in the order of the bundle.
    pub fn fiches(&self) -> &[Fiche] {
        &self.fiches
    }

    /// How many services there are.
    pub fn service_count(&self) -> usize {
        self.services.len()
    }

    /// The published fiche at this address.
    pub fn fiche(&self, slug: &str) -> Option<&Fiche> {
        let slug = Slug::parse(slug).ok()?;
        self.by_slug.get(&slug).map(|number| &self.fiches[*number])
    }

    /// The thesaurus with which questions are read.
    pub fn thesaurus(&self) -> &Thesaurus {
        &self.thesaurus
    }

    /// What is made of a question, asked on this day.
    pub fn understand(&self, question: &str, today: Date) -> Question {
        self.read(question, &[], today).0
    }

    /// Reads a question, freed of what pasting put in it; beside it the fiches whose number, address or site stands in it.
    pub(super) fn read(&self, question: &str, taken_off: &[String], today: Date) -> (Question, Vec<usize>) {
        let Reached { fiches, rest } = self.contacts.find(&pasted::question(question));
        let mut question = Question::read(&rest, &self.thesaurus, taken_off, today, |word| self.index.knows(word));
        question.guess(taken_off);
        (question, fiches)
    }

    /// Changes whenever a fiche or the thesaurus does.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What people who read this language may be about to type.
    pub fn suggest(&self, typed: &str, reader: Locale) -> Vec<&Suggestion> {
        self.suggestions
            .iter()
            .find(|(locale, _)| *locale == reader)
            .map(|(_, suggestions)| suggestions.find(&pasted::question(typed)))
            .unwrap_or_default()
    }
}

/// The groups of people that a service is only for: those that the summary of its fiche, its own name or its own summary speaks of.
fn groups_of(thesaurus: &Thesaurus, fiche: &FicheContent, service: &Service) -> Vec<Slug> {
    let said = words(&format!("{} {} {}", fiche.summary.nl, service.name, service.summary));
    // Every word of a fiche is known: none is a slip.
    let meanings = said.chunks(MOST_WORDS).flat_map(|words| thesaurus.matches(words, |_| true)).flat_map(|found| found.meanings);
    let mut groups: Vec<Slug> = meanings.filter_map(|meaning| if let Meaning::Group(group) = meaning { Some(group.clone()) } else { None }).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}
