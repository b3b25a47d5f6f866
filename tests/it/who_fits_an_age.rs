//! Somebody who says a child's age gets nothing that is for other ages, another level of school or adults only: ticked or typed, alone or with a problem.
//! What is probably not for that age is told apart, with its reason.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aanhaken::catalog::{Catalog, Found};
use aanhaken::domain::fiche::{Fiche, Service};
use aanhaken::domain::query::SearchQuery;
use aanhaken::domain::vocabulary::{Audience, Level, Term, Theme};
use aanhaken::seeds;
use jiff::civil::{Date, date};

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};

const TODAY: Date = date(2026, 12, 1);
/// Ages of those whom this directory is about.
const AGES: std::ops::RangeInclusive<u8> = 3..=25;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let seeds = seeds::read(None).expect("seeds");
    let fiches: Vec<Fiche> = seeds::check(&seeds).expect("seeds without faults").into_iter().map(Fiche::from).collect();
    Catalog::build(fiches, seeds.thesaurus().expect("a thesaurus").into()).expect("an index")
});

fn ask(address: &str) -> Found<'static> {
    CATALOG.search(&SearchQuery::from_pairs(url::form_urlencoded::parse(address.as_bytes())), TODAY)
}

/// All fiches that an address gives, in their order, over all pages.
fn slugs(address: &str) -> Vec<String> {
    let mut slugs = Vec::new();
    for page in 1.. {
        let found = ask(&format!("{address}&pagina={page}"));
        slugs.extend(found.hits.iter().map(|hit| hit.fiche.slug.to_string()));
        if page >= found.pages {
            break;
        }
    }
    slugs
}

/// Why a service is not for a child of this age, told from its fields alone.
fn misfit(service: &Service, age: u8) -> Option<&'static str> {
    let (min, max) = (service.ages.min, service.ages.max);
    if min.is_some_and(|min| age < min) || max.is_some_and(|max| age > max) {
        return Some("other ages");
    }
    if min.is_some() || max.is_some() {
        return None;
    }
    let takes = |level: &Level| match level {
        Level::Nursery => age <= 6,
        Level::Primary => (6..=12).contains(&age),
        Level::Secondary => (12..=18).contains(&age),
        Level::Higher | Level::Adult => age >= 18,
    };
    if !service.levels.is_empty() && !service.levels.iter().any(takes) {
        return Some("another level");
    }
    let adults = service.audiences.iter().all(|audience| matches!(audience, Audience::Adult | Audience::Neet));
    (adults && age < 18).then_some("adults only")
}

fn misfits(address: &str, age: u8) -> Vec<String> {
    let found = ask(address);
    let services = found.hits.iter().take(10).flat_map(|hit| hit.services.iter().map(move |service| (hit, service)));
    let wrong = services.filter_map(|(hit, service)| misfit(service, age).map(|why| (hit, service, why)));
    wrong.map(|(hit, service, why)| format!("{address}: {} “{}”: {why}", hit.fiche.slug, service.name)).collect()
}

