//! The services as a table for a spreadsheet: one line a service, so that what stands on a line is true of one and the same service.

use crate::domain::fiche::{Contact, Fiche, FicheContent, Location, Service};
use crate::domain::vocabulary::Term;

/// Between the values of a cell that holds several.
const AND: &str = "; ";
/// Tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What stands above a column, and what stands in it.
type Column = (&'static str, fn(&Fiche, &Service) -> String);

const COLUMNS: &[Column] = &[
    ("adres", |fiche, _| fiche.slug.to_string()),
    ("nummer", |fiche, _| said(fiche.content.number)),
    ("fiche", |fiche, _| fiche.content.name.clone()),
    ("stand", |fiche, _| fiche.status.code().to_owned()),
    ("nagekeken op", |fiche, _| said(fiche.verified_on)),
    ("sleutel van het aanbod", |_, service| service.key.to_string()),
    ("aanbod", |_, service| service.name.clone()),
    ("fase", |_, service| service.phase.code().to_owned()),
    ("doelgroepen", |_, service| codes(&service.audiences)),
    ("leeftijd van", |_, service| said(service.ages.min)),
    ("leeftijd tot en met", |_, service| said(service.ages.max)),
    ("over de leeftijd", |_, service| said(service.ages_note.as_ref())),
    ("niveaus", |_, service| codes(&service.levels)),
    ("thema's", |_, service| codes(&service.themes)),
    ("aanmelding", |_, service| codes(&service.route.kinds)),
    ("aanmelding voor ouders", |_, service| service.route.parent.clone()),
    ("aanmelding voor professionals", |_, service| service.route.professional.clone()),
    ("kostprijs", |_, service| service.cost.kind.code().to_owned()),
    ("bedragen", |_, service| joined(service.cost.amounts.iter().map(|amount| format!("{}: {}", amount.label, amount.euro)))),
    ("over de kostprijs", |_, service| said(service.cost.note.as_ref())),
    ("talen", |_, service| codes(&service.languages)),
    ("alleen voor gemeenten", |_, service| joined(service.area.iter().map(ToString::to_string))),
    ("gemeenten", |fiche, service| joined(fiche.content.locations_of(service).map(Location::town))),
    ("adressen", |fiche, service| joined(fiche.content.locations_of(service).map(Location::one_line))),
    ("telefoons", |fiche, service| reached(&fiche.content, service, |contact| contact.phones.iter().map(ToString::to_string).collect())),
    ("mailadressen", |fiche, service| reached(&fiche.content, service, |contact| contact.emails.iter().map(ToString::to_string).collect())),
    ("websites", |fiche, service| reached(&fiche.content, service, |contact| contact.sites.iter().map(ToString::to_string).collect())),
    ("over het aanbod", |_, service| service.summary.clone()),
    ("duur", |_, service| said(service.duration.as_ref())),
    ("intensiteit", |_, service| said(service.intensity.as_ref())),
    ("capaciteit", |_, service| said(service.capacity.as_ref())),
    ("voorwaarden", |_, service| joined(service.conditions.iter().cloned())),
    ("start op", |_, service| said(service.starts_on)),
    ("stopt op", |_, service| said(service.ends_on)),
    ("volzet tot", |_, service| said(service.full_until)),
    ("over de fiche", |fiche, _| fiche.content.summary.nl.clone()),
    ("regio", |fiche, _| fiche.content.region.code().to_owned()),
    ("bron", |fiche, _| fiche.content.source.document.clone()),
    ("jaar van de bron", |fiche, _| said(fiche.content.source.year)),
];

/// Writes the table in the order of the bundle, its cells apart by this character: a comma, or the semicolon that Excel wants in Belgium.
///
/// # Errors
/// None while there is memory.
pub fn write(fiches: &[Fiche], separator: u8) -> Result<Vec<u8>, csv::Error> {
    let mut fiches: Vec<&Fiche> = fiches.iter().collect();
    fiches.sort_by_cached_key(|fiche| (fiche.content.bundle_order(), fiche.slug.clone()));
    let mut table = csv::WriterBuilder::new().delimiter(separator).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    table.write_record(COLUMNS.iter().map(|(name, _)| *name))?;
    for fiche in fiches {
        for service in &fiche.content.services {
            table.write_record(COLUMNS.iter().map(|(_, cell)| harmless(&cell(fiche, service))))?;
        }
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// A spreadsheet takes a cell that starts like this for a formula, and a formula can send data away; behind an apostrophe it is text.
pub fn harmless(cell: &str) -> String {
    let tempting = cell.trim_start_matches([' ', '\u{a0}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if tempting { format!("'{cell}") } else { cell.to_owned() }
}

fn said(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn joined(values: impl Iterator<Item = String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once.join(AND)
}

fn codes<T: Term>(values: &[T]) -> String {
    joined(values.iter().map(|value| value.code().to_owned()))
}

/// How a service is reached: by its own contacts, or by those of the fiche when it names none.
fn reached(content: &FicheContent, service: &Service, ways: fn(&Contact) -> Vec<String>) -> String {
    let its_own = |contact: &&Contact| service.contacts.is_empty() || service.contacts.contains(&contact.key);
    joined(content.contacts.iter().filter(its_own).flat_map(ways))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        for (cell, kept) in [("=1+1", "'=1+1"), ("+31 20", "'+31 20"), ("-", "'-"), ("@som", "'@som"), ("a=1", "a=1"), ("", "")] {
            assert_eq!(harmless(cell), kept);
        }
    }
}
