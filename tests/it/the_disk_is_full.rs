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
    for round in 0..20 {
        let text = format!("{round}. {}", long_text());
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
    assert_eq!(Browser::new(&app).post_bare(REPORT, &[("tekst", &long_text())]).await.status, StatusCode::SEE_OTHER);
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
    let text = long_text().replace(' ', "+");
    let (mut thanked, mut refused) = (Vec::new(), 0);
    while refused < 50 {
        // The same report within the hour would be one.
        let answer = server.post("/fiches/clb/melding", &format!("tekst={}-{refused}+{text}", thanked.len()));
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

#[tokio::test]
async fn who_watches_over_the_server_hears_that_nothing_can_be_written_and_that_it_can_again() {
    use aanhaken::web::frame::health::{Health, Pulse};
    let app = app().await;
    let feel = async || Pulse::default().feel(&app.store, &app.state.catalog, &app.state.clock).await;
    assert_eq!(feel().await, Health::Ok);
    let damage = async |sql: &'static str| {
        let file = app.folder().join("aanhaken.db");
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", file.display())).await.expect("a connection");
        sqlx::query(sql).execute(&pool).await.expect("damage");
        pool.close().await;
    };
    damage("DROP TABLE heartbeat").await;
    assert_eq!(feel().await, Health::NotWritable);
    let page = app.get("/healthz").await;
    assert_eq!((page.status, page.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "not writable\n"));
    damage("CREATE TABLE heartbeat (id INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT").await;
    assert_eq!(feel().await, Health::Ok);
    let reason = aanhaken::store::fiches::Reason { by: "test", why: "test", at: NOW.parse().expect("a time") };
    let slug = Slug::parse("proefhuis").expect("a slug");
    app.store.set_status(&slug, aanhaken::domain::vocabulary::Status::Archived, reason).await.expect("archived");
    assert_eq!(feel().await, Health::Behind, "what is saved is not what the pages show");
    app.state.catalog.refresh(&app.store).await.expect("a new state");
    assert_eq!(feel().await, Health::Ok);
}

#[tokio::test]
async fn a_question_without_an_answer_is_kept_without_what_tells_who_asked_for_a_year() {
    let app = app().await;
    app.get("/zoeken?q=qwertzu+0470+12+34+56+jan%40xqzpriv.be").await;
    for _ in 0..500 {
        if !app.store.unanswered().await.expect("questions").is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let kept = app.store.unanswered().await.expect("questions");
    assert_eq!(kept.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["qwertzu [nummer] [e-mail]"]);
    app.store.keep_unanswered("een jaar later", "nl", date(2027, 9, 2), 0).await.expect("kept");
    let kept = app.store.unanswered().await.expect("questions");
    assert_eq!(kept.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["een jaar later"]);
}

#[tokio::test]
async fn a_day_full_of_nonsense_still_keeps_some_of_what_comes_after_it() {
    let app = app().await;
    let day = date(2026, 9, 1);
    for n in 0..1000 {
        app.store.keep_unanswered(&format!("vraag {n}"), "nl", day, n).await.expect("kept or not");
    }
    let kept = app.store.unanswered().await.expect("questions");
    assert_eq!(kept.len(), 500);
    let late = kept.iter().filter(|one| one.text.trim_start_matches("vraag ").parse::<u32>().expect("a number") >= 500).count();
    assert!((150..350).contains(&late), "{late} of the second half");
}
