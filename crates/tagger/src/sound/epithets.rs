//! Titles that tell who a one-word name is, and ordinal numbers, of all languages: `data/sound/epithets.toml`.

use super::arranged::EPITHETS;

/// Which words may say something of a ruler.
#[derive(Debug)]
pub(crate) struct Epithets {
    /// Which beginnings and lengths they have, as bits: every word of a text is asked for, and hardly any has these.
    marks: Box<[u64]>,
}

/// Bits of [`Epithets::marks`], as a power of two.
const MARKS: u32 = 14;

/// The bit of words that begin so and are so long.
fn mark(word: &str) -> usize {
    let mut head = [0; 4];
    let bytes = word.as_bytes();
    let known = bytes.len().min(head.len());
    head[..known].copy_from_slice(&bytes[..known]);
    let mixed = (u32::from_le_bytes(head) ^ (bytes.len() as u32).rotate_left(13)).wrapping_mul(0x9E37_79B1);
    (mixed >> (32 - MARKS)) as usize
}

/// What a word says of a ruler.
pub(crate) struct Epithet {
    pub(crate) rank: Option<u16>,
    /// The Roman numeral of an ordinal number.
    pub(crate) ordinal: Option<&'static str>,
}

impl Epithets {
    pub(crate) fn new() -> Self {
        let mut marks = vec![0_u64; 1 << (MARKS - 6)];
        for word in EPITHETS.keys() {
            marks[mark(word) / 64] |= 1 << (mark(word) % 64);
        }
        Self { marks: marks.into() }
    }

    /// What is known of a folded word.
    pub(crate) fn of(&self, word: &str) -> Option<&'static Epithet> {
        let mark = mark(word);
        let may_be = self.marks[mark / 64] >> (mark % 64) & 1 == 1;
        if may_be { EPITHETS.get(word) } else { None }
    }

    /// The Roman numeral that a folded ordinal stands for.
    pub(crate) fn ordinal(&self, word: &str) -> Option<&'static str> {
        self.of(word)?.ordinal
    }

    /// The rank that a folded word names.
    pub(crate) fn rank(&self, word: &str) -> Option<u16> {
        self.of(word)?.rank
    }
}
