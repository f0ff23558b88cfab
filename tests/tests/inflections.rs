//! Every suite of case forms in `inflect/`, a test each: `cargo test -p polynym-tests --test inflections -- uk`.
#![allow(clippy::disallowed_methods, reason = "the suites are files")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use polynym::Lang;
use polynym::inflect::inflector;
use polynym_tests::inflections::check;

fn main() -> ExitCode {
    let mut paths: Vec<PathBuf> = std::fs::read_dir("inflect")
        .expect("the folder of the suites")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    paths.sort();
    let trials = paths
        .into_iter()
        .map(|path| {
            let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(language.clone(), move || run(&path, &language))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The whole suite of one language.
fn run(path: &Path, language: &str) -> Result<(), Failed> {
    let inflector = Lang::new(language)
        .and_then(inflector)
        .ok_or_else(|| format!("{}:1: no table that can be read for {language}", path.display()))?;
    let text = std::fs::read_to_string(path)?;
    let failures = check(&path.display().to_string(), &text, inflector);
    if failures.is_empty() {
        Ok(())
    } else {
        Err(format!("{} of its forms do not hold:\n{}", failures.len(), failures.join("\n")).into())
    }
}
