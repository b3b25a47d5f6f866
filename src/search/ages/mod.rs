//! The age that a question says. The only fact of a question that leaves services out, so the one that has to be right.
//!
//! [`read`] promises: the age of a child beats that of the grown-up who asks; a duration, a time ago, a year done again is no age; several children are
//! several ages, each of which counts, and never the years between; a list is a list; a bound is a range; a year of birth is the ages that it gives
//! today; a school year is the ages of its pupils. Numbers that name or count something else (telephones, postcodes, B-codes, buses, euro, hours,
//! marks, pupils in a class) are no ages. Twelve languages: nl, fr, en, tr, ar, es, pl, ro, uk, ru, pt, so.
//!
//! It reads by grammar: `tokens.rs` cuts the question into words, numbers and signs, `numbers.rs` makes numbers of words, `units.rs` tells what is
//! counted, `since.rs` what is a time, `bounds.rs` what is a bound or a list, `whose.rs` of whom, `cues.rs` what makes an age of a bare number, `born.rs` and `school.rs` years of birth and of
//! school; `grammar.rs` puts them together, and here one reading is chosen. `tests/queries/ages.tsv` holds the cases.

mod born;
mod bounds;
mod cues;
mod grammar;
mod item;
mod langs;
mod numbers;
mod phrases;
mod school;
mod since;
mod tokens;
mod units;
mod whose;

use std::ops::Range;

use jiff::civil::Date;

use self::grammar::Group;
use self::item::Sureness;
use self::whose::Person;
use crate::domain::values::AgeRange;

/// Ages that were said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ages {
    /// Of one person, or of several: each counts. In order, each once.
    Of(Vec<u8>),
    /// Somewhere between, or from or up to.
    Between(AgeRange),
}

/// What was read of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The ages, if any are said.
    pub ages: Option<Ages>,
    /// Whether they were said; a school year only points to them, and gives way to what the thesaurus knows of it.
    pub said: bool,
    /// Where it stands, in bytes: words that have said what they had to say.
    pub at: Vec<Range<usize>>,
    /// Numbers that are surely no age and no school year, in bytes: quantities, times, names.
    pub others: Vec<Range<usize>>,
}

/// Ages above this are those of a grown-up who asks for somebody else, where a child is spoken of too.
const GROWN_UP: u8 = 25;
/// Pieces of a question that are looked at.
const MOST_PIECES: usize = 200;

/// The ages that a question says, on this day.
pub fn read(question: &str, today: Date) -> Reading {
    if !question.chars().any(char::is_alphanumeric) {
        return Reading::default();
    }
    let mut pieces = tokens::tokens(question);
    pieces.truncate(MOST_PIECES);
    let pieces = numbers::merge(pieces);
    let (groups, others) = grammar::groups(question, &pieces);
    let bytes = |at: &Range<usize>| pieces[at.start].at.start..pieces[at.end.min(pieces.len()) - 1].at.end;
    let others = others.into_iter().map(|at| pieces[at].at.clone()).collect();
    let surest = choose(&pieces, &groups, Sureness::Said);
    let born = born::read(&pieces, today).filter(|_| surest.as_ref().is_none_or(|(ages, _)| matches!(ages, Ages::Between(_))));
    if let Some((ages, at)) = born {
        return Reading { ages: Some(Ages::Of(ages)), said: true, at: vec![bytes(&at)], others };
    }
    let chosen = surest.or_else(|| choose(&pieces, &groups, Sureness::Then)).or_else(|| choose(&pieces, &groups, Sureness::Bare));
    match chosen {
        Some((ages, at)) => Reading { ages: Some(ages), said: true, at: at.iter().map(bytes).collect(), others },
        None => Reading { ages: school::read(&pieces).map(Ages::Of), said: false, at: Vec::new(), others },
    }
}

/// The reading among groups of one sureness.
fn choose(pieces: &[tokens::Token], groups: &[Group], sureness: Sureness) -> Option<(Ages, Vec<Range<usize>>)> {
    let groups: Vec<&Group> = groups.iter().filter(|group| group.sureness == sureness && !group.only_told).collect();
    let exact: Vec<&Group> = groups.iter().copied().filter(|group| group.range.is_none()).collect();
    let ages = |groups: &[&Group]| {
        let mut ages: Vec<u8> = groups.iter().flat_map(|group| group.ages.iter().copied()).collect();
        ages.sort_unstable();
        ages.dedup();
        (!ages.is_empty()).then(|| (Ages::Of(ages), groups.iter().map(|group| group.at.clone()).collect()))
    };
    if let Some(chosen) = ages(&whose_ages(pieces, &exact)) {
        return Some(chosen);
    }
    let ranged = groups
        .iter()
        .find(|group| group.range.is_some() && group.person != Some(Person::Adult))
        .or_else(|| groups.iter().find(|group| group.range.is_some()))?;
    let (min, max) = ranged.range?;
    AgeRange::new(min, max).ok().map(|range| (Ages::Between(range), vec![ranged.at.clone()]))
}

