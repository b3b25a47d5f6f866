//! Numbers in words, in twelve languages: `dix huit`, `eenentwintig`, `on beş`, `خمسة عشر`, `shan iyo toban`, and words that have one in them
//! (`vijftienjarige`, `piętnastoletni`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::langs::Langs;
use super::tokens::{Form, Number, Token, What};
use crate::search::dutch::fold;

/// Cardinals, in order from 2; forms of one number with a `/` between. A `-` leaves a number out.
const FROM_TWO: [(&str, &str); 12] = [
    ("nl", "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"),
    ("fr", "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf"),
    ("en", "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    ("tr", "iki üç dört beş altı yedi sekiz dokuz on onbir oniki onüç ondört onbeş onaltı onyedi onsekiz ondokuz"),
    ("ar", "اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني/اثنتا/اثنتي ثلاث/ثلاثة أربع/أربعة خمس/خمسة ست/ستة سبع/سبعة ثمان/ثمانية/ثماني تسع/تسعة عشر/عشرة"),
    ("es", "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"),
    (
        "pl",
        "dwa/dwie/dwoje/dwóch trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu \
         jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    ),
    (
        "ro",
        "doi/două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece/douăsprezece treisprezece paisprezece cincisprezece/cinsprezece \
         șaisprezece șaptesprezece optsprezece nouăsprezece",
    ),
    (
        "uk",
        "два/дві/двох три/трьох чотири пять/п'ять/пяти шість сім вісім дев'ять/девять десять одинадцять дванадцять тринадцять чотирнадцять \
         п'ятнадцять/пятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять/девятнадцять",
    ),
    (
        "ru",
        "два/две/двух три/трёх четыре пять/пяти шесть/шести семь/семи восемь/восьми девять десять одиннадцать двенадцать тринадцать четырнадцать \
         пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    ),
    (
        "pt",
        "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezasseis/dezesseis dezassete/dezessete dezoito \
         dezanove/dezenove",
    ),
    ("so", "laba/labo saddex/sadex afar shan lix toddoba/todoba siddeed/sideed sagaal toban - - - - - - - - -"),
];

/// Twenty, thirty, … sixty, for young adults and for ages of parents, that have to be known to be left out.
const TENS: [(&str, &str); 12] = [
    ("nl", "twintig dertig veertig vijftig zestig"),
    ("fr", "vingt trente quarante cinquante soixante"),
    ("en", "twenty thirty forty fifty sixty"),
    ("tr", "yirmi otuz kırk elli altmış"),
    ("ar", "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين"),
    ("es", "veinte treinta cuarenta cincuenta sesenta"),
    ("pl", "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt"),
    ("ro", "douăzeci treizeci patruzeci cincizeci șaizeci"),
    ("uk", "двадцять тридцять сорок п'ятдесят шістдесят"),
    ("ru", "двадцать тридцать сорок пятьдесят шестьдесят"),
    ("pt", "vinte trinta quarenta cinquenta sessenta"),
    ("so", "labaatan soddon afartan konton lixdan"),
];

/// One, only said after tens: alone it is an article.
const ONE: [(&str, &str); 11] = [
    ("nl", "een"),
    ("fr", "un/une"),
    ("en", "one"),
    ("tr", "bir"),
    ("ar", "واحد/واحدة/أحد/احدى/إحدى"),
    ("es", "uno/un"),
    ("pl", "jeden"),
    ("ro", "unu"),
    ("uk", "один"),
    ("ru", "один"),
    ("pt", "um/uma"),
];

/// Written in one word with twenty in Spanish.
const VEINTI: &str = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve";

/// Dutch ordinals that are no cardinal with -de or -ste.
const ORDINALS: [(&str, u32); 4] = [("eerste", 1), ("derde", 3), ("achtste", 8), ("tweede", 2)];

/// What stands before the unit in one word: `piętnasto|letni`, `пятнадцати|летний`, in order from 2.
const STEMS: [(&str, &str); 3] = [
    (
        "pl",
        "dwu trzy cztero pięcio sześcio siedmio ośmio dziewięcio dziesięcio jedenasto dwunasto trzynasto czternasto piętnasto szesnasto siedemnasto \
         osiemnasto dziewiętnasto dwudziesto",
    ),
    (
        "ru",
        "двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати \
         восемнадцати девятнадцати двадцати",
    ),
    (
        "uk",
        "дво три чотири п'яти/пяти шести семи восьми дев'яти/девяти десяти одинадцяти дванадцяти тринадцяти чотирнадцяти п'ятнадцяти/пятнадцяти \
         шістнадцяти сімнадцяти вісімнадцяти дев'ятнадцяти/девятнадцяти двадцяти",
    ),
];

/// Number words that are another word in another language: “onze zoon”, “on ne sait pas”, “once a week”. They only count before a unit of theirs.
const OTHER_WORDS: [&str; 11] = ["onze", "on", "once", "dos", "ten", "six", "sept", "opt", "do", "elli", "sete"];

type Table = HashMap<String, (u32, Langs)>;

fn fold_word(word: &str) -> String {
    fold(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn add(table: &mut Table, word: &str, value: u32, langs: Langs) {
    let entry = table.entry(fold_word(word)).or_insert((value, langs));
    if entry.0 == value {
        entry.1 = entry.1.or(langs);
    }
}

static CARDINALS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    let mut fill = |lists: &[(&str, &str)], first: u32, step: u32| {
        for (language, words) in lists {
            for (value, forms) in (0..).map(|n| first + n * step).zip(words.split_whitespace()).filter(|(_, forms)| *forms != "-") {
                forms.split('/').for_each(|form| add(&mut table, form, value, Langs::of(language)));
            }
        }
    };
    fill(&FROM_TWO, 2, 1);
    fill(&TENS, 20, 10);
    fill(&[("es", VEINTI)], 21, 1);
    let units = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"];
    let tens = TENS[0].1.split_whitespace();
    for (ten, word) in (2..).zip(tens) {
        (1..).zip(units).for_each(|(unit, small)| add(&mut table, &format!("{small}en{word}"), ten * 10 + unit, Langs::of("nl")));
    }
    table
});

static ONES: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    ONE.iter().for_each(|(language, forms)| forms.split('/').for_each(|form| add(&mut table, form, 1, Langs::of(language))));
    table
});

static COMPOUND: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (language, words) in STEMS {
        for (value, forms) in (2..).zip(words.split_whitespace()) {
            forms.split('/').for_each(|form| add(&mut table, form, value, Langs::of(language)));
        }
    }
    table
});

