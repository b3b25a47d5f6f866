//! A CLB counsellor at a desk: filters, counts, order, pages.

use aanhaken::store::fiches::NewFiche;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};

/// Three fiches that differ in phase, route and cost; the first has two services that must not be mixed up.
async fn three() -> TestApp {
    TestApp::with(vec![
        fiche("een")
            .with(|draft| draft.number = "2".into())
            .service("kinderen", "preventie", |service| service.ages = ages("6", "12"))
            .service("jongvolwassenen", "compensatie", |service| {
                service.ages = ages("18", "35");
                service.route.kinds = vec!["via-actiris".into()];
            })
            .build(),
        fiche("twee")
            .with(|draft| draft.number = "10".into())
            .service("tieners", "interventie", |service| {
                service.ages = ages("12", "18");
                service.route.kinds = vec!["via-kans".into(), "via-clb".into()];
            })
            .build(),
        fiche("drie")
            .with(|draft| draft.number = "1".into())
            .service("team", "preventie", |service| {
                service.audiences = vec!["schoolteam".into()];
                service.cost.kind = "betalend".into();
            })
            .build(),
    ])
    .await
}

#[tokio::test]
async fn all_filters_hold_on_one_and_the_same_service() {
    let app = three().await;
    assert_eq!(app.get("/zoeken?fase=preventie&leeftijd=8").await.results(), ["een", "drie"]);
    let page = app.get("/zoeken?fase=compensatie&leeftijd=8").await;
    assert_eq!(page.results(), Vec::<String>::new(), "one service is for eight-year-olds, another one is compensatie");
    assert_eq!(app.get("/zoeken?fase=preventie&aanmelding=via-actiris").await.results(), Vec::<String>::new());
}

#[tokio::test]
async fn values_of_one_filter_are_or() {
    let app = three().await;
    assert_eq!(app.get("/zoeken?fase=compensatie&fase=interventie&sorteer=nummer").await.results(), ["een", "twee"]);
}

#[tokio::test]
async fn a_count_says_how_many_fiches_a_value_would_give() {
    let app = three().await;
    let page = app.get("/zoeken?fase=interventie").await;
    assert_eq!(page.facet_count("fase", "preventie"), 2, "its own values are OR: counted without them");
    assert_eq!(page.facet_count("fase", "interventie"), 1);
    assert_eq!(page.facet_count("aanmelding", "via-kans"), 1);
    assert_eq!(page.facet_count("aanmelding", "rechtstreeks"), 0);
}

#[tokio::test]
async fn free_is_one_choice_whatever_the_source_calls_it() {
    let app = TestApp::with(vec![
        fiche("luisteren").service("praten", "interventie", |service| service.cost.kind = "niet-van-toepassing".into()).build(),
        fiche("lesgeven")
            .service("vorming", "preventie", |service| {
                service.audiences = vec!["schoolteam".into()];
                service.cost.kind = "niet-van-toepassing".into();
            })
            .build(),
        fiche("spelen").service("club", "preventie", |_| {}).build(),
        fiche("rijden").service("paard", "preventie", |service| service.cost.kind = "betalend".into()).build(),
    ])
    .await;
    let page = app.get("/zoeken?kostprijs=gratis&sorteer=naam").await;
    assert_eq!(page.results(), ["luisteren", "spelen"], "what is only for schools has its own words");
    assert!(page.text("main").contains("gratis") && !page.text("main").contains("geen kosten"));
    assert_eq!(app.get("/zoeken?q=gratis+praten").await.results().first().map(String::as_str), Some("luisteren"));
    let all = app.get("/zoeken").await;
    assert_eq!(all.attributes("input[name=kostprijs]", "value"), ["gratis", "betalend"], "one thing to tick");
    assert_eq!(all.facet_count("kostprijs", "gratis"), 2);
    let own = app.get("/zoeken?kostprijs=niet-van-toepassing&sorteer=naam").await;
    assert_eq!(own.results(), ["lesgeven", "luisteren"]);
    assert_eq!(own.attributes("input[name=kostprijs][checked]", "value"), ["niet-van-toepassing"], "what is on can be taken off");
    assert!(app.get("/fiches/lesgeven").await.text("main").contains("geen kosten"));
}

#[tokio::test]
async fn a_value_that_would_give_nothing_stays_in_place_disabled() {
    let app = three().await;
    let page = app.get("/zoeken?fase=interventie").await;
    assert_eq!(page.attributes("input[name=aanmelding][disabled]", "value"), ["rechtstreeks", "via-actiris"]);
    assert_eq!(page.attributes("input[name=fase][checked]", "value"), ["interventie"]);
    let nothing = app.get("/zoeken?fase=interventie&kostprijs=betalend").await;
    assert_eq!(nothing.attributes("input[name=kostprijs][checked]", "value"), ["betalend"]);
    assert_eq!(nothing.count("input[name=kostprijs][checked][disabled]"), 0, "what is on can be taken off");
}

