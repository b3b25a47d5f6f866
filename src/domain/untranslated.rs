//! What of a fiche a reader of French or English cannot read yet.

use super::fiche::{FicheContent, Service};
use super::locale::Locale;
use super::translated::ServiceWords;

impl FicheContent {
    /// What a parent has to know and cannot read in this language, by the path of its field as in a seed file: `services[2].fr.duration`. Nothing
    /// is missing in Dutch.
    pub fn untranslated(&self, locale: Locale) -> Vec<String> {
        let mut missing = Vec::new();
        if locale == Locale::Nl {
            return missing;
        }
        let code = locale.code();
        if self.summary.for_reader(locale).1 != locale {
            missing.push(format!("summary.{code}"));
        }
        if self.notice.is_some() && self.words.for_reader(locale).is_none_or(|words| words.notice.is_none()) {
            missing.push(format!("{code}.notice"));
        }
        for (i, contact) in self.contacts.iter().enumerate() {
            let fields = contact.words.for_reader(locale).map_or(vec![""], |words| {
                let gone = [
                    (".role", contact.role.is_some() && words.role.is_none()),
                    (".hours_note", contact.hours_note.is_some() && words.hours_note.is_none()),
                ];
                gone.into_iter().filter(|(_, gone)| *gone).map(|(field, _)| field).collect()
            });
            missing.extend(fields.into_iter().map(|field| format!("contacts[{i}].{code}{field}")));
        }
        for (i, service) in self.services.iter().enumerate() {
            let fields = service.words.for_reader(locale).map_or(vec![""], |words| service.untranslated(words));
            missing.extend(fields.into_iter().map(|field| format!("services[{i}].{code}{field}")));
        }
        missing
    }
}

impl Service {
    /// Fields that stand in Dutch and not in these words, each with its dot.
    fn untranslated(&self, words: &ServiceWords) -> Vec<&'static str> {
        let gone = |dutch: &Option<String>, word: &Option<String>| dutch.is_some() && word.is_none();
        let fields = [
            (".ages_note", gone(&self.ages_note, &words.ages_note)),
            (".amounts", self.cost.amounts.len() != words.amounts.len()),
            (".cost_note", gone(&self.cost.note, &words.cost_note)),
            (".duration", gone(&self.duration, &words.duration)),
            (".intensity", gone(&self.intensity, &words.intensity)),
            (".capacity", gone(&self.capacity, &words.capacity)),
            (".conditions", self.conditions.len() != words.conditions.len()),
        ];
        fields.into_iter().filter(|(_, gone)| *gone).map(|(field, _)| field).collect()
    }
}
