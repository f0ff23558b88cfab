//! Packs on this machine: compiled once into the user's cache, and opened from there ever after.
//!
//! A compiled pack is kept under the hash of everything that it is made of, so that it is never taken for another one, and it is put in its
//! place as a whole: of several programs that start at once each makes it, and any of theirs will do.

use std::hash::Hasher;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use comfy_table::{Cell, CellAlignment};
use etcetera::BaseStrategy;
use indicatif::{ProgressBar, ProgressStyle};
use polynym::gazetteer::stats;
use polynym::{Gazetteer, Tagger, embedded_gazetteer, embedded_head, stamp};
use polynym_packs::Pack;
use serde::Serialize;
use twox_hash::XxHash3_64;

use crate::args::{Format, PacksArgs};
use crate::exit::Outcome;
use crate::output::{self, Colour, complain};
use crate::pretty::{Theme, plain_table};
use crate::replace::{Replacement, about};

/// Where compiled packs are, if not in the user's cache.
const FOLDER: &str = "POLYNYM_CACHE";

/// The compiled file of these packs over the embedded entities or none, made if it is not there.
pub(crate) fn compiled(packs: &[Pack], no_default: bool) -> anyhow::Result<PathBuf> {
    let path = folder()?.join(file(packs, no_default));
    if !path.exists() {
        let folder = path.parent().context("a file in a folder")?;
        std::fs::create_dir_all(folder).map_err(|error| about(folder, &error))?;
        // Before the work: where nothing can be written, that is known at once.
        let mut new = Replacement::of(&path)?;
        let started = Instant::now();
        let compilation = waiting(&names(packs), || compile(packs, no_default))?;
        compilation.write(&mut new).map_err(|error| about(&path, &error))?;
        let bytes = new.finish()?;
        let (seconds, entities) = (started.elapsed().as_secs(), compilation.gazetteer().len());
        complain(format_args!(
            "{}: {entities} entities, {bytes} bytes, {seconds} s; kept for the next time",
            path.display()
        ));
        remove_older(folder, packs, &path);
    }
    Ok(path)
}

fn compile(packs: &[Pack], no_default: bool) -> anyhow::Result<polynym::Compilation> {
    let mut builder = Tagger::builder();
    let below = if no_default {
        builder = builder.no_default();
        Gazetteer::default()
    } else {
        embedded_gazetteer()
    };
    for pack in packs {
        let mut csv = Vec::new();
        pack.write(&below, &mut csv)
            .with_context(|| format!("pack {}", pack.name()))?;
        builder = builder.gazetteer(format!("{}.csv", pack.name()), csv);
    }
    Ok(builder.compile()?)
}

/// `POLYNYM_CACHE`, or the folder of polynym where this system keeps what can be made again.
fn folder() -> anyhow::Result<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    let system = etcetera::choose_base_strategy().with_context(|| format!("no folder for the packs; set {FOLDER}"))?;
    Ok(system.cache_dir().join("polynym"))
}

/// The name of the compiled file: the packs, and the hash of what they are made of and with.
fn file(packs: &[Pack], no_default: bool) -> String {
    let mut hash = XxHash3_64::with_seed(0);
    let stamp = stamp();
    hash.write(env!("CARGO_PKG_VERSION").as_bytes());
    hash.write_u32(stamp.fold);
    hash.write_u64(stamp.data);
    hash.write_u8(no_default.into());
    // The rows below decide about ids and names, and whoever changes them builds the program anew.
    if !no_default {
        hash.write(embedded_head());
    }
    packs.iter().for_each(|pack| hash.write(pack.digest().as_bytes()));
    format!("{}-{:016x}.pnx", names(packs), hash.finish())
}

fn names(packs: &[Pack]) -> String {
    packs.iter().map(|pack| pack.name()).collect::<Vec<_>>().join("+")
}

