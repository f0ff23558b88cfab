//! The tables of `data/titles/` as people write them.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A table: the titles of a language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(
    dead_code,
    reason = "the tests look at what is written for people: a title counts in every text"
)]
pub(crate) struct File {
    pub(crate) lang: String,
    pub(crate) source: String,
    /// What may stand between an agency and its country: `’s `, ` of `.
    #[serde(default)]
    pub(crate) links: Vec<String>,
    pub(crate) title: Vec<Row>,
}

/// A title in its forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the tests look at the forms")]
pub(crate) struct Row {
    pub(crate) forms: Vec<String>,
    /// The subtypes of the people who bear it; empty: anyone's.
    #[serde(default)]
    pub(crate) subtypes: Vec<String>,
    #[serde(default)]
    pub(crate) gender: Option<String>,
    /// After the name (`Trump administration`).
    #[serde(default)]
    pub(crate) after: bool,
}

/// The tables of a folder, by their names; or what is wrong with one.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<(PathBuf, File)>, String> {
    let told = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).map_err(|error| told(&path, &error))?;
        let file = toml::from_str(&text).map_err(|error| told(&path, &error))?;
        Ok((path, file))
    };
    paths.into_iter().map(read).collect()
}
