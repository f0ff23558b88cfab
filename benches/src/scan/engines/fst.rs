//! `fst`: the names as one finite-state set, walked from the start of each word.

use anyhow::Result;
use fst::Set;

use super::super::finds::{is_whole, is_word};
use super::{Engine, Finds};

/// The set.
pub(super) struct Walk {
    set: Set<Vec<u8>>,
}

impl Walk {
    pub(super) fn new(phrases: &[&str]) -> Result<Self> {
        let mut sorted = phrases.to_vec();
        sorted.sort_unstable();
        Ok(Self {
            set: Set::from_iter(sorted)?,
        })
    }

    pub(super) fn open(file: Vec<u8>) -> Result<Self> {
        Ok(Self { set: Set::new(file)? })
    }
}

impl Engine for Walk {
    fn find(&self, text: &str, finds: &mut Finds) {
        let fst = self.set.as_fst();
        let root = fst.root();
        let mut in_word = false;
        for (start, c) in text.char_indices() {
            let starts = !in_word && is_word(c);
            in_word = is_word(c);
            if !starts {
                continue;
            }
            let mut node = root;
            for (at, byte) in (start..).zip(text[start..].bytes()) {
                let Some(place) = node.find_input(byte) else {
                    break;
                };
                node = fst.node(node.transition_addr(place));
                if node.is_final() && text.is_char_boundary(at + 1) && is_whole(text, start, at + 1) {
                    finds.add(start, at + 1);
                }
            }
        }
    }

    fn memory(&self) -> Option<usize> {
        Some(self.set.as_fst().size())
    }

    fn file(&self) -> Option<Vec<u8>> {
        Some(self.set.as_fst().to_vec())
    }
}
