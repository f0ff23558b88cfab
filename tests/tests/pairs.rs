//! Every suite of pairs in `pairs/`, a test each: `cargo test -p polynym-tests --test pairs -- west`.
#![allow(clippy::disallowed_methods, reason = "the suites are files")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;

use libtest_mimic::{Arguments, Failed, Trial};
use polynym::{Comparer, NameType};
use polynym_tests::pairs::check;

static COMPARER: LazyLock<Comparer> = LazyLock::new(Comparer::new);

fn main() -> ExitCode {
    let mut paths: Vec<PathBuf> = std::fs::read_dir("pairs")
        .expect("the folder of the suites")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    paths.sort();
    let trials = paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(name.clone(), move || run(&path, &name))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn run(path: &Path, name: &str) -> Result<(), Failed> {
    let kind = match name {
        _ if name.starts_with("places") => NameType::Place,
        _ if name.starts_with("agencies") => NameType::Agency,
        _ => NameType::Person,
    };
    let text = std::fs::read_to_string(path)?;
    let outcome = check(&path.display().to_string(), &text, |a, b| COMPARER.score_as(a, b, kind).value);
    if outcome.failures.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{} of {} pairs:\n{}",
            outcome.failures.len(),
            outcome.pairs,
            outcome.failures.join("\n")
        )
        .into())
    }
}
