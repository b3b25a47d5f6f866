//! The stem of a word by rule. A light stemmer of our own: on our words the usual Dutch ones take `begeleiding` to `beleid` and `gezin` to `zin`.
//! Words that no rule finds stand in `seeds/woorden.toml`, and what both make of real pairs of words is tested where they come together.

/// Words that start with `ge` and end in `d` or `t` without being participles.
const NO_PARTICIPLES: [&str; 14] = [
    "geweld",
    "geduld",
    "gezond",
    "gebied",
    "gemoed",
    "geluid",
    "gewicht",
    "gezicht",
    "gerecht",
    "geacht",
    "gemeent",
    "gebeurt",
    "gelegenheid",
    "gezondheid",
];

/// The stem of a folded word by rule: endings off, doubled letters single, v and z at the end as they sound.
pub(super) fn stem_by_rule(word: &str) -> String {
    if word.starts_with(|c: char| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return arabic_stem(word);
    }
    if !word.is_ascii() || word.len() <= 3 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = word;
    let participle = stem.len() >= 7 && stem.starts_with("ge") && stem.ends_with(['d', 't']) && !NO_PARTICIPLES.contains(&stem);
    if participle {
        stem = &stem[2..];
    }
    let endings: [(&str, usize, &str); 16] = [
        ("heden", 3, "heid"),
        ("etjes", 3, ""),
        ("etje", 3, ""),
        ("tjes", 3, ""),
        ("pjes", 3, ""),
        ("tje", 3, ""),
        ("pje", 3, ""),
        ("jes", 3, ""),
        ("je", 3, ""),
        ("ingen", 4, ""),
        ("ing", 4, ""),
        ("ens", 4, ""),
        ("ers", 5, ""),
        ("er", 5, ""),
        ("en", 3, ""),
        ("e", 3, ""),
    ];
    let mut owned = stem.to_owned();
    let cut = endings.iter().find(|(ending, least, _)| {
        stem.strip_suffix(ending).is_some_and(|rest| rest.len() >= *least && rest.bytes().any(|b| b"aeiouy".contains(&b)))
    });
    if let Some((ending, _, instead)) = cut {
        owned.truncate(stem.len() - ending.len());
        owned.push_str(instead);
    } else if plural_s(stem) {
        owned.pop();
        if owned.len() > 4 && owned.ends_with('e') {
            owned.pop();
        }
    }
    if owned.len() >= 5 && (owned.ends_with('t') || participle && owned.ends_with('d')) {
        let before = owned.as_bytes()[owned.len() - 2];
        if !b"aeiou".contains(&before) {
            owned.pop();
        }
    }
    tidy(&owned)
}

/// Arabic without the article and the little words written onto it.
fn arabic_stem(word: &str) -> String {
    let starts = ["وال", "بال", "لل", "ال"];
    let bare = starts.iter().find_map(|start| word.strip_prefix(start)).filter(|rest| rest.chars().count() >= 3);
    bare.unwrap_or(word).to_owned()
}

fn plural_s(word: &str) -> bool {
    let bytes = word.as_bytes();
    let length = bytes.len();
    if length < 5 || bytes[length - 1] != b's' {
        return false;
    }
    match bytes[length - 2] {
        b's' | b'i' | b'u' => false,
        b'a' | b'o' => !b"aeiou".contains(&bytes[length - 3]),
        _ => true,
    }
}

/// `school` and `schol(en)`, `les` and `less(en)`, `brief` and `briev(en)` read the same.
fn tidy(stem: &str) -> String {
    let mut tidy = String::with_capacity(stem.len());
    for c in stem.chars() {
        if tidy.ends_with(c) && c != 'i' {
            continue;
        }
        tidy.push(c);
    }
    match tidy.pop() {
        Some('v') => tidy.push('f'),
        Some('z') => tidy.push('s'),
        Some(last) => tidy.push(last),
        None => {}
    }
    tidy
}
