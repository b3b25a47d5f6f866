//! The meanings of the thesaurus as staff read them: in groups, each with a name of its own.

use std::collections::{BTreeSet, HashMap};

use crate::catalog::Catalog;
use crate::domain::locale::Messages;
use crate::domain::synonym::Synonym;
use crate::domain::values::BRUSSELS;
use crate::domain::vocabulary::{Audience, Closeness, HelpLanguage, Level, OpenAt, Perspective, Phase, Route, Term, Theme};
use crate::search::thesaurus::{Danger, Entry, Meaning};
use crate::web::frame::labels::{danger_label, filter_label};
use crate::web::frame::view;

/// Kinds of meanings, in the order in which staff see them.
pub const GROUPS: [Kind; 15] = [
    Kind::new("thema", "het thema", "Thema’s", "Wie zo’n woord typt, vindt aanbod met dit thema eerst."),
    Kind::new("doelgroep", "de doelgroep", "Doelgroepen", "Wie zo’n woord typt, vindt aanbod voor deze mensen eerst."),
    Kind::new(
        "aanmelding",
        "de aanmelding",
        "Aanmelding",
        "Wie zo’n woord typt, vindt eerst wat je langs deze weg binnenkomt. “Zonder” ervoor keert het om.",
    ),
    Kind::new("gemeente", "de gemeente", "Gemeenten", "Wie zo’n woord typt, vindt eerst wat in of voor deze gemeente is."),
    Kind::new("gevaar", "het gevaar", "Gevaar", "Wie zo’n woord typt, ziet bovenaan de noodnummers."),
    Kind::new("fase", "de fase", "Fasen", "Wie zo’n woord typt, vindt eerst aanbod in deze fase."),
    Kind::new("leeftijd", "de leeftijd", "Leeftijden", "Woorden voor een leeftijd, zoals een schooljaar."),
    Kind::new("niveau", "het niveau", "Onderwijsniveaus", "Woorden voor een soort school."),
    Kind::new("kostprijs", "de kostprijs", "Kostprijs", "Woorden voor gratis hulp."),
    Kind::new("taal", "hulp in het", "Taal van de hulp", "Wie zo’n woord typt, vindt eerst hulp in deze taal."),
    Kind::new(
        "open",
        "wie",
        "Openingsuren",
        "Wie zo’n woord typt, vindt eerst wie dan open is. Een los woord telt alleen als er geen probleem genoemd is.",
    ),
    Kind::new("groep", "de groep", "Groepen mensen", "Aanbod dat alleen voor zo’n groep is, staat lager als niemand over die groep spreekt."),
    Kind::new("ik", "wie vraagt:", "Wie vraagt", "Woorden waaraan je merkt wie de vraag stelt."),
    Kind::new("fiche", "de fiche", "Jargon van een fiche", "Namen en afkortingen die bij één fiche horen: wie ze typt, vindt die fiche."),
    Kind::new(
        "zoek",
        "de zoekwoorden",
        "Ander jargon",
        "Woorden die hetzelfde zeggen als woorden die wel in de fiches staan. Er wordt ook met die woorden gezocht.",
    ),
];

/// A kind of meanings.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// As the thesaurus names it.
    pub code: &'static str,
    /// What stands before one of them in a sentence.
    pub one: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What a word of that kind does.
    pub what: &'static str,
}

impl Kind {
    const fn new(code: &'static str, one: &'static str, heading: &'static str, what: &'static str) -> Self {
        Self { code, one, heading, what }
    }

    /// The kind of a meaning; `None` for one that does not exist.
    pub fn of(means: &str) -> Option<Self> {
        let code = means.split_once('=')?.0;
        GROUPS.into_iter().find(|kind| kind.code == code)
    }
}

/// What a closeness says, and what it does.
pub const CLOSENESS: [(Closeness, &str, &str); 3] = [
    (Closeness::Same, "betekent dit", "Wie dit typt, bedoelt dit. Zoals “brossen” voor spijbelen."),
    (Closeness::Narrower, "is een vorm ervan", "Het is een soort of een deel ervan. Zoals “cyberpesten” voor pesten. Het weegt bijna even zwaar."),
    (Closeness::Related, "wijst erheen", "Het heeft er vaak mee te maken, maar kan ook iets anders zijn. Het weegt de helft."),
];

/// What a closeness says.
pub fn closeness_label(closeness: Closeness) -> &'static str {
    CLOSENESS[closeness.index()].1
}

/// Whether words can be given this meaning: it exists, and so does the fiche that it names.
pub fn exists(catalog: &Catalog, means: &str) -> bool {
    match Meaning::parse(means) {
        Some(Meaning::Fiche(slug)) => catalog.fiche(slug.as_str()).is_some(),
        Some(Meaning::Not(_)) => false,
        Some(Meaning::Search(words)) => words.chars().count() <= 100 && !words.chars().any(char::is_control),
        meaning => meaning.is_some(),
    }
}

