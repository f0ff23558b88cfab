//! The scan with one table of names: words that are known, then the sequences that they make.

use std::ops::Range;

use polynym_text::{Folded, Span, spelling, word_hash};

use crate::agree::{Joint, forms, joint};
use crate::boundary::{Edges, proclitic, words_of};
use crate::casing::allows;
use crate::compiled::Compiled;
use crate::forms_table::{Posting, mark};
use crate::names_table::Node;
use crate::rows::SpellingRow;
use crate::rules::particles;
use crate::{Hit, Match};

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
struct Piece {
    /// Bytes of the folded text.
    start: usize,
    end: usize,
    /// Its record among the word forms.
    record: u32,
}

/// A way through the classes of a name: pieces with what they are in it.
type Path = Vec<(Piece, Posting)>;

/// What stands behind a word: the gap, and the pieces behind that.
type Beyond = (u32, Range<usize>);

/// The scan of one text.
struct Walk<'s, 'a> {
    layer: &'s Layer,
    folded: &'s Folded<'a>,
    /// By their start.
    pieces: Vec<Piece>,
    /// What [`Walk::beyond`] said last, and of which place.
    known: Option<(usize, Option<Beyond>)>,
    /// A word close to the last find.
    near: usize,
    hits: &'s mut Vec<(Range<usize>, Hit)>,
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

    /// Adds the valid finds of this layer, as ranges of the folded text with their hits.
    pub(crate) fn scan(&self, folded: &Folded<'_>, edges: &Edges, hits: &mut Vec<(Range<usize>, Hit)>) {
        let mut walk = Walk {
            layer: self,
            folded,
            pieces: self.pieces(folded, edges),
            known: None,
            near: 0,
            hits,
        };
        let mut path = Path::new();
        for i in 0..walk.pieces.len() {
            let piece = walk.pieces[i];
            for posting in self.compiled.forms.postings(piece.record) {
                path.clear();
                path.push((piece, posting));
                if posting.is_alone() {
                    walk.put(self.compiled.names.of_class(posting.class()), &path);
                }
                if posting.begins() {
                    walk.on(Node::of_class(posting.class()), &mut path);
                }
            }
        }
    }

    /// Every stretch of the text, between edges, that is a known word form.
    fn pieces(&self, folded: &Folded<'_>, edges: &Edges) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (i, word) in folded.words().iter().enumerate() {
            self.pieces_from(folded, i, word.folded.start, edges, &mut pieces);
            // Few words may be cut: those broken at a line's end, and those of scripts that write little words together with the next.
            let letters = &folded.text()[word.folded.clone()];
            if !letters.is_ascii() || !folded.breaks().is_empty() {
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
        let mut put = |end: usize| {
            let letters = &text.as_bytes()[start..end];
            let hash = word_hash(letters);
            if self.compiled.forms.mark(hash) & (mark::ALONE | mark::BEGINS | mark::GOES_ON) == 0 {
                return;
            }
            if let Some(record) = self.compiled.forms.find(hash, letters) {
                pieces.push(Piece { start, end, record });
            }
        };
        if !folded.breaks().is_empty() {
            let inside = start + 1..words[word].folded.end;
            inside
                .filter(|&at| edges.ends(at) && text.is_char_boundary(at))
                .for_each(&mut put);
        }
        let whole = words[word].folded.clone();
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

impl Walk<'_, '_> {
    /// Follows the names that go on from a node, to which the path has led.
    fn on(&mut self, node: u32, path: &mut Path) {
        let compiled = &self.layer.compiled;
        let Some((last, _)) = path.last().copied() else { return };
        if path.len() >= LONGEST_NAME {
            return;
        }
        let Some((gap, pieces)) = self.beyond(last.end) else { return };
        for i in pieces {
            let piece = self.pieces[i];
            for posting in compiled.forms.postings(piece.record) {
                let Some(child) = compiled.names.child(node, gap, posting.class()) else {
                    continue;
                };
                path.push((piece, posting));
                if child.is_terminal() {
                    self.put(child.names(), path);
                }
                if child.goes_on() {
                    self.on(child.number(), path);
                }
                path.pop();
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
        Some((gap, first..first + here))
    }

    /// Adds the hit of the names of a node, if its words agree and the find's letter case allows one of its names.
    fn put(&mut self, names: u32, path: &Path) {
        let compiled = &self.layer.compiled;
        let (Some((first, _)), Some((last, _))) = (path.first(), path.last()) else {
            return;
        };
        let find = first.start..last.end;
        let Some(spellings) = path
            .iter()
            .map(|(_, p)| compiled.spelling(p.spelling))
            .collect::<Option<Vec<_>>>()
        else {
            return;
        };
        let joints = joint(compiled, &spellings);
        if joints.is_empty() {
            return;
        }
        let Some(at) = words_of(self.folded, &find, &mut self.near) else {
            return;
        };
        let words = &self.folded.words()[at.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        let behind = proclitic(self.folded, find.start) > 0;
        let bare = if first.folded.start == find.start && last.folded.end == find.end {
            Span::new(first.span.start, last.span.end)
        } else {
            self.folded.span(find.clone())
        };
        let (mut span, mut matches) = (bare, Vec::new());
        let written = joints.iter().any(Joint::is_written);
        for row in compiled.names.names(names) {
            let (Some(entity), Some(name)) = (self.layer.entity(row.entity), compiled.style(row.style)) else {
                continue;
            };
            let exact = || self.is_exact(path, &spellings);
            if !behind && !allows(name.case, capitals(&spellings), words, exact) {
                continue;
            }
            // Of `Donald Trump Jr` and `Donald Trump Jr.` in one row, the text decides which is meant.
            let wide = self
                .folded
                .widen(bare, compiled.string(name.head), compiled.string(name.tail));
            if wide.len() > span.len() {
                span = wide;
            }
            let of_name = forms(compiled, (row.entity, &name), &spellings, &joints);
            let written = written && name.weight == u8::MAX;
            matches.extend(of_name.into_iter().map(|form| Match { entity, form, written }));
        }
        if !matches.is_empty() {
            let hit = Hit {
                span,
                words: at,
                matches,
                proclitic: behind,
            };
            self.hits.push((find, hit));
        }
    }

    /// Whether each piece is spelled, case and marks included, as the name has it.
    fn is_exact(&self, path: &Path, spellings: &[SpellingRow<'_>]) -> bool {
        let found = |piece: &Piece| &self.folded.source()[self.folded.span(piece.start..piece.end)];
        path.iter()
            .zip(spellings)
            .all(|((piece, _), row)| spelling(row.text) == spelling(found(piece)))
    }
}

/// The words of the spellings that begin with a capital, as bits from the first.
fn capitals(spellings: &[SpellingRow<'_>]) -> u32 {
    let (mut bits, mut place) = (0_u32, 0);
    for spelling in spellings {
        bits |= spelling.capitals.checked_shl(place).unwrap_or(0);
        place += spelling.words;
    }
    bits
}
