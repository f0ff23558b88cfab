//! Stem changes: what becomes of the last letters of a stem before some endings (Ольга: Ользі, Київ: Києва).

use crate::error::Reason;
use crate::pattern::{Classes, START, Suffixes, expand_pair};
use crate::spelling;

/// One named change. A stem with none of its endings stays as it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alternation {
    pub(crate) id: String,
    changes: Suffixes<(String, String)>,
}

impl Alternation {
    /// The change called `id`, from pairs of patterns; of two that fit a stem, the longer counts.
    pub(crate) fn new<'a>(
        id: &str,
        pairs: impl Iterator<Item = (&'a String, &'a String)>,
        classes: &Classes,
    ) -> Result<Self, Reason> {
        let mut changes = Suffixes::default();
        for (from, to) in pairs {
            for (from, to) in expand_pair(from, to, classes)? {
                let pair = (
                    from.trim_start_matches(START).to_owned(),
                    to.trim_start_matches(START).to_owned(),
                );
                changes.entry(&from).push(pair);
            }
        }
        Ok(Self {
            id: id.to_owned(),
            changes,
        })
    }

    /// The stem, changed.
    pub(crate) fn apply(&self, stem: &[char], caps: bool) -> Vec<char> {
        let key: Vec<char> = stem.iter().flat_map(|&c| spelling::key(c.encode_utf8(&mut [0; 4]))).collect();
        match self.changes.longest(&key) {
            Some((_, (from, to))) => spelling::join(stem, from, to, "", caps).chars().collect(),
            None => stem.to_vec(),
        }
    }
}
