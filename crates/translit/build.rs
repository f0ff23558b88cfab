//! Writes the list of embedded schemes: the header of each file of `data/`, and its text as it stands.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script: files and cargo's environment are its business"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap()).join("data");
    let mut files = Vec::new();
    for folder in sorted(&root).into_iter().filter(|path| path.is_dir()) {
        files.extend(
            sorted(&folder)
                .into_iter()
                .filter(|path| path.extension().is_some_and(|e| e == "toml")),
        );
    }
    files.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
    if let Some(pair) = files.windows(2).find(|pair| pair[0].file_stem() == pair[1].file_stem()) {
        panic!("{} and {} have one name", pair[0].display(), pair[1].display());
    }
    let mut code = "/// The schemes of `data/`, by id.\nfn embedded() -> Vec<Entry> {\nvec![\n".to_owned();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().display().to_string();
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("data/translit/{name}: {error}"));
        let string = |key: &str| table.get(key).and_then(|value| value.as_str()).unwrap_or_default();
        let aliases: Vec<String> = table
            .get("aliases")
            .and_then(|value| value.as_array())
            .into_iter()
            .flatten()
            .map(|alias| format!("Cow::Borrowed({:?})", alias.as_str().unwrap_or_default()))
            .collect();
        let into = match table.get("into").and_then(|value| value.as_str()) {
            Some(into) => format!("Some(Cow::Borrowed({into:?}))"),
            None => "None".to_owned(),
        };
        let weight = table
            .get("weight")
            .and_then(|value| value.as_float().or(value.as_integer().map(|n| n as f64)));
        let flag = |key: &str| table.get(key).and_then(toml::Value::as_bool).unwrap_or(false);
        let year = table.get("year").and_then(toml::Value::as_integer).unwrap_or_default();
        writeln!(
            code,
            "Entry {{ id: Cow::Borrowed({:?}), aliases: vec![{}], title: Cow::Borrowed({:?}), authority: Cow::Borrowed({:?}), \
             year: {year}, note: Cow::Borrowed({:?}), source: Cow::Borrowed({:?}), usual: {}, language: Cow::Borrowed({:?}), into: {into}, weight: {:?}_f32, reversible: {}, \
             text: Cow::Borrowed(include_str!({:?})), file: Cow::Borrowed({:?}) }},",
            path.file_stem().unwrap().to_string_lossy(),
            aliases.join(", "),
            string("title"),
            string("authority"),
            string("note"),
            string("source"),
            flag("usual"),
            string("language"),
            weight.unwrap_or(1.0),
            flag("reversible"),
            path.display().to_string(),
            format!("data/translit/{name}"),
        )
        .unwrap();
    }
    code.push_str("]\n}\n");
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("schemes.rs"), code).unwrap();
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