#[test]
fn nothing_for_others_stands_among_the_first_ten_for_a_child_of_any_age_with_any_problem() {
    let mut wrong = Vec::new();
    for age in AGES {
        wrong.extend(misfits(&format!("leeftijd={age}"), age));
        wrong.extend(misfits(&format!("q=kind+van+{age}"), age));
        for theme in Theme::ALL {
            wrong.extend(misfits(&format!("leeftijd={age}&thema={}", theme.code()), age));
            wrong.extend(misfits(&format!("q=mijn+kind+van+{age}+jaar&thema={}", theme.code()), age));
        }
    }
    for (theme, words) in [
        ("pesten", "wordt gepest"),
        ("spijbelen", "spijbelt"),
        ("leren", "kan niet goed leren"),
        ("beperking", "met een beperking"),
        ("werk", "zoekt werk"),
        ("zonder-diploma", "heeft geen diploma"),
        ("taal", "leert Nederlands"),
    ] {
        for age in AGES {
            wrong.extend(misfits(&format!("q=mijn+kind+van+{age}+{}", words.replace(' ', "+")), age));
            wrong.extend(misfits(&format!("q={}&leeftijd={age}&thema={theme}", words.replace(' ', "+")), age));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
}

#[test]
fn an_age_that_is_typed_gives_what_the_same_age_gives_when_it_is_ticked() {
    for age in AGES {
        assert_eq!(slugs(&format!("q={age}+jaar")), slugs(&format!("leeftijd={age}")), "{age}");
        for words in ["pesten", "spijbelen", "schoolmoe", "zoekt werk", "dagbesteding", "huiswerk", "tito"] {
            let words = words.replace(' ', "+");
            assert_eq!(slugs(&format!("q={words}+{age}+jaar")), slugs(&format!("q={words}&leeftijd={age}")), "{words}, {age}");
        }
    }
}

#[test]
fn a_bundle_holds_the_fiches_that_the_list_shows() {
    for age in AGES {
        let query = SearchQuery::from_pairs([("leeftijd", age.to_string())]);
        let bundle: BTreeSet<String> = CATALOG.bundle(&query, TODAY).into_iter().map(|fiche| fiche.slug.to_string()).collect();
        assert_eq!(bundle, slugs(&format!("leeftijd={age}")).into_iter().collect(), "{age}");
    }
}

#[test]
fn several_ages_are_or_and_a_range_takes_all_between() {
    let set = |address: &str| slugs(address).into_iter().collect::<BTreeSet<_>>();
    let both: BTreeSet<String> = set("leeftijd=8").union(&set("leeftijd=15")).cloned().collect();
    assert_eq!(set("leeftijd=8&leeftijd=15"), both);
    assert_eq!(set("leeftijd=8+en+15"), both);
    let between: BTreeSet<String> = (12..=14).flat_map(|age| set(&format!("leeftijd={age}"))).collect();
    assert_eq!(set("leeftijd=12-14"), between);
}

#[tokio::test]
async fn what_is_probably_not_for_a_child_is_told_apart_with_its_reason() {
    let app = TestApp::with(vec![
        fiche("stad").service("hulp", "interventie", |_| ()).build(),
        fiche("middelbaar").service("coach", "interventie", |service| service.levels = vec!["secundair".into()]).build(),
        fiche("groot").service("werk", "compensatie", |service| service.audiences = vec!["volwassene".into()]).build(),
        fiche("later").service("werk", "compensatie", |service| service.ages = ages("18", "")).build(),
    ])
    .await;
    let page = app.get("/zoeken?leeftijd=11").await;
    assert_eq!(page.results(), ["stad"]);
    assert_eq!(page.text("details.doubtful summary"), "En 1 fiche die er waarschijnlijk niet is voor deze leeftijd");
    assert_eq!(page.texts(".doubtful li"), ["Proef middelbaar : Aanbod coach (voor secundair onderwijs)"]);
    let page = app.get("/zoeken?leeftijd=16").await;
    assert_eq!(page.results(), ["middelbaar", "stad"], "who is known to fit comes first");
    assert_eq!(page.texts(".doubtful li"), ["Proef groot : Aanbod werk (voor volwassenen)"]);
    assert_eq!(app.get("/zoeken?leeftijd=8").await.count(".doubtful"), 0, "what is surely not for a child is not there at all");
    let answer = app.json("leeftijd=16").await;
    assert_eq!(answer["doubtful"][0]["slug"], "groot");
    assert_eq!(answer["total"], 2, "what is in doubt is in no count");
}

#[tokio::test]
async fn the_age_field_shows_what_was_asked() {
    let app = TestApp::with(vec![fiche("stad").service("hulp", "interventie", |_| ()).build()]).await;
    let page = app.get("/zoeken?leeftijd=12-18&leeftijd=9+jaar").await;
    assert_eq!(page.attributes("#f-leeftijd", "value"), ["12-18, 9"]);
    assert_eq!(page.text("[role=status]"), "1 fiche voor 12 tot en met 18 jaar, 9 jaar. Bij 1 daarvan staat geen leeftijd vermeld: vraag het na.");
}
