//! Which of the candidates of a block are finds: words that are a name only if they agree and if the letter case is one that it allows.
//!
//! That is asked last, and where the longest finds are wanted only of those that no longer one covers: a surname, which many people have,
//! is most often a part of a name.

use polynym_text::{Plain, PlainGap, PlainWord, Span, widen};

use super::passes::Passes;
use super::{Find, RawFind, Which};
use crate::casing::{allows_plain, fits};
use crate::compiled::Compiled;
use crate::layer::Layer;
use crate::lexicon::is_wider;
use crate::records::{Posting, Sense};

/// The layer of what is a find already.
const FOUND: usize = usize::MAX;

/// Words that may be a find.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Bytes of the text where its first word begins and its last one ends.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) layer: usize,
    /// Its first word, among the plain ones.
    pub(super) first: u32,
    /// Where its names begin; the place, of what is a find already.
    pub(super) names: u32,
    /// The way through the words, among those of the passes of its layer.
    pub(super) way: u32,
}

impl Candidate {
    /// What is a find already, by its place among these.
    pub(super) fn found(find: &RawFind, place: usize) -> Self {
        Self {
            start: find.start,
            end: find.end,
            layer: FOUND,
            first: 0,
            names: place as u32,
            way: 0,
        }
    }
}

/// What candidates are judged by.
pub(super) struct Judge<'j> {
    pub(super) layers: &'j [Layer],
    pub(super) passes: &'j [Passes],
    pub(super) plain: &'j Plain,
    pub(super) text: &'j str,
    /// Where the block begins in the text.
    pub(super) base: usize,
    /// What is a find already, with the entities of all.
    pub(super) found: (&'j [RawFind], &'j [u32]),
}

/// What is used again for each candidate.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// The words of a candidate, as they came and as a name has them.
    way: Vec<Sense>,
    path: Vec<Posting>,
    entities: Vec<u32>,
}

impl Judge<'_> {
    /// Hands on what is wanted of the candidates, which come by their start and end, and tells where the last of the longest finds ends.
    pub(super) fn tell(
        &self,
        candidates: &[Candidate],
        (which, mut covered): (Which, usize),
        desk: &mut Desk,
        mut found: impl FnMut(Find<'_>),
    ) -> usize {
        for same_start in candidates.chunk_by(|a, b| a.start == b.start) {
            if which == Which::All {
                for place in same_start.chunk_by(|a, b| a.end == b.end) {
                    self.place(place, desk, &mut found);
                }
            } else if same_start[0].start >= covered {
                let mut places = same_start.chunk_by(|a, b| a.end == b.end).rev();
                if let Some(place) = places.find(|place| self.place(place, desk, &mut found)) {
                    covered = place[0].end;
                }
            }
        }
        covered
    }

    /// Hands on the find of the candidates at a place, if there is one.
    fn place(&self, candidates: &[Candidate], desk: &mut Desk, found: &mut impl FnMut(Find<'_>)) -> bool {
        desk.entities.clear();
        let mut widest: Option<Span> = None;
        let mut wider = |span: Span| {
            if widest.is_none_or(|widest| is_wider(span, widest)) {
                widest = Some(span);
            }
        };
        for candidate in candidates {
            match self.layers.get(candidate.layer) {
                Some(layer) => self.names(layer, candidate, desk, &mut wider),
                None => {
                    let find = self.found.0[candidate.names as usize];
                    wider(find.span);
                    desk.entities.extend(&self.found.1[find.first..find.first + find.count]);
                }
            }
        }
        let Some(span) = widest else { return false };
        // Those of a style come in order: to sort them is to merge a few runs.
        desk.entities.sort();
        desk.entities.dedup();
        found(Find {
            span,
            entities: &desk.entities,
        });
        true
    }

    /// Adds the names of a candidate whose words agree and whose letter case the text has.
    fn names(&self, layer: &Layer, candidate: &Candidate, desk: &mut Desk, wider: &mut impl FnMut(Span)) {
        let compiled = layer.compiled();
        desk.way.clear();
        desk.way.extend(self.passes[candidate.layer].way(candidate.way));
        desk.way.reverse();
        let words = &self.plain.words()[candidate.first as usize..][..desk.way.len()];
        let bare = Span::new(candidate.start, candidate.end);
        let (mut style, mut fits) = (None, false);
        for row in compiled.names.names(candidate.names) {
            let Some(entity) = layer.entity(row.entity) else {
                continue;
            };
            // Names of one style stand together.
            if style.replace(row.style) != Some(row.style) {
                let span = self.fitting(compiled, row.style, words, bare, desk);
                fits = span.is_some();
                span.into_iter().for_each(&mut *wider);
            }
            if fits {
                desk.entities.push(entity);
            }
        }
    }

    /// The span that names of a style have at a place, if the words agree and the letter case is allowed.
    fn fitting(&self, compiled: &Compiled, style: u32, words: &[PlainWord], bare: Span, desk: &mut Desk) -> Option<Span> {
        if !compiled.path_of(style, desk.way.iter().copied(), &mut desk.path) {
            return None;
        }
        let path = &*desk.path;
        if !path.iter().all(|posting| posting.is_written())
            && !compiled.agreements.agree(path.iter().map(|posting| posting.spelling()))
        {
            return None;
        }
        let source = |word: &PlainWord| &self.text[self.base + word.start as usize..self.base + word.end as usize];
        let (case, edges) = compiled.style_mark(style);
        let allowed = allows_plain(
            case,
            || {
                path.iter()
                    .zip(words)
                    .all(|(posting, word)| !posting.is_capital() || fits(source(word)))
            },
            || words.iter().map(source).collect(),
            || {
                let letters = words.iter().map(|word| std::str::from_utf8(self.plain.bytes(word)).ok());
                let spelled = path.iter().zip(letters);
                spelled
                    .map(|(posting, letters)| compiled.spelling(posting.spelling(), letters?))
                    .collect()
            },
        );
        if !allowed {
            return None;
        }
        Some(match edges {
            true => compiled.style(style).map_or(bare, |style| {
                widen(self.text, bare, compiled.string(style.head), compiled.string(style.tail))
            }),
            // An editor's brackets stand in a gap that is more than a space.
            false if words[..words.len() - 1].iter().all(|word| word.gap == PlainGap::Space) => bare,
            false => widen(self.text, bare, "", ""),
        })
    }
}
