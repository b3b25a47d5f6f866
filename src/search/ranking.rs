//! The one place where the weights stand, each with its reason: what makes a service a better answer than another.
//!
//! Text gives up to [`TEXT`] points, everything that was understood adds to them, and what speaks against a service takes a share away. A domain person
//! should be able to sign every line here; `aanhaken score` says what a change does to judged questions.

use jiff::civil::Date;

use super::question::{Asked, Question};
use crate::domain::fiche::{Fiche, Service};
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::upkeep::is_long_overdue;
use crate::domain::values::AgeRange;
use crate::domain::vocabulary::{Audience, CostKind, HelpLanguage, Level, OpenAt, Perspective, Phase, Region, Route, Theme};

/// Most points for words alone; half of them at [`TEXT_HALF`].
const TEXT: f32 = 9.0;
/// Text score that gives half the points: about one telling word in the name of a service.
const TEXT_HALF: f32 = 18.0;
/// A name that was typed whole: who knows the name wants that fiche.
pub const NAME: f32 = 14.0;
/// A phone number, mail address or site that was typed: whose it is, is what was asked.
pub const REACHED: f32 = 20.0;
/// The theme that was asked for: the strongest sign after a name.
const THEME: f32 = 5.5;
/// Share of a theme's points for a service that has many themes: help for everything is seldom help for this.
const MANY_THEMES: f32 = 0.85;
/// Share of a theme's points for help with what often lies behind it or beside it (see [`beside`]).
const BESIDE: f32 = 0.4;
/// Dropout threatens, and the service is for just that.
const IN_TIME: f32 = 1.2;
/// A word of the field that belongs to this fiche (NAFT, B-code).
pub const FICHE: f32 = 8.0;
/// A way in that was asked for.
const ROUTE: f32 = 3.0;
/// A language in which help was asked for: rare, so decisive.
const LANGUAGE: f32 = 5.0;
/// An audience that was asked for.
const AUDIENCE: f32 = 2.0;
/// A phase that was asked for.
const PHASE: f32 = 3.0;
/// A place that was asked for.
const COMMUNE: f32 = 3.0;
/// Open when that was asked for: few are in the evening, so it is decisive.
const OPEN: f32 = 4.0;
/// A school level that was asked for, where the service states it.
const LEVEL: f32 = 1.0;
/// Free, when that was asked for.
const FREE: f32 = 1.5;
/// Ages that are stated and let the person in: surer than none stated.
const AGE_STATED: f32 = 0.8;
/// Made for about this age: both ages are stated and lie at most [`CLOSE_YEARS`] apart.
const AGE_CLOSE: f32 = 0.8;
/// See [`AGE_CLOSE`].
const CLOSE_YEARS: u8 = 12;
/// One may simply call: what parents and youngsters can use today.
const DIRECT: f32 = 0.7;
/// Somebody is in danger, and a youngster can come here without asking anybody.
const LISTENS_NOW: f32 = 5.0;
/// Where somebody asks who does not know where to begin, on a problem that they take in themselves.
const FRONT_DOOR: f32 = 2.5;

/// Only for schools or professionals, while a parent or youngster asks.
const NOT_FOR_PEOPLE: f32 = 0.35;
/// The same, while nobody said who asks.
const MAYBE_NOT_FOR_PEOPLE: f32 = 0.9;
/// For adults and who left school, while a parent asks about a child of whom no such thing was said.
const NOT_FOR_CHILDREN: f32 = 0.5;
/// For people with a disability, while none was mentioned.
const SPECIAL: f32 = 0.75;
/// For parents, while a youngster asks.
const NOT_FOR_YOUTH: f32 = 0.6;
/// For families, while a school asks for itself.
const NOT_FOR_SCHOOLS: f32 = 0.25;
/// Helps nobody directly (monitoring, funding, policy), while somebody asks for help with a problem.
const BEHIND_THE_SCENES: f32 = 0.3;
/// Is only for a group of people, such as Roma, of whom nobody spoke.
pub const NARROW: f32 = 0.5;
/// Works elsewhere than in Brussels.
const ELSEWHERE: f32 = 0.35;
/// Has ended.
const ENDED: f32 = 0.75;
/// Says in which languages it helps, and the one that was asked for is not among them.
const OTHER_LANGUAGE: f32 = 0.5;
/// Its yearly check is more than a year late: slightly lower, since it may no longer be true.
const LONG_OVERDUE: f32 = 0.93;
/// States no age while one was said.
const AGE_UNSTATED: f32 = 0.93;
/// Is for another school level than the age or school year that was said.
const OTHER_LEVEL: f32 = 0.35;
/// Is for who has left school, while the person is of compulsory school age and the service states no age.
const TOO_EARLY: f32 = 0.35;
/// Is for the people of other communes than the one that was said.
const OTHER_COMMUNE: f32 = 0.5;
/// Costs money while something free was asked for.
const PAID: f32 = 0.7;
/// Gets in only by a way that was ruled out.
const RULED_OUT: f32 = 0.3;

