//! Keys and addresses made from names, so that no editor has to think of one.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::draft::FicheDraft;

/// Most characters of a key that is made from a name; whole words.
const LONGEST: usize = 40;

/// A key made from a name: `Praten & luisteren (12+)` → `praten-luisteren-12`. `None` when nothing is left of it.
pub fn from_name(name: &str) -> Option<String> {
    let folded: String = name.nfd().filter(char::is_ascii).map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let mut key = String::new();
    for word in folded.split_whitespace() {
        if !key.is_empty() && key.len() + word.len() + 1 > LONGEST {
            break;
        }
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(&word[..word.len().min(LONGEST)]);
    }
    (!key.is_empty()).then_some(key)
}

/// Gives a key to every place, contact and service that has a name and no key yet; each once in its list.
pub fn fill(draft: &mut FicheDraft) {
    fill_list(draft.locations.iter_mut().map(|place| {
        let name = [&place.name, &place.street].into_iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default();
        (&mut place.key, name)
    }));
    fill_list(draft.contacts.iter_mut().map(|contact| (&mut contact.key, contact.label.clone())));
    fill_list(draft.services.iter_mut().map(|service| (&mut service.key, service.name.clone())));
}

fn fill_list<'a>(items: impl Iterator<Item = (&'a mut String, String)>) {
    let mut items: Vec<(&mut String, String)> = items.collect();
    let mut taken: HashSet<String> = items.iter().map(|(key, _)| (*key).clone()).collect();
    for (key, name) in items.iter_mut().filter(|(key, _)| key.is_empty()) {
        let Some(base) = from_name(name) else { continue };
        let free = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}-{n}"))).find(|one| !taken.contains(one)).unwrap_or(base);
        taken.insert(free.clone());
        **key = free;
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::ServiceDraft;
    use super::*;

    #[test]
    fn a_name_becomes_a_key() {
        assert_eq!(from_name("Praten & luisteren (12+)").as_deref(), Some("praten-luisteren-12"));
        assert_eq!(from_name("École des mères").as_deref(), Some("ecole-des-meres"));
        assert_eq!(from_name("Een heel erg lange naam die niet in een adres past").as_deref(), Some("een-heel-erg-lange-naam-die-niet-in-een"));
        assert_eq!(from_name("?!"), None);
    }

    #[test]
    fn keys_that_are_there_stay_and_new_ones_are_their_own() {
        let service = |key: &str, name: &str| ServiceDraft { key: key.into(), name: name.into(), ..ServiceDraft::default() };
        let mut draft = FicheDraft { services: vec![service("", "Praten"), service("praten", "Iets"), service("", "")], ..FicheDraft::default() };
        fill(&mut draft);
        let keys: Vec<_> = draft.services.iter().map(|service| service.key.as_str()).collect();
        assert_eq!(keys, ["praten-2", "praten", ""]);
    }
}
