//! `cargo xtask data extract`: the pinned packages to the frozen extracts in data/extracts.
//!
//! An extract is a table of lines, sorted, composed (NFC) and compressed; data/extracts/README.md tells the columns. They are
//! committed, because a registry may take a version away and a build must not need a network. What is left out is settled here
//! ([`noise`]); which rows of a gazetteer are made of them is settled in `crates/packs`.

mod cities;
mod gettext;
mod noise;
mod people;
mod register;
mod row;
mod subdivisions;
mod territories;
mod zones;

use std::path::Path;

use anyhow::{Context, Result};

use crate::data::fetch::waiting;
use crate::data::package::{Package, cache};
use crate::data::sources::Sources;
use crate::repo::Repo;

/// How hard to press. Packing is done once a year, unpacking with every start.
const LEVEL: i32 = 19;

/// What the tables are made of.
pub(crate) struct Packages<'a> {
    sources: &'a Sources,
    cache: std::path::PathBuf,
}

impl Packages<'_> {
    /// A package by its id in data/sources.toml.
    fn get(&self, id: &str) -> Result<&Package> {
        self.sources
            .package
            .get(id)
            .with_context(|| format!("data/sources.toml: no package `{id}`"))
    }

    /// A package, unpacked.
    pub(crate) fn open(&self, id: &str) -> Result<tempfile::TempDir> {
        self.get(id)?.unpack(&self.cache)
    }
}

/// The packages of a tree, as `data fetch` has brought them.
pub(crate) fn packages<'a>(repo: &Repo, sources: &'a Sources) -> Packages<'a> {
    Packages {
        sources,
        cache: cache(repo),
    }
}

type Maker = fn(&Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>>;

/// Makes all extracts anew; one whose package is missing stays as it is, with a warning. False if one did.
pub(crate) fn run(repo: &Repo) -> Result<bool> {
    let sources = Sources::read(repo)?;
    let packages = packages(repo, &sources);
    let makers: [(&str, Maker); 6] = [
        ("territories", territories::make),
        ("subdivisions", subdivisions::make),
        ("cities", cities::make),
        ("zones", zones::make),
        ("register", register::make),
        ("people", people::make),
    ];
    let folder = repo.root.join("data/extracts");
    std::fs::create_dir_all(&folder)?;
    let mut complete = true;
    for (name, make) in makers {
        match waiting(name, || make(&packages)) {
            Ok(tables) => {
                for (file, lines) in tables {
                    let bytes = write(&folder.join(file), lines)?;
                    println!("{file}: {bytes} bytes");
                }
            }
            Err(error) => {
                eprintln!("warning: {name}: {error:#}; the extract that is there stays");
                complete = false;
            }
        }
    }
    Ok(complete)
}

fn write(path: &Path, lines: Vec<String>) -> Result<usize> {
    let packed = pack(lines)?;
    std::fs::write(path, &packed).with_context(|| path.display().to_string())?;
    Ok(packed.len())
}

/// Sorts the lines, leaves repeated ones out and compresses: the same lines give the same bytes in any order.
fn pack(mut lines: Vec<String>) -> Result<Vec<u8>> {
    lines.sort_unstable();
    lines.dedup();
    let mut text = lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL)?;
    encoder.include_checksum(true)?;
    encoder.set_pledged_src_size(Some(text.len() as u64))?;
    std::io::Write::write_all(&mut encoder, text.as_bytes())?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_lines_does_not_show() {
        let lines = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        let packed = pack(lines(&["b", "a", "b"])).unwrap();
        assert_eq!(packed, pack(lines(&["a", "b"])).unwrap());
        assert_eq!(zstd::decode_all(&packed[..]).unwrap(), b"a\nb\n");
    }
}
