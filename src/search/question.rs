//! What a typed question asks: the age of a person, a theme, a place, a cost, a way in, who is asking, and whether somebody is in danger.
//!
//! `ages.rs` reads the ages; everything else the thesaurus tells. What is understood can be taken off one by one:
//! each has a key that an address names.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;
use std::ops::Range;

use jiff::civil::Date;

use super::ages::{self, Ages};
use super::classifier;
use super::danger::{Peril, Rules};
use super::dutch::{Word, fold, words};
use super::spelling;
use super::thesaurus::{Match, Meaning, Thesaurus};

use crate::domain::values::{AgeRange, OLDEST, Postcode, Slug};
use crate::domain::vocabulary::{Audience, Closeness, HelpLanguage, Level, OpenAt, Perspective, Phase, Route, Term, Theme};

/// One thing that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// What.
    pub what: Asked,
    /// How sure, around 1: a word that means it counts more than one that points to it, a longer phrase more than a word.
    pub weight: f32,
    /// Whether only a word told it that was taken for a slip: a guess, to be said as one.
    pub guessed: bool,
    /// Whether no word says so, and it is only like what people write who mean it.
    pub perhaps: bool,
}

/// A word that was taken for a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// As it was typed.
    pub typed: String,
    /// What was looked for instead.
    pub meant: String,
}

/// What somebody may ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// For a person of this age, or one of these.
    Age(Vec<u8>),
    /// For somebody within these ages.
    Ages(AgeRange),
    /// About a theme.
    Theme(Theme),
    /// For an audience.
    Audience(Audience),
    /// By this way in.
    Route(Route),
    /// By any way in but this.
    NotRoute(Route),
    /// In a phase.
    Phase(Phase),
    /// Free.
    Free,
    /// In a commune.
    Commune(Postcode),
    /// In a language.
    Language(HelpLanguage),
    /// At a school level.
    Level(Level),
    /// When somebody is there.
    Open(OpenAt),
    /// By whom.
    Who(Perspective),
}

impl Asked {
    /// The key that takes it off, as an address names it: `thema-pesten`, `leeftijd-14`.
    pub fn key(&self) -> String {
        match self {
            Self::Age(ages) => format!("leeftijd-{}", ages.iter().map(u8::to_string).collect::<Vec<_>>().join("-")),
            Self::Ages(range) => {
                let bound = |bound: Option<u8>| bound.map_or(String::new(), |age| age.to_string());
                format!("leeftijden-{}-{}", bound(range.min), bound(range.max))
            }
            Self::Theme(value) => format!("thema-{}", value.code()),
            Self::Audience(value) => format!("doelgroep-{}", value.code()),
            Self::Route(value) => format!("aanmelding-{}", value.code()),
            Self::NotRoute(value) => format!("niet-{}", value.code()),
            Self::Phase(value) => format!("fase-{}", value.code()),
            Self::Free => "kostprijs-gratis".into(),
            Self::Commune(code) => format!("gemeente-{code}"),
            Self::Language(value) => format!("taal-{}", value.code()),
            Self::Level(value) => format!("niveau-{}", value.code()),
            Self::Open(value) => format!("open-{}", value.code()),
            Self::Who(value) => format!("ik-{}", value.code()),
        }
    }
}

