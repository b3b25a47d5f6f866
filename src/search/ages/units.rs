//! What is counted: years of age, or something else (days, euro, pupils, B-codes, a bus line).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::langs::Langs;
use super::numbers::is_aged_end;
use super::phrases::Phrases;
use super::tokens::{Token, What};
use crate::search::dutch::fold;

/// A unit behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Years, of age or of time.
    Year,
    /// Of age only: `jaar oud`, `yaşında`, `jir`.
    Age,
    /// Of age, before the person: `jarige`, `year-old`, `-letni`.
    Aged,
    /// Of age, of who speaks: `yaşındayım`.
    OwnAge,
}

const YEARS: [(&str, &str); 12] = [
    ("nl", "jaar jaartje jaren jr j jaartjes"),
    ("fr", "ans an"),
    ("en", "years year yrs yr"),
    ("tr", ""),
    ("ar", "سنة سنوات سنين عام عاما أعوام سنه"),
    ("es", "años año anos ano"),
    ("pl", "lat lata rok roku"),
    ("ro", "ani an"),
    ("uk", "років роки рік року рочки рочків"),
    ("ru", "лет года год годика годиков"),
    ("pt", "anos ano aninhos"),
    ("so", "sano sanno sanad sannad"),
];

const OF_AGE: [(Unit, &str, &str); 6] = [
    (Unit::Aged, "nl", "jarige jarigen jarig jarigs"),
    (Unit::Age, "en", "yo yos"),
    (Unit::Age, "tr", "yaş yaşında yaşındadır yaşına yaşını yaşındaydı yaşından yaşlarında yaşıma"),
    (Unit::Aged, "tr", "yaşındaki yaşlarındaki"),
    (Unit::OwnAge, "tr", "yaşındayım yaşımdayım"),
    (Unit::Age, "so", "jir jirka jirta jirsaday"),
];

static UNITS: LazyLock<HashMap<String, (Unit, Langs)>> = LazyLock::new(|| {
    let mut units: HashMap<String, (Unit, Langs)> = HashMap::new();
    let years = YEARS.iter().map(|(language, words)| (Unit::Year, *language, *words));
    for (unit, language, words) in years.chain(OF_AGE) {
        for word in words.split_whitespace() {
            let entry = units.entry(fold(word)).or_insert((unit, Langs::of(language)));
            // One word in two languages (“ano”) is a unit of both.
            if entry.1.and(Langs::of(language)).is_none() {
                entry.1 = Langs::ALL;
            }
        }
    }
    units
});

/// “and a half”, between a number and its unit or behind it.
static HALF: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::after(&[(
        (),
        "en een half,en een halve,en half,en halve,en n half,et demi,et demie,and a half,y medio,e meio,buçuk,i pół,și jumătate,с половиной,з половиною,ونصف,و نصف",
    )])
});

/// The place behind a half that stands here, else this place.
pub(super) fn past_half(tokens: &[Token], place: usize) -> usize {
    HALF.find(tokens, place).map_or(place, |(_, end)| end)
}

/// The unit that stands at this place behind a number of these languages, and where it ends.
pub(super) fn unit_at(tokens: &[Token], place: usize, langs: Langs) -> Option<(Unit, usize)> {
    let start = past_half(tokens, place);
    let joined = |token: &Token| token.glued || token.word().is_some_and(is_aged_end);
    let start = start + usize::from(tokens.get(start).is_some_and(|token| token.is_sign('-')) && tokens.get(start + 1).is_some_and(joined));
    // “15 sano jir”, “16 de ani”.
    let start =
        start + usize::from(tokens.get(start).and_then(Token::word) == Some("de") && tokens.get(start + 1).and_then(Token::word) == Some("ani"));
    let word = tokens.get(start)?.word()?;
    let next = |n: usize| tokens.get(start + n);
    let says = |n: usize, words: &[&str]| next(n).and_then(Token::word).is_some_and(|word| words.contains(&word));
    if is_aged_end(word) {
        return Some((Unit::Aged, start + 1));
    }
    // “15 y/o”, “12 y.o.”
    if word == "y" {
        let slash = usize::from(next(1).is_some_and(|token| token.is_sign('/') || token.is_sign('.')));
        return says(1 + slash, &["o"]).then_some((Unit::Age, start + 2 + slash));
    }
    // “j'ai 16, j'…”: a letter before an apostrophe is no unit.
    if word == "j" && next(1).is_some_and(|token| token.glued && token.word().is_some()) {
        return None;
    }
    let (unit, of) = UNITS.get(word).copied()?;
    langs.and(of)?;
    if unit == Unit::Year {
        let hyphen = usize::from(next(1).is_some_and(|token| token.is_sign('-')));
        if says(1 + hyphen, &["old", "olds"]) {
            return Some((if word == "years" || word == "yrs" { Unit::Age } else { Unit::Aged }, start + 2 + hyphen));
        }
        if says(1, &["oud", "oude", "jong", "jir", "jirka"]) {
            return Some((Unit::Age, start + 2));
        }
    }
    Some((unit, past_half(tokens, start + 1)))
}

