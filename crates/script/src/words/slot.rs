//! How the table of common words is laid out: what makes it and what reads it agree on this.
//!
//! A slot is the lower half of a word's hash over the languages that it is common in, a bit for each, in numbers of 64 bits. A word stands where
//! the upper half of its hash says, or in the next free slot behind.

/// There are at most so many languages.
#[allow(dead_code, reason = "asked where the table is made")]
pub(super) const MOST: usize = 32;

/// A slot of no word: every word is common in some language.
pub(super) const EMPTY: u64 = 0;

/// Where a word would stand.
pub(super) fn place(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// What stands there.
#[allow(dead_code, reason = "asked where the table is made")]
pub(super) fn slot(hash: u64, languages: u32) -> u64 {
    hash << 32 | u64::from(languages)
}

/// The words of a list as people write it.
#[allow(dead_code, reason = "the library asks for it in its tests only")]
pub(super) fn words(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
