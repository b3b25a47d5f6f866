//! Years of birth: `geboren in 2010`, `né en 2013`, `mijn zoon is van 2011`, `geboren op 12/09/2010`. Who was born in a year is of one of two ages,
//! unless the day was said.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::tokens::{Token, What};
use super::whose::{self, Person};
use crate::search::dutch::fold;

const BORN: &str = "geboren geb geboortejaar geboortedatum bouwjaar né née nés ne nee born birth doğumlu doğum مواليد ولد ولدت nacido nacida nació urodzony urodzona urodził
    urodziła rocznik născut născută născuți народився народилася народжений народження родился родилась рождения рождён гр nascido nascida nasceu dhashay dhalatay";

static BORN_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| BORN.split_whitespace().map(fold).collect());

/// Oldest somebody is whose year of birth is taken for an age here.
const OLDEST: i16 = 65;

/// The year of birth that is said, as ages, and its pieces.
pub(super) fn read(tokens: &[Token], today: Date) -> Option<(Vec<u8>, Range<usize>)> {
    let is_born = |at: usize| tokens[at].word().is_some_and(|word| BORN_WORDS.contains(word));
    for (place, token) in tokens.iter().enumerate() {
        let Some(number) = token.number().filter(|number| number.figures == 4) else { continue };
        let Some(year) = i16::try_from(number.value).ok().filter(|year| (today.year() - OLDEST..=today.year()).contains(year)) else { continue };
        let (day, start) = date_before(tokens, place, year).map_or((None, place), |(day, start)| (Some(day), start));
        // Behind the date may stand “doğumlu”, before it “geboren op”.
        let said = (start.saturating_sub(4)..start)
            .rev()
            .find(|at| is_born(*at))
            .or_else(|| (place + 1..tokens.len().min(place + 4)).find(|at| is_born(*at)));
        let of = tokens.get(start.wrapping_sub(1)).and_then(Token::word).is_some_and(|word| matches!(word, "van" | "uit"));
        let child = whose::person_before(tokens, start).is_some_and(|(person, at)| person != Person::Adult && start - at <= 3);
        let from = match said {
            Some(at) => at.min(start),
            None if of && child => start,
            None => continue,
        };
        let years = today.year() - year;
        let ages = match day {
            Some(day) if (day.month(), day.day()) <= (today.month(), today.day()) => vec![years],
            Some(_) => vec![years - 1],
            None => vec![years - 1, years],
        };
        let ages: Vec<u8> = ages.into_iter().filter_map(|age| u8::try_from(age).ok()).collect();
        return (!ages.is_empty()).then(|| (ages, from..said.map_or(place, |at| at.max(place)) + 1));
    }
    None
}

/// The day before a year, `12/09/`, `12-9-`, `12.09.`, and where it begins.
fn date_before(tokens: &[Token], place: usize, year: i16) -> Option<(Date, usize)> {
    let start = place.checked_sub(4)?;
    let [day, first, month, second] = &tokens[start..place] else { return None };
    let is_joint = |token: &Token| matches!(token.what, What::Sign('/' | '-' | '.'));
    let small = |token: &Token| token.number().and_then(|number| i8::try_from(number.value).ok());
    if !is_joint(first) || !is_joint(second) {
        return None;
    }
    Date::new(year, small(month)?, small(day)?).ok().map(|date| (date, start))
}
