//! Staff change a fiche: draft, publish, preview, faults, two at once, history, another address, archive, checking.

use aanhaken::domain::changes::changes;
use aanhaken::domain::draft::FicheDraft;
use aanhaken::domain::values::Slug;
use aanhaken::domain::vocabulary::{Role, SaveKind};
use aanhaken::web::frame::fiche_form::names::{draft_of, fields_of};
use axum::http::StatusCode;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};
use crate::support::page::Page;
use crate::support::staff::Browser;

const EDITOR: &str = "/beheer/fiches/proefhuis";

async fn app() -> TestApp {
    TestApp::with(vec![
        fiche("proefhuis")
            .with(|draft| draft.related = vec!["ander".into()])
            .service("praten", "interventie", |service| service.ages = ages("12", "18"))
            .build(),
        fiche("ander").with(|draft| draft.related = vec!["proefhuis".into()]).service("iets", "preventie", |_| {}).build(),
    ])
    .await
}

/// What a form on a page would send, as a browser does it; without its buttons.
fn filled_in(page: &Page) -> Vec<(String, String)> {
    page.form_fields("#inhoud-fiche")
}

/// The same with these fields changed.
fn with<'a>(fields: &'a [(String, String)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

#[tokio::test]
async fn the_form_of_every_real_fiche_gives_that_fiche_again() {
    let app = TestApp::with_seeds().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    for fiche in app.store.fiches().await.expect("fiches") {
        let draft = FicheDraft::from(&fiche.content);
        let spelled = draft_of(&fields_of(&draft)).expect("a draft");
        let page = editor.get(&format!("/beheer/fiches/{}", fiche.slug)).await;
        let typed = draft_of(&filled_in(&page)).expect("a draft");
        for (how, other) in [("spelled", spelled), ("typed", typed)] {
            let differing: Vec<_> = changes(&draft, &other).into_iter().map(|change| (change.path, change.before, change.after)).collect();
            assert_eq!(differing, [], "{} {how}", fiche.slug);
        }
    }
}

#[tokio::test]
async fn a_changed_age_is_found_by_the_public_as_soon_as_it_is_published() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&editor.get(EDITOR).await);
    let younger = with(&fields, &[("services[0].ages.min", "8"), ("doe", "bewaar")]);
    let saved = editor.post_bare(EDITOR, &younger).await;
    assert!(editor.follow(&saved).await.text(".flash").starts_with("Bewaard als concept."));
    assert!(!app.get("/zoeken?leeftijd=8").await.results().contains(&"proefhuis".to_owned()), "a draft is live");

    let fields = filled_in(&editor.get(EDITOR).await);
    let published = editor.post_bare(EDITOR, &with(&fields, &[("waarom", "ze nemen nu ook kinderen"), ("doe", "publiceer")])).await;
    assert_eq!((published.status, editor.follow(&published).await.text(".flash").as_str()), (StatusCode::SEE_OTHER, "Het staat op de site."));
    assert!(app.get("/zoeken?leeftijd=8").await.results().contains(&"proefhuis".to_owned()));

    let history = editor.get("/beheer/fiches/proefhuis/geschiedenis?van=1&tot=3").await;
    assert_eq!(history.text(".compare tbody tr"), "Aanbod “Aanbod praten”: jongste leeftijd 12 8");
    assert!(history.texts("table.rows tr").iter().any(|line| line.contains("ze nemen nu ook kinderen")));
    let back = editor.post("/beheer/fiches/proefhuis/geschiedenis/1/terug", &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert!(!app.get("/zoeken?leeftijd=8").await.results().contains(&"proefhuis".to_owned()));
    assert_eq!(app.store.revisions(&Slug::parse("proefhuis").expect("a slug")).await.expect("revisions").len(), 4);
}

#[tokio::test]
async fn every_fault_stands_beside_its_field_and_on_top_and_nothing_typed_is_lost() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&editor.get(EDITOR).await);
    let wrong = [
        ("name", ""),
        ("services[0].ages.min", "oud"),
        ("services[0].ages.max", "3"),
        ("number", "x"),
        ("related~", "bestaat-niet"),
        ("aim", "<b>vet</b>"),
    ];
    let page = editor.post_bare(EDITOR, &with(&fields, &[&wrong[..], &[("doe", "publiceer")]].concat())).await;
    assert_eq!((page.status, page.text(".errors h2")), (StatusCode::UNPROCESSABLE_ENTITY, "Er kloppen 4 dingen niet".to_owned()));
    for link in page.attributes(".errors a", "href") {
        assert_eq!(page.count(&format!("{link}[aria-invalid='true']")), 1, "{link} leads nowhere");
    }
    assert_eq!(page.attributes("#services-0--ages-min", "value"), ["oud"]);
    assert_eq!(page.texts("#aim"), ["<b>vet</b>"]);
    assert_eq!(page.count("#services-0[open]"), 1, "a service with a fault is folded");
    assert_eq!(app.get("/fiches/proefhuis").await.text("h1"), "Proef proefhuis");
}

