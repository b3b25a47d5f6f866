//! Filters and their counts as bit masks over the services.
//!
//! One bit a service, in the order of the fiches, so that the services of a fiche lie side by side. A filter is an AND of masks, a count per facet
//! value another AND, and the number of *fiches* in a mask is found word by word without looking at a service.

use std::collections::BTreeMap;

use super::age_masks::AgeMasks;
pub use super::mask::Mask;
use crate::domain::fiche::{FicheContent, Service};
use crate::domain::fit::Admission;
use crate::domain::query::{Filter, SearchQuery, param};
use crate::domain::values::Postcode;
use crate::domain::vocabulary::{Audience, CostKind, HelpLanguage, Phase, Route, Term, Theme};

/// The value of a facet: how many fiches it would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The filter it stands for.
    pub filter: Filter,
    /// Fiches with a service that fits all other filters and this value.
    pub count: usize,
    /// Whether it is on.
    pub on: bool,
}

/// A facet with all its values, those that give nothing included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Name of its parameter.
    pub param: &'static str,
    /// Its values, in the order of the closed list; communes by postcode.
    pub values: Vec<FacetValue>,
}

/// The masks of all services.
#[derive(Debug)]
pub struct Facets {
    services: usize,
    all: Mask,
    /// Bit of the last service of each fiche.
    last_of_fiche: Mask,
    themes: Vec<Mask>,
    phases: Vec<Mask>,
    audiences: Vec<Mask>,
    routes: Vec<Mask>,
    costs: Vec<Mask>,
    languages: Vec<Mask>,
    communes: BTreeMap<Postcode, Mask>,
    ages: AgeMasks,
}

