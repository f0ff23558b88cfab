//! Writes the list of embedded tables, so that a new language is a new file in `data/` and nothing else.

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
    let mut files: Vec<PathBuf> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    files.sort();
    let mut code = format!(
        "/// The tables of `data/`, by language.\nstatic TABLES: [(&str, Table); {}] = [\n",
        files.len()
    );
    for path in files {
        let language = path.file_stem().unwrap().to_str().unwrap();
        let file = path.display().to_string();
        writeln!(
            code,
            "({language:?}, (include_str!({file:?}), LazyLock::new(|| embedded({language:?})))),"
        )
        .unwrap();
    }
    code.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("tables.rs"), code).unwrap();
}
