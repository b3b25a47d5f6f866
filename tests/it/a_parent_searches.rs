//! A parent on a phone: an age, a problem, their own words.

use axum::http::StatusCode;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};

async fn a_small_directory() -> TestApp {
    TestApp::with(vec![
        fiche("boerderij")
            .with(|draft| draft.alternate_names = vec!["De Proefboerderij".into()])
            .service("dagbesteding", "interventie", |service| {
                service.name = "Dagbesteding op de boerderij".into();
                service.ages = ages("12", "18");
                service.themes = vec!["dagbesteding".into(), "schoolmoe".into()];
            })
            .build(),
        fiche("loket")
            .service("vragen", "interventie", |service| {
                service.name = "Loket voor alle vragen over spijbelen".into();
                service.themes = vec!["spijbelen".into()];
            })
            .build(),
        fiche("jobproject")
            .service("werk", "compensatie", |service| {
                service.name = "Werk zoeken na school".into();
                service.ages = ages("18", "");
                service.themes = vec!["werk".into()];
            })
            .build(),
    ])
    .await
}

#[tokio::test]
async fn a_word_finds_the_fiche_and_the_card_says_why() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?q=dag+besteding").await;
    assert_eq!(page.results(), ["boerderij"]);
    assert_eq!(page.texts(".reason mark"), ["overdag iets doen in plaats van school", "Dagbesteding"]);
    assert_eq!(page.text("[role=status]"), "1 fiche bij “dag besteding”.");
}

#[tokio::test]
async fn a_slip_of_the_pen_finds_it_too() {
    let app = a_small_directory().await;
    assert_eq!(app.get("/zoeken?q=spijbellen").await.results()[0], "loket");
}

#[tokio::test]
async fn another_name_of_the_organisation_finds_it() {
    let app = a_small_directory().await;
    assert_eq!(app.get("/zoeken?q=proefboerderij").await.results()[0], "boerderij");
}

#[tokio::test]
async fn an_age_shuts_out_what_starts_later_and_keeps_what_states_none_apart() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?leeftijd=14").await;
    assert_eq!(page.results(), ["boerderij", "loket"], "stated ages first, then those that state none");
    assert_eq!(page.texts(".unstated"), ["leeftijd niet vermeld"]);
    assert_eq!(page.text("[role=status]"), "2 fiches voor 14 jaar. Bij 1 daarvan staat geen leeftijd vermeld: vraag het na.");
    assert_eq!(app.get("/zoeken?leeftijd=18").await.results(), ["boerderij", "jobproject", "loket"], "both bounds count");
    assert_eq!(app.get("/zoeken?leeftijd=19").await.results(), ["jobproject", "loket"]);
}

#[tokio::test]
async fn no_result_names_the_filters_that_stand_in_the_way() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?q=boerderij&fase=compensatie&leeftijd=14").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.results(), Vec::<String>::new());
    assert_eq!(page.texts(".nothing .chip"), ["Zonder compensatie: 1 fiche"]);
    assert_eq!(page.attributes(".nothing .chip", "href"), ["/zoeken?q=boerderij&leeftijd=14"]);
}

#[tokio::test]
async fn words_that_nothing_fits_lead_to_themes_and_to_who_listens() {
    let app = TestApp::with(vec![fiche("clb").service("hulp", "interventie", |_| ()).build()]).await;
    let page = app.get("/zoeken?q=rijbewijs").await;
    assert_eq!(page.count(".nothing .themes .chip"), 18);
    assert!(page.attributes(".nothing a", "href").contains(&"/fiches/clb".to_owned()));
}

#[tokio::test]
async fn what_somebody_typed_comes_back_to_them_as_text() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?q=%3Cscript%3Ealert(1)%3C/script%3E+%22").await;
    assert_eq!(page.attributes("#q", "value"), ["<script>alert(1)</script> \""]);
    assert_eq!(page.count("main script"), 0);
}

#[tokio::test]
async fn a_question_of_ten_thousand_characters_or_of_signs_is_cut_and_answered() {
    let app = a_small_directory().await;
    for question in ["a".repeat(10_000), "(".repeat(10_000), "%00%01%7f%1b".repeat(50), "%F0%9F%98%80".repeat(500), "%FF%FE".into(), "*%3A*".into()] {
        let page = app.get(&format!("/zoeken?q={question}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", &question[..20.min(question.len())]);
    }
    let page = app.get(&format!("/zoeken?q={}", "spijbelen+".repeat(1_000))).await;
    assert_eq!(page.results()[0], "loket");
    assert_eq!(page.texts(".notice li"), ["Je vraag is erg lang. We lezen de eerste 300 tekens."]);
}

#[tokio::test]
async fn an_unknown_parameter_or_value_is_ignored_and_said_so() {
    let app = a_small_directory().await;
    let page = app.get("/zoeken?leeftijd=veertien&fase=later&kleur=rood&fase=compensatie").await;
    assert_eq!(page.results(), ["jobproject"]);
    assert_eq!(
        page.texts(".notice li"),
        [
            "“veertien” past niet bij leeftijd. We kijken er niet naar.",
            "“later” past niet bij fase. We kijken er niet naar.",
            "We kennen “kleur” niet en kijken er niet naar."
        ]
    );
}

#[tokio::test]
async fn home_asks_two_questions_and_has_one_free_box() {
    let app = a_small_directory().await;
    let page = app.get("/").await;
    assert_eq!(page.attributes("form.questions input", "name"), ["leeftijd", "q"]);
    assert_eq!(page.attributes("form.questions select", "name"), ["thema"]);
    assert_eq!(page.count("form.questions option"), 19, "eighteen themes, and none");
    assert_eq!(page.texts(".tile.phase-interventie p")[1], "Bekijk 2 organisaties");
    assert_eq!(page.count("h1"), 1);
}

#[tokio::test]
async fn an_unknown_address_says_so_and_offers_to_search_for_it() {
    let app = a_small_directory().await;
    let page = app.get("/fiches/groep-onbekend").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(page.attributes("form[role=search] input", "value"), ["groep onbekend"]);
    assert_eq!(app.get("/bestaat-niet").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/fiches/%2e%2e%2fetc").await.status, StatusCode::NOT_FOUND);
}
