//! Answers a query: words and filters on one and the same service, weighed, grouped to fiches and cut into pages.

use std::collections::HashMap;

use jiff::civil::Date;

use super::ages::Doubtful;
use super::asked::{Aged, AskedOf, Scored, Standing};
use super::state::Catalog;
use crate::domain::fiche::{Fiche, Service};
use crate::domain::locale::Locale;
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{Perspective, Sort, Theme};
use crate::search::facets::{Facet, Mask};
use crate::search::grades::Grades;
use crate::search::index::{Hits, Piece};
use crate::search::question::{Question, without};
use crate::search::ranking::Wish;

/// Fiches on one page of results.
pub const PAGE_SIZE: usize = 20;
/// Share of a question that must be known here before its words alone find anything: “rijbewijs vrachtwagen” finds nothing.
const KNOWN: f32 = 0.6;
/// How likely a question may be to be about nothing of ours, and still be answered by words alone.
const NOT_OURS: f32 = 0.5;
/// Share of its words that must stand in one and the same service: words that are only found apart (“renouveler ma carte de séjour”) say nothing.
const TOGETHER: f32 = 0.5;

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
    /// When nothing fits since words name something that is not ours: the question without them, and how many fiches that gives.
    pub aside: Option<Aside>,
    /// What was made of the question.
    pub question: Question,
    /// Fiches that answer it but are probably not for these ages, with the reason: beside the others, and in no count.
    pub doubtful: Vec<Doubtful<'a>>,
    /// Fiches that fit but are only for schools and professionals, while a parent or youngster asks; they are in `hits`, last.
    pub folded: usize,
    /// The services in which the words of the question stand.
    pub words: Hits,
}

/// A question of which words that nothing here has are left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The words, folded.
    pub words: Vec<String>,
    /// The rest of the question.
    pub question: String,
    /// How many fiches that gives.
    pub fiches: usize,
}