/// Removes what was compiled of the same packs by another build. Who has it open keeps it; if it can't be removed, no harm is done.
fn remove_older(folder: &Path, packs: &[Pack], new: &Path) {
    let prefix = format!("{}-", names(packs));
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let hash = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(".pnx"));
        let is_compiled = hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
        if is_compiled && entry.path() != new {
            drop(std::fs::remove_file(entry.path()));
        }
    }
}

/// Shows on a terminal that something takes long, or else says so once.
fn waiting<T>(packs: &str, work: impl FnOnce() -> T) -> T {
    let bar = ProgressBar::new_spinner();
    if bar.is_hidden() {
        complain(format_args!("pack {packs}: compiling, once on this machine"));
    }
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(format!("pack {packs}: compiling, once on this machine"));
    bar.enable_steady_tick(Duration::from_millis(120));
    let done = work();
    bar.finish_and_clear();
    done
}

/// One pack, for programs.
#[derive(Serialize)]
struct Record {
    name: &'static str,
    title: &'static str,
    entities: usize,
    names: usize,
    sources: &'static [&'static str],
    licences: &'static [&'static str],
    /// Whether it is in the program, and used without being asked for.
    embedded: bool,
    /// Where it is compiled over the embedded entities.
    compiled: Option<PathBuf>,
}

/// Tells which packs there are.
pub(crate) fn list(args: &PacksArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let folder = folder()?;
    let core = stats(&embedded_gazetteer());
    let mut records = vec![Record {
        name: "core",
        title: "Officials, places and agencies of all countries",
        entities: core.entities,
        names: core.names,
        sources: &["gazetteer", "agencies"],
        licences: &["MIT OR Apache-2.0"],
        embedded: true,
        compiled: None,
    }];
    for pack in Pack::ALL {
        let counts = pack.counts();
        records.push(Record {
            name: pack.name(),
            title: pack.title(),
            entities: counts.entities,
            names: counts.names,
            sources: pack.sources(),
            licences: pack.licences(),
            embedded: false,
            compiled: Some(folder.join(file(&[pack], false))).filter(|path| path.exists()),
        });
    }
    let mut out = output::results(colour);
    match args.format.chosen() {
        Format::Jsonl => {
            for record in &records {
                writeln!(out, "{}", serde_json::to_string(record)?)?;
            }
        }
        Format::Pretty => writeln!(out, "{}", table(&records, Theme { colour: colour.0 }))?,
    }
    out.flush()?;
    Ok(Outcome::Found)
}

fn table(records: &[Record], theme: Theme) -> String {
    let mut table = plain_table(theme);
    table.set_header(["pack", "what is in it", "entities", "names", "licences", "compiled"].map(|head| theme.dim_cell(head)));
    for record in records {
        let number = |count: usize| Cell::new(count).set_alignment(CellAlignment::Right);
        table.add_row([
            Cell::new(record.name),
            Cell::new(record.title),
            number(record.entities),
            number(record.names),
            Cell::new(record.licences.join(", ")),
            Cell::new(match record.compiled {
                _ if record.embedded => "embedded",
                Some(_) => "yes",
                None => "no",
            }),
        ]);
    }
    table.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_it_is_made_of() {
        let name = file(&[Pack::World, Pack::Ua], false);
        assert!(name.starts_with("world+ua-") && name.ends_with(".pnx") && name.len() == "world+ua-".len() + 16 + 4);
        assert_eq!(name, file(&[Pack::World, Pack::Ua], false));
        assert_ne!(name, file(&[Pack::World, Pack::Ua], true));
    }

    #[test]
    fn only_what_another_build_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (new, old) = ("ua-0123456789abcdef.pnx", "ua-fedcba9876543210.pnx");
        for name in [new, old, "ua-notes.txt", "world-0123456789abcdef.pnx", "ua-mine.pnx"] {
            std::fs::write(at(name), "").unwrap();
        }
        remove_older(folder.path(), &[Pack::Ua], &at(new));
        let mut left: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, [new, "ua-mine.pnx", "ua-notes.txt", "world-0123456789abcdef.pnx"]);
    }
}
