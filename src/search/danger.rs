//! Whether somebody is in danger: sentences that nobody wrote down before, read by a small grammar.
//!
//! `seeds/thesaurus/danger.toml` lists whole phrases; who is afraid writes others. `seeds/gevaar.toml` says which words together mean danger, for any
//! order, with a slip of the pen, and which only sound like it. Recall comes before precision: numbers shown once too often cost a glance.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::dutch::{Word, fold};
use super::lexicon::{distance, same_sound};
use super::thesaurus::{Danger, MOST_WORDS, Match, Meaning};
use crate::domain::vocabulary::{Closeness, HelpLanguage, Term};

/// How many other words may stand between those of a rule.
const LOOSE: usize = 3;
/// How far around a rule a word is looked for that takes it back.
const AROUND: usize = 3;
/// Shortest word that may be written with a slip.
const SHORTEST_SLIP: usize = 5;
/// Shortest word that may be written with two.
const SHORTEST_TWO_SLIPS: usize = 9;
/// Shortest beginning that is still known with a slip, where other words are written onto it.
const SHORTEST_BEGINNING: usize = 7;
/// From this age on a person is an adult for whom numbers of children are not the first.
const GROWN_UP: u8 = 25;

/// What is known of a danger: decides which numbers come first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Peril {
    /// What kinds; never empty.
    pub kinds: Vec<Danger>,
    /// An adult is in danger; else a child or young person, for nobody else is this site made.
    pub adult: bool,
    /// The language of the words that told it, where a rule did.
    pub language: Option<HelpLanguage>,
}

impl Peril {
    /// A danger of one kind.
    pub fn of(danger: Danger) -> Self {
        Self { kinds: vec![danger], ..Self::default() }
    }

    /// Adds what another phrase told of the same danger.
    pub fn add(&mut self, danger: Danger) {
        if !self.kinds.contains(&danger) {
            self.kinds.push(danger);
        }
    }
}

/// What was found in a question.
#[derive(Debug, Default)]
pub struct Reading<'a> {
    /// Each rule that holds, as a phrase of the thesaurus would be found.
    pub matches: Vec<Match<'a>>,
    /// Positions of words that only sound like danger.
    pub calm: HashSet<usize>,
    adult: bool,
    language: Option<HelpLanguage>,
}

impl Reading<'_> {
    /// The same, for words that stand at other positions.
    #[must_use]
    pub fn moved(mut self, to: impl Fn(usize) -> usize) -> Self {
        self.matches.iter_mut().flat_map(|found| &mut found.positions).for_each(|at| *at = to(*at));
        self.calm = self.calm.into_iter().map(to).collect();
        self
    }

    /// Whether a phrase of the thesaurus means danger here; any other phrase is let be.
    pub fn believes(&self, found: &Match<'_>) -> bool {
        let danger = found.meanings.iter().any(|meaning| matches!(meaning, Meaning::Danger(_)));
        !danger || !found.positions.iter().any(|at| self.calm.contains(at))
    }

    /// Who is in danger, and in which language that was told, with the ages that the question names.
    pub fn complete(&self, peril: &mut Peril, ages: &[u8]) {
        let stated_adult = ages.iter().min().map(|youngest| *youngest > GROWN_UP);
        peril.adult = stated_adult.unwrap_or(self.adult);
        peril.language = self.language;
    }
}

/// The file as written.
#[derive(Debug, Deserialize)]
struct RulesFile {
    kinds: BTreeMap<String, KindFile>,
    no_slips: String,
    #[serde(flatten)]
    languages: BTreeMap<String, LanguageFile>,
}

#[derive(Debug, Deserialize)]
struct KindFile {
    means: Vec<String>,
    #[serde(default)]
    adult: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageFile {
    #[serde(default)]
    words: BTreeMap<String, String>,
    #[serde(default)]
    calm: Vec<String>,
    says: BTreeMap<String, Vec<String>>,
}

/// One word of a rule: the whole, a beginning (`zelfmoord*`) or an end (`*moord`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Piece {
    Whole(String),
    Beginning(String),
    End(String),
}

