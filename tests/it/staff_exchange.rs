//! A manager takes everything out and reads a file in: sees first what it would change, and nothing changes before a yes.

use aanhaken::domain::values::Slug;
use aanhaken::domain::vocabulary::Role;
use aanhaken::export::document;
use axum::http::StatusCode;

use crate::support::TestApp;
use crate::support::fiche::fiche;
use crate::support::page::Page;
use crate::support::staff::Browser;

const EXCHANGE: &str = "/beheer/uitwisseling";

async fn app() -> TestApp {
    TestApp::with(vec![
        fiche("proefhuis").service("praten", "interventie", |_| {}).build(),
        fiche("ander").service("iets", "preventie", |_| {}).build(),
    ])
    .await
}

async fn manager(app: &TestApp) -> Browser<'_> {
    Browser::signed_in(app, "een@aanhaken.example", Role::Manager).await
}

async fn export(app: &TestApp) -> String {
    String::from_utf8(document::write(&app.store.holdings().await.expect("holdings")).expect("a document")).expect("text")
}

/// What the hidden fields of a page hold, with which somebody says yes.
fn yes(page: &Page) -> Vec<(&'static str, String)> {
    ["bestand", "gezien"].map(|name| (name, page.attributes(&format!("main input[name='{name}']"), "value").remove(0))).to_vec()
}

async fn say_yes(manager: &mut Browser<'_>, page: &Page) -> Page {
    let fields = yes(page);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    manager.post("/beheer/uitwisseling/inlezen", &fields).await
}

#[tokio::test]
async fn a_manager_downloads_everything_and_the_log_says_so() {
    let app = app().await;
    let mut manager = manager(&app).await;
    let json = manager.get("/beheer/uitwisseling/alles.json").await;
    assert_eq!((json.status, json.body == export(&app).await), (StatusCode::OK, true));
    assert_eq!(json.header("content-disposition"), "attachment; filename=\"aanhaken-2026-09-01.json\"");
    let csv = manager.get("/beheer/uitwisseling/aanbod.csv").await;
    assert_eq!(csv.body.lines().count(), 3);
    assert!(csv.body.starts_with("\u{feff}adres;nummer;fiche;"), "{}", &csv.body[..60]);
    let log = manager.get("/beheer/logboek?zoek=uitgevoerd").await;
    assert_eq!(log.count("tbody tr"), 2);
}

#[tokio::test]
async fn a_file_is_looked_at_confirmed_and_then_the_public_finds_what_was_in_it() {
    let app = app().await;
    let mut manager = manager(&app).await;
    let before = export(&app).await;
    let file =
        before.replace("Een verzonnen aanbod.", "Een aanbod met dromedarissen.").replace("\"ander\"", "\"kameel\"").replace("Proef ander", "Kameel");
    let page = manager.upload(EXCHANGE, "bestand", "uitvoer.json", file.as_bytes()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.texts("#fiches tbody tr"), ["kameel nieuw, met 1 versie", "proefhuis een nieuwe versie: Aanbod “Aanbod praten”: in één zin"]);
    assert_eq!(page.texts("#rest li"), ["0 fiches zijn hier hetzelfde.", "1 fiche staat alleen hier en blijft."]);
    assert!(export(&app).await == before, "looking changed something");

    let done = say_yes(&mut manager, &page).await;
    assert_eq!(manager.follow(&done).await.text(".flash"), "Ingelezen: 2 fiches veranderd of nieuw.");
    assert_eq!(app.get("/fiches/kameel").await.status, StatusCode::OK);
    let found = app.get("/zoeken?q=dromedarissen").await.results();
    assert!(found.contains(&"proefhuis".to_owned()), "{found:?}");
    let last = app.store.revision(&Slug::parse("proefhuis").expect("a slug"), 2).await.expect("read").expect("a version");
    assert_eq!((last.saved_by.as_str(), last.reason.as_str()), ("een@aanhaken.example", "import"));
    assert!(manager.get("/beheer/logboek?zoek=ingelezen").await.text("tbody tr").ends_with("een@aanhaken.example ingelezen uitvoer.json"));

    let again = say_yes(&mut manager, &page).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "one yes counted twice");
    let same = manager.upload(EXCHANGE, "bestand", "uitvoer.json", export(&app).await.as_bytes()).await;
    assert_eq!(same.count("form[action='/beheer/uitwisseling/inlezen']"), 0, "there is nothing to say yes to");
}

#[tokio::test]
async fn a_yes_to_something_else_than_what_would_happen_now_is_asked_again() {
    let app = app().await;
    let mut manager = manager(&app).await;
    let file = export(&app).await.replace("Een verzonnen aanbod.", "Een aanbod met dromedarissen.");
    let page = manager.upload(EXCHANGE, "bestand", "uitvoer.json", file.as_bytes()).await;
    manager.post("/beheer/fiches/ander/stand", &[("doe", "archiveer")]).await;
    let before = export(&app).await;
    let asked = say_yes(&mut manager, &page).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert_eq!(asked.text("[role=alert] h2"), "Er is intussen iets bewaard");
    assert!(asked.texts("#fiches tbody tr")[0].starts_with("ander een nieuwe versie: stand;"), "{:?}", asked.texts("#fiches tbody tr"));
    assert!(export(&app).await == before);
    assert_eq!(say_yes(&mut manager, &asked).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_file_that_does_not_hold_is_answered_in_words_and_changes_nothing() {
    let app = app().await;
    let mut manager = manager(&app).await;
    let before = export(&app).await;
    for (bytes, words) in [
        (&b""[..], "kies eerst een bestand"),
        (b"\xff\xfe", "die geen UTF-8 zijn"),
        (b"{\"format\": \"aanhaken\", \"version\": 9}", "dit is versie 9"),
        (&before.as_bytes()[..2000], "houdt te vroeg op"),
        (&vec![b' '; (65 << 20) + 1], "groter dan 64 MB"),
    ] {
        let page = manager.upload(EXCHANGE, "bestand", "vreemd.json", bytes).await;
        assert!(page.status.is_client_error(), "{words}: {}", page.status);
        let said = page.text(".errors li");
        assert!(said.contains(words), "{said}");
    }
    let markup = before.replace("\"verified_on\"", "\"<script>alert(1)</script>\"");
    let page = manager.upload(EXCHANGE, "bestand", "<b>x</b>.json", markup.as_bytes()).await;
    assert_eq!((page.status, page.count("main script, main b")), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    let token = manager.token.clone();
    let bare = manager.post_bare(&format!("{EXCHANGE}?_token={token}"), &[("_token", &token)]).await;
    assert_eq!(bare.text(".errors li"), "kies eerst een bestand");
    assert!(export(&app).await == before);
}
