//! What lets people take the site along: the guide, the search in a browser's address bar, the feed, the home screen, pages without a connection.

use aanhaken::web::public::guide::CHAPTERS;
use axum::http::StatusCode;

use crate::support::TestApp;

#[tokio::test]
async fn a_parent_reads_the_guide_and_every_chapter_leads_to_fiches_and_searches_that_find_something() {
    let app = TestApp::with_seeds().await;
    let guide = app.get("/gids").await;
    assert_eq!(guide.count(".toc a"), CHAPTERS.len());
    for address in guide.attributes(".toc a", "href") {
        let chapter = app.get(&address).await;
        assert_eq!(chapter.status, StatusCode::OK);
        assert!(chapter.count(".prose p") >= 3 && chapter.count(".index a") >= 3, "{address} leads nowhere");
        for way in chapter.attributes(".index a, .chip", "href") {
            let there = app.get(&way).await;
            assert_eq!(there.status, StatusCode::OK, "{way}");
            assert!(way.starts_with("/fiches/") || !there.results().is_empty(), "{way} finds nothing");
        }
    }
    assert_eq!(app.get("/gids/bestaat-niet").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_browser_can_search_from_its_address_bar() {
    let app = TestApp::with_seeds().await;
    let description = app.get("/opensearch.xml").await;
    assert!(description.body.contains("template=\"https://aanhaken.example/zoeken?q={searchTerms}\""), "{}", description.body);
    let answer = app.get("/suggesties?q=tej&vorm=lijst").await;
    let lines: (String, Vec<String>) = serde_json::from_str(&answer.body).expect("suggestions as OpenSearch has them");
    assert_eq!((lines.0.as_str(), lines.1[0].as_str()), ("tej", "TEJO BXL"));
}

#[tokio::test]
async fn a_reader_follows_what_changes() {
    let app = TestApp::with_seeds().await;
    let feed = app.get("/feed.xml").await;
    assert_eq!((feed.header("content-type"), feed.count("entry")), ("application/atom+xml; charset=utf-8", 30));
    assert!(feed.texts("entry updated").iter().all(|at| at == "2026-09-01T10:00:00Z"));
}

#[tokio::test]
async fn a_phone_puts_the_site_on_its_home_screen_and_keeps_pages_that_were_seen() {
    let app = TestApp::with_seeds().await;
    let manifest: serde_json::Value = serde_json::from_str(&app.get("/manifest.webmanifest").await.body).expect("JSON");
    for icon in manifest["icons"].as_array().expect("icons") {
        assert_eq!(app.get(icon["src"].as_str().expect("an address")).await.status, StatusCode::OK, "{icon}");
    }
    let worker = app.get("/sw.js").await;
    assert_eq!((worker.header("content-type"), worker.header("cache-control")), ("text/javascript; charset=utf-8", "no-cache"));
    assert!(worker.body.contains("Deze pagina is van {date}."), "an old page would not say its date");
}
