//! What there is to get into, by theme, age group and phase, and where nothing is. A pure function of the published fiches: a cell of the grid is the
//! length of the list that it opens.

use jiff::civil::Date;

use crate::domain::fiche::{Fiche, Service};
use crate::domain::query::{Filter, SearchQuery};
use crate::domain::values::{AgeRange, OLDEST, Postcode};
use crate::domain::vocabulary::{AgeGroup, HelpLanguage, Phase, Region, Route, Status, Term, Theme};
use crate::search::facets::Facets;

/// Below this age nobody has left school, so that nothing is missing there in compensation.
const YOUNGEST_IN_COMPENSATION: AgeGroup = AgeGroup::YoungTeens;

impl AgeGroup {
    /// The first and the last age; `None` where none is stated.
    pub fn bounds(self) -> Option<(u8, u8)> {
        Some(match self {
            Self::Toddlers => (0, 5),
            Self::Primary => (6, 11),
            Self::YoungTeens => (12, 15),
            Self::OldTeens => (16, 18),
            Self::YoungAdults => (19, 25),
            Self::Adults => (26, OLDEST),
            Self::Unstated => return None,
        })
    }

    /// Whether a service for these ages lets in somebody of this group; one that states no age stands apart.
    pub fn takes(self, ages: AgeRange) -> bool {
        match self.bounds() {
            None => ages.is_unstated(),
            Some((first, last)) => !ages.is_unstated() && ages.min.is_none_or(|min| min <= last) && ages.max.is_none_or(|max| max >= first),
        }
    }
}

/// What is counted.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Only what is in or for this commune.
    pub commune: Option<Postcode>,
    /// Only help in this language.
    pub language: Option<HelpLanguage>,
    /// What is only for schools and professionals too.
    pub professionals: bool,
    /// What is outside Brussels too.
    pub elsewhere: bool,
    /// The day on which one wants to get in.
    pub today: Date,
}

/// Why a service is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its fiche is about another region.
    Elsewhere,
    /// It has ended.
    Ended,
    /// It is full.
    Full,
    /// It is only for schools and professionals.
    Professionals,
    /// Nobody signs up for it.
    NoWayIn,
    /// It is not in or for the commune, or not in the language.
    Filtered,
    /// It is for no theme, and so in no row.
    NoTheme,
}

impl LeftOut {
    /// Every reason; the first that holds is the one that is told.
    pub const ALL: [Self; 7] = [Self::Elsewhere, Self::Ended, Self::Full, Self::Professionals, Self::NoWayIn, Self::Filtered, Self::NoTheme];

    fn holds(self, scope: &Scope, fiche: &Fiche, service: &Service) -> bool {
        match self {
            Self::Elsewhere => !scope.elsewhere && fiche.content.region != Region::Brussels,
            Self::Ended => service.has_ended(scope.today),
            Self::Full => service.full_until.is_some_and(|until| until >= scope.today),
            Self::Professionals => !scope.professionals && service.is_for_professionals_only(),
            Self::NoWayIn => service.route.kinds.iter().all(|kind| *kind == Route::NotApplicable),
            Self::Filtered => {
                let language = scope.language.is_none_or(|language| service.languages.contains(&language));
                let here = |commune: &Postcode| fiche.content.postcodes_of(service).any(|postcode| postcode == commune);
                !language || !scope.commune.as_ref().is_none_or(here)
            }
            Self::NoTheme => service.themes.is_empty(),
        }
    }
}

/// A part of the grid: a cell, a row, or what in it has one way in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// One theme.
    pub theme: Option<Theme>,
    /// One age group.
    pub ages: Option<AgeGroup>,
    /// One phase.
    pub phase: Option<Phase>,
    /// Only what has this way in and no other.
    pub only: Option<Route>,
}

impl Part {
    /// One cell.
    pub fn cell(theme: Theme, ages: AgeGroup, phase: Phase) -> Self {
        Self { theme: Some(theme), ages: Some(ages), phase: Some(phase), only: None }
    }

