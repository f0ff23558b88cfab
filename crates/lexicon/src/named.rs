//! The names that stand at a place of a text: whose words agree there and whose letter case the text has.

use std::ops::Range;

use polynym_text::{Folded, Span, Word, spelling};

use crate::agree::{Joint, forms, joint};
use crate::casing::allows;
use crate::compiled::Compiled;
use crate::layer::{Layer, Piece, Way};
use crate::lexicon::is_wider;
use crate::records::Posting;
use crate::rows::{SpellingRow, StyleRow};
use crate::{Hit, Match};

/// Where a find stands.
pub(crate) struct Place<'w> {
    pub(crate) way: &'w Way,
    /// Bytes of the folded text.
    pub(crate) find: Range<usize>,
    /// Its words.
    pub(crate) at: Range<usize>,
    /// Without the punctuation that belongs to a name.
    pub(crate) bare: Span,
    /// Whether a little word is written together with it.
    pub(crate) behind: bool,
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
    place: &'n Place<'n>,
    pub(crate) entity: u32,
    style: &'n StyleRow,
    pub(crate) span: Span,
    spelled: &'n Spelled<'n>,
}

impl Named<'_> {
    /// Bytes of the folded text.
    pub(crate) fn find(&self) -> &Range<usize> {
        &self.place.find
    }

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
            Some((find, hit)) if find == named.find() => {
                // Of `Donald Trump Jr` and `Donald Trump Jr.` in one row, the text decides which is meant.
                if is_wider(named.span, hit.span) {
                    hit.span = named.span;
                }
                hit.matches.extend(named.matches());
            }
            _ => self.push((
                named.find().clone(),
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

impl Layer {
    /// Hands on the names of a node whose words agree, if the letter case of a place allows one of them.
    pub(crate) fn names_at(&self, folded: &Folded<'_>, names: u32, place: &Place<'_>, sink: &mut impl Sink) {
        let compiled = self.compiled();
        let (mut spelled, mut style, mut fitting) = (Vec::new(), None, None);
        for row in compiled.names.names(names) {
            let Some(entity) = self.entity(row.entity) else {
                continue;
            };
            if style.replace(row.style) != Some(row.style) {
                fitting = self.fitting(folded, row.style, place, &mut spelled);
            }
            if let Some((style, span, which)) = &fitting {
                sink.put(&Named {
                    compiled,
                    place,
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
    fn fitting<'s>(
        &'s self,
        folded: &Folded<'_>,
        style: u32,
        place: &Place<'_>,
        spelled: &mut Vec<Spelled<'s>>,
    ) -> Option<(StyleRow, Span, usize)> {
        let compiled = self.compiled();
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
        let words = &folded.words()[place.at.clone()];
        let exact = || is_exact(folded, place.way, &spelling.words);
        if !allows(name.case, &spelling.words, words, exact) {
            return None;
        }
        let (head, tail) = (compiled.string(name.head), compiled.string(name.tail));
        let wide = folded.widen(place.bare, head, tail);
        Some((name, wide, which))
    }
}

/// Whether each piece is spelled, case and marks included, as the name has it.
fn is_exact(folded: &Folded<'_>, way: &Way, spellings: &[SpellingRow<'_>]) -> bool {
    let found = |piece: &Piece| &folded.source()[folded.span(piece.start..piece.end)];
    way.iter()
        .zip(spellings)
        .all(|((piece, _), row)| spelling(&row.text) == spelling(found(piece)))
}
