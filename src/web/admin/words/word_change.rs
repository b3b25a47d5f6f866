//! A change to the words, as it was asked for and as it can be made: what is wrong with it, and what to know before one makes it.

use jiff::Timestamp;

use crate::catalog::Catalog;
use crate::domain::locale::{Locale, Messages};
use crate::domain::synonym::{Synonym, tidy};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{Closeness, HelpLanguage, Term};
use crate::search::own_words;
use crate::search::question::{Asked as Understood, Question};
use crate::search::thesaurus::{LANGUAGES, Meaning, Telling};
use crate::web::admin::words::meanings::{self, closeness_label, label};
use crate::web::frame::labels::understood_label;
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;

/// What is done with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Deed {
    Add,
    TakeAway,
    PutBack,
}

/// A change, as it was asked for.
#[derive(Debug, Clone)]
pub(in crate::web) struct Asked {
    pub deed: Deed,
    pub means: String,
    /// Other words to look for, where those are the meaning.
    pub search: String,
    pub phrase: String,
    pub language: HelpLanguage,
    pub closeness: Closeness,
    pub question: String,
    /// Whether somebody pressed the button; else the fields are only filled in for them.
    pub pressed: bool,
}

/// A field and what is wrong with it.
pub(in crate::web) type Fault = (&'static str, String);

/// A change that can be made.
#[derive(Debug, Clone)]
pub(in crate::web) struct Change {
    pub deed: Deed,
    pub means: String,
    pub language: HelpLanguage,
    pub closeness: Closeness,
    pub phrase: String,
    /// What staff should know before they make it.
    pub notices: Vec<String>,
}

/// What a change does to the words of staff.
#[derive(Debug, Clone)]
pub(in crate::web) enum Step {
    Keep(Synonym),
    Drop,
}

impl Asked {
    pub fn of(form: &Form) -> Self {
        let means = form.get("betekenis").trim();
        let search = form.get("zoek").split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            deed: match form.get("doe") {
                "weg" => Deed::TakeAway,
                "terug" => Deed::PutBack,
                _ => Deed::Add,
            },
            means: if means == "zoek=" { format!("zoek={search}") } else { means.to_owned() },
            search,
            phrase: form.get("woord").to_owned(),
            language: HelpLanguage::from_code(form.get("taal")).filter(|one| LANGUAGES.contains(one)).unwrap_or(HelpLanguage::Dutch),
            closeness: Closeness::from_code(form.get("nauw")).unwrap_or_default(),
            question: form.get("vraag").trim().to_owned(),
            pressed: !form.get("stap").is_empty(),
        }
    }
}

impl Change {
    /// What it does to these words of staff.
    pub fn step(&self, own: &[Synonym], by: &str, at: Timestamp) -> Step {
        let ours = own.iter().any(|one| self.is_of(one) && one.added);
        match self.deed {
            Deed::PutBack => Step::Drop,
            Deed::TakeAway if ours => Step::Drop,
            deed => Step::Keep(Synonym {
                means: self.means.clone(),
                closeness: self.closeness,
                language: self.language,
                phrase: self.phrase.clone(),
                added: deed == Deed::Add,
                saved_at: at,
                saved_by: by.to_owned(),
            }),
        }
    }

    /// Whether this word of staff is the one that it changes.
    pub fn is_of(&self, one: &Synonym) -> bool {
        one.means == self.means && one.language == self.language && one.phrase == self.phrase
    }
}

