//! Staff read what people did not find, make words of it, try them before they count, and keep the emergency numbers right.

use aanhaken::catalog::CurrentCatalog;
use aanhaken::domain::query::SearchQuery;
use aanhaken::domain::vocabulary::Role;
use axum::http::StatusCode;
use jiff::civil::{Date, date};

use crate::support::TestApp;
use crate::support::fiche::fiche;
use crate::support::page::Page;
use crate::support::staff::Browser;

const TODAY: Date = date(2026, 9, 1);

/// Two houses: one for who skips school, one for who is bullied.
async fn app() -> TestApp {
    let skips = fiche("proefhuis").service("praten", "interventie", |service| service.themes = vec!["spijbelen".into()]);
    let bullied = fiche("pesthuis").service("luisteren", "preventie", |service| service.themes = vec!["pesten".into()]);
    TestApp::with(vec![skips.build(), bullied.build()]).await
}

async fn editor(app: &TestApp) -> Browser<'_> {
    Browser::signed_in(app, "een@aanhaken.example", Role::Editor).await
}

async fn found(app: &TestApp, question: &str) -> Vec<String> {
    let address = SearchQuery::from_pairs([("q", question)]).to_query_string();
    app.get(&format!("/zoeken{address}")).await.results()
}

/// The address of a trial.
fn trial(fields: &[(&str, &str)]) -> String {
    let fields = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!("/beheer/woorden/proef?stap=proef&{fields}")
}

/// The hidden fields of the form with which a trial is kept.
fn kept_fields(page: &Page) -> Vec<(String, String)> {
    let form = "form.actions input[type='hidden']";
    page.attributes(form, "name").into_iter().zip(page.attributes(form, "value")).filter(|(name, _)| name != "_token").collect()
}

