//! Out and in again without loss; files that would do harm do none.

use std::path::Path;

use aanhaken::domain::draft::FicheDraft;
use aanhaken::domain::values::Slug;
use aanhaken::domain::vocabulary::Status;
use aanhaken::exchange::{self, Change, ImportError};
use aanhaken::export::document;
use aanhaken::store::Store;
use aanhaken::store::fiches::Reason;
use serde_json::{Value, json};
use sqlx::SqlitePool;
use tempfile::TempDir;

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};
use crate::support::program::{aanhaken, folder, run};

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn by<'a>(who: &'a str, why: &'a str, at: &str) -> Reason<'a> {
    Reason { by: who, why, at: at.parse().expect("a time") }
}

async fn sql(data: &Path) -> SqlitePool {
    SqlitePool::connect(&format!("sqlite://{}", data.join("aanhaken.db").display())).await.expect("a connection")
}

/// A directory in which everything has happened that can happen to it.
async fn lived_in() -> (TempDir, Store) {
    let data = folder();
    let store = Store::open(data.path()).await.expect("a database");
    let proef = |slug: &str| fiche(slug).service("hulp", "preventie", |service| service.ages = ages("12", "")).build();
    let first = [proef("proef-een"), proef("proef-twee"), proef("proef-drie")];
    store.save_all(&first, by("aanhaken", "eerste start", "2026-09-01T08:00:00Z")).await.expect("saved");
    let mut draft = FicheDraft::from(&first[0].content);
    draft.services[0].name = String::new();
    draft.services[0].ages.min.0 = "twaalf".into();
    let een = by("een@aanhaken.example", "leeftijd na te kijken \u{2014} \"citaat\" \\ \u{1f33f}\r\nregel", "2026-09-02T08:00:00.123456789Z");
    store.save_draft(&slug("proef-een"), 1, &draft, een).await.expect("a draft");
    store.save_draft(&slug("nog-niets"), 0, &FicheDraft::default(), een).await.expect("a draft of something new");
    store.verify(&[slug("proef-twee")], "2026-09-03".parse().expect("a day"), een).await.expect("verified");
    let naam = fiche("proef-drie").with(|draft| draft.related = vec!["proef-twee".into()]).service("hulp", "preventie", |_| ()).build();
    store.publish(&slug("proef-drie"), 1, &naam.content, een).await.expect("published");
    store.rename(&slug("proef-twee"), &slug("proef-nieuw"), een).await.expect("renamed");
    store.set_status(&slug("proef-nieuw"), Status::Archived, een).await.expect("archived");
    store.keep_unanswered("kamelenrace", "nl", "2026-09-04".parse().expect("a day"), 0).await.expect("a question");
    let rows = [
        "INSERT INTO report VALUES (7, 'hash-zeven', 'proef-nieuw', 'nl', '2026-09-05T08:00:00Z', 'Het nummer klopt niet.', 'een@proef.example', 'opgelost', 'Verbeterd.', '2026-09-06T08:00:00Z', 'een@aanhaken.example')",
        "INSERT INTO report VALUES (3, 'hash-drie', 'proef-een', 'fr', '2026-09-05T09:00:00Z', 'Plus vrai.', NULL, 'nieuw', '', NULL, NULL)",
        "INSERT INTO proposal VALUES (2, 'proef-een', 1, '2026-09-05T10:00:00Z', 'de organisatie', 'Zie leeftijd.', '{\"name\": \"Proef\"}', 'nieuw', NULL, NULL, 'proef@aanhaken.example', '')",
        "INSERT INTO proposal VALUES (4, 'proef-een', 1, '2026-09-05T11:00:00Z', 'de organisatie', '', NULL, 'overgenomen', '2026-09-06T08:00:00Z', 'een@aanhaken.example', NULL, 'Bedankt.')",
        "INSERT INTO settled_question VALUES ('kinderbijslag', '2026-09-05T08:00:00Z', 'een@aanhaken.example')",
        "INSERT INTO synonym VALUES ('thema=pesten', 'same', 'nl', 'kamelen', 1, '2026-09-05T08:00:00Z', 'een@aanhaken.example')",
        "INSERT INTO document VALUES ('proefdocument', '{\"een\": [1, 2.5, null]}', '2026-09-05T08:00:00Z', 'een@aanhaken.example')",
        "INSERT INTO staff (email, role, password, created_at) VALUES ('een@aanhaken.example', 'beheerder', 'geheime-hash', '2026-09-01T08:00:00Z')",
        "INSERT INTO organisation_link VALUES ('hash-van-een-link', 'proef-een', '2026-09-05T08:00:00Z', 'een@aanhaken.example', NULL, '2027-09-05')",
    ];
    let pool = sql(data.path()).await;
    for row in rows {
        sqlx::query(row).execute(&pool).await.expect(row);
    }
    pool.close().await;
    (data, store)
}

