//! `aho-corasick`: an automaton over bytes, in each of its shapes.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use anyhow::Result;
use polynym_text::{fold, fold_key};

use super::super::finds::is_whole;
use super::{Engine, Finds};

/// An automaton over the bytes of the phrases as they are.
pub(super) struct Aho {
    automaton: AhoCorasick,
    /// Tells all finds, not the longest only.
    all: bool,
}

impl Aho {
    pub(super) fn contiguous(phrases: &[&str]) -> Result<Self> {
        Self::new(phrases, AhoCorasickKind::ContiguousNFA, false)
    }

    pub(super) fn all(phrases: &[&str]) -> Result<Self> {
        Self::new(phrases, AhoCorasickKind::ContiguousNFA, true)
    }

    pub(super) fn dfa(phrases: &[&str]) -> Result<Self> {
        Self::new(phrases, AhoCorasickKind::DFA, false)
    }

    pub(super) fn noncontiguous(phrases: &[&str]) -> Result<Self> {
        Self::new(phrases, AhoCorasickKind::NoncontiguousNFA, false)
    }

    fn new(phrases: &[&str], kind: AhoCorasickKind, all: bool) -> Result<Self> {
        Ok(Self {
            automaton: automaton(phrases, kind, all)?,
            all,
        })
    }
}

fn automaton(phrases: impl IntoIterator<Item = impl AsRef<[u8]>>, kind: AhoCorasickKind, all: bool) -> Result<AhoCorasick> {
    let matching = if all {
        MatchKind::Standard
    } else {
        MatchKind::LeftmostLongest
    };
    let mut builder = AhoCorasickBuilder::new();
    Ok(builder.match_kind(matching).kind(Some(kind)).build(phrases)?)
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
    pub(super) fn new(phrases: &[&str]) -> Result<Self> {
        let keys = phrases.iter().map(|phrase| fold_key(phrase).text);
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
