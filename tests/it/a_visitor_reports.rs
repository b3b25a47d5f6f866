//! A visitor sees that something is wrong, says so, and finds out what was done about it.

use aanhaken::config::Patience;
use aanhaken::domain::vocabulary::{ReportState, Role, Status};
use aanhaken::store::reports::Reported;
use aanhaken::web;
use aanhaken::web::frame::state::{AppState, Door};
use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use jiff::{SignedDuration, Timestamp};
use tower::ServiceExt;

use crate::support::fiche::fiche;
use crate::support::page::Page;
use crate::support::post_office::PostOffice;
use crate::support::staff::Browser;
use crate::support::{CHEAP, NOW, TestApp};

const FORM: &str = "/fiches/proefhuis/melding";

async fn app() -> TestApp {
    TestApp::with(vec![fiche("proefhuis").service("praten", "interventie", |_| {}).build()]).await
}

async fn report(app: &TestApp, fields: &[(&str, &str)]) -> Page {
    Browser::new(app).post_bare(FORM, fields).await
}

async fn reports(app: &TestApp) -> usize {
    app.store.received::<Reported>(&[ReportState::New, ReportState::Busy], 0, 100).await.expect("reports").len()
}

#[tokio::test]
async fn a_visitor_says_what_is_wrong_and_sees_later_what_was_done() {
    let app = app().await;
    assert_eq!(app.get("/fiches/proefhuis").await.attributes(".provenance a", "href"), [FORM]);
    let form = app.get(FORM).await;
    assert_eq!((form.status, form.attributes("main form", "action")), (StatusCode::OK, vec![FORM.to_owned()]));
    let sent = report(&app, &[("tekst", "Het nummer is veranderd.\r\nHet is nu een ander."), ("mail", ""), ("onderwerp", "")]).await;
    let address = sent.header("location").to_owned();
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(address.starts_with("/melding/"), "{address}");

    let status = app.get(&address).await;
    assert_eq!(status.status, StatusCode::OK);
    assert!(status.text(".state").starts_with("Nieuw."), "{}", status.text(".state"));
    assert_eq!(status.text("blockquote"), "Het nummer is veranderd. Het is nu een ander.");
    assert_eq!(status.attributes("#adres", "value"), [format!("https://aanhaken.example{address}")]);

    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let queue = editor.get("/beheer/meldingen").await;
    assert_eq!(queue.text("tbody td a"), "Het nummer is veranderd. Het is nu een ander.");
    let one = queue.attributes("tbody td a", "href").remove(0);
    let page = editor.get(&one).await;
    assert!(page.attributes("main a", "href").contains(&"/beheer/fiches/proefhuis".to_owned()));
    let done = editor.post(&one, &[("stand", "opgelost"), ("antwoord", "Bedankt.\r\nWe pasten het nummer aan.")]).await;
    let after = editor.follow(&done).await;
    assert!(after.text(".flash").contains("opgelost"), "{}", after.text(".flash"));
    assert_eq!(editor.get("/beheer/meldingen").await.count("tbody tr"), 0);
    assert_eq!(editor.get("/beheer/meldingen?stand=opgelost").await.count("tbody tr"), 1);
    assert_eq!(app.store.count_open::<Reported>().await.expect("a count"), 0);
    assert!(app.store.audit("melding opgelost", 0, 9).await.expect("a log").iter().any(|line| line.subject.starts_with("proefhuis")));

    let status = app.get(&address).await;
    assert!(status.text(".state").starts_with("Opgelost."), "{}", status.text(".state"));
    assert_eq!(status.text(".answer"), "Bedankt. We pasten het nummer aan.");
}

#[tokio::test]
async fn pages_of_a_report_are_kept_by_no_browser_and_tell_no_other_site() {
    let app = app().await;
    let sent = report(&app, &[("tekst", "Het adres klopt niet.")]).await;
    let status = app.get(sent.header("location")).await;
    for page in [&app.get(FORM).await, &sent, &status] {
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("x-robots-tag").contains("noindex"));
        assert!(!page.headers.contains_key("etag") && !page.headers.contains_key("set-cookie"));
    }
    assert_eq!(status.header("referrer-policy"), "no-referrer");
    assert_eq!(app.get("/").await.header("referrer-policy"), "strict-origin-when-cross-origin");
}

