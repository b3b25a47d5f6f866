//! Who fits an age: one answer for filter, typed question, counts, suggestions and bundle.
//!
//! What is stated goes before what is likely. Ages that a service states decide. Where it states none, the school levels that it names tell; then the
//! ages of what its fiche offers beside it; then whether it is only for adults, or for who has left school. What shuts somebody out by what is stated
//! or lies far away is *never* for them; what only points away is *unlikely*, and has a reason that people can read.
//!
//! The record states ages and levels per service, so a level is nearer to the service than what stands beside it, and comes first: of INTRO's services
//! some take people to 30, and its work in schools is for secondary school all the same. Ages of the fiche count where at least half of its services in
//! the same phase state some: one course from 16 does not make a whole organisation one for who is 16.

use super::fiche::{FicheContent, Service};
use super::values::{AgeRange, OLDEST};
use super::vocabulary::{Audience, Level, Phase, Term};

/// How a service fits an age, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It states ages, and takes this one.
    Stated,
    /// It states no age; its level, its fiche or its audience points to this age.
    Likely,
    /// Nothing tells.
    Unknown,
    /// It states no age, and something points away: people may ask.
    Unlikely(Unfit),
    /// It is for others.
    Never(Unfit),
}

impl Fit {
    /// Whether it belongs among the answers.
    pub fn fits(self) -> bool {
        self <= Self::Unknown
    }
}

/// Why a service does not fit an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unfit {
    /// It is for another school level.
    Level,
    /// What its fiche offers beside it is for other ages.
    Beside,
    /// It is for who has left school.
    LeftSchool,
    /// It is for adults.
    Adults,
    /// It states other ages.
    Ages,
}

/// The ages at which pupils are in a level, and those at which some are: who starts a year early, or repeats years.
fn ages_in(level: Level) -> (AgeRange, AgeRange) {
    let range = |min, max| AgeRange { min: Some(min), max };
    match level {
        Level::Nursery => (range(2, Some(6)), range(2, Some(7))),
        Level::Primary => (range(6, Some(12)), range(5, Some(13))),
        Level::Secondary => (range(12, Some(18)), range(11, Some(21))),
        Level::Higher => (range(18, None), range(17, None)),
        Level::Adult => (range(18, None), range(16, None)),
    }
}

/// Youngest age at which somebody may have left school, part of the week: younger children are in school full time.
const MAY_HAVE_LEFT: u8 = 15;
/// From here on somebody is an adult.
const ADULT: u8 = 18;

/// What the services of a fiche say together, made once a fiche.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// Ages of the services of each phase, where enough of them state some.
    beside: Vec<Option<AgeRange>>,
}

impl Admission {
    /// What the services of this fiche say together.
    pub fn of(content: &FicheContent) -> Self {
        let beside = Phase::ALL.iter().map(|phase| ages_together(content, *phase));
        Self { beside: beside.collect() }
    }

    /// How a service of this fiche fits an age.
    pub fn fit(&self, service: &Service, age: u8) -> Fit {
        if !service.ages.is_unstated() {
            return if service.ages.includes(age) { Fit::Stated } else { Fit::Never(Unfit::Ages) };
        }
        if !service.levels.is_empty() {
            return by_level(&service.levels, age);
        }
        let only = |wanted: &[Audience]| service.audiences.iter().all(|audience| wanted.contains(audience));
        let adults_only = only(&[Audience::Adult, Audience::Neet]);
        if let Some(beside) = self.beside[service.phase.index()]
            && !(adults_only && age >= ADULT)
        {
            return if beside.includes(age) { Fit::Likely } else { Fit::Unlikely(Unfit::Beside) };
        }
        let left_school = service.phase == Phase::Compensation && only(&[Audience::Adult, Audience::Neet, Audience::Youth]);
        match () {
            () if adults_only && age < MAY_HAVE_LEFT => Fit::Never(Unfit::Adults),
            () if adults_only && age < ADULT => Fit::Unlikely(Unfit::Adults),
            () if adults_only => Fit::Likely,
            () if left_school && age < MAY_HAVE_LEFT => Fit::Unlikely(Unfit::LeftSchool),
            () => Fit::Unknown,
        }
    }

    /// How a service of this fiche fits the best of these ages.
    pub fn best(&self, service: &Service, ages: &[AgeRange]) -> Fit {
        let each = ages.iter().flat_map(|range| range.min.unwrap_or(0)..=range.max.unwrap_or(OLDEST));
        each.map(|age| self.fit(service, age)).min().unwrap_or(Fit::Unknown)
    }
}

fn by_level(levels: &[Level], age: u8) -> Fit {
    let any = |ages: fn((AgeRange, AgeRange)) -> AgeRange| levels.iter().any(|level| ages(ages_in(*level)).includes(age));
    match () {
        () if any(|(usual, _)| usual) => Fit::Likely,
        () if any(|(_, some)| some) => Fit::Unlikely(Unfit::Level),
        () => Fit::Never(Unfit::Level),
    }
}

