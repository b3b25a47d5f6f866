//! What makes a service a better answer than another: text gives points up to a ceiling, everything that was understood adds to them, and what speaks
//! against a service takes a share away. How much each counts stands in `weights.rs`.

use jiff::civil::Date;

use super::grades::{Asker, Grades};
use super::question::{Asked, Question};
use super::weights::Weights;
use crate::domain::fiche::{Fiche, Service};
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::upkeep::is_long_overdue;
use crate::domain::values::{AgeRange, Slug};
use crate::domain::vocabulary::{Audience, CostKind, HelpLanguage, Level, OpenAt, Perspective, Phase, Region, Route, Theme};

/// Ages that lie at most so far apart are made for about one age.
const CLOSE_YEARS: u8 = 12;

/// The fiches that take in anybody who does not know where to begin.
pub const FRONT_DOORS: [&str; 3] = ["clb", "kans-centraal-meldpunt", "gemeentelijke-diensten-schoolverzuim"];

/// What is wished for: what the question says and, where there is no question, what the filters say.
#[derive(Debug)]
pub struct Wish<'w> {
    weights: &'w Weights,
    themes: Vec<(Theme, f32)>,
    audiences: Vec<Audience>,
    routes: Vec<Route>,
    not_routes: Vec<Route>,
    phases: Vec<Phase>,
    communes: Vec<String>,
    languages: Vec<HelpLanguage>,
    levels: Vec<Level>,
    open: Vec<OpenAt>,
    ages: Vec<u8>,
    range: Option<AgeRange>,
    free: bool,
    danger: bool,
    who: Option<Perspective>,
}

impl<'w> Wish<'w> {
    /// Gathers what a question and its address wish for. `rarity` tells how telling each theme is: one that many services have says less.
    pub fn of(weights: &'w Weights, query: &SearchQuery, question: &Question, rarity: impl Fn(Theme) -> f32) -> Self {
        let mut wish = Self {
            ages: question.ages().to_vec(),
            range: question.age_range(),
            danger: question.danger.is_some(),
            who: query.perspective,
            weights,
            themes: Vec::new(),
            audiences: Vec::new(),
            routes: Vec::new(),
            not_routes: Vec::new(),
            phases: Vec::new(),
            communes: Vec::new(),
            languages: Vec::new(),
            levels: Vec::new(),
            open: Vec::new(),
            free: false,
        };
        for one in &question.understood {
            match &one.what {
                Asked::Theme(theme) => wish.themes.push((*theme, one.weight * rarity(*theme))),
                Asked::Audience(value) => wish.audiences.push(*value),
                Asked::Route(value) => wish.routes.push(*value),
                Asked::NotRoute(value) => wish.not_routes.push(*value),
                Asked::Phase(value) => wish.phases.push(*value),
                Asked::Commune(code) => wish.communes.push(code.to_string()),
                Asked::Language(value) => wish.languages.push(*value),
                Asked::Level(value) => wish.levels.push(*value),
                Asked::Open(value) => wish.open.push(*value),
                Asked::Free => wish.free = true,
                Asked::Who(value) => wish.who = wish.who.or(Some(*value)),
                Asked::Age(_) | Asked::Ages(_) => {}
            }
        }
        // An age that was ticked is the age of the person, whatever was typed: it has no count that a change of order could make untrue.
        let ticked = query.ages();
        if !ticked.is_empty() {
            wish.ages = ticked.iter().filter(|range| range.min == range.max).filter_map(|range| range.min).collect();
            wish.range = ticked.into_iter().find(|range| range.min != range.max);
        }
        // Beside a question the other filters only leave out: if they changed what answers it, a facet would not give what it counts.
        let filters = if query.question.is_empty() { query.filters.as_slice() } else { &[] };
        for filter in filters {
            match filter {
                Filter::Theme(theme) if wish.themes.iter().all(|(other, _)| other != theme) => wish.themes.push((*theme, 1.0)),
                Filter::Audience(value) => wish.audiences.push(*value),
                _ => {}
            }
        }
        wish
    }

    /// Whether it wishes for something that a service can have, beside words.
    pub fn is_for_something(&self) -> bool {
        let lists = [
            self.themes.len(),
            self.audiences.len(),
            self.routes.len(),
            self.phases.len(),
            self.communes.len(),
            self.languages.len(),
            self.levels.len(),
            self.open.len(),
        ];
        self.free || lists.iter().any(|length| *length > 0)
    }

