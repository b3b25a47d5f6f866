//! The program as whoever runs it meets it: starts, messages, exit codes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use tempfile::TempDir;

use crate::support::program::{Server, aanhaken, folder, run};

#[test]
fn the_first_start_makes_the_data_loads_the_fiches_and_says_where_it_listens() {
    let empty = folder();
    let data = empty.path().join("data");
    let server = Server::start(&data);
    assert!(server.said.contains("57 fiches loaded from the seeds"), "{}", server.said);
    assert!(data.join("aanhaken.db").is_file());
    assert!(server.get("/healthz").ends_with("ok\n"));
    drop(server);
    let again = Server::start(&data);
    assert!(again.said.contains("0 migrations run, 0 fiches loaded from the seeds; 57 fiches"), "{}", again.said);
}

#[cfg(unix)]
#[test]
fn sigterm_lets_a_running_request_finish_and_exits_0() {
    let data = folder();
    let mut server = Server::start(data.path());
    let mut half = TcpStream::connect(&server.address).expect("a connection");
    write!(half, "GET /fiches/clb HTTP/1.1\r\nHost: test\r\n").expect("half a request");
    std::thread::sleep(std::time::Duration::from_millis(700));
    let told = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().expect("kill runs");
    assert!(told.success());
    std::thread::sleep(std::time::Duration::from_millis(700));
    write!(half, "Connection: close\r\n\r\n").expect("the other half");
    let mut answer = String::new();
    half.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{}", &answer[..answer.len().min(80)]);
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_port_in_use_is_one_sentence_and_exit_1() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let (code, _, said) = run(aanhaken().args(["--listen", &address, "--data"]).arg(folder().path()));
    assert_eq!(code, Some(1));
    assert_eq!(said, format!("{address} is in use by another program; choose another with --listen\n"));
}

#[test]
fn a_data_folder_that_cannot_be_written_is_one_sentence_and_exit_1() {
    let data = folder();
    let file = data.path().join("a-file");
    std::fs::write(&file, "not a folder").expect("a file");
    let (code, _, said) = run(aanhaken().args(["--listen", "127.0.0.1:0", "--data"]).arg(&file));
    assert_eq!(code, Some(1));
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with(&format!("the data folder {} cannot be written", file.display())), "{said}");
}

