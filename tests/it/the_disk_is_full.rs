//! A disk that fills up, and has room again: what was not kept is not thanked for, what was typed stays with who typed it, reading goes on, and nobody has
//! to restart anything.

use std::path::Path;

use aanhaken::domain::values::Slug;
use aanhaken::domain::vocabulary::Role;
use aanhaken::store::Store;
use axum::http::StatusCode;
use jiff::civil::date;

use crate::support::fiche::fiche;
use crate::support::program::{Server, folder};
use crate::support::staff::{Browser, PASSWORD};
use crate::support::{NOW, TestApp};

const REPORT: &str = "/fiches/proefhuis/melding";

async fn app() -> TestApp {
    TestApp::with(vec![fiche("proefhuis").service("praten", "interventie", |_| {}).build()]).await
}

/// Words of a page of text: more than what a page of the database may still have free.
fn long_text() -> String {
    "Het nummer klopt niet meer. ".repeat(140).trim_end().to_owned()
}

#[tokio::test]
async fn a_report_that_is_not_kept_is_not_thanked_for_and_stays_typed() {
    let app = app().await;
    app.store.fill_up(true);
    let text = long_text();
    for round in 0..20 {
        let page = Browser::new(&app).post_bare(REPORT, &[("tekst", &text), ("mail", "ik@aanhaken.example")]).await;
        if page.status == StatusCode::SEE_OTHER {
            // Room within a page that was there already; thanked for, so it has to be there.
            assert!(round < 10, "a database that is full takes everything");
            assert_eq!(app.get(page.header("location")).await.status, StatusCode::OK);
            continue;
        }
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!((page.text("#tekst"), page.attributes("#mail", "value")), (text.clone(), vec!["ik@aanhaken.example".to_owned()]));
        assert_eq!(page.attributes(".errors a", "href"), ["#tekst"]);
    }
    app.store.fill_up(false);
    assert_eq!(Browser::new(&app).post_bare(REPORT, &[("tekst", &text)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_answer_of_an_organisation_that_is_not_kept_is_given_back() {
    let app = app().await;
    let slug = Slug::parse("proefhuis").expect("a slug");
    app.store.add_organisation_link("geheim", &slug, "test", NOW.parse().expect("a time"), date(2027, 1, 1)).await.expect("a link");
    app.store.fill_up(true);
    let note = "Er kwam een tweede adres bij. ".repeat(60);
    let mut refused = 0;
    for _ in 0..20 {
        let page = Browser::new(&app).post_bare("/nazicht/geheim", &[("doe", "toch"), ("opmerking", &note), ("wie", "Proef")]).await;
        if page.status == StatusCode::SERVICE_UNAVAILABLE {
            refused += 1;
            assert_eq!((page.text("#opmerking").as_str(), page.attributes("#wie", "value")), (note.trim(), vec!["Proef".to_owned()]));
        } else {
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        }
    }
    assert!(refused > 0, "a database that is full takes everything");
}

#[tokio::test]
async fn while_it_is_full_everybody_reads_and_staff_export_and_get_back_what_they_typed() {
    let app = app().await;
    let mut manager = Browser::signed_in(&app, "een@aanhaken.example", Role::Manager).await;
    app.store.fill_up(true);
    for public in ["/", "/zoeken?q=praten", "/fiches/proefhuis", "/bundel", REPORT] {
        assert_eq!(app.get(public).await.status, StatusCode::OK, "{public}");
    }
    for staff in ["/beheer", "/beheer/fiches", "/beheer/fiches/proefhuis", "/beheer/meldingen", "/beheer/uitwisseling/alles.json"] {
        let page = manager.get(staff).await;
        assert_eq!(page.status, StatusCode::OK, "{staff}: {}", page.body);
    }
    let page = manager.get("/beheer/fiches/proefhuis").await;
    let version = page.attributes("input[name='versie']", "value").remove(0);
    let aim = "Een doel dat veel plaats vraagt. ".repeat(2000);
    let fields = [("versie", version.as_str()), ("doe", "bewaar"), ("aim", aim.as_str()), ("name", "Proefhuis"), ("waarom", "Nieuw doel")];
    let page = manager.post("/beheer/fiches/proefhuis", &fields).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.body);
    assert_eq!(page.attributes("main form", "action"), ["/beheer/fiches/proefhuis"]);
    assert_eq!(page.attributes("input[name='aim']", "value"), [aim.as_str()]);
    assert_eq!(page.attributes("input[name='versie']", "value"), [version.as_str()]);

    app.store.fill_up(false);
    assert_eq!(manager.post("/beheer/fiches/proefhuis", &fields).await.status, StatusCode::SEE_OTHER, "there is room again");
}

#[tokio::test]
async fn signing_in_works_again_when_there_is_room_without_a_restart() {
    let app = app().await;
    Browser::signed_in(&app, "een@aanhaken.example", Role::Editor).await;
    app.store.fill_up(true);
    let mut refused = 0;
    for _ in 0..60 {
        let mut browser = Browser::new(&app);
        browser.get("/beheer/aanmelden").await;
        let page = browser.post("/beheer/aanmelden", &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD)]).await;
        refused += usize::from(page.status.is_server_error());
    }
    assert!(refused > 0, "a database that is full takes everything");
    app.store.fill_up(false);
    let mut browser = Browser::new(&app);
    browser.get("/beheer/aanmelden").await;
    let page = browser.post("/beheer/aanmelden", &[("email", "een@aanhaken.example"), ("wachtwoord", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert_eq!(browser.get("/beheer").await.status, StatusCode::OK);
}

/// A disk of nine megabytes; gone when the test is done with it.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` where only an administrator may do that, and this is none.
    fn mount() -> Option<Self> {
        let disk = folder();
        let mounted = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=9m", "tmpfs"]).arg(disk.path()).output();
        mounted.is_ok_and(|done| done.status.success()).then_some(Self(disk))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[tokio::test]
async fn on_a_real_disk_that_fills_up_every_report_that_was_thanked_for_is_there() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("SKIPPED: a small disk can be mounted by an administrator only");
        return;
    };
    let server = Server::start_with(disk.path(), &[("AANHAKEN_BURST", "100000")]);
    let body = format!("tekst={}", long_text().replace(' ', "+"));
    let (mut thanked, mut refused) = (Vec::new(), 0);
    while refused < 50 {
        let answer = server.post("/fiches/clb/melding", &body);
        match answer.lines().find_map(|line| line.strip_prefix("location: /melding/")) {
            Some(secret) => thanked.push(secret.trim().to_owned()),
            None => {
                assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
                refused += 1;
            }
        }
        assert!(thanked.len() < 5000, "the disk does not fill up");
    }
    assert!(server.get("/fiches/clb").starts_with("HTTP/1.1 200"));
    drop(server);
    let copy = folder();
    for name in ["aanhaken.db", "aanhaken.db-wal"] {
        std::fs::copy(disk.path().join(name), copy.path().join(name)).expect("a copy with room");
    }
    let store = Store::open(copy.path()).await.expect("the database is whole");
    for secret in &thanked {
        assert!(store.report_by_secret(secret).await.expect("a report").is_some(), "thanked for and lost");
    }
    assert!(!thanked.is_empty());
}
