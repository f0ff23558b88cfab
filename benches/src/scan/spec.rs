//! Benchmarks as data: `benches/scan/*.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::engines::Kind;

/// One benchmark.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spec {
    /// What its file is called.
    #[serde(skip)]
    pub(crate) name: String,
    /// One line about it.
    pub(crate) about: String,
    /// Takes too long to be a part of all benchmarks.
    #[serde(default)]
    only_when_named: bool,
    pub(crate) text: Text,
    pub(crate) gazetteer: Gazetteer,
    /// In the order of the table; the first is what the others are compared with.
    pub(crate) engines: Vec<Kind>,
}

/// The text that is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    /// Bytes of the main run.
    full: usize,
    /// Bytes of a quick look.
    quick: usize,
    pub(crate) seed: u64,
    /// Languages with their shares of the paragraphs.
    pub(crate) languages: BTreeMap<String, f64>,
    /// Bytes from one name of the gazetteer to the next, on the average.
    pub(crate) name_every: usize,
}

/// The names that are looked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gazetteer {
    pub(crate) names: usize,
    pub(crate) seed: u64,
    /// Languages, and scripts with them, with their shares of the names.
    pub(crate) languages: BTreeMap<String, f64>,
    /// Whether the text has the names in all their case forms and spellings, as of so many names, or as they are.
    pub(crate) forms_of: Option<usize>,
    /// Whether rivals get all case forms and spellings of the names as a list, or the names as they are.
    #[serde(default)]
    pub(crate) spelled_out: bool,
}

/// How much text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Quick,
    Full,
    Bytes(usize),
}

impl std::str::FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "quick" => Ok(Self::Quick),
            "full" => Ok(Self::Full),
            _ => {
                let bytes = text.replace('_', "").parse();
                bytes
                    .map(Self::Bytes)
                    .map_err(|_| "`quick`, `full`, or a number of bytes".to_owned())
            }
        }
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Quick => f.write_str("quick"),
            Self::Full => f.write_str("full"),
            Self::Bytes(bytes) => write!(f, "{bytes}"),
        }
    }
}

impl Spec {
    /// Bytes of text of a size.
    pub(crate) fn bytes(&self, size: Size) -> usize {
        match size {
            Size::Quick => self.text.quick,
            Size::Full => self.text.full,
            Size::Bytes(bytes) => bytes,
        }
    }
}

/// The folder of the benchmarks of the scan.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scan")
}

/// Reads the benchmarks of these names, or all that need not be named, in the order of how many names they look for.
pub(crate) fn specs(wanted: &[String]) -> Result<Vec<Spec>> {
    let mut specs = Vec::new();
    for entry in std::fs::read_dir(folder())? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_spec = path.extension().is_some_and(|end| end == "toml");
        if !is_spec || !(wanted.is_empty() || wanted.contains(&name)) {
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        let mut spec: Spec = toml::from_str(&text).with_context(|| path.display().to_string())?;
        ensure!(!spec.engines.is_empty(), "{name}: no engines");
        spec.name = name;
        if !(spec.only_when_named && wanted.is_empty()) {
            specs.push(spec);
        }
    }
    if let Some(missing) = wanted.iter().find(|name| specs.iter().all(|spec| spec.name != **name)) {
        anyhow::bail!("no benchmark `{missing}` in {}", folder().display());
    }
    specs.sort_by(|a, b| (a.gazetteer.names, &a.name).cmp(&(b.gazetteer.names, &b.name)));
    Ok(specs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_long_is_run_if_it_is_named() {
        let names = |wanted: &[&str]| -> Vec<String> {
            let wanted: Vec<String> = wanted.iter().map(|&name| name.to_owned()).collect();
            specs(&wanted).unwrap().into_iter().map(|spec| spec.name).collect()
        };
        let all = names(&[]);
        assert!(
            all.contains(&"1k-forms".to_owned()) && !all.contains(&"1m-forms".to_owned()),
            "{all:?}"
        );
        assert_eq!(names(&["1m-forms", "1k"]), ["1k", "1m-forms"]);
    }
}
