//! The question as a type. [`SearchQuery`] reads the parameters of `/zoeken` leniently, prints itself back, and every filter link on a
//! page is `query.with(…)` or `query.without(…)`: the address is the state.

use super::values::{AgeRange, Postcode, read_ages};
use super::vocabulary::{Audience, CostKind, HelpLanguage, Perspective, Phase, Route, Sort, Term, Theme};

/// Most characters of a typed question that are read; the rest is cut, and said so.
pub const QUESTION_CHARACTERS: usize = 300;
/// Most values of one kind in an address; the rest is left aside, and said so. A page's size is bounded by the site, never by its address.
pub const MOST_OF_A_KIND: usize = 20;
/// Most things of one address that could not be used and are told one by one.
pub const MOST_TOLD: usize = 5;
/// Highest page that can be asked for.
const LAST_PAGE: usize = 10_000;

/// Names of the parameters, as they stand in addresses.
pub mod param {
    #![allow(missing_docs)]
    pub const QUESTION: &str = "q";
    pub const AGE: &str = "leeftijd";
    pub const THEME: &str = "thema";
    pub const PHASE: &str = "fase";
    pub const AUDIENCE: &str = "doelgroep";
    pub const ROUTE: &str = "aanmelding";
    pub const COST: &str = "kostprijs";
    pub const COMMUNE: &str = "gemeente";
    pub const LANGUAGE: &str = "taal";
    pub const PERSPECTIVE: &str = "ik";
    pub const SORT: &str = "sorteer";
    pub const PAGE: &str = "pagina";
    /// What was understood from the question and taken off again.
    pub const TAKEN_OFF: &str = "zonder";
}

/// One filter that is on. Values of one kind are OR, kinds are AND, on one and the same service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// An age in whole years, or ages from and to.
    Age(AgeRange),
    /// A theme.
    Theme(Theme),
    /// A phase.
    Phase(Phase),
    /// An audience.
    Audience(Audience),
    /// A way in.
    Route(Route),
    /// A kind of cost.
    Cost(CostKind),
    /// A commune, by postcode.
    Commune(Postcode),
    /// A language in which help is given.
    Language(HelpLanguage),
}

impl Filter {
    /// Name of the parameter that sets it.
    pub fn param(&self) -> &'static str {
        match self {
            Self::Age(_) => param::AGE,
            Self::Theme(_) => param::THEME,
            Self::Phase(_) => param::PHASE,
            Self::Audience(_) => param::AUDIENCE,
            Self::Route(_) => param::ROUTE,
            Self::Cost(_) => param::COST,
            Self::Commune(_) => param::COMMUNE,
            Self::Language(_) => param::LANGUAGE,
        }
    }

    /// Its value, as it stands in an address.
    pub fn value(&self) -> String {
        match self {
            Self::Age(range) => range.to_string(),
            Self::Theme(value) => value.code().to_owned(),
            Self::Phase(value) => value.code().to_owned(),
            Self::Audience(value) => value.code().to_owned(),
            Self::Route(value) => value.code().to_owned(),
            Self::Cost(value) => value.code().to_owned(),
            Self::Commune(code) => code.to_string(),
            Self::Language(value) => value.code().to_owned(),
        }
    }
}

/// A part of an address that could not be used; shown to the visitor, never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ignored {
    /// A parameter that does not exist.
    Parameter(String),
    /// A value that a parameter does not know.
    Value(&'static str, String),
    /// A parameter with more than [`MOST_OF_A_KIND`] values.
    TooMany(&'static str),
    /// The question was longer than [`QUESTION_CHARACTERS`].
    LongQuestion,
}

/// What somebody asks of the directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The question in their words; trimmed, without control characters, at most [`QUESTION_CHARACTERS`] long.
    pub question: String,
    /// The filters that are on, each once, in the order of the parameters.
    pub filters: Vec<Filter>,
    /// Keys of what was understood from the question and is taken off: “I did not mean that”.
    pub taken_off: Vec<String>,
    /// Who asks.
    pub perspective: Option<Perspective>,
    /// The order asked for; `None` is by relevance.
    pub sort: Option<Sort>,
    /// The page of results, from 1.
    pub page: usize,
    /// What was in the address and could not be used; each once, at most [`MOST_TOLD`].
    pub ignored: Vec<Ignored>,
}

