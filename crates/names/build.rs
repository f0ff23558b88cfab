//! Arranges the tables of names that the world knows, so that the library finds one without making anything at run time.
//!
//! Two texts come of it: all entries with their names, a line each, an empty line after each entry; and an index, sorted, from folded
//! names to where their entries begin.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads files and its environment: that is its work"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

#[path = "src/known/table.rs"]
mod table;

const FOLDER: &str = "data/known";

/// Kind, and per language its names: the usual one first, acronyms last.
type Entry<'t> = (&'t str, BTreeMap<&'t str, BTreeSet<(table::Use, &'t str)>>);

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    let mut texts = Vec::new();
    for file in table::FILES {
        let path = format!("{FOLDER}/{file}");
        println!("cargo::rerun-if-changed={path}");
        match fs::read_to_string(&path) {
            Ok(text) => texts.push((path, text)),
            Err(error) => return failure(&format!("{path}: {error}")),
        }
    }
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    for (path, text) in &texts {
        for (number, row) in table::rows(text) {
            let Some(row) = row else {
                return failure(&format!("{path}:{number}: not entry, kind, language, name and a known mark"));
            };
            let entry = entries.entry(row.entry).or_insert((row.kind, BTreeMap::new()));
            // A script or country of a language is for the table's reader: a text has all of them.
            let lang = row.tag.split('-').next().unwrap_or(row.tag);
            entry.1.entry(lang).or_default().insert((row.used, row.name));
        }
    }
    let (names, index) = arrange(&entries);
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(folder.join("known-names.txt"), names).expect("the output folder is writable");
    fs::write(folder.join("known-index.txt"), index).expect("the output folder is writable");
    ExitCode::SUCCESS
}

/// The two texts.
fn arrange(entries: &BTreeMap<&str, Entry>) -> (String, String) {
    let mut names = String::new();
    let mut index: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (id, (kind, langs)) in entries {
        let at = names.len();
        let _ = writeln!(names, "{id}\t{kind}");
        for (lang, of_lang) in langs {
            let mut seen = BTreeSet::new();
            for (used, name) in of_lang.iter().filter(|(_, name)| seen.insert(*name)) {
                let mark = if *used == table::Use::Acronym { "\tacronym" } else { "" };
                let _ = writeln!(names, "{lang}\t{name}{mark}");
                index.entry(polynym_text::fold_key(name).text).or_default().insert(at);
            }
        }
        names.push('\n');
    }
    let mut lines = String::new();
    for (key, places) in index.iter().filter(|(key, _)| !key.is_empty()) {
        let places: Vec<String> = places.iter().map(usize::to_string).collect();
        let _ = writeln!(lines, "{key}\t{}", places.join(" "));
    }
    (names, lines)
}

fn failure(what: &str) -> ExitCode {
    println!("cargo::error={what}");
    ExitCode::FAILURE
}