async fn export(store: &Store) -> String {
    String::from_utf8(document::write(&store.holdings().await.expect("holdings")).expect("a document")).expect("text")
}

async fn import(store: &Store, text: &str) -> Result<exchange::Plan, ImportError> {
    let plan = exchange::plan(&store.holdings().await.expect("holdings"), exchange::read(text.as_bytes())?)?;
    exchange::take_in(store, &plan, "proef.json", by("aanhaken", "import", "2026-10-01T08:00:00Z")).await?;
    Ok(plan)
}

/// What goes wrong, words of the sentence that it gives, and how a document comes to it.
type Slip<'a> = (&'a str, &'a str, &'a dyn Fn(&mut Value));

/// The same to the byte; else the first line that is not.
fn same(one: &str, other: &str) {
    if one != other {
        let line = one.lines().zip(other.lines()).position(|(one, other)| one != other);
        let at = line.unwrap_or(0);
        panic!("line {}: {:?} and {:?}", at + 1, one.lines().nth(at), other.lines().nth(at));
    }
}

fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(text).expect("JSON");
    change(&mut value);
    value.to_string()
}

#[tokio::test]
async fn what_comes_out_goes_into_an_empty_folder_and_comes_out_the_same_to_the_byte() {
    let (_data, store) = lived_in().await;
    let before = export(&store).await;
    let empty = folder();
    let other = Store::open(empty.path()).await.expect("a database");
    let plan = import(&other, &before).await.expect("taken in");
    assert_eq!(plan.fiches.len(), 4);
    same(&export(&other).await, &before);
    assert!(before.ends_with("}\n"));
    for kept in ["twaalf", "kamelenrace", "hash-zeven", "Zie leeftijd.", "kamelen", "proefdocument", "2026-09-02T08:00:00.123456789Z", "\u{1f33f}"] {
        assert!(before.contains(kept), "{kept} is lost");
    }
    for secret in ["geheime-hash", "hash-van-een-link"] {
        assert!(!before.contains(secret), "{secret} went out");
    }
    let history: Vec<i64> = other.revisions(&slug("proef-nieuw")).await.expect("revisions").iter().map(|revision| revision.version).collect();
    assert_eq!(history, [4, 3, 2, 1]);
    assert_eq!(other.redirect("proef-twee").await.expect("a redirect").as_deref(), Some("proef-nieuw"));
    assert_eq!(other.audit("ingelezen", 0, 10).await.expect("the log")[0].subject, "proef.json");
    assert!(import(&other, &before).await.expect("the same again").is_empty());
    same(&export(&other).await, &before);
}

#[tokio::test]
async fn the_fiches_of_the_seeds_survive_the_journey_too() {
    let app = TestApp::with_seeds().await;
    let before = export(&app.store).await;
    let empty = folder();
    let other = Store::open(empty.path()).await.expect("a database");
    assert_eq!(import(&other, &before).await.expect("taken in").fiches.len(), 57);
    same(&export(&other).await, &before);
}