#[tokio::test]
async fn who_says_nothing_or_too_much_gets_back_what_was_typed() {
    let app = app().await;
    let long = "é".repeat(4001);
    for (text, email, fields) in
        [("  ", "", vec!["#tekst"]), (&long, "", vec!["#tekst"]), ("Fout.", "geen adres", vec!["#mail"]), ("", "x", vec!["#tekst", "#mail"])]
    {
        let page = report(&app, &[("tekst", text), ("mail", email)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(".errors a", "href"), fields);
        assert_eq!((page.text("#tekst").as_str(), page.attributes("#mail", "value")), (text.trim(), vec![email.to_owned()]));
        for field in fields {
            assert_eq!(page.attributes(field, "aria-invalid"), ["true"]);
            let described = page.attributes(field, "aria-describedby").remove(0);
            assert!(described.split(' ').all(|id| page.count(&format!("#{id}")) == 1), "{described}");
        }
    }
    assert_eq!(reports(&app).await, 0);
    assert_eq!(report(&app, &[("tekst", &"é".repeat(4000))]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(report(&app, &[("tekst", &"e".repeat(2 << 20))]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn who_looks_like_a_program_is_asked_once_more_and_loses_nothing() {
    let app = app().await;
    let trap = app.get(FORM).await;
    assert_eq!((trap.attributes(".trap", "aria-hidden"), trap.attributes(".trap input", "tabindex")), (vec!["true".into()], vec!["-1".into()]));
    let page = report(&app, &[("tekst", "Koop nu"), ("mail", "proef@aanhaken.example"), ("onderwerp", "Koop")]).await;
    assert_eq!((page.status, page.text("#tekst").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "Koop nu"));
    assert_eq!((page.attributes("#mail", "value"), page.count(".trap")), (vec!["proef@aanhaken.example".to_owned()], 0));
    assert_eq!(reports(&app).await, 0);
    let again = page.attributes("main form input[name='nogmaals']", "value").remove(0);
    let fields = [("tekst", "Koop nu"), ("mail", "proef@aanhaken.example"), ("nogmaals", again.as_str()), ("onderwerp", "Koop")];
    let sent = report(&app, &fields).await;
    assert_eq!(app.get(sent.header("location")).await.status, StatusCode::OK, "thanked for and lost");
    assert_eq!(reports(&app).await, 1);
}

#[tokio::test]
async fn the_same_report_within_the_hour_is_one() {
    let app = app().await;
    let first = report(&app, &[("tekst", "Het nummer klopt niet."), ("mail", "ik@aanhaken.example")]).await;
    let again = report(&app, &[("tekst", "Het nummer klopt niet."), ("mail", "ik@aanhaken.example")]).await;
    assert_eq!(first.header("location"), again.header("location"));
    for other in [("Het nummer klopt niet!", "ik@aanhaken.example"), ("Het nummer klopt niet.", "")] {
        assert_ne!(report(&app, &[("tekst", other.0), ("mail", other.1)]).await.header("location"), first.header("location"));
    }
    assert_eq!(reports(&app).await, 3);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_and_who_sends_too_much_waits() {
    let app = app().await;
    let foreign = Request::post(FORM).header("sec-fetch-site", "cross-site").header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(app.page(foreign.body(Body::from("tekst=Fout")).expect("a request")).await.status, StatusCode::FORBIDDEN);
    let door = Door::new(CHEAP, Patience { burst: 2, slow_down_ms: 0 });
    let strict = web::router(AppState { door, ..app.state.clone() });
    let mut answers = Vec::new();
    for _ in 0..3 {
        let request = Request::post(FORM).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from("tekst=Fout"));
        answers.push(strict.clone().oneshot(request.expect("a request")).await.expect("an answer").status());
    }
    assert_eq!(answers, [StatusCode::SEE_OTHER, StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS]);
    let look = Request::get(FORM).body(Body::empty()).expect("a request");
    assert_eq!(strict.oneshot(look).await.expect("an answer").status(), StatusCode::OK, "who only looks waits too");
}

#[tokio::test]
async fn what_is_not_there_says_so() {
    let past = fiche("voorbij").service("praten", "interventie", |_| {}).build();
    let app = TestApp::with(vec![aanhaken::store::fiches::NewFiche { status: Status::Archived, ..past }]).await;
    let gone = [
        ("/fiches/voorbij/melding", StatusCode::GONE),
        ("/fiches/nergens/melding", StatusCode::NOT_FOUND),
        ("/melding/geraden", StatusCode::NOT_FOUND),
    ];
    for (address, status) in gone {
        let page = app.get(address).await;
        assert_eq!((page.status, page.count("main form[role='search']")), (status, 1), "{address}");
    }
    assert_eq!(Browser::new(&app).post_bare("/fiches/voorbij/melding", &[("tekst", "Fout")]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_report_keeps_the_name_of_a_fiche_that_is_archived_because_of_it() {
    let app = app().await;
    let sent = report(&app, &[("tekst", "Dit bestaat niet meer.")]).await;
    let now = NOW.parse().expect("a time");
    let slug = aanhaken::domain::values::Slug::parse("proefhuis").expect("a slug");
    let reason = aanhaken::store::fiches::Reason { by: "een@aanhaken.example", why: "", at: now };
    app.store.set_status(&slug, Status::Archived, reason).await.expect("archived");
    app.state.catalog.refresh(&app.store).await.expect("a catalog");
    let status = app.get(sent.header("location")).await;
    assert_eq!((status.text(".about").as_str(), status.count("main a[href^='/fiches/']")), ("Proef proefhuis", 0));
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    assert_eq!(editor.get("/beheer/meldingen/1").await.text("h1"), "Melding over Proef proefhuis");
}

#[tokio::test]
async fn markup_in_a_report_shows_as_text() {
    let app = app().await;
    let markup = "<script>alert(1)</script><b>vet</b>";
    let sent = report(&app, &[("tekst", markup)]).await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let queue = editor.get("/beheer/meldingen").await;
    let one = queue.attributes("tbody td a", "href").remove(0);
    editor.get(&one).await;
    editor.post(&one, &[("stand", "bezig"), ("antwoord", markup)]).await;
    for page in [&queue, &editor.get(&one).await, &app.get(sent.header("location")).await] {
        assert!(!page.body.contains(markup) && page.body.contains("&#60;script&#62;"), "{}", page.body);
        assert_eq!(page.count("main b"), 0);
    }
    let back = report(&app, &[("tekst", markup), ("mail", "\"><b>")]).await;
    assert_eq!((back.status, back.text("#tekst"), back.count("main b")), (StatusCode::UNPROCESSABLE_ENTITY, markup.to_owned(), 0));
}

#[tokio::test]
async fn an_answer_is_mailed_to_who_left_an_address() {
    let office = PostOffice::open().await;
    let app = TestApp::with_mail(vec![fiche("proefhuis").service("praten", "interventie", |_| {}).build()], office.mailer()).await;
    report(&app, &[("tekst", "Het nummer is veranderd."), ("mail", "proef@aanhaken.example")]).await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let page = editor.get("/beheer/meldingen/1").await;
    assert_eq!(page.attributes("main a[href^='mailto']", "href"), ["mailto:proef@aanhaken.example"]);
    let seen = page.attributes("input[name='gezien']", "value").remove(0);
    editor.post("/beheer/meldingen/1", &[("gezien", &seen), ("stand", "bezig"), ("antwoord", "")]).await;
    assert!(office.letters().is_empty(), "a mail without an answer");
    let seen = editor.get("/beheer/meldingen/1").await.attributes("input[name='gezien']", "value").remove(0);
    let done = editor.post("/beheer/meldingen/1", &[("gezien", &seen), ("stand", "opgelost"), ("antwoord", "We pasten één nummer aan.")]).await;
    assert!(editor.follow(&done).await.text(".flash").contains("gemaild"));
    let letters = office.letters();
    assert_eq!(letters.len(), 1);
    for part in [
        "To: proef@aanhaken.example",
        "From: Aanhaken <aanhaken@aanhaken.example>",
        "Subject: Antwoord op je melding over Proef proefhuis",
        "We pasten één nummer aan.",
        "Het nummer is veranderd.",
    ] {
        assert!(letters[0].contains(part), "no {part} in {}", letters[0]);
    }
}

#[tokio::test]
async fn a_mail_that_does_not_leave_is_told_and_stays_there_to_copy() {
    let office = PostOffice::that_says("550 nee").await;
    let refused = TestApp::with_mail(vec![fiche("proefhuis").service("praten", "interventie", |_| {}).build()], office.mailer()).await;
    for (app, said) in [(refused, "niet vertrokken"), (app().await, "die je kunt versturen")] {
        report(&app, &[("tekst", "Het nummer is veranderd."), ("mail", "proef@aanhaken.example")]).await;
        let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
        editor.get("/beheer/meldingen/1").await;
        let done = editor.post("/beheer/meldingen/1", &[("stand", "opgelost"), ("antwoord", "We pasten het aan.")]).await;
        let page = editor.follow(&done).await;
        assert!(page.text(".flash").contains(said), "{}", page.text(".flash"));
        assert!(page.text("#mailtekst").contains("We pasten het aan."), "{}", page.text("#mailtekst"));
        assert_eq!(app.store.received_one::<Reported>(1).await.expect("a report").expect("the report").state, ReportState::Solved);
    }
}

#[tokio::test]
async fn two_people_who_answer_at_once_lose_nothing() {
    let app = app().await;
    report(&app, &[("tekst", "Het nummer is veranderd.")]).await;
    let mut one = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut two = Browser::signed_in(&app, "twee@aanhaken.example", Role::Editor).await;
    one.get("/beheer/meldingen/1").await;
    let seen = two.get("/beheer/meldingen/1").await.attributes("input[name='gezien']", "value").remove(0);
    one.post("/beheer/meldingen/1", &[("gezien", &seen), ("stand", "bezig"), ("antwoord", "Ik bel ze.")]).await;
    let late = two.post("/beheer/meldingen/1", &[("gezien", &seen), ("stand", "opgelost"), ("antwoord", "Ik paste het aan.")]).await;
    assert_eq!((late.status, late.text("#antwoord")), (StatusCode::CONFLICT, "Ik paste het aan.".to_owned()));
    assert!(late.text("#nu").contains("Ik bel ze."), "{}", late.text("#nu"));
    let seen = late.attributes("input[name='gezien']", "value").remove(0);
    let again = two.post("/beheer/meldingen/1", &[("gezien", &seen), ("stand", "opgelost"), ("antwoord", "Ik paste het aan.")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_is_refused_is_told_why() {
    let app = app().await;
    report(&app, &[("tekst", "Dit is een slechte dienst.")]).await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.get("/beheer/meldingen/1").await;
    let slip = editor.post("/beheer/meldingen/1", &[("stand", "afgewezen"), ("antwoord", " ")]).await;
    assert_eq!((slip.status, slip.attributes(".errors a", "href")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["#antwoord".to_owned()]));
    assert_eq!(editor.get("/beheer/meldingen/99").await.header("location"), "/beheer/meldingen");
}

#[tokio::test]
async fn a_mail_address_is_forgotten_after_a_year() {
    let app = app().await;
    report(&app, &[("tekst", "Fout."), ("mail", "proef@aanhaken.example")]).await;
    let now: Timestamp = NOW.parse().expect("a time");
    let email = async || app.store.received_one::<Reported>(1).await.expect("a report").expect("the report").email;
    app.store.forget_senders::<Reported>(now + SignedDuration::from_hours(364 * 24)).await.expect("done");
    assert_eq!(email().await.as_deref(), Some("proef@aanhaken.example"));
    app.store.forget_senders::<Reported>(now + SignedDuration::from_hours(366 * 24)).await.expect("done");
    assert_eq!(email().await, None);
}
