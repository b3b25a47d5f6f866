//! KANS sees where the offer has gaps and where it overlaps: the grid of theme, age group and phase, and the list behind each number.

use aanhaken::domain::draft::ServiceDraft;
use aanhaken::domain::vocabulary::{AgeGroup, Audience, Phase, Role, Route, Term, Theme};
use axum::http::StatusCode;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};
use crate::support::page::Page;
use crate::support::staff::Browser;

/// In interventie, for who is bullied: one for 6 to 11 by making contact, one for 10 to 14 via KANS only, one without ages. For who skips school: one in
/// preventie from 12 to 15 via KANS only, and one that is full.
async fn app() -> TestApp {
    let with = |theme: &'static str, min: &'static str, max: &'static str| {
        move |service: &mut ServiceDraft| {
            service.themes = vec![theme.into()];
            service.ages = ages(min, max);
        }
    };
    let one = fiche("een").service("a", "interventie", with("pesten", "6", "11")).service("b", "interventie", |service| {
        with("pesten", "10", "14")(service);
        service.route.kinds = vec!["via-kans".into()];
    });
    let two = fiche("twee")
        .service("c", "interventie", with("pesten", "", ""))
        .service("d", "preventie", |service| {
            with("spijbelen", "12", "15")(service);
            service.route.kinds = vec!["via-kans".into()];
            service.languages = vec!["fr".into()];
        })
        .service("e", "preventie", |service| {
            with("spijbelen", "6", "11")(service);
            service.full_until = aanhaken::domain::draft::Typed("2026-12-31".into());
        });
    TestApp::with(vec![one.build(), two.build()]).await
}

/// The numbers of one row of the heat map, three phases for each of seven groups.
fn map_row(page: &Page, theme: &str) -> Vec<String> {
    let rows = page.texts(".heatmap tbody tr th");
    let at = rows.iter().position(|row| row.starts_with(theme)).expect("a row") + 1;
    page.texts(&format!(".heatmap tbody tr:nth-child({at}) td"))
}

#[tokio::test]
async fn each_number_of_the_map_opens_the_list_of_exactly_these() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let map = editor.get("/beheer/dekking").await;
    assert_eq!(map.status, StatusCode::OK);
    let bullying = map_row(&map, "pesten");
    let interventions: Vec<&str> = bullying.iter().skip(1).step_by(3).map(String::as_str).collect();
    assert_eq!(interventions, ["0", "2", "1*", "0", "0", "0", "1"]);
    assert_eq!(map_row(&map, "spijbelen")[..9], ["0", "0", "0", "0", "0", "0", "1*", "0", "0"]);
    assert!(
        map.attributes(".heatmap a", "aria-label")
            .iter()
            .any(|says| says == "2: pesten, 6 tot 11 jaar, interventie: 2 vormen van aanbod, waarvan 1 alleen via KANS")
    );
    assert_eq!(map.texts(".notice").len(), 0);
    let mut opened = 0;
    for (href, number) in map.attributes(".heatmap a", "href").into_iter().zip(map.texts(".heatmap a")) {
        let list = editor.get(&href).await;
        assert_eq!(list.count(".offer tbody tr").to_string(), number.trim_end_matches('*'), "{href}");
        opened += 1;
    }
    assert_eq!(opened, 4);
    let list = editor.get("/beheer/dekking/lijst?thema=pesten&leeftijd=6-11&fase=interventie&alleen=via-kans").await;
    assert_eq!(list.attributes(".offer tbody th a", "href"), ["/fiches/een#b"]);
}

#[tokio::test]
async fn the_table_tells_ways_in_and_leads_to_the_public_search_where_that_gives_the_same() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let table = editor.get("/beheer/dekking?vorm=tabel").await;
    let row = |start: &str| {
        let rows = table.texts(".coverage tbody tr");
        rows.into_iter().find(|row| row.starts_with(start)).unwrap_or_else(|| panic!("no row {start}"))
    };
    assert_eq!(
        row("pesten: interventie"),
        "pesten: interventie 0 2, waarvan 1 alleen via KANS 1, waarvan 1 alleen via KANS 0 0 0 1 3, waarvan 1 alleen via KANS"
    );
    let hrefs = table.attributes(".coverage a", "href");
    assert!(hrefs.contains(&"/zoeken?thema=pesten&fase=interventie".to_owned()), "{hrefs:?}");
    assert!(hrefs.contains(&"/beheer/dekking/lijst?thema=spijbelen&fase=preventie".to_owned()), "visitors see the full one too: {hrefs:?}");
}

