//! Words of plain text, many bytes at a time.
//!
//! Most of what is written in Latin and Cyrillic letters needs little of what [`fold`](crate::fold()) can do: each letter folds by itself, and
//! words are what stands between spaces and punctuation. Here that much is done, quickly, and what needs more is named: a stretch
//! that is *hard* ([`Plain::hard`]) holds marks, hidden characters, letters of other scripts, a word that may go on in the next
//! line. It reaches from white space to white space, so that folding it with some words around it gives what folding all of the text gives.
//!
//! For all other words the letters are those that `fold` makes; [the properties](../tests/plain.rs) hold one against the other.

mod kernel;
mod letters;

use std::ops::Range;

use crate::hash::{MIXED, mix, word_hash};
use kernel::{BEFORE, BEHIND, Masks, STEP};

/// Edges of words that most steps have at most.
const USUAL: usize = 16;

/// What stands between a word and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainGap {
    /// A single space.
    Space,
    /// Anything else without a hard stretch.
    Other,
    /// A hard stretch, or the end.
    Hard,
}

/// A word of plain text.
#[derive(Debug, Clone, Copy)]
pub struct PlainWord {
    /// [`word_hash`](crate::word_hash) of its folded letters.
    pub hash: u64,
    /// Bytes of the text, from the start of the stretch that was read.
    pub start: u32,
    /// The same, behind its last letter.
    pub end: u32,
    letters: u32,
    length: u32,
    /// What follows.
    pub gap: PlainGap,
}

/// A stretch of text, cut to words; to be used again for the next one.
///
/// ```
/// use polynym_text::Plain;
/// let mut plain = Plain::default();
/// let text = "Kyiv, Київ, Łódź und 京都";
/// plain.read(text, 0..text.len());
/// let words: Vec<&str> = plain.words().iter().map(|word| plain.letters(word)).collect();
/// assert_eq!(words, ["kyiv", "київ", "lodz", "und"]);
/// assert_eq!(&text[plain.hard()[0].clone()], "京都");
/// ```
#[derive(Debug, Default)]
pub struct Plain {
    around: Vec<u8>,
    folded: Vec<u8>,
    masks: Vec<Masks>,
    /// Where words begin and end, by turns.
    edges: Vec<u32>,
    words: Vec<PlainWord>,
    /// Bytes of the stretch that make it hard, by their place.
    marks: Vec<usize>,
    hard: Vec<Range<usize>>,
}

impl Plain {
    /// Reads a stretch of a text, which begins and ends where the text does or where white space parts words.
    ///
    /// # Panics
    /// If the stretch is not one of the text, or longer than four gigabytes.
    pub fn read(&mut self, text: &str, stretch: Range<usize>) {
        let bytes = &text.as_bytes()[stretch.clone()];
        assert!(u32::try_from(bytes.len()).is_ok(), "a stretch is read in pieces");
        let steps = bytes.len().div_ceil(STEP);
        self.around.clear();
        self.around.extend([b' '; BEFORE]);
        self.around.extend(bytes);
        self.around.resize(BEFORE + steps * STEP + BEHIND, b' ');
        self.folded.resize(steps * STEP, 0);
        self.masks.resize(steps, Masks::default());
        kernel::run(&self.around, &mut self.folded, &mut self.masks);
        // So that of the last words, too, as many bytes can be read as are mixed to a hash.
        self.folded.resize(steps * STEP + MIXED, 0);
        self.words.clear();
        self.marks.clear();
        self.hard.clear();
        self.cut(&text[stretch.clone()]);
        self.harden(stretch.start, bytes.len());
    }

    /// The words that are in no hard stretch, in order.
    pub fn words(&self) -> &[PlainWord] {
        &self.words
    }

    /// The folded letters of a word.
    pub fn letters(&self, word: &PlainWord) -> &str {
        std::str::from_utf8(self.bytes(word)).unwrap_or_default()
    }

    /// The same as bytes.
    #[inline]
    pub fn bytes(&self, word: &PlainWord) -> &[u8] {
        let start = word.letters as usize;
        &self.folded[start..start + word.length as usize]
    }

    /// The hard stretches, as bytes of the text, in order and apart.
    pub fn hard(&self) -> &[Range<usize>] {
        &self.hard
    }