/// Of all ages that were said, those of the person whom it is about.
fn whose_ages<'a>(pieces: &[tokens::Token], groups: &[&'a Group]) -> Vec<&'a Group> {
    let of = |wanted: &[Person]| -> Vec<&'a Group> {
        groups.iter().copied().filter(|group| group.person.is_some_and(|person| wanted.contains(&person))).collect()
    };
    let nobody = || groups.iter().copied().filter(|group| group.person.is_none());
    let oldest = |group: &Group| group.ages.iter().copied().max().unwrap_or_default();
    let speaker = of(&[Person::Speaker]);
    let mut children = of(&[Person::Child, Person::Other]);
    if !children.is_empty() {
        // “ik ben 17 en heb een zoontje van 1”
        if let Some(own) = speaker.iter().find(|own| oldest(own) <= GROWN_UP && children.iter().all(|child| oldest(child) < 3)) {
            return vec![own];
        }
        let said_of_a_child = children.iter().any(|group| oldest(group) <= GROWN_UP);
        children.retain(|group| !said_of_a_child || oldest(group) <= GROWN_UP || group.person == Some(Person::Child));
        // Where somebody speaks of a child and then of one more.
        let siblings = of(&[Person::Sibling]);
        let more = siblings.into_iter().chain(nobody()).filter(|group| oldest(group) <= GROWN_UP);
        if speaker.is_empty() {
            children.extend(more);
        }
        return children;
    }
    if let Some(own) = speaker.first() {
        let own_age = oldest(own);
        let younger: Vec<&Group> = of(&[Person::Sibling]).into_iter().filter(|group| oldest(group) < own_age).collect();
        if !younger.is_empty() {
            return younger;
        }
        // Who is grown up and speaks of a child asks for the child.
        if own_age > GROWN_UP && whose::speaks_of_a_child(pieces) {
            return nobody().filter(|group| oldest(group) <= GROWN_UP).collect();
        }
        return speaker;
    }
    let mut others: Vec<&Group> = of(&[Person::Sibling, Person::Friend]);
    others.extend(nobody());
    let adults = of(&[Person::Adult]);
    if others.is_empty() {
        return if whose::speaks_of_a_child(pieces) { Vec::new() } else { adults };
    }
    let young = others.iter().any(|group| oldest(group) <= GROWN_UP);
    others.retain(|group| !young || oldest(group) <= GROWN_UP);
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 12, 1);

    fn ages(question: &str) -> Option<Ages> {
        read(question, TODAY).ages
    }

    #[test]
    fn the_child_of_whom_a_parent_speaks_is_the_one_it_is_about() {
        for (question, wanted) in [
            ("moeder van 38, zoon van 15 spijbelt", vec![15]),
            ("ik ben 41 en mijn dochter is 12", vec![12]),
            ("twee zonen, 14 en 16 jaar", vec![14, 16]),
            ("mijn vader is 50 en slaat mij, ik ben 14", vec![14]),
        ] {
            assert_eq!(ages(question), Some(Ages::Of(wanted)), "{question}");
        }
    }

    #[test]
    fn the_bytes_that_said_an_age_are_those_of_its_number_unit_and_bound() {
        let said = |question: &str| read(question, TODAY).at.into_iter().map(|at| question[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(said("mijn zoon van 14 jaar spijbelt"), ["14 jaar"]);
        assert_eq!(said("kinderen jonger dan 12 jaar"), ["jonger dan 12 jaar"]);
        assert_eq!(said("zoon (16) en dochter (14)"), ["16", "14"]);
    }

    #[test]
    fn numbers_that_count_something_else_are_told() {
        let others = |question: &str| read(question, TODAY).others.into_iter().map(|at| question[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(others("zoon van 14, 2 keer blijven zitten in het 3de middelbaar"), ["2"]);
        assert_eq!(others("bus 71, klas 3"), ["71"]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_and_what_is_taken_lies_within_it(question in "(\\PC|[0-9]| jaar| van| en|zoon|-|,){0,60}") {
            let reading = read(&question, TODAY);
            for at in reading.at.into_iter().chain(reading.others) {
                proptest::prop_assert!(question.get(at).is_some());
            }
        }
    }
}
