//! An organisation gets a private link, sees its own fiche, and says that all is still true or what should be different; staff decide.

use aanhaken::config::Patience;
use aanhaken::domain::draft::FicheDraft;
use aanhaken::domain::values::Slug;
use aanhaken::domain::vocabulary::{ProposalState, Role};
use aanhaken::store::fiches::{KeptFiche, Reason};
use aanhaken::store::proposals::Proposed;
use aanhaken::web;
use aanhaken::web::frame::state::{AppState, Door};
use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use tower::ServiceExt;

use crate::support::fiche::{ages, fiche};
use crate::support::page::Page;
use crate::support::post_office::PostOffice;
use crate::support::staff::Browser;
use crate::support::{CHEAP, NOW, TestApp};

const LINK: &str = "/nazicht/geheim";

fn proefhuis() -> aanhaken::store::fiches::NewFiche {
    fiche("proefhuis")
        .with(|draft| {
            let mut contact = aanhaken::domain::draft::ContactDraft { key: "algemeen".into(), label: "Algemeen".into(), ..Default::default() };
            contact.emails = vec!["info@proefhuis.example".into()];
            draft.contacts = vec![contact];
        })
        .service("praten", "interventie", |service| service.ages = ages("12", "18"))
        .service("koken", "preventie", |service| service.ages = ages("15", "20"))
        .build()
}

async fn app() -> TestApp {
    linked(TestApp::with(vec![proefhuis()]).await).await
}

/// The same with a link that works until the end of the year.
async fn linked(app: TestApp) -> TestApp {
    add_link(&app, "geheim", date(2026, 12, 31)).await;
    app
}

async fn add_link(app: &TestApp, secret: &str, until: Date) {
    let now = NOW.parse().expect("a time");
    app.store.add_organisation_link(secret, &slug(), "een@aanhaken.example", now, until).await.expect("a link");
}

fn slug() -> Slug {
    Slug::parse("proefhuis").expect("a slug")
}

async fn kept(app: &TestApp) -> KeptFiche {
    app.store.kept_fiche(&slug()).await.expect("a fiche").expect("the fiche")
}

