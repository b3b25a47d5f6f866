//! What is no fault and yet seldom true: things that a person should look at again, each with its file and line.
//!
//! A warning is answered in the file itself, in a comment right above the line that it names: `# akkoord: de bron noemt geen leeftijd`. An answer
//! without a reason is none, and an answer to nothing is a warning of its own, so that none outlives what it answered.

mod facts;
mod reader;
mod twins;
mod wording;

use std::collections::HashSet;
use std::fmt;

use jiff::civil::Date;

use super::file::{Lines, SeedFile};
use crate::store::fiches::NewFiche;
use reader::Doubt;

/// How an answer starts.
const ANSWER: &str = "akkoord:";
/// Fewest words of a reason.
const REASON_WORDS: usize = 2;

/// One thing to look at again, printed as `path:line: let op: what it is`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// One plain sentence.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: let op: {}", self.file, self.line, self.message)
    }
}

/// What was found: the warnings that wait for a person, and how many were answered.
#[derive(Debug, Default)]
pub struct Found {
    /// Without an answer, by file and line.
    pub open: Vec<Warning>,
    /// With an answer and its reason.
    pub answered: usize,
}

/// Looks at fiches without faults, each with its file; `explained` holds the abbreviations that the site itself explains to every reader.
pub fn find(files: &[SeedFile], fiches: &[NewFiche], explained: &HashSet<String>, today: Date) -> Found {
    let mut found = Found::default();
    let mut twins = twins::doubts(fiches);
    // Whatever organisations here are called, somebody can look up.
    let names = fiches.iter().flat_map(|fiche| std::iter::once(&fiche.content.name).chain(&fiche.content.alternate_names));
    let known: HashSet<String> = names.flat_map(|name| reader::words(name)).map(str::to_owned).chain(explained.iter().cloned()).collect();
    for (number, (file, fiche)) in files.iter().zip(fiches).enumerate() {
        let mut doubts = facts::doubts(&fiche.content, today);
        doubts.extend(wording::doubts(&fiche.content, &known));
        doubts.extend(twins.remove(&number).unwrap_or_default());
        settle(file, doubts, &mut found);
    }
    found.open.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    found
}

/// Takes each doubt to its line and looks there for an answer.
fn settle(file: &SeedFile, doubts: Vec<Doubt>, found: &mut Found) {
    let lines = Lines::of(&file.text);
    let text: Vec<&str> = file.text.lines().collect();
    let mut used = HashSet::new();
    for (path, message) in doubts {
        let line = lines.line(&path);
        match answer_above(&text, line) {
            Some(answer) => {
                used.insert(answer);
                found.answered += 1;
            }
            None => found.open.push(Warning { file: file.path.clone(), line, message }),
        }
    }
    let idle = |(at, line): (usize, &&str)| (is_answer(line) && !used.contains(&(at + 1))).then_some(at + 1);
    found.open.extend(text.iter().enumerate().filter_map(idle).map(|line| Warning {
        file: file.path.clone(),
        line,
        message: "dit akkoord hoort bij geen waarschuwing (meer), of zegt niet waarom".into(),
    }));
}

/// The line of the answer among the comments right above a line.
fn answer_above(text: &[&str], line: usize) -> Option<usize> {
    let above = (1..line).rev().take_while(|at| text.get(at - 1).is_some_and(|line| line.trim_start().starts_with('#')));
    above.into_iter().find(|at| is_reasoned(text[at - 1]))
}

fn is_answer(line: &str) -> bool {
    reason(line).is_some()
}

fn is_reasoned(line: &str) -> bool {
    reason(line).is_some_and(|reason| reason.split_whitespace().count() >= REASON_WORDS)
}

