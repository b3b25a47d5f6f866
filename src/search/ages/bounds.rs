//! Bounds and lists: `jonger dan 12`, `16+`, `-18`, `tussen 12 en 14`, `12, 13 en 15`.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::tokens::{Token, What};

/// On which side of a number the ages lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Below it.
    Under,
    /// Up to it, it included.
    UpTo,
    /// From it on.
    From,
}

/// A bound before a number, and whether its words are only said of ages: “jonger dan 12” is, “max 12” may count anything.
pub(super) type Before = (Bound, bool);

static BEFORE: LazyLock<Phrases<Before>> = LazyLock::new(|| {
    use Bound::*;
    Phrases::before(&[
        (
            (Under, true),
            "jonger dan, jonger als, nog jonger dan, plus jeune que, plus jeunes que, younger than, under the age of, menor de, menores de, أصغر من, młodszy niż, młodsze niż, \
             młodsi niż, mai mic de, mai mici de, молодше, молодші, молодший за, младше, моложе, mais novo que, mais novos que, ka yar, ka yar yar",
        ),
        (
            (Under, false),
            "onder, beneden, minder dan, moins de, en dessous de, sous, under, below, less than, menos de, por debajo de, أقل من, تحت, دون, poniżej, mniej niż, sub, \
             менше, меньше, до менше, abaixo de",
        ),
        (
            (UpTo, false),
            "tot, tot en met, t e m, tot aan, hoogstens, maximum, max, maximaal, ten hoogste, jusqu à, jusqua, jusque, au maximum, up to, until, at most, hasta, \
             até, إلى, الى, حتى, do, do wieku, până la, pana in, до, ilaa, no older than",
        ),
        (
            (From, true),
            "ouder dan, ouder als, plus âgé que, plus âgés que, older than, over the age of, mayor de, mayores de, أكبر من, starszy niż, starsze niż, starsi niż, mai mare de, \
             mai mari de, старше, старші, старший за, maior de, maiores de, mais velho que, ka weyn",
        ),
        (
            (From, false),
            "vanaf, van af, vanaf de leeftijd van, minstens, minimum, min, minimaal, ten minste, tenminste, boven, meer dan, plus, à partir de, à partir de l âge de, dès, \
             dès l âge de, au moins, plus de, over, above, at least, from, more than, más de, a partir de, desde, por encima de, أكثر من, فوق, ابتداء من, powyżej, od, \
             więcej niż, peste, de la, більше, понад, від, больше, от, свыше, mais de, acima de, ka badan",
        ),
    ])
});

static BEHIND: LazyLock<Phrases<Bound>> = LazyLock::new(|| {
    use Bound::*;
    Phrases::after(&[
        (
            From,
            "en ouder, of ouder, en meer, of meer, plus, plusser, plussers, en hoger, of hoger, et plus, ou plus, et au dessus, et plus âgés, and up, and over, or older, and older, \
             or over, and above, or more, and more, y más, o más, en adelante, ve üzeri, ve üstü, üstü, üzeri, ve daha büyük, büyük, den büyük, dan büyük, itibaren, وما فوق, \
             فما فوق, فأكثر, وأكثر, أو أكثر, i więcej, i starsi, i starsze, lub więcej, wzwyż, și peste, sau mai mult, și mai mult, і старше, та старше, і більше, и старше, и больше, \
             ou mais, e mais, iyo ka weyn, ouder, older",
        ),
        (
            UpTo,
            "en jonger, of jonger, et moins, ou moins, or younger, and under, and younger, or less, or under, o menos, y menos, ve daha küçük, أو أقل, فما دون, i mniej, \
             i młodsi, și sub, sau mai puțin, і молодше, и младше, ou menos, e menos, iyo ka yar, jonger, younger",
        ),
        (Under, "altı, küçük, den küçük, dan küçük, minner"),
    ])
});

/// Little words between a bound and its number.
const ARTICLES: [&str; 9] = ["de", "het", "les", "the", "los", "as", "n", "os", "l"];

