//! Flat tables: numbers and strings one behind the other, opened without a copy and read in place.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Four bytes each, the lowest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Numbers<'a>(#[serde(borrow, with = "serde_bytes")] Cow<'a, [u8]>);

impl Numbers<'_> {
    pub(crate) fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// The number at a place; 0 beyond the end, which a table as it was written never asks for.
    pub(crate) fn get(&self, at: usize) -> u32 {
        self.0
            .get(at * 4..at * 4 + 4)
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(0, u32::from_le_bytes)
    }

    /// Of a table of starts with the end of the last row at its end: where a row stands.
    pub(crate) fn row(&self, at: usize) -> std::ops::Range<usize> {
        let start = self.get(at) as usize;
        start..(self.get(at + 1) as usize).max(start)
    }
}

impl FromIterator<u32> for Numbers<'_> {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self(Cow::Owned(numbers.into_iter().flat_map(u32::to_le_bytes).collect()))
    }
}

/// Byte strings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Blobs<'a> {
    #[serde(borrow, with = "serde_bytes")]
    bytes: Cow<'a, [u8]>,
    #[serde(borrow)]
    starts: Numbers<'a>,
}

impl Blobs<'_> {
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The string at a place; empty beyond the end.
    pub(crate) fn get(&self, at: usize) -> &[u8] {
        self.bytes.get(self.starts.row(at)).unwrap_or_default()
    }

    /// The same as text; empty if it is none.
    pub(crate) fn text(&self, at: usize) -> &str {
        std::str::from_utf8(self.get(at)).unwrap_or_default()
    }
}

impl<B: AsRef<[u8]>> FromIterator<B> for Blobs<'_> {
    /// # Panics
    /// If the strings take more than four gigabytes.
    fn from_iter<I: IntoIterator<Item = B>>(strings: I) -> Self {
        let (mut bytes, mut starts) = (Vec::new(), vec![0]);
        for string in strings {
            bytes.extend_from_slice(string.as_ref());
            starts.push(u32::try_from(bytes.len()).expect("a compiled lexicon is smaller than four gigabytes"));
        }
        Self {
            bytes: bytes.into(),
            starts: starts.into_iter().collect(),
        }
    }
}

/// A hash that is the same everywhere and for ever (FNV-1a, with the high bits mixed in).
pub(crate) fn hash(word: &[u8]) -> u32 {
    let hash = word.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, &b| {
        (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3)
    });
    ((hash ^ (hash >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}
