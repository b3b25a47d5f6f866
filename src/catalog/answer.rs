//! Where database and search meet: the published fiches in memory, with their index. A pure function of what is published, built whole and swapped
//! whole, so that a page reads one state and never waits for a writer.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;
use pulldown_cmark::{Event, Parser, TagEnd};
use tokio::sync::Mutex;

use crate::domain::fiche::{Fiche, FicheContent, Service};
use crate::domain::locale::Locale;
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{Perspective, Sort, Status, Theme};
use crate::search::dutch::words;
use crate::search::facets::{Facet, Facets, Mask};
use crate::search::index::{Hits, Piece, ServiceTexts, TextIndex, Zone};
use crate::search::names::Names;
use crate::search::own_words;
use crate::search::question::Question;
use crate::search::ranking::{self, Wish};
use crate::search::suggestions::{Suggestion, Suggestions};
use crate::search::thesaurus::{Entry, Thesaurus};
use crate::store::{Store, StoreError};

/// Fiches on one page of results.
pub const PAGE_SIZE: usize = 20;
/// Share of a question that must be known here before its words alone find anything: “rijbewijs vrachtwagen” finds nothing.
const KNOWN: f32 = 0.6;
/// Share of its words that must stand in one and the same service: words that are only found apart (“renouveler ma carte de séjour”) say nothing.
const TOGETHER: f32 = 0.5;

/// One state of the directory.
pub struct Catalog {
    fiches: Vec<Fiche>,
    by_slug: HashMap<Slug, usize>,
    /// Each service: its fiche and its place there, in the order of the masks.
    services: Vec<(usize, usize)>,
    /// First service of each fiche.
    first_service: Vec<usize>,
    facets: Facets,
    index: TextIndex,
    names: Names,
    thesaurus: Arc<Thesaurus>,
    suggestions: Vec<(Locale, Suggestions)>,
    version: u64,
}

/// A fiche that was found.
#[derive(Debug)]
pub struct Hit<'a> {
    /// The fiche.
    pub fiche: &'a Fiche,
    /// Those of its services that fit, best first.
    pub services: Vec<&'a Service>,
    /// Number of the best of these services, for [`Catalog::reason`].
    best: usize,
    /// Themes that were asked for and that the best of these services is for.
    pub themes: Vec<Theme>,
    /// Whether none of the services that fit states the age that was asked for.
    pub age_unstated: bool,
    /// Whether it is folded away: only for schools and professionals.
    pub folded: bool,
}

/// What a query gives.
#[derive(Debug)]
pub struct Found<'a> {
    /// How many fiches fit.
    pub total: usize,
    /// How many of them fit only by services that state no age.
    pub age_unstated: usize,
    /// Those on the page asked for.
    pub hits: Vec<Hit<'a>>,
    /// Number of the page that is shown, from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
    /// All facets with their counts.
    pub facets: Vec<Facet>,
    /// When nothing fits: each filter, or the words (`None`), whose removal gives fiches, with how many.
    pub ways_on: Vec<(Option<Filter>, usize)>,
    /// What was made of the question.
    pub question: Question,
    /// Fiches that fit but are only for schools and professionals, while a parent or youngster asks; they are in `hits`, last.
    pub folded: usize,
    /// The services in which the words of the question stand.
    pub words: Hits,
}

struct Scored {
    fiche: usize,
    score: f32,
    services: Vec<(usize, f32)>,
    age_unstated: bool,
    folded: bool,
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
        Ok(Self {
            by_slug: fiches.iter().enumerate().map(|(number, fiche)| (fiche.slug.clone(), number)).collect(),
            facets: Facets::build(fiches.iter().map(|fiche| &fiche.content)),
            names: Names::new(|word| index.is_stop_word(word), fiches.iter().map(|fiche| all_names(&fiche.content).collect())),
            suggestions: Locale::SERVED.iter().map(|locale| (*locale, Suggestions::new(&fiches, *locale))).collect(),
            index,
            thesaurus,
            fiches,
            services,
            first_service,
            version: version.finish(),
        })
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

