//! The form of a fiche: what is in each field, what is wrong with it, what others made of it. The editor and the page on which an organisation proposes
//! changes show the same form; [`parts`](super::parts) says which fields there are.

use super::names::{field_of, id_of};
use super::parts::{contact, location, other_languages, service, whole};
use crate::domain::changes::Change;
use crate::domain::draft::{FicheDraft, FieldError};
use crate::domain::locale::Locale;
use crate::domain::readability;
use crate::domain::vocabulary::Term;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// A few words that are a number.
    Number,
    /// A day.
    Day,
    /// Several lines.
    Text,
    /// A list, an item a line.
    Lines,
    /// One of a list.
    One,
    /// Any of a list.
    Many,
}

/// A value that can be chosen.
#[derive(Debug)]
pub struct Choice {
    /// Its code.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// A field as it stands on the page.
#[derive(Debug)]
pub struct Field {
    /// How it is filled in.
    pub input: Input,
    /// Path of the field, as in a seed file.
    pub path: String,
    /// Its name in the form.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub label: &'static str,
    /// How to fill it in.
    pub help: &'static str,
    /// What is in it.
    pub value: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// How many lines are shown, where there can be several.
    pub rows: usize,
    /// The Dutch text that this translates.
    pub dutch: String,
    /// Most words, where that is limited.
    pub words: Option<usize>,
    /// Language of what is typed.
    pub lang: &'static str,
    /// Whether it has to be filled in.
    pub required: bool,
    /// How easily it reads.
    pub reads: Option<String>,
    /// What is wrong with it.
    pub errors: Vec<String>,
    /// What somebody else made of it in the meantime.
    pub theirs: Option<String>,
}

/// Fields that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they are about.
    pub legend: &'static str,
    /// Whether they are folded away at first.
    pub folded: bool,
    /// Whether they stand beside each other.
    pub in_a_row: bool,
    /// What to know after filling in the last of them.
    pub note: &'static str,
    /// The fields.
    pub fields: Vec<Field>,
}

impl Group {
    /// Whether anything in it is wrong.
    pub fn has_errors(&self) -> bool {
        self.fields.iter().any(|field| !field.errors.is_empty())
    }

    /// How many fields are empty of which there is a Dutch text.
    pub fn untranslated(&self) -> usize {
        self.fields.iter().filter(|field| !field.dutch.is_empty() && field.value.trim().is_empty()).count()
    }
}

/// A place, contact or service.
#[derive(Debug)]
pub struct Item {
    /// The list that it is in, as in a seed file.
    pub list: &'static str,
    /// Its place in that list.
    pub index: usize,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Whether it is unfolded.
    pub open: bool,
    /// Its fields.
    pub groups: Vec<Group>,
}

/// A part of the form.
#[derive(Debug)]
pub struct Part {
    /// Its id on the page.
    pub id: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// Fields of the fiche itself.
    pub groups: Vec<Group>,
    /// The list of things in it: its name in a seed file, and the word for one more.
    pub list: Option<(&'static str, &'static str)>,
    /// The things.
    pub items: Vec<Item>,
}

/// A whole form.
#[derive(Debug)]
pub struct FicheForm {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// All that is wrong: the id of a field, and a sentence that names it.
    pub errors: Vec<(String, String)>,
}

impl FicheForm {
    /// The form of a draft, with what is wrong in it and what somebody else made of it.
    pub fn of(draft: &FicheDraft, faults: &[FieldError], theirs: &[Change]) -> Self {
        let parts = vec![
            whole(draft),
            other_languages(draft),
            Part {
                id: "adressen",
                heading: "Adressen",
                help: "Waar mensen naartoe kunnen.",
                groups: Vec::new(),
                list: Some(("locations", "Voeg een adres toe")),
                items: draft.locations.iter().enumerate().map(|(i, place)| location(i, place)).collect(),
            },
            Part {
                id: "contacten",
                heading: "Contacten",
                help: "Hoe mensen je bereiken. Het eerste contact is voor iedereen; dat krijgt de belknop bovenaan de fiche als het “algemeen” heet.",
                groups: Vec::new(),
                list: Some(("contacts", "Voeg een contact toe")),
                items: draft.contacts.iter().enumerate().map(|(i, one)| contact(i, one, draft)).collect(),
            },
            Part {
                id: "aanbod",
                heading: "Aanbod",
                help: "Wat je doet, stuk voor stuk. Splits zodra de doelgroep, de leeftijd, de fase, de aanmelding of de prijs verschilt: bezoekers zoeken op één en hetzelfde aanbod.",
                groups: Vec::new(),
                list: Some(("services", "Voeg een aanbod toe")),
                items: draft.services.iter().enumerate().map(|(i, one)| service(i, one, draft)).collect(),
            },
        ];
        let mut form = Self { parts, errors: Vec::new() };
        faults.iter().for_each(|fault| form.place(fault));
        theirs.iter().for_each(|change| form.show_theirs(draft, change));
        form
    }