impl Piece {
    fn parse(text: &str) -> Self {
        match (text.strip_prefix('*'), text.strip_suffix('*')) {
            (Some(end), _) => Self::End(plain(end)),
            (_, Some(beginning)) => Self::Beginning(plain(beginning)),
            _ => Self::Whole(plain(text)),
        }
    }

    fn letters(&self) -> &str {
        let (Self::Whole(text) | Self::Beginning(text) | Self::End(text)) = self;
        text
    }

    fn is(&self, word: &str) -> bool {
        match self {
            Self::Whole(text) => text == word,
            Self::Beginning(text) => word.starts_with(text.as_str()),
            Self::End(text) => word.ends_with(text.as_str()),
        }
    }

    /// Whether a word is this one with a slip.
    fn slipped(&self, word: &str) -> bool {
        let letters = self.letters();
        let (here, there) = (word.chars().count(), letters.chars().count());
        if there < SHORTEST_SLIP || letters.chars().next() != word.chars().next() {
            return false;
        }
        let most = if there >= SHORTEST_TWO_SLIPS { 2 } else { 1 };
        match self {
            Self::End(_) => false,
            Self::Whole(_) => here.abs_diff(there) <= most && (distance(word, letters, most).is_some() || same_sound(word, letters)),
            Self::Beginning(_) if there < SHORTEST_BEGINNING => here.abs_diff(there) <= 1 && distance(word, letters, 1).is_some(),
            Self::Beginning(_) => (there - 1..=(there + 1).min(here)).any(|length| {
                let begun: String = word.chars().take(length).collect();
                distance(&begun, letters, 1).is_some() || same_sound(&begun, letters)
            }),
        }
    }
}

/// Folded as the words of a question are, without what joins its parts.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Other ways to write one place of a rule; each is one or more words that stand side by side.
type Place = Vec<Vec<usize>>;

#[derive(Debug)]
struct Rule {
    /// Its places, each with the number of the part that it stands in: what stands in a later part comes later in the sentence.
    places: Vec<(usize, usize)>,
    /// Places that take it back.
    unless: Vec<usize>,
    /// What it says: a kind of danger, or nothing for a rule that calms.
    kind: Option<usize>,
    language: Option<HelpLanguage>,
}

#[derive(Debug)]
struct Kind {
    meanings: Vec<Meaning>,
    adult: bool,
}

/// Where words of a place stand: the first, the one behind the last, and whether one was a slip.
type Span = (usize, usize, bool);

/// The rules, ready to be looked for.
#[derive(Debug, Default)]
pub struct Rules {
    kinds: Vec<Kind>,
    pieces: Vec<Piece>,
    ids: HashMap<Piece, usize>,
    /// Beginnings and ends, which are tried one by one.
    open: Vec<usize>,
    /// Pieces by their first letter, for slips.
    by_letter: HashMap<char, Vec<usize>>,
    places: Vec<Place>,
    /// Places by the piece that one of their ways begins with.
    begin: HashMap<usize, Vec<(usize, usize)>>,
    rules: Vec<Rule>,
    /// Rules by their rarest place.
    by_place: HashMap<usize, Vec<usize>>,
    no_slips: HashSet<String>,
}

static SHIPPED: LazyLock<Rules> =
    LazyLock::new(|| Rules::parse(include_str!("../../seeds/gevaar.toml")).expect("seeds/gevaar.toml holds the rules of danger"));

