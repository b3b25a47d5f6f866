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
    let subject = app.state.door.subject("account een@aanhaken.example");
    let failures = app.store.failed_sign_ins(&subject, now - jiff::SignedDuration::from_mins(1)).await.expect("failures");
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
    assert_eq!(
        editor.post("/beheer/account/tweede-stap", &[("code", "000000"), ("huidig", PASSWORD)]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let stolen = editor.post("/beheer/account/tweede-stap", &[("code", &code(seconds - 30)), ("huidig", "geraden")]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY, "a session alone is enough to lock its owner out");
    let on = editor.post("/beheer/account/tweede-stap", &[("code", &code(seconds - 30)), ("huidig", PASSWORD)]).await;
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
    for act in ["sluiten", "redacteur", "beheerder", "tweede-stap-uit", "uitnodigen"] {
        let refused = manager.post("/beheer/medewerkers/1", &[("doe", act), ("huidig", "geraden")]).await;
        assert_eq!((refused.status, refused.attributes(".errors a", "href")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["#eigen".to_owned()]), "{act}");
    }
    assert!(editor.get("/beheer").await.status.is_success(), "a manager's session alone is enough");
    manager.post("/beheer/medewerkers/1", &[("doe", "sluiten"), ("huidig", PASSWORD)]).await;
    assert_eq!(editor.get("/beheer").await.status, StatusCode::UNAUTHORIZED, "a closed account still works");
    let refused = manager.post("/beheer/medewerkers/2", &[("doe", "redacteur"), ("huidig", PASSWORD)]).await;
    assert_eq!((refused.status, refused.attributes(".errors a", "href")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["#account".to_owned()]));
    let log = manager.get("/beheer/logboek?zoek=een@aanhaken").await;
    assert!(log.texts("tbody tr").iter().any(|line| line.contains("account gesloten")), "{:?}", log.texts("tbody tr"));
}

#[tokio::test]
async fn visitors_get_no_cookie_and_staff_get_one_that_only_the_server_reads() {
    let app = app().await;
    assert!(!app.get("/").await.headers.contains_key("set-cookie"));
    let page = app.get("/beheer").await;
    assert!(!page.headers.contains_key("set-cookie"), "who only looks leaves something behind");
    assert_eq!(page.header("cache-control"), "no-store");
    Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = format!("email=een%40aanhaken.example&wachtwoord={}", PASSWORD.replace(' ', "+"));
    let request = axum::http::Request::post("/beheer/aanmelden").body(axum::body::Body::from(fields)).expect("a request");
    let page = app.page(request).await;
    let cookies: Vec<&str> = page.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().expect("text")).collect();
    assert_eq!(cookies.len(), 2, "a session, and a device to be known by: {cookies:?}");
    for part in ["__Host-aanhaken=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookies.iter().all(|cookie| cookie.contains(part.trim_end_matches('='))), "no {part} in {cookies:?}");
    }
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

/// A site where guessing is slow.
fn slow(app: &TestApp) -> axum::Router {
    let mut state = app.state.clone();
    state.door = aanhaken::web::frame::state::Door::new(crate::support::CHEAP, aanhaken::config::Patience { burst: 10_000, slow_down_ms: 600_000 });
    aanhaken::web::router(state)
}

async fn guess(site: &axum::Router, cookies: &str, password: &str) -> StatusCode {
    let body = format!("email=een%40aanhaken.example&wachtwoord={}", password.replace(' ', "+"));
    let request = axum::http::Request::post("/beheer/aanmelden").header("cookie", cookies).body(axum::body::Body::from(body)).expect("a request");
    tower::ServiceExt::oneshot(site.clone(), request).await.expect("an answer").status()
}

#[tokio::test]
async fn who_guesses_from_everywhere_waits_in_line_and_the_owner_on_a_known_device_walks_in() {
    let app = app().await;
    Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let site = slow(&app);
    let member = app.store.staff().await.expect("staff").remove(0);
    let device = aanhaken::web::guard::device::remember(&app.state.base, &member);
    let device = device.split(';').next().expect("a cookie");
    for _ in 0..3 {
        assert_eq!(guess(&site, "", "een gok van twaalf").await, StatusCode::UNPROCESSABLE_ENTITY, "everybody mistypes");
    }
    // From here on each guess waits for ten minutes: one may wait for the next turn, the others are told to come back.
    let waiting = tokio::spawn({
        let site = site.clone();
        async move { guess(&site, "", "een gok van twaalf").await }
    });
    tokio::task::yield_now().await;
    let mut flood = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let site = site.clone();
        flood.spawn(async move { guess(&site, "", "een gok van twaalf").await });
    }
    let refused = async {
        let mut refused = 0;
        while refused < 48 {
            let status = flood.join_next().await.expect("an answer").expect("a guess");
            assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
            refused += 1;
        }
        refused
    };
    assert_eq!(refused.await, 48);
    assert_eq!(guess(&site, device, PASSWORD).await, StatusCode::SEE_OTHER, "the owner waits for who guesses");
    assert_eq!(guess(&site, &format!("{device}0"), PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "a device that somebody made up");
    waiting.abort();
}

#[tokio::test]
async fn a_session_that_was_ended_stays_dead_whatever_a_slow_request_still_has_of_it() {
    use tower_sessions::SessionStore as _;
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let id: tower_sessions::session::Id = editor.session().parse().expect("the name of a session");
    let mut loaded = app.store.load(&id).await.expect("the database").expect("a session");
    editor.get("/beheer").await;
    assert_eq!(editor.post("/beheer/afmelden", &[]).await.status, StatusCode::SEE_OTHER);
    loaded.data.insert("flash".to_owned(), "te laat".into());
    app.store.save(&loaded).await.expect("nothing to be told");
    let mut thief = Browser::new(&app);
    thief.steal(&id.to_string());
    assert_eq!(thief.get("/beheer").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn somebody_who_is_invited_chooses_a_password_that_no_manager_knows_and_the_link_works_once() {
    let app = app().await;
    let mut manager = Browser::signed_in(&app, "een@aanhaken.example", Role::Manager).await;
    manager.get("/beheer/medewerkers").await;
    let fields = [("email", "nieuw@aanhaken.example"), ("rol", "redacteur"), ("huidig", PASSWORD)];
    let made = manager.post("/beheer/medewerkers", &fields).await;
    let link = made.attributes("#link", "value").remove(0);
    let path = link.strip_prefix("https://aanhaken.example").expect("a full address").to_owned();
    let mut newcomer = Browser::new(&app);
    let page = newcomer.get(&path).await;
    assert_eq!((page.status, page.text("h1")), (StatusCode::OK, "Kies je wachtwoord".to_owned()));
    let weak = newcomer.post(&path, &[("wachtwoord", "welkom123456"), ("herhaald", "welkom123456")]).await;
    assert_eq!((weak.status, weak.count(".errors li")), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    let chosen = "koffer wandelt blauw";
    let done = newcomer.post(&path, &[("wachtwoord", chosen), ("herhaald", chosen)]).await;
    assert_eq!(done.header("location"), "/beheer/aanmelden");
    let again = newcomer.post(&path, &[("wachtwoord", PASSWORD), ("herhaald", PASSWORD)]).await;
    assert_eq!((again.status, again.text("h1")), (StatusCode::GONE, "Deze link werkt niet meer".to_owned()));
    let signed_in = newcomer.post("/beheer/aanmelden", &[("email", "nieuw@aanhaken.example"), ("wachtwoord", chosen)]).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    assert_eq!(newcomer.get("/beheer").await.status, StatusCode::OK);

    let late = "2026-09-05T10:00:00Z".parse().expect("a time");
    app.store.invite(2, "oud", "2026-09-04T10:00:00Z".parse().expect("a time")).await.expect("an invitation");
    assert!(app.store.invited("oud", late).await.expect("the database").is_none(), "a link that is too old works");
}

#[tokio::test]
async fn staff_see_where_they_are_signed_in_and_end_another_session() {
    let app = app().await;
    let mut here = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut there = Browser::new(&app);
    there.post("/beheer/aanmelden", &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD)]).await;
    let mut colleague = Browser::signed_in(&app, "twee@aanhaken.example", Role::Editor).await;
    let page = here.get("/beheer/account").await;
    assert_eq!((page.count(".sessions li"), page.count(".sessions strong")), (2, 1));
    let other = page.attributes(".sessions button", "value").remove(0);
    colleague.get("/beheer/account").await;
    colleague.post("/beheer/account/sessie", &[("sessie", &other), ("huidig", PASSWORD)]).await;
    assert_eq!(there.get("/beheer").await.status, StatusCode::OK, "somebody else ended it");
    here.get("/beheer/account").await;
    let stolen = here.post("/beheer/account/sessie", &[("sessie", &other), ("huidig", "geraden")]).await;
    assert_eq!((stolen.status, stolen.attributes(".errors a", "href")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["#sessies".to_owned()]));
    assert_eq!(there.get("/beheer").await.status, StatusCode::OK, "a session alone is enough");
    here.post("/beheer/account/sessie", &[("sessie", &other), ("huidig", PASSWORD)]).await;
    assert_eq!(there.get("/beheer").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(here.get("/beheer/account").await.count(".sessions li"), 1);
}

#[tokio::test]
async fn every_answer_says_that_this_host_is_asked_over_https_and_one_that_refuses_says_when_to_come_back() {
    let app = app().await;
    for address in ["/", "/beheer", "/fiches/er-niet", "/static/er-niet"] {
        let page = app.get(address).await;
        assert_eq!(page.header("strict-transport-security"), "max-age=31536000; includeSubDomains", "{address}");
        assert_eq!(page.header("cross-origin-resource-policy"), "same-origin", "{address}");
    }
    let mut state = app.state.clone();
    state.base = aanhaken::web::frame::base_url::BaseUrl::new("http://localhost:3000");
    state.door = aanhaken::web::frame::state::Door::new(crate::support::CHEAP, aanhaken::config::Patience { burst: 1, slow_down_ms: 0 });
    let site = aanhaken::web::router(state);
    assert_eq!(guess(&site, "", "een gok van twaalf").await, StatusCode::UNPROCESSABLE_ENTITY);
    let request = axum::http::Request::post("/beheer/aanmelden").header("x-request-id", "van een vreemde").body(axum::body::Body::empty());
    let refused = tower::ServiceExt::oneshot(site, request.expect("a request")).await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers().contains_key("retry-after") && !refused.headers().contains_key("strict-transport-security"));
    assert_ne!(refused.headers()["x-request-id"], "van een vreemde");
}

#[tokio::test]
async fn whose_account_changes_gets_a_mail_about_it() {
    let office = crate::support::post_office::PostOffice::open().await;
    let app = TestApp::with_mail(Vec::new(), office.mailer()).await;
    Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut manager = Browser::signed_in(&app, "twee@aanhaken.example", Role::Manager).await;
    manager.get("/beheer/medewerkers").await;
    manager.post("/beheer/medewerkers/1", &[("doe", "beheerder"), ("huidig", PASSWORD)]).await;
    for _ in 0..500 {
        if !office.letters().is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let letter = office.letters().pop().expect("a mail");
    assert!(letter.contains("een@aanhaken.example") && letter.contains("rol beheerder"), "{letter}");
}

#[tokio::test]
async fn strangers_may_send_little_and_who_was_signed_in_gets_back_all_that_they_typed() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let long = "Een lange uitleg. ".repeat(20_000);
    let stranger = Browser::new(&app).post_bare("/beheer/fiches/proefhuis", &[("text", &long)]).await;
    assert_eq!(stranger.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(stranger.body.len() < 20_000, "{} bytes for a stranger", stranger.body.len());

    app.store.end_sessions(1).await.expect("signed out everywhere");
    let asked = editor.post("/beheer/fiches/proefhuis", &[("text", &long)]).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    let hidden = |name: &str| asked.attributes(&format!("input[name='{name}']"), "value").remove(0);
    let action = asked.attributes("main form", "action").remove(0);
    let fields = [
        ("email", "een@aanhaken.example"),
        ("wachtwoord", PASSWORD),
        ("naar", &hidden("naar")),
        ("bewaard", &hidden("bewaard")),
        ("verstuurd", "ja"),
    ];
    let signed_in = editor.post(&action, &fields).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "{}", signed_in.body);
    assert_eq!(editor.follow(&signed_in).await.attributes("main input[name='text']", "value"), [long]);
    for made_up in ["/beheer/aanmelden?ruim=", "/beheer/aanmelden?ruim=geraden", "/beheer/aanmelden"] {
        assert_eq!(Browser::new(&app).post(made_up, &fields).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{made_up}");
    }
}
