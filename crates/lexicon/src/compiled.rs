//! A lexicon in flat tables: word forms to the classes that they are of, and names as sequences of classes.
//!
//! The word forms stand in the order of their hash, behind an index of its first bits, so that a word is found with two looks and
//! nothing has to be built at the start. The sequences are sorted: those that begin alike are neighbours, so that reading a name
//! narrows a range, word by word. What no text touches is never decoded.

use std::ops::Range;

use polynym_gazetteer::{Class, Form, Pattern, Reading, Spelling, Tongue, words_and_gaps};
use serde::{Deserialize, Serialize};

use crate::compile::compile;
use crate::flat::{Blobs, Numbers, hash};
use crate::rows::{NameRow, SpellingRow, StoredTongue};

/// Names ready for a [`Lexicon`](crate::Lexicon).
///
/// Folding and sorting happen once, where the forms are made; what is stored opens without either, and without a copy.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Compiled<'a> {
    /// How many bits of a hash the index of the words has.
    pub(crate) bits: u32,
    /// Bytes of the longest word form that is several words of a script without spaces.
    pub(crate) longest: u32,
    /// Where the words of each beginning of a hash start.
    #[serde(borrow)]
    pub(crate) buckets: Numbers<'a>,
    /// The folded word forms, by hash.
    #[serde(borrow)]
    pub(crate) words: Blobs<'a>,
    /// Where the postings of each word end.
    #[serde(borrow)]
    pub(crate) posting_ends: Numbers<'a>,
    /// Pairs of a class and a spelling.
    #[serde(borrow)]
    pub(crate) postings: Numbers<'a>,
    /// [`SpellingRow`]s.
    #[serde(borrow)]
    pub(crate) spellings: Blobs<'a>,
    /// The folded gaps, sorted.
    #[serde(borrow)]
    pub(crate) gaps: Blobs<'a>,
    /// The first sequence that begins with each class.
    #[serde(borrow)]
    pub(crate) starts: Numbers<'a>,
    /// The sequences: class, gap, class, and so on; sorted.
    #[serde(borrow)]
    pub(crate) steps: Numbers<'a>,
    #[serde(borrow)]
    pub(crate) sequence_ends: Numbers<'a>,
    /// Where the names of each sequence end.
    #[serde(borrow)]
    pub(crate) name_ends: Numbers<'a>,
    /// [`NameRow`]s.
    #[serde(borrow)]
    pub(crate) names: Blobs<'a>,
    #[serde(borrow)]
    pub(crate) strings: Blobs<'a>,
    pub(crate) tongues: Vec<StoredTongue>,
    /// What the tags are called.
    pub(crate) tags: Vec<String>,
}

impl Compiled<'_> {
    /// Folds and sorts single forms. Those without a letter or digit are left out, since no text could match them.
    ///
    /// # Panics
    /// If the forms take more than four gigabytes.
    pub fn new(forms: impl IntoIterator<Item = Form>) -> Self {
        compile(forms.into_iter().map(pattern), &[])
    }

    /// Folds and sorts names in all their spellings; `tags` says what the bits of [`Reading::tags`] are called.
    ///
    /// # Panics
    /// If they take more than four gigabytes.
    pub fn of_patterns(patterns: impl IntoIterator<Item = Pattern>, tags: &[String]) -> Self {
        compile(patterns, tags)
    }

    /// The place of a folded word form.
    pub(crate) fn word(&self, word: &str) -> Option<usize> {
        if self.words.len() == 0 {
            return None;
        }
        let bucket = hash(word.as_bytes()) >> (32 - self.bits);
        self.buckets
            .row(bucket as usize)
            .find(|&place| self.words.get(place) == word.as_bytes())
    }

    /// The classes that a word form is of, each with the place of the spelling.
    pub(crate) fn postings(&self, word: usize) -> impl Iterator<Item = (u32, u32)> {
        let row = self.posting_ends.row(word);
        row.step_by(2).map(|at| (self.postings.get(at), self.postings.get(at + 1)))
    }

    /// The place of a folded gap.
    pub(crate) fn gap(&self, gap: &str) -> Option<u32> {
        let place = partition(0..self.gaps.len(), |at| self.gaps.get(at) < gap.as_bytes());
        (place < self.gaps.len() && self.gaps.get(place) == gap.as_bytes()).then_some(place as u32)
    }

    /// The sequences that begin with a class.
    pub(crate) fn sequences(&self, class: u32) -> Range<usize> {
        self.starts.row(class as usize)
    }

    /// How many steps a sequence has.
    pub(crate) fn steps(&self, sequence: usize) -> usize {
        self.sequence_ends.row(sequence).len()
    }

    /// Those of some sequences that begin alike whose step at a place is this one; all of them have that step.
    pub(crate) fn narrow(&self, among: Range<usize>, at: usize, step: u32) -> Range<usize> {
        let of = |sequence: usize| self.steps.get(self.sequence_ends.get(sequence) as usize + at);
        let start = partition(among.clone(), |sequence| of(sequence) < step);
        start..partition(start..among.end, |sequence| of(sequence) <= step)
    }

    /// The names of a sequence.
    pub(crate) fn names(&self, sequence: usize) -> impl Iterator<Item = NameRow> {
        self.name_ends
            .row(sequence)
            .filter_map(|name| postcard::from_bytes(self.names.get(name)).ok())
    }

    /// A spelling; none if the stored bytes are not what was written.
    pub(crate) fn spelling(&self, place: u32) -> Option<SpellingRow<'_>> {
        postcard::from_bytes(self.spellings.get(place as usize)).ok()
    }

    pub(crate) fn string(&self, place: u32) -> &str {
        self.strings.text(place as usize)
    }

    /// The folded words of names that are spelled as the row has them or with endings put to that.
    pub(crate) fn own_words(&self) -> impl Iterator<Item = &str> {
        let is_own = |spelling: u32| {
            let row = self.spelling(spelling);
            row.is_some_and(|row| row.readings.iter().any(|reading| self.string(reading.how).is_empty()))
        };
        (0..self.words.len())
            .filter(move |&word| self.postings(word).any(|(_, spelling)| is_own(spelling)))
            .map(|word| self.words.text(word))
    }

    /// Bytes of the tables.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        vec![
            ("words", self.words.len()),
            ("spellings", self.spellings.len()),
            ("classes", self.starts.len().saturating_sub(1)),
            ("sequences", self.sequence_ends.len().saturating_sub(1)),
            ("names", self.names.len()),
            ("strings", self.strings.len()),
        ]
    }
}

/// The first of a range for which it does not hold.
fn partition(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// A single form as a pattern of classes with one spelling each.
fn pattern(form: Form) -> Pattern {
    let (words, gaps) = words_and_gaps(&form.surface);
    let class = |text: &str| Class {
        spellings: vec![Spelling {
            text: text.into(),
            readings: vec![Reading {
                tongue: Tongue::Written,
                tags: 1,
                how: "".into(),
                base: "".into(),
                weight: 1.0,
            }],
        }],
    };
    Pattern {
        entity: form.entity,
        role: form.role,
        lang: form.lang,
        case: form.case,
        from: form.from,
        to: form.to,
        weight: form.weight,
        classes: words.iter().map(|word| class(word).into()).collect(),
        gaps: gaps.into_iter().map(Into::into).collect(),
        how: form.how,
    }
}