    /// The themes that were asked for, and those beside them.
    pub fn themes_around(&self) -> impl Iterator<Item = Theme> {
        self.themes.iter().flat_map(|(theme, _)| std::iter::once(*theme).chain(beside(*theme).iter().copied()))
    }

    /// Whether a service answers a wish that names no problem: by what it has, or, where only a person was named, by letting that person in.
    pub fn touches(&self, fiche: &Fiche, service: &Service) -> bool {
        match self.is_for_something() {
            true => self.extras(fiche, service) > 0.9,
            false => !self.ages.is_empty() || self.range.is_some() || self.who.is_some(),
        }
    }

    /// Whether it says how old somebody is.
    pub fn says_an_age(&self) -> bool {
        !self.ages.is_empty() || self.range.is_some()
    }

    /// Whether it names a problem.
    pub fn has_themes(&self) -> bool {
        !self.themes.is_empty()
    }

    /// Whether it names a problem or who it is for.
    pub fn is_personal(&self) -> bool {
        self.has_themes() || !self.audiences.is_empty() || self.who.is_some()
    }

    /// The themes that were asked for and that a service is for.
    pub fn themes_of(&self, service: &Service) -> Vec<Theme> {
        self.themes.iter().map(|(theme, _)| *theme).filter(|theme| service.themes.contains(theme)).collect()
    }

    /// The ages that were said.
    pub fn ages(&self) -> &[u8] {
        &self.ages
    }

    /// The points of a service for this wish, with the score of its text and what speaks for its fiche.
    pub fn points(&self, fiche: &Fiche, service: &Service, text: f32, stands: f32, today: Date) -> f32 {
        let points = self.text_points(text) + self.theme(service) + self.extras(fiche, service) + self.front_door(fiche, service) + stands;
        points * self.share(fiche, service, today)
    }

    /// The most points that a service can have for this wish which has none of the themes around it.
    pub fn ceiling_without_theme(&self, text: f32) -> f32 {
        let asked = [
            (!self.routes.is_empty(), self.weights.route),
            (!self.not_routes.is_empty(), self.weights.route),
            (!self.languages.is_empty(), self.weights.language),
            (!self.audiences.is_empty(), self.weights.audience),
            (!self.phases.is_empty(), self.weights.phase),
            (!self.communes.is_empty(), self.weights.commune),
            (!self.open.is_empty(), self.weights.open),
            (!self.levels.is_empty(), self.weights.level),
            (self.free, self.weights.free),
            (!self.ages.is_empty(), self.weights.age_stated + self.weights.age_close),
            (self.range.is_some(), self.weights.age_stated),
            (self.wants_direct(), self.weights.direct),
            (self.danger, self.weights.listens_now),
            (self.dropout_threatens(), self.weights.in_time),
        ];
        self.text_points(text) + asked.into_iter().filter(|(said, _)| *said).map(|(_, worth)| worth).sum::<f32>()
    }

    /// Points for words alone: up to a ceiling, so that many words never outweigh what was understood.
    fn text_points(&self, score: f32) -> f32 {
        self.weights.text * score / (score + self.weights.text_half)
    }

