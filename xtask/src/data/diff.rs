//! `cargo xtask data diff REV`: what the curated rows and the extracts of the packs have gained, changed and lost since a revision.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use polynym_gazetteer::Loader;

use crate::data::census::GAZETTEER;
use crate::repo::Repo;

/// Entities by id, each with its names.
type Names = BTreeMap<String, BTreeSet<String>>;

/// Extracts are large: so many ids of each kind are shown.
const SHOWN: usize = 5;

/// Tells what differs.
pub(crate) fn run(repo: &Repo, revision: &str) -> Result<bool> {
    let old = at(repo, revision, GAZETTEER)?.unwrap_or_default();
    tell(GAZETTEER, &rows(&old), &rows(&repo.bytes(GAZETTEER)?), usize::MAX);
    for path in repo.ending(".tsv.zst") {
        let old = at(repo, revision, path)?.map_or_else(|| Ok(Names::new()), |bytes| lines(&bytes));
        tell(
            path,
            &old.with_context(|| path.to_owned())?,
            &lines(&repo.bytes(path)?)?,
            SHOWN,
        );
    }
    Ok(true)
}

/// A file as it was; none if there was none.
fn at(repo: &Repo, revision: &str, path: &str) -> Result<Option<Vec<u8>>> {
    let git = |arguments: &[&str]| Command::new("git").args(arguments).current_dir(&repo.root).output();
    let known = git(&[
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &format!("{revision}^{{commit}}"),
    ])?;
    ensure!(known.status.success(), "git knows no revision `{revision}`");
    let shown = git(&["show", &format!("{}:{path}", String::from_utf8_lossy(&known.stdout).trim())])?;
    Ok(shown.status.success().then_some(shown.stdout))
}

/// The entities of a CSV; what is wrong in it is told by others.
fn rows(csv: &[u8]) -> Names {
    let mut loader = Loader::new();
    loader.layer(GAZETTEER, csv);
    let loaded = loader.finish();
    let entities = loaded.gazetteer.iter().map(|(_, entity)| {
        let names = entity.names.iter().map(|name| {
            let lang = name.lang.map(|lang| format!("{lang}:")).unwrap_or_default();
            format!("{} {lang}{}", name.kind.as_str(), name.text)
        });
        (entity.id.clone(), names.collect())
    });
    entities.collect()
}

/// The places of an extract; of groups of names, the first one stands for an id.
fn lines(packed: &[u8]) -> Result<Names> {
    let text = String::from_utf8(zstd::decode_all(packed)?)?;
    let mut found = Names::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let names = fields.last().into_iter().flat_map(|names| names.split('|'));
        let id = if fields.len() > 1 {
            fields[0]
        } else {
            line.split('|').next().unwrap_or(line)
        };
        let main = (fields.len() > 1).then(|| fields[fields.len() - 2]);
        found
            .entry(id.to_owned())
            .or_default()
            .extend(main.into_iter().chain(names).map(ToOwned::to_owned));
    }
    Ok(found)
}

/// What has come, gone and changed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Difference<'a> {
    added: Vec<&'a str>,
    gone: Vec<&'a str>,
    /// With the names that it gained and lost.
    changed: Vec<(&'a str, Vec<&'a str>, Vec<&'a str>)>,
}

fn difference<'a>(old: &'a Names, new: &'a Names) -> Difference<'a> {
    let only = |a: &'a Names, b: &Names| a.keys().filter(|id| !b.contains_key(*id)).map(String::as_str).collect();
    let mut found = Difference {
        added: only(new, old),
        gone: only(old, new),
        changed: Vec::new(),
    };
    for (id, now) in new {
        let Some(before) = old.get(id).filter(|before| *before != now) else {
            continue;
        };
        let gained = now.difference(before).map(String::as_str).collect();
        let lost = before.difference(now).map(String::as_str).collect();
        found.changed.push((id, gained, lost));
    }
    found
}

fn tell(path: &str, old: &Names, new: &Names, shown: usize) {
    let found = difference(old, new);
    let gained: usize = found.changed.iter().map(|(_, gained, _)| gained.len()).sum();
    let lost: usize = found.changed.iter().map(|(.., lost)| lost.len()).sum();
    println!(
        "{path}: {} entities added, {} gone, {} changed (names: {gained} added, {lost} gone)",
        found.added.len(),
        found.gone.len(),
        found.changed.len()
    );
    for (mark, ids) in [("+", &found.added), ("-", &found.gone)] {
        ids.iter().take(shown).for_each(|id| println!("  {mark} {id}"));
    }
    for (id, gained, lost) in found.changed.iter().take(shown) {
        println!("  ~ {id}");
        gained.iter().for_each(|name| println!("      + {name}"));
        lost.iter().for_each(|name| println!("      - {name}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_and_went() {
        let old = rows(b"id,type,name,aliases\nQ1,PLACE,Kyiv,Kiev\nQ2,PLACE,Stalino,\n");
        let new = rows("id,type,name,labels\nQ1,PLACE,Kyiv,uk:Київ\nQ3,PLACE,Lviv,\n".as_bytes());
        let found = difference(&old, &new);
        assert_eq!((found.added, found.gone), (vec!["Q3"], vec!["Q2"]));
        assert_eq!(found.changed, [("Q1", vec!["labels uk:Київ"], vec!["aliases Kiev"])]);
        assert_eq!(difference(&old, &old), Difference::default());
    }

    #[test]
    fn extracts() {
        let packed = |text: &str| zstd::encode_all(text.as_bytes(), 1).unwrap();
        let places = lines(&packed("gn:1\tcity\tUA\t\t\t\ten\tKyiv\tKiew|uk:Київ\n")).unwrap();
        assert_eq!(places["gn:1"].len(), 3);
        let people = lines(&packed("Anna|Анна\n")).unwrap();
        assert_eq!(people["Anna"].len(), 2);
        assert!(lines(b"no zstd").is_err());
    }
}
