//! Single fields read: each gives what it says, or a fault with the path of the field.

use std::collections::HashSet;

use jiff::civil::Date;

use super::typed::Typed;
use crate::domain::pasted;
use crate::domain::values::{BundleNumber, Slug, ValueError};
use crate::domain::vocabulary::Term;

/// Most characters in a name.
const NAME_CHARACTERS: usize = 120;

/// A fault in one field: where it is and what to do about it, in Dutch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Path of the field as in a seed file: `services[2].ages.min`.
    pub path: String,
    /// One plain sentence.
    pub message: String,
}

/// Collects faults while content is built from what can be read; what cannot be read gets a stand-in that never leaves
/// [`FicheDraft::check`](super::FicheDraft::check).
#[derive(Default)]
pub(super) struct Check {
    pub(super) faults: Vec<FieldError>,
}

impl Check {
    pub(super) fn fault(&mut self, path: &str, message: impl Into<String>) {
        self.faults.push(FieldError { path: path.to_owned(), message: message.into() });
    }

    pub(super) fn value<T>(&mut self, path: &str, parsed: Result<T, ValueError>) -> Option<T> {
        parsed.map_err(|error| self.fault(path, error.to_string())).ok()
    }

    pub(super) fn values<'a, T>(
        &mut self,
        path: &str,
        typed: impl IntoIterator<Item = &'a String>,
        parse: impl Fn(&str) -> Result<T, ValueError>,
    ) -> Vec<T> {
        let parsed = typed.into_iter().enumerate();
        parsed.filter_map(|(i, text)| self.value(&format!("{path}[{i}]"), parse(text.trim()))).collect()
    }

    pub(super) fn required(&mut self, path: &str, typed: &str, most_words: usize) -> String {
        if typed.trim().is_empty() {
            self.fault(path, "dit veld mag niet leeg zijn");
        }
        self.at_most(path, typed, most_words).unwrap_or_default()
    }

    pub(super) fn at_most(&mut self, path: &str, typed: &str, most_words: usize) -> Option<String> {
        let words = typed.split_whitespace().count();
        if words > most_words {
            self.fault(path, format!("{words} woorden is te lang: hoogstens {most_words}"));
        }
        text(typed)
    }

    pub(super) fn name(&mut self, path: &str, typed: &str) -> String {
        let length = typed.trim().chars().count();
        if length > NAME_CHARACTERS {
            self.fault(path, format!("{length} tekens is te lang voor een naam: hoogstens {NAME_CHARACTERS}"));
        }
        self.required(path, typed, usize::MAX)
    }

    pub(super) fn term<T: Term>(&mut self, path: &str, typed: &str) -> T {
        T::from_code(typed.trim()).unwrap_or_else(|| {
            if typed.trim().is_empty() {
                self.fault(path, "maak een keuze");
            } else {
                let known: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
                self.fault(path, format!("“{typed}” bestaat niet; kies uit {}", known.join(", ")));
            }
            T::ALL[0]
        })
    }

    pub(super) fn terms<T: Term>(&mut self, path: &str, typed: &[String]) -> Vec<T> {
        let mut values: Vec<T> = Vec::with_capacity(typed.len());
        for (i, code) in typed.iter().enumerate() {
            let value = self.term(&format!("{path}[{i}]"), code);
            if values.contains(&value) {
                self.fault(&format!("{path}[{i}]"), format!("“{code}” staat er twee keer"));
            }
            values.push(value);
        }
        // A list of choices has no order of its own: one order, so that ticking boxes again changes nothing.
        values.sort_by_key(|value| value.index());
        values
    }

    /// Choices of which there is at least one.
    pub(super) fn some_terms<T: Term>(&mut self, path: &str, typed: &[String], otherwise: &str) -> Vec<T> {
        if typed.is_empty() {
            self.fault(path, otherwise);
        }
        self.terms(path, typed)
    }

    pub(super) fn bundle_number(&mut self, path: &str, typed: &str) -> Option<BundleNumber> {
        let typed = text(typed)?;
        let number = BundleNumber::parse(&typed);
        if number.is_none() {
            self.fault(path, format!("“{typed}” is geen nummer in de bundel: schrijf bijvoorbeeld 25 of 25.10"));
        }
        number
    }

    /// The translation of a Dutch text. That it is missing is no fault: [`untranslated`](crate::domain::fiche::FicheContent::untranslated) tells it.
    pub(super) fn translation(&mut self, path: &str, typed: &str, dutch: &str) -> Option<String> {
        if text(typed).is_some() && text(dutch).is_none() {
            self.fault(path, "er is geen Nederlandse tekst waarvan dit de vertaling is");
        }
        text(typed)
    }

    /// The key of a part of a fiche. The form makes it of the name, so that without a name only the name is missing.
    pub(super) fn key(&mut self, path: &str, typed: &str, name: &str) -> Slug {
        match (text(typed), text(name)) {
            (Some(typed), _) => self.slug(path, &typed),
            (None, None) => placeholder_slug(),
            (None, Some(_)) => {
                self.fault(path, "hier ontbreekt een sleutel: gebruik kleine letters, cijfers en koppeltekens");
                placeholder_slug()
            }
        }
    }

    pub(super) fn slug(&mut self, path: &str, typed: &str) -> Slug {
        self.value(path, Slug::parse(typed.trim())).unwrap_or_else(placeholder_slug)
    }

    pub(super) fn reference(&mut self, path: &str, typed: &str, known: &HashSet<Slug>) -> Slug {
        let slug = self.slug(path, typed);
        if !known.contains(&slug) {
            self.fault(path, format!("“{typed}” verwijst naar niets in deze fiche"));
        }
        slug
    }

    pub(super) fn number<N: TryFrom<i64> + Into<i64> + Copy>(&mut self, path: &str, typed: &Typed, least: N, most: N) -> Option<N> {
        let text = typed.0.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse::<i64>().ok().filter(|number| (least.into()..=most.into()).contains(number));
        if number.is_none() {
            self.fault(path, format!("“{text}” is geen geheel getal van {} tot {}", least.into(), most.into()));
        }
        number.and_then(|number| N::try_from(number).ok())
    }

    pub(super) fn date(&mut self, path: &str, typed: &Typed) -> Option<Date> {
        let text = typed.0.trim();
        if text.is_empty() {
            return None;
        }
        let date = text.parse().ok();
        if date.is_none() {
            self.fault(path, format!("“{text}” is geen datum: schrijf jaar-maand-dag, bijvoorbeeld 2026-09-01"));
        }
        date
    }
}

pub(super) fn each<D, T>(path: &str, drafts: &[D], mut content: impl FnMut(&str, &D) -> T) -> Vec<T> {
    drafts.iter().enumerate().map(|(i, draft)| content(&format!("{path}[{i}]"), draft)).collect()
}

pub(super) fn keys<'a>(check: &mut Check, path: &str, keys: impl Iterator<Item = &'a Slug>) -> HashSet<Slug> {
    let mut known = HashSet::new();
    for (i, key) in keys.enumerate() {
        if !known.insert(key.clone()) && *key != placeholder_slug() {
            check.fault(&format!("{path}[{i}].key"), format!("“{key}” staat er twee keer"));
        }
    }
    known
}

pub(super) fn text(typed: &str) -> Option<String> {
    let typed = pasted::text(typed);
    Some(typed.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

pub(super) fn texts(typed: &[String]) -> Vec<String> {
    typed.iter().filter_map(|one| text(one)).collect()
}

fn placeholder_slug() -> Slug {
    Slug::parse("x").expect("“x” is a slug")
}
