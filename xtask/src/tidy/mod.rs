//! `cargo xtask tidy`: what the project promises of its own tree, checked.
//!
//! Each check is a function from texts to problems, so that its tests need no tree; this module feeds them.

mod dependencies;
mod graph;
mod hygiene;
mod links;
mod package;
mod readme;
mod source;

use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};

use crate::problem::{Problem, report};
use crate::repo::Repo;

pub(crate) use readme::TAG_COMMAND;

/// Runs all checks and shows what they found; true if nothing.
pub(crate) fn run(repo: &Repo) -> Result<bool> {
    let metadata = metadata(&repo.root)?;
    let mut problems = Vec::new();
    for path in &repo.files {
        // Test data may be in any encoding, and extracts are compressed; nothing else has a reason to be.
        match String::from_utf8(repo.bytes(path)?) {
            Ok(text) => problems.extend(file(repo, path, &text)),
            Err(_) if path.starts_with("tests/") || path.ends_with(".zst") => {}
            Err(_) => problems.push(Problem::new(path, "is not UTF-8")),
        }
    }
    problems.extend(graph::check(&graph::members(&metadata)));
    problems.extend(dependencies::licences(&metadata));
    problems.extend(dependencies::check(&manifests(repo)?));
    let architecture = repo.text("ARCHITECTURE.md")?;
    problems.extend(links::crates_named(&architecture, &repo.files));
    problems.extend(graph::documented(&architecture));
    problems.extend(readme::check(&repo.text("README.md")?));
    problems.extend(readme::is_doctest(&repo.text("crates/polynym/src/lib.rs")?, &repo.root));
    problems.extend(package::check(repo, &metadata)?);
    Ok(report("tidy", problems))
}

/// The checks of a single file.
fn file(repo: &Repo, path: &str, text: &str) -> Vec<Problem> {
    let mut problems = hygiene::check(path, text);
    if path.ends_with(".rs") {
        problems.extend(source::check(path, text));
    }
    // Suites hold texts to be tagged, where brackets mean other things.
    if path.ends_with(".md") && !path.starts_with("tests/suites/") {
        problems.extend(links::check(&repo.root, path, text));
    }
    problems
}

/// All manifests: the root's first.
fn manifests(repo: &Repo) -> Result<Vec<(String, String)>> {
    let members = repo.ending("/Cargo.toml");
    std::iter::once("Cargo.toml")
        .chain(members)
        .map(|path| Ok((path.to_string(), repo.text(path)?)))
        .collect()
}

/// The workspace with all its dependencies: offline where the registry's cache has them, else with the network.
fn metadata(root: &Path) -> Result<Metadata> {
    let ask = |options: &[&str]| {
        let options = options.iter().map(ToString::to_string).collect::<Vec<_>>();
        MetadataCommand::new()
            .manifest_path(root.join("Cargo.toml"))
            .other_options(options)
            .exec()
    };
    ask(&["--offline"]).or_else(|_| ask(&[])).context("cargo metadata")
}
