//! How easily a text reads, by the formulas of the field: Flesch's reading ease (1948) for English, Douma's of 1960 for Dutch, Kandel and Moles's of 1958
//! for French. Higher is easier; 60 and more is what a reader at B1 follows.

use super::locale::Locale;

/// The score from which a text counts as plain.
pub const PLAIN: f64 = 60.0;

/// The reading ease of a text, mostly between 0 and 100; `None` when it holds no words. Markdown signs do not count.
pub fn score(text: &str, locale: Locale) -> Option<f64> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic() && !"'’-".contains(c)).filter(|word| word.chars().any(char::is_alphabetic)).collect();
    if words.is_empty() {
        return None;
    }
    let syllables: usize = words.iter().map(|word| syllables(word, locale)).sum();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let (words, sentences, syllables) = (count(words.len()), count(sentences(text)), count(syllables));
    let (length, weight) = (words / sentences, syllables / words);
    Some(match locale {
        Locale::Nl => 206.84 - 0.93 * length - 77.0 * weight,
        Locale::Fr => 207.0 - 1.015 * length - 73.6 * weight,
        Locale::En => 206.835 - 1.015 * length - 84.6 * weight,
    })
}

/// Sentences: what ends in a full stop, question or exclamation mark or colon, and each line of a list.
fn sentences(text: &str) -> usize {
    let ends = |line: &str| {
        let marks =
            line.char_indices().filter(|(at, c)| ".?!:".contains(*c) && line[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace));
        marks.count().max(usize::from(line.chars().any(char::is_alphabetic)))
    };
    text.lines().map(ends).sum::<usize>().max(1)
}

/// Syllables by the groups of vowels in a word; at least one.
fn syllables(word: &str, locale: Locale) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouyàâäáéèêëíìîïóòôöœúùûü".contains(c);
    let mut count = 0;
    let mut before: Option<char> = None;
    for c in word.chars() {
        let begins = is_vowel(c)
            && match before {
                Some(previous) if is_vowel(previous) => matches!(c, 'ë' | 'ï' | 'ö' | 'ü') && locale == Locale::Nl,
                _ => true,
            };
        count += usize::from(begins);
        before = Some(c);
    }
    // A silent e at the end; “-le” after a consonant is heard in English.
    let silent = match locale {
        Locale::Nl => false,
        Locale::Fr => word.ends_with('e') || word.ends_with("es"),
        Locale::En => word.ends_with('e') && !word.ends_with("le") || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"),
    };
    if silent && count > 1 { count - 1 } else { count.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_clap_them() {
        for (word, n) in [("school", 1), ("leerplicht", 2), ("begeleiding", 4), ("ideeën", 3), ("hulp", 1)] {
            assert_eq!(syllables(word, Locale::Nl), n, "{word}");
        }
        for (word, n) in [("école", 2), ("aide", 1), ("jeunes", 1), ("téléphone", 3)] {
            assert_eq!(syllables(word, Locale::Fr), n, "{word}");
        }
        for (word, n) in [("help", 1), ("people", 2), ("called", 1), ("started", 2), ("like", 1)] {
            assert_eq!(syllables(word, Locale::En), n, "{word}");
        }
    }

    #[test]
    fn short_sentences_of_short_words_read_more_easily() {
        let plain = score("Je kind gaat niet naar school. Bel ons. We helpen je graag.", Locale::Nl).expect("words");
        let heavy =
            score("De onderwijsinspectie verantwoordelijkheidsbegeleidingsprocedures inzake problematische afwezigheidsregistraties.", Locale::Nl)
                .expect("words");
        assert!(plain > 90.0 && heavy < 0.0, "{plain} {heavy}");
        assert_eq!(score(" ** ", Locale::Nl), None);
    }
}