#[tokio::test]
async fn services_are_added_moved_and_taken_away_without_losing_a_keystroke() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut fields = filled_in(&editor.get(EDITOR).await);
    for (act, expected) in [
        ("services.erbij", vec!["Aanbod praten", "Nieuw aanbod"]),
        ("services.op.1", vec!["Nieuw aanbod", "Aanbod praten"]),
        ("services.kopie.1", vec!["Nieuw aanbod", "Aanbod praten", "Aanbod praten (kopie)"]),
        ("services.weg.0", vec!["Aanbod praten", "Aanbod praten (kopie)"]),
    ] {
        let page = editor.post_bare(EDITOR, &with(&fields, &[("aim", "half getypt"), ("doe", act)])).await;
        assert_eq!(
            (page.status, page.texts("#aanbod .item > summary")),
            (StatusCode::OK, expected.iter().map(|one| (*one).to_owned()).collect()),
            "{act}"
        );
        assert_eq!(page.texts("#aim"), ["half getypt"]);
        fields = filled_in(&page);
    }
    let keys: Vec<_> = draft_of(&fields).expect("a draft").services.into_iter().map(|service| service.key).collect();
    assert_eq!(keys, ["praten", "aanbod-praten-kopie"]);
}

#[tokio::test]
async fn the_second_of_two_editors_sees_both_texts_and_loses_nothing() {
    let app = app().await;
    let mut one = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut two = Browser::signed_in(&app, "twee@aanhaken.example", Role::Editor).await;
    let (first, second) = (filled_in(&one.get(EDITOR).await), filled_in(&two.get(EDITOR).await));
    let saved = one.post_bare(EDITOR, &with(&first, &[("aim", "Doel van een."), ("funding", "Een betaalt."), ("doe", "publiceer")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = two.post_bare(EDITOR, &with(&second, &[("aim", "Doel van twee."), ("notice", "Van twee."), ("doe", "publiceer")])).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text(".errors h2").starts_with("een@aanhaken.example bewaarde"));
    assert_eq!(page.text(".errors tbody tr"), "doel Doel van twee. Doel van een.");
    assert_eq!(page.text(".errors ul"), "financiering: Een betaalt.");
    assert_eq!((page.texts("#aim"), page.texts("#funding")), (vec!["Doel van twee.".to_owned()], vec!["Een betaalt.".to_owned()]));
    assert_eq!(page.text("#aim-hulp .theirs"), "De andere tekst: Doel van een.");
    let again = filled_in(&page);
    let saved = two.post_bare(EDITOR, &with(&again, &[("doe", "publiceer")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let shown = app.get("/fiches/proefhuis").await.body;
    assert!(shown.contains("Doel van twee.") && shown.contains("Een betaalt.") && shown.contains("Van twee."));
}

#[tokio::test]
async fn checking_a_fiche_while_somebody_edits_it_is_no_conflict() {
    let app = app().await;
    let mut one = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&one.get(EDITOR).await);
    one.get("/beheer/fiches").await;
    let noted = one.post("/beheer/fiches/nagekeken", &[("fiche", "proefhuis"), ("fiche", "ander")]).await;
    assert!(one.follow(&noted).await.text(".flash").contains("2 fiches"));
    assert!(app.get("/fiches/proefhuis").await.body.contains("Nagekeken op 1 september 2026"));
    let saved = one.post_bare(EDITOR, &with(&fields, &[("aim", "Ander doel."), ("doe", "publiceer")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let kinds: Vec<_> =
        app.store.revisions(&Slug::parse("proefhuis").expect("a slug")).await.expect("revisions").iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [SaveKind::Published, SaveKind::Verified, SaveKind::Published]);
}

#[tokio::test]
async fn a_new_fiche_starts_as_a_draft_with_holes_and_as_a_copy() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&editor.get("/beheer/fiches/nieuw").await);
    let saved = editor.post_bare("/beheer/fiches/nieuw", &with(&fields, &[("name", "Proef Nieuw!"), ("doe", "bewaar")])).await;
    assert_eq!(saved.header("location"), "/beheer/fiches/proef-nieuw");
    assert_eq!(app.get("/fiches/proef-nieuw").await.status, StatusCode::NOT_FOUND);
    let list = editor.get("/beheer/fiches?stand=concept").await;
    assert_eq!(list.texts("tbody th"), ["Proef Nieuw!"]);

    let copy = filled_in(&editor.get("/beheer/fiches/nieuw?van=proefhuis").await);
    let taken = editor.post_bare("/beheer/fiches/nieuw", &with(&copy, &[("adres", "ander"), ("doe", "bewaar")])).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let live = editor.post_bare("/beheer/fiches/nieuw", &with(&copy, &[("adres", "tweede"), ("doe", "publiceer")])).await;
    assert_eq!(live.status, StatusCode::SEE_OTHER, "{}", live.body);
    assert_eq!(app.get("/fiches/tweede").await.text("h1"), "Proef proefhuis (kopie)");
}

#[tokio::test]
async fn the_preview_shows_what_visitors_would_see_and_saves_nothing() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&editor.get(EDITOR).await);
    let marked = [("text", "**Vet** <script>alert(1)</script>"), ("summary.nl", "Nieuwe zin <img src=x onerror=alert(1)>."), ("doe", "voorbeeld")];
    let page = editor.post_bare(EDITOR, &with(&fields, &marked)).await;
    assert_eq!((page.status, page.count("main script"), page.count("main img")), (StatusCode::OK, 0, 0));
    assert!(page.text(".notice").starts_with("Voorbeeld.") && page.count("main strong") > 1);
    assert!(!app.get("/fiches/proefhuis").await.body.contains("Nieuwe zin"));
}

#[tokio::test]
async fn a_fiche_that_moves_is_found_at_its_old_address_and_its_neighbours_follow() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.get(EDITOR).await;
    let slip = editor.post("/beheer/fiches/proefhuis/stand", &[("doe", "hernoem"), ("adres", "Met Spaties")]).await;
    assert_eq!((slip.status, slip.attributes("#adres", "value")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["Met Spaties".into()]));
    editor.post("/beheer/fiches/proefhuis/stand", &[("doe", "hernoem"), ("adres", "huis-nieuw")]).await;
    let old = app.get("/fiches/proefhuis").await;
    assert_eq!((old.status, old.header("location")), (StatusCode::TEMPORARY_REDIRECT, "/fiches/huis-nieuw"));
    assert_eq!(app.get("/fiches/ander").await.count("a[href='/fiches/huis-nieuw']"), 1, "the related fiche still names the old address");
    assert_eq!(app.get("/selectie?f=proefhuis").await.count(".pick"), 1, "a shared list lost a fiche that moved");
    let taken = editor
        .post_bare("/beheer/fiches/nieuw", &[("_token", &editor.token.clone()), ("adres", "proefhuis"), ("name", "X"), ("doe", "bewaar")])
        .await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "an address that leads elsewhere was given away");
}