#[test]
fn a_file_that_is_no_database_is_one_sentence_and_exit_1() {
    let data = folder();
    std::fs::write(data.path().join("aanhaken.db"), "this is not a database, and it is long enough to be read as one".repeat(20)).expect("a file");
    let (code, _, said) = run(aanhaken().args(["--listen", "127.0.0.1:0", "--data"]).arg(data.path()));
    assert_eq!((code, said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("cannot be opened"), "{said}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let data = folder();
    aanhaken::store::Store::open(data.path()).await.expect("a database").close().await;
    let file = data.path().join("aanhaken.db");
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", file.display())).await.expect("a connection");
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (99990101000000, 'later', 1, x'00', 0)",
    )
    .execute(&pool)
    .await
    .expect("a later migration");
    pool.close().await;
    let (code, _, said) = run(aanhaken().args(["--listen", "127.0.0.1:0", "--data"]).arg(data.path()));
    assert_eq!((code, said.lines().count()), (Some(1), 1), "{said}");
    assert!(said.contains("made by a newer version"), "{said}");
}

#[test]
fn an_unknown_command_is_exit_2() {
    let (code, _, said) = run(aanhaken().arg("vlieg"));
    assert_eq!(code, Some(2));
    assert!(said.contains("vlieg"), "{said}");
}

fn seeds_with(file: &str, text: &str) -> TempDir {
    let seeds = folder();
    std::fs::create_dir(seeds.path().join("fiches")).expect("a folder");
    std::fs::write(seeds.path().join("fiches").join(file), text).expect("a seed file");
    seeds
}

const GOOD: &str = r#"
name = "Proefdienst"
region = "brussel"
aim = "Proeven."
related = []
[summary]
nl = "Een verzonnen dienst."
[source]
document = "Verzonnen document"
[[services]]
key = "hulp"
name = "Hulp"
phase = "preventie"
summary = "Hulp voor wie het nodig heeft."
audiences = ["leerling"]
themes = []
[services.route]
kinds = ["rechtstreeks"]
parent = "Bel."
professional = "Bel."
[services.cost]
kind = "gratis"
"#;

#[test]
fn the_seeds_inside_the_program_have_no_faults() {
    let (code, said, _) = run(aanhaken().arg("check"));
    assert_eq!(code, Some(0));
    assert!(said.starts_with("57 fiches, "), "{said}");
    let open: Vec<&str> = said.lines().filter(|line| line.contains(": let op: ")).collect();
    assert!(open.is_empty(), "every doubt has its answer in the file:\n{}", open.join("\n"));
}

#[test]
fn check_asks_about_what_is_seldom_true_and_takes_an_answer_with_a_reason() {
    let doubtful = GOOD.replace(r#"audiences = ["leerling"]"#, r#"audiences = ["volwassene"]"#);
    let seeds = seeds_with("proefdienst.toml", &doubtful);
    let (code, said, _) = run(aanhaken().arg("check").arg(seeds.path()));
    assert_eq!(code, Some(0), "a doubt is no fault");
    assert!(said.contains("proefdienst.toml:15: let op: ") && said.contains("1 warning, 0 answered"), "{said}");
    let answered = doubtful.replace("audiences =", "# akkoord: de bron noemt geen leeftijd\naudiences =");
    let seeds = seeds_with("proefdienst.toml", &answered);
    let (_, said, _) = run(aanhaken().arg("check").arg(seeds.path()));
    assert!(said.contains("0 warnings, 1 answered in the files"), "{said}");
}

#[test]
fn a_question_for_what_is_not_there_or_that_stands_twice_is_a_fault_with_a_line() {
    for (questions, line, words) in [
        ("[weg]\nnl = [\"waar kan ik heen\"]\n", 1, "geen aanbod “weg”"),
        ("[hulp]\nnl = [\n    \"waar kan ik heen\",\n    \"Waar kan ik heen?\",\n]\n", 4, "staat er al"),
    ] {
        let seeds = seeds_with("proefdienst.toml", GOOD);
        std::fs::create_dir(seeds.path().join("questions")).expect("a folder");
        std::fs::write(seeds.path().join("questions/proefdienst.toml"), questions).expect("a file");
        let (code, _, said) = run(aanhaken().arg("check").arg(seeds.path()));
        assert_eq!(code, Some(1));
        assert!(said.lines().any(|fault| fault.contains(&format!("questions/proefdienst.toml:{line}: ")) && fault.contains(words)), "{said}");
    }
}

#[test]
fn check_names_every_fault_with_file_and_line() {
    let slips = [
        (r#"phase = "preventie""#, r#"phase = "later""#, 13, "later"),
        (r#"audiences = ["leerling"]"#, r#"audiences = ["iedereen"]"#, 15, "iedereen"),
        ("themes = []", "themes = [\"spijbelen\"]\nages = { min = 18, max = 12 }", 17, "hoger dan de oudste"),
        (r#"related = []"#, r#"related = ["bestaat-niet"]"#, 5, "bestaat-niet"),
        (r#"nl = "Een verzonnen dienst.""#, &format!("nl = \"{}\"", "woord ".repeat(61)), 7, "61 woorden"),
        ("related = []", "contacts = [{ key = \"a\", label = \"A\", phones = [\"02 12\"] }]", 5, "geen telefoonnummer"),
        ("related = []", "contacts = [{ key = \"a\", label = \"A\", emails = [\"a@b\"] }]", 5, "geen e-mailadres"),
        ("related = []", "contacts = [{ key = \"a\", label = \"A\", sites = [\"proef\"] }]", 5, "geen webadres"),
        (
            "related = []",
            "locations = [{ key = \"a\", street = \"Proefstraat 1\", postcode = \"1084\", commune = \"Ganshoren\" }]",
            5,
            "geen Belgische postcode",
        ),
        ("related = []", "locations = [{ key = \"a\", street = \"Proefstraat 1\", postcode = \"1083\", commune = \"Jette\" }]", 5, "hoort Ganshoren"),
        (r#"kind = "gratis""#, "kind = \"gratis\"\n[[services]]\nkey = \"hulp\"", 24, "twee keer"),
    ];
    for (good, bad, line, words) in slips {
        assert!(GOOD.contains(good));
        let seeds = seeds_with("proefdienst.toml", &GOOD.replace(good, bad));
        let (code, _, said) = run(aanhaken().arg("check").arg(seeds.path()));
        assert_eq!(code, Some(1), "{bad}");
        let place = format!("proefdienst.toml:{line}: ");
        assert!(said.lines().any(|fault| fault.contains(&place) && fault.contains(words)), "{bad}: wanted {place}… {words} in\n{said}");
    }
    let seeds = seeds_with("proefdienst.toml", GOOD);
    assert_eq!(run(aanhaken().arg("check").arg(seeds.path())).0, Some(0));
}

#[test]
fn a_broken_seed_file_stops_the_start_and_names_its_line() {
    let seeds = seeds_with("proefdienst.toml", &GOOD.replace(r#"phase = "preventie""#, r#"phase = preventie"#));
    let data = folder();
    let (code, _, said) = run(aanhaken().args(["--listen", "127.0.0.1:0", "--data"]).arg(data.path()).arg("--seeds").arg(seeds.path()));
    assert_eq!(code, Some(1));
    assert!(said.contains("proefdienst.toml:13: "), "{said}");
}

#[test]
fn a_file_that_is_not_text_is_a_fault_with_a_line() {
    let seeds = folder();
    std::fs::write(seeds.path().join("proefdienst.toml"), b"name = \"Proef\"\naim = \"\xff\xfe\"\n").expect("a file");
    let (code, _, said) = run(aanhaken().arg("check").arg(seeds.path()));
    assert_eq!(code, Some(1));
    assert!(said.contains("proefdienst.toml:2: "), "{said}");
}

#[test]
fn a_fault_in_the_thesaurus_has_its_file_and_line_too() {
    for (text, line, words) in [
        (&b"[[entry]]\nmeans = [\"thema=plagen\"]\nnl = [\"plagen\"]\n"[..], 2, "plagen"),
        (&b"[[entry]]\nmeans = [\"thema=pesten\"]\nnl = [\"\xff\xfe\"]\n"[..], 3, "UTF-8"),
        (&b"[[entry]]\nmeans = [\"thema=pesten\"]\nde = [\"quaelen\"]\n"[..], 3, "de"),
    ] {
        let seeds = seeds_with("proefdienst.toml", GOOD);
        std::fs::create_dir(seeds.path().join("thesaurus")).expect("a folder");
        std::fs::write(seeds.path().join("thesaurus/proef.toml"), text).expect("a file");
        let (code, _, said) = run(aanhaken().arg("check").arg(seeds.path()));
        assert_eq!(code, Some(1));
        assert!(said.lines().any(|fault| fault.contains(&format!("proef.toml:{line}: ")) && fault.contains(words)), "{said}");
    }
}

#[test]
fn seeds_tell_what_differs_and_take_it_over_on_request_only() {
    let data = folder();
    let seeds = seeds_with("proefdienst.toml", GOOD);
    let compare = |apply: bool| {
        let mut command = aanhaken();
        command.arg("seeds").arg("--data").arg(data.path()).arg("--seeds").arg(seeds.path());
        if apply {
            command.arg("--apply");
        }
        run(&mut command)
    };
    assert_eq!(compare(false).1, "proefdienst: only in the seeds\n");
    assert!(compare(true).1.contains("1 fiches taken over"));
    assert_eq!(compare(false).1, "no differences\n");
    std::fs::write(seeds.path().join("fiches/proefdienst.toml"), GOOD.replace("Proeven.", "Meer proeven.")).expect("a changed seed");
    assert_eq!(compare(false).1, "proefdienst: aim\n");
    assert_eq!(compare(false).1, "proefdienst: aim\n", "telling changes nothing");
    assert!(compare(true).1.contains("1 fiches taken over"));
    assert_eq!(compare(false).1, "no differences\n");
}
