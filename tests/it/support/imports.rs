//! Which file looks at which: the modules of some sources, and every path in them that names a thing of another file.
//!
//! Paths are read from the words of the language, not from lines: `use` trees with braces, paths in code, types, attributes and macro calls; in
//! `crate::`, `super::` and `self::`, through names that a `use` brought in, and relative to a child. What only tests see does not count, nor does
//! `mod` by itself, nor the `super` of `pub(super)`. That a method was written in another file than its type is not seen: nothing there names that file.
//!
//! A reader of our own, since a parser of Rust among the dependencies has every macro of them, and so everything, built a second way.

use std::collections::{BTreeMap, BTreeSet};

/// A module by its path from the root of its crate, which comes first.
type ModulePath = Vec<String>;

/// One file that names a thing of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// The file that looks.
    pub from: String,
    /// The file that it looks at.
    pub to: String,
    /// The path as it stands there.
    pub path: String,
}

/// What stands in the sources of a program and its library.
pub struct Sources {
    /// All files that are compiled, without those for tests.
    pub files: BTreeSet<String>,
    /// All looks from one of them to another.
    pub looks: Vec<Look>,
}

impl Sources {
    /// Reads the library at `lib.rs`, which this name stands for, and the program at `main.rs`, if there is one; texts by their path below `src/`.
    pub fn read(library: &str, texts: &BTreeMap<String, String>) -> Self {
        let mut modules = BTreeMap::new();
        for (root, file) in [(library, "lib.rs"), ("main", "main.rs")] {
            if texts.contains_key(file) {
                declare(texts, file, vec![root.to_owned()], &mut modules);
            }
        }
        let house = House { library: library.to_owned(), modules };
        let mut looks = BTreeSet::new();
        for (path, module) in &house.modules {
            for named in &module.paths {
                for to in house.files_on_the_way(path, named).into_iter().filter(|to| *to != module.file) {
                    looks.insert(Look { from: module.file.clone(), to, path: named.join("::") });
                }
            }
        }
        Self { files: house.modules.values().map(|module| module.file.clone()).collect(), looks: looks.into_iter().collect() }
    }

    /// One shortest circle for each file that can see itself through others, each circle once: its looks in order.
    pub fn circles(&self) -> Vec<Vec<&Look>> {
        let mut found: BTreeMap<BTreeSet<&str>, Vec<&Look>> = BTreeMap::new();
        for start in &self.files {
            let mut reached: BTreeMap<&str, &Look> = BTreeMap::new();
            let mut next = vec![start.as_str()];
            while !next.is_empty() && !reached.contains_key(start.as_str()) {
                let looks: Vec<&Look> = next.drain(..).flat_map(|file| self.looks.iter().filter(move |look| look.from == file)).collect();
                for look in looks {
                    reached.entry(&look.to).or_insert_with(|| {
                        next.push(&look.to);
                        look
                    });
                }
            }
            let mut circle = Vec::new();
            let mut at = reached.get(start.as_str()).copied();
            while let Some(look) = at {
                circle.insert(0, look);
                at = (look.from != *start).then(|| reached[look.from.as_str()]);
            }
            if !circle.is_empty() {
                found.entry(circle.iter().map(|look| look.from.as_str()).collect()).or_insert(circle);
            }
        }
        found.into_values().collect()
    }
}

/// A module, in a file of its own or within one.
#[derive(Default)]
struct Module {
    file: String,
    /// Names that a `use` brings in, each with the whole path.
    names: BTreeMap<String, Vec<String>>,
    /// Paths of which all is brought in.
    globs: Vec<Vec<String>>,
    /// All paths in it of two parts and more.
    paths: BTreeSet<Vec<String>>,
}

/// Reads the module in a file, and those below it.
fn declare(texts: &BTreeMap<String, String>, file: &str, path: ModulePath, modules: &mut BTreeMap<ModulePath, Module>) {
    Reader { texts, file, modules }.module(path, &tokens(&texts[file]));
}

struct House {
    library: String,
    modules: BTreeMap<ModulePath, Module>,
}

impl House {
    /// The files that a path leads through by name, seen from a module: the one that has what it names, and those that only pass a module on.
    fn files_on_the_way(&self, from: &ModulePath, named: &[String]) -> BTreeSet<String> {
        let mut files = BTreeSet::new();
        if let Some(module) = self.follow(from, named, &mut files, 0) {
            files.insert(self.modules[&module].file.clone());
        }
        files
    }

