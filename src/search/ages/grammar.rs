//! From pieces to ages: numbers that belong together, whether they are ages at all, and whose.

use std::ops::Range;

use super::bounds::{self, Bound, Joint};
use super::cues::{cue, ends_a_list, goes_on, is_not_yet, is_of_somebody, of_a_thing, stops};
use super::item::{Item, Sureness};
use super::numbers;
use super::since;
use super::tokens::{Form, Token, What};
use super::units::{self, Unit};
use super::whose::{self, Person};

/// Ages that stand together in a question.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Of one person, or of several; the two ends of a range.
    pub ages: Vec<u8>,
    /// Whether they are the ends of a range, either of which may be open.
    pub range: Option<(Option<u8>, Option<u8>)>,
    pub sureness: Sureness,
    /// Of whom, if that is said.
    pub person: Option<Person>,
    /// Somebody of whom the speaker only tells: “mijn vader is 50”.
    pub only_told: bool,
    /// The pieces that said it.
    pub at: Range<usize>,
}

/// Oldest age that is read.
const OLDEST: u32 = 99;

/// All groups of ages in a question, and the numbers that are surely none: a quantity, a time, a name.
pub(super) fn groups(text: &str, tokens: &[Token]) -> (Vec<Group>, Vec<usize>) {
    let names = numbers_that_name(text, tokens);
    let is_other = |place: &usize| {
        let item = item_at(tokens, &names, *place);
        item.is_some_and(|item| {
            item.number.form == Form::Count && (is_no_age(tokens, &item) || units::is_a_name(tokens, *place) && !units::is_of_school(tokens, *place))
        })
    };
    let others = (0..tokens.len()).filter(is_other).collect();
    let mut found = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let mut end = place + 1;
        if tokens[place].number().is_some() && !names[place] {
            let read = group_at(text, tokens, &names, place);
            end = read.end.max(end);
            found.extend(read.group);
        }
        place = end;
    }
    (found, others)
}