/// What the form would send with these fields changed.
fn filled_in(page: &Page, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = page.form_fields("#nazicht");
    fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
    fields.extend(changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

async fn send(app: &TestApp, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Browser::new(app).post_bare(LINK, &fields).await
}

/// Opens the link, changes these fields and sends.
async fn propose(app: &TestApp, changed: &[(&str, &str)]) -> Page {
    send(app, &filled_in(&app.get(LINK).await, changed)).await
}

async fn editor(app: &TestApp) -> Browser<'_> {
    Browser::signed_in(app, "een@aanhaken.example", Role::Editor).await
}

/// Decides on the first proposal with the form as it stands, these fields changed.
async fn decide(editor: &mut Browser<'_>, changed: &[(&str, &str)]) -> Page {
    let page = editor.get("/beheer/voorstellen/1").await;
    let mut fields = page.form_fields("#wijzigingen");
    fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(changed.iter().copied()).collect();
    editor.post_bare("/beheer/voorstellen/1", &fields).await
}

#[tokio::test]
async fn opening_the_link_changes_nothing_and_is_kept_nowhere() {
    let app = app().await;
    let before = kept(&app).await;
    let page = app.get(LINK).await;
    assert_eq!((page.status, page.attributes("input[name='name']", "value")), (StatusCode::OK, vec!["Proef proefhuis".to_owned()]));
    assert_eq!(page.attributes("input[name='services[0].ages.min']", "value"), ["12"]);
    for hidden in ["services[0].fr.name", "source.document", "region", "related~", "services[0].phase"] {
        assert_eq!(page.count(&format!("[name='{hidden}']")), 0, "{hidden}");
    }
    let after = kept(&app).await;
    assert_eq!((before.version, after.version, after.verified_on), (1, 1, None));
    assert_eq!(app.store.count_open::<Proposed>().await.expect("a count"), 0);
    for page in [&page, &app.get("/nazicht/geheim/dank").await, &app.get("/nazicht/geraden").await] {
        assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
        assert!(page.header("x-robots-tag").contains("noindex"));
        assert!(!page.headers.contains_key("etag") && !page.headers.contains_key("set-cookie"));
    }
}

#[tokio::test]
async fn all_is_still_true_by_one_click_and_staff_note_it() {
    let app = app().await;
    let sent = propose(&app, &[("doe", "klopt"), ("wie", "Proef Persoon")]).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/nazicht/geheim/dank"));
    assert_eq!(app.get("/nazicht/geheim/dank").await.status, StatusCode::OK);
    assert!(app.get(LINK).await.text(".notice").contains("1 september 2026"), "nobody says that an answer waits");
    assert_eq!(kept(&app).await.verified_on, None, "an organisation verified by itself");

    let mut editor = editor(&app).await;
    let list = editor.get("/beheer/voorstellen").await;
    assert_eq!(list.texts("tbody td").first().map(String::as_str), Some("alles klopt nog"));
    let done = decide(&mut editor, &[("doe", "nagekeken")]).await;
    assert!(editor.follow(&done).await.text(".flash").contains("nagekeken"));
    let fiche = kept(&app).await;
    assert_eq!((fiche.verified_on, fiche.version), (Some(date(2026, 9, 1)), 2));
    assert_eq!(app.store.count_open::<Proposed>().await.expect("a count"), 0);
    assert!(app.get("/fiches/proefhuis").await.text(".provenance").contains("Nagekeken op 1 september 2026"));
}

#[tokio::test]
async fn part_of_a_proposal_is_taken_over_and_the_public_page_shows_just_that() {
    let app = app().await;
    let sent = propose(
        &app,
        &[("services[0].ages.min", "10"), ("services[1].summary", "Samen koken in de buurt."), ("wie", "Proef Persoon"), ("doe", "voorstel")],
    )
    .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(app.get("/zoeken?leeftijd=10").await.results().is_empty(), "a proposal is live");

    let mut editor = editor(&app).await;
    let page = editor.get("/beheer/voorstellen/1").await;
    assert_eq!(page.texts(".compare tbody th"), ["Aanbod “Aanbod praten”: jongste leeftijd", "Aanbod “Aanbod koken”: in één zin"]);
    assert_eq!((page.texts(".compare del")[0].as_str(), page.texts(".compare ins")[0].as_str()), ("12", "10"));
    assert_eq!(page.count("input[name='neem'][checked]"), 2);
    let done = decide(&mut editor, &[("neem", "services[praten].ages.min"), ("doe", "overnemen")]).await;
    let after = editor.follow(&done).await;
    assert!(after.text(".flash").contains("Overgenomen"));
    assert_eq!((after.count(".compare tbody tr"), after.count(".compare .badge"), after.count("input[name='neem']")), (2, 1, 0));

    assert_eq!(app.get("/zoeken?leeftijd=10").await.results(), ["proefhuis"]);
    let public = app.get("/fiches/proefhuis").await;
    assert!(public.text("#praten").contains("10 tot en met 18 jaar") && !public.text("#koken").contains("Samen koken"));
    let fiche = kept(&app).await;
    assert_eq!(fiche.verified_on, Some(date(2026, 9, 1)));
    let saves = app.store.revisions(&slug()).await.expect("revisions");
    assert!(saves.iter().all(|save| save.version == 1 || save.reason == "voorstel van Proef Persoon"), "{:?}", saves[0].reason);
    let again = decide(&mut editor, &[("doe", "overnemen")]).await;
    assert!(editor.follow(&again).await.text(".flash").contains("al behandeld"));
}

#[tokio::test]
async fn a_proposal_is_refused_with_a_reason_and_may_be_sent_twice() {
    let app = app().await;
    for name in ["Proefhuis een", "Proefhuis twee"] {
        assert_eq!(propose(&app, &[("name", name), ("doe", "voorstel")]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(app.store.count_open::<Proposed>().await.expect("a count"), 2);
    let mut editor = editor(&app).await;
    let slip = decide(&mut editor, &[("doe", "afwijzen")]).await;
    assert_eq!((slip.status, slip.attributes(".errors a", "href")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["#antwoord".to_owned()]));
    decide(&mut editor, &[("doe", "afwijzen"), ("antwoord", "De naam staat op de deur.")]).await;
    let proposal = app.store.received_one::<Proposed>(1).await.expect("a proposal").expect("the proposal");
    assert_eq!((proposal.state, proposal.answer.as_str()), (ProposalState::Refused, "De naam staat op de deur."));
    assert_eq!(kept(&app).await.content.expect("content").name, "Proef proefhuis");
}

#[tokio::test]
async fn a_link_that_is_over_withdrawn_or_guessed_leads_to_a_kind_page() {
    let app = app().await;
    add_link(&app, "vandaag", date(2026, 9, 1)).await;
    add_link(&app, "gisteren", date(2026, 8, 31)).await;
    assert_eq!(app.get("/nazicht/vandaag").await.status, StatusCode::OK);
    for (address, status) in [("/nazicht/gisteren", StatusCode::GONE), ("/nazicht/geraden", StatusCode::NOT_FOUND)] {
        let page = app.get(address).await;
        assert_eq!((page.status, page.text("h1")), (status, "Deze link werkt niet meer".to_owned()));
        assert_eq!(Browser::new(&app).post_bare(address, &[("doe", "klopt")]).await.status, status);
    }
    let mut editor = editor(&app).await;
    assert_eq!(editor.get("/beheer/fiches/proefhuis/link").await.count("tbody tr"), 2);
    editor.post("/beheer/fiches/proefhuis/link", &[("doe", "intrekken")]).await;
    assert_eq!(app.get(LINK).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_sends_too_much_behind_a_link_waits() {
    let app = app().await;
    let door = Door::new(CHEAP, Patience { burst: 1, slow_down_ms: 0 });
    let strict = web::router(AppState { door, ..app.state.clone() });
    let mut answers = Vec::new();
    for _ in 0..2 {
        let request = Request::post(LINK).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from("doe=voorstel"));
        answers.push(strict.clone().oneshot(request.expect("a request")).await.expect("an answer").status());
    }
    assert_eq!(answers[1], StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_does_not_fit_is_a_hint_and_may_be_sent_anyway() {
    let app = app().await;
    let changed =
        [("services[0].ages.min", "tien"), ("contacts[0].emails~", "info apenstaart proefhuis"), ("opmerking", "Bel gerust.\r\nNa tien uur.")];
    let hint = propose(&app, &[&changed[..], &[("doe", "voorstel")]].concat()).await;
    assert_eq!(hint.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(hint.attributes(".errors a", "href"), ["#contacts-0--emails", "#services-0--ages-min"]);
    assert_eq!(hint.attributes("input[name='services[0].ages.min']", "value"), ["tien"]);
    assert_eq!(hint.attributes("input[name='services[0].ages.min']", "aria-invalid"), ["true"]);
    assert_eq!((hint.count("#services-0[open]"), hint.count("#services-1[open]")), (1, 0));
    assert_eq!(app.store.count_open::<Proposed>().await.expect("a count"), 0);
    let sent = send(&app, &filled_in(&hint, &[("doe", "toch")])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);

    let mut editor = editor(&app).await;
    let page = editor.get("/beheer/voorstellen/1").await;
    assert!(page.text("blockquote").contains("Bel gerust. Na tien uur."));
    let faults = decide(&mut editor, &[("doe", "overnemen")]).await;
    assert_eq!((faults.status, faults.texts(".errors li").len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
    assert_eq!(faults.attributes(".errors a", "href"), ["#contacts-algemeen--emails", "#services-praten--ages-min"]);
    assert_eq!(kept(&app).await.version, 1);
    let concept = decide(&mut editor, &[("doe", "concept")]).await;
    assert_eq!(concept.header("location"), "/beheer/fiches/proefhuis");
    assert_eq!(kept(&app).await.draft.expect("a draft").services[0].ages.min.0, "tien");
}

#[tokio::test]
async fn who_changed_something_and_says_all_is_true_is_asked_again_and_loses_nothing() {
    let app = app().await;
    let asked = propose(&app, &[("aim", "Anders proeven."), ("doe", "klopt")]).await;
    assert_eq!((asked.status, asked.texts("[name='aim']")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Anders proeven.".to_owned()]));
    let nothing = propose(&app, &[("doe", "voorstel")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mail = propose(&app, &[("aim", "Anders."), ("mail", "geen adres"), ("doe", "toch")]).await;
    assert_eq!((mail.status, mail.attributes("#mail", "value")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["geen adres".to_owned()]));
    assert_eq!(app.store.count_open::<Proposed>().await.expect("a count"), 0);
    assert_eq!(propose(&app, &[("opmerking", "Er komt een aanbod bij."), ("doe", "voorstel")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        Browser::new(&app).post_bare(LINK, &[("services[x].name", "a"), ("services[0].name.diep", "a"), ("doe", "toch")]).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn rows_that_come_are_kept_also_after_a_second_look() {
    let app = app().await;
    let first =
        propose(&app, &[("services[0].cost.amounts[0].euro", "vijf"), ("services[0].cost.amounts[0].label", "per keer"), ("doe", "voorstel")]).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = [
        ("services[0].cost.amounts[0].euro", "5"),
        ("services[0].cost.amounts[2].euro", "2,50"),
        ("services[0].cost.amounts[2].label", "met een UiTPAS"),
        ("doe", "voorstel"),
    ];
    assert_eq!(send(&app, &filled_in(&first, &again)).await.status, StatusCode::SEE_OTHER);
    let draft = app.store.received_one::<Proposed>(1).await.expect("a proposal").expect("the proposal").what.draft.expect("a draft");
    let amounts: Vec<_> = draft.services[0].cost.amounts.iter().map(|amount| (amount.euro.0.as_str(), amount.label.as_str())).collect();
    assert_eq!(amounts, [("5", "per keer"), ("2,50", "met een UiTPAS")]);
}

#[tokio::test]
async fn what_staff_saved_meanwhile_is_told_and_stays_with_the_draft_beside_it() {
    let app = app().await;
    let opened = app.get(LINK).await;
    let now: Timestamp = NOW.parse().expect("a time");
    let reason = Reason { by: "twee@aanhaken.example", why: "", at: now };
    let mut text = FicheDraft::from(&kept(&app).await.content.expect("content"));
    text.name = "Proefhuis nieuw".into();
    text.services[0].ages = ages("11", "18");
    app.store.publish(&slug(), 1, &text.check().expect("content"), reason).await.expect("published");
    text.aim = "Nog aan het schrijven.".into();
    app.store.save_draft(&slug(), 2, &text, reason).await.expect("a draft");

    let sent = send(&app, &filled_in(&opened, &[("services[0].ages.min", "10"), ("services[1].name", "Koken"), ("doe", "voorstel")])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let mut editor = editor(&app).await;
    let page = editor.get("/beheer/voorstellen/1").await;
    assert_eq!(page.texts(".notice li"), ["naam", "Aanbod “Aanbod praten”: jongste leeftijd"]);
    assert_eq!(page.texts(".compare tr td:nth-of-type(2)"), ["11", "Aanbod koken"]);
    decide(&mut editor, &[("doe", "overnemen")]).await;
    let fiche = kept(&app).await;
    let live = FicheDraft::from(&fiche.content.expect("content"));
    assert_eq!((live.name.as_str(), live.services[0].ages.min.0.as_str(), live.services[1].name.as_str()), ("Proefhuis nieuw", "10", "Koken"));
    let draft = fiche.draft.expect("the draft of a colleague");
    assert_eq!((draft.aim.as_str(), draft.services[0].ages.min.0.as_str()), ("Nog aan het schrijven.", "10"));
}

#[tokio::test]
async fn a_save_between_looking_and_deciding_is_a_conflict() {
    let app = app().await;
    propose(&app, &[("aim", "Anders proeven."), ("doe", "voorstel")]).await;
    let mut editor = editor(&app).await;
    let looked_at = editor.get("/beheer/voorstellen/1").await.form_fields("#wijzigingen");
    let now: Timestamp = NOW.parse().expect("a time");
    app.store.verify(&[slug()], date(2026, 9, 1), Reason { by: "twee@aanhaken.example", why: "", at: now }).await.expect("verified");
    let fields: Vec<(&str, &str)> = looked_at.iter().map(|(n, v)| (n.as_str(), v.as_str())).chain([("doe", "overnemen")]).collect();
    let late = editor.post_bare("/beheer/voorstellen/1", &fields).await;
    assert_eq!((late.status, late.count("input[name='neem'][checked]")), (StatusCode::CONFLICT, 1));
    assert_eq!(decide(&mut editor, &[("doe", "overnemen")]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn markup_from_an_organisation_shows_as_text() {
    let app = app().await;
    let markup = "<script>alert(1)</script><b>vet</b>";
    let back = propose(&app, &[("aim", markup), ("wie", markup), ("opmerking", markup), ("mail", "x"), ("doe", "voorstel")]).await;
    assert_eq!((back.status, back.count("main b"), back.text("#opmerking").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, 0, markup));
    propose(&app, &[("aim", markup), ("wie", markup), ("opmerking", markup), ("doe", "voorstel")]).await;
    let mut editor = editor(&app).await;
    for address in ["/beheer/voorstellen", "/beheer/voorstellen/1"] {
        let page = editor.get(address).await;
        assert!(!page.body.contains(markup) && page.body.contains("&#60;b&#62;vet"), "{address}");
    }
    decide(&mut editor, &[("doe", "overnemen")]).await;
    assert!(!app.get("/fiches/proefhuis").await.body.contains("<script>alert"));
}

#[tokio::test]
async fn the_form_of_every_real_fiche_sent_untouched_says_that_all_is_true() {
    let app = TestApp::with_seeds().await;
    let now: Timestamp = NOW.parse().expect("a time");
    for fiche in app.store.fiches().await.expect("fiches") {
        app.store.add_organisation_link(fiche.slug.as_str(), &fiche.slug, "een@aanhaken.example", now, date(2026, 12, 31)).await.expect("a link");
        let address = format!("/nazicht/{}", fiche.slug);
        let fields = filled_in(&app.get(&address).await, &[("doe", "klopt")]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent = Browser::new(&app).post_bare(&address, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}: {:?}", fiche.slug, sent.texts(".errors li"));
    }
}

#[tokio::test]
async fn many_links_at_once_are_mailed_and_a_mail_that_stays_keeps_its_text() {
    let office = PostOffice::open().await;
    let without = fiche("zonder").service("praten", "interventie", |_| {}).build();
    let app = TestApp::with_mail(vec![proefhuis(), without], office.mailer()).await;
    let mut editor = editor(&app).await;
    let list = editor.get("/beheer/nazicht").await;
    assert_eq!(list.attributes("input[name='fiche'][checked]", "value"), ["proefhuis", "zonder"]);
    let letters = editor.post("/beheer/nazicht", &[("fiche", "proefhuis"), ("fiche", "zonder")]).await;
    assert_eq!((letters.status, letters.count("textarea")), (StatusCode::OK, 2));
    let link = |text: &str| text.split_whitespace().find_map(|word| word.strip_prefix("https://aanhaken.example")).expect("a link").to_owned();
    let address = link(&letters.text("#tekst-proefhuis"));
    assert_eq!(app.get(&address).await.status, StatusCode::OK);
    assert!(app.store.organisation_link(address.trim_start_matches("/nazicht/")).await.expect("a link").expect("the link").mailed_to.is_none());

    let mut fields = letters.form_fields("main form");
    fields.push(("mee-zonder".into(), "ja".into()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let some = editor.post_bare("/beheer/nazicht/verstuur", &fields).await;
    assert_eq!(
        (some.status, some.count("textarea"), some.attributes(".errors a", "href")),
        (StatusCode::UNPROCESSABLE_ENTITY, 1, vec!["#aan-zonder".to_owned()])
    );
    assert!(some.text(".flash").contains("Proef proefhuis"));
    let mailed = office.letters();
    assert_eq!(mailed.len(), 1);
    assert!(mailed[0].contains("To: info@proefhuis.example") && mailed[0].contains("Reply-To: een@aanhaken.example"), "{}", mailed[0]);
    assert_eq!(link(&mailed[0]), address);
    let kept = app.store.organisation_link(address.trim_start_matches("/nazicht/")).await.expect("a link").expect("the link");
    assert_eq!(kept.mailed_to.as_deref(), Some("info@proefhuis.example"));

    let mut fields = some.form_fields("main form");
    fields.iter_mut().filter(|(name, _)| name == "aan-zonder").for_each(|(_, to)| *to = "proef@zonder.example".into());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let rest = editor.post_bare("/beheer/nazicht/verstuur", &fields).await;
    assert_eq!((rest.status, office.letters().len()), (StatusCode::SEE_OTHER, 2));
    assert_eq!(editor.get("/beheer/nazicht").await.count("input[name='fiche'][checked]"), 0, "who was asked is asked again");
}

#[tokio::test]
async fn without_a_mail_server_a_link_is_there_to_copy_once() {
    let app = app().await;
    let mut editor = editor(&app).await;
    editor.get("/beheer/fiches/proefhuis/link").await;
    let made = editor.post("/beheer/fiches/proefhuis/link", &[("doe", "maak")]).await;
    assert!(made.text("#tekst-proefhuis").contains("https://aanhaken.example/nazicht/"));
    assert_eq!(made.count("main form button[type='submit']"), 0, "a button that sends nothing");
    let page = editor.get("/beheer/fiches/proefhuis/link").await;
    assert!(!page.body.contains("/nazicht/") || !page.body.contains("https://aanhaken.example/nazicht/"));
    assert_eq!(page.count("tbody tr"), 2);
}

#[tokio::test]
async fn what_was_decided_is_mailed_to_who_proposed_it() {
    let office = PostOffice::open().await;
    let app = linked(TestApp::with_mail(vec![proefhuis()], office.mailer()).await).await;
    propose(&app, &[("aim", "Anders proeven."), ("mail", "persoon@proefhuis.example"), ("doe", "voorstel")]).await;
    let mut editor = editor(&app).await;
    let done = decide(&mut editor, &[("doe", "overnemen"), ("antwoord", "Dank je wel.")]).await;
    assert!(editor.follow(&done).await.text(".flash").contains("kreeg een mail"));
    let letters = office.letters();
    assert!(letters.len() == 1 && letters[0].contains("Dank je wel.") && letters[0].contains("To: persoon@proefhuis.example"), "{letters:?}");
}
