//! A fiche in the words of its reader: those of the language of the page where somebody wrote them, else the Dutch ones, which then say so.

use super::view;
use crate::domain::fiche::{Contact, ContactWords, FicheContent, Service, ServiceWords};
use crate::domain::locale::Locale;
use crate::domain::values::Euro;

/// A text, and the language it is in when that is not the language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// For a `lang` attribute; `None` when the text is in the language of the page.
    pub lang: Option<&'static str>,
}

impl Words<'_> {
    /// The text as HTML: numbers and mail addresses are links, everything else is text.
    pub fn linked(&self) -> String {
        view::linked(self.text)
    }
}

/// Somebody who reads in this language.
#[derive(Debug, Clone, Copy)]
pub struct Reader(pub Locale);

impl Reader {
    /// A text that is there in Dutch only.
    pub fn dutch(self, text: &str) -> Words<'_> {
        Words { text, lang: (self.0 != Locale::Nl).then_some(Locale::Nl.code()) }
    }

    fn own_or_dutch<'a>(self, own: Option<&'a String>, dutch: &'a str) -> Words<'a> {
        own.map_or_else(|| self.dutch(dutch), |text| Words { text, lang: None })
    }

    /// A text that is not always there.
    fn maybe<'a>(self, own: Option<&'a String>, dutch: Option<&'a String>) -> Option<Words<'a>> {
        dutch.map(|dutch| self.own_or_dutch(own, dutch))
    }

    /// The items of a list: translated when as many are as there are in Dutch.
    fn items<'a>(self, own: Option<&'a [String]>, dutch: impl ExactSizeIterator<Item = &'a String>) -> Vec<Words<'a>> {
        let own = own.filter(|own| own.len() == dutch.len());
        dutch.enumerate().map(|(place, item)| self.own_or_dutch(own.map(|own| &own[place]), item)).collect()
    }

    fn service<'a>(self, service: &'a Service) -> Option<&'a ServiceWords> {
        service.words.for_reader(self.0)
    }

    fn contact<'a>(self, contact: &'a Contact) -> Option<&'a ContactWords> {
        contact.words.for_reader(self.0)
    }

    /// The plain summary.
    pub fn summary<'a>(self, fiche: &'a FicheContent) -> Words<'a> {
        let (text, written) = fiche.summary.for_reader(self.0);
        Words { text, lang: (written != self.0).then_some(written.code()) }
    }

    /// What kind of organisation it is, where its Dutch name says nothing to this reader.
    pub fn gloss<'a>(self, fiche: &'a FicheContent) -> Option<&'a str> {
        fiche.words.for_reader(self.0)?.gloss.as_deref()
    }

    /// What has to be known first.
    pub fn notice<'a>(self, fiche: &'a FicheContent) -> Option<Words<'a>> {
        self.maybe(fiche.words.for_reader(self.0).and_then(|words| words.notice.as_ref()), fiche.notice.as_ref())
    }

    /// What a service is called.
    pub fn name<'a>(self, service: &'a Service) -> Words<'a> {
        self.own_or_dutch(self.service(service).map(|words| &words.name), &service.name)
    }

    /// What a service is, in one plain sentence.
    pub fn sentence<'a>(self, service: &'a Service) -> Words<'a> {
        self.own_or_dutch(self.service(service).map(|words| &words.summary), &service.summary)
    }

    /// What a parent or young person does now.
    pub fn route<'a>(self, service: &'a Service) -> Words<'a> {
        self.own_or_dutch(self.service(service).map(|words| &words.route), &service.route.parent)
    }

    /// What the ages leave unsaid.
    pub fn ages_note<'a>(self, service: &'a Service) -> Option<Words<'a>> {
        self.maybe(self.service(service).and_then(|words| words.ages_note.as_ref()), service.ages_note.as_ref())
    }

    /// The amounts, each with what it is for.
    pub fn amounts<'a>(self, service: &'a Service) -> Vec<(Euro, Words<'a>)> {
        let labels = self.items(self.service(service).map(|words| &words.amounts[..]), service.cost.amounts.iter().map(|amount| &amount.label));
        service.cost.amounts.iter().map(|amount| amount.euro).zip(labels).collect()
    }

    /// The amounts of several services, each that is asked for the same thing once.
    pub fn amounts_of<'a>(self, services: &[&'a Service]) -> Vec<(Euro, Words<'a>)> {
        let mut amounts: Vec<(Euro, Words<'a>)> = Vec::new();
        for amount in services.iter().flat_map(|service| self.amounts(service)) {
            if !amounts.contains(&amount) {
                amounts.push(amount);
            }
        }
        amounts
    }

    /// What the amounts leave unsaid.
    pub fn cost_note<'a>(self, service: &'a Service) -> Option<Words<'a>> {
        self.maybe(self.service(service).and_then(|words| words.cost_note.as_ref()), service.cost.note.as_ref())
    }

    /// How long it lasts.
    pub fn duration<'a>(self, service: &'a Service) -> Option<Words<'a>> {
        self.maybe(self.service(service).and_then(|words| words.duration.as_ref()), service.duration.as_ref())
    }

    /// How often.
    pub fn intensity<'a>(self, service: &'a Service) -> Option<Words<'a>> {
        self.maybe(self.service(service).and_then(|words| words.intensity.as_ref()), service.intensity.as_ref())
    }

    /// How many people.
    pub fn capacity<'a>(self, service: &'a Service) -> Option<Words<'a>> {
        self.maybe(self.service(service).and_then(|words| words.capacity.as_ref()), service.capacity.as_ref())
    }

    /// What is asked of those who sign up.
    pub fn conditions<'a>(self, service: &'a Service) -> Vec<Words<'a>> {
        self.items(self.service(service).map(|words| &words.conditions[..]), service.conditions.iter())
    }

    /// What a contact is for.
    pub fn label<'a>(self, contact: &'a Contact) -> Words<'a> {
        self.own_or_dutch(self.contact(contact).map(|words| &words.label), &contact.label)
    }

    /// What the person does.
    pub fn role<'a>(self, contact: &'a Contact) -> Option<Words<'a>> {
        self.maybe(self.contact(contact).and_then(|words| words.role.as_ref()), contact.role.as_ref())
    }

    /// What the hours leave unsaid.
    pub fn hours_note<'a>(self, contact: &'a Contact) -> Option<Words<'a>> {
        self.maybe(self.contact(contact).and_then(|words| words.hours_note.as_ref()), contact.hours_note.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_counts_as_translated_when_it_is_complete() {
        let words = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        let (dutch, whole, half) = (words(&["een", "twee"]), words(&["un", "deux"]), words(&["un"]));
        let reader = Reader(Locale::Fr);
        let said = |own: &[String]| reader.items(Some(own), dutch.iter()).iter().map(|one| (one.text.to_owned(), one.lang)).collect::<Vec<_>>();
        assert_eq!(said(&whole), [("un".to_owned(), None), ("deux".to_owned(), None)]);
        assert_eq!(said(&half), [("een".to_owned(), Some("nl")), ("twee".to_owned(), Some("nl"))]);
        assert_eq!(Reader(Locale::Nl).dutch("een").lang, None);
    }
}
