//! Everything that a document must hold to before any of it is taken in. What this program wrote itself passes.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use serde::Serialize;

use crate::domain::draft::FicheDraft;
use crate::domain::holdings::{HeldFiche, HeldReport, HeldRevision, Holdings};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{SaveKind, Status};

/// Most characters in a text that is no content: a name, a reason, an answer.
const SHORT: usize = 20_000;
/// Most characters in what a visitor says is wrong.
const REPORT: usize = 4000;
/// Most bytes of a whole text: a content, a draft, a document; no form of ours takes more.
const WHOLE: usize = 4 << 20;
/// Most characters in a question that found nothing.
const QUESTION: usize = 300;

#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, place: &str, what: &str) {
        self.0.push(format!("{place}: {what}"));
    }

    fn short(&mut self, place: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            self.add(place, &format!("deze tekst is te lang: hoogstens {most} tekens"));
        }
    }

    fn whole(&mut self, place: &str, value: &impl Serialize) {
        if serde_json::to_vec(value).is_ok_and(|bytes| bytes.len() > WHOLE) {
            self.add(place, "dit is te groot: hoogstens 4 MB");
        }
    }

    fn named(&mut self, place: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(place, "dit veld mag niet leeg zijn");
        }
        self.short(place, text, SHORT);
    }

    fn one_of(&mut self, place: &str, value: &str, known: &[&str]) {
        if !known.contains(&value) {
            self.add(place, &format!("“{value}” bestaat niet; kies uit {}", known.join(", ")));
        }
    }

    fn day(&mut self, place: &str, day: Option<Date>) {
        if day.is_some_and(|day| day < date(1990, 1, 1) || day > date(2100, 12, 31)) {
            self.add(place, "deze dag ligt te ver weg");
        }
    }
}

/// Checks everything; gives the holdings as the checks read them, with all faults: a place, what is wrong there.
pub fn check(mut holdings: Holdings) -> (Holdings, Vec<String>) {
    let mut faults = Faults::default();
    for fiche in &mut holdings.fiches {
        check_fiche(fiche, &mut faults);
    }
    check_addresses(&holdings, &mut faults);
    check_the_rest(&holdings, &mut faults);
    (holdings, faults.0)
}

fn check_fiche(fiche: &mut HeldFiche, faults: &mut Faults) {
    let place = fiche.slug.to_string();
    faults.day(&format!("{place}: verified_on"), fiche.verified_on);
    faults.whole(&place, &fiche.draft);
    match &fiche.content {
        // The one gate: what comes out of it is what is kept.
        Some(content) => match FicheDraft::from(content).check() {
            Ok(checked) => {
                faults.whole(&place, &checked);
                // What was saved once stays as it was saved, also when the gate has come to put choices in another order.
                if fiche.last_saved_content() != Some(content) {
                    fiche.content = Some(checked);
                }
            }
            Err(errors) => errors.iter().for_each(|error| faults.add(&format!("{place}: {}", error.path), &error.message)),
        },
        None if fiche.draft.is_none() => faults.add(&place, "een fiche heeft een inhoud of een concept"),
        None if fiche.status != Status::Draft => faults.add(&format!("{place}: status"), "een fiche zonder inhoud is een concept"),
        None => {}
    }
    if fiche.revisions.is_empty() {
        faults.add(&format!("{place}: revisions"), "een fiche is minstens één keer bewaard");
    }
    if let Some((revision, number)) = fiche.revisions.iter().zip(1..).find(|(revision, number)| revision.version != *number) {
        let fault = format!("waar versie {number} hoort, staat versie {}; versies volgen elkaar op zonder gaten", revision.version);
        faults.add(&format!("{place}: revisions"), &fault);
    }
    for revision in &fiche.revisions {
        check_revision(revision, &format!("{place}: versie {}", revision.version), faults);
    }
    if fiche.revisions.last().is_some_and(|last| last.version != fiche.version) {
        faults.add(&format!("{place}: version"), &format!("{} is niet het nummer van de laatste versie", fiche.version));
    }
}

fn check_revision(revision: &HeldRevision, place: &str, faults: &mut Faults) {
    match (&revision.content, &revision.draft) {
        (Some(_), Some(_)) | (None, None) => faults.add(place, "een versie heeft een inhoud of een concept, één van de twee"),
        (Some(_), None) if revision.kind == SaveKind::Draft => faults.add(place, "een concept staat onder “draft”"),
        _ => {}
    }
    faults.day(place, revision.verified_on);
    faults.whole(place, &(&revision.content, &revision.draft));
    faults.short(&format!("{place}: saved_by"), &revision.saved_by, SHORT);
    faults.short(&format!("{place}: reason"), &revision.reason, SHORT);
}