    /// The form with which an organisation proposes changes: what it knows better than we do, without what is our own arrangement, other languages and
    /// room for more. Faults in what it does not see are left to staff.
    pub fn for_organisation(draft: &FicheDraft, faults: &[FieldError]) -> Self {
        let faults: Vec<FieldError> = faults.iter().filter(|fault| is_known_to_organisation(&fault.path)).cloned().collect();
        let mut form = Self::of(draft, &faults, &[]);
        for part in &mut form.parts {
            part.list = None;
            for groups in std::iter::once(&mut part.groups).chain(part.items.iter_mut().map(|item| &mut item.groups)) {
                groups.iter_mut().for_each(|group| {
                    group.note = "";
                    group.fields.retain(|field| is_known_to_organisation(&field.path));
                });
                groups.retain(|group| !group.fields.is_empty());
            }
        }
        form.parts.retain(|part| !part.groups.is_empty() || !part.items.is_empty());
        form
    }

    /// The paths of all fields, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| {
            let items = part.items.iter().flat_map(|item| item.groups.iter());
            part.groups.iter().chain(items).flat_map(|group| group.fields.iter().map(|field| field.path.as_str()))
        })
    }

    /// Unfolds a thing of a list.
    pub fn open(&mut self, list: &str, index: usize) {
        let items = self.parts.iter_mut().flat_map(|part| &mut part.items);
        items.filter(|item| item.list == list && item.index == index).for_each(|item| item.open = true);
    }

    fn fields(&mut self) -> impl Iterator<Item = &mut Field> {
        self.parts.iter_mut().flat_map(|part| {
            let items = part.items.iter_mut().flat_map(|item| item.groups.iter_mut());
            part.groups.iter_mut().chain(items).flat_map(|group| group.fields.iter_mut())
        })
    }

    /// Puts a fault beside its field, or the nearest one, and on the list on top.
    fn place(&mut self, fault: &FieldError) {
        let path = field_of(&fault.path).to_owned();
        let found = self.fields().find(|field| field.path == path || field.path.starts_with(&format!("{path}.")));
        let Some(field) = found else {
            self.errors.push((if path == "services" { "aanbod".into() } else { "inhoud".into() }, sentence(&fault.message)));
            return;
        };
        field.errors.push(sentence(&fault.message));
        let (id, label) = (field.id.clone(), field.label);
        let item = self.parts.iter_mut().flat_map(|part| &mut part.items).find(|item| path.starts_with(&format!("{}[{}]", item.list, item.index)));
        let about = item.map_or_else(String::new, |item| {
            item.open = true;

            format!("{}: ", item.title)
        });
        self.errors.push((id, format!("{about}{}: {}", label.to_lowercase(), fault.message)));
    }

    /// Puts what somebody else typed beside the field.
    fn show_theirs(&mut self, draft: &FicheDraft, change: &Change) {
        let path = numbered(draft, &change.path);
        let other = if change.after.is_empty() { "(leeg)".to_owned() } else { change.after.clone() };
        if let Some(field) = self.fields().find(|field| field.path == path) {
            field.theirs = Some(other);
        }
        for item in self.parts.iter_mut().flat_map(|part| &mut part.items) {
            item.open |= path.starts_with(&format!("{}[{}]", item.list, item.index));
        }
    }
}

/// Whether an organisation is asked about the field with this path, or in it.
fn is_known_to_organisation(path: &str) -> bool {
    let path = field_of(path);
    let inside = path.split_once("].").map_or(path, |(_, inside)| inside);
    let ours = ["number", "region", "related", "phase", "levels", "summary.fr", "summary.en"];
    !ours.contains(&inside) && !["source", "fr", "en"].contains(&inside.split('.').next().unwrap_or_default())
}

/// `services[praten].name` → `services[2].name`.
fn numbered(draft: &FicheDraft, path: &str) -> String {
    let Some((list, rest)) = path.split_once('[') else { return path.to_owned() };
    let Some((key, rest)) = rest.split_once(']') else { return path.to_owned() };
    let place = match list {
        "services" => draft.services.iter().position(|one| one.key == key),
        "contacts" => draft.contacts.iter().position(|one| one.key == key),
        _ => draft.locations.iter().position(|one| one.key == key),
    };
    place.map_or_else(|| path.to_owned(), |place| format!("{list}[{place}]{rest}"))
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).chain(".".chars()).collect())
}