/// Numbers that are no quantity: telephone numbers, dates, long numbers.
fn numbers_that_name(text: &str, tokens: &[Token]) -> Vec<bool> {
    let mut names = vec![false; tokens.len()];
    let figures = |at: usize| tokens.get(at).and_then(Token::number).map_or(0, |number| number.figures);
    let mut at = 0;
    while at < tokens.len() {
        if figures(at) == 0 {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut all = 0;
        let mut parts = 0;
        let mut next = at;
        while figures(next) > 0 {
            all += usize::from(figures(next));
            parts += 1;
            end = next + 1;
            let signs = tokens[end..].iter().take_while(|token| matches!(token.what, What::Sign('.' | '/' | '-' | '(' | ')'))).count();
            if signs > 2 {
                break;
            }
            next = end + signs;
        }
        let nought = text[tokens[at].at.clone()].starts_with(['0', '٠']) && figures(at) > 1;
        let phone = all >= 8 && parts >= 3 || nought || at > 0 && tokens[at - 1].is_sign('+') && all >= 8;
        // “1m80”, “8u30”
        let measured = tokens.get(end + 1).is_some_and(|token| token.glued && token.number().is_some())
            && tokens.get(end).is_some_and(|token| token.glued && token.word().is_some());
        if measured {
            names[at] = true;
            names[end + 1] = true;
        }
        for (place, name) in names.iter_mut().enumerate().take(end).skip(at) {
            *name |= phone || figures(place) > 2;
        }
        at = end;
    }
    names
}

struct Read {
    group: Option<Group>,
    /// Where to go on.
    end: usize,
}

fn item_at(tokens: &[Token], names: &[bool], place: usize) -> Option<Item> {
    let number = tokens.get(place)?.number().filter(|number| !names[place] && number.value <= OLDEST)?;
    if number.form == Form::Aged {
        return Some(Item { place, number, unit: Some(Unit::Aged), end: place + 1 });
    }
    let unit = units::unit_at(tokens, place + 1, number.langs).filter(|_| number.form == Form::Count);
    if unit.is_none() && numbers::is_other_word(&tokens[place].text) {
        return None;
    }
    let end = unit.map_or_else(|| units::past_half(tokens, place + 1), |(_, end)| end);
    Some(Item { place, number, unit: unit.map(|(unit, _)| unit), end })
}

/// Whether an item is something else than an age: another measure, or years of time.
fn is_no_age(tokens: &[Token], item: &Item) -> bool {
    item.unit.is_none() && units::counts_something_else(tokens, item.end)
        || item.unit == Some(Unit::Year) && since::is_a_time(tokens, item.place, item.end, item.number.value)
}

fn group_at(text: &str, tokens: &[Token], names: &[bool], place: usize) -> Read {
    let nothing = |end: usize| Read { group: None, end };
    let Some(first) = item_at(tokens, names, place) else { return nothing(place + 1) };
    if first.number.form == Form::Ordinal {
        return Read { group: ordinal(text, tokens, &first), end: place + 1 };
    }
    if is_no_age(tokens, &first) {
        // Of “5 op 10” and “24 uur op 24” neither is one.
        let out_of = tokens.get(first.end).and_then(Token::word) == Some("op") && first.unit.is_none();
        return nothing(first.end + if out_of { 2 } else { 0 });
    }
    let mut items = vec![first];
    let mut joints = Vec::new();
    loop {
        let end = items[items.len() - 1].end;
        let Some((joint, next)) = bounds::joint(tokens, end) else { break };
        // “15:30”, “8/20”, a date: a number glued to one that cannot be an age is none either.
        let Some(item) = item_at(tokens, names, next).filter(|item| item.number.form != Form::Ordinal) else {
            match joint {
                Joint::Slash | Joint::Range => return nothing(next + 1),
                _ => break,
            }
        };
        if is_no_age(tokens, &item) {
            match joint {
                Joint::And | Joint::Comma => break,
                _ => return nothing(item.end),
            }
        }
        let loose =
            item.unit.is_none() && tokens.get(item.end).is_some_and(|token| token.word().is_some()) && bounds::joint(tokens, item.end).is_none();
        if joint == Joint::Comma && loose && !ends_a_list(tokens, item.end) {
            break;
        }
        joints.push(joint);
        items.push(item);
    }
    let end = items[items.len() - 1].end;
    Read { group: judge(text, tokens, &items, &joints), end }
}

/// “Op mijn zestiende”.
fn ordinal(text: &str, tokens: &[Token], item: &Item) -> Option<Group> {
    let owned = item
        .place
        .checked_sub(1)
        .and_then(|at| tokens[at].word())
        .is_some_and(|word| matches!(word, "mijn" | "mn" | "zijn" | "haar" | "n" | "my" | "his" | "her"));
    let age = u8::try_from(item.number.value).ok().filter(|age| (6..=30).contains(age))?;
    (owned && since::is_then(text, tokens, item.place, false)).then(|| Group {
        ages: vec![age],
        range: None,
        sureness: Sureness::Then,
        person: None,
        only_told: false,
        at: item.place..item.place + 1,
    })
}

fn judge(text: &str, tokens: &[Token], items: &[Item], joints: &[Joint]) -> Option<Group> {
    let (first, last) = (&items[0], &items[items.len() - 1]);
    let unit = items.iter().rev().find_map(|item| item.unit);
    let values: Vec<u8> = items.iter().filter_map(|item| u8::try_from(item.number.value).ok()).collect();
    if unit.is_none() && units::is_a_name(tokens, first.place) {
        return None;
    }
    // “8/20” and “5/10” are marks.
    if unit.is_none() && joints.contains(&Joint::Slash) && matches!(last.number.value, 10 | 20 | 50 | 100 | 24 | 7) {
        return None;
    }
    let mut group = Group { ages: values, range: None, sureness: Sureness::Said, person: None, only_told: false, at: first.place..last.end };
    if let Some(start) = range(tokens, items, joints, unit, &mut group) {
        group.at.start = start;
        whose_it_is(tokens, first, last, unit, &mut group);
        return Some(group);
    }
    if items.len() == 1 && bound(tokens, first, unit, &mut group) {
        return Some(group);
    }
    if since::is_past(tokens, first.place, last.end) {
        return None;
    }
    let then = since::is_then(text, tokens, first.place, unit.is_some());
    match unit {
        // A small number of years of nobody in particular: “3 jaar problemen op school”.
        Some(Unit::Year)
            if items.len() == 1
                && first.number.value <= 5
                && !is_of_somebody(tokens, first.place, first.number.value)
                && (of_a_thing(tokens, first.place) || cue(text, tokens, first, last).is_none() && goes_on(tokens, last.end)) =>
        {
            return None;
        }
        Some(_) if then => group.sureness = Sureness::Then,
        Some(_) => {}
        None => group.sureness = cue(text, tokens, first, last)?,
    }
    whose_it_is(tokens, first, last, unit, &mut group);
    // “mama van 3”: how many children.
    if unit.is_none() && group.person == Some(Person::Adult) && group.ages.iter().all(|age| *age < 10) {
        return None;
    }
    if is_not_yet(tokens, first.place)
        && let [age] = &mut group.ages[..]
    {
        *age = age.saturating_sub(1);
    }
    Some(group)
}

/// Makes a range of two numbers that are one, and gives where it begins.
fn range(tokens: &[Token], items: &[Item], joints: &[Joint], unit: Option<Unit>, group: &mut Group) -> Option<usize> {
    let ([first, last], [joint]) = (items, joints) else { return None };
    let between = bounds::is_between(tokens, first.place);
    let is_range = match joint {
        Joint::Range => true,
        Joint::And | Joint::Or => between.is_some(),
        Joint::Comma | Joint::Slash => false,
    };
    if !is_range || group.ages[0] >= group.ages[1] {
        return None;
    }
    let sign = tokens[first.end].is_sign('-');
    let small = first.number.value >= 2 && last.number.value <= 30;
    let said = unit.is_some()
        || between.is_some()
        || sign && small
        || cue("", tokens, first, last).is_some()
        || whose::person_before(tokens, first.place).is_some() && small;
    if !said {
        return None;
    }
    let end = bounds::behind(tokens, last.end).map_or(last.end, |(_, end)| end);
    group.range = Some((Some(group.ages[0]), Some(group.ages[1])));
    group.at.end = end;
    Some(between.unwrap_or(first.place))
}

/// Makes a range of a number with a bound beside it.
fn bound(tokens: &[Token], item: &Item, unit: Option<Unit>, group: &mut Group) -> bool {
    let age = group.ages[0];
    let before = bounds::before(tokens, item.place);
    let behind = bounds::behind(tokens, item.end);
    let (bound, start, end) = match (before, behind) {
        // “moins de 18 ans ou plus” is nothing that people say; what stands behind counts.
        (_, Some((bound, end))) => (bound, item.place, end),
        (Some(((bound, sure), start)), None) if sure || unit.is_some() || stops(tokens, item.end) => (bound, start, item.end),
        _ => return false,
    };
    group.range = Some(match bound {
        Bound::Under => (None, Some(age.saturating_sub(1))),
        Bound::UpTo => (None, Some(age)),
        Bound::From => (Some(age), None),
    });
    group.at = start..end;
    true
}

fn whose_it_is(tokens: &[Token], first: &Item, last: &Item, unit: Option<Unit>, group: &mut Group) {
    let oldest = group.ages.iter().copied().max().unwrap_or_default();
    if unit == Some(Unit::OwnAge) {
        group.person = Some(Person::Speaker);
        return;
    }
    if let Some(person) = whose::person_after(tokens, last.end) {
        group.person = Some(person);
        return;
    }
    let Some((person, at)) = whose::person_before(tokens, first.place) else { return };
    group.person = Some(person);
    if person == Person::Adult {
        let of =
            tokens[at + 1..first.place].iter().filter_map(Token::word).any(|word| matches!(word, "van" | "de" | "of" | "d" | "een" | "a" | "an"));
        // “moeder van een 15-jarige”, “ouder van 14”: nobody is a parent so young, or asks as one.
        if of && (oldest < 20 && !(unit.is_none() && oldest < 10) || unit == Some(Unit::Aged) && oldest < 26) {
            group.person = Some(Person::Child);
            return;
        }
        group.only_told = whose::is_mine(tokens, at);
    }
    if person == Person::Other && oldest >= 26 && whose::speaks_of_an_adult(tokens) {
        group.person = Some(Person::Adult);
        group.only_told = true;
    }
}
