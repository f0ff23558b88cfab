//! Words whose letters fold one by one: those with letters of Latin, Greek, Cyrillic and Armenian beyond the plainest.

use std::sync::LazyLock;

use crate::WordScript;
use crate::fold::{Lone, lone};

/// The characters that two bytes spell, of the scripts that are read here.
const FIRST: u32 = 0x80;
const END: u32 = 0x590;

static TABLE: LazyLock<Vec<Option<Lone>>> = LazyLock::new(|| (FIRST..END).map(|c| char::from_u32(c).and_then(lone)).collect());

/// Appends the folded letters of a word; false if folding has more to do with it than that.
pub(super) fn fold(word: &str, out: &mut Vec<u8>) -> bool {
    let mut script = WordScript::COMMON;
    for c in word.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphabetic() {
                script = script.with(WordScript::LATIN);
            }
            out.push(c.to_ascii_lowercase() as u8);
            continue;
        }
        let known = (c as u32).checked_sub(FIRST).and_then(|at| TABLE.get(at as usize));
        let Some(Some(letter)) = known else { return false };
        script = script.with(letter.script);
        out.extend_from_slice(letter.folded.as_bytes());
    }
    !script.mixes()
}
