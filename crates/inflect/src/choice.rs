//! Rules chosen by the endings they claim.

use crate::pattern::Suffixes;

/// An ending claimed by a rule, or on which it does not hold.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) rule: usize,
    pub(crate) blocks: bool,
}

impl Suffixes<Entry> {
    /// Of the rules that may hold, those of the longest ending that a word with this key has, and its length.
    pub(crate) fn chosen(&self, key: &[char], holds: impl Fn(usize) -> bool) -> (Vec<usize>, usize) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut blocked: Vec<usize> = Vec::new();
        for (length, entries) in self.matches(key) {
            for e in entries {
                if e.blocks {
                    blocked.push(e.rule);
                } else if holds(e.rule) {
                    found.push((length, e.rule));
                }
            }
        }
        found.retain(|f| !blocked.contains(&f.1));
        let longest = found.iter().map(|f| f.0).max().unwrap_or(0);
        let rules = found.into_iter().filter(|f| f.0 == longest).map(|f| f.1);
        (rules.collect(), longest)
    }
}