/// What is counted that is no age; plurals of people count too.
const COUNTED: &str = "
dag dagen keer keren uur uren u h week weken maand maanden minuten minuut min seconden km kilometer meter kg gram euro eur euros eu cent procent halve bcodes bcode codes
kinderen kids leerlingen zonen dochters jongens meisjes jongeren studenten tieners kleuters deelnemers personen mensen gezinnen ouders leerkrachten volwassenen broers
broertjes zussen zusjes vrienden klasgenoten plaatsen sessies gesprekken lessen lestijden vakken buizen onvoldoendes tekorten punten afwezigheden scholen school talen
brieven mails vragen boeken nachten nacht weekends weekend klas klassen trimesters trimester semester spijbeldagen verdiepingen huizen straten kamers stappen fasen
januari februari maart april mei juni juli augustus september oktober november december procenten graden tabletten pillen
jours jour fois heures heure semaines semaine mois minutes minute enfants eleves jeunes fils freres soeurs frere personnes points classes ecoles euros matieres seances
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre pourcent
days day times hours hour weeks months month children pupils students people teenagers brothers sisters sons daughters friends classes points pounds percent o clock am pm
january february march may june july august october december schools letters pills
gun saat hafta ay kez kere cocuk cocugum yil yildir yildan sene senedir kardes kisi dakika
يوم أيام ايام ساعة ساعات ساعه أسبوع اسابيع أسابيع شهر أشهر اشهر مرات مرة أطفال اطفال أولاد اولاد يورو
dias dia horas hora semanas semana meses mes veces hijos hijas ninos minutos hermanos noche manana tarde
dni dzien godzin godziny tygodni miesiecy razy dzieci uczniow minut
zile zi ore ora saptamani luni ori copii elevi lei
днiв днів дні годин тижнів місяців разів дітей дней дня часов недель месяцев раз детей минут хвилин
filhos vezes criancas alunos
maalin maalmood saacadood toddobaad bilood bil jeer carruur
";

static COUNTED_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| COUNTED.split_whitespace().map(fold).collect());

/// Whether a number before this place counts something else than years.
pub(super) fn counts_something_else(tokens: &[Token], place: usize) -> bool {
    let Some(token) = tokens.get(place) else { return false };
    match token.what {
        What::Sign('€' | '$' | '£' | '%' | '‰') => true,
        What::Sign(':') => tokens.get(place + 1).is_some_and(|next| next.glued && next.number().is_some()),
        // “bio-”, “2-wekelijks”: a word joined on by a hyphen that is no unit.
        What::Sign('-') => {
            tokens.get(place + 1).is_some_and(|next| next.word().is_some_and(|word| COUNTED_WORDS.contains(word) || word == "wekelijks"))
        }
        What::Word if token.text == "b" => tokens.get(place + 1).is_some_and(|next| next.is_sign('-')),
        // “16h30”, “16 u 30”
        What::Word if matches!(token.text.as_str(), "u" | "h" | "min") => true,
        What::Word if token.text == "op" => tokens.get(place + 1).is_some_and(|next| next.number().is_some()),
        What::Word => COUNTED_WORDS.contains(&token.text),
        _ => false,
    }
}

/// What a number names that stands behind it: a bus, a file, a house, a grade of secondary school.
const NAMED: &str = "
fiche bus tram lijn metro trein nr nummer no code codes bcode postcode kamer lokaal fase stap graad artikel art punt hoofdstuk pagina blz top versie niveau level verdieping
bundel kaart campus gebouw deel stage zone perron route wet decreet module vraag optie groep cluster type buso klas class leerjaar jaar kost kosten kostprijs boete uur om
ligne numero chambre phase etape niveau page chapitre zone classe groupe annee annexe question
line number room step stage grade page chapter question year level class group
otobus hat sinif numara
الرقم رقم باص خط غرفة
linea numero habitacion curso
";

static NAMED_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| NAMED.split_whitespace().map(fold).collect());

/// Whether the number at this place is the name of something: “bus 71”, “€ 15”, “Dansaertstraat 12”.
pub(super) fn is_a_name(tokens: &[Token], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).map(|at| &tokens[at]) else { return false };
    match before.what {
        What::Sign('€' | '$' | '£' | '#' | '°' | '*') => true,
        What::Word => NAMED_WORDS.contains(&before.text) || is_street(&before.text),
        _ => false,
    }
}

/// Whether the number at this place names a class: “klas 3”, “grade 9”.
pub(super) fn is_of_school(tokens: &[Token], place: usize) -> bool {
    place.checked_sub(1).and_then(|at| tokens[at].word()).is_some_and(|word| {
        matches!(
            word,
            "klas" | "class" | "grade" | "year" | "jaar" | "leerjaar" | "classe" | "annee" | "sinif" | "curso" | "level" | "niveau" | "groep"
        )
    })
}

/// Whether a house number may stand at this place: “rue de Flandre 12”.
pub(super) fn is_in_a_street(tokens: &[Token], place: usize) -> bool {
    let near = &tokens[place.saturating_sub(4)..place];
    near.iter()
        .filter_map(Token::word)
        .any(|word| matches!(word, "rue" | "avenue" | "chaussee" | "boulevard" | "place" | "quai" | "street" | "road") || is_street(word))
}

fn is_street(word: &str) -> bool {
    ["straat", "steenweg", "laan", "plein", "kaai", "dreef", "lei", "markt"].iter().any(|end| word.ends_with(end) && word.len() > end.len() + 2)
}