    fn has(&self, service: &Service) -> bool {
        self.theme.is_none_or(|theme| service.themes.contains(&theme))
            && self.ages.is_none_or(|group| group.takes(service.ages))
            && self.phase.is_none_or(|phase| service.phase == phase)
            && self.only.is_none_or(|route| service.route.kinds == [route])
    }
}

/// How much there is in a part of the grid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// Services.
    pub services: usize,
    /// Those of them that have one way in, by that way, in the order of the list; each at least 1.
    pub by_one_route: Vec<(Route, usize)>,
}

impl Count {
    /// The one way into all of it, unless that is to make contact oneself.
    pub fn only_door(&self) -> Option<Route> {
        match self.by_one_route.as_slice() {
            [(route, services)] if *services == self.services && *route != Route::Direct => Some(*route),
            _ => None,
        }
    }
}

/// Age groups side by side, of one theme in one phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The theme.
    pub theme: Theme,
    /// The phase.
    pub phase: Phase,
    /// The first group.
    pub from: AgeGroup,
    /// The last.
    pub to: AgeGroup,
}

/// One service that counts.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Its fiche.
    pub fiche: &'a Fiche,
    /// The service.
    pub service: &'a Service,
    /// Its place among all published services, as masks have it.
    number: usize,
}

/// The services that count, and why the others do not.
#[derive(Debug)]
pub struct Coverage<'a> {
    counted: Vec<Counted<'a>>,
    left_out: Vec<(LeftOut, usize)>,
    facets: Facets,
    scope: Scope,
}

impl<'a> Coverage<'a> {
    /// Looks at all services of the published among these fiches.
    pub fn new(fiches: &'a [Fiche], scope: Scope) -> Self {
        let published = || fiches.iter().filter(|fiche| fiche.status == Status::Published);
        let mut counted = Vec::new();
        let mut left_out: Vec<(LeftOut, usize)> = LeftOut::ALL.iter().map(|reason| (*reason, 0)).collect();
        let all = published().flat_map(|fiche| fiche.content.services.iter().map(move |service| (fiche, service)));
        for (number, (fiche, service)) in all.enumerate() {
            match left_out.iter_mut().find(|(reason, _)| reason.holds(&scope, fiche, service)) {
                Some((_, services)) => *services += 1,
                None => counted.push(Counted { fiche, service, number }),
            }
        }
        left_out.retain(|(_, services)| *services > 0);
        Self { counted, left_out, facets: Facets::build(published().map(|fiche| &fiche.content)), scope }
    }

    /// How many services count at all.
    pub fn total(&self) -> usize {
        self.counted.len()
    }

    /// Why others do not, with how many; each service once.
    pub fn left_out(&self) -> &[(LeftOut, usize)] {
        &self.left_out
    }