#[tokio::test]
async fn an_archived_fiche_keeps_its_address_with_a_kind_page() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.get(EDITOR).await;
    editor.post("/beheer/fiches/proefhuis/stand", &[("doe", "archiveer")]).await;
    let page = app.get("/fiches/proefhuis").await;
    assert_eq!((page.status, page.text("h1")), (StatusCode::GONE, "Deze fiche is er niet meer".to_owned()));
    assert_eq!(page.attributes("main #q", "value"), ["Proef proefhuis"]);
    assert!(!app.get("/zoeken").await.results().contains(&"proefhuis".to_owned()));
    let since = editor.get("/beheer/wijzigingen?sinds=2026-08-01").await;
    assert!(since.status.is_success());
}

#[tokio::test]
async fn what_changed_since_the_last_bundle_is_told_per_fiche() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&editor.get(EDITOR).await);
    editor.post_bare(EDITOR, &with(&fields, &[("aim", "Ander doel."), ("doe", "publiceer")])).await;
    let page = editor.get("/beheer/wijzigingen?sinds=2026-08-01").await;
    assert_eq!(page.texts("section h2"), ["Proef ander nieuw", "Proef proefhuis nieuw"]);
    let page = editor.get("/beheer/wijzigingen?sinds=2026-09-02").await;
    assert_eq!(page.texts("section h2"), [""; 0]);
    assert_eq!(editor.get("/beheer/wijzigingen?sinds=gisteren").await.count(".errors"), 1);
}

#[tokio::test]
async fn a_fiche_whose_check_is_more_than_a_year_late_stands_slightly_lower() {
    let checked = |slug: &str, date: &str| {
        let mut new = fiche(slug).service("praten", "interventie", |service| service.themes = vec!["pesten".into()]).build();
        new.verified_on = Some(date.parse().expect("a date"));
        new
    };
    let app = TestApp::with(vec![checked("a-oud", "2023-08-01"), checked("b-vers", "2026-08-01")]).await;
    assert_eq!(app.get("/zoeken?q=pesten").await.results(), ["b-vers", "a-oud"]);
    assert!(app.get("/fiches/a-oud").await.text(".provenance").contains("Nagekeken op 1 augustus 2023. Dat is een tijd geleden."));
    assert!(!app.get("/fiches/b-vers").await.text(".provenance").contains("geleden"));
}