    /// What is made of a question.
    pub fn understand(&self, question: &str) -> Question {
        Question::read(question, &self.thesaurus, &[], |word| self.index.knows(word))
    }

    /// Changes whenever a fiche or the thesaurus does.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Answers a query: words and filters on one and the same service, grouped to fiches.
    pub fn search(&self, query: &SearchQuery, today: Date) -> Found<'_> {
        self.search_in_pages_of(PAGE_SIZE, query, today)
    }

    /// All that a query leaves, in the order of the bundle, whoever asks.
    pub fn bundle(&self, query: &SearchQuery, today: Date) -> Vec<&Fiche> {
        let whole = query.asked_by(None).sorted(Sort::Number);
        self.search_in_pages_of(self.fiches.len().max(1), &whole, today).hits.into_iter().map(|hit| hit.fiche).collect()
    }

    fn search_in_pages_of(&self, page_size: usize, query: &SearchQuery, today: Date) -> Found<'_> {
        let question = Question::read(&query.question, &self.thesaurus, &query.taken_off, |word| self.index.knows(word));
        let wish = Wish::of(query, &question, |theme| self.facets.rarity(theme));
        let hits = self.index.search(&question.text, !question.understood.is_empty());
        let asked = !query.question.is_empty();
        let points = if asked { self.points(&question, &wish, &hits, &query.question, today) } else { Vec::new() };
        let among = asked.then(|| Mask::of(self.services.len(), points.iter().map(|(service, _)| *service)));
        let mut fitting = self.facets.fitting(query);
        if let Some(among) = &among {
            fitting.and(among);
        }
        let mut found = self.group(&fitting, &points, &wish, query, today);
        self.sort(&mut found, query, &wish);
        let total = found.len();
        let pages = total.div_ceil(page_size).max(1);
        let page = query.page.min(pages);
        let age_unstated = found.iter().filter(|scored| scored.age_unstated).count();
        let folded = found.iter().filter(|scored| scored.folded).count();
        let shown = found.into_iter().skip((page - 1) * page_size).take(page_size);
        Found {
            total,
            age_unstated,
            folded,
            hits: shown.map(|scored| self.hit(scored, &wish)).collect(),
            page,
            pages,
            facets: self.facets.counts(query, among.as_ref()),
            ways_on: if total == 0 { self.ways_on(query, among.as_ref()) } else { Vec::new() },
            question,
            words: hits,
        }
    }

    /// The services that answer the question, each with its points, by service; noise left out. The filters of the address play no part here, so that
    /// what a facet counts is what it gives.
    fn points(&self, question: &Question, wish: &Wish, hits: &Hits, typed: &str, today: Date) -> Vec<(usize, f32)> {
        let mut texts = vec![0.0; self.services.len()];
        hits.scores.iter().for_each(|(service, score)| texts[*service] = *score);
        let folded = words(typed);
        let telling: Vec<&str> = folded.iter().map(|word| word.folded.as_str()).filter(|word| !self.index.is_stop_word(word)).collect();
        let mut named: HashMap<usize, f32> = HashMap::new();
        for (fiche, worth) in self.names.find(&telling) {
            *named.entry(fiche).or_default() += worth * ranking::NAME;
        }
        for (slug, weight) in &question.fiches {
            if let Some(fiche) = self.by_slug.get(slug) {
                *named.entry(*fiche).or_default() += weight * ranking::FICHE;
            }
        }
        let words_tell = hits.known >= KNOWN && hits.together >= TOGETHER;
        if !words_tell && !wish.has_themes() && named.is_empty() {
            return Vec::new();
        }
        let text_counts = words_tell || wish.has_themes();
        let themed = self.facets.with_any_theme(wish.themes_around());
        let mut candidates = themed.clone();
        if !wish.has_themes() && !hits.asked {
            // Facts alone (a place, a price, an age) find something only where nothing else was asked.
            let fitting = self.services.iter().enumerate().filter(|(_, (fiche, place))| {
                let fiche = &self.fiches[*fiche];
                wish.touches(fiche, &fiche.content.services[*place])
            });
            fitting.for_each(|(number, _)| candidates.insert(number));
        }
        if text_counts {
            hits.scores.iter().for_each(|(number, _)| candidates.insert(*number));
        }
        for fiche in named.keys() {
            let first = self.first_service[*fiche];
            (first..first + self.fiches[*fiche].content.services.len()).for_each(|number| candidates.insert(number));
        }
        candidates.and(&self.facets.letting_in(question.ages()));
        let mut best = 0.0_f32;
        let mut points = Vec::new();
        for number in candidates.services() {
            let (fiche, place) = self.services[number];
            let bonus = named.get(&fiche).copied().unwrap_or_default();
            let text = if text_counts || bonus > 0.0 { texts[number] } else { 0.0 };
            // Most of many services only mention a word: what cannot come out of the noise need not be weighed.
            if bonus == 0.0 && !themed.contains(number) && wish.ceiling_without_theme(text) < best * ranking::NOISE {
                continue;
            }
            let fiche = &self.fiches[fiche];
            let worth = wish.points(fiche, &fiche.content.services[place], text, today) + bonus;
            best = best.max(worth);
            points.push((number, worth));
        }
        points.retain(|(_, points)| *points >= best * ranking::NOISE);
        points
    }

    fn group(&self, fitting: &Mask, points: &[(usize, f32)], wish: &Wish, query: &SearchQuery, today: Date) -> Vec<Scored> {
        let aged = query.age().is_some() || !wish.ages().is_empty();
        let by_people = matches!(query.perspective, Some(Perspective::Parent | Perspective::Youth));
        let mut given = points.iter().peekable();
        let mut found: Vec<Scored> = Vec::new();
        for number in fitting.services() {
            let (fiche, place) = self.services[number];
            let (here, service) = (&self.fiches[fiche], &self.fiches[fiche].content.services[place]);
            let unstated = aged && self.facets.age_is_unstated(number);
            while given.next_if(|(other, _)| *other < number).is_some() {}
            let score = match given.peek() {
                Some((other, points)) if *other == number => *points,
                _ => wish.points(here, service, 0.0, today),
            };
            let folded = by_people && service.is_for_professionals_only();
            match found.last_mut().filter(|last| last.fiche == fiche) {
                Some(last) => {
                    last.services.push((place, score));
                    last.age_unstated &= unstated;
                    last.folded &= folded;
                }
                None => found.push(Scored { fiche, score: 0.0, services: vec![(place, score)], age_unstated: unstated, folded }),
            }
        }
        for scored in &mut found {
            // Stable: services that fit equally well stay in the order of the fiche.
            scored.services.sort_by(|a, b| b.1.total_cmp(&a.1));
            let best = scored.services[0].1;
            let (share, most) = ranking::FURTHER;
            let further: f32 = scored.services[1..].iter().map(|(_, score)| score * share).sum();
            scored.score = best + further.min(best * most);
        }
        found
    }

    fn sort(&self, found: &mut [Scored], query: &SearchQuery, wish: &Wish) {
        // `found` comes in the order of the bundle, and all sorts are stable.
        match query.sort.unwrap_or(Sort::Relevance) {
            Sort::Number => {}
            Sort::Name => found.sort_by_cached_key(|scored| self.fiches[scored.fiche].content.name.to_lowercase()),
            // Who only leafs through finds the order of the bundle; who names a problem or a person finds what fits best.
            Sort::Relevance if query.question.is_empty() && !wish.is_personal() => found.sort_by_key(|scored| scored.age_unstated),
            Sort::Relevance if query.question.is_empty() => {
                found.sort_by(|a, b| a.age_unstated.cmp(&b.age_unstated).then(b.score.total_cmp(&a.score)));
            }
            Sort::Relevance => found.sort_by(|a, b| b.score.total_cmp(&a.score)),
        }
        found.sort_by_key(|scored| scored.folded);
    }

    /// The sentence that says to a reader of this language why a fiche was found, words marked, with the language that it is in; `None` when no words
    /// were asked, or no sentence holds any of them.
    pub fn reason(&self, hit: &Hit<'_>, words: &Hits, reader: Locale) -> Option<(Vec<Piece<'_>>, Locale)> {
        self.index.reason(hit.best, words, reader)
    }

    /// What people who read this language may be about to type.
    pub fn suggest(&self, typed: &str, reader: Locale) -> Vec<&Suggestion> {
        self.suggestions.iter().find(|(locale, _)| *locale == reader).map(|(_, suggestions)| suggestions.find(typed)).unwrap_or_default()
    }

    fn hit(&self, scored: Scored, wish: &Wish) -> Hit<'_> {
        let fiche = &self.fiches[scored.fiche];
        let best = scored.services[0].0;
        Hit {
            fiche,
            best: self.first_service[scored.fiche] + best,
            themes: wish.themes_of(&fiche.content.services[best]),
            services: scored.services.iter().map(|(place, _)| &fiche.content.services[*place]).collect(),
            age_unstated: scored.age_unstated,
            folded: scored.folded,
        }
    }

    fn ways_on(&self, query: &SearchQuery, among: Option<&Mask>) -> Vec<(Option<Filter>, usize)> {
        let count = |query: &SearchQuery, among: Option<&Mask>| {
            let mut fitting = self.facets.fitting(query);
            if let Some(among) = among {
                fitting.and(among);
            }
            self.facets.count_fiches(&fitting)
        };
        let mut ways: Vec<(Option<Filter>, usize)> =
            query.filters.iter().map(|filter| (Some(filter.clone()), count(&query.without(filter), among))).collect();
        if among.is_some() && !query.filters.is_empty() {
            ways.push((None, count(query, None)));
        }
        ways.retain(|(_, fiches)| *fiches > 0);
        ways.sort_by_key(|(_, fiches)| std::cmp::Reverse(*fiches));
        ways
    }
}