impl Facets {
    /// Builds the masks over all services of these fiches, in their order.
    pub fn build<'a>(fiches: impl Iterator<Item = &'a FicheContent> + Clone) -> Self {
        let services = fiches.clone().map(|fiche| fiche.services.len()).sum();
        let masks = |n: usize| vec![Mask::none(services); n];
        let mut facets = Self {
            services,
            all: Mask::all(services),
            last_of_fiche: Mask::none(services),
            themes: masks(Theme::ALL.len()),
            phases: masks(Phase::ALL.len()),
            audiences: masks(Audience::ALL.len()),
            routes: masks(Route::ALL.len()),
            costs: masks(CostKind::ALL.len()),
            languages: masks(HelpLanguage::ALL.len()),
            communes: BTreeMap::new(),
            ages: AgeMasks::none(services),
        };
        let mut at = 0;
        for fiche in fiches {
            let admission = Admission::of(fiche);
            for service in &fiche.services {
                facets.add(at, fiche, service);
                facets.ages.add(at, |age| admission.fit(service, age));
                at += 1;
            }
            if !fiche.services.is_empty() {
                facets.last_of_fiche.insert(at - 1);
            }
        }
        facets
    }

    fn add(&mut self, at: usize, fiche: &FicheContent, service: &Service) {
        self.phases[service.phase.index()].insert(at);
        self.costs[service.cost.kind.index()].insert(at);
        self.costs[service.cost_for_who_asks().index()].insert(at);
        service.themes.iter().for_each(|value| self.themes[value.index()].insert(at));
        service.audiences.iter().for_each(|value| self.audiences[value.index()].insert(at));
        service.route.kinds.iter().for_each(|value| self.routes[value.index()].insert(at));
        service.languages.iter().for_each(|value| self.languages[value.index()].insert(at));
        for postcode in fiche.postcodes_of(service) {
            self.communes.entry(postcode.clone()).or_insert_with(|| Mask::none(self.services)).insert(at);
        }
    }

    /// The services that fit the filters of a query: values of one kind OR, kinds AND. Who fits an age says [`domain::fit`](crate::domain::fit).
    pub fn fitting(&self, query: &SearchQuery) -> Mask {
        self.fitting_but(query, None)
    }

    fn fitting_but(&self, query: &SearchQuery, left_out: Option<&str>) -> Mask {
        let mut fitting = self.all.clone();
        // The filters of a query are grouped by parameter.
        for group in query.filters.chunk_by(|a, b| a.param() == b.param()) {
            if left_out == Some(group[0].param()) {
                continue;
            }
            let mut any = Mask::none(self.services);
            group.iter().for_each(|filter| self.add_fitting(filter, &mut any));
            fitting.and(&any);
        }
        fitting
    }

    fn add_fitting(&self, filter: &Filter, any: &mut Mask) {
        match filter {
            Filter::Age(range) => any.or(&self.ages.fitting(&[*range])),
            Filter::Theme(value) => any.or(&self.themes[value.index()]),
            Filter::Phase(value) => any.or(&self.phases[value.index()]),
            Filter::Audience(value) => any.or(&self.audiences[value.index()]),
            Filter::Route(value) => any.or(&self.routes[value.index()]),
            Filter::Cost(value) => any.or(&self.costs[value.index()]),
            Filter::Language(value) => any.or(&self.languages[value.index()]),
            Filter::Commune(postcode) => {
                if let Some(mask) = self.communes.get(postcode) {
                    any.or(mask);
                }
            }
        }
    }

    /// The services that have any of these themes.
    pub fn with_any_theme(&self, themes: impl IntoIterator<Item = Theme>) -> Mask {
        let mut any = Mask::none(self.services);
        themes.into_iter().for_each(|theme| any.or(&self.themes[theme.index()]));
        any
    }

    /// The services that fit the filters but for those of age.
    pub fn fitting_at_any_age(&self, query: &SearchQuery) -> Mask {
        self.fitting_but(query, Some(param::AGE))
    }

    /// The services and their ages.
    pub fn ages(&self) -> &AgeMasks {
        &self.ages
    }

    /// How telling a theme is, around 1: less when many services have it, more when few have.
    pub fn rarity(&self, theme: Theme) -> f32 {
        let with_it = self.themes[theme.index()].0.iter().map(|word| word.count_ones()).sum::<u32>().max(1);
        ((self.services as f32 / with_it as f32).ln() / 2.4).clamp(0.8, 1.2)
    }

    /// How many fiches have a service in the set.
    ///
    /// Adding, within each fiche, a one to every bit but the last carries into the last bit exactly when any of them is set.
    pub fn count_fiches(&self, mask: &Mask) -> usize {
        let mut carry = false;
        let mut count = 0;
        for (word, last) in mask.0.iter().zip(&self.last_of_fiche.0) {
            let (sum, over) = (word & !last).overflowing_add(!last);
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            carry = over || over_again;
            count += ((sum | word) & last).count_ones() as usize;
        }
        count
    }

    /// Every facet with its counts. `among` holds the services that fit the words of the question; a facet's own values are OR, so it is counted
    /// without them.
    pub fn counts(&self, query: &SearchQuery, among: Option<&Mask>) -> Vec<Facet> {
        let mut facets = Vec::with_capacity(7);
        self.facet(query, among, param::PHASE, Phase::ALL, &self.phases, Filter::Phase, &mut facets);
        self.facet(query, among, param::THEME, Theme::ALL, &self.themes, Filter::Theme, &mut facets);
        self.facet(query, among, param::AUDIENCE, Audience::ALL, &self.audiences, Filter::Audience, &mut facets);
        self.facet(query, among, param::ROUTE, Route::ALL, &self.routes, Filter::Route, &mut facets);
        self.facet(query, among, param::COST, CostKind::ALL, &self.costs, Filter::Cost, &mut facets);
        let base = self.base(query, among, param::COMMUNE);
        let communes = self.communes.iter().map(|(code, mask)| self.value(query, &base, Filter::Commune(code.clone()), mask));
        facets.push(Facet { param: param::COMMUNE, values: communes.collect() });
        self.facet(query, among, param::LANGUAGE, HelpLanguage::ALL, &self.languages, Filter::Language, &mut facets);
        facets
    }

    fn base(&self, query: &SearchQuery, among: Option<&Mask>, param: &str) -> Mask {
        let mut base = self.fitting_but(query, Some(param));
        if let Some(among) = among {
            base.and(among);
        }
        base
    }

    fn value(&self, query: &SearchQuery, base: &Mask, filter: Filter, mask: &Mask) -> FacetValue {
        let mut both = base.clone();
        both.and(mask);
        FacetValue { count: self.count_fiches(&both), on: query.has(&filter), filter }
    }

    #[allow(clippy::too_many_arguments)]
    fn facet<T: Term>(
        &self,
        query: &SearchQuery,
        among: Option<&Mask>,
        param: &'static str,
        values: &[T],
        masks: &[Mask],
        filter: fn(T) -> Filter,
        facets: &mut Vec<Facet>,
    ) {
        let base = self.base(query, among, param);
        // A value that no service at all has is no choice; one that only these filters empty stays, disabled.
        let offered = |value: T, mask: &Mask| !is_said_by_another(&filter(value)) && mask.0.iter().any(|word| *word != 0);
        let in_use = values.iter().zip(masks).filter(|(value, mask)| offered(**value, mask) || query.has(&filter(**value)));
        let values = in_use.map(|(value, mask)| self.value(query, &base, filter(*value), mask)).collect();
        facets.push(Facet { param, values });
    }
}

/// Whether a value is no choice of its own: who ticks “free” means “no costs” too. Its address still works.
fn is_said_by_another(filter: &Filter) -> bool {
    *filter == Filter::Cost(CostKind::NotApplicable)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Facets over fiches with this many services each, nothing else known of them.
    fn sized(sizes: &[usize]) -> Facets {
        let mut facets = Facets::build(std::iter::empty());
        let services = sizes.iter().sum();
        facets.services = services;
        let mut at = 0;
        facets.last_of_fiche = Mask::of(
            services,
            sizes.iter().map(|size| {
                at += size;
                at - 1
            }),
        );
        facets
    }

    proptest::proptest! {
        #[test]
        fn fiches_are_counted_as_one_would_by_hand(sizes in proptest::collection::vec(1_usize..70, 1..12), picks in proptest::collection::vec(0_usize..800, 0..60)) {
            let facets = sized(&sizes);
            let members: Vec<usize> = picks.into_iter().filter(|pick| *pick < facets.services).collect();
            let mut start = 0;
            let by_hand = sizes.iter().filter(|size| {
                let range = start..start + **size;
                start = range.end;
                members.iter().any(|member| range.contains(member))
            }).count();
            proptest::prop_assert_eq!(facets.count_fiches(&Mask::of(facets.services, members)), by_hand);
        }
    }
}
