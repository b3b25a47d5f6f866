//! Where a visitor is: a language, and an address that is the same in every language.

use std::borrow::Cow;

use axum::http::Uri;

use super::paths::Paths;
use crate::domain::locale::Locale;
use crate::domain::query::{QUESTION_CHARACTERS, param};

/// Most bytes of an address that is read, path and query; a list of thirty fiches needs less than half of it. A question is cut before it is counted: who
/// pastes a whole letter in the box gets an answer.
pub const ADDRESS_BYTES: usize = 4096;

/// Whether an address is longer than we read.
pub fn is_too_long(uri: &Uri) -> bool {
    uri.path().len() > ADDRESS_BYTES || uri.query().is_some_and(|query| short(query).len() + uri.path().len() > ADDRESS_BYTES)
}

/// A query with its question no longer than we read one; as it is when it is short.
fn short(query: &str) -> Cow<'_, str> {
    if query.len() <= ADDRESS_BYTES {
        return query.into();
    }
    let mut cut = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        // One more than we read, so that the page in another language says too that it was cut.
        let most = if name == param::QUESTION { QUESTION_CHARACTERS + 1 } else { usize::MAX };
        cut.append_pair(&name, &value.chars().take(most).collect::<String>());
    }
    cut.finish().into()
}

/// The address of a request, taken apart into its language and what stands behind it. [`explain`](super::error::explain) gives it to every handler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// The language of the address.
    pub locale: Locale,
    /// The path without the prefix of the language: `/zoeken`.
    path: String,
    /// The query as it was typed.
    query: Option<String>,
}

impl Here {
    /// Takes an address apart. One that is too long to be read is the home page of its language: no page repeats it.
    pub fn of(uri: &Uri) -> Self {
        let behind = |locale: &Locale| uri.path().strip_prefix(locale.prefix()).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let foreign = Locale::SERVED.iter().filter(|locale| !locale.prefix().is_empty()).find_map(|locale| Some((*locale, behind(locale)?)));
        let (locale, path) = foreign.unwrap_or((Locale::Nl, uri.path()));
        if is_too_long(uri) {
            return Self { locale, path: "/".to_owned(), query: None };
        }
        // A second slash at the start would make a link to another site of it.
        let path = format!("/{}", path.trim_start_matches(['/', '\\']));
        Self { locale, path, query: uri.query().map(|query| short(query).into_owned()) }
    }

    /// The place at an address of ours.
    pub fn at(address: &str) -> Self {
        Self::of(&address.parse().unwrap_or_default())
    }

    /// The path without the prefix of the language.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same place in this language, its whole query with it.
    pub fn in_language(&self, locale: Locale) -> String {
        let path = Paths(locale).to(&self.path);
        self.query.as_ref().map_or(path.clone(), |query| format!("{path}?{query}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(address: &str) -> Here {
        Here::of(&address.parse().expect("an address"))
    }

    #[test]
    fn an_address_says_its_language_and_stays_the_same_place_in_another() {
        let search = here("/fr/zoeken?q=mon+fils&leeftijd=14");
        assert_eq!((search.locale, search.path()), (Locale::Fr, "/zoeken"));
        assert_eq!(search.in_language(Locale::Nl), "/zoeken?q=mon+fils&leeftijd=14");
        assert_eq!(search.in_language(Locale::En), "/en/zoeken?q=mon+fils&leeftijd=14");
        assert_eq!(here("/en").in_language(Locale::Nl), "/");
        assert_eq!(here("/?x").in_language(Locale::Fr), "/fr?x");
        assert_eq!(here("/fruit").locale, Locale::Nl, "a word that begins so is no language");
    }

    #[test]
    fn no_address_leads_to_another_site() {
        for address in ["/fr//elders.example", "//elders.example", "/fr/\\elders.example", "/en///x"] {
            let here = here(address);
            assert!(!here.in_language(Locale::Nl)[1..].starts_with(['/', '\\']), "{address}: {}", here.in_language(Locale::Nl));
        }
    }
}
