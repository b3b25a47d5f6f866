//! The house has floors, each room looks only down, and no two files look at each other (see the crate documentation).

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::imports::{Look, Sources};

/// Floors, and those within the fourth.
type Floor = (u8, u8);

/// The room that a file is in, by the start of its path below `src/`: the longest that fits. A room looks at its own files and at lower floors.
const ROOMS: [(&str, Floor); 22] = [
    ("config.rs", (0, 0)),
    ("credentials.rs", (1, 0)),
    ("domain/", (1, 0)),
    ("search/", (2, 0)),
    ("store/", (2, 0)),
    ("export/", (2, 0)),
    ("mail.rs", (2, 0)),
    ("catalog/", (3, 0)),
    ("coverage.rs", (3, 0)),
    ("seeds.rs", (3, 0)),
    ("seeds/", (3, 0)),
    ("exchange.rs", (3, 0)),
    ("score/", (4, 0)),
    ("web/frame/", (4, 0)),
    ("web/guard/", (4, 1)),
    ("web/public/", (4, 2)),
    ("web/admin/", (4, 2)),
    ("web/explain.rs", (4, 3)),
    ("web/mod.rs", (4, 4)),
    ("web/serve.rs", (4, 4)),
    ("commands/", (5, 0)),
    ("main.rs", (5, 1)),
];

/// Holds the plan as documentation, and nothing else.
const PLAN: &str = "lib.rs";

fn room(file: &str) -> Option<(&'static str, Floor)> {
    ROOMS.into_iter().filter(|(start, _)| file.starts_with(start)).max_by_key(|(start, _)| start.len())
}

/// Looks at a room on the same floor or above, said in a line each, and files that are in no room.
fn upward(sources: &Sources) -> Vec<String> {
    let homeless = sources.files.iter().filter(|file| *file != PLAN && room(file).is_none()).map(|file| format!("{file} is in no room of the plan"));
    let up = |look: &&Look| match (room(&look.from), room(&look.to)) {
        (Some((here, floor)), Some((there, other))) => here != there && other >= floor,
        _ => false,
    };
    homeless.chain(sources.looks.iter().filter(up).map(said)).collect()
}

/// Circles of files, said in a line each.
fn circles(sources: &Sources) -> Vec<String> {
    sources.circles().into_iter().map(|circle| circle.into_iter().map(said).collect::<Vec<_>>().join(", ")).collect()
}

fn said(look: &Look) -> String {
    format!("{} looks at {} ({})", look.from, look.to, look.path)
}

