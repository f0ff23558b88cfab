//! `cargo xtask data`: makes what is generated and committed, proves it up to date, and tells what the data is.
//!
//! What people edit (gazetteer.csv, the tables in data/) is read and checked here, never rewritten.

mod census;
mod generated;
mod known;
mod manifest;
mod notice;
mod page;
mod schemes;
mod sources;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::data::census::Census;
use crate::data::generated::Generated;
use crate::data::sources::Sources;
use crate::problem::report;
use crate::repo::Repo;

/// The command that mends what `check` complains about.
const COMMAND: &str = "cargo xtask data rebuild";

#[derive(Subcommand)]
pub(crate) enum DataTask {
    /// Check the gazetteer and make data/manifest.lock, docs/data.md, docs/schemes.md and NOTICE anew
    Rebuild(Rebuild),
    /// Prove that what `rebuild` makes is up to date; exit status 1 if it is not
    Check,
    /// Make the tables of countries and cities in data/names/known anew from packages of Unicode CLDR (its README says how to get them)
    Known(Known),
    /// Show what the data holds: types, kinds, languages, files and their entries
    Stats,
    /// Write the rows that are made from data/agencies to standard output, to be read
    Agencies,
    /// Check that a record of data/sources.toml covers every data file, with a licence that fits
    Licenses,
}

#[derive(Args)]
pub(crate) struct Rebuild {
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
pub(crate) struct Known {
    /// The folder with the packages
    folder: PathBuf,
}

/// Runs a task; false if it found something to mend.
pub(crate) fn run(repo: &Repo, task: &DataTask) -> Result<bool> {
    match task {
        DataTask::Rebuild(Rebuild { dry_run: false }) => generated::write(&repo.root, &generate(repo)?),
        DataTask::Rebuild(Rebuild { dry_run: true }) => {
            for path in generated::stale(&repo.root, &generate(repo)?) {
                println!("would change {path}");
            }
            Ok(true)
        }
        DataTask::Check => {
            let stale = generated::stale(&repo.root, &generate(repo)?);
            for path in &stale {
                eprintln!("{path}: is not what its sources make");
            }
            if stale.is_empty() {
                println!("data: up to date");
            } else {
                eprintln!("run: {COMMAND}");
            }
            Ok(stale.is_empty())
        }
        DataTask::Known(Known { folder }) => generated::write(&repo.root, &known::generate(folder)?),
        DataTask::Stats => {
            print!("{}", page::figures(&Census::take(repo)?));
            Ok(true)
        }
        DataTask::Agencies => census::write_agencies(repo, std::io::stdout().lock()),
        DataTask::Licenses => Ok(report(
            "data licenses",
            Sources::read(repo)?.check(&census::data_files(&repo.files)),
        )),
    }
}

/// All generated files, in memory.
fn generate(repo: &Repo) -> Result<Vec<Generated>> {
    let sources = Sources::read(repo)?;
    let census = Census::take(repo)?;
    Ok(vec![
        manifest::generate(&census),
        page::generate(&census, &sources),
        schemes::generate(repo)?,
        notice::generate(&sources),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: &str = r#"
[[source]]
id = "own"
title = "Own"
gives = "Names."
files = ["gazetteer.csv"]
licence = "MIT"
attribution = "The authors."
date = "2025"
"#;

    /// A small tree, its files made anew.
    fn tree(csv: &str) -> (tempfile::TempDir, Repo) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        std::fs::write(folder.path().join("data/sources.toml"), SOURCES).unwrap();
        std::fs::write(folder.path().join("gazetteer.csv"), csv).unwrap();
        let repo = Repo::at(folder.path()).unwrap();
        (folder, repo)
    }

    const REBUILD: DataTask = DataTask::Rebuild(Rebuild { dry_run: false });
    const DRY_RUN: DataTask = DataTask::Rebuild(Rebuild { dry_run: true });

    #[test]
    fn what_rebuild_makes_passes_check_until_a_source_changes() {
        let (_folder, repo) = tree("id,type,name\nQ1,PERSON,Jane Roe\n");
        assert!(!run(&repo, &DataTask::Check).unwrap(), "nothing is made yet");
        assert!(run(&repo, &DRY_RUN).unwrap());
        assert!(!run(&repo, &DataTask::Check).unwrap(), "a dry run makes nothing");
        assert!(run(&repo, &REBUILD).unwrap());
        assert!(run(&repo, &DataTask::Check).unwrap());
        std::fs::write(repo.root.join("gazetteer.csv"), "id,type,name\nQ1,PERSON,Jane R. Roe\n").unwrap();
        assert!(!run(&repo, &DataTask::Check).unwrap());
    }

    #[test]
    fn two_rebuilds_make_the_same_bytes_with_a_header() {
        let (_folder, repo) = tree("id,type,name\nQ2,PLACE,Kyiv\nQ1,PERSON,Jane Roe\n");
        let texts = || generate(&repo).unwrap().into_iter().map(|file| file.text).collect::<Vec<_>>();
        assert_eq!(texts(), texts());
        assert!(texts().iter().all(|text| text.contains(COMMAND)));
    }

    #[test]
    fn errors_of_the_gazetteer_stop_a_rebuild() {
        let (_folder, repo) = tree("id,type,name\nQ1,PERSON\n");
        assert!(run(&repo, &REBUILD).is_err());
        assert!(!repo.root.join("NOTICE").exists());
    }
}