/// What can be done of what was asked.
///
/// # Errors
/// Each field that is wrong, with a sentence.
pub(in crate::web) fn check(asked: &Asked, state: &AppState, catalog: &Catalog, own: &[Synonym]) -> Result<Change, Vec<Fault>> {
    let Asked { deed, means, language, closeness, .. } = asked.clone();
    let change = |phrase: String, notices: Vec<String>| Change { deed, means: means.clone(), language, closeness, phrase, notices };
    if deed != Deed::Add {
        let change = change(asked.phrase.clone(), Vec::new());
        let ours = own.iter().find(|one| change.is_of(one));
        let listed = own_words::phrases_of(&state.shipped.0, &means);
        let shipped = listed.iter().any(|one| one.language == language && one.phrase == change.phrase);
        let there = match deed {
            Deed::PutBack => ours.is_some_and(|one| !one.added),
            _ => ours.map_or(shipped, |one| one.added),
        };
        return match there {
            true => Ok(Change { notices: leaving(&change, state, catalog, own, shipped), ..change }),
            false => Err(vec![("woord", "dit woord staat hier niet meer".to_owned())]),
        };
    }
    let mut faults = Vec::new();
    if means.is_empty() || !meanings::exists(catalog, &means) {
        faults.push(match means.starts_with("zoek=") {
            true => ("zoek", "typ de woorden waarmee ook gezocht moet worden".to_owned()),
            false => ("betekenis", "kies wat het woord betekent".to_owned()),
        });
    }
    let phrase = tidy(&asked.phrase).map_err(|error| faults.push(("woord", error.to_string()))).unwrap_or_default();
    if faults.is_empty() {
        match arriving(&change(phrase.clone(), Vec::new()), state, catalog, own) {
            Ok(notices) => return Ok(change(phrase, notices)),
            Err(fault) => faults.push(fault),
        }
    }
    Err(faults)
}

/// What to know before a word is added, or why it cannot be.
fn arriving(change: &Change, state: &AppState, catalog: &Catalog, own: &[Synonym]) -> Result<Vec<String>, Fault> {
    let (t, phrase) = (Locale::Nl.messages(), change.phrase.as_str());
    let thesaurus = catalog.thesaurus();
    let mut notices = Vec::new();
    match thesaurus.telling(phrase) {
        Telling::Nothing => {
            let sentence = "dit zegt op zich te weinig: zulke woorden staan in bijna elke vraag. Schrijf er een woord bij waar het om gaat";
            return Err(("woord", sentence.to_owned()));
        }
        Telling::Little => {
            notices.push("Dit zijn allemaal woorden die in veel vragen staan. Probeer ook vragen die hier niets mee te maken hebben.".to_owned());
        }
        Telling::Enough => {}
    }
    let entries = own_words::over(&state.shipped.0, own);
    let stems = thesaurus.stems(phrase);
    let name = label(t, catalog, &change.means);
    let alike = own_words::phrases_of(&entries, &change.means).into_iter().filter(|one| thesaurus.stems(one.phrase) == stems);
    for one in alike {
        let exact = one.phrase == phrase && one.language == change.language;
        let says = closeness_label(one.closeness);
        match () {
            () if exact && one.closeness == change.closeness => return Err(("woord", format!("“{phrase}” staat al bij {name}"))),
            () if exact => notices.push(format!("“{phrase}” staat al bij {name}, maar dan als “{says}”. Jouw keuze komt in de plaats.")),
            () if one.closeness.weight() >= change.closeness.weight() => {
                return Err(("woord", format!("“{}” staat al bij {name} en zoekt hetzelfde", one.phrase)));
            }
            () => notices.push(format!("“{}” staat al bij {name} als “{says}” en zoekt hetzelfde. De nauwste van de twee telt.", one.phrase)),
        }
    }
    let read = catalog.understand(phrase, state.clock.today());
    if Meaning::parse(&change.means).is_some_and(|meaning| says(&read, &meaning)) {
        notices.push(format!("De zoekmachine denkt hierbij nu al aan {name}. Misschien is dit woord niet nodig."));
    }
    let others = also(t, catalog, &read, &change.means);
    if !others.is_empty() {
        notices.push(format!("Let op: in dit woord herkent de zoekmachine ook {}. Dat blijft zo.", view::and(t, &strs(&others))));
    }
    Ok(notices)
}