/// Ends of words that have a number and an age in them.
static AGED_ENDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let ends = "jarige jarigen jarig letni letnia letnie letniego letniej letnim letnią letnich latek latka latki latków \
                летний летняя летнего летней летнему летнюю летние летних летка річний річна річного річної річному річну річні річних";
    ends.split_whitespace().map(fold_word).collect()
});

/// Whether a word is the end of such a word, written apart: `15-letni`.
pub(super) fn is_aged_end(word: &str) -> bool {
    AGED_ENDS.iter().any(|end| end == word)
}

/// Whether this word of a number is also another word.
pub(super) fn is_other_word(word: &str) -> bool {
    OTHER_WORDS.contains(&word)
}

fn simple(word: &str) -> Option<(u32, Langs)> {
    // In Arabic “and” is written onto the number: وعشرون.
    CARDINALS.get(word).or_else(|| word.strip_prefix('و').and_then(|rest| CARDINALS.get(rest))).copied()
}

fn unit(word: &str) -> Option<(u32, Langs)> {
    ONES.get(word).copied().or_else(|| simple(word).filter(|(value, _)| *value < 10))
}

/// Makes numbers of the words that are some.
pub(super) fn merge(tokens: Vec<Token>) -> Vec<Token> {
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match number_at(&tokens[at..]) {
            Some((number, length)) => {
                let text = tokens[at..at + length].iter().filter_map(Token::word).collect::<Vec<_>>().join(" ");
                let whole = tokens[at].at.start..tokens[at + length - 1].at.end;
                merged.push(Token { at: whole, text, glued: tokens[at].glued, what: What::Number(number) });
                at += length;
            }
            None => {
                merged.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    merged
}

fn number_at(tokens: &[Token]) -> Option<(Number, usize)> {
    let first = tokens[0].word()?;
    let count = |value, langs| Number { value, figures: 0, form: Form::Count, langs };
    if let Some((value, langs)) = simple(first) {
        let hyphen = usize::from(tokens.get(1).is_some_and(|token| token.is_sign('-') && token.glued));
        let next = tokens.get(1 + hyphen).and_then(Token::word);
        // “خمسة عشر”, “shan iyo toban”.
        if value < 10 {
            if let Some((10, _)) = next.and_then(simple).filter(|(_, other)| other.has("ar") && langs.has("ar")) {
                return Some((count(10 + value, Langs::of("ar")), 2));
            }
            if let Some((tens, other)) = next.and_then(simple)
                && tens >= 20
                && langs.has("ar")
                && other.has("ar")
            {
                return Some((count(tens + value, Langs::of("ar")), 2));
            }
            if next == Some("iyo")
                && langs.has("so")
                && let Some((tens, _)) =
                    tokens.get(2).and_then(Token::word).and_then(simple).filter(|(tens, other)| tens % 10 == 0 && other.has("so"))
            {
                return Some((count(tens + value, Langs::of("so")), 3));
            }
        }
        if value % 10 == 0 {
            let linked = next.is_some_and(|word| matches!(word, "et" | "y" | "e" | "si" | "і" | "و")) && (value >= 20);
            let place = 1 + hyphen + usize::from(linked);
            if let Some((small, other)) = tokens.get(place).and_then(Token::word).and_then(unit)
                && let Some(both) = langs.and(other)
                && joins(value, small, both, linked)
            {
                return Some((count(value + small, both), place + 1));
            }
        }
        return Some((count(value, langs), 1));
    }
    if let Some(one) = first_of_teens(first, tokens) {
        return Some(one);
    }
    if let Some(value) = ordinal(first) {
        return Some((Number { value, figures: 0, form: Form::Ordinal, langs: Langs::of("nl") }, 1));
    }
    aged(first).map(|number| (number, 1))
}

/// “أحد عشر”: eleven, whose first word alone is no number here.
fn first_of_teens(first: &str, tokens: &[Token]) -> Option<(Number, usize)> {
    let next = tokens.get(1).and_then(Token::word).and_then(simple)?;
    let is_one = ONES.get(first).is_some_and(|(_, langs)| langs.has("ar"));
    (is_one && next.1.has("ar") && next.0 % 10 == 0).then(|| (Number { value: next.0 + 1, figures: 0, form: Form::Count, langs: Langs::of("ar") }, 2))
}

/// Whether tens and a unit are one number in these languages: “dix huit” is, “ten five” is not.
fn joins(tens: u32, small: u32, langs: Langs, linked: bool) -> bool {
    let ten = langs.has("tr") || langs.has("fr") && small >= 7;
    match (tens, linked) {
        (10, false) => ten,
        (10, true) => false,
        (_, false) => !langs.has("nl"),
        (_, true) => langs.has("fr") && small == 1 || ["es", "pt", "ro"].iter().any(|code| langs.has(code)),
    }
}

fn ordinal(word: &str) -> Option<u32> {
    if let Some((_, value)) = ORDINALS.iter().find(|(name, _)| *name == word) {
        return Some(*value);
    }
    let stem = word.strip_suffix("ste").or_else(|| word.strip_suffix("de"))?;
    CARDINALS.get(stem).filter(|(_, langs)| langs.has("nl")).map(|(value, _)| *value)
}

fn aged(word: &str) -> Option<Number> {
    let stem = AGED_ENDS.iter().find_map(|end| word.strip_suffix(end.as_str()).filter(|stem| !stem.is_empty()))?;
    let (value, langs) = COMPOUND.get(stem).or_else(|| CARDINALS.get(stem)).copied()?;
    Some(Number { value, figures: 0, form: Form::Aged, langs })
}
