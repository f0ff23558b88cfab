//! A name in the making: every spelling of each of its words.

use std::collections::BTreeMap;
use std::sync::Arc;

use polynym_gazetteer::{Class, Reading, Spelling, Tongue, words_and_gaps};

/// The spellings of one word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slot(BTreeMap<Arc<str>, Vec<Reading>>);

impl Slot {
    /// Adds a spelling; readings that differ in their tags only become one, and of ways that differ in their weight the likeliest stays.
    pub(crate) fn add(&mut self, text: &str, reading: Reading) {
        let readings = match self.0.get_mut(text) {
            Some(readings) => readings,
            None => self.0.entry(text.into()).or_default(),
        };
        let like = |r: &&mut Reading| (r.tongue, &r.how, &r.base) == (reading.tongue, &reading.how, &reading.base);
        match readings.iter_mut().find(like) {
            Some(own) => own.tags |= reading.tags,
            None if reading.tongue == Tongue::Respelled => match readings.iter_mut().find(|r| r.tongue == Tongue::Respelled) {
                Some(own) if own.weight >= reading.weight => {}
                Some(own) => *own = reading,
                None => readings.push(reading),
            },
            None => readings.push(reading),
        }
    }

    /// Adds all spellings of another.
    pub(crate) fn join(&mut self, other: &Slot) {
        for (text, readings) in &other.0 {
            readings.iter().for_each(|reading| self.add(text, reading.clone()));
        }
    }

    /// The spellings with their readings.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = (&Arc<str>, &[Reading])> {
        self.0.iter().map(|(text, readings)| (text, readings.as_slice()))
    }

    /// As the lexicon has it.
    pub(crate) fn class(&self) -> Arc<Class> {
        let spelling = |(text, readings): (&Arc<str>, &Vec<Reading>)| Spelling {
            text: text.clone(),
            readings: readings.clone(),
        };
        Arc::new(Class {
            spellings: self.0.iter().map(spelling).collect(),
        })
    }
}

/// The words of a name, where they are parted in one way.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Before, between and behind the words.
    pub(crate) gaps: Vec<Arc<str>>,
    pub(crate) slots: Vec<Slot>,
}

/// All spellings of a name.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The first is parted as the name is; others differ by what an ending parts from its word (Farage'a).
    pub(crate) shapes: Vec<Shape>,
}

/// What the words of a spelling have in common.
pub(crate) struct Made<'m> {
    pub(crate) tongue: Tongue,
    pub(crate) tags: u64,
    pub(crate) how: &'m Arc<str>,
    /// The words that endings are put to; none if they were not respelled.
    pub(crate) bases: &'m [&'m str],
    pub(crate) weight: f32,
}

impl Words {
    /// A name as it stands.
    pub(crate) fn new(name: &str) -> Self {
        let mut words = Self { shapes: Vec::new() };
        words.add(
            name,
            &Made {
                tongue: Tongue::Written,
                tags: 1,
                how: &"".into(),
                bases: &[],
                weight: 1.0,
            },
        );
        words
    }

    /// Its words as they stand.
    pub(crate) fn slots(&mut self) -> &mut [Slot] {
        &mut self.shapes[0].slots
    }

    /// Adds a spelling of the whole name.
    pub(crate) fn add(&mut self, spelled: &str, made: &Made<'_>) {
        let (words, gaps) = words_and_gaps(spelled);
        let same = |shape: &&mut Shape| shape.gaps.iter().map(|gap| &**gap).eq(gaps.iter().copied());
        let shape = match self.shapes.iter_mut().find(same) {
            Some(shape) => shape,
            None => {
                self.shapes.push(Shape {
                    gaps: gaps.iter().map(|&gap| gap.into()).collect(),
                    slots: vec![Slot::default(); words.len()],
                });
                let last = self.shapes.len() - 1;
                &mut self.shapes[last]
            }
        };
        for (i, (slot, word)) in shape.slots.iter_mut().zip(words).enumerate() {
            let base = made.bases.get(i).copied().unwrap_or_default();
            slot.add(
                word,
                Reading {
                    tongue: made.tongue,
                    tags: made.tags,
                    // Where some words are respelled, the others are as they were.
                    how: if base.is_empty() && !made.bases.is_empty() {
                        "".into()
                    } else {
                        made.how.clone()
                    },
                    base: base.into(),
                    weight: made.weight,
                },
            );
        }
    }
}
