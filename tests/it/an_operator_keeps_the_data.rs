//! Whoever runs the machine: copies and putting them back, tables for a spreadsheet, accounts. The program as it is met on a command line.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use aanhaken::credentials;
use aanhaken::store::Store;
use aanhaken::store::fiches::Reason;

use crate::support::fiche::fiche;
use crate::support::program::{Server, aanhaken, folder, run};

async fn keep(data: &Path, slugs: &[&str]) {
    let store = Store::open(data).await.expect("a database");
    let fiches: Vec<_> = slugs.iter().map(|slug| fiche(slug).service("hulp", "preventie", |_| ()).build()).collect();
    store.save_all(&fiches, Reason { by: "test", why: "test", at: "2026-09-01T10:00:00Z".parse().expect("a time") }).await.expect("saved");
    store.close().await;
}

async fn count(data: &Path) -> i64 {
    let store = Store::open(data).await.expect("a database");
    let count = store.count_fiches().await.expect("a count");
    store.close().await;
    count
}

fn command(name: &str, file: &Path, data: &Path) -> Command {
    let mut command = aanhaken();
    command.arg(name).arg(file).arg("--data").arg(data);
    command
}

fn refused(mut command: Command, words: &str) {
    let (code, said, complaint) = run(&mut command);
    assert_eq!((code, said.as_str(), complaint.lines().count()), (Some(1), "", 1), "{complaint}");
    assert!(complaint.contains(words), "{complaint}");
}

#[tokio::test]
async fn a_backup_is_taken_beside_a_running_server_and_put_back_when_it_stopped() {
    let data = folder();
    keep(data.path(), &["proef-een", "proef-twee"]).await;
    let copy = data.path().join("copy.db");
    let server = Server::start(data.path());
    let (code, said, complaint) = run(&mut command("backup", &copy, data.path()));
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    assert!(said.ends_with("copy.db written and read again: 2 fiches, 2 revisions\n"), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&copy).expect("a file").permissions().mode() & 0o777, 0o600, "others can read the copy");
    }
    refused(command("backup", &copy, data.path()), "exists already");
    refused(command("restore", &copy, data.path()), "in use by a running server");
    drop(server);

    keep(data.path(), &["proef-drie"]).await;
    assert_eq!(count(data.path()).await, 3);
    let (code, said, complaint) = run(&mut command("restore", &copy, data.path()));
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    assert!(said.contains("2 fiches, 2 revisions"), "{said}");
    assert_eq!(count(data.path()).await, 2);
    let store = Store::open(data.path()).await.expect("a database");
    assert_eq!(store.audit("teruggezet", 0, 10).await.expect("the log")[0].subject, "copy.db");
    store.close().await;

    // What was there stands aside, whole.
    let aside = std::fs::read_dir(data.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let aside: Vec<_> = aside.filter(|path| path.to_string_lossy().contains("before-restore")).collect();
    assert_eq!(aside.len(), 1, "{aside:?}");
    let other = folder();
    assert_eq!(run(&mut command("restore", &aside[0], other.path())).0, Some(0));
    assert_eq!(count(other.path()).await, 3);
}

#[tokio::test]
async fn what_is_no_whole_database_of_ours_is_not_put_back() {
    let data = folder();
    keep(data.path(), &["proef-een"]).await;
    let file = data.path().join("copy.db");
    let restore = || command("restore", &file, data.path());
    refused(restore(), "cannot be read");
    std::fs::write(&file, "this is not a database, and it is long enough to be read as one".repeat(20)).expect("a file");
    refused(restore(), "is not a database of aanhaken");
    std::fs::write(&file, "").expect("a file");
    refused(restore(), "is not a database of aanhaken");
    std::fs::remove_file(&file).expect("gone");
    assert_eq!(run(&mut command("backup", &file, data.path())).0, Some(0));
    let whole = std::fs::read(&file).expect("the copy");

    std::fs::write(&file, &whole[..whole.len() / 2]).expect("half a file");
    let (code, _, complaint) = run(&mut restore());
    assert_eq!((code, complaint.lines().count()), (Some(1), 1), "{complaint}");
    let mut torn = whole.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 8192].fill(0xa5);
    std::fs::write(&file, torn).expect("a torn file");
    let (code, _, complaint) = run(&mut restore());
    assert_eq!((code, complaint.lines().count()), (Some(1), 1), "{complaint}");

    std::fs::write(&file, &whole).expect("the copy");
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", file.display())).await.expect("a connection");
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99990101000000, 'later', 1, x'00', 0)",
    )
    .execute(&pool)
    .await
    .expect("a later migration");
    pool.close().await;
    refused(restore(), "made by a newer version");
    refused(command("restore", &data.path().join("aanhaken.db"), data.path()), "is the database itself");
    assert_eq!(count(data.path()).await, 1);
    let left: Vec<_> = std::fs::read_dir(data.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("restor")), "{left:?}");
    refused(command("backup", &data.path().join("other.db"), &data.path().join("nowhere")), "there is no database");
}

