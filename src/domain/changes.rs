//! What differs between two texts of a fiche, field by field, in words that an editor knows; and taking one difference over. History, proposals of
//! organisations, conflicts and imports all show the same list.
//!
//! Services, contacts and places are matched by their key, so that moving one is not a change of everything in it.

use serde_json::{Map, Value};

use super::draft::FicheDraft;
pub use super::field_names::label;
use super::locale::Locale;
use super::vocabulary::{Audience, CostKind, HelpLanguage, Level, Phase, Region, Route, Term, Theme, Weekday};

/// What happened to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Its text is another.
    Altered,
    /// A whole service, contact or place came.
    Added,
    /// A whole service, contact or place went.
    Removed,
    /// The same ones stand in another order.
    Reordered,
}

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Names the field within the fiche, by key: `services[praten].ages.min`. Each path has one change at most.
    pub path: String,
    /// The field in words: “Aanbod “Praten”: jongste leeftijd”.
    pub label: String,
    /// What happened to it.
    pub kind: ChangeKind,
    /// The text before; empty when there was none.
    pub before: String,
    /// The text after; empty when there is none.
    pub after: String,
    value: Value,
}

/// Lists of things that have a key, with the word for one of them.
const KEYED: [(&str, &str); 3] = [("locations", "Adres"), ("contacts", "Contact"), ("services", "Aanbod")];

/// The two whole texts, where names of things are looked up.
#[derive(Clone, Copy)]
struct Whole<'a> {
    before: &'a Map<String, Value>,
    after: &'a Map<String, Value>,
}

/// All differences, in the order of the fields. Status and date of checking are not part of the text and do not count.
pub fn changes(before: &FicheDraft, after: &FicheDraft) -> Vec<Change> {
    let (before, after) = (as_map(before), as_map(after));
    let whole = Whole { before: &before, after: &after };
    let mut found = Vec::new();
    for (name, new) in &after {
        if matches!(name.as_str(), "status" | "verified_on") {
            continue;
        }
        let old = before.get(name).unwrap_or(&Value::Null);
        match KEYED.iter().find(|(list, _)| list == name) {
            Some((list, word)) => keyed(list, word, old, new, whole, &mut found),
            None => fields(name, "", old, new, whole, &mut found),
        }
    }
    found
}

