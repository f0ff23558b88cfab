//! Where names stand in a text of any length: the same places that [`Lexicon::scan`] finds in the whole of it, folded, but block by block,
//! in memory that does not grow with the text, and without folding what is plain.
//!
//! Words of plain text ([`Plain`]) are looked up by their hash alone (`passes`). What is hard about a text is left to the scan of folded text, with as many
//! words on both sides as the longest name has: every name that touches a hard stretch lies in there, and every other one outside of it.

mod hard;
mod hits;
mod judge;
mod marks;
mod passes;

use std::io::{self, BufRead, ErrorKind, Read};
use std::ops::Range;

use polynym_text::{Plain, Span};

use crate::Lexicon;
use judge::{Candidate, Desk, Judge};
use passes::Passes;

/// Bytes of a block: what is worked on stays in the nearest cache.
const BLOCK: usize = 8 << 10;
/// A block that has too few words to go on from is made longer, up to this: a text without a single space is cut at last.
const LONGEST_BLOCK: usize = 1 << 20;

/// Bytes that are read at once.
const CHUNK: u64 = 1 << 18;
/// Bytes that stay for who looks back from a block: more than the punctuation at the edge of a name.
const BEFORE: usize = 1 << 10;

/// Which of the places are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Every one: nested and overlapping ones too.
    All,
    /// From left to right the longest, then on behind it.
    Longest,
}

/// A place where names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Find<'f> {
    /// Bytes of the text.
    pub span: Span,
    /// Whose names they are, as indices in the gazetteer, in order; never empty.
    pub entities: &'f [u32],
}

/// Entities that have a name at a place.
#[derive(Debug, Clone, Copy)]
struct RawFind {
    /// Where its first word begins and its last one ends.
    start: usize,
    end: usize,
    /// With the punctuation that belongs to it.
    span: Span,
    /// Where they begin among all, and how many they are.
    first: usize,
    count: usize,
}

/// What was found in a block.
#[derive(Debug, Default)]
struct Finds {
    places: Vec<RawFind>,
    entities: Vec<u32>,
}

impl Finds {
    fn clear(&mut self) {
        self.places.clear();
        self.entities.clear();
    }

    /// Opens a place, for entities to be added.
    fn place(&mut self, bare: Span, span: Span) {
        self.places.push(RawFind {
            start: bare.start,
            end: bare.end,
            span,
            first: self.entities.len(),
            count: 0,
        });
    }

    /// Adds an entity to the last place.
    fn add(&mut self, entity: u32) {
        self.entities.push(entity);
        if let Some(place) = self.places.last_mut() {
            place.count += 1;
        }
    }
}

/// The finding in one text.
#[derive(Default)]
struct Blocks {
    plain: Plain,
    /// Those of each layer.
    passes: Vec<Passes>,
    candidates: Vec<Candidate>,
    found: Finds,
    desk: Desk,
    /// The block at hand.
    block: Range<usize>,
    /// Where the last of the longest finds ends.
    covered: usize,
}