#[tokio::test]
async fn every_count_comes_true_when_it_is_followed() {
    let app = three().await;
    for start in ["", "fase=preventie&", "leeftijd=14&", "kostprijs=gratis&fase=interventie&"] {
        let found = app.json(start).await;
        for (param, values) in found["facets"].as_object().expect("facets") {
            for (value, count) in values.as_object().expect("values") {
                let without: Vec<&str> = start.split('&').filter(|pair| !pair.starts_with(&format!("{param}="))).collect();
                let followed = app.json(&format!("{}&{param}={value}", without.join("&"))).await;
                assert_eq!(&followed["total"], count, "{start} then {param}={value}");
            }
        }
    }
}

#[tokio::test]
async fn each_filter_that_is_on_can_be_taken_off_by_itself() {
    let app = three().await;
    let page = app.get("/zoeken?q=aanbod&leeftijd=14&fase=interventie").await;
    assert_eq!(
        page.attributes(".active .chip", "href"),
        ["/zoeken?leeftijd=14&fase=interventie", "/zoeken?q=aanbod&fase=interventie", "/zoeken?q=aanbod&leeftijd=14"]
    );
    assert_eq!(page.text("[role=status]"), "1 fiche bij “aanbod”, voor 14 jaar, interventie.");
}

#[tokio::test]
async fn results_sort_by_name_and_by_number_in_the_bundle() {
    let app = three().await;
    assert_eq!(app.get("/zoeken?sorteer=naam").await.results(), ["drie", "een", "twee"]);
    assert_eq!(app.get("/zoeken?sorteer=nummer").await.results(), ["drie", "een", "twee"]);
    assert_eq!(app.get("/zoeken").await.results(), ["drie", "een", "twee"], "without words: the order of the bundle");
}

fn numbered(n: usize) -> NewFiche {
    fiche(&format!("fiche-{n:02}")).with(|draft| draft.number = n.to_string()).service("hulp", "preventie", |_| ()).build()
}

#[tokio::test]
async fn twenty_fiches_a_page_and_the_next_page_goes_on_where_it_stopped() {
    let app = TestApp::with((1..=45).map(numbered).collect()).await;
    let first = app.get("/zoeken?fase=preventie").await;
    assert_eq!((first.results().len(), first.results()[19].as_str()), (20, "fiche-20"));
    assert_eq!(first.attributes(".pager a", "href"), ["/zoeken?fase=preventie&pagina=2"]);
    let last = app.get("/zoeken?fase=preventie&pagina=3").await;
    assert_eq!((last.results().len(), last.results()[0].as_str()), (5, "fiche-41"));
    assert_eq!(last.text(".pager span"), "Pagina 3 van 3");
    assert_eq!(last.attributes(".pager a[rel=next]", "href"), Vec::<String>::new());
    let beyond = app.get("/zoeken?fase=preventie&pagina=99").await;
    assert_eq!(beyond.results()[0], "fiche-41", "beyond the last page is the last page");
    assert!(app.get("/zoeken?pagina=2").await.attributes(".active .chip", "href").is_empty());
}

#[tokio::test]
async fn a_commune_finds_what_is_there_and_what_is_meant_for_it() {
    let app = TestApp::with(vec![
        fiche("ter-plaatse")
            .with(|draft| {
                draft.locations.push(aanhaken::domain::draft::LocationDraft {
                    key: "hier".into(),
                    street: "Proefstraat 1".into(),
                    postcode: aanhaken::domain::draft::Typed("1080".into()),
                    commune: "Sint-Jans-Molenbeek".into(),
                    ..Default::default()
                });
            })
            .service("hulp", "preventie", |_| ())
            .build(),
        fiche("voor-evere").service("hulp", "preventie", |service| service.area = vec![aanhaken::domain::draft::Typed("1140".into())]).build(),
    ])
    .await;
    assert_eq!(app.get("/zoeken?gemeente=1080").await.results(), ["ter-plaatse"]);
    assert_eq!(app.get("/zoeken?gemeente=1140").await.results(), ["voor-evere"]);
    assert_eq!(app.get("/zoeken?gemeente=1140&gemeente=1080").await.results().len(), 2);
    assert_eq!(app.get("/zoeken?gemeente=1070").await.results(), Vec::<String>::new());
}

#[tokio::test]
async fn programs_get_the_same_answer_as_people() {
    let app = three().await;
    let found = app.json("leeftijd=14&fase=interventie").await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["results"][0]["slug"], "twee");
    assert_eq!(found["results"][0]["services"][0]["phase"], "interventie");
    assert_eq!(found["results"][0]["services"][0]["ages"]["min"], 12);
    assert_eq!(found["understood"], serde_json::json!([]), "nothing was said in words");
    assert_eq!(found["facets"]["fase"]["interventie"], 1);
}