/// All names of a fiche.
fn all_names(fiche: &FicheContent) -> impl Iterator<Item = &str> {
    std::iter::once(fiche.name.as_str()).chain(fiche.alternate_names.iter().map(String::as_str))
}

/// What holds for every service of a fiche.
fn shared_texts(fiche: &FicheContent) -> Vec<(Zone, String)> {
    let mut texts: Vec<(Zone, String)> = all_names(fiche).map(|name| (Zone::Name, name.to_owned())).collect();
    texts.push((Zone::Fiche, fiche.summary.nl.clone()));
    texts.extend(fiche.summary.fr.iter().chain(&fiche.summary.en).map(|text| (Zone::Foreign, text.clone())));
    texts.push((Zone::Fiche, plain_text(&fiche.text)));
    texts.push((Zone::Fiche, fiche.aim.clone()));
    for location in &fiche.locations {
        texts.push((Zone::Fiche, format!("{} {}", location.name.as_deref().unwrap_or_default(), location.one_line())));
    }
    texts.extend(fiche.contacts.iter().filter_map(|contact| contact.person.clone()).map(|person| (Zone::Fiche, person)));
    texts
}

fn service_texts(service: &Service, shared: &[(Zone, String)]) -> ServiceTexts {
    let labels = Locale::Nl.messages();
    let mut texts = shared.to_vec();
    texts.push((Zone::Title, service.name.clone()));
    texts.extend(service.themes.iter().map(|value| (Zone::Label, labels.label(*value).to_owned())));
    texts.extend(service.audiences.iter().map(|value| (Zone::Body, labels.label(*value).to_owned())));
    let text = plain_text(&service.text);
    let mut dutch = vec![service.name.clone(), service.summary.clone()];
    dutch.extend(sentences(&text));
    dutch.extend(service.conditions.iter().cloned());
    // What the fiche says of all its services comes last: it explains least why this one was found.
    dutch.extend(shared.iter().filter(|(zone, _)| *zone == Zone::Fiche).flat_map(|(_, text)| sentences(text)));
    let mut shown: Vec<(Locale, String)> = dutch.into_iter().map(|text| (Locale::Nl, text)).collect();
    for locale in Locale::SERVED {
        let Some(words) = service.words.for_reader(*locale) else { continue };
        let said = [&words.name, &words.summary].into_iter().chain(&words.conditions);
        shown.extend(said.clone().map(|text| (*locale, text.clone())));
        texts.extend(said.chain(&words.ages_note).map(|text| (Zone::Foreign, text.clone())));
    }
    texts.push((Zone::Body, service.summary.clone()));
    texts.push((Zone::Body, text));
    texts.extend(service.conditions.iter().chain(&service.ages_note).map(|text| (Zone::Body, text.clone())));
    ServiceTexts { texts, shown }
}