    /// The innermost module of a path; `None` for one that leads into another crate, or that starts with something that is no module.
    fn follow(&self, from: &ModulePath, named: &[String], files: &mut BTreeSet<String>, depth: usize) -> Option<ModulePath> {
        let (first, rest) = named.split_first()?;
        let mut here: ModulePath = match first.as_str() {
            "crate" => vec![from[0].clone()],
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1).filter(|above| *above > 0)?].to_vec(),
            name => self.named(from, name, files, depth).or_else(|| (*name == self.library).then(|| vec![self.library.clone()]))?,
        };
        for name in rest {
            here = match name.as_str() {
                "self" => here,
                "super" => here[..here.len().checked_sub(1).filter(|above| *above > 0)?].to_vec(),
                name => match self.named(&here, name, files, depth) {
                    Some(next) => {
                        let is_child = next.len() == here.len() + 1 && next.starts_with(&here);
                        if !is_child {
                            files.insert(self.modules[&here].file.clone());
                        }
                        next
                    }
                    None => return Some(here),
                },
            };
        }
        Some(here)
    }

    /// The module that a name stands for within another: a child of it, or one that a `use` brought in.
    fn named(&self, within: &ModulePath, name: &str, files: &mut BTreeSet<String>, depth: usize) -> Option<ModulePath> {
        let child = [within.as_slice(), &[name.to_owned()]].concat();
        if self.modules.contains_key(&child) {
            return Some(child);
        }
        // Names that bring in each other (`use super::*` on both sides) lead nowhere.
        let module = self.modules.get(within).filter(|_| depth < 8)?;
        if let Some(path) = module.names.get(name).filter(|path| path[0] != name) {
            let mut passed = BTreeSet::new();
            let found = self.follow(within, path, &mut passed, depth + 1)?;
            // A name of a thing is not a module; its `use` is looked at by itself.
            let is_module = self.is_module(within, path, depth + 1);
            return is_module.then(|| {
                files.append(&mut passed);
                found
            });
        }
        module.globs.iter().find_map(|glob| {
            let whole = self.follow(within, glob, &mut BTreeSet::new(), depth + 1).filter(|found| found != within)?;
            self.named(&whole, name, files, depth + 1)
        })
    }

    /// Whether a path names a module, and not a thing in one.
    fn is_module(&self, within: &ModulePath, path: &[String], depth: usize) -> bool {
        let Some((last, above)) = path.split_last() else { return false };
        if matches!(last.as_str(), "crate" | "self" | "super") {
            return true;
        }
        let above = if above.is_empty() { Some(within.clone()) } else { self.follow(within, above, &mut BTreeSet::new(), depth) };
        above.is_some_and(|above| self.named(&above, last, &mut BTreeSet::new(), depth + 1).is_some())
    }
}