    /// Fiches that have a grade for a theme that was asked for, each with its points; a second theme counts half, a third a quarter.
    pub fn graded<'g>(&self, grades: &'g Grades) -> impl Iterator<Item = (&'g Slug, f32)> {
        let asker = match self.who {
            Some(Perspective::School | Perspective::Clb) => Asker::School,
            None if !self.for_people() => Asker::School,
            _ if self.ages.iter().any(|age| *age >= 18) => Asker::Adult,
            Some(Perspective::Youth) => Asker::Youth,
            _ => Asker::Anybody,
        };
        let mut themes = self.themes.clone();
        themes.sort_by(|a, b| b.1.total_cmp(&a.1));
        let worth = [0.0, self.weights.grade_1, self.weights.grade_2, self.weights.grade_3];
        themes.into_iter().zip([1.0, 0.5, 0.25]).flat_map(move |((theme, weight), share)| {
            grades.of(theme, asker).map(move |(slug, grade)| (slug, weight * share * worth[usize::from(grade.min(3))]))
        })
    }

    fn theme(&self, service: &Service) -> f32 {
        let specific = if service.themes.len() > 3 { self.weights.many_themes } else { 1.0 };
        // The three that fit best. A second theme counts half, a third a quarter: a question names one problem and describes it.
        let mut best = [0.0_f32; 3];
        for (_, weight) in self.themes.iter().filter(|(theme, _)| service.themes.contains(theme)) {
            let place = best.iter().position(|other| weight > other).unwrap_or(best.len());
            if place < best.len() {
                best[place..].rotate_right(1);
                best[place] = *weight;
            }
        }
        let sum = best[0] + best[1] * 0.5 + best[2] * 0.25;
        let near = |(theme, weight): &(Theme, f32)| if beside(*theme).iter().any(|other| service.themes.contains(other)) { *weight } else { 0.0 };
        let beside = if sum > 0.0 { 0.0 } else { self.themes.iter().map(near).fold(0.0, f32::max) * self.weights.beside };
        self.weights.theme * (sum + beside) * specific
    }

    fn extras(&self, fiche: &Fiche, service: &Service) -> f32 {
        let mut points = 0.0;
        let any = |fits: bool, worth: f32| if fits { worth } else { 0.0 };
        points += any(self.routes.iter().any(|route| service.route.kinds.contains(route)), self.weights.route);
        points += any(!self.not_routes.is_empty() && service.route.kinds.contains(&Route::Direct), self.weights.route);
        points += any(self.languages.iter().any(|language| service.languages.contains(language)), self.weights.language);
        points += any(self.audiences.iter().any(|audience| service.audiences.contains(audience)), self.weights.audience);
        points += any(self.phases.contains(&service.phase), self.weights.phase);
        points += any(self.communes.iter().any(|code| is_in(fiche, service, code)), self.weights.commune);
        points += any(self.open.iter().any(|at| fiche.content.is_open(service, *at)), self.weights.open);
        points += any(self.levels.iter().any(|level| service.levels.contains(level)), self.weights.level);
        points += any(self.free && service.cost_for_who_asks() == CostKind::Free, self.weights.free);
        points += any(self.ages.iter().any(|age| service.ages.includes(*age)), self.weights.age_stated);
        let for_all = |range: AgeRange| [range.min, range.max].into_iter().flatten().all(|age| service.ages.includes(age));
        points += any(self.range.is_some_and(for_all), self.weights.age_stated);
        let close = matches!((service.ages.min, service.ages.max), (Some(min), Some(max)) if max - min <= CLOSE_YEARS);
        points += any(close && self.ages.iter().any(|age| service.ages.includes(*age)), self.weights.age_close);
        points += any(self.wants_direct() && service.route.kinds.contains(&Route::Direct), self.weights.direct);
        let listens = service.themes.iter().any(|theme| matches!(theme, Theme::MentalHealth | Theme::Home));
        let for_youth = service.audiences.iter().any(|one| matches!(one, Audience::Pupil | Audience::Youth));
        points += any(self.danger && listens && for_youth && service.route.kinds.contains(&Route::Direct), self.weights.listens_now);
        points += any(self.dropout_threatens() && service.phase == Phase::Intervention, self.weights.in_time);
        points
    }

    fn front_door(&self, fiche: &Fiche, service: &Service) -> f32 {
        let takes_in = self.themes.iter().any(|(theme, _)| service.themes.contains(theme));
        let asks_for_self = self.who.is_none_or(|who| matches!(who, Perspective::Parent | Perspective::Youth));
        let beginner = [Theme::Truancy, Theme::SchoolFatigue, Theme::Exclusion, Theme::NoSchool];
        let problem = self.themes.iter().any(|(theme, _)| beginner.contains(theme));
        match FRONT_DOORS.contains(&fiche.slug.as_str()) && takes_in && problem && asks_for_self && !service.is_for_professionals_only() {
            true => self.weights.front_door,
            false => 0.0,
        }
    }

    /// Whether the problem is one of a pupil who may leave.
    fn dropout_threatens(&self) -> bool {
        let threats = [Theme::Truancy, Theme::SchoolFatigue, Theme::Exclusion, Theme::Behaviour, Theme::DayActivity];
        self.themes.iter().any(|(theme, _)| threats.contains(theme))
    }

    /// Whether it matters that one may simply call: somebody with a problem asks. Where only words were typed, the words decide.
    fn wants_direct(&self) -> bool {
        self.is_personal() && self.for_people()
    }

    /// Whether a parent or youngster asks, or may be asking.
    fn for_people(&self) -> bool {
        let for_school = self.audiences.iter().any(|audience| matches!(audience, Audience::SchoolTeam | Audience::Class | Audience::Professional));
        !for_school && self.who.is_none_or(|who| matches!(who, Perspective::Parent | Perspective::Youth))
    }

    fn share(&self, fiche: &Fiche, service: &Service, today: Date) -> f32 {
        let mut share = 1.0;
        let mut less = |unfit: bool, rest: f32| share *= if unfit { rest } else { 1.0 };
        let professionals = service.is_for_professionals_only();
        let by_people = matches!(self.who, Some(Perspective::Parent | Perspective::Youth));
        let for_school = matches!(self.who, Some(Perspective::School))
            || !by_people && self.audiences.iter().any(|one| matches!(one, Audience::SchoolTeam | Audience::Class));
        less(professionals && by_people, self.weights.not_for_people);
        less(professionals && !by_people && self.for_people(), self.weights.maybe_not_for_people);
        less(
            for_school && !service.audiences.iter().any(|one| matches!(one, Audience::SchoolTeam | Audience::Class | Audience::Professional)),
            self.weights.not_for_schools,
        );
        let for_youth = |one: &Audience| matches!(one, Audience::Pupil | Audience::Youth | Audience::Neet | Audience::Adult);
        less(
            service.themes.contains(&Theme::Disability) && self.has_themes() && self.themes.iter().all(|(theme, _)| *theme != Theme::Disability),
            self.weights.special,
        );
        let grown_up = self.ages.iter().any(|age| *age >= 16) || self.themes.iter().any(|(theme, _)| matches!(theme, Theme::NoDiploma | Theme::Work));
        let for_children = |one: &Audience| !matches!(one, Audience::Adult | Audience::Neet);
        less(self.who == Some(Perspective::Parent) && !grown_up && !service.audiences.iter().any(for_children), self.weights.not_for_children);
        less(self.who == Some(Perspective::Youth) && !service.audiences.iter().any(for_youth), self.weights.not_for_youth);
        less(service.themes.is_empty() && !self.themes.is_empty() && self.for_people(), self.weights.behind_the_scenes);
        less(fiche.content.region != Region::Brussels, self.weights.elsewhere);
        let speaks = self.languages.iter().any(|language| service.languages.contains(language));
        less(!self.languages.is_empty() && !service.languages.is_empty() && !speaks, self.weights.other_language);
        less(service.has_ended(today), self.weights.ended);
        less(is_long_overdue(fiche.verified_on, today), self.weights.long_overdue);
        less(service.ages.is_unstated() && !self.ages.is_empty(), self.weights.age_unstated);
        less(!self.fits_level(service), self.weights.other_level);
        let of_school_age =
            !self.ages.is_empty() && self.ages.iter().all(|age| *age < 18) || self.range.is_some_and(|range| range.max.is_some_and(|max| max < 18));
        less(of_school_age && service.phase == Phase::Compensation && service.ages.is_unstated(), self.weights.too_early);
        let elsewhere = |code: &String| !service.area.is_empty() && service.area.iter().all(|postcode| postcode.as_str() != code);
        less(!self.communes.is_empty() && self.communes.iter().all(elsewhere), self.weights.other_commune);
        less(self.free && service.cost.kind == CostKind::Paid, self.weights.paid);
        let other_ways = |route: &Route| !self.not_routes.contains(route);
        less(!self.not_routes.is_empty() && !service.route.kinds.iter().any(other_ways), self.weights.ruled_out);
        share
    }

    /// Whether a service can be for the level that was said. Where an age was said too, who fits it is decided already.
    fn fits_level(&self, service: &Service) -> bool {
        let aged = !self.ages.is_empty() || self.range.is_some() || !service.ages.is_unstated();
        aged || self.levels.is_empty() || service.levels.is_empty() || self.levels.iter().any(|level| service.levels.contains(level))
    }
}

/// Problems that often lie behind one or beside it: who does not want to go to school may be anxious, and needs something to do by day.
fn beside(theme: Theme) -> &'static [Theme] {
    use Theme::*;
    match theme {
        Truancy => &[SchoolFatigue],
        SchoolFatigue => &[Truancy, MentalHealth, DayActivity],
        Behaviour => &[Home, MentalHealth],
        Bullying => &[MentalHealth, ClassClimate],
        MentalHealth => &[Home],
        Home => &[MentalHealth],
        Exclusion => &[NoSchool, DayActivity, Rights],
        NoSchool => &[Exclusion, Rights],
        NoDiploma => &[Work],
        Work => &[NoDiploma],
        DayActivity => &[SchoolFatigue],
        _ => &[],
    }
}

fn is_in(fiche: &Fiche, service: &Service, code: &str) -> bool {
    fiche.content.postcodes_of(service).any(|postcode| postcode.as_str() == code)
}