/// Who adds a table or a column decides here whether it travels, and the test above proves that it does.
#[tokio::test]
async fn every_table_and_column_is_either_exported_or_left_out_on_purpose() {
    let exported = [
        "document: content name saved_at saved_by",
        "fiche: content draft slug status verified_on version",
        "proposal: answer draft email handled_at handled_by id made_at made_by note seen slug state",
        "redirect: old slug",
        "report: answer email handled_at handled_by id language made_at slug state text token",
        "revision: content kind reason saved_at saved_by slug status verified_on version",
        "settled_question: saved_at saved_by text",
        "synonym: added kind language means phrase saved_at saved_by",
        "unanswered_question: asked_on language text",
    ];
    let left_out =
        ["_sqlx_migrations", "audit", "failed_sign_in", "heartbeat", "invitation", "organisation_link", "recovery_code", "session", "staff"];
    let data = folder();
    Store::open(data.path()).await.expect("a database").close().await;
    let pool = sql(data.path()).await;
    let tables: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, group_concat(c.name, ' ' ORDER BY c.name) FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name ORDER BY t.name",
    )
    .fetch_all(&pool)
    .await
    .expect("the schema");
    let kept: Vec<String> =
        tables.into_iter().filter(|(name, _)| !left_out.contains(&name.as_str())).map(|(name, columns)| format!("{name}: {columns}")).collect();
    assert_eq!(kept, exported);
}

#[tokio::test]
async fn what_differs_becomes_a_next_version_and_the_rest_stays() {
    let (_data, store) = lived_in().await;
    let out = export(&store).await;
    let text = changed(&out, |all| {
        let fiches = all["fiches"].as_array_mut().expect("fiches");
        fiches.retain(|fiche| fiche["slug"] != "proef-drie");
        let een = fiches.iter_mut().find(|fiche| fiche["slug"] == "proef-een").expect("a fiche");
        een["content"]["services"][0]["ages"]["min"] = json!(14);
        een["draft"] = Value::Null;
        let mut new = een.clone();
        new["slug"] = json!("proef-vier");
        new["content"]["name"] = json!("Proef vier");
        fiches.push(new);
        all["documents"][0]["content"] = json!({"een": "anders"});
        all["synonyms"][0]["phrase"] = json!("dromedarissen");
        all["reports"][0]["token"] = json!("hash-nieuw");
    });
    let plan = exchange::plan(&store.holdings().await.expect("holdings"), exchange::read(text.as_bytes()).expect("a document")).expect("a plan");
    let Change::Differs { fields, behind: 0 } = &plan.fiches[0].1 else { panic!("{plan:?}") };
    let fields: Vec<(&str, &str)> = fields.iter().map(|field| (field.path.as_str(), field.label.as_str())).collect();
    assert_eq!(fields, [("services[hulp].ages.min", "Aanbod “Aanbod hulp”: jongste leeftijd")]);
    assert_eq!(plan.fiches[1], (slug("proef-vier"), Change::New(2)));
    assert_eq!((plan.same, plan.only_here), (2, 1));
    same(&export(&store).await, &out);

    import(&store, &text).await.expect("taken in");
    let een = store.kept_fiche(&slug("proef-een")).await.expect("read").expect("a fiche");
    assert_eq!((een.version, een.content.expect("content").services[0].ages.min), (3, Some(14)));
    assert!(een.draft.is_some(), "the draft that waits here is lost");
    let last = store.revision(&slug("proef-een"), 3).await.expect("read").expect("a revision");
    assert_eq!((last.reason.as_str(), last.saved_by.as_str()), ("import", "aanhaken"));
    // What a person changed in the file without adding a version becomes one, so that the history ends with what is live.
    let vier = store.kept_fiche(&slug("proef-vier")).await.expect("read").expect("a fiche");
    assert_eq!((vier.version, vier.content.expect("content").name.as_str()), (3, "Proef vier"));
    assert!(store.kept_fiche(&slug("proef-drie")).await.expect("read").is_some(), "a fiche that only the database has is lost");
    let now = export(&store).await;
    assert!(now.contains("dromedarissen") && now.contains("kamelen") && now.contains("hash-nieuw") && !now.contains("\"anders\""));
    assert!(import(&store, &now).await.expect("the same").is_empty());
}

