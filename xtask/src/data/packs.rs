//! The packs of `crates/packs`: made over the gazetteer of the tree, with their hashes and counts.

use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use polynym_gazetteer::Gazetteer;
use polynym_packs::{Counts, Pack};
use spdx::Expression;

use crate::data::fetch::waiting;
use crate::data::package::sha256;
use crate::data::sources::Sources;
use crate::licence;
use crate::problem::Problem;
use crate::repo::Repo;

/// A pack that was made; displayed as its line in data/manifest.lock.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Made {
    pub(crate) pack: Pack,
    /// Nothing for one whose line was taken from the manifest.
    pub(crate) csv: Option<Vec<u8>>,
    sha256: String,
    pub(crate) counts: Counts,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts {
            read,
            rows,
            entities,
            names,
        } = self.counts;
        write!(
            f,
            "pack {} {} {read} {rows} {entities} {names}",
            self.pack.name(),
            self.sha256
        )
    }
}

impl Made {
    fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("pack ")?.split(' ');
        let (pack, sha256) = (Pack::from_name(words.next()?)?, words.next()?.to_owned());
        let mut number = || words.next()?.parse().ok();
        let counts = Counts {
            read: number()?,
            rows: number()?,
            entities: number()?,
            names: number()?,
        };
        Some(Self {
            pack,
            csv: None,
            sha256,
            counts,
        })
    }
}

/// For the command line.
pub(crate) fn parse(name: &str) -> Result<Pack, String> {
    let names = Pack::ALL.map(Pack::name).join(", ");
    Pack::from_name(name).ok_or(format!("the packs are {names}"))
}

/// Makes these packs over the gazetteer; with `only`, that one, and takes the others from the manifest.
pub(crate) fn make(repo: &Repo, gazetteer: &Gazetteer, packs: &[Pack], only: Option<Pack>) -> Result<Vec<Made>> {
    let known = match only {
        Some(_) => repo.text("data/manifest.lock")?,
        None => String::new(),
    };
    let known: Vec<Made> = known.lines().filter_map(Made::parse).collect();
    let wanted = |pack: &Pack| only.is_none_or(|only| only == *pack) || known.iter().all(|made| made.pack != *pack);
    let mut made: Vec<Made> = waiting("packs", || all(gazetteer, packs.iter().copied().filter(wanted).collect()))?;
    for old in known {
        if made.iter().all(|new| new.pack != old.pack) && packs.contains(&old.pack) {
            made.push(old);
        }
    }
    made.sort_by_key(|made| made.pack);
    Ok(made)
}

/// Makes packs, several at a time: the one after the other they take twice as long.
fn all(gazetteer: &Gazetteer, packs: Vec<Pack>) -> Result<Vec<Made>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        // The later ones are made of more.
        while let Some(pack) = packs.iter().rev().nth(next.fetch_add(1, Ordering::Relaxed)) {
            made.push(one(gazetteer, *pack)?);
        }
        Ok(made)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(packs.len());
    let parts: Vec<Result<Vec<Made>>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined
            .map(|part| part.unwrap_or_else(|_| anyhow::bail!("a pack can't be made")))
            .collect()
    });
    let mut made = Vec::new();
    for part in parts {
        made.extend(part?);
    }
    Ok(made)
}

fn one(gazetteer: &Gazetteer, pack: Pack) -> Result<Made> {
    let mut csv = Vec::new();
    let counts = pack
        .write(gazetteer, &mut csv)
        .with_context(|| format!("pack {}", pack.name()))?;
    Ok(Made {
        pack,
        sha256: sha256(&csv),
        csv: Some(csv),
        counts,
    })
}

/// Writes what was made to target/packs.
pub(crate) fn write(repo: &Repo, packs: &[Made]) -> Result<()> {
    let folder = repo.root.join("target/packs");
    for made in packs {
        let Some(csv) = &made.csv else { continue };
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{}.csv", made.pack.name()));
        std::fs::write(&path, csv).with_context(|| path.display().to_string())?;
        let Counts { entities, names, .. } = made.counts;
        println!("target/packs/{}.csv: {entities} entities, {names} names", made.pack.name());
    }
    Ok(())
}

/// Checks that each pack's sources are on the ledger, on terms that allow to ship them, and that it says which.
pub(crate) fn licences(sources: &Sources, packs: &[Pack]) -> Vec<Problem> {
    let feeds = packs.iter().map(|pack| (pack.name(), pack.sources(), pack.licences()));
    feeds.flat_map(|(name, ids, said)| feed(sources, name, ids, said)).collect()
}

/// Checks one pack: its name, the ids of its sources, the licences that it says they have.
fn feed(sources: &Sources, name: &str, ids: &[&str], said: &[&str]) -> Vec<Problem> {
    let place = format!("pack {name}");
    let mut problems = Vec::new();
    let mut wanted = BTreeSet::new();
    for id in ids {
        let Some(source) = sources.source.iter().find(|source| source.id == *id) else {
            problems.push(Problem::new(&place, format!("its source `{id}` is not in data/sources.toml")));
            continue;
        };
        if let Err(why) = licence::check(&source.licence, licence::DATA) {
            problems.push(Problem::new(&place, format!("its source `{id}`: {why}")));
        }
        // The project's own tables are under its own licence, which whoever has the pack has anyway.
        if let Ok(expression) = Expression::parse(&source.licence)
            && source.licence != "MIT OR Apache-2.0"
        {
            wanted.extend(expression.requirements().map(|one| one.req.to_string()));
        }
    }
    let said: BTreeSet<String> = said.iter().map(ToString::to_string).collect();
    if said != wanted {
        let mut text = String::new();
        let _ = write!(
            text,
            "says that its licences are {said:?}, but those of its sources are {wanted:?}"
        );
        problems.push(Problem::new(place, text));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_manifest() {
        let line = "pack ua 00ff 4 3 2 1";
        let made = Made::parse(line).unwrap();
        assert_eq!((made.pack, made.counts.entities), (Pack::Ua, 2));
        assert_eq!(made.to_string(), line);
        for bad in ["gazetteer.csv 00 1 1", "pack moon 00 1 1 1 1", "pack ua 00 1 1 1"] {
            assert_eq!(Made::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn nothing_that_can_not_be_shipped_feeds_a_pack() {
        let ledger = |licence: &str| {
            let text = format!(
                "[[source]]\nid = \"places\"\ntitle = \"Places\"\ngives = \"Places.\"\nfiles = []\nlicence = \"{licence}\"\n\
                 attribution = \"Their authors.\"\ndate = \"2026\"\n"
            );
            toml::from_str::<Sources>(&text).unwrap()
        };
        for (licence, said, problems) in [
            ("CC-BY-4.0", "CC-BY-4.0", 0),
            ("Unicode-3.0", "CC-BY-4.0", 1),
            ("CC-BY-SA-4.0", "CC-BY-SA-4.0", 1),
            ("CC-BY-NC-4.0", "CC-BY-NC-4.0", 1),
            ("LGPL-2.1-only", "LGPL-2.1-only", 1),
            ("ODbL-1.0", "ODbL-1.0", 1),
        ] {
            let found = feed(&ledger(licence), "places", &["places"], &[said]);
            assert_eq!(found.len(), problems, "{licence}: {found:?}");
        }
        let found = feed(&ledger(""), "places", &["places"], &[]);
        assert!(found[0].to_string().contains("has no licence"));
        assert_eq!(feed(&ledger("MIT"), "places", &["elsewhere"], &[]).len(), 1);
    }
}