impl Rules {
    /// Those inside the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads rules as an editor writes them.
    ///
    /// # Errors
    /// One sentence for the first thing that cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: RulesFile = toml::from_str(text).map_err(|error| error.to_string())?;
        let names: Vec<&String> = file.kinds.keys().collect();
        let mut rules = Self { no_slips: file.no_slips.split_whitespace().map(plain).collect(), ..Self::default() };
        for (name, kind) in &file.kinds {
            let meanings: Option<Vec<Meaning>> = kind.means.iter().map(|text| Meaning::parse(text)).collect();
            let meanings = meanings.ok_or_else(|| format!("{name}: one of {:?} means nothing", kind.means))?;
            rules.kinds.push(Kind { meanings, adult: kind.adult });
        }
        for (code, language) in &file.languages {
            let mut known = HashMap::new();
            for calm in &language.calm {
                rules.add(calm, None, code, &language.words, &mut known)?;
            }
            for (name, says) in &language.says {
                let kind = names.iter().position(|known| *known == name).ok_or_else(|| format!("{code}: no kind {name}"))?;
                for rule in says {
                    rules.add(rule, Some(kind), code, &language.words, &mut known)?;
                }
            }
        }
        for (number, rule) in rules.rules.iter().enumerate() {
            if let Some((rarest, _)) = rule.places.iter().min_by_key(|(place, _)| rules.places[*place].len()) {
                rules.by_place.entry(*rarest).or_default().push(number);
            }
        }
        Ok(rules)
    }

    /// Adds a rule: words and `<groups>` in any order, `>` before what must come later, `!` before what takes it back, `_` between words side by side.
    fn add(
        &mut self,
        text: &str,
        kind: Option<usize>,
        code: &str,
        groups: &BTreeMap<String, String>,
        known: &mut HashMap<String, usize>,
    ) -> Result<(), String> {
        let mut rule = Rule { places: Vec::new(), unless: Vec::new(), kind, language: HelpLanguage::from_code(code) };
        let mut part = 0;
        for token in text.split_whitespace() {
            if token == ">" {
                part += 1;
                continue;
            }
            let (back, token) = token.strip_prefix('!').map_or((false, token), |rest| (true, rest));
            let place = match known.get(token) {
                Some(place) => *place,
                None => {
                    let mut written = String::new();
                    for way in token.split('|') {
                        let group = way.strip_prefix('<').and_then(|way| way.strip_suffix('>'));
                        let ways = match group {
                            Some(name) => groups.get(name).ok_or_else(|| format!("{code}: no group {name} for “{text}”"))?,
                            None => way,
                        };
                        written = written + " " + ways;
                    }
                    let place = self.place(&written);
                    known.insert(token.to_owned(), place);
                    place
                }
            };
            if back {
                rule.unless.push(place);
            } else {
                rule.places.push((place, part));
            }
        }
        if rule.places.is_empty() {
            return Err(format!("{code}: “{text}” says nothing"));
        }
        self.rules.push(rule);
        Ok(())
    }

    fn place(&mut self, written: &str) -> usize {
        let number = self.places.len();
        let mut place = Place::new();
        for way in written.split_whitespace() {
            let pieces: Vec<usize> = way.split('_').map(|piece| self.piece(Piece::parse(piece))).collect();
            self.begin.entry(pieces[0]).or_default().push((number, place.len()));
            place.push(pieces);
        }
        self.places.push(place);
        number
    }

    fn piece(&mut self, piece: Piece) -> usize {
        if let Some(known) = self.ids.get(&piece) {
            return *known;
        }
        let number = self.pieces.len();
        self.ids.insert(piece.clone(), number);
        if !matches!(piece, Piece::Whole(_)) {
            self.open.push(number);
        }
        if let Some(first) = piece.letters().chars().next() {
            self.by_letter.entry(first).or_default().push(number);
        }
        self.pieces.push(piece);
        number
    }

    /// What these words of a question say of danger; `known` tells the words that are no slips.
    pub fn read(&self, question: &[Word], known: impl Fn(&str) -> bool) -> Reading<'_> {
        let question = &question[..question.len().min(MOST_WORDS)];
        let mut read: Vec<Vec<(usize, bool)>> = question.iter().map(|word| self.pieces_of(&word.folded, &known)).collect();
        let mut reading = Reading::default();
        for (_, positions) in self.holding(&read, |rule| rule.kind.is_none()) {
            reading.calm.extend(positions);
        }
        for at in &reading.calm {
            read[*at].clear();
        }
        for (rule, positions) in self.holding(&read, |rule| rule.kind.is_some()) {
            let Some(kind) = rule.kind.map(|kind| &self.kinds[kind]) else { continue };
            reading.adult |= kind.adult;
            reading.language = reading.language.or(rule.language);
            reading.matches.push(Match { meanings: &kind.meanings, kind: Closeness::Same, length: positions.len(), positions, slips: Vec::new() });
        }
        reading
    }

    /// The pieces that a word may be; `true` for a slip.
    fn pieces_of(&self, word: &str, known: &impl Fn(&str) -> bool) -> Vec<(usize, bool)> {
        let mut found: Vec<(usize, bool)> = self.ids.get(&Piece::Whole(word.to_owned())).map(|piece| (*piece, false)).into_iter().collect();
        found.extend(self.open.iter().filter(|piece| self.pieces[**piece].is(word)).map(|piece| (*piece, false)));
        if found.is_empty() && word.chars().count() >= SHORTEST_SLIP && !self.no_slips.contains(word) && !known(word) {
            let near = word.chars().next().and_then(|first| self.by_letter.get(&first)).into_iter().flatten();
            found.extend(near.filter(|piece| self.pieces[**piece].slipped(word)).map(|piece| (*piece, true)));
        }
        found
    }

    /// The rules that hold, each with the positions of its words.
    fn holding(&self, read: &[Vec<(usize, bool)>], wanted: impl Fn(&Rule) -> bool) -> Vec<(&Rule, Vec<usize>)> {
        let mut spans: HashMap<usize, Vec<Span>> = HashMap::new();
        for (at, pieces) in read.iter().enumerate() {
            for (piece, slip) in pieces {
                for (place, way) in self.begin.get(piece).into_iter().flatten() {
                    let rest = self.places[*place][*way].iter().enumerate().skip(1);
                    let follows = rest.map(|(i, piece)| read.get(at + i)?.iter().find(|(other, _)| other == piece).map(|(_, slip)| *slip));
                    if let Some(slips) = follows.collect::<Option<Vec<bool>>>() {
                        let span = (at, at + slips.len() + 1, *slip || slips.contains(&true));
                        spans.entry(*place).or_default().push(span);
                    }
                }
            }
        }
        let candidates = spans.keys().filter_map(|place| self.by_place.get(place)).flatten();
        let mut numbers: Vec<usize> = candidates.copied().filter(|number| wanted(&self.rules[*number])).collect();
        numbers.sort_unstable();
        numbers.into_iter().filter_map(|number| Some((&self.rules[number], holds(&self.rules[number], &spans)?))).collect()
    }
}

