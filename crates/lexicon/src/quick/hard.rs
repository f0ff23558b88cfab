//! Hard stretches of a text: each is folded with some words around it, and scanned as all folded text is.

use std::ops::Range;

use polynym_text::{Span, Word, fold};

use super::Blocks;
use crate::Lexicon;
use crate::layer::{Named, Sink};
use crate::lexicon::vetoed;

/// Characters of punctuation at the edges of a name.
const EDGE: usize = 16;

impl Lexicon {
    /// Adds the finds that touch a hard stretch of a block.
    pub(super) fn hard(&self, blocks: &mut Blocks, text: &str, block: Range<usize>) {
        let reach = self.longest_name();
        let words = blocks.plain.words();
        let hard = blocks.plain.hard();
        // Words that end before a place, and that begin before it.
        let before = |at: usize| words.partition_point(|word| word.end as usize + block.start <= at);
        let begun = |at: usize| words.partition_point(|word| (word.start as usize + block.start) < at);
        let mut at = 0;
        while at < hard.len() {
            let first = at;
            at += 1;
            while at < hard.len() && before(hard[at].start) - begun(hard[at - 1].end) < reach {
                at += 1;
            }
            let (head, tail) = (hard[first].start, hard[at - 1].end);
            let start = match before(head) {
                0 => head,
                count => words[count.saturating_sub(reach)].start as usize + block.start,
            };
            let end = match words.get(begun(tail)..) {
                None | Some([]) => tail,
                Some(behind) => behind[reach.min(behind.len()) - 1].end as usize + block.start,
            };
            let all = start..end;
            let stretches = &hard[first..at];
            let all = with_gaps(text, all);
            let folded = fold(&text[all.clone()]);
            let mut touching = Touching {
                base: all.start,
                stretches,
                places: Vec::new(),
            };
            self.scan_into(&folded, &mut touching);
            if touching.places.is_empty() {
                continue;
            }
            let vetoed = vetoed(&folded);
            for place in touching.places {
                let words = &folded.words()[place.words];
                if !vetoed.contains(&place.find.start) && !vetoed.contains(&place.find.end) {
                    // A little word that is written together with a name is no part of it.
                    let (own, span) = (outline(words), place.span);
                    let bare = Span::new(span.start.max(own.start), span.end.min(own.end));
                    let there = |span: Span| Span::new(span.start + all.start, span.end + all.start);
                    blocks.found.place(there(bare), there(span));
                    place.entities.iter().for_each(|&entity| blocks.found.add(entity));
                }
            }
        }
    }
}

/// From the first of some words to the last.
fn outline(words: &[Word]) -> Span {
    match words {
        [] => Span::new(0, 0),
        [first, .., last] | [first @ last] => Span::new(first.span.start, last.span.end),
    }
}

/// Names that the scan of folded text has found at a place.
struct Place {
    /// Bytes of the folded text.
    find: Range<usize>,
    words: Range<usize>,
    span: Span,
    entities: Vec<u32>,
}

/// Names whose words touch hard stretches.
struct Touching<'t> {
    /// Where the folded text begins.
    base: usize,
    stretches: &'t [Range<usize>],
    places: Vec<Place>,
}

impl Sink for Touching<'_> {
    fn wants(&self, words: &[Word]) -> bool {
        let own = outline(words);
        let (start, end) = (own.start + self.base, own.end + self.base);
        self.stretches
            .iter()
            .any(|stretch| start < stretch.end && stretch.start < end)
    }

    fn put(&mut self, named: &Named<'_>) {
        match self.places.last_mut() {
            Some(last) if last.find == *named.find => {
                if named.span.len() > last.span.len() {
                    last.span = named.span;
                }
                last.entities.push(named.entity);
            }
            _ => self.places.push(Place {
                find: named.find.clone(),
                words: named.words().clone(),
                span: named.span,
                entities: vec![named.entity],
            }),
        }
    }
}

/// A stretch of words with what stands around it, some of which may belong to a name.
fn with_gaps(text: &str, words: Range<usize>) -> Range<usize> {
    let outside = |c: &char| !c.is_alphanumeric();
    let before: usize = text[..words.start]
        .chars()
        .rev()
        .take(EDGE)
        .take_while(outside)
        .map(char::len_utf8)
        .sum();
    let behind: usize = text[words.end..]
        .chars()
        .take(EDGE)
        .take_while(outside)
        .map(char::len_utf8)
        .sum();
    words.start - before..words.end + behind
}
