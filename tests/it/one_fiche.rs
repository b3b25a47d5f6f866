//! A fiche page that a counsellor can phone from and a parent understands.

use aanhaken::domain::draft::{AmountDraft, ContactDraft, HoursDraft, LocationDraft, Typed};
use aanhaken::store::fiches::NewFiche;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};

fn complete() -> NewFiche {
    fiche("proefhuis")
        .with(|draft| {
            draft.name = "Proefhuis".into();
            draft.summary.nl = "Kom praten over <school>.".into();
            draft.related = vec!["ander".into()];
            draft.source.year = Typed("2024".into());
            draft.text = "Het huis **werkt** met <script>alert(1)</script> vrijwilligers.".into();
            draft.locations = vec![LocationDraft {
                key: "huis".into(),
                street: "Proefstraat 12".into(),
                postcode: Typed("1083".into()),
                commune: "Ganshoren".into(),
                ..Default::default()
            }];
            draft.contacts = vec![ContactDraft {
                key: "onthaal".into(),
                label: "Onthaal".into(),
                person: "Proefpersoon Een".into(),
                location: "huis".into(),
                phones: vec!["02/412.06.60".into()],
                emails: vec!["onthaal@proefhuis.example".into()],
                sites: vec!["https://www.proefhuis.example/".into()],
                hours: vec![HoursDraft { days: vec!["ma".into(), "di".into()], opens: "09:00".into(), closes: "12:30".into() }],
                ..Default::default()
            }];
        })
        .service("praten", "interventie", |service| {
            service.name = "Praten".into();
            service.ages = ages("10", "20");
            service.route.parent = "Bel gerust zelf.".into();
            service.route.professional = "De begeleider belt, met akkoord van de jongere.".into();
            service.cost.kind = "betalend".into();
            service.cost.amounts = vec![AmountDraft { euro: Typed("4".into()), label: "verminderd tarief".into() }];
            service.ends_on = Typed("2021-12-31".into());
        })
        .service("vorming", "preventie", |service| service.audiences = vec!["schoolteam".into()])
        .build()
}

async fn app() -> TestApp {
    TestApp::with(vec![complete(), fiche("ander").service("hulp", "preventie", |_| ()).build()]).await
}

#[tokio::test]
async fn numbers_can_be_dialled_and_addresses_followed() {
    let page = app().await.get("/fiches/proefhuis").await;
    assert_eq!(page.attributes("a.phone", "href"), ["tel:+3224120660", "tel:+3224120660"]);
    assert_eq!(page.text(".contact a.phone"), "Telefoon 02 412 06 60");
    assert_eq!(page.attributes("a[href^='mailto:']", "href"), ["mailto:onthaal@proefhuis.example"]);
    let map = &page.attributes(".contact address a", "href")[0];
    assert!(map.starts_with("https://www.openstreetmap.org/search?query=Proefstraat+12"), "{map}");
    assert!(page.text(".contact").contains("maandag en dinsdag: 09:00–12:30"));
}

#[tokio::test]
async fn the_way_in_is_said_to_a_parent_and_to_a_professional() {
    let page = app().await.get("/fiches/proefhuis").await;
    let facts = page.texts("#praten dd");
    assert!(facts.iter().any(|fact| fact == "zelf contact opnemen Bel gerust zelf."), "{facts:?}");
    assert!(facts.iter().any(|fact| fact == "De begeleider belt, met akkoord van de jongere."));
    assert!(facts.iter().any(|fact| fact == "betalend: 4 euro (verminderd tarief)"));
    assert_eq!(page.text("#kern ~ h3 + p"), "Bel gerust zelf.", "what is for schools only is not told to parents");
}

#[tokio::test]
async fn services_are_grouped_by_phase_and_can_be_linked_to() {
    let page = app().await.get("/fiches/proefhuis").await;
    assert_eq!(page.texts("#aanbod ~ .group > h3"), ["preventie", "interventie"]);
    assert_eq!(page.attributes(".service", "id"), ["vorming", "praten"]);
    let overview = app().await.get("/overzicht").await;
    assert!(overview.attributes("td.phase-interventie a", "href").contains(&"/fiches/proefhuis#praten".to_owned()));
}

#[tokio::test]
async fn what_has_ended_says_so_with_its_date() {
    let page = app().await.get("/fiches/proefhuis").await;
    assert_eq!(page.text("#praten .notice"), "Gestopt op 31 december 2021");
}

#[tokio::test]
async fn source_year_and_check_are_told() {
    let page = app().await.get("/fiches/proefhuis").await;
    assert_eq!(page.texts(".provenance p")[1], "Bron: Verzonnen document, gegevens van 2024");
    assert!(page.text(".provenance").starts_with("Nog niet nagekeken"));
    let mut checked = complete();
    checked.verified_on = Some(jiff::civil::date(2026, 6, 3));
    checked.content.related.clear();
    let page = TestApp::with(vec![checked]).await.get("/fiches/proefhuis").await;
    assert_eq!(page.texts(".provenance p")[0], "Nagekeken op 3 juni 2026.");
}

#[tokio::test]
async fn related_fiches_follow_and_unknown_ones_do_not_break_the_page() {
    let page = app().await.get("/fiches/proefhuis").await;
    assert_eq!(page.attributes("#verwant + ul a", "href"), ["/fiches/ander"]);
}

#[tokio::test]
async fn programs_read_it_in_the_words_of_schema_org() {
    let page = app().await.get("/fiches/proefhuis").await;
    let linked: serde_json::Value = serde_json::from_str(&page.text("script[type='application/ld+json']")).expect("JSON");
    assert_eq!(linked["name"], "Proefhuis");
    assert_eq!(linked["description"], "Kom praten over <school>.");
    assert_eq!(linked["address"][0]["postalCode"], "1083");
    assert_eq!(linked["makesOffer"][1]["itemOffered"]["audience"]["suggestedMinAge"], serde_json::Value::Null);
    assert_eq!(linked["makesOffer"][0]["itemOffered"]["audience"]["suggestedMinAge"], 10);
    assert!(!page.body.contains("over <school>"), "nothing that an editor typed ends the script or starts a tag");
}

#[tokio::test]
async fn markup_in_a_text_shows_as_text_or_is_taken_out() {
    let page = app().await.get("/fiches/proefhuis").await;
    assert_eq!(page.text("#professionals + .prose strong"), "werkt");
    assert_eq!(page.count("main script"), 0);
}
