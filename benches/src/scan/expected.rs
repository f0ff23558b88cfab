//! How many names each engine has to find: `benches/scan/expected/NAME.toml`, written by `--accept`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::spec::{Size, Spec, folder};

/// What is expected of a benchmark at one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Expected {
    /// A digest of the names and the text: another one tells that the words they are drawn from have changed.
    pub(crate) input: String,
    /// Finds of each engine.
    pub(crate) finds: BTreeMap<String, usize>,
}

type Sizes = BTreeMap<String, Expected>;

/// Holds what was found against what is expected, or writes it down with `accept`. Of sizes that have no name nothing is expected.
pub(crate) fn check(spec: &Spec, size: Size, found: &Expected, accept: bool) -> Result<()> {
    if matches!(size, Size::Bytes(_)) {
        return Ok(());
    }
    let path = path(spec);
    let mut sizes: Sizes = match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).with_context(|| path.display().to_string())?,
        Err(_) => Sizes::new(),
    };
    if accept {
        sizes.insert(size.to_string(), found.clone());
        let text = format!(
            "# Written by `cargo xtask bench scan --accept`.\n\n{}",
            toml::to_string(&sizes)?
        );
        std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
        return std::fs::write(&path, text).with_context(|| path.display().to_string());
    }
    let Some(expected) = sizes.get(&size.to_string()) else {
        bail!("{}: nothing is expected at size {size} yet; run with --accept", spec.name);
    };
    if expected.input != found.input {
        bail!(
            "{}: the words that names and text are drawn from have changed; look at the counts and run with --accept",
            spec.name
        );
    }
    for (engine, finds) in &found.finds {
        match expected.finds.get(engine) {
            Some(expected) if expected == finds => {}
            Some(expected) => bail!("{}: {engine} finds {finds} names, expected {expected}", spec.name),
            None => bail!("{}: nothing is expected of {engine} yet; run with --accept", spec.name),
        }
    }
    Ok(())
}

fn path(spec: &Spec) -> PathBuf {
    folder().join("expected").join(format!("{}.toml", spec.name))
}

/// A digest that stays the same from one version to the next: FNV-1a, 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Digest(u64);

impl Digest {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