impl Lexicon {
    /// Calls `found` for each place where names stand, from left to right, the shorter first of those that begin together.
    ///
    /// It costs a fraction of [`Lexicon::scan`] and needs no folded text, and tells no more than whose names they are.
    ///
    /// ```
    /// use polynym_gazetteer::{CasePolicy, Form, FormRole};
    /// use polynym_lexicon::{Lexicon, Which};
    /// let form = |(entity, name): (u32, &str)| Form {
    ///     entity, surface: name.into(), role: FormRole::Strong, lang: None, case: CasePolicy::Smart,
    ///     from: None, to: None, how: vec!["name".into()], weight: 1.0,
    /// };
    /// let lexicon = Lexicon::build((0..).zip(["Kyiv", "Kyiv Post", "東京"]).map(form));
    /// let text = "The Kyiv Post, in Kyiv; 東京";
    /// let mut found = Vec::new();
    /// lexicon.finds(text, Which::Longest, |find| found.push((&text[find.span], find.entities[0])));
    /// assert_eq!(found, [("Kyiv Post", 1), ("Kyiv", 0), ("東京", 2)]);
    /// ```
    pub fn finds(&self, text: &str, which: Which, mut found: impl FnMut(Find<'_>)) {
        let mut blocks = Blocks::new(self);
        self.blocks(&mut blocks, text, (0, true), |blocks, next| {
            blocks.collect(self, text, next);
            blocks.tell(self, text, which, 0, &mut found);
        });
    }

    /// The same of a text that is read as it comes; spans count from its beginning. It is never held as a whole.
    ///
    /// ```
    /// use polynym_gazetteer::{CasePolicy, Form, FormRole};
    /// use polynym_lexicon::{Lexicon, Which};
    /// let form = Form {
    ///     entity: 0, surface: "Kyiv".into(), role: FormRole::Strong, lang: None, case: CasePolicy::Smart,
    ///     from: None, to: None, how: vec!["name".into()], weight: 1.0,
    /// };
    /// let mut starts = Vec::new();
    /// Lexicon::build([form]).finds_in("in Kyiv; Kyiv.".as_bytes(), Which::Longest, |find| starts.push(find.span.start))?;
    /// assert_eq!(starts, [3, 9]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the input; bytes that are not UTF-8, with their place.
    pub fn finds_in(&self, mut input: impl BufRead, which: Which, mut found: impl FnMut(Find<'_>)) -> io::Result<()> {
        let mut blocks = Blocks::new(self);
        // The text at hand, how much of it has been worked on, and how much stands before it.
        let (mut held, mut bytes, mut from, mut base) = (String::new(), Vec::new(), 0, 0);
        loop {
            input.by_ref().take(CHUNK).read_to_end(&mut bytes)?;
            let last = (bytes.len() as u64) < CHUNK;
            let valid = match std::str::from_utf8(&bytes) {
                Err(error) if last || error.error_len().is_some() => {
                    let place = base + held.len() + error.valid_up_to();
                    return Err(io::Error::new(ErrorKind::InvalidData, format!("byte {place} is not UTF-8")));
                }
                Err(error) => error.valid_up_to(),
                Ok(text) => text.len(),
            };
            held.push_str(std::str::from_utf8(&bytes[..valid]).unwrap_or_default());
            bytes.drain(..valid);
            from = self.blocks(&mut blocks, &held, (from, last), |blocks, next| {
                blocks.collect(self, &held, next);
                blocks.tell(self, &held, which, base, &mut found);
            });
            if last {
                return Ok(());
            }
            let done = (0..=from.saturating_sub(BEFORE))
                .rev()
                .find(|&at| held.is_char_boundary(at))
                .unwrap_or(0);
            held.drain(..done);
            (from, base) = (from - done, base + done);
            blocks.covered = blocks.covered.saturating_sub(done);
        }
    }

    /// Cuts a text into blocks from a place on, the last of them only if nothing follows the text; `work` is done on what begins in each before the
    /// place where the next one does. Tells where it stopped.
    fn blocks(
        &self,
        blocks: &mut Blocks,
        text: &str,
        (from, last): (usize, bool),
        mut work: impl FnMut(&mut Blocks, usize),
    ) -> usize {
        let (mut start, mut size) = (from, BLOCK);
        while start < text.len() {
            let end = block_end(text, start, size);
            if end == text.len() && !last {
                break;
            }
            blocks.plain.read(text, start..end);
            blocks.block = start..end;
            let Some(next) = blocks.next(self, text.len()) else {
                size *= 2;
                continue;
            };
            work(blocks, next);
            (start, size) = (next, BLOCK);
        }
        start
    }
}

impl Blocks {
    fn new(lexicon: &Lexicon) -> Self {
        let mut blocks = Self::default();
        blocks.passes.resize_with(lexicon.layers().len(), Passes::default);
        blocks
    }

    /// Where the next block begins: so far before the end of this one that no name which begins before it goes beyond the end. None if
    /// the block has too few words.
    fn next(&self, lexicon: &Lexicon, length: usize) -> Option<usize> {
        let block = self.block.clone();
        if block.end == length {
            return Some(length);
        }
        let words = self.plain.words();
        match words.len().checked_sub(lexicon.longest_name() + 1) {
            Some(last) if last > 0 => Some(words[last].start as usize + block.start),
            _ if block.len() >= LONGEST_BLOCK => Some(block.end),
            _ => None,
        }
    }

    /// Collects what may be finds among the plain words of the block at hand and begins before `next`.
    fn pass(&mut self, lexicon: &Lexicon, text: &str, next: usize) {
        self.candidates.clear();
        for (layer, passes) in lexicon.layers().iter().enumerate().zip(&mut self.passes) {
            passes.run(layer, &self.plain, text, self.block.start, &mut self.candidates);
        }
        self.candidates.retain(|find| find.start < next);
    }

    /// Collects what may be finds of the block at hand and begins before `next`, in order.
    fn collect(&mut self, lexicon: &Lexicon, text: &str, next: usize) {
        self.pass(lexicon, text, next);
        self.found.clear();
        if !self.plain.hard().is_empty() {
            self.read_hard(lexicon, text);
            let found = self.found.places.iter().zip(0..);
            let found = found.map(|(find, place)| Candidate::found(find, place));
            self.candidates.extend(found.filter(|find| find.start < next));
        }
        // Each pass leaves its finds in order: to sort them is to merge a few runs.
        self.candidates.sort_by_key(|find| (find.start, find.end));
    }

    /// Hands on what is wanted of the finds of a block; `base` bytes stand before the text at hand.
    fn tell(&mut self, lexicon: &Lexicon, text: &str, which: Which, base: usize, found: &mut impl FnMut(Find<'_>)) {
        let judge = Judge {
            layers: lexicon.layers(),
            passes: &self.passes,
            plain: &self.plain,
            text,
            base: self.block.start,
            found: (&self.found.places, &self.found.entities),
        };
        self.covered = judge.tell(&self.candidates, (which, self.covered), &mut self.desk, |find| {
            found(Find {
                span: Span::new(find.span.start + base, find.span.end + base),
                entities: find.entities,
            });
        });
    }
}

/// Where a block of about this size ends: behind white space, or with the text.
fn block_end(text: &str, start: usize, size: usize) -> usize {
    let bytes = text.as_bytes();
    if text.len() - start <= size {
        return text.len();
    }
    let most = start + size.min(LONGEST_BLOCK);
    let space = |range: Range<usize>| bytes[range].iter().rposition(u8::is_ascii_whitespace);
    match space(start..most) {
        Some(at) => start + at + 1,
        None if size < LONGEST_BLOCK => block_end(text, start, size * 2),
        None => (most..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len()),
    }
}
