//! Arranges the tables of titles by their folded words: to read and fold them takes longer than a first text may.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads files and its environment: that is its work"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use polynym_text::fold_key;

#[path = "src/titles/file.rs"]
mod file;

const FOLDER: &str = "data";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/titles/file.rs");
    match arrange() {
        Ok(code) => {
            let folder = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
            fs::write(folder.join("titles.rs"), code).expect("the output folder is writable");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            println!("cargo::error={problem}");
            ExitCode::FAILURE
        }
    }
}

/// The code of the tables.
fn arrange() -> Result<String, String> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    let mut links = BTreeSet::from([" ".to_owned()]);
    for (path, file) in file::read_all(Path::new(FOLDER))? {
        links.extend(file.links);
        for row in file.title {
            let gender = match row.gender.as_deref() {
                None => "None",
                Some("m") => "Some(Gender::Masc)",
                Some("f") => "Some(Gender::Fem)",
                Some(other) => return Err(format!("{}: gender {other}: m or f is known", path.display())),
            };
            let title = format!("Title {{ subtypes: &{:?}, gender: {gender} }}", row.subtypes);
            let side = if row.after { &mut after } else { &mut before };
            for form in row.forms {
                let titles: &mut Vec<String> = side.entry(fold_key(&form).text).or_default();
                titles.push(title.clone());
            }
        }
    }
    let links: Vec<String> = links.into_iter().collect();
    Ok(format!(
        "pub(crate) static TITLES: Titles = Titles {{\n    before: {},\n    after: {},\n    links: &{links:?},\n}};\n",
        map(&before),
        map(&after)
    ))
}

/// A map from words to their titles.
fn map(titles: &BTreeMap<String, Vec<String>>) -> String {
    let mut map = phf_codegen::Map::new();
    for (word, titles) in titles {
        map.entry(word.as_str(), format!("&[{}]", titles.join(", ")));
    }
    map.build().to_string()
}
