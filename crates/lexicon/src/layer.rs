//! The scan with one table of names: words that are known, then the sequences that they make.

use std::ops::Range;

use polynym_text::{Folded, Span, word_hash};

use crate::boundary::{Edges, proclitic, words_of};
use crate::compiled::Compiled;
use crate::forms_table::mark;
use crate::named::{Place, Sink};
use crate::names_table::Node;
use crate::records::{Gaps, Sense};
use crate::rules::{has_proclitics, particles};

/// Names of more words are not kept; a damaged table could have them without end.
pub(crate) const LONGEST_NAME: usize = 64;

#[derive(Debug)]
pub(crate) struct Layer {
    compiled: Compiled,
    /// The entities that a layer above has changed or taken out, sorted.
    gone: Vec<u32>,
}

/// A known word form in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    /// Bytes of the folded text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its record among the word forms.
    pub(crate) record: u32,
}

/// A way through the groups of a name: pieces with what they are in it.
pub(crate) type Way = Vec<(Piece, Sense)>;

/// What stands behind a word: the gap, of what kind it is, and the pieces behind that.
type Beyond = (u32, Gaps, Range<usize>);

/// The scan of one text.
struct Walk<'s, 'a, S> {
    layer: &'s Layer,
    folded: &'s Folded<'a>,
    /// By their start.
    pieces: Vec<Piece>,
    /// The number of the gap that is a single space.
    space: Option<u32>,
    /// What [`Walk::beyond`] said last, and of which place.
    known: Option<(usize, Option<Beyond>)>,
    /// A word close to the last find.
    near: usize,
    sink: &'s mut S,
}

impl Layer {
    pub(crate) fn new(compiled: Compiled) -> Self {
        Self {
            compiled,
            gone: Vec::new(),
        }
    }

    /// Takes the forms of some entities out.
    pub(crate) fn without(&mut self, gone: &[u32]) {
        self.gone.extend_from_slice(gone);
        self.gone.sort_unstable();
        self.gone.dedup();
    }

    /// The entity, unless it is gone.
    pub(crate) fn entity(&self, entity: u32) -> Option<u32> {
        let is_gone = !self.gone.is_empty() && self.gone.binary_search(&entity).is_ok();
        (!is_gone).then_some(entity)
    }

    pub(crate) fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// Hands on the names of this layer that stand in some words of a text.
    pub(crate) fn scan(&self, folded: &Folded<'_>, edges: &Edges, words: Range<usize>, sink: &mut impl Sink) {
        let mut walk = Walk {
            layer: self,
            folded,
            pieces: self.pieces(folded, edges, words),
            space: self.compiled.gap(" "),
            known: None,
            near: 0,
            sink,
        };
        let mut way = Way::new();
        for i in 0..walk.pieces.len() {
            let piece = walk.pieces[i];
            for sense in self.compiled.forms.records.senses(piece.record) {
                way.clear();
                way.push((piece, sense));
                if sense.is_alone() {
                    walk.put(self.compiled.names.of_group(sense.group()), &way);
                }
                if sense.begins().any() {
                    walk.on(Node::of_group(sense.group()), &mut way);
                }
            }
        }
    }

