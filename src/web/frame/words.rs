//! The record in the reader's language: the words that somebody translated, else the Dutch ones, said to be Dutch.

use std::fmt;

use askama::filters::HtmlSafe;

use crate::domain::fiche::{Contact, FicheContent, Service, ServiceWords, Translated};
use crate::domain::locale::Locale;

/// The `lang` attribute of an element whose text may be in another language than its page: ` lang="nl"`, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lang(Option<Locale>);

impl Lang {
    /// The attribute for a text in `text`, on a page in `page`.
    pub fn of(text: Locale, page: Locale) -> Self {
        Self((text != page).then_some(text))
    }

    /// No attribute: the text is in the language of its page, or in none.
    pub fn none() -> Self {
        Self(None)
    }

    /// Whether the text is in another language than the page.
    pub fn is_other(self) -> bool {
        self.0.is_some()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |locale| write!(f, " lang=\"{}\"", locale.code()))
    }
}

impl HtmlSafe for Lang {}

/// A text of the record, with the language that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language, where that is not the language of the page.
    pub lang: Lang,
}

impl<'a> Text<'a> {
    fn new(page: Locale, (text, locale): (&'a str, Locale)) -> Self {
        Self { text, lang: Lang::of(locale, page) }
    }

    /// The translation where there is one, else the Dutch.
    fn pick(page: Locale, dutch: &'a str, foreign: Option<&'a str>) -> Self {
        Self::new(page, foreign.map_or((dutch, Locale::Nl), |text| (text, page)))
    }
}

/// A summary.
pub fn translated(page: Locale, text: &Translated) -> Text<'_> {
    Text::new(page, text.for_reader(page))
}

/// What kind of organisation this is; only readers of another language need it.
pub fn gloss(page: Locale, fiche: &FicheContent) -> Option<&str> {
    fiche.words.for_reader(page)?.gloss.as_deref()
}

/// What a reader has to know first.
pub fn notice(page: Locale, fiche: &FicheContent) -> Option<Text<'_>> {
    option(page, &fiche.notice, fiche.words.for_reader(page).and_then(|words| words.notice.as_deref()))
}

/// What a service is called.
pub fn name(page: Locale, service: &Service) -> Text<'_> {
    Text::pick(page, &service.name, service.words.for_reader(page).map(|words| words.name.as_str()))
}

/// The Dutch name of a service, to stand beside its name in another language: it is what people on the phone call it.
pub fn dutch_name(page: Locale, service: &Service) -> Option<&str> {
    let name = &service.words.for_reader(page)?.name;
    (name.to_lowercase() != service.name.to_lowercase()).then_some(service.name.as_str())
}

/// The plain sentence of a service.
pub fn summary(page: Locale, service: &Service) -> Text<'_> {
    Text::pick(page, &service.summary, service.words.for_reader(page).map(|words| words.summary.as_str()))
}

/// What a parent or young person does now.
pub fn route(page: Locale, service: &Service) -> Text<'_> {
    Text::pick(page, &service.route.parent, service.words.for_reader(page).map(|words| words.route.as_str()))
}

/// What a contact is for.
pub fn label(page: Locale, contact: &Contact) -> Text<'_> {
    Text::pick(page, &contact.label, contact.words.for_reader(page).map(|words| words.label.as_str()))
}

/// What a named person does.
pub fn role(page: Locale, contact: &Contact) -> Option<Text<'_>> {
    option(page, &contact.role, contact.words.for_reader(page).and_then(|words| words.role.as_deref()))
}

/// What the opening hours leave unsaid.
pub fn hours_note(page: Locale, contact: &Contact) -> Option<Text<'_>> {
    option(page, &contact.hours_note, contact.words.for_reader(page).and_then(|words| words.hours_note.as_deref()))
}

/// The facts of a service that are told in words.
pub struct Facts<'a> {
    /// What the ages leave unsaid.
    pub ages_note: Option<Text<'a>>,
    /// What each amount is for.
    pub amounts: Vec<Text<'a>>,
    /// What the amounts leave unsaid.
    pub cost_note: Option<Text<'a>>,
    /// How long it lasts.
    pub duration: Option<Text<'a>>,
    /// How often.
    pub intensity: Option<Text<'a>>,
    /// How many people.
    pub capacity: Option<Text<'a>>,
    /// What is asked of those who sign up.
    pub conditions: Vec<Text<'a>>,
}

/// The facts of a service; a list counts as translated only when it has as many items as the Dutch one.
pub fn facts(page: Locale, service: &Service) -> Facts<'_> {
    let words = service.words.for_reader(page);
    let one = |dutch, foreign: fn(&ServiceWords) -> &Option<String>| option(page, dutch, words.and_then(|words| foreign(words).as_deref()));
    let amounts: Vec<&str> = service.cost.amounts.iter().map(|amount| amount.label.as_str()).collect();
    let conditions: Vec<&str> = service.conditions.iter().map(String::as_str).collect();
    Facts {
        ages_note: one(&service.ages_note, |words| &words.ages_note),
        amounts: list(page, &amounts, words.map(|words| words.amounts.as_slice())),
        cost_note: one(&service.cost.note, |words| &words.cost_note),
        duration: one(&service.duration, |words| &words.duration),
        intensity: one(&service.intensity, |words| &words.intensity),
        capacity: one(&service.capacity, |words| &words.capacity),
        conditions: list(page, &conditions, words.map(|words| words.conditions.as_slice())),
    }
}

fn option<'a>(page: Locale, dutch: &'a Option<String>, foreign: Option<&'a str>) -> Option<Text<'a>> {
    dutch.as_deref().map(|dutch| Text::pick(page, dutch, foreign))
}

fn list<'a>(page: Locale, dutch: &[&'a str], foreign: Option<&'a [String]>) -> Vec<Text<'a>> {
    let foreign = foreign.filter(|foreign| foreign.len() == dutch.len());
    dutch.iter().enumerate().map(|(i, dutch)| Text::pick(page, dutch, foreign.map(|foreign| foreign[i].as_str()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_translated_whole_or_not_at_all() {
        let (dutch, french) = (["een", "twee"], ["un".to_owned(), "deux".to_owned()]);
        let said = |foreign| list(Locale::Fr, &dutch, foreign).iter().map(|one| format!("{}{}", one.text, one.lang)).collect::<Vec<_>>();
        assert_eq!(said(Some(&french[..])), ["un", "deux"]);
        assert_eq!(said(Some(&french[..1])), ["een lang=\"nl\"", "twee lang=\"nl\""], "half a list would belong to other facts");
        assert_eq!(said(None), ["een lang=\"nl\"", "twee lang=\"nl\""]);
    }

    #[test]
    fn dutch_needs_no_telling_on_a_dutch_page() {
        assert_eq!(Lang::of(Locale::Nl, Locale::Nl).to_string(), "");
        assert_eq!(Lang::of(Locale::Nl, Locale::En).to_string(), " lang=\"nl\"");
    }
}