impl SearchQuery {
    /// Reads the parameters of an address. Never fails: what cannot be used lands in [`SearchQuery::ignored`].
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut query = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            query.read(name.as_ref(), value.as_ref());
        }
        query.filters.sort_by_key(|filter| PARAM_ORDER.iter().position(|name| *name == filter.param()));
        query
    }

    fn read(&mut self, name: &str, typed: &str) {
        if name == param::QUESTION {
            return self.read_question(typed);
        }
        let value = typed.trim();
        if value.is_empty() {
            return;
        }
        let (param, read) = match name {
            param::AGE => return self.read_ages(value),
            param::THEME => (param::THEME, Theme::from_code(value).map(Filter::Theme)),
            param::PHASE => (param::PHASE, Phase::from_code(value).map(Filter::Phase)),
            param::AUDIENCE => (param::AUDIENCE, Audience::from_code(value).map(Filter::Audience)),
            param::ROUTE => (param::ROUTE, Route::from_code(value).map(Filter::Route)),
            param::COST => (param::COST, CostKind::from_code(value).map(Filter::Cost)),
            param::COMMUNE => (param::COMMUNE, Postcode::parse(value).ok().map(Filter::Commune)),
            param::LANGUAGE => (param::LANGUAGE, HelpLanguage::from_code(value).map(Filter::Language)),
            param::PERSPECTIVE => {
                self.perspective = Perspective::from_code(value).or(self.perspective);
                return self.note(param::PERSPECTIVE, value, Perspective::from_code(value).is_some());
            }
            param::TAKEN_OFF => {
                let key = value.len() <= 60 && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if key && self.taken_off.len() < MOST_OF_A_KIND && !self.taken_off.iter().any(|other| other == value) {
                    self.taken_off.push(value.to_owned());
                }
                return self.note(param::TAKEN_OFF, value, key);
            }
            param::SORT => {
                self.sort = Sort::from_code(value).or(self.sort);
                return self.note(param::SORT, value, Sort::from_code(value).is_some());
            }
            param::PAGE => {
                let page = value.parse().ok().filter(|page| (1..=LAST_PAGE).contains(page));
                self.page = page.unwrap_or(self.page);
                return self.note(param::PAGE, value, page.is_some());
            }
            unknown => {
                let shown: String = unknown.chars().filter(|c| !c.is_control()).take(40).collect();
                return self.ignore(Ignored::Parameter(shown));
            }
        };
        match read {
            Some(filter) => self.turn_on(filter),
            None => self.note(param, value, false),
        }
    }

    /// Adds a filter once; at most [`MOST_OF_A_KIND`], the rest is left aside and said so.
    fn turn_on(&mut self, filter: Filter) {
        if self.filters.contains(&filter) {
            return;
        }
        match self.filters.iter().filter(|other| other.param() == filter.param()).count() {
            fewer if fewer < MOST_OF_A_KIND => self.filters.push(filter),
            _ => self.ignore(Ignored::TooMany(filter.param())),
        }
    }

    fn read_question(&mut self, typed: &str) {
        let visible: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).take(QUESTION_CHARACTERS + 1).collect();
        let visible = visible.trim();
        if visible.chars().count() > QUESTION_CHARACTERS || typed.chars().nth(QUESTION_CHARACTERS).is_some() {
            self.ignore(Ignored::LongQuestion);
        }
        let cut: String = visible.chars().take(QUESTION_CHARACTERS).collect();
        if !cut.is_empty() {
            self.question = cut.trim_end().to_owned();
        }
    }

    /// Ages are OR, like all values of one kind: a family may have more than one child.
    fn read_ages(&mut self, value: &str) {
        match read_ages(value) {
            Some(ages) => ages.into_iter().for_each(|range| self.turn_on(Filter::Age(range))),
            None => self.note(param::AGE, value, false),
        }
    }

    fn note(&mut self, param: &'static str, value: &str, known: bool) {
        if !known {
            self.ignore(Ignored::Value(param, value.chars().filter(|c| !c.is_control()).take(40).collect()));
        }
    }

    fn ignore(&mut self, what: Ignored) {
        if self.ignored.len() < MOST_TOLD && !self.ignored.contains(&what) {
            self.ignored.push(what);
        }
    }

    /// The ages asked for, any of which counts; empty for all.
    pub fn ages(&self) -> Vec<AgeRange> {
        let age = |filter: &Filter| if let Filter::Age(range) = filter { Some(*range) } else { None };
        self.filters.iter().filter_map(age).collect()
    }

    /// Whether this filter is on.
    pub fn has(&self, filter: &Filter) -> bool {
        self.filters.contains(filter)
    }

    /// Whether nothing is asked: no words, no filters.
    pub fn is_empty(&self) -> bool {
        self.question.is_empty() && self.filters.is_empty()
    }

    /// The same question with one more filter, from its first page.
    #[must_use]
    pub fn with(&self, filter: Filter) -> Self {
        let mut query = self.on_page(1);
        if !query.filters.contains(&filter) {
            query.filters.push(filter);
        }
        query
    }

    /// The same question without one of its filters, from its first page.
    #[must_use]
    pub fn without(&self, filter: &Filter) -> Self {
        let mut query = self.on_page(1);
        query.filters.retain(|other| other != filter);
        query
    }

    /// The same filters without the words.
    #[must_use]
    pub fn without_question(&self) -> Self {
        Self { question: String::new(), taken_off: Vec::new(), ..self.on_page(1) }
    }

    /// The same question, with this understood thing taken off.
    #[must_use]
    pub fn taking_off(&self, key: String) -> Self {
        let mut query = self.on_page(1);
        query.taken_off.push(key);
        query
    }

    /// The same question, asked by somebody else, or by nobody in particular.
    #[must_use]
    pub fn asked_by(&self, perspective: Option<Perspective>) -> Self {
        Self { perspective, ..self.on_page(1) }
    }

    /// The same words without any filter.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        Self { filters: Vec::new(), ..self.on_page(1) }
    }

    /// The same question in another order, from its first page.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort: Some(sort), ..self.on_page(1) }
    }

    /// Another page of the same question.
    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        Self { page, ignored: Vec::new(), ..self.clone() }
    }

    /// The parameters that give this question again, each with its value; what is as it is by itself is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::with_capacity(self.filters.len() + 4);
        if !self.question.is_empty() {
            pairs.push((param::QUESTION, self.question.clone()));
        }
        pairs.extend(self.filters.iter().map(|filter| (filter.param(), filter.value())));
        pairs.extend(self.taken_off.iter().map(|key| (param::TAKEN_OFF, key.clone())));
        pairs.extend(self.perspective.map(|value| (param::PERSPECTIVE, value.code().to_owned())));
        pairs.extend(self.sort.filter(|sort| *sort != Sort::Relevance).map(|value| (param::SORT, value.code().to_owned())));
        if self.page > 1 {
            pairs.push((param::PAGE, self.page.to_string()));
        }
        pairs
    }

    /// The query string that gives this question again, with its `?`; empty when there is nothing to say.
    pub fn to_query_string(&self) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return String::new();
        }
        let mut encoded = url::form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        encoded.extend_pairs(pairs);
        encoded.finish()
    }
}

