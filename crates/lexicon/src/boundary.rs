//! Whether a find begins and ends where words do.
//!
//! Words end where the text has something else than letters and digits; an apostrophe, a hyphen, a slash, a bracket end a word
//! as well as a space does. Beyond that: a hyphen at a line's end may be a real one, Arabic and Hebrew write little words
//! together with the next and Korean with the one before, and a short name in katakana counts only if it is the whole run, since katakana runs are words.

use std::ops::Range;

use polynym_text::{Folded, WordScript};

use crate::rules::is_proclitic;

/// Katakana names of fewer characters than this must fill their run: イラン is in ブイラント, ゼレンスキー is in no other word.
const SHORT_KATAKANA: usize = 4;

/// Where finds of one text may begin and end, as a bit for each byte of the folded text.
pub(crate) struct Edges {
    starts: Vec<u64>,
    ends: Vec<u64>,
}

impl Edges {
    pub(crate) fn new(folded: &Folded<'_>) -> Self {
        let size = folded.text().len() / 64 + 1;
        let mut edges = Self {
            starts: vec![0; size],
            ends: vec![0; size],
        };
        for word in folded.words() {
            set(&mut edges.starts, word.folded.start);
            set(&mut edges.ends, word.folded.end);
        }
        for b in folded.breaks() {
            set(&mut edges.starts, b.folded);
            set(&mut edges.ends, b.folded);
        }
        edges
    }

    /// Whether a find may end here.
    pub(crate) fn ends(&self, at: usize) -> bool {
        get(&self.ends, at)
    }

    /// Whether a find may begin here: at a word, or behind what is written together with one.
    pub(crate) fn starts(&self, folded: &Folded<'_>, at: usize) -> bool {
        get(&self.starts, at) || proclitic(folded, at) > 0
    }
}

fn set(bits: &mut [u64], at: usize) {
    bits[at / 64] |= 1 << (at % 64);
}

/// Whether a bit is set; none is beyond the end.
fn get(bits: &[u64], at: usize) -> bool {
    bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
}

/// The folded bytes of the proclitic that parts this position from the start of its word; 0 if it is none.
pub(crate) fn proclitic(folded: &Folded<'_>, at: usize) -> usize {
    // Hebrew and Arabic letters begin with these bytes: other scripts need not be looked up.
    if !matches!(folded.text().as_bytes().get(at), Some(0xD6..=0xDD)) {
        return 0;
    }
    let Some(word) = folded.words().get(folded.word_at(at)) else {
        return 0;
    };
    match folded.text().get(word.folded.start..at) {
        Some(front) if is_proclitic(word.script, front) => front.len(),
        _ => 0,
    }
}

/// The words of a find that begins and ends at edges; none if it cuts a run of katakana. `near` is a word close to the find, and
/// becomes its first one: a scan asks for finds that lie close together.
pub(crate) fn words_of(folded: &Folded<'_>, find: &Range<usize>, near: &mut usize) -> Option<Range<usize>> {
    let words = folded.words();
    let mut first = *near;
    while first > 0 && words[first - 1].folded.end > find.start {
        first -= 1;
    }
    while words[first].folded.end <= find.start {
        first += 1;
    }
    *near = first;
    let mut last = first;
    while words[last].folded.end < find.end {
        last += 1;
    }
    (!cuts_katakana(folded, first..last + 1)).then_some(first..last + 1)
}

/// Whether a short find in katakana goes on in katakana on either side.
fn cuts_katakana(folded: &Folded<'_>, find: Range<usize>) -> bool {
    let words = folded.words();
    let kana = |i: usize| words[i].script == WordScript::KATAKANA;
    if !kana(find.start) || find.len() >= SHORT_KATAKANA || !find.clone().all(kana) {
        return false;
    }
    let touches = |left: usize, right: usize| kana(left) && kana(right) && words[left].span.end == words[right].span.start;
    (find.start > 0 && touches(find.start - 1, find.start)) || (find.end < words.len() && touches(find.end - 1, find.end))
}