    /// Cuts words at the edges of their bits.
    fn cut(&mut self, text: &str) {
        let mut carry = 0;
        // A word has a letter and a gap.
        self.edges.resize((self.masks.len() + 1) * STEP, 0);
        let (edges, marks) = (&mut self.edges[..], &mut self.marks);
        let mut count = 0;
        for (step, masks) in self.masks.iter().enumerate() {
            let base = (step * STEP) as u32;
            let mut rest = masks.hard;
            while rest != 0 {
                marks.push((base + rest.trailing_zeros()) as usize);
                rest &= rest - 1;
            }
            let mut bits = masks.word ^ (masks.word << 1 | carry);
            carry = masks.word >> 63;
            let found = bits.count_ones() as usize;
            // So many at a time, whether or not there are as many: most steps have fewer, and how many nobody could foresee.
            for edges in edges[count..count + STEP].chunks_exact_mut(USUAL).take(found.div_ceil(USUAL)) {
                for edge in edges {
                    *edge = base + bits.trailing_zeros();
                    bits &= bits.wrapping_sub(1);
                }
            }
            count += found;
        }
        if carry == 1 {
            edges[count] = text.len() as u32;
            count += 1;
        }
        // No word follows the last one.
        edges[count] = 0;
        edges[count + 1] = 0;
        let (folded, around, words) = (&self.folded[..], &self.around[BEFORE..], &mut self.words);
        let next = edges[2..count + 2].chunks_exact(2);
        words.extend(edges[..count].chunks_exact(2).zip(next).map(|(at, next)| {
            let (start, end) = (at[0], at[1]);
            // Both are looked at: a branch would go astray at every comma.
            let space = (next[0] == end + 1) & (around[end as usize] == b' ');
            PlainWord {
                hash: hash(folded, start as usize, end as usize),
                start,
                end,
                letters: start,
                length: end - start,
                gap: if space { PlainGap::Space } else { PlainGap::Other },
            }
        }));
        if let Some(last) = self.words.last_mut() {
            last.gap = PlainGap::Hard;
        }
        for step in 0..self.masks.len() {
            let mut rest = self.masks[step].near;
            while rest != 0 {
                let place = step * STEP + rest.trailing_zeros() as usize;
                let at = self.words.partition_point(|word| word.end as usize <= place);
                let behind = self.words[at].end as usize - step * STEP;
                rest = if behind < STEP { rest & (u64::MAX << behind) } else { 0 };
                self.near_word(text, at);
            }
        }
    }

    /// A word whose letters fold one by one, or which is hard after all.
    fn near_word(&mut self, text: &str, at: usize) {
        let word = &mut self.words[at];
        // A word that two steps share comes twice.
        if word.letters as usize >= self.masks.len() * STEP {
            return;
        }
        let start = self.folded.len();
        if letters::fold(&text[word.start as usize..word.end as usize], &mut self.folded) {
            word.letters = start as u32;
            word.length = (self.folded.len() - start) as u32;
            word.hash = word_hash(&self.folded[start..]);
        } else {
            self.folded.truncate(start);
            self.marks.push(word.start as usize);
        }
    }

    /// Makes stretches of the bytes that are hard, up to the white space on both sides and over the next word, and takes their words out.
    fn harden(&mut self, base: usize, length: usize) {
        if self.marks.is_empty() {
            return;
        }
        self.marks.sort_unstable();
        let is_space = |at: usize| matches!(self.around[at + BEFORE], b' ' | b'\t'..=b'\r');
        let to_space = |from: usize| (from..length).find(|&at| is_space(at)).unwrap_or(length);
        // A line may go on behind brackets.
        let is_word = |at: usize| (self.masks[at / STEP].word | self.masks[at / STEP].hard) >> (at % STEP) & 1 == 1;
        let to_word = |from: usize| (from..length).find(|&at| is_word(at)).unwrap_or(length);
        let mut token = 0;
        for &mark in &self.marks {
            if mark < token {
                continue;
            }
            token = to_space(mark);
            let start = (0..mark).rev().find(|&at| is_space(at)).map_or(0, |at| at + 1);
            let end = to_space(to_word(token));
            match self.hard.last_mut() {
                Some(last) if start <= last.end => last.end = end,
                _ => self.hard.push(start..end),
            }
        }
        let mut kept: Vec<PlainWord> = Vec::with_capacity(self.words.len());
        let mut next = 0;
        for word in self.words.drain(..) {
            while self.hard.get(next).is_some_and(|hard| hard.end <= word.start as usize) {
                next += 1;
                if let Some(last) = kept.last_mut() {
                    last.gap = PlainGap::Hard;
                }
            }
            if self.hard.get(next).is_none_or(|hard| word.end as usize <= hard.start) {
                kept.push(word);
            } else if let Some(last) = kept.last_mut() {
                last.gap = PlainGap::Hard;
            }
        }
        self.words = kept;
        if let (Some(last), Some(hard)) = (self.words.last_mut(), self.hard.last())
            && hard.start >= last.end as usize
        {
            last.gap = PlainGap::Hard;
        }
        for hard in &mut self.hard {
            *hard = hard.start + base..hard.end + base;
        }
    }
}

/// [`word_hash`] of the folded letters of a word, from whose first one on there are [`MIXED`] bytes; without a branch for each length, since what
/// lengths follow each other nobody could foresee.
#[inline(always)]
fn hash(folded: &[u8], start: usize, end: usize) -> u64 {
    let length = end - start;
    if length > MIXED {
        return word_hash(&folded[start..end]);
    }
    let bytes: &[u8; MIXED] = folded[start..start + MIXED].try_into().expect("as many bytes");
    let eight = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    let [first, middle, last] = TAKEN[length];
    mix(eight(0) & first, eight(8) & middle, eight(length.max(8) - 8) & last, length)
}

/// What is taken of the first eight bytes of a word of some length, of the next and of the last.
const TAKEN: [[u64; 3]; MIXED + 1] = {
    let mut taken = [[0; 3]; MIXED + 1];
    let mut length = 1;
    while length <= MIXED {
        taken[length][0] = if length < 8 { u64::MAX >> (64 - length * 8) } else { u64::MAX };
        taken[length][1] = if length > 16 { u64::MAX } else { 0 };
        taken[length][2] = if length > 8 { u64::MAX } else { 0 };
        length += 1;
    }
    taken
};