    /// The services of a part, in the order of the fiches.
    pub fn list(&self, part: Part) -> Vec<Counted<'a>> {
        self.counted.iter().filter(|one| part.has(one.service)).copied().collect()
    }

    /// How much there is in a part.
    pub fn count(&self, part: Part) -> Count {
        let services = self.counted.iter().filter(|one| part.has(one.service));
        let by_one_route = Route::ALL.iter().map(|route| (*route, services.clone().filter(|one| one.service.route.kinds == [*route]).count()));
        Count { by_one_route: by_one_route.filter(|(_, services)| *services > 0).collect(), services: services.count() }
    }

    /// Age groups for which there is nothing with a theme in a phase.
    pub fn gaps(&self) -> Vec<Run> {
        let empty = |cell: Part| {
            let expected = cell.phase != Some(Phase::Compensation) || cell.ages >= Some(YOUNGEST_IN_COMPENSATION);
            (expected && self.count(cell).services == 0).then_some(())
        };
        self.runs(empty).into_iter().map(|(run, ())| run).collect()
    }

    /// Age groups for which there is only one way in to all there is with a theme in a phase, and not by making contact oneself.
    pub fn single_doors(&self) -> Vec<(Run, Route)> {
        self.runs(|cell| self.count(cell).only_door())
    }

    /// The cells with the most services, at most this many.
    pub fn fullest(&self, most: usize) -> Vec<(Part, usize)> {
        let cells = Theme::ALL.iter().flat_map(|theme| Phase::ALL.iter().map(move |phase| (*theme, *phase)));
        let cells = cells.flat_map(|(theme, phase)| AgeGroup::ALL.iter().map(move |ages| Part::cell(theme, *ages, phase)));
        let stated = cells.filter(|cell| cell.ages != Some(AgeGroup::Unstated));
        let mut counted: Vec<(Part, usize)> = stated.map(|cell| (cell, self.count(cell).services)).filter(|(_, services)| *services > 1).collect();
        counted.sort_by_key(|(_, services)| std::cmp::Reverse(*services));
        counted.truncate(most);
        counted
    }

    /// Age groups side by side of which the same is true, by theme and phase.
    fn runs<T: PartialEq>(&self, tell: impl Fn(Part) -> Option<T>) -> Vec<(Run, T)> {
        let mut runs: Vec<(Run, T)> = Vec::new();
        for theme in Theme::ALL {
            for phase in Phase::ALL {
                let mut before: Option<usize> = None;
                for ages in AgeGroup::ALL.iter().filter(|ages| **ages != AgeGroup::Unstated) {
                    let told = tell(Part::cell(*theme, *ages, *phase));
                    before = match (told, before) {
                        (None, _) => None,
                        (Some(what), Some(at)) if runs[at].1 == what => {
                            runs[at].0.to = *ages;
                            Some(at)
                        }
                        (Some(what), _) => {
                            runs.push((Run { theme: *theme, phase: *phase, from: *ages, to: *ages }, what));
                            Some(runs.len() - 1)
                        }
                    };
                }
            }
        }
        runs
    }

    /// The question with which a visitor finds the services of a part and no others; `None` when there is none. An age group and a way in that is the
    /// only one cannot be asked for.
    pub fn query(&self, part: Part) -> Option<SearchQuery> {
        if part.ages.is_some() || part.only.is_some() {
            return None;
        }
        let filters = part.theme.map(Filter::Theme).into_iter().chain(part.phase.map(Filter::Phase));
        let filters = filters.chain(self.scope.commune.clone().map(Filter::Commune)).chain(self.scope.language.map(Filter::Language));
        let query = filters.fold(SearchQuery::from_pairs::<&str, &str>([]), |query, filter| query.with(filter));
        let found = self.facets.fitting(&query);
        found.services().eq(self.list(part).iter().map(|one| one.number)).then_some(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{AgesDraft, FicheDraft, LocationDraft, RouteDraft, ServiceDraft, Typed};
    use crate::domain::values::Slug;

    /// A service in a line: key, phase, themes, ages, ways in.
    fn service(key: &str, phase: &str, themes: &str, ages: (&str, &str), routes: &str) -> ServiceDraft {
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        let mut service = ServiceDraft {
            key: key.into(),
            name: format!("Aanbod {key}"),
            phase: phase.into(),
            summary: "Een verzonnen aanbod.".into(),
            audiences: vec!["leerling".into()],
            themes: list(themes),
            ages: AgesDraft { min: Typed(ages.0.into()), max: Typed(ages.1.into()) },
            route: RouteDraft { kinds: list(routes), parent: "Bel.".into(), professional: "Bel.".into() },
            ..ServiceDraft::default()
        };
        service.cost.kind = "gratis".into();
        service
    }

    fn fiche(slug: &str, region: &str, services: Vec<ServiceDraft>) -> Fiche {
        let mut draft =
            FicheDraft { name: format!("Proef {slug}"), region: region.into(), aim: "Proeven.".into(), services, ..FicheDraft::default() };
        draft.summary.nl = "Een verzonnen fiche.".into();
        draft.source.document = "Verzonnen document".into();
        draft.locations = [("Jette", "1090"), ("Vorst", "1190")].map(|(commune, postcode)| place(commune, postcode)).into();
        let content = draft.check().unwrap_or_else(|faults| panic!("{slug}: {faults:?}"));
        Fiche { slug: Slug::parse(slug).expect("a slug"), status: Status::Published, version: 1, verified_on: None, content }
    }

    fn place(commune: &str, postcode: &str) -> LocationDraft {
        let (key, street, postcode) = (commune.to_lowercase(), "Proefstraat 1".into(), Typed(postcode.into()));
        LocationDraft { key, street, postcode, commune: commune.into(), ..LocationDraft::default() }
    }

    fn today() -> Date {
        jiff::civil::date(2026, 9, 1)
    }

    fn scope() -> Scope {
        Scope { commune: None, language: None, professionals: false, elsewhere: false, today: today() }
    }

    /// Five services that count, by hand:
    /// a: preventie, pesten, 6–11, direct · b: preventie, pesten, 10–14, via KANS · c: preventie, pesten and thuis, from 16, via KANS or via CLB ·
    /// d: preventie, pesten, no age, direct · e: interventie, thuis, up to 12, via KANS.
    fn made() -> Vec<Fiche> {
        let mut e = service("e", "interventie", "thuis", ("", "12"), "via-kans");
        e.languages = vec!["fr".into()];
        e.locations = vec!["vorst".into()];
        let mut full = service("vol", "preventie", "pesten", ("6", "11"), "rechtstreeks");
        full.full_until = Typed("2026-09-01".into());
        let mut ended = service("gestopt", "preventie", "pesten", ("6", "11"), "rechtstreeks");
        ended.ends_on = Typed("2026-08-31".into());
        let mut last_day = service("b", "preventie", "pesten", ("10", "14"), "via-kans");
        last_day.ends_on = Typed("2026-09-01".into());
        let mut schools = service("scholen", "preventie", "klasklimaat", ("", ""), "via-school");
        schools.audiences = vec!["schoolteam".into()];
        vec![
            fiche("een", "brussel", vec![service("a", "preventie", "pesten", ("6", "11"), "rechtstreeks"), last_day, full, ended, schools]),
            fiche(
                "twee",
                "brussel",
                vec![
                    service("c", "preventie", "pesten thuis", ("16", ""), "via-kans via-clb"),
                    service("d", "preventie", "pesten", ("", ""), "rechtstreeks"),
                    e,
                    service("niemand", "preventie", "rechten", ("", ""), "niet-van-toepassing"),
                    service("zonder", "preventie", "", ("6", "11"), "rechtstreeks"),
                ],
            ),
            fiche("ver", "vlaanderen", vec![service("v", "preventie", "pesten", ("6", "11"), "rechtstreeks")]),
        ]
    }

    fn keys(coverage: &Coverage<'_>, part: Part) -> String {
        coverage.list(part).iter().map(|one| one.service.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_cell_counts_as_one_would_by_hand() {
        let fiches = made();
        let coverage = Coverage::new(&fiches, scope());
        assert_eq!(coverage.total(), 5);
        let cell = |theme, ages, phase| keys(&coverage, Part::cell(theme, ages, phase));
        use AgeGroup::*;
        use Phase::*;
        let bullying: Vec<String> = AgeGroup::ALL.iter().map(|ages| cell(Theme::Bullying, *ages, Prevention)).collect();
        assert_eq!(bullying, ["", "a b", "b", "c", "c", "c", "d"]);
        let home: Vec<String> = AgeGroup::ALL.iter().map(|ages| cell(Theme::Home, *ages, Intervention)).collect();
        assert_eq!(home, ["e", "e", "e", "", "", "", ""], "up to 12 is also for who is 12");
        assert_eq!(cell(Theme::Home, OldTeens, Prevention), "c");
        assert_eq!(keys(&coverage, Part { theme: Some(Theme::Bullying), ..Part::default() }), "a b c d");
    }

    #[test]
    fn a_service_is_left_out_for_one_reason_and_that_is_told() {
        let fiches = made();
        let coverage = Coverage::new(&fiches, scope());
        let reasons = [LeftOut::Elsewhere, LeftOut::Ended, LeftOut::Full, LeftOut::Professionals, LeftOut::NoWayIn, LeftOut::NoTheme];
        assert_eq!(coverage.left_out(), reasons.map(|reason| (reason, 1)));
        let all = Coverage::new(&fiches, Scope { professionals: true, elsewhere: true, ..scope() });
        assert_eq!(keys(&all, Part::cell(Theme::Bullying, AgeGroup::Primary, Phase::Prevention)), "a b v");
        assert_eq!(keys(&all, Part { theme: Some(Theme::ClassClimate), ..Part::default() }), "scholen");
    }

    #[test]
    fn what_has_one_way_in_is_counted_by_that_way() {
        let fiches = made();
        let coverage = Coverage::new(&fiches, scope());
        let count = |ages| coverage.count(Part::cell(Theme::Bullying, ages, Phase::Prevention));
        assert_eq!(count(AgeGroup::Primary), Count { services: 2, by_one_route: vec![(Route::Direct, 1), (Route::Kans, 1)] });
        assert_eq!(count(AgeGroup::OldTeens), Count { services: 1, by_one_route: Vec::new() }, "KANS or CLB are two ways in");
        assert_eq!(count(AgeGroup::YoungTeens).only_door(), Some(Route::Kans));
        assert_eq!(count(AgeGroup::Unstated).only_door(), None, "to make contact oneself is no closed door");
        let doors = coverage.single_doors();
        let home = Run { theme: Theme::Home, phase: Phase::Intervention, from: AgeGroup::Toddlers, to: AgeGroup::YoungTeens };
        assert_eq!(doors.len(), 2);
        assert!(doors.contains(&(home, Route::Kans)));
        assert_eq!(keys(&coverage, Part { theme: Some(Theme::Bullying), only: Some(Route::Kans), ..Part::default() }), "b");
    }

    #[test]
    fn gaps_are_told_for_groups_side_by_side_and_not_where_nobody_is() {
        let fiches = made();
        let gaps = Coverage::new(&fiches, scope()).gaps();
        let of = |theme, phase| gaps.iter().filter(|gap| (gap.theme, gap.phase) == (theme, phase)).map(|gap| (gap.from, gap.to)).collect::<Vec<_>>();
        assert_eq!(of(Theme::Bullying, Phase::Prevention), [(AgeGroup::Toddlers, AgeGroup::Toddlers)]);
        assert_eq!(of(Theme::Home, Phase::Intervention), [(AgeGroup::OldTeens, AgeGroup::Adults)]);
        assert_eq!(of(Theme::Bullying, Phase::Compensation), [(AgeGroup::YoungTeens, AgeGroup::Adults)]);
    }

    #[test]
    fn a_commune_and_a_language_are_asked_of_each_service() {
        let fiches = made();
        let vorst = Scope { commune: Postcode::parse("1190").ok(), ..scope() };
        assert_eq!(Coverage::new(&fiches, vorst).total(), 5, "without places of its own a service is given at all places of its fiche");
        let jette = Scope { commune: Postcode::parse("1090").ok(), ..scope() };
        assert_eq!(Coverage::new(&fiches, jette).total(), 4);
        let french = Scope { language: Some(HelpLanguage::French), ..scope() };
        assert_eq!(keys(&Coverage::new(&fiches, french), Part::default()), "e");
    }

    #[test]
    fn a_part_is_asked_of_the_public_search_only_where_that_gives_the_same() {
        let fiches = made();
        let coverage = Coverage::new(&fiches, scope());
        let part = |theme, phase| Part { theme: Some(theme), phase: Some(phase), ..Part::default() };
        let query = coverage.query(part(Theme::Home, Phase::Intervention)).expect("a question");
        assert_eq!(query.to_query_string(), "?thema=thuis&fase=interventie");
        assert_eq!(coverage.query(part(Theme::Bullying, Phase::Prevention)), None, "visitors also see what is full");
        assert_eq!(coverage.query(Part::cell(Theme::Home, AgeGroup::Primary, Phase::Intervention)), None);
    }
}