/// The bound before a number, and where it begins.
pub(super) fn before(tokens: &[Token], place: usize) -> Option<(Before, usize)> {
    let previous = tokens.get(place.checked_sub(1)?)?;
    let starts = place == 1 || !previous.glued;
    let sign = match previous.what {
        What::Sign('-') if starts && tokens[place].glued => Some((Bound::Under, true)),
        What::Sign('+') if starts && tokens[place].glued => Some((Bound::From, true)),
        What::Sign('<') => Some((Bound::Under, true)),
        What::Sign('>' | '≥') => Some((Bound::From, true)),
        What::Sign('≤') => Some((Bound::UpTo, true)),
        // “min-18-jarigen” are under 18, “min 18 jaar” are not.
        What::Sign('-') if place >= 2 && tokens[place - 2].word() == Some("min") => return Some(((Bound::Under, true), place - 2)),
        What::Sign('-') if place >= 2 && tokens[place - 2].word() == Some("plus") => return Some(((Bound::From, true), place - 2)),
        _ => None,
    };
    if let Some(found) = sign {
        return Some((found, place - 1));
    }
    let skip = previous.word().is_some_and(|word| ARTICLES.contains(&word));
    BEFORE.find(tokens, place).or_else(|| skip.then(|| BEFORE.find(tokens, place - 1)).flatten())
}

/// The bound behind a number or its unit, and where it ends.
pub(super) fn behind(tokens: &[Token], place: usize) -> Option<(Bound, usize)> {
    match tokens.get(place)?.what {
        What::Sign('+') => Some((Bound::From, place + 1)),
        What::Sign('-') if tokens.get(place + 1).and_then(Token::word).is_some_and(|word| word.starts_with("plus")) => Some((Bound::From, place + 2)),
        _ => BEHIND.find(tokens, place),
    }
}

/// What joins two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// From the one to the other.
    Range,
    /// The one and the other.
    And,
    /// The one or the other: both count.
    Or,
    /// A comma.
    Comma,
    /// A slash.
    Slash,
}

static JOINTS: LazyLock<Phrases<Joint>> = LazyLock::new(|| {
    Phrases::after(&[
        (
            Joint::Range,
            "tot, tot en met, tot de, tot en met de, t e m, tem, tot aan, à, a, to, till, until, through, do, la, до, إلى, الى, حتى, ilaa, al, jusqu à, jusqua, hasta, até",
        ),
        (
            Joint::And,
            "en, en de, en van, en een van, en eentje van, et, et de, et les, and, and a, and the, y, y de, e, e de, ve, ile, و, i, și, și de, і, й, та, и, iyo",
        ),
        (Joint::Or, "of, ou, or, o, lub, sau, або, или, أو, ama, veya, albo"),
    ])
});

/// What joins the number before this place to the one behind, and where that begins.
pub(super) fn joint(tokens: &[Token], place: usize) -> Option<(Joint, usize)> {
    let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.number().is_some());
    let found = match tokens.get(place)?.what {
        What::Sign(',') => {
            // “6, 8, en 12”
            let after = JOINTS.find(tokens, place + 1).filter(|(joint, _)| *joint == Joint::And).map_or(place + 1, |(_, end)| end);
            (Joint::Comma, after)
        }
        What::Sign('-') => (Joint::Range, place + 1),
        What::Sign('&' | '+') => (Joint::And, place + 1),
        // “t/m”, “12/13”
        What::Sign('/') => (Joint::Slash, place + 1),
        What::Word
            if tokens[place].text == "t"
                && tokens.get(place + 1).is_some_and(|token| token.is_sign('/'))
                && tokens.get(place + 2).and_then(Token::word) == Some("m") =>
        {
            (Joint::Range, place + 3)
        }
        What::Word => JOINTS.find(tokens, place)?,
        _ => return None,
    };
    is_number(found.1).then_some(found)
}

const BETWEEN: [&str; 11] = ["tussen", "entre", "between", "miedzy", "pomiedzy", "intre", "між", "между", "بين", "dhexeeya", "u"];

/// Whether a number has “between” before it, which makes of an “and” a range; and where that begins.
pub(super) fn is_between(tokens: &[Token], place: usize) -> Option<usize> {
    let word = |back: usize| place.checked_sub(back).and_then(|at| tokens[at].word());
    if word(1).is_some_and(|word| BETWEEN.contains(&word)) {
        return Some(place - 1);
    }
    (word(1).is_some_and(|word| ARTICLES.contains(&word)) && word(2).is_some_and(|word| BETWEEN.contains(&word))).then(|| place - 2)
}