/// What to know before a word is taken away.
fn leaving(change: &Change, state: &AppState, catalog: &Catalog, own: &[Synonym], shipped: bool) -> Vec<String> {
    let t = Locale::Nl.messages();
    let mut notices = Vec::new();
    if change.deed == Deed::PutBack {
        return notices;
    }
    if change.means.starts_with("gevaar=") {
        notices.push("Wie dit typt, ziet nu de noodnummers. Zonder dit woord gebeurt dat niet meer.".to_owned());
    }
    if shipped && own.iter().any(|one| change.is_of(one)) {
        notices.push("Het programma kent dit woord zelf ook. Als je het jouwe weghaalt, telt dat weer.".to_owned());
    }
    let thesaurus = catalog.thesaurus();
    let stems = thesaurus.stems(&change.phrase);
    let entries = own_words::over(&state.shipped.0, own);
    let mut alike: Vec<String> = Vec::new();
    for one in own_words::phrases_of(&entries, &change.means) {
        let other = one.phrase != change.phrase || one.language != change.language;
        let said = format!("“{}”", one.phrase);
        if other && thesaurus.stems(one.phrase) == stems && !alike.contains(&said) {
            alike.push(said);
        }
    }
    if !alike.is_empty() {
        notices.push(format!(
            "Dit zoekt hetzelfde en blijft staan: {}. Haal dat ook weg als de zoekmachine hier niet meer aan mag denken.",
            view::and(t, &strs(&alike))
        ));
    }
    notices
}

fn strs(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Whether a question was read to mean this.
fn says(read: &Question, meaning: &Meaning) -> bool {
    let asked = match meaning {
        Meaning::Theme(value) => Understood::Theme(*value),
        Meaning::Audience(value) => Understood::Audience(*value),
        Meaning::Route(value) => Understood::Route(*value),
        Meaning::Phase(value) => Understood::Phase(*value),
        Meaning::Free => Understood::Free,
        Meaning::Commune(code) => Understood::Commune(code.clone()),
        Meaning::Language(value) => Understood::Language(*value),
        Meaning::Who(value) => Understood::Who(*value),
        Meaning::Ages(range) => Understood::Ages(*range),
        Meaning::Level(value) => Understood::Level(*value),
        Meaning::Danger(danger) => return read.danger.as_ref().is_some_and(|peril| peril.kinds.contains(danger)),
        Meaning::Fiche(slug) => return read.fiches.iter().any(|(other, _)| other == slug),
        Meaning::Open(value) => Understood::Open(*value),
        Meaning::Group(group) => return read.groups.contains(group),
        Meaning::Search(_) | Meaning::Not(_) => return false,
    };
    read.understood.iter().any(|one| one.what == asked)
}

/// What else is read in a phrase.
fn also(t: &'static Messages, catalog: &Catalog, read: &Question, means: &str) -> Vec<String> {
    let meant = Meaning::parse(means);
    let other = |one: &&crate::search::question::Understood| {
        let alone = Question { understood: vec![(*one).clone()], ..Question::default() };
        !meant.as_ref().is_some_and(|meaning| says(&alone, meaning))
    };
    let mut found: Vec<String> = read.understood.iter().filter(other).map(|one| understood_label(t, one)).collect();
    let fiche = |slug: &Slug| catalog.fiche(slug.as_str()).map(|fiche| format!("de fiche {}", fiche.content.name));
    let meant_fiche = |slug: &Slug| matches!(&meant, Some(Meaning::Fiche(other)) if other == slug);
    found.extend(read.fiches.iter().filter(|(slug, _)| !meant_fiche(slug)).filter_map(|(slug, _)| fiche(slug)));
    let dangers = read.danger.iter().flat_map(|peril| &peril.kinds);
    let others = dangers.filter(|danger| !matches!(&meant, Some(Meaning::Danger(other)) if other == *danger));
    found.extend(others.map(|danger| format!("gevaar ({})", crate::web::frame::labels::danger_label(*danger))));
    found
}
