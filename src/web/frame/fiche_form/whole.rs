//! The form of a fiche, whole: what is in each field, what is wrong with it, what others made of it. The editor and the page on which an organisation
//! proposes changes show the same form; [`parts`](super::parts) says which fields there are.

use super::fields::{Field, Part};
use super::names::field_of;
use super::parts::{contact, location, other_languages, service, whole};
use crate::domain::changes::Change;
use crate::domain::draft::{FicheDraft, FieldError};

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
