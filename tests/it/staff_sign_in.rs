//! Signing in: the first account, the wrong password, the second step, the session that ends, the form that is not theirs.

use aanhaken::credentials;
use aanhaken::domain::vocabulary::Role;
use axum::http::StatusCode;
use jiff::Timestamp;

use crate::support::fiche::fiche;
use crate::support::staff::{Browser, PASSWORD};
use crate::support::{NOW, TestApp};

async fn app() -> TestApp {
    TestApp::with(vec![fiche("proefhuis").service("praten", "interventie", |_| {}).build()]).await
}

#[tokio::test]
async fn whoever_has_the_link_makes_the_first_account_and_the_link_works_once() {
    let app = app().await;
    let link = aanhaken::web::frame::paths::first_account(&app.state.door.first_key);
    let mut first = Browser::new(&app);
    assert_eq!(first.get("/beheer/eerste/geraden").await.status, StatusCode::SEE_OTHER);
    assert_eq!(first.get(&link).await.status, StatusCode::OK);
    let slip = first.post(&link, &[("email", "geen adres"), ("wachtwoord", "kort"), ("herhaald", "kort")]).await;
    assert_eq!(
        (slip.status, slip.count(".errors li"), slip.attributes("#email", "value")),
        (StatusCode::UNPROCESSABLE_ENTITY, 2, vec!["geen adres".into()])
    );
    let made = first.post(&link, &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD), ("herhaald", PASSWORD)]).await;
    let page = first.follow(&made).await;
    assert_eq!((page.status, page.text("h1")), (StatusCode::OK, "Te doen".to_owned()));
    assert_eq!(Browser::new(&app).get(&link).await.header("location"), "/beheer/aanmelden");
    assert_eq!(app.store.staff().await.expect("staff")[0].role, Role::Manager);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = app().await;
    Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut stranger = Browser::new(&app);
    stranger.get("/beheer/aanmelden").await;
    let mut said = Vec::new();
    for email in ["een@aanhaken.example", "niemand@aanhaken.example"] {
        let page = stranger.post("/beheer/aanmelden", &[("email", email), ("wachtwoord", "een gok van twaalf")]).await;
        assert_eq!((page.status, page.attributes("#email", "value")), (StatusCode::UNPROCESSABLE_ENTITY, vec![email.to_owned()]));
        said.push(page.text(".errors"));
    }
    assert_eq!(said[0], said[1]);
    let now: Timestamp = NOW.parse().expect("a time");
    let failures = app.store.failed_sign_ins("account een@aanhaken.example", now - jiff::SignedDuration::from_mins(1)).await.expect("failures");
    assert_eq!(failures, 1);
}

#[tokio::test]
async fn a_stranger_finds_the_sign_in_page_and_gets_back_what_was_typed_when_a_session_ended() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.lose_session();
    let asked = editor.post("/beheer/account/wachtwoord?x=1", &[("huidig", "<een> & twee"), ("lijst", "a"), ("lijst", "b")]).await;
    assert_eq!((asked.status, asked.text("h1")), (StatusCode::UNAUTHORIZED, "Aanmelden".to_owned()));
    let hidden = |name: &str| asked.attributes(&format!("input[name='{name}']"), "value").remove(0);
    let (kept, to) = (hidden("bewaard"), hidden("naar"));
    let signed_in = editor
        .post(
            "/beheer/aanmelden",
            &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD), ("naar", &to), ("bewaard", &kept), ("verstuurd", "ja")],
        )
        .await;
    let page = editor.follow(&signed_in).await;
    assert_eq!(page.attributes("main form", "action"), ["/beheer/account/wachtwoord?x=1"]);
    assert_eq!(page.attributes("main input[name='huidig']", "value"), ["<een> & twee"]);
    assert_eq!(page.attributes("main input[name='lijst']", "value"), ["a", "b"]);
}

#[tokio::test]
async fn a_form_without_the_token_of_its_session_changes_nothing() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    for fields in [&[][..], &[("_token", "geraden")]] {
        let page = editor.post_bare("/beheer/account/overal-afmelden", fields).await;
        assert_eq!((page.status, page.attributes("main form", "action").len()), (StatusCode::FORBIDDEN, 1));
    }
    assert_eq!(app.store.staff().await.expect("staff")[0].epoch, 0);
}

