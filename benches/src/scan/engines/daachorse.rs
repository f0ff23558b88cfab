//! `daachorse`: an automaton in a double array, over bytes and over characters.

use anyhow::{Result, anyhow};
use daachorse::{
    CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, DoubleArrayAhoCorasick,
    DoubleArrayAhoCorasickBuilder, MatchKind,
};

use super::super::finds::is_whole;
use super::{Engine, Finds};

/// Over bytes.
pub(super) struct Bytes {
    automaton: DoubleArrayAhoCorasick<u32>,
    /// Tells all finds, not the longest only.
    all: bool,
}

impl Bytes {
    pub(super) fn longest(phrases: &[&str]) -> Result<Self> {
        Self::new(phrases, MatchKind::LeftmostLongest, false)
    }

    pub(super) fn all(phrases: &[&str]) -> Result<Self> {
        Self::new(phrases, MatchKind::Standard, true)
    }

    fn new(phrases: &[&str], kind: MatchKind, all: bool) -> Result<Self> {
        let automaton = DoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(phrases);
        Ok(Self {
            automaton: automaton.map_err(|error| anyhow!("{error}"))?,
            all,
        })
    }

    pub(super) fn open(file: &[u8], all: bool) -> Result<Self> {
        let (automaton, _) = DoubleArrayAhoCorasick::deserialize(file).map_err(|error| anyhow!("{error}"))?;
        Ok(Self { automaton, all })
    }
}

impl Engine for Bytes {
    fn find(&self, text: &str, finds: &mut Finds) {
        let mut add = |found: daachorse::Match<u32>| {
            if is_whole(text, found.start(), found.end()) {
                finds.add(found.start(), found.end());
            }
        };
        if self.all {
            self.automaton.find_overlapping_iter(text).for_each(&mut add);
        } else {
            self.automaton.leftmost_find_iter(text).for_each(&mut add);
        }
    }

    fn memory(&self) -> Option<usize> {
        Some(self.automaton.heap_bytes())
    }

    fn file(&self) -> Option<Vec<u8>> {
        Some(self.automaton.serialize())
    }
}

/// Over characters.
pub(super) struct Chars {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
}

impl Chars {
    pub(super) fn new(phrases: &[&str]) -> Result<Self> {
        let builder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
        Ok(Self {
            automaton: builder.build(phrases).map_err(|error| anyhow!("{error}"))?,
        })
    }

    pub(super) fn open(file: &[u8]) -> Result<Self> {
        let (automaton, _) = CharwiseDoubleArrayAhoCorasick::deserialize(file).map_err(|error| anyhow!("{error}"))?;
        Ok(Self { automaton })
    }
}

impl Engine for Chars {
    fn find(&self, text: &str, finds: &mut Finds) {
        for found in self.automaton.leftmost_find_iter(text) {
            if is_whole(text, found.start(), found.end()) {
                finds.add(found.start(), found.end());
            }
        }
    }

    fn memory(&self) -> Option<usize> {
        Some(self.automaton.heap_bytes())
    }

    fn file(&self) -> Option<Vec<u8>> {
        Some(self.automaton.serialize())
    }
}
