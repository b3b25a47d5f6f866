//! What was asked, in words: a filter, something understood, a danger, and all of it in one sentence.

use crate::domain::fiche::Service;
use crate::domain::fit::Unfit;
use crate::domain::locale::Messages;
use crate::domain::query::{Filter, Ignored, MOST_OF_A_KIND, QUESTION_CHARACTERS, SearchQuery};
use crate::search::question::{Asked, Understood};
use crate::search::thesaurus::Danger;

use super::view;

/// What you look at, in one sentence: “14 fiches voor 14 jaar, interventie”.
pub fn sentence(t: &Messages, query: &SearchQuery, total: usize) -> String {
    let filters: Vec<String> = query.filters.iter().map(|filter| filter_label(t, filter)).collect();
    let filters = filters.join(", ");
    let arguments = [("n", total.into()), ("vraag", query.question.as_str().into()), ("filters", filters.as_str().into())];
    t.with(
        match (query.question.is_empty(), filters.is_empty()) {
            (true, true) => "gevonden",
            (true, false) => "gevonden-met-filters",
            (false, true) => "gevonden-met-vraag",
            (false, false) => "gevonden-met-vraag-en-filters",
        },
        &arguments,
    )
}

/// What was understood, in words.
pub fn asked_label(t: &Messages, asked: &Asked) -> String {
    match asked {
        Asked::Age(ages) => {
            let ages: Vec<String> = ages.iter().map(u8::to_string).collect();
            t.about("begrepen-leeftijd", &view::and(t, &ages.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        Asked::Ages(range) => view::ages(t, *range),
        Asked::Theme(value) => t.label(*value).to_owned(),
        Asked::Audience(value) => t.label(*value).to_owned(),
        Asked::Route(value) => t.label(*value).to_owned(),
        Asked::NotRoute(value) => t.about("begrepen-niet", t.label(*value)),
        Asked::Phase(value) => t.label(*value).to_owned(),
        Asked::Free => t.get("kostprijs-gratis").to_owned(),
        Asked::Commune(code) => filter_label(t, &Filter::Commune(code.clone())),
        Asked::Language(value) => t.about("begrepen-taal", t.label(*value)),
        Asked::Level(value) => t.label(*value).to_owned(),
        Asked::Open(value) => t.label(*value).to_owned(),
        Asked::Who(value) => t.about("begrepen-ik", t.label(*value)),
    }
}

/// Something understood, in words; what no word says, and is only like it, says that it is a guess.
pub fn understood_label(t: &Messages, one: &Understood) -> String {
    let label = asked_label(t, &one.what);
    if one.perhaps { t.about("begrepen-misschien", &label) } else { label }
}

/// A filter, in words.
pub fn filter_label(t: &Messages, filter: &Filter) -> String {
    match filter {
        Filter::Age(range) => view::ages(t, *range),
        Filter::Theme(value) => t.label(*value).to_owned(),
        Filter::Phase(value) => t.label(*value).to_owned(),
        Filter::Audience(value) => t.label(*value).to_owned(),
        Filter::Route(value) => t.label(*value).to_owned(),
        Filter::Cost(value) => t.label(*value).to_owned(),
        Filter::Language(value) => t.label(*value).to_owned(),
        Filter::Commune(code) => match code.commune() {
            Some(commune) => format!("{code} {}", commune.name(t.locale)),
            None => code.to_string(),
        },
    }
}

/// Why a service is probably not for the age that was asked, in words.
pub fn unfit_label(t: &Messages, why: Unfit, service: &Service) -> String {
    match why {
        Unfit::Level => {
            let levels: Vec<&str> = service.levels.iter().map(|level| t.label(*level)).collect();
            t.about("twijfel-niveau", &view::and(t, &levels))
        }
        Unfit::Beside => t.get("twijfel-naast").to_owned(),
        Unfit::LeftSchool => t.get("twijfel-van-school").to_owned(),
        Unfit::Adults => t.get("twijfel-volwassenen").to_owned(),
        Unfit::Ages => view::ages(t, service.ages),
    }
}

/// What of an address could not be used, in words.
pub fn ignored(t: &Messages, ignored: &Ignored) -> String {
    match ignored {
        Ignored::Parameter(name) => t.about("genegeerd-parameter", name),
        Ignored::Value(name, value) => {
            let key = format!("parameter-{name}");
            t.with("genegeerd-waarde", &[("naam", t.get(&key).into()), ("waarde", value.as_str().into())])
        }
        Ignored::TooMany(name) => {
            let key = format!("parameter-{name}");
            t.with("genegeerd-te-veel", &[("naam", t.get(&key).into()), ("n", MOST_OF_A_KIND.into())])
        }
        Ignored::LongQuestion => t.count("genegeerd-lange-vraag", QUESTION_CHARACTERS),
    }
}

/// A danger in words.
pub fn danger_label(danger: Danger) -> &'static str {
    match danger {
        Danger::Suicide => "zelfdoding",
        Danger::Violence => "geweld",
        Danger::Abuse => "misbruik",
        Danger::Need => "acute nood",
    }
}