#[tokio::test]
async fn gaps_stand_on_top_as_sentences() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let map = editor.get("/beheer/dekking").await;
    let gaps = map.texts(".gaps li");
    let has = |sentence: &str| assert!(gaps.iter().any(|gap| gap == sentence), "no “{sentence}” in {gaps:#?}");
    has("Voor het thema “pesten” is er niets voor 0 tot 5 jaar en voor 16 jaar en ouder in interventie (wel 1 vorm van aanbod zonder leeftijd).");
    has("Voor het thema “pesten” is er niets in preventie.");
    has("Voor het thema “pesten” is er niets voor 12 jaar en ouder in compensatie.");
    has("Voor het thema “pesten” kom je voor 12 tot 15 jaar in interventie alleen via KANS binnen.");
    assert!(map.text("main").contains("Niet meegeteld: 1 volzet."), "{}", map.text("main"));
}

#[tokio::test]
async fn a_commune_and_a_language_are_asked_of_the_service_and_a_slip_is_said() {
    let app = app().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let french = editor.get("/beheer/dekking?taal=fr").await;
    assert_eq!((french.count(".heatmap a"), map_row(&french, "spijbelen")[6].as_str()), (1, "1*"));
    assert_eq!(editor.get("/beheer/dekking?gemeente=1080").await.count(".heatmap a"), 0);
    let slip = editor.get("/beheer/dekking?gemeente=Atlantis&taal=klingon&vorm=bol").await;
    assert_eq!((slip.status, slip.count(".notice li"), slip.count(".heatmap a")), (StatusCode::OK, 2, 4));
    let slip = editor.get("/beheer/dekking/lijst?thema=plagen&leeftijd=14&fase=%00").await;
    assert_eq!((slip.status, slip.count(".notice li")), (StatusCode::OK, 3));
}

#[tokio::test]
async fn the_real_grid_equals_counting_by_hand() {
    let app = TestApp::with_seeds().await;
    let mut editor = Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    let sheet = editor.get("/beheer/dekking.csv").await;
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(sheet.body.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), Theme::ALL.len() * Phase::ALL.len() * AgeGroup::ALL.len());
    let groups = [(0, 5), (6, 11), (12, 15), (16, 18), (19, 25), (26, 120)];
    let catalog = app.state.catalog.now();
    let mut all = 0;
    let mut row = rows.iter();
    for theme in Theme::ALL {
        for phase in Phase::ALL {
            for group in 0..=groups.len() {
                let (mut services, mut via_kans) = (0, 0);
                for fiche in catalog.fiches().iter().filter(|fiche| fiche.content.region.code() == "brussel") {
                    for service in &fiche.content.services {
                        let age = service.ages;
                        let fits = match groups.get(group) {
                            None => age.min.is_none() && age.max.is_none(),
                            Some((first, last)) => (*first..=*last).any(|year| age.includes(year)),
                        };
                        let usable =
                            service.audiences.iter().any(|one| !matches!(one, Audience::SchoolTeam | Audience::Professional | Audience::Class));
                        let ended = service.ends_on.is_some_and(|last| last.to_string().as_str() < "2026-09-01");
                        let way_in = service.route.kinds != [Route::NotApplicable];
                        assert_eq!(service.full_until, None, "count what is full too");
                        if fits && usable && !ended && way_in && service.phase == *phase && service.themes.contains(theme) {
                            services += 1;
                            via_kans += usize::from(service.route.kinds == [Route::Kans]);
                        }
                    }
                }
                let row = row.next().expect("a row");
                let kans = reader_column(&sheet.body, "alleen via KANS");
                assert_eq!((&row[3], &row[kans]), (services.to_string().as_str(), via_kans.to_string().as_str()), "{row:?}");
                all += services;
            }
        }
    }
    assert!(all > 500, "{all}");
}

fn reader_column(sheet: &str, heading: &str) -> usize {
    sheet.lines().next().expect("headings").split(';').position(|one| one == heading).expect("a column")
}
