//! Stem changes: what becomes of the last letters of a stem before some endings (Ольга: Ользі, Київ: Києва), and of its accent.

use std::collections::BTreeMap;

use crate::accent::Accent;
use crate::error::Reason;
use crate::pattern::{Classes, START, Suffixes, expand_pair};
use crate::spelling::{Spelling, without_last};

/// One named change. A stem with none of its endings stays as it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alternation {
    pub(crate) id: String,
    changes: Suffixes<Change>,
    /// The same by what they make.
    reverse: Suffixes<Change>,
    /// The syllable, from the end of the stem, that gets the accent; 0: none does.
    accent: Option<usize>,
}

/// Letters taken off, and letters put on.
#[derive(Debug, Clone)]
struct Change {
    off: String,
    on: String,
}

impl Change {
    /// Letters that both begin with are left alone, so that they stay as they are written.
    fn new(from: &str, to: &str) -> Self {
        let kept = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).count();
        Self {
            off: from.chars().skip(kept).collect(),
            on: to.chars().skip(kept).collect(),
        }
    }
}

impl Alternation {
    /// The change called `id`, from pairs of patterns; of two that fit a stem, the longer counts.
    pub(crate) fn new<'a>(
        id: &str,
        pairs: impl Iterator<Item = (&'a String, &'a String)>,
        accent: Option<usize>,
        classes: &Classes,
    ) -> Result<Self, Reason> {
        let (mut changes, mut reverse) = (Suffixes::default(), Suffixes::default());
        for (from, to) in pairs {
            for (from, to) in expand_pair(from, to, classes)? {
                let change = Change::new(from.trim_start_matches(START), to.trim_start_matches(START));
                reverse.entry(&to).push(change.clone());
                changes.entry(&from).push(change);
            }
        }
        Ok(Self {
            id: id.to_owned(),
            changes,
            reverse,
            accent,
        })
    }

    /// Puts the stem, changed, at the end of `out`. `key` is the key of the stem.
    pub(crate) fn apply(&self, out: &mut String, stem: &str, key: &[char], caps: bool, how: (&Spelling, &Accent)) {
        let (spelling, accents) = how;
        let start = out.len();
        match self.changes.longest(key) {
            Some((_, change)) => {
                out.push_str(without_last(stem, change.off.chars().count()));
                spelling.push(out, &change.on, caps);
            }
            None => out.push_str(stem),
        }
        if let Some(syllable) = self.accent {
            let moved = accents.moved(&out[start..], syllable);
            out.replace_range(start.., &moved);
        }
    }

    /// What a stem with this key may have lost and got.
    pub(crate) fn sources<'a>(&'a self, key: &[char]) -> Vec<(&'a str, &'a str)> {
        let found = self.reverse.matches(key).flat_map(|(_, changes)| changes);
        found.map(|change| (change.off.as_str(), change.on.as_str())).collect()
    }

    /// Whether it moves the accent.
    pub(crate) fn moves_accent(&self) -> bool {
        self.accent.is_some()
    }

    /// Lets stems without accents be known too.
    pub(crate) fn know_bare(&mut self, plain: &BTreeMap<char, char>) {
        self.changes.know_bare(plain);
    }
}
