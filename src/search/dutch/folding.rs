//! How a text becomes folded words: case and accents off, hyphens and apostrophes joining. What reads the same is written the same from here on.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is looked at; what is longer is cut.
const LONGEST_WORD: usize = 40;

/// A word of a text: where it stands, in bytes, and how it reads folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// Lower-case, without accents.
    pub folded: String,
}

/// Lower-case and without accents: `Décrochage` → `decrochage`, `İ` and `ı` → `i`; Arabic without vowel signs, its letters that people
/// write either way as one.
pub fn fold(text: &str) -> String {
    let lower = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain = lower.filter(|c| !is_combining_mark(*c) && *c != 'ـ');
    plain
        .map(|c| match c {
            'ı' => 'i',
            'ة' => 'ه',
            'ى' => 'ي',
            other => other,
        })
        .collect()
}

/// The words of a text, in order. A hyphen or apostrophe joins: first the whole (`timeout`), then its pieces of letters (`time`, `out`).
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut run: Option<usize> = None;
    let mut joined = false;
    let mut close = |start: usize, end: usize, joined: bool| {
        let piece = &text[start..end];
        // “l’école” is the school with an article before it, not a word of its own.
        let elided = piece.split_once(['\'', '’']).is_some_and(|(article, _)| ELIDED.contains(&fold(article).as_str()));
        if joined && !elided && !piece.bytes().any(|b| b.is_ascii_digit()) {
            push(&mut found, text, start, end);
        }
        let mut at = start;
        for part in piece.split(is_joint) {
            if !joined || part.chars().count() > 1 {
                push(&mut found, text, at, at + part.len());
            }
            at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        }
    };
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let joins = is_joint(c) && run.is_some() && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() || is_combining_mark(c) && run.is_some() {
            run.get_or_insert(at);
        } else if joins {
            joined = true;
        } else if let Some(start) = run.take() {
            close(start, at, joined);
            joined = false;
        }
    }
    if let Some(start) = run {
        close(start, text.len(), joined);
    }
    found
}

/// Little French words that lose their last letter before a vowel.
const ELIDED: [&str; 13] = ["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"];

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '‑')
}

fn push(found: &mut Vec<Word>, text: &str, start: usize, end: usize) {
    let folded: String = fold(&text[start..end]).chars().filter(|c| c.is_alphanumeric()).take(LONGEST_WORD).collect();
    if !folded.is_empty() {
        found.push(Word { start, end, folded });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_hyphens_join() {
        let folded = |text| words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        assert_eq!(folded("Décrochage, 12-18 jaar: time-out!"), ["decrochage", "12", "18", "jaar", "timeout", "time", "out"]);
        assert_eq!(folded("B-codes foto's"), ["bcodes", "codes", "fotos", "foto"]);
        assert_eq!(folded("l'école, d’aide, aujourd'hui"), ["ecole", "aide", "aujourdhui", "aujourd", "hui"]);
        assert_eq!(folded("(((("), Vec::<String>::new());
        let time_out = &words("een time-out")[1];
        assert_eq!((time_out.start, time_out.end), (4, 12));
    }
}