/// Services below this share of the best are noise.
pub const NOISE: f32 = 0.3;
/// What further services of a fiche add to its best, as a share of theirs, and at most.
pub const FURTHER: (f32, f32) = (0.05, 0.2);

/// The fiches that take in anybody who does not know where to begin.
pub const FRONT_DOORS: [&str; 3] = ["clb", "kans-centraal-meldpunt", "gemeentelijke-diensten-schoolverzuim"];

/// What is wished for: what the question says and, where there is no question, what the filters say.
#[derive(Debug, Default)]
pub struct Wish {
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

impl Wish {
    /// Gathers what a question and its address wish for. `rarity` tells how telling each theme is: one that many services have says less.
    pub fn of(query: &SearchQuery, question: &Question, rarity: impl Fn(Theme) -> f32) -> Self {
        let mut wish = Self {
            ages: question.ages().to_vec(),
            range: question.age_range(),
            danger: question.danger.is_some(),
            who: query.perspective,
            ..Self::default()
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

    /// The points of a service for this wish, with the score of its text.
    pub fn points(&self, fiche: &Fiche, service: &Service, text: f32, today: Date) -> f32 {
        let points = text_points(text) + self.theme(service) + self.extras(fiche, service) + self.front_door(fiche, service);
        points * self.share(fiche, service, today)
    }

    /// The most points that a service can have for this wish which has none of the themes around it.
    pub fn ceiling_without_theme(&self, text: f32) -> f32 {
        let asked = [
            (!self.routes.is_empty(), ROUTE),
            (!self.not_routes.is_empty(), ROUTE),
            (!self.languages.is_empty(), LANGUAGE),
            (!self.audiences.is_empty(), AUDIENCE),
            (!self.phases.is_empty(), PHASE),
            (!self.communes.is_empty(), COMMUNE),
            (!self.open.is_empty(), OPEN),
            (!self.levels.is_empty(), LEVEL),
            (self.free, FREE),
            (!self.ages.is_empty(), AGE_STATED + AGE_CLOSE),
            (self.range.is_some(), AGE_STATED),
            (self.wants_direct(), DIRECT),
            (self.danger, LISTENS_NOW),
            (self.dropout_threatens(), IN_TIME),
        ];
        text_points(text) + asked.into_iter().filter(|(said, _)| *said).map(|(_, worth)| worth).sum::<f32>()
    }

    fn theme(&self, service: &Service) -> f32 {
        let specific = if service.themes.len() > 3 { MANY_THEMES } else { 1.0 };
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
        let beside = if sum > 0.0 { 0.0 } else { self.themes.iter().map(near).fold(0.0, f32::max) * BESIDE };
        THEME * (sum + beside) * specific
    }

    fn extras(&self, fiche: &Fiche, service: &Service) -> f32 {
        let mut points = 0.0;
        let any = |fits: bool, worth: f32| if fits { worth } else { 0.0 };
        points += any(self.routes.iter().any(|route| service.route.kinds.contains(route)), ROUTE);
        points += any(!self.not_routes.is_empty() && service.route.kinds.contains(&Route::Direct), ROUTE);
        points += any(self.languages.iter().any(|language| service.languages.contains(language)), LANGUAGE);
        points += any(self.audiences.iter().any(|audience| service.audiences.contains(audience)), AUDIENCE);
        points += any(self.phases.contains(&service.phase), PHASE);
        points += any(self.communes.iter().any(|code| is_in(fiche, service, code)), COMMUNE);
        points += any(self.open.iter().any(|at| fiche.content.is_open(service, *at)), OPEN);
        points += any(self.levels.iter().any(|level| service.levels.contains(level)), LEVEL);
        points += any(self.free && service.cost_for_who_asks() == CostKind::Free, FREE);
        points += any(self.ages.iter().any(|age| service.ages.includes(*age)), AGE_STATED);
        let for_all = |range: AgeRange| [range.min, range.max].into_iter().flatten().all(|age| service.ages.includes(age));
        points += any(self.range.is_some_and(for_all), AGE_STATED);
        let close = matches!((service.ages.min, service.ages.max), (Some(min), Some(max)) if max - min <= CLOSE_YEARS);
        points += any(close && self.ages.iter().any(|age| service.ages.includes(*age)), AGE_CLOSE);
        points += any(self.wants_direct() && service.route.kinds.contains(&Route::Direct), DIRECT);
        let listens = service.themes.iter().any(|theme| matches!(theme, Theme::MentalHealth | Theme::Home));
        let for_youth = service.audiences.iter().any(|one| matches!(one, Audience::Pupil | Audience::Youth));
        points += any(self.danger && listens && for_youth && service.route.kinds.contains(&Route::Direct), LISTENS_NOW);
        points += any(self.dropout_threatens() && service.phase == Phase::Intervention, IN_TIME);
        points
    }

    fn front_door(&self, fiche: &Fiche, service: &Service) -> f32 {
        let takes_in = self.themes.iter().any(|(theme, _)| service.themes.contains(theme));
        let asks_for_self = self.who.is_none_or(|who| matches!(who, Perspective::Parent | Perspective::Youth));
        let beginner = [Theme::Truancy, Theme::SchoolFatigue, Theme::Exclusion, Theme::NoSchool];
        let problem = self.themes.iter().any(|(theme, _)| beginner.contains(theme));
        match FRONT_DOORS.contains(&fiche.slug.as_str()) && takes_in && problem && asks_for_self && !service.is_for_professionals_only() {
            true => FRONT_DOOR,
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
        less(professionals && by_people, NOT_FOR_PEOPLE);
        less(professionals && !by_people && self.for_people(), MAYBE_NOT_FOR_PEOPLE);
        less(
            for_school && !service.audiences.iter().any(|one| matches!(one, Audience::SchoolTeam | Audience::Class | Audience::Professional)),
            NOT_FOR_SCHOOLS,
        );
        let for_youth = |one: &Audience| matches!(one, Audience::Pupil | Audience::Youth | Audience::Neet | Audience::Adult);
        less(
            service.themes.contains(&Theme::Disability) && self.has_themes() && self.themes.iter().all(|(theme, _)| *theme != Theme::Disability),
            SPECIAL,
        );
        let grown_up = self.ages.iter().any(|age| *age >= 16) || self.themes.iter().any(|(theme, _)| matches!(theme, Theme::NoDiploma | Theme::Work));
        let for_children = |one: &Audience| !matches!(one, Audience::Adult | Audience::Neet);
        less(self.who == Some(Perspective::Parent) && !grown_up && !service.audiences.iter().any(for_children), NOT_FOR_CHILDREN);
        less(self.who == Some(Perspective::Youth) && !service.audiences.iter().any(for_youth), NOT_FOR_YOUTH);
        less(service.themes.is_empty() && !self.themes.is_empty() && self.for_people(), BEHIND_THE_SCENES);
        less(fiche.content.region != Region::Brussels, ELSEWHERE);
        let speaks = self.languages.iter().any(|language| service.languages.contains(language));
        less(!self.languages.is_empty() && !service.languages.is_empty() && !speaks, OTHER_LANGUAGE);
        less(service.has_ended(today), ENDED);
        less(is_long_overdue(fiche.verified_on, today), LONG_OVERDUE);
        less(service.ages.is_unstated() && !self.ages.is_empty(), AGE_UNSTATED);
        less(!self.fits_level(service), OTHER_LEVEL);
        let of_school_age =
            !self.ages.is_empty() && self.ages.iter().all(|age| *age < 18) || self.range.is_some_and(|range| range.max.is_some_and(|max| max < 18));
        less(of_school_age && service.phase == Phase::Compensation && service.ages.is_unstated(), TOO_EARLY);
        let elsewhere = |code: &String| !service.area.is_empty() && service.area.iter().all(|postcode| postcode.as_str() != code);
        less(!self.communes.is_empty() && self.communes.iter().all(elsewhere), OTHER_COMMUNE);
        less(self.free && service.cost.kind == CostKind::Paid, PAID);
        let other_ways = |route: &Route| !self.not_routes.contains(route);
        less(!self.not_routes.is_empty() && !service.route.kinds.iter().any(other_ways), RULED_OUT);
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

fn text_points(score: f32) -> f32 {
    TEXT * score / (score + TEXT_HALF)
}

fn is_in(fiche: &Fiche, service: &Service, code: &str) -> bool {
    fiche.content.postcodes_of(service).any(|postcode| postcode.as_str() == code)
}