/// The words of a markdown text, paragraphs and list items on lines of their own.
fn plain_text(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => plain.push('\n'),
            _ => {}
        }
    }
    plain
}

/// The sentences of a text: lines, cut behind full stops that a capital follows.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim();
        while let Some(end) = rest
            .match_indices(['.', '!', '?'])
            .map(|(at, _)| at + 1)
            .find(|end| rest[*end..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase)))
        {
            found.push(rest[..end].to_owned());
            rest = rest[end..].trim_start();
        }
        if !rest.is_empty() {
            found.push(rest.to_owned());
        }
    }
    found
}

/// The current state, shared by all requests; a writer puts a new one in its place.
#[derive(Clone)]
pub struct CurrentCatalog {
    now: Arc<RwLock<Arc<Catalog>>>,
    /// Held while a next state is read and built, so that an older one never replaces a newer one.
    building: Arc<Mutex<()>>,
}

/// Why the catalog still shows what was before.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The database did not give the fiches.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They could not be indexed.
    #[error("the index could not be built: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The work was stopped.
    #[error("the index was not built: {0}")]
    Stopped(#[from] tokio::task::JoinError),
}

impl CurrentCatalog {
    /// Starts with this state.
    pub fn new(catalog: Catalog) -> Self {
        Self { now: Arc::new(RwLock::new(Arc::new(catalog))), building: Arc::default() }
    }

