//! Compiles `gazetteer.csv` once, so that a program starts with its forms made: reads no network and nothing but the one file.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads a file and its environment: that is its work"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use polynym_gazetteer::{Loader, Severity};
use polynym_lexicon::Compiled;
use polynym_store::{Stamp, Writer};

const GAZETTEER: &str = "gazetteer.csv";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={GAZETTEER}");
    let csv = match fs::read(GAZETTEER) {
        Ok(csv) => csv,
        Err(error) => {
            println!("cargo::error={GAZETTEER}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut loader = Loader::new();
    loader.layer(GAZETTEER, &csv);
    let loaded = loader.finish();
    for finding in loaded.findings.iter().filter(|f| f.severity == Severity::Error) {
        println!("cargo::error={finding}");
    }
    let Ok(gazetteer) = loaded.into_result() else {
        return ExitCode::FAILURE;
    };
    let compiled = Compiled::of_patterns(polynym_forms::patterns(&gazetteer), &polynym_forms::tags());
    let mut core = Writer::new(Stamp::default());
    gazetteer.write(&mut core);
    compiled.write(&mut core);
    let path = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo")).join("core.bin");
    fs::write(path, core.to_bytes()).expect("the output folder is writable");
    ExitCode::SUCCESS
}
