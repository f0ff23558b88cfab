//! Given names, arranged: folding fifteen thousand names takes longer than a program may take to start.
//!
//! Two texts come of it: `given-groups.txt`, the tables of groups in one, and `given-words.txt`, the folded names of all tables, sorted,
//! each with whose it is and where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "../src/given/parse.rs"]
#[allow(dead_code, reason = "the library and its tests use the rest")]
mod parse;

const FOLDER: &str = "data/given";

pub(crate) fn arrange() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/given/parse.rs");
    let groups = read_all(Path::new(FOLDER));
    let lists = read_all(&Path::new(FOLDER).join("list"));
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    fs::write(folder.join("given-words.txt"), words(&groups, &lists)).expect("the output folder is writable");
    fs::write(folder.join("given-groups.txt"), groups).expect("the output folder is writable");
}

/// The texts of a folder, in the order of their names.
fn read_all(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("data/names is linked as data");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).expect("UTF-8") + "\n")
        .collect()
}

/// A line for each folded name: the name, the genders it has, and its places in the groups.
fn words(groups: &str, lists: &str) -> String {
    let mut words: BTreeMap<String, (BTreeSet<char>, BTreeSet<parse::Place>)> = BTreeMap::new();
    for (place, gender, name) in parse::groups(groups) {
        let word = words.entry(polynym_text::fold_key(name.text).text).or_default();
        word.0.insert(gender);
        word.1.insert(place);
    }
    for (gender, name) in parse::list(lists) {
        words.entry(polynym_text::fold_key(name).text).or_default().0.insert(gender);
    }
    let mut out = String::new();
    for (key, (genders, places)) in words {
        let gender = if genders.len() == 1 { genders.first().copied() } else { None };
        let _ = write!(out, "{key}\t{}\t", gender.unwrap_or('u'));
        for parse::Place { group, set, short } in places {
            let _ = write!(out, "{group}.{set}.{short} ");
        }
        out.push('\n');
    }
    out
}