    /// Starts with the fiches of this database, and with the words of staff over those of the program.
    ///
    /// # Errors
    /// [`RefreshError`].
    pub async fn load(store: &Store, shipped: Arc<[Entry]>) -> Result<Self, RefreshError> {
        let current = Self::new(Catalog::build(Vec::new(), Arc::new(Thesaurus::compile([])))?);
        current.relearn(store, shipped).await?;
        Ok(current)
    }

    /// The state as it is now; it stays as it is for as long as it is held.
    pub fn now(&self) -> Arc<Catalog> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the fiches anew, with the thesaurus that is there, and puts the new state in place; the next request sees it.
    ///
    /// # Errors
    /// [`RefreshError`]; the old state stays then.
    pub async fn refresh(&self, store: &Store) -> Result<(), RefreshError> {
        let _turn = self.building.lock().await;
        let thesaurus = Arc::clone(&self.now().thesaurus);
        self.rebuild(store, thesaurus).await
    }

    /// Reads the fiches and the words of staff anew, lays these over those of the program, and puts the new state in place; the next request sees it.
    ///
    /// # Errors
    /// [`RefreshError`]; the old state stays then.
    pub async fn relearn(&self, store: &Store, shipped: Arc<[Entry]>) -> Result<(), RefreshError> {
        let _turn = self.building.lock().await;
        let own = store.synonyms().await?;
        let thesaurus = tokio::task::spawn_blocking(move || Thesaurus::compile(own_words::over(&shipped, &own))).await?;
        self.rebuild(store, Arc::new(thesaurus)).await
    }

    async fn rebuild(&self, store: &Store, thesaurus: Arc<Thesaurus>) -> Result<(), RefreshError> {
        let fiches = store.fiches().await?;
        let next = tokio::task::spawn_blocking(move || Catalog::build(fiches, thesaurus)).await??;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_words_and_sentences() {
        let plain = plain_text("Een **sterke** zin. Nog een zin, bv. deze.\n\n- punt een\n- punt twee");
        assert_eq!(sentences(&plain), ["Een sterke zin.", "Nog een zin, bv. deze.", "punt een", "punt twee"]);
    }
}
