//! Compiles `gazetteer.csv`, with the ministries that are made from tables, once, so that a program starts with its forms made: reads no
//! network and nothing but that file and the hashes of the tables that it makes the rest with.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads a file and its environment: that is its work"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use polynym_gazetteer::{Gazetteer, Loader, Severity};
use polynym_lexicon::Compiled;
use polynym_store::{Stamp, Writer};
use polynym_tagger::{StoredEars, StoredWorld};
use twox_hash::XxHash3_64;

const GAZETTEER: &str = "gazetteer.csv";
const MANIFEST: &str = "manifest.lock";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={GAZETTEER}");
    println!("cargo::rerun-if-changed={MANIFEST}");
    let csv = match fs::read(GAZETTEER) {
        Ok(csv) => csv,
        Err(error) => {
            println!("cargo::error={GAZETTEER}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let Some(curated) = load(&[(GAZETTEER, &csv)]) else {
        return ExitCode::FAILURE;
    };
    let mut agencies = Vec::new();
    if let Err(error) = polynym_agencies::write_csv(&curated, &mut agencies) {
        println!("cargo::error={error}");
        return ExitCode::FAILURE;
    }
    let Some(gazetteer) = load(&[(GAZETTEER, &csv), (polynym_agencies::LAYER, &agencies)]) else {
        return ExitCode::FAILURE;
    };
    let compiled = Compiled::of_patterns(polynym_forms::patterns(&gazetteer), &polynym_forms::tags());
    let Ok(manifest) = fs::read_to_string(MANIFEST) else {
        println!("cargo::error={MANIFEST}: can't be read; cargo xtask data rebuild makes it");
        return ExitCode::FAILURE;
    };
    let mut core = Writer::new(stamp(&manifest));
    gazetteer.write(&mut core);
    compiled.write(&mut core);
    StoredEars::compile(&gazetteer).write(&mut core);
    StoredWorld::compile(&gazetteer).write(&mut core);
    let path = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo")).join("core.bin");
    fs::write(path, core.to_bytes()).expect("the output folder is writable");
    ExitCode::SUCCESS
}

/// Layers of rows, one over the other; errors are said to cargo.
fn load(layers: &[(&str, &[u8])]) -> Option<Gazetteer> {
    let mut loader = Loader::new();
    for (file, csv) in layers {
        loader.layer(file, csv);
    }
    let loaded = loader.finish();
    for finding in loaded.findings.iter().filter(|f| f.severity == Severity::Error) {
        println!("cargo::error={finding}");
    }
    loaded.into_result().ok()
}

/// What forms are made with: folding, the tables of language by the hashes that the manifest has of them, and the code.
fn stamp(manifest: &str) -> Stamp {
    let tables = manifest.lines().filter(|line| line.starts_with("data/"));
    let made_with: String = tables
        .chain([env!("CARGO_PKG_VERSION")])
        .flat_map(|line| [line, "\n"])
        .collect();
    Stamp {
        fold: polynym_text::FOLD_VERSION,
        data: XxHash3_64::oneshot(made_with.as_bytes()),
    }
}
