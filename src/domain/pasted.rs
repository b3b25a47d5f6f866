//! Text as people paste it means what it means without the dirt: marks that nobody sees, letters that only look alike, line breaks of a PDF.
//!
//! The one place for it. What staff write is freed of what nobody sees ([`text`]); what visitors ask also of what a page or an address put in
//! ([`question`]). Both leave clean text as it is, and what they give reads the same when it is read again.

/// A text of staff, without invisible marks, with plain hyphens inside words, look-alike letters as the letters they pass for, and words whole that a
/// line break had cut.
pub fn text(typed: &str) -> String {
    let seen: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
    let hyphened = map_inside(&seen, |c| if matches!(c, '\u{2010}' | '\u{2011}' | '\u{2212}') { '-' } else { c });
    whole_lines(&plain_letters(&hyphened))
}

/// A question, as [`text`], and without what an address or a page put in: `%20`, `&eacute;`, dots in an acronym, long dashes inside a word.
pub fn question(typed: &str) -> String {
    let decoded: Vec<String> = typed.split(' ').map(decoded).collect();
    let unescaped = html_escape::decode_html_entities(&decoded.join(" ")).into_owned();
    let plain = text(&unescaped);
    let plain = map_inside(&plain, |c| if matches!(c, '–' | '—' | '−') { '-' } else { c });
    plain.split(' ').map(without_dots).collect::<Vec<_>>().join(" ")
}

/// Marks that take no room: soft hyphens, zero-width spaces and joiners, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Each character between two letters or digits, changed.
fn map_inside(text: &str, change: impl Fn(char) -> char) -> String {
    let letters: Vec<char> = text.chars().collect();
    let inside = |at: usize| {
        let word = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphanumeric());
        word(at.checked_sub(1)) && word(Some(at + 1))
    };
    letters.iter().enumerate().map(|(at, c)| if inside(at) { change(*c) } else { *c }).collect()
}

/// Words in which most letters are Latin with all their letters Latin: `zelfmооrd` with two Cyrillic letters reads as it looks.
fn plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let looks = |c: char| LOOK_ALIKES.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin);
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let foreign = word.chars().any(|c| c.is_alphabetic() && looks(c).is_none() && matches!(c, '\u{370}'..='\u{52f}'));
        match latin && !foreign {
            true => plain.extend(word.chars().map(|c| looks(c).unwrap_or(c))),
            false => plain.push_str(word),
        }
    }
    plain
}

/// Cyrillic and Greek letters with the Latin ones they look like.
const LOOK_ALIKES: [(char, char); 30] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('А', 'A'),
    ('Е', 'E'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Х', 'X'),
    ('В', 'B'),
    ('Н', 'H'),
    ('К', 'K'),
    ('М', 'M'),
    ('Т', 'T'),
    ('І', 'I'),
    ('ο', 'o'),
    ('α', 'a'),
    ('ν', 'v'),
    ('Ο', 'O'),
    ('Α', 'A'),
    ('Ε', 'E'),
    ('Τ', 'T'),
    ('ι', 'i'),
];

/// Words that a line break cut are whole again: `dagbe-⏎steding`. “in-⏎ en uitschrijven” is no such word.
fn whole_lines(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('-') {
        let (before, behind) = (&rest[..at], &rest[at + 1..]);
        let next = behind.trim_start();
        let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
        let cut =
            next.len() < behind.len() && before.ends_with(char::is_lowercase) && word.starts_with(char::is_lowercase) && word.chars().count() > 2;
        whole.push_str(before);
        if !cut || AND.contains(&word.as_str()) {
            whole.push('-');
            rest = behind;
        } else {
            rest = next;
        }
    }
    whole + rest
}

/// What follows a hyphen that stands for the end of a word.
const AND: [&str; 6] = ["tot", "and", "oder", "und", "maar", "noch"];

/// A piece of an address as it was before it stood in one; as it is where it was none.
fn decoded(piece: &str) -> String {
    let escapes = piece.as_bytes().windows(3).any(|bytes| bytes[0] == b'%' && bytes[1].is_ascii_hexdigit() && bytes[2].is_ascii_hexdigit());
    let read = if escapes { percent_encoding::percent_decode_str(piece).decode_utf8().ok() } else { None };
    read.map_or_else(|| piece.to_owned(), |read| read.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
}

/// `C.L.B.` as CLB: single letters with a dot behind each.
fn without_dots(word: &str) -> String {
    let bare = word.trim_end_matches([',', ';', '!', '?', ')', ':']);
    let (tail, bare) = (&word[bare.len()..], bare.strip_suffix('.').unwrap_or(bare));
    let letters: Vec<&str> = bare.split('.').collect();
    let acronym = letters.len() > 1 && letters.iter().all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    if acronym { letters.concat() + tail } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_means_what_it_means() {
        for (pasted, meant) in [
            ("spij\u{ad}belen", "spijbelen"),
            ("zelf\u{200b}moord", "zelfmoord"),
            ("zelfm\u{43e}\u{43e}rd", "zelfmoord"),
            ("C.L.B., N.E.E.T. en c.l.b", "CLB, NEET en clb"),
            ("l&#39;&eacute;cole", "l'école"),
            ("financi&euml;le hulp", "financiële hulp"),
            ("naar%20school", "naar school"),
            ("d%C3%A9crochage", "décrochage"),
            ("time–out", "time-out"),
            ("time‑out", "time-out"),
            ("dagbe-\nsteding", "dagbesteding"),
            ("school- uitval", "schooluitval"),
            ("in- en uitschrijven", "in- en uitschrijven"),
            ("16,5 jaar, 12-18", "16,5 jaar, 12-18"),
            ("100% zeker", "100% zeker"),
            ("мой сын", "мой сын"),
            ("o.a. www.clb.be", "oa www.clb.be"),
        ] {
            assert_eq!(question(pasted), meant, "{pasted}");
        }
    }

    #[test]
    fn texts_of_staff_keep_what_is_meant_so() {
        for kept in ["- een lijst\n- nog een", "12–18 jaar", "Beroepenpunt – Cité des Métiers", "a.u.b. 50%20", "« école »"] {
            assert_eq!(text(kept), kept);
        }
        assert_eq!(text("Vlinder\u{200b}tuin"), "Vlindertuin");
        assert_eq!(text("dagbe-\nsteding"), "dagbesteding");
    }

    proptest::proptest! {
        #[test]
        fn what_is_clean_stays_as_it_is(typed in "\\PC{0,80}") {
            let once = text(&typed);
            proptest::prop_assert_eq!(text(&once), once);
        }
    }
}
