//! What one writes by hand first: a set of the names, and of their first words with how long a name may get.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::finds::words;
use super::{Engine, Finds};

/// The phrases by their first words.
pub(super) struct Words {
    /// Words of the longest phrase that begins so.
    firsts: FxHashMap<Box<str>, usize>,
    phrases: FxHashSet<Box<str>>,
}

thread_local! {
    /// The words of a text, kept from one text to the next.
    static SPACE: RefCell<Vec<(usize, usize)>> = const { RefCell::new(Vec::new()) };
}

impl Words {
    pub(super) fn new(phrases: &[&str]) -> Self {
        let mut firsts: FxHashMap<Box<str>, usize> = FxHashMap::default();
        let mut space = Vec::new();
        for phrase in phrases {
            words(phrase, &mut space);
            if let Some(&(start, end)) = space.first() {
                let longest = firsts.entry(phrase[start..end].into()).or_default();
                *longest = space.len().max(*longest);
            }
        }
        Self {
            firsts,
            phrases: phrases.iter().copied().map(Box::from).collect(),
        }
    }
}

impl Engine for Words {
    fn find(&self, text: &str, finds: &mut Finds) {
        SPACE.with_borrow_mut(|space| {
            words(text, space);
            for (place, &(start, end)) in space.iter().enumerate() {
                let Some(&longest) = self.firsts.get(&text[start..end]) else {
                    continue;
                };
                let ends = space[place..].iter().take(longest).map(|word| word.1).rev();
                let found = ends.into_iter().find(|end| self.phrases.contains(&text[start..*end]));
                if let Some(end) = found {
                    finds.add(start, end);
                }
            }
        });
    }

    fn memory(&self) -> Option<usize> {
        // One byte of control for each place, as the tables of the standard library have.
        let table = |places: usize, entry: usize| places * 8 / 7 * (entry + 1);
        let letters: usize = self.phrases.iter().map(|phrase| phrase.len()).sum();
        Some(letters + table(self.phrases.capacity(), 16) + table(self.firsts.capacity(), 24))
    }
}
