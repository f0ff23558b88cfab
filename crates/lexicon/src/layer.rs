//! The scan with one table of names: words that are known, then the sequences that they make.

use std::ops::Range;

use polynym_text::{Folded, Span, Word, spelling, word_hash};

use crate::agree::{Joint, forms, joint};
use crate::boundary::{Edges, proclitic, words_of};
use crate::casing::allows;
use crate::compiled::Compiled;
use crate::forms_table::mark;
use crate::names_table::Node;
use crate::records::{Gaps, Posting, Sense};
use crate::rows::{SpellingRow, StyleRow};
use crate::rules::{has_proclitics, particles};
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

/// A way through the groups of a name: pieces with what they are in it.
type Way = Vec<(Piece, Sense)>;

/// What stands behind a word: the gap, of what kind it is, and the pieces behind that.
type Beyond = (u32, Gaps, Range<usize>);

/// Where a find stands.
struct Place<'w> {
    way: &'w Way,
    /// Its words.
    at: Range<usize>,
    /// Without the punctuation that belongs to a name.
    bare: Span,
    /// Whether a little word is written together with it.
    behind: bool,
}

/// The words of a find as names have them.
struct Spelled<'c> {
    path: Vec<Posting>,
    words: Vec<SpellingRow<'c>>,
    /// None if the words do not agree.
    joints: Vec<Joint>,
    written: bool,
}

impl<'c> Spelled<'c> {
    fn new(compiled: &'c Compiled, path: Vec<Posting>, way: &Way) -> Option<Self> {
        let agree = compiled.agreements.agree(path.iter().map(|posting| posting.spelling()));
        let (mut words, mut joints) = (Vec::new(), Vec::new());
        if agree {
            let decoded = path.iter().zip(way).map(|(posting, (piece, _))| {
                let letters = std::str::from_utf8(compiled.forms.records.letters(piece.record)).ok()?;
                compiled.spelling(posting.spelling(), letters)
            });
            words = decoded.collect::<Option<Vec<_>>>()?;
            joints = joint(compiled, &words);
        }
        Some(Self {
            written: joints.iter().any(Joint::is_written),
            path,
            words,
            joints,
        })
    }
}

/// A name of an entity at a place.
pub(crate) struct Named<'n> {
    compiled: &'n Compiled,
    /// Bytes of the folded text.
    pub(crate) find: &'n Range<usize>,
    place: &'n Place<'n>,
    pub(crate) entity: u32,
    style: &'n StyleRow,
    pub(crate) span: Span,
    spelled: &'n Spelled<'n>,
}

impl Named<'_> {
    /// Its words in the folded text.
    pub(crate) fn words(&self) -> &Range<usize> {
        &self.place.at
    }

    /// What it is a form of.
    fn matches(&self) -> impl Iterator<Item = Match> {
        let (entity, Spelled { words, joints, .. }) = (self.entity, self.spelled);
        let written = self.spelled.written && self.style.weight == u8::MAX;
        let forms = forms(self.compiled, (entity, self.style), words, joints);
        forms.into_iter().map(move |form| Match { entity, form, written })
    }
}

/// Who takes what a scan finds: all names of one place come together.
pub(crate) trait Sink {
    /// Whether it takes names at a place, which are made out only if it does.
    fn wants(&self, _words: &[Word]) -> bool {
        true
    }

    fn put(&mut self, named: &Named<'_>);
}

/// Ranges of the folded text with their hits.
impl Sink for Vec<(Range<usize>, Hit)> {
    fn put(&mut self, named: &Named<'_>) {
        match self.last_mut() {
            Some((find, hit)) if find == named.find => {
                // Of `Donald Trump Jr` and `Donald Trump Jr.` in one row, the text decides which is meant.
                if named.span.len() > hit.span.len() {
                    hit.span = named.span;
                }
                hit.matches.extend(named.matches());
            }
            _ => self.push((
                named.find.clone(),
                Hit {
                    span: named.span,
                    words: named.place.at.clone(),
                    matches: named.matches().collect(),
                    proclitic: named.place.behind,
                },
            )),
        }
    }
}

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

    /// Hands on the names of this layer that stand in a text.
    pub(crate) fn scan(&self, folded: &Folded<'_>, edges: &Edges, sink: &mut impl Sink) {
        let mut walk = Walk {
            layer: self,
            folded,
            pieces: self.pieces(folded, edges),
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

    /// Every stretch of the text, between edges, that is a known word form.
    fn pieces(&self, folded: &Folded<'_>, edges: &Edges) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (i, word) in folded.words().iter().enumerate() {
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
        let compiled = &self.layer.compiled;
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
            at,
            bare,
            behind: proclitic(self.folded, find.start) > 0,
        };
        let (mut spelled, mut style, mut fitting) = (Vec::new(), None, None);
        for row in compiled.names.names(names) {
            let Some(entity) = self.layer.entity(row.entity) else {
                continue;
            };
            if style.replace(row.style) != Some(row.style) {
                fitting = self.fitting(row.style, &place, &mut spelled);
            }
            if let Some((style, span, which)) = &fitting {
                self.sink.put(&Named {
                    compiled,
                    find: &find,
                    place: &place,
                    entity,
                    style,
                    span: *span,
                    spelled: &spelled[*which],
                });
            }
        }
    }

    /// A style with the span that its names have in the text, and which of the spellings its words are in, if these agree and it allows their
    /// letter case.
    fn fitting(&self, style: u32, place: &Place<'_>, spelled: &mut Vec<Spelled<'s>>) -> Option<(StyleRow, Span, usize)> {
        let compiled: &'s Compiled = &self.layer.compiled;
        let mut path = Vec::with_capacity(place.way.len());
        let senses = place.way.iter().map(|(_, sense)| *sense);
        if !compiled.path_of(style, senses, &mut path) {
            return None;
        }
        let which = match spelled.iter().position(|known| known.path == path) {
            Some(which) => which,
            None => {
                spelled.push(Spelled::new(compiled, path, place.way)?);
                spelled.len() - 1
            }
        };
        let spelling = &spelled[which];
        if spelling.joints.is_empty() {
            return None;
        }
        let name = compiled.style(style)?;
        let words = &self.folded.words()[place.at.clone()];
        let exact = || self.is_exact(place.way, &spelling.words);
        if !place.behind && !allows(name.case, capitals(&spelling.words), words, exact) {
            return None;
        }
        let (head, tail) = (compiled.string(name.head), compiled.string(name.tail));
        let wide = self.folded.widen(place.bare, head, tail);
        Some((name, wide, which))
    }

    /// Whether each piece is spelled, case and marks included, as the name has it.
    fn is_exact(&self, way: &Way, spellings: &[SpellingRow<'_>]) -> bool {
        let found = |piece: &Piece| &self.folded.source()[self.folded.span(piece.start..piece.end)];
        way.iter()
            .zip(spellings)
            .all(|((piece, _), row)| spelling(&row.text) == spelling(found(piece)))
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