/// What was made of a question.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// What was understood, facts first.
    pub understood: Vec<Understood>,
    /// Fiches that a word of the question belongs to, with how surely.
    pub fiches: Vec<(Slug, f32)>,
    /// What is left to be looked for in the texts: the words that were not facts, and other words for the same thing.
    pub text: String,
    /// Its words, folded, as they were meant to be written.
    pub words: Vec<String>,
    /// Words that were taken for slips.
    pub mended: Vec<Mended>,
    /// Those of its words that name a place or a time: they may stand in a text too, but say nothing of what is asked.
    pub places: Vec<String>,
    /// Groups of people that were named, which some services are only for.
    pub groups: Vec<Slug>,
    /// Words that were left aside, since nothing here has them and the rest could be answered.
    pub left_aside: Vec<String>,
    /// Somebody is in danger.
    pub danger: Option<Peril>,
    /// Its words that were no facts, folded, as they were meant to be written.
    pub left: Vec<String>,
    /// How likely it is that it is about nothing of ours, 0 to 1.
    pub not_ours: f32,
    /// Fiches for which questions like it were written, each with how likely it is.
    pub like: Vec<(&'static str, f32)>,
    /// Themes that staff said a word of it does not mean.
    pub unmeant: Vec<Theme>,
}

impl Mended {
    /// The question with what was meant in the place of what was typed.
    pub fn corrected(&self, question: &str) -> String {
        let typed = fold(&self.typed);
        match words(question).into_iter().find(|word| word.folded == typed) {
            Some(word) => format!("{}{}{}", &question[..word.start], self.meant, &question[word.end..]),
            None => question.to_owned(),
        }
    }
}