const PARAM_ORDER: [&str; 8] = [param::AGE, param::THEME, param::PHASE, param::AUDIENCE, param::ROUTE, param::COST, param::COMMUNE, param::LANGUAGE];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(address: &str) -> SearchQuery {
        SearchQuery::from_pairs(url::form_urlencoded::parse(address.as_bytes()))
    }

    #[test]
    fn an_address_is_read_and_printed_back() {
        let query = read("fase=preventie&q=mijn+zoon&fase=interventie&leeftijd=14&thema=&sorteer=naam&pagina=2");
        assert_eq!(query.question, "mijn zoon");
        assert_eq!(query.ages(), [AgeRange::exactly(14)]);
        assert_eq!(query.to_query_string(), "?q=mijn+zoon&leeftijd=14&fase=preventie&fase=interventie&sorteer=naam&pagina=2");
        assert_eq!(query.ignored, []);
    }

    #[test]
    fn what_cannot_be_used_is_ignored_and_remembered() {
        let query = read("leeftijd=oud&fase=nu&kleur=rood&pagina=0&leeftijd=14&leeftijd=200&gemeente=10");
        assert_eq!(query.filters, [Filter::Age(AgeRange::exactly(14))]);
        assert_eq!(
            query.ignored,
            [
                Ignored::Value("leeftijd", "oud".into()),
                Ignored::Value("fase", "nu".into()),
                Ignored::Parameter("kleur".into()),
                Ignored::Value("pagina", "0".into()),
                Ignored::Value("leeftijd", "200".into()),
            ],
            "the first five are told"
        );
        assert_eq!(query.page, 1);
    }

    #[test]
    fn a_filter_is_taken_off_by_itself_and_the_list_starts_again() {
        let query = read("leeftijd=14&fase=preventie&pagina=3");
        assert_eq!(query.without(&Filter::Age(AgeRange::exactly(14))).to_query_string(), "?fase=preventie");
        assert_eq!(query.with(Filter::Cost(CostKind::Free)).to_query_string(), "?leeftijd=14&fase=preventie&kostprijs=gratis");
    }

    #[test]
    fn an_address_that_repeats_itself_is_read_up_to_a_limit_and_what_does_not_fit_is_told_once() {
        let communes: Vec<String> = (2000..2100).map(|code| format!("gemeente={code}")).collect();
        let query = read(&format!("{}&kleur=rood&kleur=blauw&kleur=rood&fase=nu&fase=nu", communes.join("&")));
        assert_eq!(query.filters.len(), MOST_OF_A_KIND);
        assert_eq!(
            query.ignored,
            [Ignored::TooMany("gemeente"), Ignored::Parameter("kleur".into()), Ignored::Value("fase", "nu".into())],
            "each once"
        );
        let words: Vec<String> = (0..1000).map(|n| format!("onzin{n}=1&fase=x{n}")).collect();
        assert_eq!(read(&words.join("&")).ignored.len(), MOST_TOLD);
    }

    #[test]
    fn ages_are_read_as_people_write_them_and_several_are_or() {
        let ages = |address: &str| read(address).to_query_string();
        assert_eq!(ages("leeftijd=14+jaar&leeftijd=9"), "?leeftijd=14&leeftijd=9");
        assert_eq!(ages("leeftijd=12-18"), "?leeftijd=12-18");
        assert_eq!(ages("leeftijd=%D9%A1%D9%A4"), "?leeftijd=14");
        assert_eq!(ages("leeftijd=8+en+15&leeftijd=8"), "?leeftijd=8&leeftijd=15");
    }

    #[test]
    fn twenty_values_of_one_kind_are_enough() {
        let address: Vec<String> = (1..=25).map(|age| format!("leeftijd={age}")).collect();
        let query = read(&address.join("&"));
        assert_eq!(query.ages().len(), MOST_OF_A_KIND);
        assert_eq!(query.ignored, [Ignored::TooMany("leeftijd")]);
    }

    #[test]
    fn a_very_long_question_is_cut_and_said_so() {
        let query = read(&format!("q={}", "a".repeat(10_000)));
        assert_eq!(query.question.len(), QUESTION_CHARACTERS);
        assert_eq!(query.ignored, [Ignored::LongQuestion]);
        assert_eq!(read("q=%00%01%1b+hallo%0a").question, "hallo");
    }

    proptest! {
        #[test]
        fn whatever_the_address_says_it_is_read_and_its_print_reads_the_same(address in "\\PC{0,200}") {
            let query = read(&address);
            let again = read(query.to_query_string().trim_start_matches('?'));
            prop_assert_eq!(query.on_page(query.page), again);
        }
    }
}
