//! A question in pieces: words, numbers and signs, each with its place. `dutch::words` leaves signs out; here `16+`, `-18`, `(17)` and `16,5` mean something.

use std::ops::Range;

use super::langs::Langs;
use crate::search::dutch::fold;

/// A piece of a question.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Its bytes.
    pub at: Range<usize>,
    /// Folded, where it is a word or a number in words; the sign itself where it is one.
    pub text: String,
    /// Whether it follows the piece before it without a space.
    pub glued: bool,
    /// What it is.
    pub what: What,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Word,
    Number(Number),
    Sign(char),
}

/// A whole number; halves are dropped, since somebody of 16,5 is 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u32,
    /// How many figures it has; 0 in words.
    pub figures: u8,
    pub form: Form,
    /// Languages in which its word is a number; all for figures.
    pub langs: Langs,
}

/// How a number was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 15, fifteen.
    Count,
    /// 15th.
    Ordinal,
    /// “vijftienjarige”: the unit is in the word.
    Aged,
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        (self.what == What::Word).then_some(self.text.as_str())
    }

    /// The word, or the number in words: what phrases are made of.
    pub fn said(&self) -> Option<&str> {
        match self.what {
            What::Word => Some(&self.text),
            What::Number(number) if number.figures == 0 => Some(&self.text),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<Number> {
        if let What::Number(number) = self.what { Some(number) } else { None }
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.what == What::Sign(sign)
    }
}

/// Short words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 16] = ["min", "max", "jr", "j", "yr", "yrs", "y", "o", "t", "e", "m", "nr", "no", "ca", "art", "r"];
/// What makes a figure an ordinal when it is written onto it.
const ORDINALS: [&str; 14] = ["de", "ste", "e", "eme", "ieme", "ere", "er", "re", "th", "nd", "rd", "st", "emes", "iemes"];

/// Cuts a question into pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5 + 4);
    let mut characters = text.char_indices().peekable();
    let mut glued = false;
    while let Some((start, c)) = characters.next() {
        let mut end = start + c.len_utf8();
        if let Some(first) = digit(c) {
            let mut number = u64::from(first);
            let mut figures = 1_u8;
            while let Some((at, next)) = characters.next_if(|(_, next)| digit(*next).is_some()) {
                number = number.saturating_mul(10).saturating_add(u64::from(digit(next).unwrap_or_default()));
                figures = figures.saturating_add(1);
                end = at + next.len_utf8();
            }
            end = half(text, start, end, &mut characters);
            let value = u32::try_from(number).unwrap_or(u32::MAX);
            let number = Number { value, figures, form: Form::Count, langs: Langs::ALL };
            found.push(Token { at: start..end, text: String::new(), glued, what: What::Number(number) });
            glued = true;
        } else if c.is_alphabetic() {
            while let Some((at, next)) = characters.peek().copied() {
                let joins = next.is_alphabetic() || is_mark(next) || is_apostrophe(next) && between_cyrillic(&text[at..], c);
                if !joins || next == 'º' || next == 'ª' {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
            push_word(&mut found, text, start..end, glued);
            glued = true;
        } else if c == '\n' {
            found.push(Token { at: start..end, text: "\n".into(), glued, what: What::Sign('\n') });
            glued = false;
        } else if c.is_whitespace() {
            glued = false;
        } else if is_mark(c) || c == '½' {
            // Belongs to what stands before it.
        } else if is_apostrophe(c) {
            glued = true;
        } else {
            let sign = if matches!(c, '‐'..='―' | '−') { '-' } else { c };
            let abbreviates = c == '.' && found.last().is_some_and(|last| glued && last.word().is_some_and(|word| ABBREVIATIONS.contains(&word)));
            if !abbreviates {
                found.push(Token { at: start..end, text: sign.to_string(), glued, what: What::Sign(sign) });
            }
            glued = true;
        }
    }
    found
}

fn push_word(found: &mut Vec<Token>, text: &str, at: Range<usize>, glued: bool) {
    let raw = &text[at.clone()];
    // “16º” and “3ª” are ordinals; the letter alone is none.
    let folded: String = fold(raw).chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    if let Some(last) = found.last_mut()
        && glued
        && (ORDINALS.contains(&folded.as_str()) || raw == "º" || raw == "ª")
        && let What::Number(number) = &mut last.what
    {
        number.form = Form::Ordinal;
        last.at.end = at.end;
        return;
    }
    found.push(Token { at, text: folded, glued, what: What::Word });
}

/// Takes the half of “16,5” and the nought of “14.0” along, and gives where the number ends.
fn half(text: &str, start: usize, end: usize, characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> usize {
    let rest = &text[end..];
    let mut next = rest.chars();
    let is_half = matches!(next.next(), Some(',' | '.' | '٫')) && matches!(next.next(), Some('0' | '5' | '٥')) && end - start <= 4;
    let goes_on = next.next().is_some_and(|c| digit(c).is_some())
        || rest.chars().nth(2).is_some_and(|c| matches!(c, '.' | ',' | '/')) && rest.chars().nth(3).is_some_and(|c| digit(c).is_some());
    // “02.5…” is a telephone number.
    if !is_half || goes_on || text[start..].starts_with('0') || text[..start].ends_with(['.', ',', '/']) {
        return end;
    }
    let mut last = end;
    for (at, c) in characters.by_ref().take(2) {
        last = at + c.len_utf8();
    }
    last
}

/// The figure that a character is, in Latin or Arabic writing.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | 'ـ')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// “п'ятнадцять” is one word.
fn between_cyrillic(rest: &str, first: char) -> bool {
    let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    cyrillic(first) && rest.chars().nth(1).is_some_and(cyrillic)
}