/// A question without these of its words, folded.
pub fn without(question: &str, left_out: &[String]) -> String {
    let mut rest = String::new();
    let mut at = 0;
    for word in words(question).into_iter().filter(|word| left_out.contains(&word.folded)) {
        if word.start < at {
            continue;
        }
        rest.push_str(&question[at..word.start]);
        at = word.end;
    }
    rest.push_str(&question[at..]);
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Question {
    /// Adds what was taken for a slip among the texts, unless the thesaurus already did.
    pub fn mend(&mut self, slips: &[(String, String)]) {
        for (typed, meant) in slips {
            if self.mended.iter().all(|other| fold(&other.typed) != *typed) {
                self.mended.push(Mended { typed: typed.clone(), meant: meant.clone() });
            }
        }
    }

    /// Reads a question. What `taken_off` names is left out, as if it had not been said; `known` tells the words that the fiches use,
    /// `today` the day on which somebody born in a year has an age.
    pub fn read(question: &str, thesaurus: &Thesaurus, taken_off: &[String], today: Date, known: impl Fn(&str) -> bool) -> Self {
        let all = spelling::words(question, thesaurus, &known);
        let mut read = Self { words: all.iter().map(|word| word.folded.clone()).collect(), ..Self::default() };
        let mut consumed: BTreeSet<usize> = BTreeSet::new();
        let reading = ages::read(question, today);
        let within = |spans: &[Range<usize>], word: &Word| spans.iter().any(|at| at.start < word.end && word.start < at.end);
        consumed.extend((0..all.len()).filter(|at| within(&reading.at, &all[*at])));
        match &reading.ages {
            Some(Ages::Of(persons)) if reading.said => read.understand(Asked::Age(persons.clone()), 1.0, false, taken_off),
            Some(Ages::Between(range)) => read.understand(Asked::Ages(*range), 1.0, false, taken_off),
            _ => {}
        }
        // Who is in danger is read as typed: its rules know how people write.
        let typed = words(question);
        let moved = |at: usize| all.iter().position(|word| word.end > typed[at].start).unwrap_or_default();
        let danger = Rules::shipped().read(&typed, |word| thesaurus.knows(word) || known(word)).moved(moved);
        let mut matches = thesaurus.matches(&all, known);
        // “jonger dan 12” says an age and names no young person.
        matches.retain(|found| !found.positions.iter().all(|at| consumed.contains(at)));
        // “2 keer blijven zitten in het middelbaar” names no second year.
        let says_an_age = |found: &Match<'_>| found.meanings.iter().any(|meaning| matches!(meaning, Meaning::Ages(_)));
        matches.retain(|found| !says_an_age(found) || !found.positions.iter().any(|at| within(&reading.others, &all[*at])));
        matches.retain(|found| danger.believes(found));
        matches.extend(danger.matches.iter().cloned());
        drop_covered(&mut matches);
        let mut also = String::new();
        let mut maybe_open = Vec::new();
        for found in &matches {
            let negated = found.positions.first().is_some_and(|first| *first > 0 && WITHOUT.contains(&all[first - 1].folded.as_str()));
            for meaning in found.meanings {
                read.mean(meaning, found, negated, taken_off, &mut also, &mut maybe_open);
            }
            // The words of a fact have said what they had to say; those of a problem still tell among the texts.
            // A place may be named in a text too.
            let tells = |meaning: &Meaning| {
                matches!(
                    meaning,
                    Meaning::Theme(_)
                        | Meaning::Not(_)
                        | Meaning::Fiche(_)
                        | Meaning::Search(_)
                        | Meaning::Commune(_)
                        | Meaning::Open(_)
                        | Meaning::Group(_)
                )
            };
            let fact = !found.meanings.iter().any(tells);
            if found.meanings.iter().all(|meaning| matches!(meaning, Meaning::Commune(_) | Meaning::Open(_))) {
                read.places.extend(found.positions.iter().map(|at| all[*at].folded.clone()));
            }
            if fact {
                consumed.extend(found.positions.iter().copied());
            }
        }
        if let Some(Ages::Of(ages)) = reading.ages.filter(|_| !reading.said) {
            read.school_year(ages, taken_off);
        }
        let ages = read.ages().to_vec();
        if let Some(peril) = &mut read.danger {
            danger.complete(peril, &ages);
            // Who is in danger never gets an empty page: beside the numbers stand those who listen.
            if !read.understood.iter().any(|one| matches!(one.what, Asked::Theme(_))) {
                read.understand(Asked::Theme(Theme::MentalHealth), LISTENING, false, taken_off);
            }
        }
        if !read.understood.iter().any(|one| matches!(one.what, Asked::Theme(_))) && read.danger.is_none() {
            maybe_open.into_iter().for_each(|(at, weight)| read.understand(Asked::Open(at), weight, false, taken_off));
        }
        let slips: BTreeMap<usize, &str> = matches.iter().flat_map(|found| found.slips.iter().copied()).collect();
        for (at, meant) in &slips {
            let typed = question[all[*at].start..all[*at].end].to_owned();
            read.mended.push(Mended { typed, meant: thesaurus.written(meant).to_owned() });
        }
        let meant = |at: usize| slips.get(&at).copied().unwrap_or(all[at].folded.as_str());
        let left = (0..all.len()).filter(|at| !consumed.contains(at)).map(meant);
        read.left = left.map(str::to_owned).collect();
        read.text = read.left.join(" ");
        read.text.push_str(&also);
        // A parent who speaks of a child speaks of “he” and “she”, and sometimes in the words of the child.
        if read.understood.iter().any(|one| one.what == Asked::Who(Perspective::Parent)) {
            read.understood.retain(|one| one.what != Asked::Who(Perspective::Youth));
        }
        read.understood.sort_by_key(|one| rank(&one.what));
        read
    }

    fn mean(
        &mut self,
        meaning: &Meaning,
        found: &Match<'_>,
        negated: bool,
        taken_off: &[String],
        also: &mut String,
        maybe_open: &mut Vec<(OpenAt, f32)>,
    ) {
        // A longer phrase is a surer sign.
        let weight = found.kind.weight() * (0.9 + 0.1 * found.length.min(4) as f32);
        let guessed = !found.slips.is_empty();
        match meaning {
            Meaning::Not(value) => self.unmeant.push(*value),
            Meaning::Theme(value) => self.understand(Asked::Theme(*value), weight, guessed, taken_off),
            Meaning::Audience(value) => self.understand(Asked::Audience(*value), weight, guessed, taken_off),
            Meaning::Route(value) if negated => self.understand(Asked::NotRoute(*value), weight, guessed, taken_off),
            Meaning::Route(value) => self.understand(Asked::Route(*value), weight, guessed, taken_off),
            Meaning::Phase(value) => self.understand(Asked::Phase(*value), weight, guessed, taken_off),
            Meaning::Free => self.understand(Asked::Free, weight, guessed, taken_off),
            Meaning::Commune(value) => self.understand(Asked::Commune(value.clone()), weight, guessed, taken_off),
            Meaning::Language(value) => self.understand(Asked::Language(*value), weight, guessed, taken_off),
            Meaning::Level(value) => self.understand(Asked::Level(*value), weight, guessed, taken_off),
            // Who tells of a bad evening does not ask who is open then: a bare word says it only where no problem is named.
            Meaning::Open(value) if found.kind == Closeness::Related => maybe_open.push((*value, weight)),
            Meaning::Open(value) => self.understand(Asked::Open(*value), weight, guessed, taken_off),
            Meaning::Group(group) if self.groups.contains(group) => {}
            Meaning::Group(group) => self.groups.push(group.clone()),
            Meaning::Who(value) => self.understand(Asked::Who(*value), weight, guessed, taken_off),
            Meaning::Ages(range) => {
                // An age that was said beats that of a school year, and a school year that of a level.
                let known = self.understood.iter().find(|one| matches!(one.what, Asked::Age(_) | Asked::Ages(_))).map(|one| one.what.clone());
                let width = |range: &AgeRange| range.max.unwrap_or(OLDEST) - range.min.unwrap_or(0);
                let wider = |other: &AgeRange| width(other) > width(range);
                match known {
                    None => self.understand(Asked::Ages(*range), weight, guessed, taken_off),
                    Some(Asked::Ages(other)) if wider(&other) => {
                        self.understood.retain(|one| !matches!(one.what, Asked::Ages(_)));
                        self.understand(Asked::Ages(*range), weight, guessed, taken_off);
                    }
                    Some(_) => {}
                }
            }
            Meaning::Danger(danger) => match &mut self.danger {
                Some(peril) => peril.add(*danger),
                None => self.danger = Some(Peril::of(*danger)),
            },
            Meaning::Fiche(_) if negated => {}
            Meaning::Fiche(slug) => match self.fiches.iter_mut().find(|(other, _)| other == slug) {
                Some((_, kept)) => *kept = kept.max(weight),
                None => self.fiches.push((slug.clone(), weight)),
            },
            Meaning::Search(words) => {
                also.push(' ');
                also.push_str(words);
            }
        }
    }

    /// A school year of which only the year was read. The thesaurus knows better where it knows the year; where it knows the school, one of the two is left.
    fn school_year(&mut self, mut ages: Vec<u8>, taken_off: &[String]) {
        let known = self.age_range();
        if let Some(range) = known {
            ages.retain(|age| range.includes(*age));
        }
        let a_year = |range: AgeRange| matches!((range.min, range.max), (Some(min), Some(max)) if max - min <= 1);
        if ages.is_empty() || known.is_some_and(a_year) {
            return;
        }
        self.understood.retain(|one| !matches!(one.what, Asked::Ages(_)));
        self.understand(Asked::Age(ages), 1.0, false, taken_off);
    }

    fn understand(&mut self, what: Asked, weight: f32, guessed: bool, taken_off: &[String]) {
        if taken_off.contains(&what.key()) {
            return;
        }
        match self.understood.iter_mut().find(|one| one.what == what) {
            Some(one) => {
                one.weight = one.weight.max(weight);
                one.guessed &= guessed;
            }
            None => self.understood.push(Understood { what, weight, guessed, perhaps: false }),
        }
    }

    /// All ages that were said or pointed to, any of which counts; empty for all.
    pub fn wanted_ages(&self) -> Vec<AgeRange> {
        let exact = self.ages().iter().map(|age| AgeRange::exactly(*age));
        exact.chain(self.age_range()).collect()
    }

    /// Whether it says an age and nothing else.
    pub fn says_only_ages(&self) -> bool {
        let ages = self.understood.iter().all(|one| matches!(one.what, Asked::Age(_) | Asked::Ages(_)));
        !self.understood.is_empty() && ages && self.fiches.is_empty() && self.danger.is_none()
    }

    /// Takes a guess at the theme where no word names one, and keeps which fiches answer questions like it. One word is too little to guess from.
    pub fn guess(&mut self, taken_off: &[String]) {
        if self.left.len() < 2 {
            return;
        }
        let guess = classifier::guess(self.left.iter().map(String::as_str));
        // Who tells an age speaks of a person, and who is in danger is ours whatever the words.
        let of_nobody = !self.understood.iter().any(|one| matches!(one.what, Asked::Age(_) | Asked::Ages(_)));
        if self.danger.is_none() && self.fiches.is_empty() && of_nobody {
            self.not_ours = guess.not_ours;
            // A word that only points to a theme does not make it one of ours.
            if guess.not_ours > SURELY_NOT_OURS {
                self.understood.retain(|one| !matches!(one.what, Asked::Theme(_)) || one.weight >= POINTS_TO && !one.guessed);
            }
        }
        if self.unmeant.is_empty() {
            self.like.clone_from(&guess.fiches);
        }
        if !self.fiches.is_empty() || self.understood.iter().any(|one| matches!(one.what, Asked::Theme(_))) || guess.not_ours > GUESS {
            return;
        }
        let likely = guess.themes.iter().take(GUESSES).take_while(|(_, likely)| *likely >= GUESS);
        for (theme, likely) in likely {
            let what = Asked::Theme(*theme);
            if !taken_off.contains(&what.key()) && !self.unmeant.contains(theme) {
                self.understood.push(Understood { what, weight: *likely, guessed: false, perhaps: true });
            }
        }
        self.understood.sort_by_key(|one| rank(&one.what));
    }

    /// The ages that were said of persons; a hard fact.
    pub fn ages(&self) -> &[u8] {
        self.understood.iter().find_map(|one| if let Asked::Age(ages) = &one.what { Some(ages.as_slice()) } else { None }).unwrap_or_default()
    }

    /// The ages of a school year or level, or a range that was said.
    pub fn age_range(&self) -> Option<AgeRange> {
        self.understood.iter().find_map(|one| if let Asked::Ages(range) = one.what { Some(range) } else { None })
    }
}

/// How surely somebody in danger of whom nothing else is known asks for a person who listens.
const LISTENING: f32 = 0.5;

/// Themes that are guessed at once, at most.
const GUESSES: usize = 2;
/// How likely a theme has to be to be guessed.
const GUESS: f32 = 0.3;
/// How likely it has to be that a question is about nothing of ours, before a word that only points to a theme stops counting.
const SURELY_NOT_OURS: f32 = 0.75;
/// Themes of less than this weight are only pointed to.
const POINTS_TO: f32 = 0.85;

/// Words before a way in that turn it round.
const WITHOUT: [&str; 6] = ["zonder", "sans", "without", "niet", "geen", "sin"];

/// The order in which people see what was understood.
fn rank(asked: &Asked) -> u8 {
    match asked {
        Asked::Age(_) | Asked::Ages(_) => 0,
        Asked::Theme(_) => 1,
        Asked::Level(_) => 2,
        Asked::Phase(_) => 3,
        Asked::Audience(_) => 4,
        Asked::Route(_) | Asked::NotRoute(_) => 5,
        Asked::Free => 6,
        Asked::Commune(_) => 7,
        Asked::Language(_) => 8,
        Asked::Open(_) => 9,
        Asked::Who(_) => 10,
    }
}

/// A phrase within a longer one of its kind says nothing of its own: “sint-jans-molenbeek” is not “sint-jan”. But in “mijn dochter wordt gepest” a
/// parent still asks.
fn drop_covered(matches: &mut Vec<Match<'_>>) {
    let kind = |found: &Match<'_>| found.meanings.first().map(discriminant);
    let spans: Vec<_> = matches.iter().map(|found| (kind(found), found.positions.clone())).collect();
    let mut at = 0;
    matches.retain(|found| {
        let here = at;
        at += 1;
        // A single word that names a theme still does: “job” in “job zonder diploma”.
        if found.length == 1 && matches!(found.meanings.first(), Some(Meaning::Theme(_))) {
            return true;
        }
        // “preventieve schorsing” is no phase: a phase within any longer phrase says nothing.
        let a_phase = found.meanings.iter().all(|meaning| matches!(meaning, Meaning::Phase(_)));
        spans.iter().enumerate().all(|(other, (of_kind, span))| {
            let covers = (a_phase || *of_kind == kind(found))
                && span.len() > found.positions.len()
                && found.positions.iter().all(|position| span.contains(position));
            other == here || !covers
        })
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Closeness;
    use crate::search::thesaurus::Entry;

    fn read(question: &str, taken_off: &[&str]) -> Question {
        let entry = |means: &str, kind, words: &[&str]| Entry {
            means: vec![means.into()],
            kind,
            nl: words.iter().map(|word| (*word).to_owned()).collect(),
            ..Entry::default()
        };
        let thesaurus = Thesaurus::compile([
            entry("thema=schoolmoe", Closeness::Same, &["wil niet meer naar school"]),
            entry("thema=thuis", Closeness::Related, &["ouders"]),
            entry("aanmelding=via-clb", Closeness::Same, &["CLB", "via het CLB"]),
            entry("gemeente=1080", Closeness::Same, &["molenbeek"]),
            entry("leeftijd=12-18", Closeness::Same, &["middelbaar"]),
            entry("leeftijd=15-16", Closeness::Same, &["vierde middelbaar"]),
            entry("ik=ouder", Closeness::Same, &["mijn zoon"]),
            entry("ik=jongere", Closeness::Same, &["ik ben"]),
        ]);
        let taken_off: Vec<String> = taken_off.iter().map(|key| (*key).to_owned()).collect();
        Question::read(question, &thesaurus, &taken_off, jiff::civil::date(2026, 12, 1), |_| false)
    }

    fn keys(question: &str, taken_off: &[&str]) -> Vec<String> {
        read(question, taken_off).understood.iter().map(|one| one.what.key()).collect()
    }

    #[test]
    fn facts_come_first_and_each_can_be_taken_off() {
        let question = "mijn zoon van 15 wil niet meer naar school, wij wonen in Molenbeek";
        assert_eq!(keys(question, &[]), ["leeftijd-15", "thema-schoolmoe", "gemeente-1080", "ik-ouder"]);
        assert_eq!(keys(question, &["leeftijd-15", "ik-ouder"]), ["thema-schoolmoe", "gemeente-1080"]);
    }

    #[test]
    fn a_way_in_can_be_ruled_out() {
        assert_eq!(keys("zonder CLB", &[]), ["niet-via-clb"]);
        assert_eq!(keys("via het CLB", &[]), ["aanmelding-via-clb"]);
    }

    #[test]
    fn the_narrowest_age_counts_and_one_that_was_said_beats_it() {
        assert_eq!(keys("vierde middelbaar", &[]), ["leeftijden-15-16"]);
        assert_eq!(keys("17 jaar, vierde middelbaar", &[]), ["leeftijd-17"]);
    }

    #[test]
    fn a_parent_who_speaks_as_a_child_is_a_parent() {
        assert_eq!(keys("ik ben ongerust over mijn zoon", &[]), ["ik-ouder"]);
    }

    #[test]
    fn the_words_of_facts_are_used_up_and_those_of_problems_still_tell() {
        assert_eq!(read("mijn zoon van 15 wil niet meer naar school", &[]).text, "van wil niet meer naar school");
    }
}
