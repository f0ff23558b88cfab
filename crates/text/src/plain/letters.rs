//! Words whose letters fold one by one: those with letters of Latin, Greek, Cyrillic and Armenian beyond the plainest.

use std::sync::LazyLock;

use crate::fold::{Lone, lone};
use crate::{WordScript, is_apostrophe};

/// The characters that two bytes spell, of the scripts that are read here.
const FIRST: u32 = 0x80;
const END: u32 = 0x590;

static TABLE: LazyLock<Vec<Option<Lone>>> = LazyLock::new(|| (FIRST..END).map(|c| char::from_u32(c).and_then(lone)).collect());

fn letter(c: char) -> Option<&'static Lone> {
    TABLE.get((c as u32).checked_sub(FIRST)? as usize)?.as_ref()
}

/// Appends the folded letters of a word; false if folding has more to do with it than that.
pub(super) fn fold(word: &str, out: &mut Vec<u8>) -> bool {
    let mut script = WordScript::COMMON;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        if is_apostrophe(c) {
            let next = chars.peek().and_then(|&next| letter(next));
            let cyrillic = |script| script == WordScript::CYRILLIC;
            if !cyrillic(script) || !next.is_some_and(|next| cyrillic(next.script)) {
                return false;
            }
            out.push(b'\'');
            continue;
        }
        if c.is_ascii() {
            if c.is_ascii_alphabetic() {
                script = script.with(WordScript::LATIN);
            }
            out.push(c.to_ascii_lowercase() as u8);
            continue;
        }
        let Some(letter) = letter(c) else { return false };
        script = script.with(letter.script);
        out.extend_from_slice(letter.folded.as_bytes());
    }
    !script.mixes()
}
