//! Arranges tables of words by their folded spelling: to read and fold them takes longer than a first text may.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads files and its environment: that is its work"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

#[path = "build/sound.rs"]
mod sound;
#[path = "build/titles.rs"]
mod titles;

fn main() -> ExitCode {
    for read in [titles::FOLDER, sound::FOLDER, "src/titles/file.rs"] {
        println!("cargo::rerun-if-changed={read}");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    let made = [
        ("titles.rs", titles::arrange(Path::new(titles::FOLDER))),
        ("sound.rs", sound::arrange(Path::new(sound::FOLDER))),
    ];
    for (name, code) in made {
        match code {
            Ok(code) => fs::write(folder.join(name), code).expect("the output folder is writable"),
            Err(problem) => {
                println!("cargo::error={problem}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