#[tokio::test]
async fn two_fiches_do_not_come_to_have_one_name_or_one_address() {
    let (_data, store) = lived_in().await;
    let out = export(&store).await;
    let slips: [Slip<'_>; 3] = [
        ("a fiche under another address", "deze naam heeft hier de fiche “proef-een”", &|all| {
            let fiches = all["fiches"].as_array_mut().expect("fiches");
            fiches.retain(|fiche| fiche["slug"] == "proef-een");
            fiches[0]["slug"] = json!("proef-anders");
            all["reports"] = json!([]);
            all["proposals"] = json!([]);
        }),
        ("a fiche that was renamed here", "dit adres leidt hier naar “proef-nieuw”", &|all| {
            let fiche = &mut all["fiches"][3];
            fiche["slug"] = json!("proef-twee");
            fiche["former_addresses"] = json!([]);
            all["fiches"][1]["content"]["related"] = json!([]);
            all["reports"] = json!([]);
        }),
        ("a fiche that was renamed there", "is hier het adres van een fiche", &|all| {
            let fiches = all["fiches"].as_array_mut().expect("fiches");
            fiches.retain(|fiche| fiche["slug"] == "nog-niets");
            fiches[0]["former_addresses"] = json!(["proef-een"]);
            all["reports"] = json!([]);
            all["proposals"] = json!([]);
        }),
    ];
    for (name, words, change) in slips {
        let file = exchange::read(changed(&out, change).as_bytes()).expect(name);
        let said = exchange::plan(&store.holdings().await.expect("holdings"), file).expect_err(name).to_string();
        assert!(said.contains(words) && said.lines().count() == 1, "{name}: {said}");
    }
}

#[tokio::test]
async fn what_was_saved_under_an_older_gate_comes_back_as_it_was() {
    let (data, store) = lived_in().await;
    let pool = sql(data.path()).await;
    let unordered = |table: &str, which: &str| {
        let audiences = r#"json_set(content, '$.services[0].audiences', json('["ouder", "leerling"]'))"#;
        sqlx::AssertSqlSafe(format!("UPDATE {table} SET content = {audiences} WHERE slug = 'proef-een' AND {which}"))
    };
    for update in [unordered("fiche", "true"), unordered("revision", "version = 1")] {
        assert_eq!(sqlx::query(update).execute(&pool).await.expect("an update").rows_affected(), 1);
    }
    pool.close().await;
    let before = export(&store).await;
    let empty = folder();
    let other = Store::open(empty.path()).await.expect("a database");
    import(&other, &before).await.expect("taken in");
    same(&export(&other).await, &before);
}

#[tokio::test]
async fn a_file_from_before_the_last_saves_says_that_it_takes_them_back() {
    let (_data, store) = lived_in().await;
    let old = export(&store).await;
    let een = fiche("proef-een").service("hulp", "preventie", |service| service.ages = ages("15", "")).build();
    for version in [2, 3] {
        store.publish(&slug("proef-een"), version, &een.content, by("twee", "", "2026-09-20T08:00:00Z")).await.expect("published");
    }
    let file = exchange::read(old.as_bytes()).expect("a document");
    let plan = exchange::plan(&store.holdings().await.expect("holdings"), file).expect("a plan");
    let Change::Differs { behind: 2, .. } = &plan.fiches[0].1 else { panic!("{plan:?}") };
    assert_eq!(
        plan.to_string().lines().next(),
        Some("proef-een: services[hulp].ages.min, draft (takes back what was saved since the file was made: 2 saves)")
    );
    import(&store, &old).await.expect("taken in");
    let history: Vec<Option<String>> = store
        .revisions(&slug("proef-een"))
        .await
        .expect("revisions")
        .into_iter()
        .map(|revision| revision.draft.services.into_iter().next().map(|service| service.ages.min.0))
        .collect();
    let ages = ["twaalf", "12", "15", "15", "twaalf", "12"].map(|age| Some(age.to_owned()));
    assert_eq!(history, ages, "what was taken back is gone from the history");
}

#[tokio::test]
async fn a_save_between_looking_and_taking_in_stops_the_import() {
    let (_data, store) = lived_in().await;
    let text = export(&store).await.replace("Een verzonnen fiche.", "Een andere fiche.");
    let plan = exchange::plan(&store.holdings().await.expect("holdings"), exchange::read(text.as_bytes()).expect("a document")).expect("a plan");
    store.verify(&[slug("proef-drie")], "2026-10-01".parse().expect("a day"), by("twee", "", "2026-10-01T08:00:00Z")).await.expect("verified");
    let before = export(&store).await;
    let taken = exchange::take_in(&store, &plan, "proef.json", by("aanhaken", "import", "2026-10-01T08:00:00Z")).await;
    assert!(matches!(taken, Err(ImportError::Meanwhile)), "{taken:?}");
    same(&export(&store).await, &before);
}

