//! `aho-corasick`: an automaton over bytes, in each of its shapes.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use anyhow::Result;
use polynym_text::{fold, fold_key};

use super::super::finds::is_whole;
use super::{Engine, Finds, Name, texts};

/// An automaton over the bytes of the names as they are.
pub(super) struct Aho {
    automaton: AhoCorasick,
    /// Tells all finds, not the longest only.
    all: bool,
}

impl Aho {
    pub(super) fn contiguous(names: &[Name]) -> Result<Self> {
        Self::new(names, AhoCorasickKind::ContiguousNFA, false)
    }

    pub(super) fn all(names: &[Name]) -> Result<Self> {
        Self::new(names, AhoCorasickKind::ContiguousNFA, true)
    }

    pub(super) fn dfa(names: &[Name]) -> Result<Self> {
        Self::new(names, AhoCorasickKind::DFA, false)
    }

    pub(super) fn noncontiguous(names: &[Name]) -> Result<Self> {
        Self::new(names, AhoCorasickKind::NoncontiguousNFA, false)
    }

    fn new(names: &[Name], kind: AhoCorasickKind, all: bool) -> Result<Self> {
        Ok(Self {
            automaton: automaton(texts(names), kind, all)?,
            all,
        })
    }
}

fn automaton(names: impl Iterator<Item = impl AsRef<[u8]>>, kind: AhoCorasickKind, all: bool) -> Result<AhoCorasick> {
    let matching = if all {
        MatchKind::Standard
    } else {
        MatchKind::LeftmostLongest
    };
    let mut builder = AhoCorasickBuilder::new();
    Ok(builder.match_kind(matching).kind(Some(kind)).build(names)?)
}

impl Engine for Aho {
    fn find(&self, text: &str, finds: &mut Finds) {
        let mut add = |found: aho_corasick::Match| {
            if is_whole(text, found.start(), found.end()) {
                finds.add(found.start(), found.end());
            }
        };
        if self.all {
            self.automaton.find_overlapping_iter(text).for_each(&mut add);
        } else {
            self.automaton.find_iter(text).for_each(&mut add);
        }
    }

    fn memory(&self) -> Option<usize> {
        Some(self.automaton.memory_usage())
    }
}

/// The same on folded text, with our folding and its way back to the original: what it costs others to match any case.
pub(super) struct Folding {
    automaton: AhoCorasick,
}

impl Folding {
    pub(super) fn new(names: &[Name]) -> Result<Self> {
        let keys = texts(names).map(|name| fold_key(name).text);
        Ok(Self {
            automaton: automaton(keys, AhoCorasickKind::ContiguousNFA, true)?,
        })
    }
}

impl Engine for Folding {
    fn find(&self, text: &str, finds: &mut Finds) {
        let folded = fold(text);
        for found in self.automaton.find_overlapping_iter(folded.text()) {
            if is_whole(folded.text(), found.start(), found.end()) {
                let span = folded.span(found.range());
                finds.add(span.start, span.end);
            }
        }
    }

    fn memory(&self) -> Option<usize> {
        Some(self.automaton.memory_usage())
    }
}
