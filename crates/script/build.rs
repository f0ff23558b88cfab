//! Arranges the lists of common words in one table, so that asking for the first word reads no list.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads files and its environment: that is its work"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use polynym_text::word_hash;

#[path = "src/words/slot.rs"]
mod slot;

const FOLDER: &str = "words";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/words/slot.rs");
    match arrange(Path::new(FOLDER)) {
        Ok((languages, table)) => {
            let folder = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
            fs::write(folder.join("word-languages.rs"), format!("{languages:?}")).expect("the output folder is writable");
            fs::write(folder.join("words.bin"), table).expect("the output folder is writable");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            println!("cargo::error={problem}");
            ExitCode::FAILURE
        }
    }
}

/// The codes of the languages that have lists, sorted, and the table of their words.
fn arrange(folder: &Path) -> Result<(Vec<String>, Vec<u8>), String> {
    let told = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    if paths.len() > slot::MOST {
        return Err(format!("{FOLDER}: more than {} languages", slot::MOST));
    }
    let mut words: BTreeMap<u64, u32> = BTreeMap::new();
    let mut languages = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        let list = fs::read_to_string(path).map_err(|error| told(path, &error))?;
        for word in slot::words(&list) {
            *words.entry(word_hash(word.as_bytes())).or_default() |= 1 << at;
        }
        let name = path.file_stem().unwrap_or_default();
        languages.push(name.to_string_lossy().into_owned());
    }
    let slots = words.len() * 3 / 2 + 1;
    let mut table = vec![slot::EMPTY; slots];
    for (hash, languages) in words {
        let mut at = slot::place(hash, slots);
        while table[at] != slot::EMPTY {
            at = (at + 1) % slots;
        }
        table[at] = slot::slot(hash, languages);
    }
    Ok((languages, table.iter().flat_map(|slot| slot.to_le_bytes()).collect()))
}
