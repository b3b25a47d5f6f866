//! What is in each field of the form of a fiche, and how it is filled in.

use super::names::id_of;
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