fn house() -> Sources {
    fn read(folder: &Path, src: &Path, texts: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, src, texts);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(src).expect("below src").to_str().expect("a path").replace('\\', "/");
                texts.insert(name, std::fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut texts = BTreeMap::new();
    read(&src, &src, &mut texts);
    Sources::read("aanhaken", &texts)
}

#[test]
fn every_room_looks_only_down() {
    let house = house();
    assert!(house.looks.len() > 400, "only {} looks were found: has the way of importing changed?", house.looks.len());
    let found = upward(&house);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_two_files_look_at_each_other_not_even_through_others() {
    let found = circles(&house());
    assert!(found.is_empty(), "{} circles:\n{}", found.len(), found.join("\n"));
}

/// A house of these files, whose `lib.rs` and `mod.rs` declare what stands in them.
fn made(files: &[(&str, &str)]) -> Sources {
    Sources::read("house", &files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect())
}

/// What is found between two files `a.rs` and `b.rs`, of which `b.rs` looks at `a.rs`.
fn beside(a: &str) -> Vec<String> {
    circles(&made(&[("lib.rs", "mod a; mod b;"), ("a.rs", a), ("b.rs", "use crate::a::A; pub struct B;")]))
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    for look in [
        "use crate::b::B;",
        "use super::b::B;",
        "use self::super::b::B;",
        "use crate::{\n    a,\n    b::{\n        self as other,\n        B,\n    },\n};",
        "use crate::b;",
        "use crate::b::*;",
        "use crate as whole; use whole::b::B;",
        "fn there() { super::b::there(); }",
        "fn there() { use crate::b::B; }",
        "fn there() -> Option<crate::b::B> { None }",
        "struct A(Vec<super::b::B>);",
        "impl crate::b::Told for A {}",
        "fn there() { println!(\"{}\", format!(\"{:?}\", crate::b::B)); }",
        "macro_rules! told { () => { $crate::b::B }; }",
        "#[derive(crate::b::Told)] struct A;",
        "mod within { use super::super::b::B; }",
        "const QUOTES: [char; 2] = ['\"', '\\'']; use crate::b::B;",
        "fn there<'a>(text: &'a str) { text.split('{').for_each(super::b::there); }",
        "#[cfg(test)] mod tests { fn there() {} } use crate::b::B;",
        "#[cfg(test)] use std::{fmt, io}; use crate::b::B;",
        "pub use crate::b::B;",
    ] {
        assert_eq!(beside(look).len(), 1, "{look}: {:?}", beside(look));
    }
    assert_eq!(beside("use crate::b::B;"), ["a.rs looks at b.rs (crate::b::B), b.rs looks at a.rs (crate::a::A)"]);
}

#[test]
fn what_is_no_look_makes_no_circle() {
    for no_look in [
        "",
        "// use crate::b::B;",
        "/// See [`B`](crate::b::B).\npub struct A;",
        "pub(super) struct A;",
        "pub(in crate::b) struct A;",
        "const TEXT: &str = \"crate::b::B\";",
        "const TEXT: &str = r#\"\"crate::b::B\"#;",
        "/* /* use */ crate::b::B */",
        "fn there<'a>(quote: &'a char) -> bool { *quote == '\"' || *quote == '\\'' } // \"crate::b::B",
        "#[cfg(test)] mod tests { use crate::b::B; }",
        "#[cfg(test)] use crate::b::B;",
        "#[cfg(test)] mod trial;",
        "impl A { #[cfg(test)] fn there() { crate::b::there(); } }",
        "mod b { pub struct B; } use self::b::B;",
        "use b::B;",
    ] {
        assert_eq!(beside(no_look), Vec::<String>::new(), "{no_look}");
    }
}

#[test]
fn a_circle_through_three_files_and_folders_is_found_once() {
    let house = made(&[
        ("lib.rs", "pub mod one; pub mod two; pub mod three;"),
        ("one/mod.rs", "pub mod deep;"),
        ("one/deep.rs", "use super::super::two::{Two, inner::*};"),
        ("two/mod.rs", "pub mod inner; pub struct Two;"),
        ("two/inner.rs", "use crate::three;\nfn there() { three::there(); }"),
        ("three.rs", "use crate::one::{self, deep::Deep};"),
    ]);
    let found = circles(&house);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(["one/deep.rs", "two/inner.rs", "three.rs"].iter().all(|file| found[0].contains(file)), "{found:?}");
}

#[test]
fn a_child_may_use_its_parent_or_be_used_by_it_and_not_both() {
    let with = |parent: &str, child: &str| circles(&made(&[("lib.rs", "mod room;"), ("room/mod.rs", parent), ("room/child.rs", child)])).len();
    let plain = "pub struct Child;";
    assert_eq!(with("pub mod child; pub struct Parent;", "use super::Parent;"), 0, "a `mod` by itself is no look");
    assert_eq!(with("mod child; pub use child::Child;", plain), 0);
    assert_eq!(with("mod child; fn there() { child::there(); }", plain), 0);
    for uses in
        ["use child::Child;", "use self::child::Child;", "use crate::room::child::Child;", "pub use child::*;", "fn there() { child::there(); }"]
    {
        for used in ["use super::Parent;", "use super::*;", "use crate::room::Parent;", "fn there() { super::there(); }"] {
            assert_eq!(with(&format!("mod child; pub struct Parent; {uses}"), used), 1, "{uses} {used}");
        }
    }
}

#[test]
fn a_module_that_is_passed_on_is_a_look_at_who_passes_and_at_the_module() {
    let house = made(&[
        ("lib.rs", "mod a; mod b; mod door;"),
        ("door.rs", "pub use crate::b as other;"),
        ("a.rs", "use crate::door::other::B;"),
        ("b.rs", ""),
    ]);
    let seen: Vec<&str> = house.looks.iter().filter(|look| look.from == "a.rs").map(|look| look.to.as_str()).collect();
    assert_eq!(seen, ["b.rs", "door.rs"]);
}

#[test]
fn a_look_upward_or_sideways_is_found_and_a_room_needs_a_floor() {
    let frame = |text: &str| {
        let modules = "pub mod admin; pub mod frame; pub mod guard; pub mod public;";
        upward(&made(&[
            ("lib.rs", "pub mod domain; pub mod store; pub mod web;"),
            ("main.rs", "mod commands; use house::web::frame::Frame;"),
            ("commands/mod.rs", "use house::store::Store;"),
            ("domain/mod.rs", if text == "domain" { "use crate::store::Store;" } else { "" }),
            ("store/mod.rs", "use crate::domain::Fiche;"),
            ("web/mod.rs", &format!("{modules} use public::Page; use self::admin::Page as Desk;")),
            ("web/frame/mod.rs", if text == "frame" { "use super::guard::Staff;" } else { "use crate::store::Store;" }),
            ("web/guard/mod.rs", if text == "guard" { "use crate::web;" } else { "use super::frame::Page;" }),
            ("web/public/mod.rs", if text == "public" { "fn there() { crate::web::admin::there(); }" } else { "" }),
            ("web/admin/mod.rs", if text == "admin" { "mod words; mod upkeep;" } else { "" }),
            ("web/admin/words.rs", "use super::upkeep::ToDo;"),
            ("web/admin/upkeep.rs", "use crate::web::frame::Page; use crate::web::guard::Staff;"),
        ]))
    };
    assert_eq!(frame(""), Vec::<String>::new());
    assert_eq!(frame("admin"), Vec::<String>::new(), "files of one room may look at each other");
    assert_eq!(frame("domain"), ["domain/mod.rs looks at store/mod.rs (crate::store::Store)"]);
    assert_eq!(frame("frame"), ["web/frame/mod.rs looks at web/guard/mod.rs (super::guard::Staff)"]);
    assert_eq!(frame("guard"), ["web/guard/mod.rs looks at web/mod.rs (crate::web)"]);
    assert_eq!(frame("public"), ["web/public/mod.rs looks at web/admin/mod.rs (crate::web::admin::there)"]);
    assert_eq!(upward(&made(&[("lib.rs", "mod attic;"), ("attic.rs", "")])), ["attic.rs is in no room of the plan"]);
}