/// The words and signs of a text: comments, strings and numbers left out, since nothing is named in them.
fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if first.is_alphabetic() || first == '_' {
            let length = word(rest);
            found.push(&rest[..length]);
            length
        } else if first.is_ascii_digit() {
            word(rest)
        } else {
            if !first.is_whitespace() {
                found.push(&rest[..first.len_utf8()]);
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// Length of a comment, which may hold others.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let (open, close) = (text[at..].starts_with("/*"), text[at..].starts_with("*/"));
        depth += i32::from(open) - i32::from(close);
        at += if open || close { 2 } else { text[at..].chars().next().map_or(1, char::len_utf8) };
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length of the string, character or lifetime that starts here; `None` where none does.
fn string(text: &str) -> Option<usize> {
    let bare = text.trim_start_matches(['b', 'c']);
    let prefix = text.len() - bare.len();
    if prefix > 1 {
        return None;
    }
    let hashes = bare.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
    if let Some(hashes) = hashes.filter(|hashes| bare[1 + hashes..].starts_with('"')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let start = prefix + hashes + 2;
        return Some(text[start..].find(&close).map_or(text.len(), |end| start + end + close.len()));
    }
    let quote = bare.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let within = &bare[1..];
    if quote == '\'' && !within.starts_with('\\') && within.chars().nth(1) != Some('\'') {
        return (prefix == 0).then(|| 1 + word(within));
    }
    let mut escaped = false;
    for (at, c) in within.char_indices() {
        if c == quote && !escaped {
            return Some(prefix + 1 + at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(text.len())
}

/// How many of these tokens the brackets take that open with the first of them.
fn brackets(tokens: &[&str]) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        depth += i32::from(matches!(*token, "(" | "[" | "{")) - i32::from(matches!(*token, ")" | "]" | "}"));
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// How many of these tokens the item takes that starts with the first of them: up to its semicolon or its braces.
fn item(tokens: &[&str]) -> usize {
    let mut at = 0;
    while at < tokens.len() {
        at += match tokens[at] {
            ";" => return at + 1,
            "{" => return at + brackets(&tokens[at..]),
            "(" | "[" => brackets(&tokens[at..]),
            _ => 1,
        };
    }
    at
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Finds modules and their paths in tokens.
struct Reader<'a> {
    texts: &'a BTreeMap<String, String>,
    file: &'a str,
    modules: &'a mut BTreeMap<ModulePath, Module>,
}

impl Reader<'_> {
    fn module(&mut self, path: ModulePath, tokens: &[&str]) {
        let mut module = Module { file: self.file.to_owned(), ..Module::default() };
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            at += match rest {
                ["#", "[", "cfg", "(", "test", ")", "]", after @ ..] => 7 + item(after),
                ["pub", "(", "crate" | "self" | "super", ")", ..] => 4,
                ["pub", "(", "in", ..] => 1 + brackets(&rest[1..]),
                ["mod", name, ";", ..] => {
                    self.child(&path, name);
                    3
                }
                ["mod", name, "{", ..] => {
                    let length = brackets(&rest[2..]);
                    self.module([path.as_slice(), &[(*name).to_owned()]].concat(), &rest[3..1 + length]);
                    2 + length
                }
                ["use", first, ..] if *first != "<" => {
                    let length = rest.iter().position(|token| *token == ";").unwrap_or(rest.len());
                    module.bring_in(&rest[1..length], Vec::new());
                    length
                }
                [first, ..] if is_word(first) => {
                    let mut parts = vec![(*first).to_owned()];
                    let mut length = 1;
                    while let [":", ":", next, ..] = &rest[length..]
                        && is_word(next)
                    {
                        parts.push((*next).to_owned());
                        length += 3;
                    }
                    // What stands behind `>::` or `::` goes on from there, or starts outside.
                    if !tokens[..at].ends_with(&[":", ":"]) {
                        module.path(parts);
                    }
                    length
                }
                _ => 1,
            };
        }
        self.modules.insert(path, module);
    }

    fn child(&mut self, parent: &ModulePath, name: &str) {
        let path = [parent.as_slice(), &[name.to_owned()]].concat();
        let below = path[1..].join("/");
        let places = [format!("{below}.rs"), format!("{below}/mod.rs")];
        let file = places.iter().find(|place| self.texts.contains_key(*place)).unwrap_or_else(|| panic!("{}: no file for mod {name}", self.file));
        declare(self.texts, file, path, self.modules);
    }
}

impl Module {
    fn path(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            self.paths.insert(path);
        }
    }

    /// Reads the tree of a `use` behind what leads to it.
    fn bring_in(&mut self, tree: &[&str], mut path: Vec<String>) {
        match tree {
            [] => {}
            [":", ":", rest @ ..] => self.bring_in(rest, path),
            ["{", within @ .., "}"] => {
                let mut start = 0;
                let mut at = 0;
                while at <= within.len() {
                    match within.get(at) {
                        Some(&"{") => at += brackets(&within[at..]),
                        Some(&",") | None => {
                            self.bring_in(&within[start..at], path.clone());
                            at += 1;
                            start = at;
                        }
                        Some(_) => at += 1,
                    }
                }
            }
            ["*"] => {
                self.globs.push(path.clone());
                path.push("*".to_owned());
                self.path(path);
            }
            [last] => self.name(path, last, last),
            [last, "as", name] => self.name(path, last, name),
            [part, rest @ ..] => {
                path.push((*part).to_owned());
                self.bring_in(rest, path);
            }
        }
    }

    fn name(&mut self, mut path: Vec<String>, last: &str, name: &str) {
        let name = if name == "self" { path.last().cloned().unwrap_or_default() } else { name.to_owned() };
        if last != "self" || path.is_empty() {
            path.push(last.to_owned());
        }
        self.names.insert(name, path.clone());
        self.path(path);
    }
}
