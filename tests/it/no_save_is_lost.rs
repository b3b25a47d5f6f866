//! A save that was acknowledged is there after the power went: the real server, killed over and over while staff save through its pages.

use std::io::{Error, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use aanhaken::credentials;
use aanhaken::domain::draft::FicheDraft;
use aanhaken::domain::values::Email;
use aanhaken::domain::vocabulary::Role;
use aanhaken::store::Store;
use aanhaken::store::fiches::{NewFiche, Reason};
use aanhaken::web::frame::fiche_form::names::fields_of;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::support::CHEAP;
use crate::support::fiche::fiche;
use crate::support::page::Page;
use crate::support::program::{Server, aanhaken, folder, run};

/// Folders of data, each with a server of its own.
const FOLDERS: usize = 2;
/// How often each server is killed.
const KILLS: usize = 26;
/// Fiches in a folder, each with somebody who saves it.
const FICHES: [&str; 2] = ["proef-een", "proef-twee"];
const PASSWORD: &str = "drie losse woorden";

/// Saves that were acknowledged: of which fiche, and the reason that was given, each once.
type Acknowledged = Mutex<Vec<(&'static str, String)>>;

/// Somebody with a browser, at a server that may be gone at any moment.
struct Editor {
    slug: &'static str,
    draft: FicheDraft,
    cookie: String,
    token: String,
    saves: usize,
}

impl Editor {
    fn request(&mut self, server: &str, method: &str, path: &str, fields: &[(String, String)]) -> std::io::Result<Page> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut connection = TcpStream::connect(server)?;
        connection.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(
            connection,
            "{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        )?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        let broken = || Error::new(ErrorKind::UnexpectedEof, "half an answer");
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(broken)?;
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse::<StatusCode>().ok()).ok_or_else(broken)?;
        let header = |line: &str| {
            let (name, value) = line.split_once(": ")?;
            Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?))
        };
        let page = Page::new(status, lines.filter_map(header).collect::<HeaderMap>(), body.to_owned());
        let set = page.headers.get_all("set-cookie").into_iter().filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
        if let Some(session) = set.into_iter().find(|cookie| cookie.starts_with("aanhaken=")) {
            self.cookie = session.to_owned();
        }
        if let Some(token) = page.attributes("input[name='_token']", "value").pop() {
            self.token = token;
        }
        Ok(page)
    }

    /// The version that the page of the editor shows, signed in anew where that is asked.
    fn seen(&mut self, server: &str) -> std::io::Result<String> {
        loop {
            let page = self.request(server, "GET", &format!("/beheer/fiches/{}", self.slug), &[])?;
            if page.status == StatusCode::OK {
                return Ok(page.attributes("input[name='versie']", "value").pop().expect("a version"));
            }
            assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{}", page.body);
            let fields = [("_token", self.token.clone()), ("email", email(self.slug)), ("wachtwoord", PASSWORD.into())];
            let fields = fields.map(|(name, value)| (name.to_owned(), value));
            let page = self.request(server, "POST", "/beheer/aanmelden", &fields)?;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        }
    }

    /// Saves until the server is gone, and writes down what was acknowledged.
    fn save_on(&mut self, server: &str, acknowledged: &Acknowledged) -> std::io::Result<()> {
        let mut version = self.seen(server)?;
        loop {
            self.saves += 1;
            let reason = format!("bewaring {} van {}", self.saves, self.slug);
            self.draft.aim = format!("Proeven, {reason}.");
            let act = if self.saves.is_multiple_of(4) { "publiceer" } else { "bewaar" };
            let mut fields = fields_of(&self.draft);
            let of_the_page = [("_token", self.token.as_str()), ("versie", &version), ("waarom", &reason), ("doe", act)];
            fields.extend(of_the_page.map(|(name, value)| (name.to_owned(), value.to_owned())));
            let page = self.request(server, "POST", &format!("/beheer/fiches/{}", self.slug), &fields)?;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
            acknowledged.lock().expect("the list").push((self.slug, reason));
            version = (version.parse::<i64>().expect("a number") + 1).to_string();
        }
    }
}

fn email(slug: &str) -> String {
    format!("{slug}@aanhaken.example")
}

/// A folder with the fiches, and an account for who saves each.
async fn furnish(data: &Path) -> Vec<Editor> {
    let store = Store::open(data).await.expect("a database");
    let now = "2026-09-01T10:00:00Z".parse().expect("a time");
    let fiches: Vec<NewFiche> = FICHES.iter().map(|slug| fiche(slug).service("hulp", "preventie", |_| ()).build()).collect();
    store.save_all(&fiches, Reason { by: "test", why: "test", at: now }).await.expect("saved");
    let hash = credentials::hash(PASSWORD, CHEAP).expect("a hash");
    for slug in FICHES {
        let address = Email::parse(&email(slug)).expect("an address");
        store.add_staff(&address, Role::Editor, &hash, now, false).await.expect("an account");
    }
    store.close().await;
    let editor =
        |fiche: &NewFiche, slug| Editor { slug, draft: FicheDraft::from(&fiche.content), cookie: String::new(), token: String::new(), saves: 0 };
    fiches.iter().zip(FICHES).map(|(fiche, slug)| editor(fiche, slug)).collect()
}

