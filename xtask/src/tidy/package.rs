//! What a crate takes in with `include_str!` or `include_bytes!` is in its package: data reaches crates through links, and a path
//! out of the crate would build here and fail for those who get the crate alone.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use cargo_metadata::Metadata;

use crate::problem::Problem;
use crate::repo::Repo;

/// Checks each crate that can be published.
pub(crate) fn check(repo: &Repo, metadata: &Metadata) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for package in metadata.workspace_packages() {
        let folder = package.manifest_path.parent().context("a manifest in a folder")?;
        let folder = folder.strip_prefix(&metadata.workspace_root)?.as_str().replace('\\', "/");
        let mut wanted = Vec::new();
        for path in repo.ending(".rs").filter(|path| path.starts_with(&format!("{folder}/"))) {
            wanted.extend(included(&repo.text(path)?).map(|target| (path.to_string(), join(path, &target))));
        }
        let published = package.publish.as_ref().is_none_or(|registries| !registries.is_empty());
        if published && !wanted.is_empty() {
            problems.extend(missing(&folder, &wanted, &listed(repo, package.name.as_str())?));
        }
    }
    Ok(problems)
}

/// The files that `cargo package` would pack.
fn listed(repo: &Repo, package: &str) -> Result<Vec<String>> {
    let arguments = ["package", "--list", "--allow-dirty", "--offline", "--package", package];
    let output = Command::new("cargo")
        .args(arguments)
        .current_dir(&repo.root)
        .output()
        .context("cargo package")?;
    ensure!(
        output.status.success(),
        "cargo package --list: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.replace('\\', "/"))
        .collect())
}

/// The paths that a file takes in, as written there; of a path put together by `concat!`, its beginning, up to a `/`.
fn included(text: &str) -> impl Iterator<Item = String> {
    let calls = text.match_indices("include_").map(|(at, _)| &text[at..]);
    let calls = calls.filter_map(|call| {
        call.strip_prefix("include_str!(")
            .or_else(|| call.strip_prefix("include_bytes!("))
    });
    let paths = calls.filter_map(|call| call.strip_prefix('"').or_else(|| call.strip_prefix("concat!(\"")));
    paths
        .filter_map(|path| path.split_once('"'))
        .map(|(path, _)| path.to_string())
}

/// The path that is `target`, seen from the file `from`, without looking at the disk: links stay as they are.
fn join(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Those wanted that the list of the package in this folder does not have.
fn missing(folder: &str, wanted: &[(String, String)], listed: &[String]) -> Vec<Problem> {
    let fits = |one: &str, path: &str| {
        if path.ends_with('/') {
            one.starts_with(path)
        } else {
            one == path
        }
    };
    let has = |path: &str| {
        path.strip_prefix(&format!("{folder}/"))
            .is_some_and(|path| listed.iter().any(|one| fits(one, path)))
    };
    let lost = wanted.iter().filter(|(_, path)| !has(path));
    lost.map(|(from, path)| Problem::new(from, format!("takes in `{path}`, which its package would not have")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let text = format!("const A: &str = include_{}!(\"../data/uk.toml\");", "str");
        assert_eq!(included(&text).collect::<Vec<_>>(), ["../data/uk.toml"]);
        let text = format!("include_{}!(concat!(\"../data/\", $code))", "bytes");
        assert_eq!(included(&text).collect::<Vec<_>>(), ["../data/"]);
        assert_eq!(
            join("crates/inflect/src/a.rs", "../data/uk.toml"),
            "crates/inflect/data/uk.toml"
        );
    }

    #[test]
    fn packed() {
        let wanted = |path: &str| [("crates/a/src/lib.rs".to_string(), path.to_string())];
        let listed = ["src/lib.rs".to_string(), "data/uk.toml".to_string()];
        assert!(missing("crates/a", &wanted("crates/a/data/uk.toml"), &listed).is_empty());
        assert!(missing("crates/a", &wanted("crates/a/data/"), &listed).is_empty());
        assert_eq!(missing("crates/a", &wanted("crates/a/data/ru.toml"), &listed).len(), 1);
        assert_eq!(missing("crates/a", &wanted("data/uk.toml"), &listed).len(), 1);
    }
}
