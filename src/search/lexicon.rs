//! A set of known words in which an unknown one is looked for: as the beginning of a longer word, or as a slip of the pen or of the ear.

/// Shortest beginning of a word that finds the whole.
const SHORTEST_PREFIX: usize = 3;
/// Most words that a beginning or a slip may stand for.
const MOST_VARIANTS: usize = 6;

/// Known words, folded and sorted, each with the set of its letters.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Vec<(String, u32)>,
}

impl Lexicon {
    /// The lexicon of these folded words.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let mut words: Vec<(String, u32)> = words.into_iter().map(|word| (letters_of(&word), word)).map(|(letters, word)| (word, letters)).collect();
        words.sort_unstable();
        words.dedup();
        Self { words }
    }

    /// Whether this word is known.
    pub fn knows(&self, folded: &str) -> bool {
        self.words.binary_search_by(|(word, _)| word.as_str().cmp(folded)).is_ok()
    }

    /// Known words that begin so, at most six; none for fewer than three letters.
    pub fn beginning_with(&self, folded: &str) -> Vec<&str> {
        if folded.chars().count() < SHORTEST_PREFIX {
            return Vec::new();
        }
        let first = self.words.partition_point(|(word, _)| word.as_str() < folded);
        let longer = self.words[first..].iter().take_while(|(word, _)| word.starts_with(folded));
        longer.take(MOST_VARIANTS).map(|(word, _)| word.as_str()).collect()
    }

    /// Known words that differ by the fewest slips, with how many: at most one in a word of four to seven letters, two in a longer one, and in one of
    /// four only two letters that changed places. Short words have too many neighbours and are left alone. Letters that changed places come first.
    pub fn nearest(&self, folded: &str) -> (usize, Vec<&str>) {
        let most = match folded.chars().count() {
            0..=3 => return (0, Vec::new()),
            4..=7 => 1,
            _ => 2,
        };
        let short = folded.chars().count() == 4;
        let heard = as_heard(folded);
        let letters = letters_of(folded);
        let near = self.words.iter().filter(|(_, other)| (letters ^ other).count_ones() as usize <= 2 * most + 1);
        let mut near: Vec<(usize, bool, &str)> = near
            .filter_map(|(word, other)| {
                let swapped = letters == *other && changed_places(folded, word);
                if short && !swapped {
                    return None;
                }
                // What sounds the same is a smaller slip than what only looks alike.
                let slips = if swapped || as_heard(word) == heard { Some(1) } else { distance(folded, word, most) };
                slips.map(|slips| (slips, !swapped, word.as_str()))
            })
            .collect();
        near.sort_unstable();
        let closest = near.first().map_or(0, |(slips, ..)| *slips);
        near.retain(|(slips, ..)| *slips == closest);
        (closest, near.into_iter().take(MOST_VARIANTS).map(|(.., word)| word).collect())
    }

    /// The longest known word that this word begins with: one of at least five letters with an ending behind it (`spijbelaartje`), or a long one
    /// with another word behind it (`zelfmoordpreventie`).
    pub fn begun_by(&self, folded: &str) -> Option<&str> {
        let ends = folded.char_indices().map(|(at, _)| at).enumerate().skip(5);
        let rest = |end: usize| folded[end..].chars().count();
        let ends: Vec<usize> = ends.filter(|(letters, end)| rest(*end) <= 5 || *letters >= 8).map(|(_, end)| end).collect();
        ends.into_iter().rev().find_map(|end| {
            let found = self.words.binary_search_by(|(word, _)| word.as_str().cmp(&folded[..end])).ok()?;
            Some(self.words[found].0.as_str())
        })
    }
}

/// How a Dutch word sounds, roughly: spellings that are heard alike become one.
fn as_heard(word: &str) -> String {
    let mut heard = word.to_owned();
    for (written, sound) in [
        ("sch", "sg"),
        ("ch", "g"),
        ("ij", "ei"),
        ("y", "ei"),
        ("ph", "f"),
        ("c", "k"),
        ("qu", "kw"),
        ("x", "ks"),
        ("th", "t"),
        ("ou", "au"),
        ("dt", "t"),
        ("z", "s"),
        ("v", "f"),
    ] {
        if heard.contains(written) {
            heard = heard.replace(written, sound);
        }
    }
    let mut single = String::with_capacity(heard.len());
    for c in heard.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

/// Whether two words sound the same, also at the end, where d is t.
pub(super) fn same_sound(a: &str, b: &str) -> bool {
    let heard = |word: &str| {
        let heard = as_heard(word);
        heard.strip_suffix('d').map_or(heard.clone(), |rest| format!("{rest}t"))
    };
    heard(a) == heard(b)
}

/// Whether two words differ by two letters beside each other that changed places.
fn changed_places(a: &str, b: &str) -> bool {
    if a.len() != b.len() || a == b {
        return false;
    }
    let differs: Vec<usize> = a.bytes().zip(b.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    let (a, b) = (a.as_bytes(), b.as_bytes());
    matches!(differs[..], [first, second] if second == first + 1 && a[first] == b[second] && a[second] == b[first])
}

/// The set of letters in a word, one bit each: words whose sets differ much cannot be a slip apart.
fn letters_of(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, b| set | 1 << (b - b'a'))
}

/// How many letters must be put in, left out, changed or swapped with their neighbour, if that is at most `most`.
pub(super) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::new(["spijbelen", "psycholoog", "school", "tito", "begeleiding", "begeleider"].map(str::to_owned))
    }

    #[test]
    fn a_slip_of_the_pen_or_of_the_ear_finds_the_word() {
        for (typed, meant) in
            [("spijbellen", "spijbelen"), ("shcool", "school"), ("psygoloog", "psycholoog"), ("speibelen", "spijbelen"), ("sichool", "school")]
        {
            assert_eq!(lexicon().nearest(typed).1, [meant], "{typed}");
        }
    }

    #[test]
    fn short_words_are_not_turned_into_others() {
        assert!(lexicon().nearest("tit").1.is_empty());
        assert!(lexicon().nearest("tigo").1.is_empty(), "four letters are one name as easily as another");
        assert_eq!(lexicon().nearest("tiot").1, ["tito"], "but letters change places in short words too");
        assert!(lexicon().knows("tito") && !lexicon().knows("tigo"));
    }

    #[test]
    fn a_beginning_finds_the_whole() {
        assert_eq!(lexicon().beginning_with("begel"), ["begeleider", "begeleiding"]);
        assert!(lexicon().beginning_with("be").is_empty());
    }

    #[test]
    fn slips_are_counted_as_people_make_them() {
        assert_eq!(distance("spijbellen", "spijbelen", 2), Some(1));
        assert_eq!(distance("shcool", "school", 1), Some(1));
        assert_eq!(distance("psygoloog", "psycholoog", 2), Some(2));
        assert_eq!(distance("tito", "tigo", 0), None);
    }
}