    /// Every stretch of some words of the text, between edges, that is a known word form.
    fn pieces(&self, folded: &Folded<'_>, edges: &Edges, words: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (i, word) in folded.words().iter().enumerate().take(words.end).skip(words.start) {
            self.pieces_from(folded, i, word.folded.start, edges, &mut pieces);
            // Few words may be cut: those broken at a line's end, and those of scripts that write little words together with the next.
            if has_proclitics(word.script) || !folded.breaks().is_empty() {
                let letters = &folded.text()[word.folded.clone()];
                let inside = letters.char_indices().skip(1).map(|(at, _)| word.folded.start + at);
                for start in inside.filter(|&at| edges.starts(folded, at)) {
                    self.pieces_from(folded, i, start, edges, &mut pieces);
                }
            }
        }
        pieces
    }

    /// The known word forms that start at a place in a word.
    fn pieces_from(&self, folded: &Folded<'_>, word: usize, start: usize, edges: &Edges, pieces: &mut Vec<Piece>) {
        let words = folded.words();
        let text = folded.text();
        let (whole, shape) = (words[word].folded.clone(), words[word].shape);
        // A small letter at the beginning of a line may go on a word of the line before.
        let is_small = folded.breaks().is_empty() && start == whole.start && !shape.initial && !shape.uncased();
        let mut put = |end: usize| {
            let letters = &text.as_bytes()[start..end];
            let hash = word_hash(letters);
            let mark = self.compiled.forms.mark(hash);
            if mark & (mark::ALONE | mark::BEGINS | mark::GOES_ON) == 0 || (is_small && mark & mark::SMALL == 0) {
                return;
            }
            if let Some(record) = self.compiled.forms.find(hash, letters) {
                pieces.push(Piece { start, end, record });
            }
        };
        if !folded.breaks().is_empty() {
            let inside = start + 1..whole.end;
            inside
                .filter(|&at| edges.ends(at) && text.is_char_boundary(at))
                .for_each(&mut put);
        }
        let cuts = particles(&text[whole.clone()]).map(|at| whole.start + at);
        cuts.filter(|&end| end > start).for_each(&mut put);
        put(whole.end);
        for pair in words[word..].windows(2) {
            let end = pair[1].folded.end;
            if pair[0].folded.end != pair[1].folded.start || end - start > self.compiled.longest as usize {
                break;
            }
            put(end);
        }
    }
}

impl<'s, S: Sink> Walk<'s, '_, S> {
    /// Follows the names that go on from a node, to which the way has led.
    fn on(&mut self, node: u32, way: &mut Way) {
        let compiled = &self.layer.compiled;
        let Some((last, sense)) = way.last().copied() else { return };
        if way.len() >= LONGEST_NAME {
            return;
        }
        let Some((gap, kind, pieces)) = self.beyond(last.end) else {
            return;
        };
        if way.len() == 1 && !sense.begins().meet(kind) {
            return;
        }
        for i in pieces {
            let piece = self.pieces[i];
            let senses = compiled.forms.records.senses(piece.record);
            for sense in senses.filter(|sense| sense.goes_on().meet(kind)) {
                let Some(child) = compiled.names.child(node, gap, sense.group()) else {
                    continue;
                };
                way.push((piece, sense));
                if child.is_terminal() {
                    self.put(child.names(), way);
                }
                if child.goes_on() {
                    self.on(child.number(), way);
                }
                way.pop();
            }
        }
    }

    /// The gap behind a place and the pieces behind that, if there is such a gap in any name. A word is of many classes, and each asks it.
    fn beyond(&mut self, end: usize) -> Option<Beyond> {
        if let Some((known, beyond)) = &self.known
            && *known == end
        {
            return beyond.clone();
        }
        let beyond = self.look_beyond(end);
        self.known = Some((end, beyond.clone()));
        beyond
    }

    fn look_beyond(&self, end: usize) -> Option<Beyond> {
        let next = self.folded.word_at(end);
        let start = self.folded.words().get(next)?.folded.start;
        let first = self.pieces.partition_point(|piece| piece.start < start);
        let here = self.pieces[first..].iter().take_while(|piece| piece.start == start).count();
        if start <= end || here == 0 {
            return None;
        }
        let gap = self.layer.compiled.gap(&self.folded.text()[end..start])?;
        Some((gap, Gaps::of(Some(gap) == self.space), first..first + here))
    }

    /// Adds the hit of the names of a node whose words agree, if the find's letter case allows one of them.
    fn put(&mut self, names: u32, way: &Way) {
        let (Some((first, _)), Some((last, _))) = (way.first(), way.last()) else {
            return;
        };
        let find = first.start..last.end;
        let Some(at) = words_of(self.folded, &find, &mut self.near) else {
            return;
        };
        let words = &self.folded.words()[at.clone()];
        if !self.sink.wants(words) {
            return;
        }
        let bare = match words {
            [first, .., last] if first.folded.start == find.start && last.folded.end == find.end => {
                Span::new(first.span.start, last.span.end)
            }
            [word] if word.folded == find => word.span,
            _ => self.folded.span(find.clone()),
        };
        let place = Place {
            way,
            find: find.clone(),
            at,
            bare,
            behind: proclitic(self.folded, find.start) > 0,
        };
        self.layer.names_at(self.folded, names, &place, self.sink);
    }
}
