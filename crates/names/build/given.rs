//! Given names, arranged: folding fifteen thousand names takes longer than a program may take to start.
//!
//! Two files come of it: `given-groups.txt`, the tables of groups in one, and `given-words.rs`, the folded names of all tables, each with
//! whose it is and where it stands.

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
    fs::write(folder.join("given-words.rs"), words(&groups, &lists)).expect("the output folder is writable");
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

/// The table of folded names, as code: of each the genders it has, and its places in the groups.
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
    let mut map = phf_codegen::Map::new();
    let (mut all_places, mut all_groups) = (Vec::new(), Vec::new());
    for (key, (genders, places)) in &words {
        let gender = match genders.first() {
            Some('m') if genders.len() == 1 => "Masculine",
            Some('f') if genders.len() == 1 => "Feminine",
            _ => "Either",
        };
        let (first_place, first_group) = (all_places.len(), all_groups.len());
        all_places.extend(places);
        for place in places {
            if !all_groups[first_group..].contains(&place.group) {
                all_groups.push(place.group);
            }
        }
        let (places, groups) = (first_place..all_places.len(), first_group..all_groups.len());
        let word = format!("Word {{ gender: Gender::{gender}, places: {places:?}, groups: {groups:?} }}");
        map.entry(key.as_str(), word);
    }
    let mut code = format!("static WORDS: phf::Map<&'static str, Word> = {};\n", map.build());
    code.push_str("static PLACES: &[Place] = &[\n");
    for parse::Place { group, set, short } in all_places {
        let _ = writeln!(code, "    Place {{ group: {group}, set: {set}, short: {short} }},");
    }
    code.push_str("];\nstatic GROUP_IDS: &[GroupId] = &[\n");
    for group in all_groups {
        let _ = writeln!(code, "    GroupId({group}),");
    }
    code.push_str("];\n");
    code
}
