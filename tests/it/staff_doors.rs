//! Every address of staff is shut to strangers, those of managers to editors, and no form goes anywhere without its token. Walks the route table as it is
//! written, so that a new address is tried without anybody thinking of it.

use std::collections::HashMap;
use std::path::Path;

use aanhaken::domain::vocabulary::Role;
use axum::http::StatusCode;

use crate::support::TestApp;
use crate::support::fiche::fiche;
use crate::support::staff::Browser;

/// Where strangers come in.
const DOOR: [&str; 4] = ["SIGN_IN", "CODE", "FIRST", "INVITATION"];

struct Route {
    address: String,
    get: bool,
    post: bool,
    managers: bool,
}

/// The routes of staff, read from the source: name of the pattern, methods, and whether it stands among those of managers.
fn routes() -> Vec<Route> {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let read = |file: &str| std::fs::read_to_string(web.join(file)).expect("a source file");
    let (paths, table) = (read("frame/paths.rs"), read("admin/mod.rs"));
    let patterns = paths.split("pub mod beheer").nth(1).expect("the patterns of staff");
    let constants: HashMap<&str, &str> = patterns
        .lines()
        .take_while(|line| *line != "}")
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split_once(": &str = \""))
        .map(|(name, rest)| (name, rest.trim_end_matches("\";")))
        .collect();
    let managers = table.split("let managers").nth(1).and_then(|rest| rest.split("require_manager").next()).expect("the routes of managers");
    let mut found = Vec::new();
    for part in table.split(".route(beheer::").skip(1) {
        let (name, rest) = part.split_once(',').expect("a route");
        let methods = rest.split("\n        .").next().unwrap_or_default();
        if DOOR.contains(&name) {
            continue;
        }
        let address = constants[name]
            .replace("{slug}", "proefhuis")
            .replace("{versie}", "1")
            .replace("{id}", "1")
            .replace("{sleutel}", "x")
            .replace("{betekenis}", "thema=pesten")
            .replace("{nummer}", "nieuw");
        let address = address.split('{').next().unwrap_or_default().to_owned();
        let managers = managers.contains(&format!("beheer::{name},"));
        found.push(Route { address, get: methods.contains("get("), post: methods.contains("post("), managers });
    }
    assert!(found.len() >= 20, "only {} routes were found: has the table changed its form?", found.len());
    found
}

#[tokio::test]
async fn strangers_meet_the_sign_in_page_editors_a_closed_door_and_a_form_without_token_goes_nowhere() {
    let app = TestApp::with(vec![fiche("proefhuis").service("praten", "interventie", |_| {}).build()]).await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut manager = Browser::signed_in(&app, "twee@aanhaken.example", Role::Manager).await;
    for Route { address, get, post, managers } in routes() {
        assert!(get || post, "{address} has no method that the test knows");
        if get {
            let page = app.get(&address).await;
            assert_eq!((page.status, page.text("h1")), (StatusCode::UNAUTHORIZED, "Aanmelden".to_owned()), "GET {address}");
            let seen = editor.get(&address).await.status;
            assert_eq!(seen == StatusCode::FORBIDDEN, managers, "GET {address} by an editor: {seen}");
            let seen = manager.get(&address).await.status;
            assert!(!seen.is_server_error() && seen != StatusCode::FORBIDDEN, "GET {address} by a manager: {seen}");
        }
        if post {
            let page = Browser::new(&app).post_bare(&address, &[("naam", "x")]).await;
            assert_eq!((page.status, page.text("h1")), (StatusCode::UNAUTHORIZED, "Aanmelden".to_owned()), "POST {address}");
            for fields in [&[][..], &[("_token", "geraden")]] {
                let refused = manager.post_bare(&address, fields).await;
                assert_eq!(
                    (refused.status, refused.text("h1")),
                    (StatusCode::FORBIDDEN, "Verstuur dit opnieuw".to_owned()),
                    "POST {address} without its token"
                );
            }
            if managers {
                editor.get("/beheer").await;
                assert_eq!(editor.post(&address, &[]).await.status, StatusCode::FORBIDDEN, "POST {address} by an editor");
            }
        }
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let app = TestApp::with(vec![]).await;
    let request = axum::http::Request::post("/beheer/aanmelden").header("sec-fetch-site", "cross-site");
    let answer = app.page(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