/// The youngest and oldest that the services of a phase take, when at least half of them say so.
fn ages_together(content: &FicheContent, phase: Phase) -> Option<AgeRange> {
    let services = || content.services_in(phase);
    let stated: Vec<AgeRange> = services().map(|service| service.ages).filter(|ages| !ages.is_unstated()).collect();
    if stated.is_empty() || stated.len() * 2 < services().count() {
        return None;
    }
    // A bound that one of them leaves open is open.
    let min = stated.iter().map(|ages| ages.min).min().flatten();
    let max = stated.iter().map(|ages| ages.max).collect::<Option<Vec<u8>>>().and_then(|bounds| bounds.into_iter().max());
    AgeRange::new(min, max).ok().filter(|range| !range.is_unstated())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{FicheDraft, ServiceDraft};

    /// A service in a phase, with its ages, levels and audiences.
    fn service(key: &str, phase: &str, ages: (&str, &str), levels: &[&str], audiences: &[&str]) -> ServiceDraft {
        let strings = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        let mut service = ServiceDraft {
            key: key.into(),
            name: key.into(),
            phase: phase.into(),
            summary: "Een verzonnen aanbod.".into(),
            ..ServiceDraft::default()
        };
        service.ages.min.0 = ages.0.into();
        service.ages.max.0 = ages.1.into();
        service.levels = strings(levels);
        service.audiences = strings(audiences);
        service.route.kinds = vec!["rechtstreeks".into()];
        service.route.parent = "Bel.".into();
        service.route.professional = "Bel.".into();
        service.cost.kind = "gratis".into();
        service
    }

    fn fiche(services: Vec<ServiceDraft>) -> FicheContent {
        let mut draft = FicheDraft { name: "Proef".into(), region: "brussel".into(), aim: "Proeven.".into(), services, ..FicheDraft::default() };
        draft.summary.nl = "Een verzonnen fiche.".into();
        draft.source.document = "Verzonnen document".into();
        draft.check().expect("a fiche without faults")
    }

    /// How the first service of a fiche fits an age.
    fn fit(content: &FicheContent, age: u8) -> Fit {
        Admission::of(content).fit(&content.services[0], age)
    }

    #[test]
    fn stated_ages_decide_whatever_else_is_said() {
        let fiche = fiche(vec![service("a", "interventie", ("12", "18"), &["lager"], &["volwassene"])]);
        assert_eq!(fit(&fiche, 14), Fit::Stated);
        assert_eq!(fit(&fiche, 11), Fit::Never(Unfit::Ages));
    }

    #[test]
    fn a_level_tells_where_no_age_is_stated() {
        let fiche = fiche(vec![service("a", "interventie", ("", ""), &["secundair"], &["leerling"])]);
        assert_eq!([fit(&fiche, 12), fit(&fiche, 18)], [Fit::Likely; 2]);
        assert_eq!([fit(&fiche, 11), fit(&fiche, 20)], [Fit::Unlikely(Unfit::Level); 2], "a year early, or years repeated");
        assert_eq!([fit(&fiche, 8), fit(&fiche, 25)], [Fit::Never(Unfit::Level); 2]);
    }

    #[test]
    fn what_stands_beside_it_tells_where_most_of_that_states_ages() {
        let other = |key: &str| service(key, "compensatie", ("18", ""), &[], &["neet"]);
        let silent = |key: &str| service(key, "compensatie", ("", ""), &[], &["jongere"]);
        let most = fiche(vec![silent("a"), other("b"), other("c")]);
        assert_eq!((fit(&most, 14), fit(&most, 20)), (Fit::Unlikely(Unfit::Beside), Fit::Likely));
        let few = fiche(vec![silent("a"), silent("b"), silent("c"), other("d")]);
        assert_eq!((fit(&few, 14), fit(&few, 16)), (Fit::Unlikely(Unfit::LeftSchool), Fit::Unknown));
        let elsewhere = fiche(vec![service("a", "preventie", ("", ""), &[], &["leerling"]), other("b"), other("c")]);
        assert_eq!(fit(&elsewhere, 14), Fit::Unknown, "work in another phase says nothing");
    }

    #[test]
    fn what_is_only_for_adults_is_for_no_child() {
        let fiche = fiche(vec![service("a", "compensatie", ("", ""), &[], &["volwassene", "neet"])]);
        assert_eq!((fit(&fiche, 8), fit(&fiche, 16), fit(&fiche, 30)), (Fit::Never(Unfit::Adults), Fit::Unlikely(Unfit::Adults), Fit::Likely));
    }

    #[test]
    fn of_several_ages_the_one_that_fits_best_counts() {
        let fiche = fiche(vec![service("a", "interventie", ("6", "12"), &[], &["leerling"])]);
        let ages = |list: &[u8]| list.iter().map(|age| AgeRange { min: Some(*age), max: Some(*age) }).collect::<Vec<_>>();
        let best = |list: &[u8]| Admission::of(&fiche).best(&fiche.services[0], &ages(list));
        assert_eq!((best(&[8, 15]), best(&[15, 17])), (Fit::Stated, Fit::Never(Unfit::Ages)));
    }
}
