//! A question in somebody's own words: what was understood, that it can be taken off, who it is for, and what happens when there is danger or nothing.

use std::time::Duration;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};

async fn a_small_directory() -> TestApp {
    let themed = |slug: &str, theme: &str, audience: &str| {
        let (theme, audience) = (theme.to_owned(), audience.to_owned());
        fiche(slug).service("hulp", "interventie", move |service| {
            service.themes = vec![theme];
            service.audiences = vec![audience];
        })
    };
    TestApp::with(vec![
        themed("moe", "schoolmoe", "leerling").build(),
        themed("te-oud", "schoolmoe", "jongere").with(|draft| draft.services[0].ages = ages("18", "25")).build(),
        themed("team", "pesten", "schoolteam").build(),
        themed("pest", "pesten", "leerling").build(),
        themed("praten", "psychisch", "jongere").build(),
    ])
    .await
}

#[tokio::test]
async fn age_and_problem_are_understood_and_shown_as_chips() {
    let app = a_small_directory().await;
    for question in [
        "mijn zoon van 14 wil niet meer naar school",
        "mon fils de 14 ans ne veut plus aller à l'école",
        "my 14 year old son refuses to go to school",
    ] {
        let address = format!("/zoeken?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("q", question).finish());
        let page = app.get(&address).await;
        assert_eq!(page.results()[0], "moe", "{question}");
        for other in ["te-oud", "pest"] {
            assert!(!page.results().contains(&other.to_owned()), "{question}: {other}");
        }
        let chips = page.texts(".understood .chip [aria-hidden]");
        assert!(chips.contains(&"14 jaar ✕".to_owned()) && chips.contains(&"wil niet meer naar school ✕".to_owned()), "{question}: {chips:?}");
    }
}

#[tokio::test]
async fn what_was_understood_can_be_taken_off_and_is_then_not_searched_with() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?q=mijn+zoon+van+14+wil+niet+meer+naar+school").await;
    let off = page.attributes(".understood .chip", "href").into_iter().find(|href| href.contains("zonder=leeftijd-14")).expect("a chip for the age");
    let without = app.get(&off).await;
    assert!(without.results().contains(&"te-oud".to_owned()), "without the age, who is older fits too");
    assert!(!without.texts(".understood .chip [aria-hidden]").contains(&"14 jaar ✕".to_owned()));
    assert_eq!(without.attributes("#q", "value"), ["mijn zoon van 14 wil niet meer naar school"], "the words stay");
}

#[tokio::test]
async fn programs_are_told_what_was_understood() {
    let app = a_small_directory().await;
    let found = app.json("q=gepest+16+jaar").await;
    let keys: Vec<&str> = found["understood"].as_array().expect("a list").iter().filter_map(|one| one["key"].as_str()).collect();
    assert!(keys.contains(&"leeftijd-16") && keys.contains(&"thema-pesten"), "{keys:?}");
}

#[tokio::test]
async fn a_parent_sees_first_what_a_parent_can_use_and_the_rest_is_folded_and_counted() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?thema=pesten&ik=ouder").await;
    assert_eq!(page.results(), ["pest", "team"]);
    assert_eq!(page.text("details.folded summary"), "En 1 fiche die alleen voor scholen en professionals is");
    assert_eq!(page.attributes("details.folded h2 a", "href"), ["/fiches/team"]);
    let school = app.get("/zoeken?thema=pesten&ik=school").await;
    assert_eq!((school.count("details.folded"), school.results().len()), (0, 2));
}

#[tokio::test]
async fn a_word_of_danger_brings_the_emergency_numbers_above_the_results() {
    let app = a_small_directory().await;
    for question in ["ik+wil+dood", "papa+slaat+mij", "mon+fils+se+scarifie", "zelfmoordpreventie+vorming+voor+leerkrachten"] {
        let page = app.get(&format!("/zoeken?q={question}")).await;
        let numbers = page.attributes(".danger a", "href");
        for number in ["tel:112", "tel:1813", "tel:080032123", "tel:102", "tel:103", "tel:1712", "tel:106", "tel:107"] {
            assert!(numbers.contains(&number.to_owned()), "{question}: {number} in {numbers:?}");
        }
    }
    for question in ["dood+saai+op+school", "spijbelen", "zelfstandig+werken"] {
        assert_eq!(app.get(&format!("/zoeken?q={question}")).await.count(".danger"), 0, "{question}");
    }
}