#[tokio::test]
async fn no_fiche_takes_an_address_of_the_site_itself() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.get(EDITOR).await;
    for taken in ["nieuw", "nagekeken"] {
        let refused = editor.post("/beheer/fiches/proefhuis/stand", &[("doe", "hernoem"), ("adres", taken)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{taken}");
    }
    editor.get("/beheer/fiches/nieuw").await;
    let refused = editor.post("/beheer/fiches/nieuw", &[("name", "Nieuw"), ("doe", "bewaar")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_check_between_two_drafts_puts_nobodys_text_back() {
    let app = app().await;
    let mut one = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut two = Browser::signed_in(&app, "twee@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&one.get(EDITOR).await);
    one.post_bare(EDITOR, &with(&fields, &[("aim", "Fout doel."), ("doe", "bewaar")])).await;
    one.get("/beheer/fiches").await;
    one.post("/beheer/fiches/nagekeken", &[("fiche", "proefhuis")]).await;
    let (first, second) = (filled_in(&one.get(EDITOR).await), filled_in(&two.get(EDITOR).await));
    two.post_bare(EDITOR, &with(&second, &[("funding", "Twee betaalt."), ("doe", "bewaar")])).await;
    let page = one.post_bare(EDITOR, &with(&first, &[("aim", "Juist doel."), ("doe", "bewaar")])).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text("#funding").contains("Twee betaalt."));
    assert!(page.body.contains("Juist doel.") && !page.body.contains("Fout doel."), "an older text came back");
}

#[tokio::test]
async fn what_is_sent_twice_is_saved_once_and_is_no_conflict() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&editor.get(EDITOR).await);
    for _ in 0..2 {
        let saved = editor.post_bare(EDITOR, &with(&fields, &[("aim", "Ander doel."), ("doe", "publiceer")])).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(app.store.revisions(&Slug::parse("proefhuis").expect("a slug")).await.expect("revisions").len(), 2);
}

#[tokio::test]
async fn who_types_while_a_fiche_moves_or_is_archived_is_told_and_loses_nothing() {
    let app = app().await;
    let mut one = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let mut two = Browser::signed_in(&app, "twee@aanhaken.example", Role::Editor).await;
    let fields = filled_in(&one.get(EDITOR).await);
    two.get(EDITOR).await;
    two.post("/beheer/fiches/proefhuis/stand", &[("doe", "hernoem"), ("adres", "huis-nieuw")]).await;
    two.post("/beheer/fiches/huis-nieuw/stand", &[("doe", "archiveer")]).await;
    let page = one.post_bare(EDITOR, &with(&fields, &[("aim", "Ander doel."), ("doe", "publiceer")])).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text(".errors").contains("twee@aanhaken.example archiveerde deze fiche"), "{}", page.text(".errors"));
    let again = filled_in(&page);
    let saved = one.post_bare("/beheer/fiches/huis-nieuw", &with(&again, &[("doe", "publiceer")])).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(app.get("/fiches/huis-nieuw").await.body.contains("Ander doel."));
}

#[tokio::test]
async fn a_concept_that_was_never_live_can_be_thrown_away_and_a_dropped_one_put_back() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    editor.get("/beheer/fiches/nieuw").await;
    editor.post("/beheer/fiches/nieuw", &[("name", "Kladje"), ("doe", "bewaar")]).await;
    editor.post("/beheer/fiches/kladje/stand", &[("doe", "weg")]).await;
    assert_eq!(editor.get("/beheer/fiches/kladje").await.status, StatusCode::NOT_FOUND);
    let kept = editor.post("/beheer/fiches/proefhuis/stand", &[("doe", "weg")]).await;
    assert_eq!(kept.status, StatusCode::NOT_FOUND, "a fiche that was live can be deleted");

    let fields = filled_in(&editor.get(EDITOR).await);
    editor.post_bare(EDITOR, &with(&fields, &[("aim", "Werk van een uur."), ("doe", "bewaar")])).await;
    editor.post("/beheer/fiches/proefhuis/stand", &[("doe", "concept-weg")]).await;
    let history = editor.get("/beheer/fiches/proefhuis/geschiedenis").await;
    assert_eq!(history.count("button[form='terug-2']"), 1);
    editor.post("/beheer/fiches/proefhuis/geschiedenis/2/terug", &[]).await;
    assert!(editor.get(EDITOR).await.body.contains("Werk van een uur."));
}