impl Catalog {
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
        let asked = self.ask(query, today);
        let mut found = self.group(&self.fitting(query, &asked), &asked, query, today);
        self.sort(&mut found, query, &asked);
        let total = found.len();
        let pages = total.div_ceil(page_size).max(1);
        let page = query.page.min(pages);
        let age_unstated = found.iter().filter(|scored| scored.age_unstated).count();
        let folded = found.iter().filter(|scored| scored.folded).count();
        let doubtful = self.doubtful(query, &asked, &found, today);
        let shown = found.into_iter().skip((page - 1) * page_size).take(page_size);
        let nothing = total == 0;
        Found {
            total,
            age_unstated,
            folded,
            doubtful,
            hits: shown.map(|scored| self.hit(scored, &asked.wish)).collect(),
            page,
            pages,
            facets: self.facets.counts(query, asked.among.as_ref()),
            aside: if nothing && !query.question.is_empty() { self.aside(query, &asked.question, &asked.words, today) } else { None },
            ways_on: if nothing { self.ways_on(query, asked.among.as_ref(), today) } else { Vec::new() },
            question: asked.question,
            words: asked.words,
        }
    }

    /// What is made of a query before its filters.
    fn ask(&self, query: &SearchQuery, today: Date) -> AskedOf<'_> {
        let (mut question, reached) = self.read(&query.question, &query.taken_off, today);
        let aged = Aged { ticked: query.ages(), typed: question.wanted_ages() };
        let wish = Wish::of(&self.weights, query, &question, |theme| self.facets.rarity(theme));
        let words = self.index.search(&question.text, &question.places, !question.understood.is_empty() || !aged.is_empty());
        question.mend(&words.slips);
        let standing = self.standing(&question, &wish);
        let facts_alone = Self::facts_alone(&wish, &words);
        // “14 jaar” typed is the same question as 14 in the field.
        let leafs = query.question.is_empty() || question.says_only_ages() && facts_alone;
        let points = if leafs { Vec::new() } else { self.points(&question, &reached, &wish, &standing, &aged, &words, today) };
        if facts_alone && (leafs || !points.is_empty()) {
            question.left_aside = words.foreign.iter().chain(&words.strange).cloned().collect();
        }
        let mut among = (!leafs).then(|| Mask::of(self.services.len(), points.iter().map(|(service, _)| *service)));
        if !aged.typed.is_empty() {
            let fit = self.facets.ages().fitting(&aged.typed);
            match &mut among {
                Some(among) => among.and(&fit),
                None => among = Some(fit),
            }
        }
        AskedOf { question, aged, wish, standing, words, points, among, leafs }
    }

    /// The services that fit the words, the filters and the ages.
    fn fitting(&self, query: &SearchQuery, asked: &AskedOf<'_>) -> Mask {
        let mut fitting = self.facets.fitting(query);
        if let Some(among) = &asked.among {
            fitting.and(among);
        }
        fitting
    }

    /// How many fiches a query gives.
    fn count(&self, query: &SearchQuery, today: Date) -> usize {
        let asked = self.ask(query, today);
        self.facets.count_fiches(&self.fitting(query, &asked))
    }

    /// What speaks for whole fiches: that questions like this one were written for them, and that they are signed to be for its themes.
    fn standing(&self, question: &Question, wish: &Wish<'_>) -> Standing {
        let mut standing = Standing::new();
        for (slug, likely) in &question.like {
            if let Some(fiche) = Slug::parse(slug).ok().and_then(|slug| self.by_slug.get(&slug)) {
                *standing.entry(*fiche).or_default() += likely.sqrt() * self.weights.like;
            }
        }
        for (slug, worth) in wish.graded(Grades::shipped()) {
            if let Some(fiche) = self.by_slug.get(slug) {
                *standing.entry(*fiche).or_default() += worth;
            }
        }
        standing
    }

    /// What speaks for the fiche of a service, as far as it speaks for this service: a share, where another is about the theme that was asked for.
    fn stands(&self, standing: &Standing, wish: &Wish<'_>, number: usize) -> f32 {
        let (fiche, place) = self.services[number];
        let stands = standing.get(&fiche).copied().unwrap_or_default();
        let about = !wish.has_themes() || !wish.themes_of(&self.fiches[fiche].content.services[place]).is_empty();
        if about { stands } else { stands * self.weights.beside_standing }
    }

    /// The services that answer the question, each with its points, by service; noise left out. The filters of the address but for age play no part here,
    /// so that what a facet counts is what it gives.
    #[allow(clippy::too_many_arguments)]
    fn points(
        &self,
        question: &Question,
        reached: &[usize],
        wish: &Wish<'_>,
        standing: &Standing,
        aged: &Aged,
        hits: &Hits,
        today: Date,
    ) -> Vec<(usize, f32)> {
        let mut texts = vec![0.0; self.services.len()];
        hits.scores.iter().for_each(|(service, score)| texts[*service] = *score);
        let mut named = self.named(question);
        reached.iter().for_each(|fiche| *named.entry(*fiche).or_default() += self.weights.reached);
        let words_tell = hits.known >= KNOWN && hits.together >= TOGETHER && (hits.tells || !wish.is_for_something());
        let facts_alone = Self::facts_alone(wish, hits);
        // Words that stand in some text by chance do not make a question ours that is like those which are not.
        let ours = words_tell && question.not_ours < NOT_OURS;
        if !ours && !wish.has_themes() && named.is_empty() && !facts_alone {
            return Vec::new();
        }
        let themed = self.facets.with_any_theme(wish.themes_around());
        let mut candidates = themed.clone();
        if facts_alone {
            let fitting = self.services.iter().enumerate().filter(|(_, (fiche, place))| {
                let fiche = &self.fiches[*fiche];
                wish.touches(fiche, &fiche.content.services[*place])
            });
            fitting.for_each(|(number, _)| candidates.insert(number));
        }
        // A fact that nobody has may still stand in a text: no hours say “weekend”, and yet there is a school on Saturdays.
        let nobody_has_it = facts_alone && candidates.services().next().is_none();
        let text_counts = words_tell || wish.has_themes() || nobody_has_it;
        if text_counts {
            hits.scores.iter().for_each(|(number, _)| candidates.insert(*number));
        }
        // A fiche that is very like an answer, or for just this theme, counts even where no word and no service of it leads there.
        let standing_out = standing.iter().filter(|(_, worth)| **worth > self.weights.stands_out).map(|(fiche, _)| fiche);
        for fiche in named.keys().chain(standing_out) {
            let first = self.first_service[*fiche];
            (first..first + self.fiches[*fiche].content.services.len()).for_each(|number| candidates.insert(number));
        }
        candidates.and(&self.possible(aged));
        let fits = self.fits(aged);
        // A name adds and never excludes: what it does not name is measured by the best of its own kind.
        let mut best = 0.0_f32;
        let mut points = Vec::new();
        for number in candidates.services() {
            let (fiche, place) = self.services[number];
            let bonus = named.get(&fiche).copied().unwrap_or_default();
            let stands = self.stands(standing, wish, number);
            let text = if text_counts || bonus > 0.0 { texts[number] } else { 0.0 };
            // Most of many services only mention a word: what cannot come out of the noise need not be weighed.
            if bonus == 0.0
                && stands == 0.0
                && !themed.contains(number)
                && !facts_alone
                && wish.ceiling_without_theme(text) < best * self.weights.noise
            {
                continue;
            }
            let fiche = &self.fiches[fiche];
            let worth = wish.points(fiche, &fiche.content.services[place], text, stands, today) * self.share_of_group(number, question);
            // Nor does what is probably not for this age make noise of what is.
            if bonus == 0.0 && fits.contains(number) {
                best = best.max(worth);
            }
            points.push((number, worth + bonus, bonus > 0.0));
        }
        points.retain(|(_, points, is_named)| *is_named || *points >= best * self.weights.noise);
        points.into_iter().map(|(number, points, _)| (number, points)).collect()
    }

    /// The fiches that a question names, by a name of theirs or by a word that belongs to them, each with what that is worth.
    fn named(&self, question: &Question) -> HashMap<usize, f32> {
        let telling: Vec<&str> = question.words.iter().map(String::as_str).filter(|word| self.index.names_something(word)).collect();
        let mut named: HashMap<usize, f32> = HashMap::new();
        for (fiche, worth) in self.names.find(&telling, |word| self.index.is_weak(word)) {
            *named.entry(fiche).or_default() += worth * self.weights.name;
        }
        for (slug, weight) in &question.fiches {
            if let Some(fiche) = self.by_slug.get(slug) {
                *named.entry(*fiche).or_default() += weight * self.weights.fiche;
            }
        }
        named
    }

    /// Whether the facts of a question (a place, a price, an age) are answered by themselves: nothing else was asked that a text or a theme could tell.
    /// A word that nobody knows is left aside. One that people really use names a thing that is not ours, and then a place or a price is
    /// not enough (“loodgieter Anderlecht”); an age is, since it speaks of a person.
    fn facts_alone(wish: &Wish<'_>, hits: &Hits) -> bool {
        let asked = wish.is_for_something() || wish.says_an_age();
        let nothing_else = hits.foreign.is_empty() && hits.strange.is_empty();
        !wish.has_themes() && !hits.tells && if asked { hits.foreign.is_empty() || wish.says_an_age() } else { nothing_else }
    }

    /// The share of its points that a service keeps which is only for a group of people: all of them only where that group was named.
    fn share_of_group(&self, number: usize, question: &Question) -> f32 {
        match self.groups[number].is_empty() || self.groups[number].iter().any(|group| question.groups.contains(group)) {
            true => 1.0,
            false => self.weights.narrow,
        }
    }

    pub(super) fn group(&self, fitting: &Mask, asked: &AskedOf<'_>, query: &SearchQuery, today: Date) -> Vec<Scored> {
        let AskedOf { points, wish, standing, question, .. } = asked;
        let known = self.known(&asked.aged);
        let by_people = matches!(query.perspective, Some(Perspective::Parent | Perspective::Youth));
        let mut given = points.iter().peekable();
        let mut found: Vec<Scored> = Vec::new();
        for number in fitting.services() {
            let (fiche, place) = self.services[number];
            let (here, service) = (&self.fiches[fiche], &self.fiches[fiche].content.services[place]);
            let unstated = !known.contains(number);
            while given.next_if(|(other, _)| *other < number).is_some() {}
            let score = match given.peek() {
                Some((other, points)) if *other == number => *points,
                _ => wish.points(here, service, 0.0, self.stands(standing, wish, number), today) * self.share_of_group(number, question),
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
            let (share, most) = (self.weights.further, self.weights.further_most);
            let further: f32 = scored.services[1..].iter().map(|(_, score)| score * share).sum();
            scored.score = best + further.min(best * most);
        }
        found
    }

    pub(super) fn sort(&self, found: &mut [Scored], query: &SearchQuery, asked: &AskedOf<'_>) {
        // `found` comes in the order of the bundle, and all sorts are stable.
        match query.sort.unwrap_or(Sort::Relevance) {
            Sort::Number => {}
            Sort::Name => found.sort_by_cached_key(|scored| self.fiches[scored.fiche].content.name.to_lowercase()),
            // Who only leafs through finds the order of the bundle; who names a problem or a person finds what fits best.
            Sort::Relevance if asked.leafs && !asked.wish.is_personal() => found.sort_by_key(|scored| scored.age_unstated),
            Sort::Relevance if asked.leafs => {
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

    fn hit(&self, scored: Scored, wish: &Wish<'_>) -> Hit<'_> {
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

    /// The way on without the words that are not ours, where facts are left that find something.
    fn aside(&self, query: &SearchQuery, question: &Question, hits: &Hits, today: Date) -> Option<Aside> {
        let words: Vec<String> = hits.foreign.iter().chain(&hits.strange).cloned().collect();
        let rest = without(&query.question, &words);
        if question.understood.is_empty() || words.is_empty() || rest.is_empty() || rest == query.question {
            return None;
        }
        let fiches = self.search(&SearchQuery { question: rest.clone(), ..query.on_page(1) }, today).total;
        (fiches > 0).then_some(Aside { words, question: rest, fiches })
    }

    fn ways_on(&self, query: &SearchQuery, among: Option<&Mask>, today: Date) -> Vec<(Option<Filter>, usize)> {
        let count = |query: &SearchQuery, among: Option<&Mask>| {
            let mut fitting = self.facets.fitting(query);
            if let Some(among) = among {
                fitting.and(among);
            }
            self.facets.count_fiches(&fitting)
        };
        let without = |filter: &Filter| match filter {
            // Which services answer the words depends on the age too.
            Filter::Age(_) => self.count(&query.without(filter), today),
            _ => count(&query.without(filter), among),
        };
        let mut ways: Vec<(Option<Filter>, usize)> = query.filters.iter().map(|filter| (Some(filter.clone()), without(filter))).collect();
        if among.is_some() && !query.filters.is_empty() {
            ways.push((None, count(query, None)));
        }
        ways.retain(|(_, fiches)| *fiches > 0);
        ways.sort_by_key(|(_, fiches)| std::cmp::Reverse(*fiches));
        ways
    }
}