/// Each address leads to one fiche, and never to another address: so nothing can go round in circles.
fn check_addresses(holdings: &Holdings, faults: &mut Faults) {
    let mut known: HashSet<&Slug> = HashSet::new();
    for fiche in &holdings.fiches {
        if !known.insert(&fiche.slug) {
            faults.add(fiche.slug.as_str(), "dit adres staat er twee keer");
        }
    }
    let mut former: HashSet<&Slug> = HashSet::new();
    for fiche in &holdings.fiches {
        for old in &fiche.former_addresses {
            if known.contains(old) {
                faults.add(&format!("{}: former_addresses", fiche.slug), &format!("“{old}” is het adres van een fiche"));
            } else if !former.insert(old) {
                faults.add(&format!("{}: former_addresses", fiche.slug), &format!("“{old}” leidt al naar een fiche"));
            }
        }
    }
    for (i, report) in holdings.reports.iter().enumerate().filter(|(_, report)| !known.contains(&report.slug)) {
        faults.add(&format!("reports[{i}]: slug"), &format!("er is geen fiche “{}”", report.slug));
    }
    for (i, proposal) in holdings.proposals.iter().enumerate().filter(|(_, proposal)| !known.contains(&proposal.slug)) {
        faults.add(&format!("proposals[{i}]: slug"), &format!("er is geen fiche “{}”", proposal.slug));
    }
}

fn check_the_rest(holdings: &Holdings, faults: &mut Faults) {
    let mut seen = HashSet::new();
    for (i, synonym) in holdings.synonyms.iter().enumerate() {
        let place = format!("synonyms[{i}]");
        faults.named(&format!("{place}: phrase"), &synonym.phrase);
        faults.named(&format!("{place}: language"), &synonym.language);
        faults.short(&format!("{place}: saved_by"), &synonym.saved_by, SHORT);
        faults.one_of(&format!("{place}: kind"), &synonym.kind, &["same", "narrower", "related"]);
        if !seen.insert((&synonym.means, &synonym.language, &synonym.phrase)) {
            faults.add(&place, "dit staat er twee keer");
        }
    }
    let mut seen = HashSet::new();
    for (i, document) in holdings.documents.iter().enumerate() {
        let place = format!("documents[{i}]");
        faults.named(&format!("{place}: name"), &document.name);
        faults.short(&format!("{place}: saved_by"), &document.saved_by, SHORT);
        faults.whole(&place, &document.content);
        if !seen.insert(&document.name) {
            faults.add(&place, "dit document staat er twee keer");
        }
    }
    let mut seen = HashSet::new();
    for (i, question) in holdings.settled_questions.iter().enumerate() {
        let place = format!("settled_questions[{i}]");
        faults.short(&place, &question.text, QUESTION);
        faults.short(&format!("{place}: saved_by"), &question.saved_by, SHORT);
        if !seen.insert(&question.text) {
            faults.add(&place, "deze vraag staat er twee keer");
        }
    }
    let mut seen = HashSet::new();
    for (i, question) in holdings.unanswered_questions.iter().enumerate() {
        let place = format!("unanswered_questions[{i}]");
        faults.day(&place, Some(question.asked_on));
        faults.short(&place, &question.text, QUESTION);
        faults.named(&format!("{place}: language"), &question.language);
        if !seen.insert((question.asked_on, &question.language, &question.text)) {
            faults.add(&place, "deze vraag staat er twee keer");
        }
    }
    let mut numbers = HashSet::new();
    let mut tokens = HashSet::new();
    for (i, report) in holdings.reports.iter().enumerate() {
        let place = format!("reports[{i}]");
        check_report(report, &place, faults);
        if report.id < 1 || !numbers.insert(report.id) || !tokens.insert(&report.token) {
            faults.add(&place, "een melding heeft een nummer en een token voor zich alleen");
        }
    }
    let mut numbers = HashSet::new();
    for (i, proposal) in holdings.proposals.iter().enumerate() {
        let place = format!("proposals[{i}]");
        faults.short(&format!("{place}: made_by"), &proposal.made_by, SHORT);
        faults.short(&format!("{place}: note"), &proposal.note, SHORT);
        faults.whole(&place, &proposal.draft);
        faults.short(&format!("{place}: handled_by"), proposal.handled_by.as_deref().unwrap_or_default(), SHORT);
        faults.one_of(&format!("{place}: state"), &proposal.state, &["nieuw", "overgenomen", "afgewezen"]);
        if proposal.id < 1 || !numbers.insert(proposal.id) {
            faults.add(&place, "een voorstel heeft een nummer voor zich alleen");
        }
        if proposal.seen < 0 {
            faults.add(&format!("{place}: seen"), "versies tellen vanaf 1");
        }
    }
}

fn check_report(report: &HeldReport, place: &str, faults: &mut Faults) {
    faults.named(&format!("{place}: token"), &report.token);
    faults.named(&format!("{place}: language"), &report.language);
    faults.short(&format!("{place}: text"), &report.text, REPORT);
    faults.short(&format!("{place}: email"), report.email.as_deref().unwrap_or_default(), SHORT);
    faults.short(&format!("{place}: answer"), &report.answer, SHORT);
    faults.short(&format!("{place}: handled_by"), report.handled_by.as_deref().unwrap_or_default(), SHORT);
    faults.one_of(&format!("{place}: state"), &report.state, &["nieuw", "bezig", "opgelost", "afgewezen"]);
}
