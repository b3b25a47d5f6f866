//! Embeds the static files, packs the list of common words, gives the build a name for `ETag`s, and tells cargo which folders end up inside the
//! binary: a *new* seed, template, migration or message file would otherwise not be noticed by an incremental build.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

#[path = "src/search/classifier/features.rs"]
mod features;
#[allow(dead_code)]
#[path = "src/search/dutch/folding.rs"]
mod folding;
#[path = "src/search/classifier/training.rs"]
mod training;

fn main() {
    memory_serve::load_directory("./static");
    let mut fingerprint = DefaultHasher::new();
    for folder in ["migrations", "seeds", "src", "static", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
        hash(Path::new(folder), &mut fingerprint);
    }
    pack_common_words();
    classifiers();
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo:rustc-env=AANHAKEN_BUILT_AT={}", built_at());
    println!("cargo:rustc-env=AANHAKEN_BUILD={:016x}", fingerprint.finish());
}

/// Packs `src/search/common/common.txt` into an automaton that is looked into where it lies: half the size, and nothing to read at start.
fn pack_common_words() {
    let list = std::fs::read_to_string("src/search/common/common.txt").expect("the list of common words can be read");
    let marked = list.lines().map(|line| line.strip_suffix('\'').map_or((line, 0), |word| (word, 1)));
    let mut words: Vec<(&str, u64)> = marked.collect();
    words.sort_unstable();
    let packed = fst::Map::from_iter(words).expect("common.txt has each word once");
    let target = Path::new(&std::env::var_os("OUT_DIR").expect("cargo names a folder")).join("common.fst");
    std::fs::write(target, packed.as_fst().as_bytes()).expect("the packed words can be written");
}

/// Trains the classifiers of the search, unless what they learn from is as it was.
fn classifiers() {
    let mut fingerprint = DefaultHasher::new();
    for part in
        ["seeds/fiches", "seeds/niet-van-ons.toml", "seeds/questions", "seeds/thesaurus", "src/search/classifier", "src/search/dutch/folding.rs"]
    {
        hash(Path::new(part), &mut fingerprint);
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names a folder for what a build makes"));
    let stamp = out.join("classifiers.stamp");
    let now = format!("{:016x}", fingerprint.finish());
    let tables = ["themes.table", "fiches.table"].map(|name| out.join(name));
    if tables.iter().all(|table| table.exists()) && std::fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return;
    }
    for (file, table) in tables.iter().zip(training::tables(Path::new("seeds"))) {
        std::fs::write(file, table).expect("the folder of the build can be written");
    }
    std::fs::write(&stamp, now).expect("the folder of the build can be written");
}

/// When this is built, in seconds since 1970; who wants the same bytes from the same sources says when (`SOURCE_DATE_EPOCH`).
fn built_at() -> u64 {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    said.unwrap_or_else(|| std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |passed| passed.as_secs()))
}

/// Adds every file below this path, in a fixed order, so that the same sources give the same name.
fn hash(path: &Path, fingerprint: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).expect("the folders of the build can be read");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry of a folder").path()).collect();
        paths.sort();
        paths.iter().for_each(|path| hash(path, fingerprint));
    } else {
        std::fs::read(path).expect("the files of the build can be read").hash(fingerprint);
    }
}
