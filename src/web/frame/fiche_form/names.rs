//! From the fields of a form to a draft, and back. A field is named by its path in a seed file: `services[2].ages.min`. A name that ends in `[]` stands
//! for one item of a list and comes as often as there are items; one that ends in `~` holds a list, an item a line.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::domain::draft::{AmountDraft, FicheDraft, HoursDraft};

/// Fields of a form that belong to the draft start with one of these.
const FIELDS: [&str; 17] = [
    "number",
    "name",
    "alternate_names",
    "region",
    "aim",
    "funding",
    "text",
    "notice",
    "related",
    "summary",
    "fr",
    "en",
    "source",
    "locations",
    "contacts",
    "services",
    "status",
];
/// More items than this in one list are no work of a person.
const MOST_ITEMS: usize = 500;

/// What is being put together: a text, a list of texts, or things by name or number.
#[derive(Default)]
enum Node {
    #[default]
    Nothing,
    Text(String),
    Texts(Vec<String>),
    Named(BTreeMap<String, Node>),
    Numbered(BTreeMap<usize, Node>),
}

impl Node {
    fn into_value(self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Text(text) => Value::String(text),
            Self::Texts(texts) => texts.into_iter().map(Value::String).collect(),
            Self::Named(fields) => Value::Object(fields.into_iter().map(|(name, node)| (name, node.into_value())).collect::<Map<_, _>>()),
            Self::Numbered(items) => items.into_values().map(Self::into_value).collect(),
        }
    }

    /// The node below this one; `None` when the form contradicts itself.
    fn named(&mut self, name: &str) -> Option<&mut Self> {
        if matches!(self, Self::Nothing) {
            *self = Self::Named(BTreeMap::new());
        }
        match self {
            Self::Named(fields) => Some(fields.entry(name.to_owned()).or_default()),
            _ => None,
        }
    }

    fn numbered(&mut self, number: usize) -> Option<&mut Self> {
        if matches!(self, Self::Nothing) {
            *self = Self::Numbered(BTreeMap::new());
        }
        match self {
            Self::Numbered(items) if number < MOST_ITEMS => Some(items.entry(number).or_default()),
            _ => None,
        }
    }

    fn take(&mut self, path: &str, value: &str) -> Option<()> {
        let (path, lines, one_of) = match (path.strip_suffix('~'), path.strip_suffix("[]")) {
            (Some(path), _) => (path, true, false),
            (_, Some(path)) => (path, false, true),
            _ => (path, false, false),
        };
        let mut here = self;
        for part in path.split('.') {
            let (name, numbers) = part.split_once('[').map_or((part, ""), |(name, numbers)| (name, numbers));
            here = here.named(name)?;
            if !numbers.is_empty() {
                here = here.numbered(numbers.strip_suffix(']')?.parse().ok()?)?;
            }
        }
        let value = value.replace("\r\n", "\n");
        match here {
            _ if lines => *here = Self::Texts(value.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()),
            Self::Texts(texts) if one_of => texts.push(value),
            Self::Nothing if one_of => *here = Self::Texts(vec![value]),
            Self::Nothing | Self::Text(_) => *here = Self::Text(value),
            _ => return None,
        }
        Some(())
    }
}

/// The draft that these fields hold; fields of the page itself are left alone.
///
/// # Errors
/// The name of a field that no form of ours has.
pub fn draft_of(fields: &[(String, String)]) -> Result<FicheDraft, String> {
    let mut whole = Node::Named(BTreeMap::new());
    for (name, value) in fields {
        let first = name.split(['.', '[', '~']).next().unwrap_or_default();
        if FIELDS.contains(&first) {
            whole.take(name, value).ok_or_else(|| name.clone())?;
        }
    }
    let mut draft: FicheDraft = serde_json::from_value(whole.into_value()).map_err(|error| error.to_string())?;
    // The empty rows that wait for one more are nothing yet.
    for contact in &mut draft.contacts {
        contact.hours.retain(|hours| *hours != HoursDraft::default());
    }
    for service in &mut draft.services {
        service.cost.amounts.retain(|amount| *amount != AmountDraft::default());
    }
    Ok(draft)
}

/// The fields that give this draft again.
pub fn fields_of(draft: &FicheDraft) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    if let Ok(Value::Object(whole)) = serde_json::to_value(draft) {
        for (name, value) in whole.iter().filter(|(name, _)| FIELDS.contains(&name.as_str())) {
            spell(name, value, &mut fields);
        }
    }
    fields
}

fn spell(path: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if !text.is_empty() => fields.push((path.to_owned(), text.clone())),
        Value::Object(inside) => inside.iter().for_each(|(name, value)| spell(&format!("{path}.{name}"), value, fields)),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                match item {
                    Value::String(text) => fields.push((format!("{path}[]"), text.clone())),
                    _ => spell(&format!("{path}[{number}]"), item, fields),
                }
            }
        }
        _ => {}
    }
}

/// The id of the field with this path, on a page; also where a fault in it leads to.
pub fn id_of(path: &str) -> String {
    path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>().trim_end_matches('-').to_owned()
}

/// The path of the field on the page in which a fault stands: of a list of texts that is the list.
pub fn field_of(path: &str) -> &str {
    let of_things = ["services", "contacts", "locations"];
    match path.strip_suffix(']').and_then(|path| path.rsplit_once('[')) {
        Some((list, _)) if !of_things.contains(&list) && !list.ends_with(".hours") && !list.ends_with(".amounts") => list,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn fields_become_a_draft_whatever_their_numbers() {
        let draft = draft_of(&fields(&[
            ("_token", "x"),
            ("name", "Proef"),
            ("alternate_names~", "een\r\n\r\n twee "),
            ("services[7].key", "later"),
            ("services[2].key", "eerst"),
            ("services[2].audiences[]", "ouder"),
            ("services[2].audiences[]", "leerling"),
            ("services[2].ages.min", "12"),
            ("services[2].cost.amounts[0].euro", ""),
            ("contacts[0].hours[1].days[]", "ma"),
        ]))
        .expect("a draft");
        assert_eq!((draft.name.as_str(), draft.alternate_names), ("Proef", vec!["een".to_owned(), "twee".to_owned()]));
        let keys: Vec<_> = draft.services.iter().map(|service| service.key.as_str()).collect();
        assert_eq!(keys, ["eerst", "later"]);
        assert_eq!(draft.services[0].audiences, ["ouder", "leerling"]);
        assert_eq!((draft.services[0].ages.min.0.as_str(), draft.services[0].cost.amounts.len()), ("12", 0));
        assert_eq!(draft.contacts[0].hours[0].days, ["ma"]);
    }

    #[test]
    fn fields_that_no_form_has_are_refused() {
        for slip in [("services[x].name", "a"), ("services[99999999].name", "a"), ("name.deep", "a"), ("services[0].kleur", "a"), ("services", "a")] {
            assert!(draft_of(&fields(&[slip])).is_err(), "{slip:?}");
        }
        assert!(draft_of(&fields(&[("name", "a"), ("name.deep", "b")])).is_err());
    }

    #[test]
    fn a_fault_in_a_list_leads_to_the_list() {
        assert_eq!(field_of("contacts[0].phones[2]"), "contacts[0].phones");
        assert_eq!(field_of("services[1]"), "services[1]");
        assert_eq!(field_of("services[1].ages.min"), "services[1].ages.min");
        assert_eq!(id_of("services[1].ages.min"), "services-1--ages-min");
    }
}
