//! The questions of people (`questions/`) held against the fiches: a question of a service that is gone, or one that stands twice, leads somebody
//! to a closed door.

use std::collections::{BTreeMap, HashMap};

use super::file::{Fault, Lines, SeedFile, parse, stem};
use crate::store::fiches::NewFiche;

/// The questions of one fiche: by key of a service, by language.
type Questions = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Every fault in the files of questions: no such fiche, no such service, a sentence that stands twice in all files together.
pub fn check(files: &[SeedFile], fiches: &[NewFiche]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen: HashMap<String, (&str, usize)> = HashMap::new();
    for file in files {
        let at = |line, message: String| Fault { file: file.path.clone(), line, message };
        let Some(fiche) = fiches.iter().find(|fiche| fiche.slug.as_str() == stem(&file.path)) else {
            faults.push(at(1, format!("er is geen fiche “{}”", stem(&file.path))));
            continue;
        };
        let questions: Questions = match parse(file) {
            Ok(questions) => questions,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        let lines = Lines::of(&file.text);
        for (key, languages) in &questions {
            if !fiche.content.services.iter().any(|service| service.key.as_str() == key) {
                faults.push(at(lines.line(key), format!("de fiche heeft geen aanbod “{key}”")));
            }
            for (language, sentences) in languages {
                for (number, sentence) in sentences.iter().enumerate() {
                    let line = lines.line(&format!("{key}.{language}[{number}]"));
                    if let Some((other, there)) = seen.insert(spoken(sentence), (file.path.as_str(), line)) {
                        faults.push(at(line, format!("deze vraag staat er al, in {other}:{there}: “{sentence}”")));
                    }
                }
            }
        }
    }
    faults
}

/// A sentence without capitals and punctuation: the same words are the same question.
fn spoken(sentence: &str) -> String {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fiche::FicheContent;
    use crate::domain::values::Slug;
    use crate::domain::vocabulary::Status;

    fn found(text: &str) -> Vec<String> {
        let fiche: crate::domain::draft::FicheDraft = toml::from_str(
            "name = \"Proef\"\nregion = \"brussel\"\naim = \"Proeven.\"\n[summary]\nnl = \"Een proef.\"\n[source]\ndocument = \"Proef\"\n\
             [[services]]\nkey = \"praten\"\nname = \"Praten\"\nphase = \"interventie\"\nsummary = \"Praten.\"\naudiences = [\"ouder\"]\n\
             [services.route]\nkinds = [\"rechtstreeks\"]\nparent = \"Bel.\"\nprofessional = \"Bel.\"\n[services.cost]\nkind = \"gratis\"\n",
        )
        .expect("a draft");
        let content: FicheContent = fiche.check().expect("a fiche");
        let fiche = NewFiche { slug: Slug::parse("proef").expect("a slug"), status: Status::Published, verified_on: None, content };
        let file = SeedFile { path: "seeds/questions/proef.toml".into(), text: text.into() };
        let strange = SeedFile { path: "seeds/questions/weg.toml".into(), text: String::new() };
        check(&[file, strange], &[fiche]).iter().map(Fault::to_string).collect()
    }

    #[test]
    fn a_question_for_a_service_that_is_gone_is_named_with_its_line() {
        assert_eq!(
            found("[praten]\nnl = [\"kan ik praten\"]\n[bellen]\nnl = [\"kan ik bellen\"]\n"),
            ["seeds/questions/proef.toml:3: de fiche heeft geen aanbod “bellen”", "seeds/questions/weg.toml:1: er is geen fiche “weg”"]
        );
    }

    #[test]
    fn a_question_that_stands_twice_is_found_through_capitals_and_punctuation() {
        let found = found("[praten]\nnl = [\n  \"kan ik praten?\",\n]\nen = [\"Kan ik praten\"]\n");
        assert!(found[0].contains("deze vraag staat er al"), "{found:?}");
    }
}