fn reason(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix('#')?.trim_start().strip_prefix(ANSWER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds::{self, Seeds};

    /// A fiche of one service, with what is doubtful about it.
    fn fiche(service: &str) -> SeedFile {
        let text = format!(
            "name = \"Proef\"\nregion = \"brussel\"\naim = \"Proeven.\"\n[summary]\nnl = \"Een proef.\"\n[source]\ndocument = \"Proef\"\n\
             [[contacts]]\nkey = \"algemeen\"\nlabel = \"Onthaal\"\nphones = [\"02 412 06 60\"]\n{service}"
        );
        SeedFile { path: "seeds/fiches/proef.toml".into(), text }
    }

    fn said(files: Vec<SeedFile>) -> Vec<String> {
        let seeds = Seeds { fiches: files, thesaurus: Vec::new(), questions: Vec::new() };
        let fiches = seeds::check(&seeds).expect("no fault");
        find(&seeds.fiches, &fiches, &HashSet::new(), jiff::civil::date(2026, 11, 30)).open.into_iter().map(|warning| warning.message).collect()
    }

    fn service(audience: &str, more: &str, summary: &str, parent: &str, cost: &str) -> String {
        format!(
            "[[services]]\nkey = \"praten\"\nname = \"Praten\"\nphase = \"interventie\"\nsummary = \"{summary}\"\naudiences = [\"{audience}\"]\n{more}\n\
             [services.route]\nkinds = [\"via-kans\"]\nparent = \"{parent}\"\nprofessional = \"Bel.\"\n[services.cost]\n{cost}\n"
        )
    }

    const FREE: &str = "kind = \"gratis\"";

    #[test]
    fn a_fiche_without_anything_odd_has_no_warning() {
        assert_eq!(said(vec![fiche(&service("ouder", "", "Je praat.", "Bel.", FREE))]), Vec::<String>::new());
    }

    #[test]
    fn a_price_for_who_comes_another_way_is_asked_about_when_there_is_one_way_in() {
        let cost = "kind = \"gedeeltelijk\"\nnote = \"Gratis als Actiris je stuurt, anders 30 euro.\"";
        let found = said(vec![fiche(&service("ouder", "", "Je praat.", "Bel.", cost))]);
        assert!(matches!(&found[..], [one] if one.contains("één weg")), "{found:?}");
    }

    #[test]
    fn help_for_adults_that_lets_in_every_age_is_asked_about_until_it_is_answered() {
        let file = fiche(&service("volwassene", "", "Je praat.", "Bel.", FREE));
        assert!(said(vec![file.clone()])[0].contains("volwassenen"));
        let answered = |answer: &str| {
            let text = file.text.replace("audiences", &format!("{answer}\naudiences"));
            said(vec![SeedFile { text, ..file.clone() }])
        };
        assert_eq!(answered("# akkoord: de bron noemt geen leeftijd"), Vec::<String>::new());
        assert_eq!(answered("# akkoord:").len(), 2, "no reason, no answer");
        let aged = file.text.replace("audiences", "ages = { min = 18 }\n# akkoord: de bron noemt geen leeftijd\naudiences");
        assert!(said(vec![SeedFile { text: aged, ..file.clone() }])[0].contains("geen waarschuwing"), "an answer does not outlive its warning");
    }

    #[test]
    fn between_two_ages_names_both() {
        let found = said(vec![fiche(&service("jongere", "ages = { min = 16, max = 23 }", "Voor jongeren tussen 16 en 24 jaar.", "Bel.", FREE))]);
        assert!(matches!(&found[..], [one] if one.contains("16 en 24")), "{found:?}");
        let fits = service("jongere", "ages = { min = 16, max = 24 }", "Voor jongeren tussen 16 en 24 jaar.", "Bel tussen 14 en 17 uur.", FREE);
        let found = said(vec![fiche(&fits)]);
        assert!(matches!(&found[..], [one] if one.contains("uren")), "hours in the sentence and nowhere else: {found:?}");
    }

    #[test]
    fn words_about_papers_and_letters_nobody_explains_are_found_where_a_reader_reads() {
        let found = said(vec![fiche(&service("ouder", "", "De bron zegt dat je praat.", "Vraag naar de XYZ.", FREE))]);
        assert!(found.iter().any(|one| one.contains("“bron”")) && found.iter().any(|one| one.contains("XYZ")), "{found:?}");
        assert_eq!(said(vec![fiche(&service("ouder", "", "Je praat.", "Vraag naar de XYZ (een verzonnen dienst).", FREE))]), Vec::<String>::new());
    }

    #[test]
    fn signing_up_with_somebody_who_only_takes_a_message_is_asked_about() {
        let french = "[services.fr]\nname = \"Parler\"\nsummary = \"Vous parlez.\"\nroute = \"L’école vous inscrit.\"\n";
        let found = said(vec![fiche(&(service("ouder", "", "Je praat.", "De school meldt je aan.", FREE) + french))]);
        assert!(matches!(&found[..], [one] if one.contains("inscrire")), "{found:?}");
    }

    #[test]
    fn what_has_ended_is_asked_about() {
        assert!(said(vec![fiche(&service("ouder", "ends_on = 2024-12-31", "Je praat.", "Bel.", FREE))])[0].contains("afgelopen"));
    }

    #[test]
    fn the_same_offer_with_other_facts_in_another_fiche_is_asked_about() {
        let one = fiche(&service("ouder", "", "Je praat.", "Bel.", FREE));
        let text = one.text.replace("\"Proef\"\nregion", "\"Proef twee\"\nregion").replace("\"gratis\"", "\"betalend\"");
        let found = said(vec![one, SeedFile { path: "seeds/fiches/twee.toml".into(), text }]);
        assert!(matches!(&found[..], [one] if one.contains("proef") && one.contains("kostprijs")), "{found:?}");
    }

    #[test]
    fn an_office_is_no_place_where_help_is_given() {
        let place =
            "[[locations]]\nkey = \"zetel\"\nname = \"Hoofdkantoor\"\nstreet = \"Proefstraat 1\"\npostcode = \"1000\"\ncommune = \"Brussel\"\n";
        let found = said(vec![fiche(&format!("{place}{}", service("ouder", "", "Je praat.", "Bel.", FREE)))]);
        assert!(matches!(&found[..], [one] if one.contains("kantoor")), "{found:?}");
    }
}
