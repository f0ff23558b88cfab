//! `cargo xtask data`: makes what is generated and committed, proves it up to date, and tells what the data is.
//!
//! What people edit (gazetteer.csv, the tables in data/) is read and checked here, never rewritten.

mod census;
mod diff;
mod extract;
mod fetch;
mod generated;
mod known;
mod lint;
mod manifest;
mod notice;
mod package;
mod packs;
mod page;
mod schemes;
mod sources;
mod verify;

use anyhow::Result;
use clap::{Args, Subcommand};
use polynym_packs::Pack;

use crate::data::census::Census;
use crate::data::generated::Generated;
use crate::data::packs::Made;
use crate::data::sources::Sources;
use crate::problem::report;
use crate::repo::Repo;

/// The command that mends what `check` complains about.
const COMMAND: &str = "cargo xtask data rebuild";

#[derive(Subcommand)]
pub(crate) enum DataTask {
    /// Check the gazetteer, make the packs in target/packs, and data/manifest.lock, data/packs/counts.tsv, docs/data.md,
    /// docs/schemes.md and NOTICE anew
    Rebuild(Rebuild),
    /// Prove that what `rebuild` makes is up to date; exit status 1 if it is not
    Check,
    /// Bring the packages that data/sources.toml pins, by their own clients; the only task that needs a network
    Fetch,
    /// Make the frozen extracts in data/extracts anew from the fetched packages
    Extract,
    /// Make the tables of countries and cities in data/names/known anew from the fetched packages of Unicode CLDR
    Known,
    /// Show what the data holds: types, kinds, languages, files and their entries
    Stats,
    /// Write the rows that are made from data/agencies to standard output, to be read
    Agencies,
    /// Tell everything that is wrong or doubtful in gazetteer.csv and the packs; exit status 1 with any error
    Lint {
        /// How many warnings of each kind to show
        #[arg(long, default_value_t = 3)]
        show: usize,
    },
    /// Tell what gazetteer.csv and the extracts have gained, changed and lost since a revision of git
    Diff {
        /// A commit, branch or tag
        revision: String,
    },
    /// Check that a record of data/sources.toml covers every data file, with a licence that fits, and what feeds the packs
    Licenses,
    /// Compare the names of rows that have a Wikidata id with those of Wikidata
    Verify {
        /// Ask Wikidata; without it, only say how much there is to ask
        #[arg(long)]
        online: bool,
    },
}

#[derive(Args)]
pub(crate) struct Rebuild {
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Make this pack only (world, cities500, ua, names); what is known of the others stays
    #[arg(long, value_parser = packs::parse)]
    only: Option<Pack>,
}

/// Runs a task; false if it found something to mend.
pub(crate) fn run(repo: &Repo, task: &DataTask) -> Result<bool> {
    run_with(repo, task, &Pack::ALL)
}

/// As [`run`], with these packs only.
fn run_with(repo: &Repo, task: &DataTask, packs: &[Pack]) -> Result<bool> {
    match task {
        DataTask::Rebuild(Rebuild { dry_run: false, only }) => {
            let census = Census::take(repo)?;
            let packs = packs::make(repo, &census.gazetteer, packs, *only)?;
            packs::write(repo, &packs)?;
            generated::write(&repo.root, &generate(repo, &census, &packs)?)
        }
        DataTask::Rebuild(Rebuild { dry_run: true, only }) => {
            let census = Census::take(repo)?;
            let packs = packs::make(repo, &census.gazetteer, packs, *only)?;
            for path in generated::stale(&repo.root, &generate(repo, &census, &packs)?) {
                println!("would change {path}");
            }
            Ok(true)
        }
        DataTask::Check => {
            let census = Census::take(repo)?;
            let packs = packs::make(repo, &census.gazetteer, packs, None)?;
            let stale = generated::stale(&repo.root, &generate(repo, &census, &packs)?);
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
        DataTask::Fetch => fetch::run(repo),
        DataTask::Extract => extract::run(repo),
        DataTask::Known => {
            let sources = Sources::read(repo)?;
            generated::write(&repo.root, &known::generate(&extract::packages(repo, &sources))?)
        }
        DataTask::Stats => {
            let census = Census::take(repo)?;
            print!("{}", page::figures(&census));
            print!("{}", page::packed(&packs::make(repo, &census.gazetteer, packs, None)?));
            Ok(true)
        }
        DataTask::Agencies => census::write_agencies(repo, std::io::stdout().lock()),
        DataTask::Lint { show } => {
            let census = Census::take(repo)?;
            lint::run(repo, &packs::make(repo, &census.gazetteer, packs, None)?, *show)
        }
        DataTask::Diff { revision } => diff::run(repo, revision),
        DataTask::Verify { online } => verify::run(&Census::take(repo)?.gazetteer, *online),
        DataTask::Licenses => {
            let sources = Sources::read(repo)?;
            let mut problems = sources.check(&census::data_files(&repo.files));
            problems.extend(packs::licences(&sources, packs));
            Ok(report("data licenses", problems))
        }
    }
}

/// All generated files, in memory.
fn generate(repo: &Repo, census: &Census, packs: &[Made]) -> Result<Vec<Generated>> {
    let sources = Sources::read(repo)?;
    Ok(vec![
        manifest::generate(census, packs),
        page::generate(census, &sources, packs),
        schemes::generate(repo)?,
        notice::generate(&sources, packs),
        packs::counts(packs),
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

    const REBUILD: DataTask = DataTask::Rebuild(Rebuild {
        dry_run: false,
        only: None,
    });
    const DRY_RUN: DataTask = DataTask::Rebuild(Rebuild {
        dry_run: true,
        only: None,
    });

    /// The packs have tests of their own, and take long.
    fn run(repo: &Repo, task: &DataTask) -> Result<bool> {
        run_with(repo, task, &[])
    }

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
        let census = Census::take(&repo).unwrap();
        let texts = || {
            let files = generate(&repo, &census, &[]).unwrap();
            files.into_iter().map(|file| file.text).collect::<Vec<_>>()
        };
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