/// The positions of the words of a rule, if it holds.
fn holds(rule: &Rule, spans: &HashMap<usize, Vec<Span>>) -> Option<Vec<usize>> {
    let mut chosen = Vec::with_capacity(rule.places.len());
    if rule.places.iter().any(|(place, _)| !spans.contains_key(place)) || !choose(rule, spans, &mut chosen) {
        return None;
    }
    let (first, end) = reach(&chosen);
    let near = |span: &Span| span.1 + AROUND > first && span.0 < end + AROUND;
    let taken_back = rule.unless.iter().filter_map(|place| spans.get(place)).flatten().any(near);
    let mut positions: Vec<usize> = chosen.iter().flat_map(|(start, end, _)| *start..*end).collect();
    positions.sort_unstable();
    (!taken_back).then_some(positions)
}

fn reach(chosen: &[Span]) -> (usize, usize) {
    let first = chosen.iter().map(|span| span.0).min().unwrap_or_default();
    (first, chosen.iter().map(|span| span.1).max().unwrap_or_default())
}

/// Finds words for every place: none twice, near to each other, in order of the parts, at most one of them with a slip.
fn choose(rule: &Rule, spans: &HashMap<usize, Vec<Span>>, chosen: &mut Vec<Span>) -> bool {
    let Some((place, part)) = rule.places.get(chosen.len()) else {
        let (first, end) = reach(chosen);
        let own: usize = chosen.iter().map(|span| span.1 - span.0).sum();
        return end - first <= own + LOOSE;
    };
    for span in &spans[place] {
        let fits = chosen.iter().zip(&rule.places).all(|(other, (_, earlier))| {
            let apart = span.1 <= other.0 || other.1 <= span.0;
            apart && !(span.2 && other.2) && (earlier == part || other.1 <= span.0)
        });
        if fits {
            chosen.push(*span);
            if choose(rule, spans, chosen) {
                return true;
            }
            chosen.pop();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::dutch::words;

    const RULES: &str = r#"
        no_slips = "leren"
        [kinds.end]
        means = ["gevaar=zelfdoding", "thema=psychisch"]
        [kinds.partner]
        means = ["gevaar=geweld"]
        adult = true
        [nl]
        calm = ["lach* dood"]
        [nl.words]
        wish = "wil wou zou_willen"
        [nl.says]
        end = ["<wish> > niet leven", "<wish> dood !film", "zelfmoord*"]
        partner = ["man slaat"]
    "#;

    fn kinds(question: &str) -> Vec<String> {
        let rules = Rules::parse(RULES).expect("rules");
        let reading = rules.read(&words(question), |_| false);
        reading.matches.iter().map(|found| format!("{:?}", found.meanings[0])).collect()
    }

    #[test]
    fn words_that_together_mean_danger_are_found_near_each_other_and_in_order() {
        assert_eq!(kinds("ik wil echt niet meer leven").len(), 1);
        assert_eq!(kinds("ik zou dood willen zijn").len(), 0, "“zou willen” stands side by side");
        assert_eq!(kinds("ik zou willen dat ik dood ben").len(), 1);
        assert_eq!(kinds("niet leven en dan wil ik").len(), 0, "a wish comes before what is wished");
        assert_eq!(kinds("ik wil een mooie taart bakken voor mijn dood").len(), 0, "too far apart");
    }

    #[test]
    fn a_slip_is_forgiven_once_unless_the_word_is_another() {
        assert_eq!(kinds("zelfmoort").len(), 1);
        assert_eq!(kinds("zelfmort").len(), 1);
        assert_eq!(kinds("zelfmordgedachten").len(), 1);
        assert_eq!(kinds("wil niet levven").len(), 1);
        assert_eq!(kinds("wil niet leren").len(), 0);
        assert_eq!(kinds("zelfmotivatie").len(), 0);
    }

    #[test]
    fn what_only_sounds_like_danger_is_calm() {
        assert_eq!(kinds("ik wil lachen, ik lach mij dood").len(), 0);
        assert_eq!(kinds("ik lach mij dood maar ik wil dood").len(), 1);
        assert_eq!(kinds("wil je die film, dood spoor").len(), 0);
    }

    #[test]
    fn an_adult_is_told_from_a_child_unless_an_age_says_otherwise() {
        let rules = Rules::parse(RULES).expect("rules");
        let reading = rules.read(&words("mijn man slaat mij"), |_| false);
        let peril = |ages: &[u8]| {
            let mut peril = Peril::of(Danger::Violence);
            reading.complete(&mut peril, ages);
            peril
        };
        assert!(peril(&[]).adult && peril(&[40]).adult && !peril(&[40, 12]).adult);
        assert_eq!(peril(&[]).language, Some(HelpLanguage::Dutch));
    }

    #[test]
    fn a_rule_that_cannot_be_read_is_named() {
        assert!(Rules::parse("no_slips = ''\n[kinds]\n[nl.says]\nend = ['dood']").is_err_and(|error| error.contains("no kind end")));
        assert!(Rules::shipped().rules.len() > 500);
    }
}