/// Each slip with words of the sentence that it gives.
fn hostile(out: &str) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let with = |change: &dyn Fn(&mut Value)| changed(out, change).into_bytes();
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    vec![
        ("nothing", Vec::new(), "regel 1: het bestand houdt te vroeg op"),
        ("not UTF-8", [out.as_bytes(), b"\xff\xfe"].concat(), "die geen UTF-8 zijn"),
        ("UTF-16", out.encode_utf16().flat_map(u16::to_le_bytes).collect(), "geen"),
        ("zeros", vec![0; 4096], "dit is geen geldige JSON"),
        ("truncated", out.as_bytes()[..out.len() / 2].to_vec(), "houdt te vroeg op"),
        ("two documents", format!("{out}{out}").into_bytes(), "dit is geen geldige JSON"),
        ("TOML", b"name = \"Proef\"\n".to_vec(), "dit is geen geldige JSON"),
        ("other JSON", b"{\"fiches\": []}".to_vec(), "dit is geen uitvoer van Aanhaken"),
        ("a later version", with(&|all| all["version"] = json!(2)), "dit is versie 2"),
        ("deep nesting", deep(200_000).into_bytes(), "geen"),
        ("deep nesting in a document", out.replace("2.5", &deep(5000)).into_bytes(), "dit is geen geldige JSON"),
        ("a list for a text", with(&|all| all["fiches"][0]["content"]["name"] = json!(["a"])), "deze waarde past hier niet"),
        ("a text for a list", with(&|all| all["fiches"] = json!("alles")), "deze waarde past hier niet"),
        ("a number for an object", with(&|all| all["fiches"][0] = json!(1)), "deze waarde past hier niet"),
        ("a slug that is a path", with(&|all| all["fiches"][0]["slug"] = json!("../../etc/passwd")), "kan geen sleutel zijn"),
        ("a version of 10^30", with(&|all| all["fiches"][0]["version"] = json!(1e30)), "deze waarde past hier niet"),
        ("a version below 0", with(&|all| all["fiches"][0]["version"] = json!(-1)), "is niet het nummer van de laatste versie"),
        ("an age of 700", with(&|all| all["fiches"][2]["content"]["services"][0]["ages"]["min"] = json!(700)), "deze waarde past hier niet"),
        (
            "a phase that does not exist",
            with(&|all| all["fiches"][2]["content"]["services"][0]["phase"] = json!("later")),
            "deze waarde past hier niet",
        ),
        ("an empty name", with(&|all| all["fiches"][2]["content"]["name"] = json!(" ")), "proef-een: name: dit veld mag niet leeg zijn"),
        (
            "a field that does not exist",
            with(&|all| all["fiches"][2]["content"]["naam"] = json!("x")),
            "fiches[2].content.naam: dit veld bestaat niet",
        ),
        ("a fiche twice", with(&|all| all["fiches"][0]["slug"] = json!("proef-drie")), "dit adres staat er twee keer"),
        ("a hole in the history", with(&|all| drop(all["fiches"][1]["revisions"].as_array_mut().expect("revisions").remove(0))), "zonder gaten"),
        (
            "a history without a text",
            with(&|all| drop(all["fiches"][1]["revisions"][0].as_object_mut().expect("a revision").remove("content"))),
            "één van de twee",
        ),
        ("no history", with(&|all| all["fiches"][1]["revisions"] = json!([])), "minstens één keer bewaard"),
        ("a circle of addresses", with(&|all| all["fiches"][2]["former_addresses"] = json!(["proef-nieuw"])), "is het adres van een fiche"),
        ("a fiche that leads to itself", with(&|all| all["fiches"][2]["former_addresses"] = json!(["proef-een"])), "is het adres van een fiche"),
        ("an address that leads to two", with(&|all| all["fiches"][2]["former_addresses"] = json!(["proef-twee"])), "leidt al naar een fiche"),
        ("related to nothing", with(&|all| all["fiches"][2]["content"]["related"] = json!(["bestaat-niet"])), "er is geen andere fiche"),
        ("related to itself", with(&|all| all["fiches"][2]["content"]["related"] = json!(["proef-een"])), "er is geen andere fiche"),
        ("a report of no fiche", with(&|all| all["reports"][0]["slug"] = json!("bestaat-niet")), "er is geen fiche"),
        ("a report in no state", with(&|all| all["reports"][0]["state"] = json!("weg")), "kies uit nieuw"),
        ("a meaning that does not exist", with(&|all| all["synonyms"][0]["means"] = json!("thema=kamelen")), "is geen betekenis"),
        ("a day that no calendar has", with(&|all| all["fiches"][2]["verified_on"] = json!("2026-02-31")), "deze waarde past hier niet"),
        ("a day before there were schools", with(&|all| all["fiches"][2]["verified_on"] = json!("-000400-01-01")), "deze dag ligt te ver weg"),
        ("a text of 5 MB", with(&|all| all["fiches"][2]["content"]["text"] = json!("a".repeat(5 << 20))), "dit is te groot"),
    ]
}