/// A meaning in words, without its kind: “Spijbelen”, “1080 Sint-Jans-Molenbeek”, “Groep INTRO”.
pub fn label(t: &Messages, catalog: &Catalog, means: &str) -> String {
    match Meaning::parse(means) {
        Some(Meaning::Theme(value)) => t.label(value).to_owned(),
        Some(Meaning::Not(value)) => t.about("begrepen-niet", t.label(value)),
        Some(Meaning::Audience(value)) => t.label(value).to_owned(),
        Some(Meaning::Route(value)) => t.label(value).to_owned(),
        Some(Meaning::Phase(value)) => t.label(value).to_owned(),
        Some(Meaning::Free) => t.get("kostprijs-gratis").to_owned(),
        Some(Meaning::Commune(code)) => filter_label(t, &crate::domain::query::Filter::Commune(code)),
        Some(Meaning::Language(value)) => t.label(value).to_owned(),
        Some(Meaning::Who(value)) => t.label(value).to_owned(),
        Some(Meaning::Ages(range)) => view::ages(t, range),
        Some(Meaning::Level(value)) => t.label(value).to_owned(),
        Some(Meaning::Danger(danger)) => danger_label(danger).to_owned(),
        Some(Meaning::Fiche(slug)) => {
            catalog.fiche(slug.as_str()).map_or_else(|| format!("{slug} (niet op de site)"), |fiche| fiche.content.name.clone())
        }
        Some(Meaning::Open(value)) => t.label(value).to_owned(),
        Some(Meaning::Group(group)) => format!("{group} (een groep mensen)"),
        Some(Meaning::Search(words)) => format!("“{words}”"),
        None => means.to_owned(),
    }
}

/// A meaning with its kind, to say it anywhere: “het thema spijbelen”.
pub fn full_label(t: &Messages, catalog: &Catalog, means: &str) -> String {
    let one = Kind::of(means).map_or("", |kind| kind.one);
    format!("{one} {}", label(t, catalog, means))
}

/// All meanings that words can be given, by kind as [`GROUPS`] has them: those of the closed lists and of the fiches on the site, and whatever else the
/// thesaurus names.
pub fn all(catalog: &Catalog, entries: &[Entry], own: &[Synonym]) -> Vec<(Kind, Vec<String>)> {
    let named: BTreeSet<&str> =
        entries.iter().flat_map(|entry| &entry.means).map(String::as_str).chain(own.iter().map(|one| one.means.as_str())).collect();
    let groups = GROUPS.into_iter().map(|kind| {
        let key = |code: &str| format!("{}={code}", kind.code);
        let mut keys: Vec<String> = match kind.code {
            "thema" => Theme::ALL.iter().map(|value| key(value.code())).collect(),
            "doelgroep" => Audience::ALL.iter().map(|value| key(value.code())).collect(),
            "aanmelding" => Route::ALL.iter().map(|value| key(value.code())).collect(),
            "gemeente" => BRUSSELS.iter().map(|commune| key(commune.postcode)).collect(),
            "gevaar" => Danger::ALL.iter().map(|danger| key(danger.code())).collect(),
            "fase" => Phase::ALL.iter().map(|value| key(value.code())).collect(),
            "niveau" => Level::ALL.iter().map(|value| key(value.code())).collect(),
            "kostprijs" => vec![key("gratis")],
            "taal" => HelpLanguage::ALL.iter().map(|value| key(value.code())).collect(),
            "open" => OpenAt::ALL.iter().map(|value| key(value.code())).collect(),
            "ik" => Perspective::ALL.iter().map(|value| key(value.code())).collect(),
            "fiche" => catalog.fiches().iter().map(|fiche| key(fiche.slug.as_str())).collect(),
            _ => Vec::new(),
        };
        let others = named.iter().filter(|means| Kind::of(means).is_some_and(|one| one.code == kind.code) && !keys.iter().any(|key| key == *means));
        let mut others: Vec<String> = others.map(|means| (*means).to_owned()).collect();
        others.sort_by_key(|means| match Meaning::parse(means) {
            Some(Meaning::Ages(range)) => (range.min, range.max),
            _ => (None, None),
        });
        keys.extend(others);
        (kind, keys)
    });
    groups.collect()
}

/// How many phrases each meaning has.
pub fn sizes(entries: &[Entry]) -> HashMap<&str, usize> {
    let mut phrases: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for entry in entries {
        for means in &entry.means {
            phrases.entry(means).or_default().extend(entry.phrases().map(String::as_str));
        }
    }
    phrases.into_iter().map(|(means, phrases)| (means, phrases.len())).collect()
}