/// The database is whole, its histories have no gaps, and each of these saves is in them with what was saved.
async fn check(data: &Path, saves: &[(&str, String)]) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(data.join("aanhaken.db")).read_only(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.expect("a connection");
    let said: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&pool).await.expect("an answer");
    assert_eq!(said, "ok");
    let sql = "SELECT f.slug FROM fiche AS f JOIN revision AS r USING (slug)
               GROUP BY f.slug HAVING count(*) <> f.version OR max(r.version) <> f.version OR min(r.version) <> 1";
    let gaps: Vec<String> = sqlx::query_scalar(sql).fetch_all(&pool).await.expect("an answer");
    assert!(gaps.is_empty(), "the history of {gaps:?} has gaps");
    for (slug, reason) in saves {
        let sql = "SELECT count(*) FROM revision WHERE slug = ?1 AND reason = ?2 AND content ->> '$.aim' = 'Proeven, ' || ?2 || '.'";
        let found: i64 = sqlx::query_scalar(sql).bind(slug).bind(reason).fetch_one(&pool).await.expect("an answer");
        assert_eq!(found, 1, "{slug}: “{reason}” was acknowledged and is lost");
    }
    pool.close().await;
}

/// A backup while staff save, put back elsewhere: it holds at least what was acknowledged before it began.
async fn backup(data: &Path, acknowledged: &Acknowledged) {
    let before = acknowledged.lock().expect("the list").clone();
    let elsewhere = folder();
    let copy = elsewhere.path().join("copy.db");
    let (code, _, complaint) = run(aanhaken().arg("backup").arg(&copy).arg("--data").arg(data));
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    let restored = elsewhere.path().join("data");
    let (code, _, complaint) = run(aanhaken().arg("restore").arg(&copy).arg("--data").arg(&restored));
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    check(&restored, &before).await;
}

/// Kills the server of one folder over and over; gives how many saves were acknowledged and how often one was cut short.
fn kill_over_and_over() -> (usize, usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let data = folder();
    let mut editors = runtime.block_on(furnish(data.path()));
    let acknowledged = Acknowledged::default();
    let mut cut_short = 0;
    for kill in 0..KILLS {
        let mut server = Server::start_with(data.path(), &[("AANHAKEN_BURST", "10000")]);
        runtime.block_on(check(data.path(), &acknowledged.lock().expect("the list")));
        cut_short += std::thread::scope(|scope| {
            let address = server.address.clone();
            let running: Vec<_> = editors
                .iter_mut()
                .map(|editor| {
                    let (address, acknowledged) = (address.clone(), &acknowledged);
                    scope.spawn(move || editor.save_on(&address, acknowledged))
                })
                .collect();
            if kill % 8 == 3 {
                std::thread::sleep(Duration::from_millis(100));
                runtime.block_on(backup(data.path(), &acknowledged));
            }
            // Now and then before anything was saved; else while saves go on, however slow the machine is today.
            let before = acknowledged.lock().expect("the list").len();
            let until = Instant::now() + Duration::from_secs(if kill % 5 == 0 { 0 } else { 10 });
            while Instant::now() < until && acknowledged.lock().expect("the list").len() == before {
                std::thread::sleep(Duration::from_millis(2));
            }
            std::thread::sleep(Duration::from_millis(rand::random_range(0..150)));
            // SIGKILL: nothing gets to finish.
            server.child.kill().expect("killed");
            let ended: Vec<Error> = running.into_iter().filter_map(|editor| editor.join().expect("an editor").err()).collect();
            ended.iter().filter(|error| error.kind() != ErrorKind::ConnectionRefused).count()
        });
    }
    runtime.block_on(check(data.path(), &acknowledged.lock().expect("the list")));
    (acknowledged.into_inner().expect("the list").len(), cut_short)
}

#[test]
fn every_acknowledged_save_is_there_after_the_server_was_killed_fifty_times() {
    let done: Vec<(usize, usize)> = std::thread::scope(|scope| {
        let folders: Vec<_> = (0..FOLDERS).map(|_| scope.spawn(kill_over_and_over)).collect();
        folders.into_iter().map(|folder| folder.join().expect("a folder")).collect()
    });
    let (saves, cut_short) = done.iter().fold((0, 0), |(saves, cut), (more, less)| (saves + more, cut + less));
    const { assert!(FOLDERS * KILLS >= 50) };
    assert!(saves >= 100 && cut_short >= 20, "{saves} saves, {cut_short} of them cut short: the server was hardly working when it was killed");
}