#[tokio::test]
async fn a_question_that_finds_nothing_is_kept_without_who_asked() {
    let app = a_small_directory().await;
    app.get("/zoeken?q=rijbewijs+vrachtwagen").await;
    app.get("/zoeken?q=rijbewijs+vrachtwagen").await;
    app.get("/zoeken?q=gepest").await;
    for _ in 0..100 {
        if !app.store.unanswered().await.expect("questions").is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let kept = app.store.unanswered().await.expect("questions");
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!((kept[0].text.as_str(), kept[0].language.as_str(), kept[0].asked_on.as_str()), ("rijbewijs vrachtwagen", "nl", "2026-09-01"));
}

#[tokio::test]
async fn suggestions_name_fiches_themes_and_communes() {
    let app = TestApp::with_seeds().await;
    let lines = |typed: &str| {
        let address = format!("/suggesties?q={typed}");
        let app = &app;
        async move { serde_json::from_str::<serde_json::Value>(&app.get(&address).await.body).expect("JSON") }
    };
    assert_eq!(lines("tej").await[0]["href"], "/fiches/tejo-bxl");
    assert!(lines("spijb").await.as_array().expect("a list").iter().any(|line| line["href"] == "/zoeken?thema=spijbelen"));
    assert_eq!(lines("molen").await[0]["href"], "/zoeken?gemeente=1080");
    for nothing in ["", "t", "%00", "zzzz"] {
        assert_eq!(lines(nothing).await.as_array().map(Vec::len), Some(0), "{nothing}");
    }
}

mod whatever_is_typed {
    use std::sync::LazyLock;

    use aanhaken::catalog::Catalog;
    use aanhaken::domain::fiche::Fiche;
    use aanhaken::domain::locale::Locale;
    use aanhaken::domain::query::SearchQuery;
    use aanhaken::search::thesaurus::{Thesaurus, ThesaurusFile};
    use aanhaken::seeds;
    use proptest::prelude::*;

    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
        let seeds = seeds::read(None).expect("seeds");
        let fiches: Vec<Fiche> = seeds::check(&seeds).expect("seeds without faults").into_iter().map(Fiche::from).collect();
        Catalog::build(fiches, seeds.thesaurus().expect("a thesaurus").into()).expect("an index")
    });

    fn search(address: &str) {
        let query = SearchQuery::from_pairs(url::form_urlencoded::parse(address.as_bytes()));
        let found = CATALOG.search(&query, jiff::civil::date(2026, 9, 1));
        assert!(found.hits.len() <= 20 && found.page <= found.pages);
        assert!(CATALOG.suggest(&query.question, Locale::Fr).len() <= 8);
    }

    /// Words that mean something here, thrown together with anything.
    fn question() -> impl Strategy<Value = String> {
        let words = [
            "zoon",
            "14",
            "jaar",
            "12-18",
            "wil niet",
            "school",
            "zonder",
            "via KANS",
            "molenbeek",
            "gepest",
            "veut plus",
            "okula",
            "مدرسة",
            "onze",
            "(((",
            "\u{0}",
            "’",
            "-",
        ];
        proptest::collection::vec(prop_oneof![proptest::sample::select(words.to_vec()).prop_map(str::to_owned), "\\PC{0,20}"], 0..14)
            .prop_map(|parts| parts.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(120), ..ProptestConfig::default() })]

        #[test]
        fn a_question_is_answered(question in question()) {
            search(&url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &question).finish());
        }

        #[test]
        fn an_address_is_answered(address in "\\PC{0,300}") {
            search(&address);
        }

        #[test]
        fn a_thesaurus_file_is_read_or_refused(text in "(\\[\\[entry\\]\\]\nmeans = \\[\"\\PC{0,20}\"\\]\nnl = \\[\"\\PC{0,30}\", \"a\"\\]\n){0,3}\\PC{0,30}") {
            if let Ok(file) = toml::from_str::<ThesaurusFile>(&text) {
                let _ = Thesaurus::compile(file.entry);
            }
        }
    }

    #[test]
    fn ten_thousand_characters_are_answered() {
        for long in ["a".repeat(10_000), "mijn zoon 14 jaar ".repeat(600), "spijbelen-".repeat(1_000), "ا".repeat(10_000), "12-18 ".repeat(1_700)] {
            search(&url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &long).finish());
        }
    }
}