#[tokio::test]
async fn a_database_that_another_program_has_open_is_not_pulled_away() {
    let data = folder();
    keep(data.path(), &["proef-een"]).await;
    let copy = data.path().join("copy.db");
    assert_eq!(run(&mut command("backup", &copy, data.path())).0, Some(0));
    let store = Store::open(data.path()).await.expect("a database");
    store.count_fiches().await.expect("a count");
    refused(command("restore", &copy, data.path()), "another program has");
    store.close().await;
    assert_eq!(run(&mut command("restore", &copy, data.path())).0, Some(0));
}

#[tokio::test]
async fn a_damaged_database_gives_way_to_a_whole_one_and_is_kept() {
    let data = folder();
    keep(data.path(), &["proef-een"]).await;
    let copy = data.path().join("copy.db");
    assert_eq!(run(&mut command("backup", &copy, data.path())).0, Some(0));
    let rubbish = "this was a database once, and it is long enough to be read as one".repeat(20);
    std::fs::write(data.path().join("aanhaken.db"), &rubbish).expect("a file");
    std::fs::write(data.path().join("aanhaken.db-wal"), "a journal of something else").expect("a file");
    assert_eq!(run(&mut command("restore", &copy, data.path())).0, Some(0));
    assert_eq!(count(data.path()).await, 1);
    let kept = std::fs::read_dir(data.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
    assert!(kept.filter(|path| path.is_file()).any(|path| std::fs::read_to_string(path).is_ok_and(|text| text == rubbish)), "the old one is gone");
}

#[tokio::test]
async fn a_second_server_on_the_same_data_is_refused() {
    let data = folder();
    keep(data.path(), &["proef-een"]).await;
    let _server = Server::start(data.path());
    let mut second = aanhaken();
    second.args(["--listen", "127.0.0.1:0", "--data"]).arg(data.path());
    refused(second, "in use by a running server");
}

#[tokio::test]
async fn the_services_come_out_as_a_table_that_a_spreadsheet_reads() {
    let data = folder();
    let store = Store::open(data.path()).await.expect("a database");
    let proef = fiche("proef-een")
        .with(|draft| draft.name = "=HYPERLINK(\"http://proef.example\")".into())
        .service("een", "preventie", |service| {
            service.name = "Één, \"twee\"; drie".into();
            service.audiences.push("ouder".into());
            service.ages.min.0 = "12".into();
        })
        .service("twee", "interventie", |_| ())
        .build();
    store.save_all(&[proef], Reason { by: "test", why: "test", at: "2026-09-01T10:00:00Z".parse().expect("a time") }).await.expect("saved");
    store.close().await;
    for separator in [",", ";"] {
        let output = aanhaken().args(["export", "--format", "csv", "--separator", separator, "--data"]).arg(data.path()).output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("text");
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut table = csv::ReaderBuilder::new().delimiter(separator.as_bytes()[0]).from_reader(text.as_bytes());
        let head = table.headers().expect("a head").clone();
        let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
        let cell = |row: usize, name: &str| rows[row].get(head.iter().position(|one| one == name).expect(name)).expect("a cell").to_owned();
        assert_eq!(rows.len(), 2);
        assert_eq!(cell(0, "fiche"), "'=HYPERLINK(\"http://proef.example\")");
        assert_eq!(cell(0, "aanbod"), "Één, \"twee\"; drie");
        assert_eq!(
            (cell(0, "doelgroepen"), cell(0, "leeftijd van"), cell(0, "leeftijd tot en met")),
            ("leerling; ouder".into(), "12".into(), "".into())
        );
        assert_eq!((cell(1, "fase"), cell(1, "kostprijs"), cell(1, "aanmelding")), ("interventie".into(), "gratis".into(), "rechtstreeks".into()));
    }
    let out = data.path().join("uit.json");
    let (code, said, _) = run(aanhaken().args(["export", "--out"]).arg(&out).arg("--data").arg(data.path()));
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(std::fs::read_to_string(&out).expect("a file").starts_with("{\n  \"format\": \"aanhaken\",\n  \"version\": 1,"));
    let nowhere = folder();
    let mut command = aanhaken();
    command.args(["export", "--data"]).arg(nowhere.path());
    refused(command, "there is no database");
}

fn user(data: &Path, arguments: &[&str], stdin: &str) -> (Option<i32>, String, String) {
    let mut command = aanhaken();
    command.arg("user").args(arguments).arg("--data").arg(data).env("AANHAKEN_HASH_MEMORY_KIB", "8").env("AANHAKEN_HASH_PASSES", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    // It may have stopped before it read anything.
    let _ = child.stdin.take().expect("its input").write_all(stdin.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[tokio::test]
async fn accounts_are_made_and_changed_on_the_command_line() {
    let data = folder();
    let says = |arguments: &[&str], stdin: &str| user(data.path(), arguments, stdin);
    let add = |email: &str, role: &str, password: &str| says(&["add", email, "--role", role, "--password-stdin"], password);
    let done = |text: &str| (Some(0), format!("{text}\n"), String::new());
    assert_eq!(add("een@aanhaken.example", "beheerder", "drie losse woorden\n"), done("een@aanhaken.example (beheerder): account gemaakt"));
    assert_eq!(add("twee@aanhaken.example", "redacteur", "vier losse woorden\r\n"), done("twee@aanhaken.example (redacteur): account gemaakt"));
    for (email, password, words) in [
        ("drie@aanhaken.example", "kort", "minstens 12 tekens"),
        ("drie", "drie losse woorden", "is geen e-mailadres"),
        ("EEN@aanhaken.example", "drie losse woorden", "has an account"),
    ] {
        let (code, said, complaint) = add(email, "redacteur", password);
        assert_eq!((code, said.as_str(), complaint.lines().count()), (Some(1), "", 1), "{complaint}");
        assert!(complaint.contains(words), "{complaint}");
    }
    assert_eq!(add("drie@aanhaken.example", "baas", "drie losse woorden").0, Some(2), "a role that does not exist");
    assert_eq!(says(&["list"], "").1, "een@aanhaken.example\tbeheerder\tactive\ntwee@aanhaken.example\tredacteur\tactive\n");
    assert_eq!(says(&["role", "twee@aanhaken.example", "beheerder"], ""), done("twee@aanhaken.example: rol beheerder"));
    assert_eq!(says(&["disable", "een@aanhaken.example"], ""), done("een@aanhaken.example: account gesloten"));
    assert!(says(&["disable", "twee@aanhaken.example"], "").2.contains("the last manager"));
    assert_eq!(says(&["password", "twee@aanhaken.example", "--password-stdin"], "vijf andere losse woorden").0, Some(0));
    assert!(says(&["password", "niemand@aanhaken.example", "--password-stdin"], "x").2.contains("there is no account"));
    let store = Store::open(data.path()).await.expect("a database");
    let twee = store.staff_member_by_email("twee@aanhaken.example").await.expect("read").expect("an account");
    assert!(twee.password.starts_with("$argon2id$") && credentials::verify("vijf andere losse woorden", &twee.password));
    let log: Vec<String> = store.audit("", 0, 20).await.expect("the log").into_iter().map(|line| format!("{} {}", line.who, line.what)).collect();
    assert_eq!(log[0], "aanhaken wachtwoord gezet", "{log:?}");
    assert_eq!(log.len(), 5, "{log:?}");
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_machine_reads_the_data() {
    use std::os::unix::fs::PermissionsExt as _;
    let outer = folder();
    let data = outer.path().join("data");
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    // What an earlier version left open is closed.
    let opened = folder();
    std::fs::write(opened.path().join("aanhaken.db"), "").expect("a file");
    std::fs::set_permissions(opened.path().join("aanhaken.db"), std::fs::Permissions::from_mode(0o644)).expect("open to all");
    for folder in [data.as_path(), opened.path()] {
        let server = Server::start(folder);
        for name in ["aanhaken.db", "aanhaken.db-wal", "aanhaken.db-shm", "aanhaken.lock"] {
            assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
        }
        drop(server);
    }
    assert_eq!(mode(&data), 0o700);
}

#[test]
fn a_folder_from_which_the_database_is_gone_is_not_filled_anew_and_a_restore_helps() {
    let data = folder();
    let copies = folder();
    let copy = copies.path().join("copy.db");
    drop(Server::start(data.path()));
    assert_eq!(run(&mut command("backup", &copy, data.path())).0, Some(0));
    for name in ["aanhaken.db", "aanhaken.db-wal", "aanhaken.db-shm"] {
        let _ = std::fs::remove_file(data.path().join(name));
    }
    let (code, _, complaint) = run(aanhaken().args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data.path()));
    assert_eq!((code, complaint.lines().count()), (Some(1), 1), "{complaint}");
    assert!(complaint.contains("there was a database") && complaint.contains("restore"), "{complaint}");
    assert_eq!(run(&mut command("restore", &copy, data.path())).0, Some(0));
    assert!(Server::start(data.path()).get("/healthz").ends_with("ok\n"));
}

#[tokio::test]
async fn a_copy_that_the_server_would_stumble_over_is_not_put_back() {
    let data = folder();
    keep(data.path(), &["proef-een"]).await;
    let copies = folder();
    for (slip, damage) in [
        ("content.db", "UPDATE fiche SET content = '{}'"),
        ("revision.db", "UPDATE revision SET saved_at = 'gisteren'"),
        ("view.db", "CREATE VIEW strange AS SELECT 1"),
        ("trigger.db", "CREATE TRIGGER strange AFTER INSERT ON audit BEGIN SELECT 1; END"),
    ] {
        let copy = copies.path().join(slip);
        assert_eq!(run(&mut command("backup", &copy, data.path())).0, Some(0));
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", copy.display())).await.expect("a connection");
        sqlx::query(damage).execute(&pool).await.expect("damage");
        pool.close().await;
        let (code, _, complaint) = run(&mut command("restore", &copy, data.path()));
        assert_eq!((code, complaint.lines().count()), (Some(1), 1), "{slip}: {complaint}");
        assert_eq!(count(data.path()).await, 1, "{slip}");
    }
}
