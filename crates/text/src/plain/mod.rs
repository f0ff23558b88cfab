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

use crate::hash::{mix, word_hash};
use kernel::{BEFORE, BEHIND, Masks, STEP};

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
        // So that the last words can be read eight bytes at a time.
        self.folded.resize(steps * STEP + 16, 0);
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
        let (mut carry, mut start) = (0, 0);
        for step in 0..self.masks.len() {
            let Masks { word, hard, .. } = self.masks[step];
            let base = step * STEP;
            let mut rest = hard;
            while rest != 0 {
                self.marks.push(base + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
            let mut edges = word ^ (word << 1 | carry);
            let mut open = carry == 1;
            while edges != 0 {
                let at = base + edges.trailing_zeros() as usize;
                edges &= edges - 1;
                if open {
                    self.word(text, start, at);
                } else {
                    start = at;
                }
                open = !open;
            }
            carry = word >> 63;
        }
        if carry == 1 {
            self.word(text, start, text.len());
        }
    }

    #[inline]
    fn word(&mut self, text: &str, start: usize, end: usize) {
        let length = end - start;
        if self.is_near(start, end) {
            return self.near_word(text, start, end);
        }
        let eight = |at: usize| u64::from_le_bytes(self.folded[at..at + 8].try_into().expect("eight bytes"));
        let hash = match length {
            0..8 => mix(eight(start) & !(u64::MAX << (length * 8)), 0, length),
            8..=16 => mix(eight(start), eight(end - 8), length),
            _ => word_hash(&self.folded[start..end]),
        };
        self.put(hash, start, end, start, length);
    }

    fn put(&mut self, hash: u64, start: usize, end: usize, letters: usize, length: usize) {
        if let Some(last) = self.words.last_mut() {
            last.gap = match start - last.end as usize {
                1 if self.around[start - 1 + BEFORE] == b' ' => PlainGap::Space,
                _ => PlainGap::Other,
            };
        }
        self.words.push(PlainWord {
            hash,
            start: start as u32,
            end: end as u32,
            letters: letters as u32,
            length: length as u32,
            gap: PlainGap::Hard,
        });
    }

    /// Whether a byte of the word asks for a closer look.
    #[inline]
    fn is_near(&self, start: usize, end: usize) -> bool {
        let (first, last) = (start / STEP, (end - 1) / STEP);
        let from = self.masks[first].near >> (start % STEP);
        if first == last {
            return from << (63 - (end - 1 - start)) != 0;
        }
        let to = self.masks[last].near << (63 - (end - 1) % STEP);
        from != 0 || to != 0 || self.masks[first + 1..last].iter().any(|masks| masks.near != 0)
    }

    /// A word whose letters fold one by one, or which is hard after all.
    #[cold]
    fn near_word(&mut self, text: &str, start: usize, end: usize) {
        let at = self.folded.len();
        if letters::fold(&text[start..end], &mut self.folded) {
            let hash = word_hash(&self.folded[at..]);
            self.put(hash, start, end, at, self.folded.len() - at);
        } else {
            self.folded.truncate(at);
            self.marks.push(start);
        }
    }

    /// Makes stretches of the bytes that are hard, up to the white space on both sides and over the next word, and takes their words out.
    fn harden(&mut self, base: usize, length: usize) {
        if self.marks.is_empty() {
            return;
        }
        self.marks.sort_unstable();
        let is_space = |at: usize| self.masks[at / STEP].space >> (at % STEP) & 1 == 1;
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
