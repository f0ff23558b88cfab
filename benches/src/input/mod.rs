//! What is measured on: names and texts, drawn by a seed from lists of real words.

mod given;
mod names;
mod prose;
mod random;
mod vocabulary;

use std::path::Path;

use anyhow::{Context, Result};

pub(crate) use names::{Name, Names, names};
pub(crate) use prose::{Mention, Wanted, prose};
pub(crate) use random::{Random, Urn};

/// A file of the tree, by its path from the folder of the benchmarks.
fn read(path: &str) -> Result<String> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&full).with_context(|| full.display().to_string())
}

/// The words of a list: parted by blanks, lines that begin with `#` left out.
fn list(path: &str) -> Result<Vec<String>> {
    let text = read(path)?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.flat_map(str::split_whitespace).map(str::to_owned).collect())
}
