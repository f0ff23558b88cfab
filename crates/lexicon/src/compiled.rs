//! A lexicon in flat tables: word forms to the classes that they are of, and names as sequences of classes.
//!
//! The word forms stand in the order of their hash, behind an index of its first bits, so that a word is found with two looks and
//! nothing has to be built at the start. The sequences are sorted: those that begin alike are neighbours, so that reading a name
//! narrows a range, word by word. What no text touches is never decoded.

use std::ops::Range;

use polynym_gazetteer::{Class, Form, Pattern, Reading, Spelling, Tongue, words_and_gaps};
use polynym_store::{Blobs, Numbers, OpenError, Sections, Writer};

use crate::compile::compile;
use crate::hash::hash;
use crate::rows::{NameRow, SpellingRow, StoredTongue};

/// Names ready for a [`Lexicon`](crate::Lexicon).
///
/// Folding and sorting happen once, where the forms are made; what is stored opens without either, and without a copy.
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    /// How many bits of a hash the index of the words has.
    pub(crate) bits: u32,
    /// Bytes of the longest word form that is several words of a script without spaces.
    pub(crate) longest: u32,
    /// Where the words of each beginning of a hash start.
    pub(crate) buckets: Numbers,
    /// The folded word forms, by hash.
    pub(crate) words: Blobs,
    /// Where the postings of each word end.
    pub(crate) posting_ends: Numbers,
    /// Pairs of a class and a spelling.
    pub(crate) postings: Numbers,
    /// [`SpellingRow`]s.
    pub(crate) spellings: Blobs,
    /// The folded gaps, sorted.
    pub(crate) gaps: Blobs,
    /// The first sequence that begins with each class.
    pub(crate) starts: Numbers,
    /// The sequences: class, gap, class, and so on; sorted.
    pub(crate) steps: Numbers,
    pub(crate) sequence_ends: Numbers,
    /// Where the names of each sequence end.
    pub(crate) name_ends: Numbers,
    /// [`NameRow`]s.
    pub(crate) names: Blobs,
    pub(crate) strings: Blobs,
    pub(crate) tongues: Vec<StoredTongue>,
    /// What the tags are called.
    pub(crate) tags: Vec<String>,
}

impl Compiled {
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

    /// Adds the tables to a file.
    pub fn write(&self, file: &mut Writer) {
        let head = postcard::to_stdvec(&(self.bits, self.longest, &self.tongues, &self.tags));
        file.add("lexicon", head.expect("plain data is always encoded"));
        for (name, numbers) in [
            ("buckets", &self.buckets),
            ("posting ends", &self.posting_ends),
            ("postings", &self.postings),
            ("starts", &self.starts),
            ("steps", &self.steps),
            ("sequence ends", &self.sequence_ends),
            ("name ends", &self.name_ends),
        ] {
            file.numbers(name, numbers);
        }
        for (name, blobs) in [
            ("words", &self.words),
            ("spellings", &self.spellings),
            ("gaps", &self.gaps),
            ("names", &self.names),
            ("strings", &self.strings),
        ] {
            file.blobs(name, blobs);
        }
    }

    /// The tables that [`Compiled::write`] added to a file, read in place.
    ///
    /// # Errors
    /// A file without them.
    pub fn read(file: &Sections) -> Result<Self, OpenError> {
        let damaged = |_| OpenError::Damaged("lexicon".to_owned());
        let (bits, longest, tongues, tags) = postcard::from_bytes(&file.get("lexicon")?).map_err(damaged)?;
        Ok(Self {
            bits: u32::clamp(bits, 1, 31),
            longest,
            buckets: file.numbers("buckets")?,
            words: file.blobs("words")?,
            posting_ends: file.numbers("posting ends")?,
            postings: file.numbers("postings")?,
            spellings: file.blobs("spellings")?,
            gaps: file.blobs("gaps")?,
            starts: file.numbers("starts")?,
            steps: file.numbers("steps")?,
            sequence_ends: file.numbers("sequence ends")?,
            name_ends: file.numbers("name ends")?,
            names: file.blobs("names")?,
            strings: file.blobs("strings")?,
            tongues,
            tags,
        })
    }

    /// The place of a folded word form.
    pub(crate) fn word(&self, word: &str) -> Option<usize> {
        if self.words.is_empty() {
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