#[tokio::test]
async fn a_file_that_does_not_hold_is_one_sentence_and_changes_nothing() {
    let (data, store) = lived_in().await;
    let out = export(&store).await;
    for (name, bytes, words) in hostile(&out) {
        let said = exchange::read(&bytes).and_then(|file| exchange::plan(&exchange::read(out.as_bytes())?, file)).expect_err(name).to_string();
        assert!(said.contains(words) && said.lines().count() == 1 && said.len() < 300, "{name}: {said}");
    }

    // Some of them through the door.
    let file = data.path().join("uitvoer.json");
    for (name, bytes, words) in hostile(&out).into_iter().step_by(5) {
        std::fs::write(&file, bytes).expect("a file");
        let (code, said, complaint) = run(aanhaken().arg("import").arg(&file).arg("--data").arg(data.path()));
        assert_eq!((code, said.as_str(), complaint.lines().count()), (Some(1), "", 1), "{name}: {complaint}");
        assert!(complaint.contains(words), "{name}: {complaint}");
    }
    std::fs::File::create(&file).expect("a file").set_len(100 << 20).expect("100 MB");
    let empty = folder();
    for folder in [data.path(), empty.path()] {
        let (code, _, complaint) = run(aanhaken().arg("import").arg(&file).arg("--data").arg(folder));
        assert_eq!((code, complaint.as_str()), (Some(1), "het bestand is 100 MB groot; hoogstens 64 MB wordt gelezen\n"));
    }
    let (code, _, complaint) = run(aanhaken().arg("import").arg(data.path()).arg("--data").arg(data.path()));
    assert_eq!((code, complaint.lines().count()), (Some(1), 1), "{complaint}");
    assert_eq!(std::fs::read_dir(empty.path()).expect("a folder").count(), 0, "a file that was refused made a database");
    same(&export(&store).await, &out);
    assert!(store.audit("", 0, 10).await.expect("the log").is_empty());
}

#[tokio::test]
async fn a_dry_run_tells_and_changes_nothing() {
    let (data, store) = lived_in().await;
    let out = export(&store).await;
    let file = data.path().join("uitvoer.json");
    std::fs::write(&file, out.replace("Een verzonnen fiche.", "Een andere fiche.")).expect("a file");
    let import = |folder: &Path, more: &[&str]| run(aanhaken().arg("import").arg(&file).args(more).arg("--data").arg(folder));
    let (code, said, _) = import(data.path(), &["--dry-run"]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("proef-drie: summary.nl\nproef-een: summary.nl, draft\nproef-nieuw: summary.nl\n"), "{said}");
    assert!(said.ends_with("nothing changed\n"), "{said}");
    same(&export(&store).await, &out);
    let empty = folder();
    assert!(import(empty.path(), &["--dry-run"]).1.contains("proef-nieuw: new, with 4 versions\n"));
    assert_eq!(std::fs::read_dir(empty.path()).expect("a folder").count(), 0, "a dry run made a database");
    assert!(import(data.path(), &[]).1.ends_with("taken in\n"));
    assert!(export(&store).await != out, "nothing was taken in");
}