async fn keep(browser: &mut Browser<'_>, trial: &Page) -> Page {
    let fields = kept_fields(trial);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = browser.post("/beheer/woorden", &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    browser.follow(&done).await
}

#[tokio::test]
async fn a_question_without_an_answer_becomes_a_word_and_finds_help_at_once() {
    let app = app().await;
    assert_eq!(found(&app, "flierefluiter").await, [""; 0]);
    for (day, language) in [(date(2026, 8, 30), "fr"), (TODAY, "nl")] {
        app.store.keep_unanswered("Flierefluiter?", language, day, 0).await.expect("kept");
    }
    let mut editor = editor(&app).await;
    let list = editor.get("/beheer/vragen").await;
    assert_eq!(list.text(".asked tbody tr th"), "Flierefluiter?");
    let cells = list.texts(".asked tbody tr td");
    assert_eq!((&cells[0][..], &cells[1][..], &cells[2][..], &cells[3][..]), ("op 2 dagen", "1 september 2026", "nl, fr", "vindt niets"));

    let form = editor.get(&list.attributes(".deeds a", "href")[0]).await;
    assert_eq!((form.status, form.attributes("#woord", "value")), (StatusCode::OK, vec!["Flierefluiter?".to_owned()]));
    assert_eq!(form.count(".errors"), 0, "nobody pressed anything yet");
    let choices = form.attributes("#betekenis option", "value");
    assert!(choices.iter().any(|one| one == "thema=spijbelen") && choices.iter().any(|one| one == "fiche=pesthuis"), "{choices:?}");

    let tried = editor
        .get(&trial(&[
            ("woord", "flierefluiter"),
            ("taal", "nl"),
            ("nauw", "same"),
            ("betekenis", "thema=spijbelen"),
            ("vraag", "mijn zoon is een flierefluiter"),
        ]))
        .await;
    let sides = tried.texts(".side");
    assert!(sides[0].contains("Vindt niets.") && !sides[0].contains("spijbelen"), "{sides:?}");
    assert!(sides[1].contains("spijbelen") && sides[1].contains("Proef proefhuis nieuw"), "{sides:?}");
    assert!(tried.text(".trial [role='status']").contains("Eén vraag zonder antwoord vindt dan wel iets: “Flierefluiter?”"));
    assert_eq!(found(&app, "flierefluiter").await, [""; 0], "a trial changed the search");

    let page = keep(&mut editor, &tried).await;
    assert!(page.text(".flash").contains("hoort nu bij"), "{}", page.text(".flash"));
    assert_eq!(page.texts(".own tbody tr th"), ["flierefluiter"]);
    assert!(page.text(".own tbody tr").contains("betekent dit een@aanhaken.example 1 september 2026, 12:00"));
    assert_eq!(found(&app, "een flierefluiter in huis").await, ["proefhuis"]);
    let settled = editor.get("/beheer/vragen?toon=vindt").await;
    assert!(settled.text(".asked tbody tr").contains("vindt nu 1 fiche"), "{}", settled.body);
    assert!(settled.texts(".chips li").iter().any(|chip| chip.ends_with(": 1 vraag")));
    let log = app.store.audit("woord erbij", 0, 10).await.expect("a log");
    assert_eq!(log[0].subject, "thema=spijbelen: flierefluiter (nl)");
}

#[tokio::test]
async fn words_of_staff_are_there_again_after_a_restart() {
    let app = app().await;
    let mut editor = editor(&app).await;
    let tried = editor.get(&trial(&[("woord", "flierefluiter"), ("betekenis", "fiche=pesthuis")])).await;
    keep(&mut editor, &tried).await;
    let again = CurrentCatalog::load(&app.store, app.state.shipped.0.clone()).await.expect("a catalog");
    let catalog = again.now();
    let found = catalog.search(&SearchQuery::from_pairs([("q", "flierefluiter")]), TODAY);
    assert_eq!(found.hits.iter().map(|hit| hit.fiche.slug.as_str()).collect::<Vec<_>>(), ["pesthuis"]);
    assert_eq!(catalog.version(), app.state.catalog.now().version());
}

#[tokio::test]
async fn a_word_of_the_program_is_taken_away_and_put_back() {
    let app = app().await;
    assert_eq!(found(&app, "hooky").await, ["proefhuis"]);
    let mut editor = editor(&app).await;
    let page = editor.get("/beheer/woorden/thema=spijbelen").await;
    let away =
        page.attributes(".words .chip", "href").into_iter().filter(|href| href.ends_with("woord=hooky") || href.ends_with("woord=playing+hooky"));
    let away: Vec<String> = away.collect();
    assert_eq!(away.len(), 2, "{away:?}");
    for href in &away {
        let tried = editor.get(href).await;
        assert_eq!(tried.status, StatusCode::OK);
        keep(&mut editor, &tried).await;
    }
    assert_eq!(found(&app, "hooky").await, [""; 0]);
    assert_eq!(found(&app, "spijbelen").await, ["proefhuis"], "another word went with it");
    let page = editor.get("/beheer/woorden/thema=spijbelen").await;
    assert_eq!(page.texts(".gone tbody th"), ["hooky", "playing hooky"]);
    let gone = editor.get(&away[0]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "what is gone is taken away again");
    let fields = [("doe", "terug"), ("betekenis", "thema=spijbelen"), ("taal", "en"), ("woord", "hooky")];
    let back = editor.post("/beheer/woorden", &fields).await;
    assert!(editor.follow(&back).await.text(".flash").contains("hoort weer bij"));
    assert_eq!(found(&app, "hooky").await, ["proefhuis"]);
}

#[tokio::test]
async fn a_word_that_says_nothing_or_is_there_already_is_refused_and_one_that_means_more_is_warned_of() {
    let app = app().await;
    let mut editor = editor(&app).await;
    let mut said = Vec::new();
    for (phrase, means) in [
        ("niet", "thema=pesten"),
        ("wil niet", "thema=pesten"),
        (" ", "thema=pesten"),
        ("gespijbeld", "thema=spijbelen"),
        ("spijbelen", "thema=spijbelen"),
        ("plagen", "thema=plagen"),
        ("plagen", "fiche=bestaat-niet"),
        ("plagen", ""),
        ("een twee drie vier vijf zes zeven acht negen", "thema=pesten"),
    ] {
        let fields = [("woord", phrase), ("betekenis", means), ("taal", "nl"), ("nauw", "same")];
        let tried = editor.get(&trial(&fields)).await;
        assert_eq!((tried.status, tried.count(".errors li")), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{phrase} {means}");
        assert_eq!(tried.attributes("#woord", "value"), [phrase], "what was typed is gone");
        let field = tried.attributes(".errors a", "href").remove(0);
        assert_eq!(tried.count(&field), 1, "{field} is nowhere");
        let kept = editor.post("/beheer/woorden", &[("doe", "erbij"), fields[0], fields[1], fields[2], fields[3]]).await;
        assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY, "{phrase} {means} was kept");
        said.push(tried.text(".errors li"));
    }
    assert!(said[0].contains("te weinig") && said[4].contains("staat al bij") && said[5].contains("kies wat"), "{said:?}");
    assert!(app.store.synonyms().await.expect("synonyms").is_empty());

    let warned = editor.get(&trial(&[("woord", "gepest op internet"), ("betekenis", "thema=spijbelen"), ("nauw", "related")])).await;
    assert!(warned.text(".trial .notice").contains("herkent de zoekmachine ook pesten"), "{}", warned.text(".trial .notice"));
    let little = editor.get(&trial(&[("woord", "kind naar school"), ("betekenis", "thema=pesten")])).await;
    assert!(little.text(".trial .notice").contains("in veel vragen"), "{}", little.text(".trial .notice"));
    let closer = editor.get(&trial(&[("woord", "luxeverzuim"), ("betekenis", "thema=spijbelen"), ("nauw", "related")])).await;
    assert!(closer.text(".trial .notice").contains("komt in de plaats"), "{}", closer.text(".trial .notice"));
}

#[tokio::test]
async fn whoever_looks_for_a_word_finds_what_it_belongs_to() {
    let app = app().await;
    let mut editor = editor(&app).await;
    let list = editor.get("/beheer/woorden?zoek=HOOKY").await;
    assert!(list.texts(".rows tbody tr").iter().any(|row| row.starts_with("hooky Engels het thema spijbelen")), "{:?}", list.texts(".rows tbody tr"));
    let groups = list.texts("main section h2");
    assert_eq!(groups[..5], ["Thema’s", "Doelgroepen", "Aanmelding", "Gemeenten", "Gevaar"]);
    assert_eq!(editor.get("/beheer/woorden/thema=plagen").await.status, StatusCode::NOT_FOUND);
    assert_eq!(editor.get("/beheer/woorden/%C3%A9%F0%9F%90%9F").await.status, StatusCode::NOT_FOUND);
    let jargon = editor.get("/beheer/woorden/zoek=een%20op%20een").await;
    assert_eq!((jargon.status, jargon.text("h1")), (StatusCode::OK, "Woorden voor “een op een”".to_owned()));
    let tried = editor.get(&trial(&[("woord", "<script>alert(1)</script>"), ("betekenis", "zoek="), ("zoek", "<b>praten</b>")])).await;
    assert_eq!((tried.status, tried.count("main script"), tried.count("main b")), (StatusCode::OK, 0, 0));
}

#[tokio::test]
async fn a_question_that_needs_nothing_is_put_away_and_a_sheet_never_calculates() {
    let app = app().await;
    for question in ["=HYPERLINK(\"http://proef.example\")", "Éénhoorn"] {
        app.store.keep_unanswered(question, "nl", TODAY, 0).await.expect("kept");
    }
    app.store.keep_unanswered("vroeger", "nl", date(2026, 1, 1), 0).await.expect("kept");
    let mut editor = editor(&app).await;
    let list = editor.get("/beheer/vragen?van=2026-08-01").await;
    assert_eq!(list.count(".asked tbody tr"), 2);
    let put_away = editor.post("/beheer/vragen/verberg", &[("vraag", "eenhoorn"), ("doe", "verberg"), ("van", "2026-08-01")]).await;
    let list = editor.follow(&put_away).await;
    assert_eq!((list.count(".asked tbody tr"), list.attributes("#van", "value")), (1, vec!["2026-08-01".to_owned()]));
    assert_eq!(editor.get("/beheer/vragen?toon=verborgen").await.texts(".asked tbody th"), ["Éénhoorn"]);
    editor.post("/beheer/vragen/verberg", &[("vraag", "nooit gevraagd"), ("doe", "verberg")]).await;
    assert_eq!(app.store.settled().await.expect("settled").len(), 1, "what nobody asked was put away");
    editor.post("/beheer/vragen/verberg", &[("vraag", "eenhoorn"), ("doe", "toon")]).await;
    let sheet = editor.get("/beheer/vragen.csv?toon=alles").await;
    assert_eq!(sheet.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<&str> = sheet.body.lines().collect();
    assert!(lines[0].starts_with("\u{feff}vraag;"), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.starts_with("\"'=HYPERLINK(")) && lines.iter().any(|line| line.starts_with("Éénhoorn;nl;1;2026-09-01;")),
        "{lines:?}"
    );
    let odd = editor.get("/beheer/vragen?van=gisteren&tot=2026-13-40&pagina=-1&toon=niets").await;
    assert_eq!((odd.status, odd.count(".notice li")), (StatusCode::OK, 2));
}

#[tokio::test]
async fn an_emergency_number_that_staff_change_is_what_visitors_see_next() {
    let app = app().await;
    let danger = "/zoeken?q=ik+wil+dood";
    let before = app.get(danger).await;
    assert_eq!(before.texts(".danger .phone").len(), 8);
    let mut editor = editor(&app).await;
    let form = editor.get("/beheer/noodnummers/1813").await;
    let seen = form.attributes("input[name='gezien']", "value").remove(0);
    let typed = |phone: &'static str| {
        let texts = [("taal", "nl"), ("naam-nl", "Zelfmoordlijn"), ("waarvoor-nl", "dag en nacht"), ("waarvoor-fr", "jour et nuit")];
        [("telefoon", phone), ("gezien", seen.as_str()), ("gevaar", "zelfdoding")].into_iter().chain(texts).collect::<Vec<_>>()
    };
    let slip = editor.post("/beheer/noodnummers/1813", &typed("bel ons")).await;
    assert_eq!((slip.status, slip.attributes("#telefoon", "value")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["bel ons".to_owned()]));
    assert_eq!(editor.post("/beheer/noodnummers/1813", &typed("1813")).await.status, StatusCode::SEE_OTHER);
    let after = app.get(danger).await;
    assert!(after.texts(".danger li").iter().any(|line| line.contains("dag en nacht")));
    assert_ne!(before.header("etag"), after.header("etag"), "a browser would keep the old number");

    let late = editor.post("/beheer/noodnummers/1813", &typed("1813")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the second of two wrote over the first");
    assert!(late.text(".errors").contains("dag en nacht") && late.attributes("#telefoon", "value") == ["1813"]);

    editor.post("/beheer/noodnummers", &[("nummer", "1813"), ("doe", "nagekeken")]).await;
    assert!(app.get(danger).await.texts(".danger li").iter().any(|line| line.contains("1813") && line.contains("nagekeken op 1 september 2026")));
    editor.post("/beheer/noodnummers", &[("nummer", "1813"), ("doe", "hoger")]).await;
    assert_eq!(editor.get("/beheer/noodnummers").await.texts(".numbers tbody th")[..2], ["1813", "112"]);
    assert_eq!(editor.get("/beheer/noodnummers/1234567").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_number_is_added_and_taken_away_and_one_always_stays() {
    let app = app().await;
    let mut editor = editor(&app).await;
    editor.get("/beheer/noodnummers/nieuw").await;
    let typed = [
        ("gezien", ""),
        ("telefoon", "02 512 90 20"),
        ("taal", "nl"),
        ("naam-nl", "Proeflijn"),
        ("waarvoor-nl", "om te proeven"),
        ("nagekeken", "ja"),
    ];
    assert_eq!(editor.post("/beheer/noodnummers/nieuw", &typed).await.status, StatusCode::SEE_OTHER);
    let twice = editor.post("/beheer/noodnummers/nieuw", &typed).await;
    assert_eq!((twice.status, twice.count(".errors li")), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!(editor.get("/beheer/noodnummers/02-512-90-20").await.status, StatusCode::OK);
    for number in editor.get("/beheer/noodnummers").await.texts(".numbers tbody th") {
        editor.post("/beheer/noodnummers", &[("nummer", &number), ("doe", "weg")]).await;
    }
    let left = editor.get("/beheer/noodnummers").await;
    assert_eq!(left.texts(".numbers tbody th"), ["02 512 90 20"]);
    assert!(left.text(".flash").contains("minstens één"));
}
