//! data/sources.toml: where every data file comes from, and on what terms.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use globset::Glob;
use serde::Deserialize;

use crate::data::package::Package;
use crate::licence;
use crate::problem::Problem;
use crate::repo::Repo;

/// The ledger of sources.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sources {
    /// In the order of the file.
    pub(crate) source: Vec<Source>,
    /// The packages that some of them are extracted from.
    #[serde(default)]
    pub(crate) package: BTreeMap<String, Package>,
}

/// One source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) title: String,
    /// What it gives to the data, in a sentence or two.
    pub(crate) gives: String,
    /// Patterns of the files that come from it, from the top of the tree.
    pub(crate) files: Vec<String>,
    /// SPDX expression.
    pub(crate) licence: String,
    /// The credit, as NOTICE prints it.
    pub(crate) attribution: String,
    pub(crate) url: Option<String>,
    /// The packages that its files are extracted from, by their ids.
    #[serde(default)]
    pub(crate) packages: Vec<String>,
    /// As of when: a year, month or day.
    #[expect(dead_code, reason = "for readers of the file")]
    date: String,
}

impl Sources {
    /// The ledger of a tree.
    pub(crate) fn read(repo: &Repo) -> Result<Self> {
        Self::parse(&repo.text("data/sources.toml")?).context("data/sources.toml")
    }

    fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// Checks that each of these data files has one source, each source a file, and that the terms of each fit.
    pub(crate) fn check(&self, files: &[String]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut owners: Vec<Vec<&str>> = vec![Vec::new(); files.len()];
        for source in &self.source {
            let place = format!("data/sources.toml: {}", source.id);
            if let Err(why) = licence::check(&source.licence, licence::DATA) {
                problems.push(Problem::new(&place, why));
            }
            for (field, value) in [
                ("title", &source.title),
                ("gives", &source.gives),
                ("attribution", &source.attribution),
            ] {
                if value.trim().is_empty() {
                    problems.push(Problem::new(&place, format!("has no {field}")));
                }
            }
            for package in source.packages.iter().filter(|id| !self.package.contains_key(*id)) {
                problems.push(Problem::new(&place, format!("there is no [package.{package}]")));
            }
            for pattern in &source.files {
                let Ok(glob) = Glob::new(pattern) else {
                    problems.push(Problem::new(&place, format!("`{pattern}` is no pattern of files")));
                    continue;
                };
                let glob = glob.compile_matcher();
                let mut hits = 0;
                for (file, owners) in files.iter().zip(&mut owners).filter(|(file, _)| glob.is_match(file)) {
                    if owners.contains(&source.id.as_str()) {
                        problems.push(Problem::new(&place, format!("two patterns cover {file}")));
                    }
                    owners.push(&source.id);
                    hits += 1;
                }
                if hits == 0 {
                    problems.push(Problem::new(&place, format!("`{pattern}` covers no file")));
                }
            }
        }
        for (file, owners) in files.iter().zip(owners) {
            if owners.is_empty() {
                problems.push(Problem::new(file, "has no source; add a record to data/sources.toml"));
            } else if owners.len() > 1 {
                problems.push(Problem::new(file, format!("has several sources: {}", owners.join(", "))));
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[source]]
id = "own"
title = "Own tables"
gives = "tables"
files = ["data/**/*.toml"]
licence = "MIT"
attribution = "The authors."
date = "2025"
"#;

    #[test]
    fn every_file_has_one_source_with_fitting_terms() {
        let files = ["data/inflect/uk.toml".to_string()];
        let found = |text: &str, files: &[String]| Sources::parse(text).unwrap().check(files).len();
        assert_eq!(found(GOOD, &files), 0);
        assert_eq!(found(GOOD, &[files[0].clone(), "gazetteer.csv".to_string()]), 1);
        assert_eq!(found(GOOD, &[]), 1, "a pattern that covers nothing");
        assert_eq!(found(&GOOD.replace("\"MIT\"", "\"CC-BY-SA-4.0\""), &files), 1);
        assert_eq!(found(&GOOD.replace("\"MIT\"", "\"\""), &files), 1);
        assert_eq!(found(&GOOD.replace("The authors.", " "), &files), 1);
        assert_eq!(
            found(&format!("{GOOD}{}", GOOD.replace("own", "other")), &files),
            1,
            "two sources"
        );
        assert_eq!(
            found(&GOOD.replace("[\"data", "[\"data/inflect/*\", \"data"), &files),
            2,
            "twice, by one source"
        );
        assert!(Sources::parse(&GOOD.replace("gives", "give")).is_err());
    }
}