#[tokio::test]
async fn the_second_step_asks_a_code_that_works_once_and_a_recovery_code_replaces_it() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let page = editor.get("/beheer/account/tweede-stap").await;
    let secret = page.text("code").replace(' ', "");
    assert_eq!(page.count(".qr svg"), 1);
    let seconds = NOW.parse::<Timestamp>().expect("a time").as_second();
    let code = |seconds| credentials::totp_code(&secret, seconds).expect("a code");
    assert_eq!(editor.post("/beheer/account/tweede-stap", &[("code", "000000")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let on = editor.post("/beheer/account/tweede-stap", &[("code", &code(seconds - 30))]).await;
    let recovery = on.texts(".codes code");
    assert_eq!(recovery.len(), 8);

    let mut phone = Browser::new(&app);
    phone.get("/beheer/aanmelden").await;
    let asked = phone.post("/beheer/aanmelden", &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD), ("naar", "/beheer/account")]).await;
    assert_eq!(asked.header("location"), "/beheer/code");
    assert_eq!(phone.get("/beheer").await.status, StatusCode::UNAUTHORIZED, "the password alone opened the door");
    phone.get("/beheer/code").await;
    assert_eq!(phone.post("/beheer/code", &[("code", &code(seconds - 30))]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a code worked twice");
    assert_eq!(phone.post("/beheer/code", &[("code", &code(seconds))]).await.header("location"), "/beheer/account");

    for (expected, times) in [(StatusCode::SEE_OTHER, "once"), (StatusCode::UNPROCESSABLE_ENTITY, "twice")] {
        let mut other = Browser::new(&app);
        other.get("/beheer/aanmelden").await;
        other.post("/beheer/aanmelden", &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD)]).await;
        other.get("/beheer/code").await;
        assert_eq!(other.post("/beheer/code", &[("code", &recovery[0].to_uppercase())]).await.status, expected, "{times}");
    }
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_on_other_devices() {
    let app = app().await;
    let mut here = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut there = Browser::new(&app);
    there.get("/beheer/aanmelden").await;
    there.post("/beheer/aanmelden", &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD)]).await;
    assert_eq!(there.get("/beheer").await.status, StatusCode::OK);
    let fields = [("huidig", PASSWORD), ("wachtwoord", "vier andere losse woorden"), ("herhaald", "vier andere losse woorden")];
    let changed = here.post("/beheer/account/wachtwoord", &fields).await;
    assert!(here.follow(&changed).await.text(".flash").contains("veranderd"));
    assert_eq!(there.get("/beheer").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn managers_manage_and_editors_may_not_and_the_last_manager_stays() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut manager = Browser::signed_in(&app, "twee@aanhaken.example", Role::Manager).await;
    assert_eq!(editor.get("/beheer/medewerkers").await.status, StatusCode::FORBIDDEN);
    assert_eq!(editor.post("/beheer/medewerkers/1", &[("doe", "beheerder")]).await.status, StatusCode::FORBIDDEN);
    manager.get("/beheer/medewerkers").await;
    manager.post("/beheer/medewerkers/1", &[("doe", "sluiten")]).await;
    assert_eq!(editor.get("/beheer").await.status, StatusCode::UNAUTHORIZED, "a closed account still works");
    let refused = manager.post("/beheer/medewerkers/2", &[("doe", "redacteur")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let log = manager.get("/beheer/logboek?zoek=een@aanhaken").await;
    assert!(log.texts("tbody tr").iter().any(|line| line.contains("account gesloten")), "{:?}", log.texts("tbody tr"));
}

#[tokio::test]
async fn visitors_get_no_cookie_and_staff_get_one_that_only_the_server_reads() {
    let app = app().await;
    assert!(!app.get("/").await.headers.contains_key("set-cookie"));
    let page = app.get("/beheer").await;
    let cookie = page.header("set-cookie");
    for part in ["__Host-aanhaken=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "no {part} in {cookie}");
    }
    assert_eq!(page.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_button_that_was_pressed_when_the_session_was_over_waits_for_another_press() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.lose_session();
    let asked = editor.post_bare("/beheer/account/overal-afmelden", &[]).await;
    let sent = asked.attributes("input[name='verstuurd']", "value");
    assert_eq!(sent, ["ja"]);
    let fields = [("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD), ("naar", "/beheer/account/overal-afmelden"), ("verstuurd", "ja")];
    let signed_in = editor.post("/beheer/aanmelden", &fields).await;
    let page = editor.follow(&signed_in).await;
    assert_eq!(page.attributes("main form", "action"), ["/beheer/account/overal-afmelden"]);
}

#[tokio::test]
async fn what_is_wrong_in_an_address_of_staff_is_said_on_a_page_of_staff() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Manager).await;
    for address in
        ["/beheer/fiches?zoek=a&zoek=b", "/beheer/fiches/proefhuis/geschiedenis/x/terug", "/beheer/nergens", "/beheer/fiches/proefhuis/stand"]
    {
        let page = editor.get(address).await;
        assert!(page.status.is_client_error(), "{address}: {}", page.status);
        assert_eq!(page.count("main a[href='/beheer']"), 1, "{address}: no way back");
    }
    assert!(editor.get("/beheer/wijzigingen?sinds=9999-12-31").await.status.is_success());
    assert_eq!(editor.get("/beheer/").await.header("location"), "/beheer");
}
