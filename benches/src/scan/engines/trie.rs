//! The way of FlashText: a trie of characters, each node with its followers in a hash map, entered at the start of each word.

use rustc_hash::FxHashMap;

use super::super::finds::is_word;
use super::{Engine, Finds};

/// The trie; node 0 is its root.
pub(super) struct Trie {
    /// Node and character to the next node.
    next: FxHashMap<(u32, char), u32>,
    /// Whether a name ends at the node.
    ends: Vec<bool>,
}

impl Trie {
    pub(super) fn new(phrases: &[&str]) -> Self {
        let mut trie = Self {
            next: FxHashMap::default(),
            ends: vec![false],
        };
        for phrase in phrases {
            let mut node = 0;
            for c in phrase.chars() {
                let fresh = trie.ends.len() as u32;
                node = *trie.next.entry((node, c)).or_insert(fresh);
                if node == fresh {
                    trie.ends.push(false);
                }
            }
            trie.ends[node as usize] = true;
        }
        trie
    }

    /// Where the longest whole name that begins at the start of the text ends.
    fn longest(&self, text: &str) -> Option<usize> {
        let (mut node, mut longest) = (0, None);
        for (at, c) in text.char_indices() {
            if self.ends[node as usize] && !is_word(c) {
                longest = Some(at);
            }
            match self.next.get(&(node, c)) {
                Some(next) => node = *next,
                None => return longest,
            }
        }
        if self.ends[node as usize] { Some(text.len()) } else { longest }
    }
}

impl Engine for Trie {
    fn find(&self, text: &str, finds: &mut Finds) {
        let mut in_word = false;
        for (start, c) in text.char_indices() {
            let starts = !in_word && is_word(c);
            in_word = is_word(c);
            if let Some(length) = starts.then(|| self.longest(&text[start..])).flatten() {
                finds.add(start, start + length);
            }
        }
    }

    fn memory(&self) -> Option<usize> {
        Some(self.next.capacity() * 8 / 7 * (12 + 1) + self.ends.len())
    }
}