fn as_map(draft: &FicheDraft) -> Map<String, Value> {
    match serde_json::to_value(draft) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Compares what holds fields in fields, down to texts and lists.
fn fields(path: &str, about: &str, before: &Value, after: &Value, whole: Whole<'_>, found: &mut Vec<Change>) {
    if let Value::Object(after) = after {
        for (name, new) in after {
            fields(&format!("{path}.{name}"), about, before.get(name).unwrap_or(&Value::Null), new, whole, found);
        }
        return;
    }
    // What is typed decides, not how it is said: two places may have the same name.
    if typed(before) != typed(after) {
        let field = path.rsplit('.').next().unwrap_or(path);
        found.push(Change {
            path: path.to_owned(),
            label: format!("{about}{}", label(path)),
            kind: ChangeKind::Altered,
            before: said(field, before, whole.before),
            after: said(field, after, whole.after),
            value: after.clone(),
        });
    }
}

fn keyed(list: &str, word: &str, before: &Value, after: &Value, whole: Whole<'_>, found: &mut Vec<Change>) {
    let empty = Vec::new();
    let (before, after) = (before.as_array().unwrap_or(&empty), after.as_array().unwrap_or(&empty));
    let by_key = |items: &[Value], wanted: &str| items.iter().find(|item| key(item) == wanted).cloned();
    let about = |item: &Value| format!("{word} “{}”", title(item));
    for item in after {
        let path = format!("{list}[{}]", key(item));
        match by_key(before, key(item)) {
            Some(old) => {
                let about = format!("{}: ", about(item));
                fields(&path, &about, &old, item, whole, found);
            }
            None => found.push(Change {
                path,
                label: format!("{} (nieuw)", about(item)),
                kind: ChangeKind::Added,
                before: String::new(),
                after: said(list, item, whole.after),
                value: item.clone(),
            }),
        }
    }
    for item in before.iter().filter(|item| by_key(after, key(item)).is_none()) {
        found.push(Change {
            path: format!("{list}[{}]", key(item)),
            label: format!("{} (weg)", about(item)),
            kind: ChangeKind::Removed,
            before: said(list, item, whole.before),
            after: String::new(),
            value: Value::Null,
        });
    }
    // As they would stand if what came had only been added at the end.
    let keys = |items: &[Value]| -> Vec<String> { items.iter().map(|item| key(item).to_owned()).collect() };
    let new = keys(after);
    let (mut old, known) = (keys(before), keys(before));
    old.retain(|one| new.contains(one));
    old.extend(new.iter().filter(|one| !known.contains(one)).cloned());
    if old != new {
        let all: Vec<Value> = after.iter().map(|item| Value::from(key(item))).collect();
        found.push(Change {
            path: format!("{list}[]"),
            label: format!("{word}: volgorde"),
            kind: ChangeKind::Reordered,
            before: names(list, &old, whole),
            after: names(list, &new, whole),
            value: Value::Array(all),
        });
    }
}

fn key(item: &Value) -> &str {
    item.get("key").and_then(Value::as_str).unwrap_or_default()
}

/// What a thing is called.
fn title(item: &Value) -> &str {
    let names = [item.get("name"), item.get("label"), item.get("street")].into_iter().flatten().filter_map(Value::as_str);
    names.map(str::trim).find(|name| !name.is_empty()).unwrap_or_else(|| key(item))
}

/// What the thing with this key is called.
fn named<'a>(list: &str, wanted: &'a str, whole: &'a Map<String, Value>) -> &'a str {
    let items = whole.get(list).and_then(Value::as_array);
    items.into_iter().flatten().find(|item| key(item) == wanted).map_or(wanted, title)
}

/// The names of things a line each; a thing may be in one of the two texts only.
fn names(list: &str, wanted: &[String], whole: Whole<'_>) -> String {
    let name = |one: &String| match named(list, one, whole.after) {
        key if key == one => named(list, one, whole.before).to_owned(),
        name => name.to_owned(),
    };
    wanted.iter().map(name).collect::<Vec<_>>().join("\n")
}

/// A value as it was typed, for comparing.
fn typed(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => items.iter().map(typed).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}

/// The value of this field as somebody reads it: lists a line an item, things in things as “label: text”, codes and keys as the words for them.
fn said(field: &str, value: &Value, whole: &Map<String, Value>) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => word(field, text.trim(), whole),
        Value::Array(items) => items.iter().map(|item| said(field, item, whole).replace('\n', ", ")).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => {
            let shown = fields.iter().filter(|(name, _)| name.as_str() != "key");
            let said = shown.map(|(name, value)| (label(name), said(name, value, whole))).filter(|(_, text)| !text.is_empty());
            said.map(|(label, text)| format!("{label}: {text}")).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

/// A text of this field as it is said on the site.
fn word(field: &str, text: &str, whole: &Map<String, Value>) -> String {
    fn term<T: Term>(code: &str) -> String {
        T::from_code(code).map_or(code, |value| Locale::Nl.messages().label(value)).to_owned()
    }
    match field {
        "region" => term::<Region>(text),
        "phase" => term::<Phase>(text),
        "audiences" => term::<Audience>(text),
        "themes" => term::<Theme>(text),
        "levels" => term::<Level>(text),
        "kinds" => term::<Route>(text),
        "kind" => term::<CostKind>(text),
        "languages" => term::<HelpLanguage>(text),
        "days" => term::<Weekday>(text),
        "starts_on" | "ends_on" | "full_until" => text.parse().map_or_else(|_| text.to_owned(), |day| Locale::Nl.messages().date(day)),
        "location" | "locations" => named("locations", text, whole).to_owned(),
        "contacts" => named("contacts", text, whole).to_owned(),
        _ => text.to_owned(),
    }
}

/// Takes a difference over into a text of the same fiche. A change of something that is no longer there does nothing.
pub fn apply(draft: &mut FicheDraft, change: &Change) {
    let mut whole = Value::Object(as_map(draft));
    match change.kind {
        ChangeKind::Altered => {
            if let Some(place) = find(&mut whole, &change.path) {
                *place = change.value.clone();
            }
        }
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Reordered => {
            let list = change.path.split('[').next().unwrap_or_default();
            let Some(items) = whole.get_mut(list).and_then(Value::as_array_mut) else { return };
            match change.kind {
                ChangeKind::Added if items.iter().all(|item| key(item) != key(&change.value)) => items.push(change.value.clone()),
                ChangeKind::Removed => {
                    let gone = change.path[list.len()..].trim_start_matches('[').trim_end_matches(']');
                    items.retain(|item| key(item) != gone);
                }
                ChangeKind::Reordered => {
                    let order: Vec<&str> = change.value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                    // Stable: what the other text did not know stays behind what it did.
                    items.sort_by_key(|item| order.iter().position(|one| *one == key(item)).unwrap_or(order.len()));
                }
                _ => {}
            }
        }
    }
    if let Ok(changed) = serde_json::from_value(whole) {
        *draft = changed;
    }
}

/// The field with this path, things in lists by key.
fn find<'a>(whole: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    let (inside, rest) = match path.split_once('[') {
        Some((list, behind)) => {
            let (wanted, rest) = behind.split_once(']')?;
            let item = whole.get_mut(list)?.as_array_mut()?.iter_mut().find(|item| key(item) == wanted)?;
            (item, rest.trim_start_matches('.'))
        }
        None => (whole, path),
    };
    let mut here = inside;
    for part in rest.split('.').filter(|part| !part.is_empty()) {
        here = here.get_mut(part)?;
    }
    Some(here)
}

#[cfg(test)]
mod tests {
    use super::super::draft::{LocationDraft, ServiceDraft, Typed};
    use super::*;

    fn service(key: &str, name: &str) -> ServiceDraft {
        ServiceDraft { key: key.into(), name: name.into(), ..ServiceDraft::default() }
    }

    fn draft() -> FicheDraft {
        FicheDraft { name: "Proef".into(), services: vec![service("een", "Een"), service("twee", "Twee")], ..FicheDraft::default() }
    }

    #[test]
    fn a_changed_age_is_one_change_with_its_service_in_words() {
        let mut after = draft();
        after.services[1].ages.min = Typed("12".into());
        let found = changes(&draft(), &after);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].path, "services[twee].ages.min");
        assert_eq!((found[0].label.as_str(), found[0].before.as_str(), found[0].after.as_str()), ("Aanbod “Twee”: jongste leeftijd", "", "12"));
    }

    #[test]
    fn services_that_come_go_and_move_are_told_as_such() {
        let mut after = draft();
        after.services = vec![service("drie", "Drie"), service("twee", "Twee"), service("een", "Een")];
        let kinds: Vec<_> = changes(&draft(), &after).into_iter().map(|change| (change.path, change.kind)).collect();
        assert_eq!(kinds, [("services[drie]".into(), ChangeKind::Added), ("services[]".into(), ChangeKind::Reordered)]);
        after.services.truncate(1);
        assert_eq!(changes(&draft(), &after).iter().filter(|change| change.kind == ChangeKind::Removed).count(), 2);
    }

    #[test]
    fn differences_stand_in_the_order_of_the_fields_and_say_what_people_read() {
        let mut after = draft();
        after.name = "Anders".into();
        after.aim = "Helpen.".into();
        after.region = "brussel".into();
        after.locations = vec![LocationDraft { key: "hier".into(), street: "Proefstraat 1".into(), ..LocationDraft::default() }];
        let service = &mut after.services[0];
        service.phase = "interventie".into();
        service.audiences = vec!["ouder".into()];
        service.themes = vec!["spijbelen".into(), "bestaat niet".into()];
        service.cost.kind = "gratis".into();
        service.locations = vec!["hier".into()];
        service.ends_on = Typed("2026-09-01".into());
        let found = changes(&draft(), &after);
        let said: Vec<(&str, &str)> = found.iter().map(|change| (change.label.as_str(), change.after.as_str())).collect();
        let t = Locale::Nl.messages();
        let themes = format!("{}\nbestaat niet", t.label(Theme::Truancy));
        assert_eq!(
            said,
            [
                ("naam", "Anders"),
                ("regio", t.label(Region::Brussels)),
                ("doel", "Helpen."),
                ("Adres “Proefstraat 1” (nieuw)", "straat en nummer: Proefstraat 1"),
                ("Aanbod “Een”: fase", t.label(Phase::Intervention)),
                ("Aanbod “Een”: voor wie", t.label(Audience::Parent)),
                ("Aanbod “Een”: thema's", themes.as_str()),
                ("Aanbod “Een”: kostprijs", t.label(CostKind::Free)),
                ("Aanbod “Een”: adressen", "Proefstraat 1"),
                ("Aanbod “Een”: laatste dag", "1 september 2026"),
            ]
        );
        let moved = FicheDraft { services: draft().services.into_iter().rev().collect(), ..draft() };
        assert_eq!(changes(&draft(), &moved)[0].after, "Twee\nEen");
    }

    #[test]
    fn taking_every_change_over_gives_the_other_text() {
        let mut after = draft();
        after.name = "Anders".into();
        after.alternate_names = vec!["A".into(), "B".into()];
        after.services = vec![service("drie", "Drie"), service("twee", "Twee twee")];
        after.services[1].route.parent = "Bel.".into();
        let mut taken = draft();
        for change in changes(&draft(), &after) {
            apply(&mut taken, &change);
        }
        assert_eq!(changes(&taken, &after), []);
        assert_eq!(taken, after);
    }
}
