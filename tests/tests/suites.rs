//! Every case of every suite in `suites/`, a test each: `cargo test -p polynym-tests --test suites -- folds`.
//! With `POLYNYM_UPDATE=1` the suites are rewritten from what is found instead.
#![allow(clippy::print_stderr, reason = "this is the test program's own main")]
#![allow(clippy::disallowed_methods, reason = "the suites are files")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use polynym_tests::{check::check, suite, update::update};

fn main() -> ExitCode {
    let suites = suites();
    if std::env::var_os("POLYNYM_UPDATE").is_some_and(|value| value == "1") {
        return rewrite(&suites);
    }
    let trials = suites.iter().flat_map(|path| trials(path)).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The suites by name, those of folders too, relative to the package's folder, where tests are run.
fn suites() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut folders = vec![PathBuf::from("suites")];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).expect("a folder of suites");
        let (inner, files): (Vec<_>, Vec<_>) = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .partition(|path| path.is_dir());
        folders.extend(inner);
        paths.extend(files);
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

fn trials(path: &Path) -> Vec<Trial> {
    let stem = path.strip_prefix("suites").unwrap_or(path).with_extension("");
    let name = stem.to_string_lossy().replace('\\', "/");
    let source = std::fs::read_to_string(path).expect("a suite in UTF-8");
    match suite::parse(path, &source) {
        Ok(cases) => cases
            .into_iter()
            .map(|case| {
                Trial::test(format!("{name}::{}", case.heading), move || {
                    check(&case).map_err(|told| format!("\n{told}").into())
                })
            })
            .collect(),
        Err(error) => vec![Trial::test(format!("{name}::is a suite"), || Err(error.into()))],
    }
}

fn rewrite(suites: &[PathBuf]) -> ExitCode {
    for path in suites {
        let source = std::fs::read_to_string(path).expect("a suite in UTF-8");
        match suite::parse(path, &source).map(|cases| update(&source, &cases)) {
            Ok(None) => {}
            Ok(Some(updated)) => {
                std::fs::write(path, updated).expect("a suite that can be written");
                eprintln!("rewritten, to review: {}", path.display());
            }
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
