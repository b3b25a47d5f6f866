//! What browsers and the machines between are told: policies, caching, compression.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::support::TestApp;
use crate::support::fiche::fiche;

async fn app() -> TestApp {
    TestApp::with(vec![fiche("een").service("hulp", "preventie", |_| ()).build()]).await
}

#[tokio::test]
async fn every_answer_carries_the_policies_and_no_cookie() {
    let app = app().await;
    for address in ["/", "/zoeken?q=hulp", "/fiches/een", "/nergens", "/zoeken.json", "/robots.txt"] {
        let page = app.get(address).await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
            "{address}: {policy}"
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(page.header("referrer-policy"), "strict-origin-when-cross-origin", "{address}");
        assert!(page.headers.get("set-cookie").is_none(), "{address}");
    }
}

#[tokio::test]
async fn no_page_holds_inline_code_or_names_another_site_to_load() {
    let app = app().await;
    for address in ["/", "/zoeken", "/fiches", "/fiches/een", "/overzicht", "/over", "/toegankelijkheid", "/privacy", "/nergens"] {
        let page = app.get(address).await;
        assert_eq!(page.count("script:not([src]):not([type='application/ld+json']), style, [style], [onclick]"), 0, "{address}");
        for loaded in page
            .attributes("script, img, iframe", "src")
            .into_iter()
            .chain(page.attributes("link:not([rel=canonical], [rel=alternate], [rel=search], [rel=manifest])", "href"))
        {
            assert!(loaded.starts_with("/static/"), "{address} loads {loaded}");
        }
    }
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let app = app().await;
    let tag = app.get("/fiches/een").await.header("etag").to_owned();
    let again = Request::get("/fiches/een").header("if-none-match", &tag).body(Body::empty()).expect("a request");
    assert_eq!(app.send(again).await.status(), StatusCode::NOT_MODIFIED);
    let missing = Request::get("/fiches/weg").header("if-none-match", &tag).body(Body::empty()).expect("a request");
    assert_eq!(app.send(missing).await.status(), StatusCode::NOT_FOUND);
    let other = TestApp::with(vec![
        fiche("een").service("andere-hulp", "preventie", |_| ()).build(),
        fiche("twee").service("x", "preventie", |_| ()).build(),
    ]);
    assert_ne!(other.await.get("/fiches/een").await.header("etag"), tag, "other data, other tag");
}

#[tokio::test]
async fn static_files_have_hashed_names_and_are_kept_for_a_year() {
    let app = app().await;
    let page = app.get("/").await;
    let mut files = page.attributes("link[rel=stylesheet], link[rel=preload]", "href");
    files.extend(page.attributes("script[src]", "src"));
    assert_eq!(files.len(), 4);
    for file in files {
        let request = Request::get(&file).body(Body::empty()).expect("a request");
        let answer = app.send(request).await;
        assert_eq!(answer.status(), StatusCode::OK, "{file}");
        let caching = answer.headers()["cache-control"].to_str().expect("text");
        assert!(caching.contains("max-age=31536000"), "{file}: {caching}");
    }
}

#[tokio::test]
async fn pages_are_compressed_for_who_can_read_it() {
    let app = app().await;
    for coding in ["gzip", "br"] {
        let request = Request::get("/fiches").header("accept-encoding", coding).body(Body::empty()).expect("a request");
        assert_eq!(app.send(request).await.headers()["content-encoding"], coding);
    }
}

#[tokio::test]
async fn it_says_that_it_is_up_and_what_may_be_crawled() {
    let app = app().await;
    assert_eq!(app.get("/healthz").await.body, "ok\n");
    assert!(app.get("/robots.txt").await.body.contains("Sitemap: https://aanhaken.example/sitemap.xml"));
    assert_eq!(app.get("/fiches/een").await.attributes("link[rel=canonical]", "href"), ["https://aanhaken.example/fiches/een"]);
}
