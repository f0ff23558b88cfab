//! Hard stretches of a text: each is scanned with some words around it, as all folded text is.

use std::ops::Range;

use polynym_text::{Folded, Span, Word, fold};

use super::Blocks;
use crate::Lexicon;
use crate::lexicon::{Found, is_wider, vetoed};
use crate::named::{Named, Sink};

/// Characters of punctuation at the edges of a name.
const EDGE: usize = 16;

/// Hard stretches that stand close together, with as many words around them as the longest name has; bytes of the text.
struct Around<'h> {
    all: Range<usize>,
    stretches: &'h [Range<usize>],
}

impl Blocks {
    /// The hard stretches of the block at hand, those that are close together as one.
    fn around(&self, reach: usize) -> impl Iterator<Item = Around<'_>> {
        let words = self.plain.words();
        let base = self.block.start;
        // Words that end before a place, and that begin before it.
        let before = move |at: usize| words.partition_point(|word| word.end as usize + base <= at);
        let begun = move |at: usize| words.partition_point(|word| (word.start as usize + base) < at);
        let close = move |a: &Range<usize>, b: &Range<usize>| before(b.start) - begun(a.end) < reach;
        self.plain.hard().chunk_by(close).map(move |stretches| {
            let (head, tail) = (stretches[0].start, stretches[stretches.len() - 1].end);
            let start = match before(head) {
                0 => head,
                count => words[count.saturating_sub(reach)].start as usize + base,
            };
            let end = match words.get(begun(tail)..) {
                None | Some([]) => tail,
                Some(behind) => behind[reach.min(behind.len()) - 1].end as usize + base,
            };
            Around {
                all: start..end,
                stretches,
            }
        })
    }

    /// Makes finds of the names that touch a hard stretch of the block at hand.
    pub(super) fn read_hard(&mut self, lexicon: &Lexicon, text: &str) {
        let mut found = std::mem::take(&mut self.found);
        for Around { all, stretches } in self.around(lexicon.longest_name()) {
            let all = with_gaps(text, all);
            let folded = fold(&text[all.clone()]);
            let mut places = Touching {
                base: all.start,
                stretches,
                next: usize::MAX,
                taken: Vec::<Place>::new(),
            };
            lexicon.scan_into(&folded, 0..folded.words().len(), &mut places);
            if places.taken.is_empty() {
                continue;
            }
            let vetoed = vetoed(&folded);
            for place in places.taken {
                let words = &folded.words()[place.words];
                if !vetoed.contains(&place.find.start) && !vetoed.contains(&place.find.end) {
                    // A little word that is written together with a name is no part of it.
                    let (own, span) = (outline(words), place.span);
                    let bare = Span::new(span.start.max(own.start), span.end.min(own.end));
                    let there = |span: Span| Span::new(span.start + all.start, span.end + all.start);
                    found.place(there(bare), there(span));
                    place.entities.iter().for_each(|&entity| found.add(entity));
                }
            }
        }
        self.found = found;
    }

    /// Adds the hits that touch a hard stretch of the block at hand and begin before `next`; `folded` is all of the text.
    pub(super) fn scan_hard(&self, lexicon: &Lexicon, folded: &Folded<'_>, next: usize, hits: &mut Vec<Found>) {
        let words = folded.words();
        for Around { all, stretches } in self.around(lexicon.longest_name()) {
            let first = words.partition_point(|word| word.span.end <= all.start);
            let behind = words.partition_point(|word| word.span.start < all.end);
            let mut touching = Touching {
                base: 0,
                stretches,
                next,
                taken: Vec::<Found>::new(),
            };
            lexicon.scan_into(folded, first..behind, &mut touching);
            hits.extend(touching.taken);
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

/// Names whose words touch hard stretches, as someone takes them.
struct Touching<'t, S> {
    /// Where the folded text begins.
    base: usize,
    stretches: &'t [Range<usize>],
    /// Names that begin from here on are of another block.
    next: usize,
    taken: S,
}

impl<S: Sink> Sink for Touching<'_, S> {
    fn wants(&self, words: &[Word]) -> bool {
        let own = outline(words);
        let (start, end) = (own.start + self.base, own.end + self.base);
        let touches = |stretch: &Range<usize>| start < stretch.end && stretch.start < end;
        start < self.next && self.stretches.iter().any(touches)
    }

    fn put(&mut self, named: &Named<'_>) {
        self.taken.put(named);
    }
}

impl Sink for Vec<Place> {
    fn put(&mut self, named: &Named<'_>) {
        match self.last_mut() {
            Some(last) if last.find == *named.find() => {
                if is_wider(named.span, last.span) {
                    last.span = named.span;
                }
                last.entities.push(named.entity);
            }
            _ => self.push(Place {
                find: named.find().clone(),
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