pub(super) fn field(input: Input, path: String, label: &'static str, value: &str) -> Field {
    let name = match input {
        Input::Lines => format!("{path}~"),
        Input::Many => format!("{path}[]"),
        _ => path.clone(),
    };
    Field {
        input,
        id: id_of(&path),
        path,
        name,
        label,
        help: "",
        value: value.to_owned(),
        choices: Vec::new(),
        rows: if input == Input::Text { 4 } else { 2 },
        dutch: String::new(),
        words: None,
        lang: "nl",
        required: false,
        reads: None,
        errors: Vec::new(),
        theirs: None,
    }
}

impl Field {
    pub(super) fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    pub(super) fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) fn at_most(mut self, words: usize) -> Self {
        self.words = Some(words);
        self
    }

    /// Says that this is the text in another language of what is here in Dutch.
    pub(super) fn translates(mut self, lang: &'static str, dutch: &str) -> Self {
        self.lang = lang;
        self.dutch = dutch.trim().to_owned();
        self
    }

    /// Says how easily the text reads.
    pub(super) fn measured(mut self, locale: Locale) -> Self {
        self.reads = readability::score(&self.value, locale).map(|score| match score {
            _ if score >= 75.0 => format!("Leest heel vlot ({score:.0})."),
            _ if score >= readability::PLAIN => format!("Leest vlot ({score:.0})."),
            _ => format!("Leest moeilijk ({score:.0}): probeer kortere zinnen en gewonere woorden."),
        });
        self
    }
}

pub(super) fn line(path: String, label: &'static str, value: &str) -> Field {
    field(Input::Line, path, label, value)
}

pub(super) fn text(path: String, label: &'static str, value: &str) -> Field {
    field(Input::Text, path, label, value)
}

/// One sentence or two: too long for a line.
pub(super) fn sentences(path: String, label: &'static str, value: &str) -> Field {
    Field { rows: 2, ..text(path, label, value) }
}

pub(super) fn lines(path: String, label: &'static str, values: &[String]) -> Field {
    field(Input::Lines, path, label, &values.join("\n"))
}

fn choices<T: Term>(chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let t = Locale::Nl.messages();
    T::ALL.iter().map(|value| Choice { value: value.code().into(), label: t.label(*value).to_owned(), on: chosen(value.code()) }).collect()
}

pub(super) fn one<T: Term>(path: String, label: &'static str, value: &str) -> Field {
    Field { choices: choices::<T>(|code| code == value), ..field(Input::One, path, label, value) }
}

pub(super) fn many<T: Term>(path: String, label: &'static str, values: &[String]) -> Field {
    Field { choices: choices::<T>(|code| values.iter().any(|value| value == code)), ..field(Input::Many, path, label, "") }
}

pub(super) fn group(legend: &'static str, fields: Vec<Field>) -> Group {
    Group { legend, folded: false, in_a_row: false, note: "", fields }
}

pub(super) fn row(legend: &'static str, fields: Vec<Field>) -> Group {
    Group { in_a_row: true, ..group(legend, fields) }
}

pub(super) fn folded(legend: &'static str, fields: Vec<Field>) -> Group {
    Group { folded: true, ..group(legend, fields) }
}

/// Says something after the last of these groups.
pub(super) fn with_note(groups: &mut [Group], note: &'static str) {
    if let Some(last) = groups.last_mut() {
        last.note = note;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::TranslatedDraft;

    #[test]
    fn a_fold_of_another_language_shows_the_dutch_and_counts_what_is_still_empty() {
        let draft = FicheDraft {
            notice: "Dicht in juli.".into(),
            summary: TranslatedDraft { nl: "Praten.".into(), en: "Talking.".into(), ..TranslatedDraft::default() },
            ..FicheDraft::default()
        };
        let form = FicheForm::of(&draft, &[], &[]);
        let folds: Vec<(&str, usize)> = form.parts[1].groups.iter().map(|group| (group.legend, group.untranslated())).collect();
        assert_eq!(folds, [("Frans", 2), ("Engels", 1)]);
        let dutch: Vec<&str> = form.parts[1].groups[0].fields.iter().map(|field| field.dutch.as_str()).collect();
        assert_eq!(dutch, ["Praten.", "", "Dicht in juli."], "what it is has no Dutch text");
    }
}
