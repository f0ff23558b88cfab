//! `cargo xtask data lint`: everything that the loader finds wrong or doubtful in gazetteer.csv and the packs laid over it.
//!
//! The packs are large and their sources are others' work, so warnings are counted by kind, with a few of each; errors are all told.

use std::collections::BTreeMap;

use anyhow::Result;
use polynym_gazetteer::{Finding, Loader, Severity};
use polynym_packs::Pack;

use crate::data::census::GAZETTEER;
use crate::data::packs::Made;
use crate::repo::Repo;

/// Tells the findings; false if one is an error.
pub(crate) fn run(repo: &Repo, packs: &[Made], shown: usize) -> Result<bool> {
    let mut loader = Loader::new();
    loader.layer(GAZETTEER, &repo.bytes(GAZETTEER)?);
    let core = loader.finish();
    let mut good = tell(GAZETTEER, &core.findings, shown);
    let mut base = core.gazetteer;
    for made in packs {
        let Some(csv) = &made.csv else { continue };
        let mut loader = Loader::over(base.clone());
        let name = format!("{}.csv", made.pack.name());
        loader.layer(&name, csv);
        let loaded = loader.finish();
        good &= tell(&name, &loaded.findings, shown);
        // The smaller places of the other packs are within those of the world.
        if made.pack == Pack::World {
            base = loaded.gazetteer;
        }
    }
    Ok(good)
}

fn tell(name: &str, findings: &[Finding], shown: usize) -> bool {
    let errors: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    println!("{name}: {} errors, {} warnings", errors.len(), findings.len() - errors.len());
    for error in &errors {
        eprintln!("{error}");
    }
    for (kind, findings) in kinds(findings) {
        println!("  {} × {kind}", findings.len());
        for finding in findings.into_iter().take(shown) {
            println!("    {finding}");
        }
    }
    errors.is_empty()
}

/// Warnings by what they say, without what they say it of.
fn kinds(findings: &[Finding]) -> BTreeMap<String, Vec<&Finding>> {
    let mut kinds: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Warning) {
        // What is quoted, and numbers, are of this finding only; who wins is said behind a semicolon.
        let message = finding.message.split(';').next().unwrap_or_default();
        let plain: String = message.split('`').step_by(2).collect::<Vec<_>>().join("…");
        kinds.entry(plain.replace("…, …", "…")).or_default().push(finding);
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_counted_by_kind() {
        let mut loader = Loader::new();
        loader.layer(
            "a.csv",
            "id,type,name,labels\n1,PLACE,Nice,uk:Paris\n2,PLACE,Reading,\n".as_bytes(),
        );
        let findings = loader.finish().findings;
        let kinds: Vec<_> = kinds(&findings).into_iter().map(|(kind, of)| (kind, of.len())).collect();
        assert!(
            kinds.contains(&("…, a strong name, is a common word too".to_owned(), 2)),
            "{kinds:?}"
        );
        assert!(tell("a.csv", &findings, 1));
        let mut loader = Loader::new();
        loader.layer("a.csv", b"id,type,name\n,PLACE,Nice\n");
        assert!(!tell("a.csv", &loader.finish().findings, 1));
    }
}
