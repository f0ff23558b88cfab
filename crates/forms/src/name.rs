//! A name in the making: what each of its words takes its spellings from.
//!
//! A word of many names has the same spellings in most of them. So a word keeps, of its spellings, only where they come from, and they are made out
//! when its class is asked for ([`Classes`](crate::classes::Classes)), once for all names in which they come from the same.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use polynym_gazetteer::{Class, Reading, Spelling, Tongue, words_and_gaps};
use polynym_inflect::WordForms;
use polynym_text::Lang;

use crate::cases::reading;
use crate::romanize::Respelled;

/// Where some spellings of a word come from.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// One spelling.
    One(Arc<str>, Reading),
    /// The case forms of a word that may be respelled.
    Cases {
        forms: Arc<WordForms>,
        lang: Lang,
        how: Arc<str>,
        base: Arc<str>,
        weight: f32,
    },
    /// A word in other letters.
    Respelled(Arc<Vec<Respelled>>),
}

/// What steps that are one value in memory are known by.
type Key<'s> = (usize, Option<(&'s str, Tongue, u64)>, &'s str, &'s str, u32);

impl Step {
    /// Steps with one key give the same spellings. The forms of a word are the same if they are at the same place.
    fn key(&self) -> Key<'_> {
        match self {
            Step::One(text, r) => (0, Some((text, r.tongue, r.tags)), &r.how, &r.base, r.weight.to_bits()),
            Step::Cases {
                forms,
                lang,
                how,
                base,
                weight,
            } => {
                let tongue = Tongue::Cases(*lang, None);
                (Arc::as_ptr(forms).addr(), Some(("", tongue, 0)), how, base, weight.to_bits())
            }
            Step::Respelled(all) => (Arc::as_ptr(all).addr(), None, "", "", 0),
        }
    }

    /// Whether the other gives no spelling and no reading that this does not, which counts however likely it is.
    fn gives(&self, other: &Self) -> bool {
        let (kind, what, how, base, _) = self.key();
        let of_other = other.key();
        (kind, what, how, base) == (of_other.0, of_other.1, of_other.2, of_other.3)
    }
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Step {}

impl Hash for Step {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// A word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slot(Vec<Step>);

impl Slot {
    /// Adds a spelling.
    pub(crate) fn add(&mut self, text: &str, reading: Reading) {
        self.push(Step::One(text.into(), reading));
    }

    /// Adds what gives spellings, if it gives any that are not there: other given names put the same endings to a surname.
    pub(crate) fn push(&mut self, step: Step) {
        let is_known = matches!(step, Step::Cases { .. }) && self.0.iter().any(|own| own.gives(&step));
        if !is_known {
            self.0.push(step);
        }
    }

    /// Adds all spellings of another.
    pub(crate) fn join(&mut self, other: &Slot) {
        other.0.iter().for_each(|step| self.push(step.clone()));
    }

    pub(crate) fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether some spelling is in other letters.
    pub(crate) fn is_respelled(&self) -> bool {
        self.0.iter().any(|step| match step {
            Step::One(_, reading) => reading.tongue == Tongue::Respelled,
            Step::Cases { .. } => false,
            Step::Respelled(all) => !all.is_empty(),
        })
    }

    /// The spellings.
    pub(crate) fn spellings(&self) -> Spellings {
        let mut spellings = Spellings::default();
        for step in &self.0 {
            match step {
                Step::One(text, reading) => spellings.add(text, reading.clone()),
                Step::Cases {
                    forms,
                    lang,
                    how,
                    base,
                    weight,
                } => forms.iter().for_each(|form| {
                    let reading = reading(form.case, form.number, (*lang, form.gender), (how, base, *weight));
                    spellings.add(&form.text, reading);
                }),
                Step::Respelled(all) => all
                    .iter()
                    .for_each(|respelled| spellings.add(&respelled.text, respelled.reading())),
            }
        }
        spellings
    }
}

/// The spellings of a word.
#[derive(Debug, Default)]
pub(crate) struct Spellings(BTreeMap<Arc<str>, Vec<Reading>>);

impl Spellings {
    /// Adds a spelling; readings that differ in their tags only become one, and of ways that differ in their weight the likeliest stays.
    pub(crate) fn add(&mut self, text: &Arc<str>, reading: Reading) {
        let readings = match self.0.get_mut(text) {
            Some(readings) => readings,
            None => self.0.entry(text.clone()).or_default(),
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

    /// As the lexicon has them.
    pub(crate) fn class(self) -> Class {
        let spelling = |(text, mut readings): (Arc<str>, Vec<Reading>)| {
            readings.shrink_to_fit();
            Spelling { text, readings }
        };
        Class {
            spellings: self.0.into_iter().map(spelling).collect(),
        }
    }
}

/// The words of a name, where they are parted in one way.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    /// Before, between and behind the words.
    pub(crate) gaps: Vec<Arc<str>>,
    pub(crate) slots: Vec<Slot>,
}

impl Shape {
    /// One whose words have no spellings yet.
    fn new(gaps: &[&str]) -> Self {
        Self {
            gaps: gaps.iter().map(|&gap| gap.into()).collect(),
            slots: vec![Slot::default(); gaps.len() - 1],
        }
    }

    /// Whether the words are parted so.
    pub(crate) fn is_parted_by(&self, gaps: &[&str]) -> bool {
        self.gaps.iter().map(|gap| &**gap).eq(gaps.iter().copied())
    }
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

impl Made<'_> {
    /// How the word at a place came about, and what its ending is put to: where some words are respelled, the others are as they were.
    pub(crate) fn of_word(how: &Arc<str>, bases: &[&str], at: usize) -> (Arc<str>, Arc<str>) {
        let base = bases.get(at).copied().unwrap_or_default();
        let is_as_it_was = base.is_empty() && !bases.is_empty();
        (if is_as_it_was { "".into() } else { how.clone() }, base.into())
    }
}

impl Words {
    /// A name as it stands: its words, and what stands between them.
    pub(crate) fn new(words: &[&str], gaps: &[&str]) -> Self {
        let mut shape = Shape::new(gaps);
        for (slot, word) in shape.slots.iter_mut().zip(words) {
            let written = Reading {
                tongue: Tongue::Written,
                tags: 1,
                how: "".into(),
                base: "".into(),
                weight: 1.0,
            };
            slot.add(word, written);
        }
        Self { shapes: vec![shape] }
    }

    /// Its words as they stand.
    pub(crate) fn slots(&mut self) -> &mut [Slot] {
        &mut self.shapes[0].slots
    }

    /// Adds a spelling of the whole name.
    pub(crate) fn add(&mut self, spelled: &str, made: &Made<'_>) {
        let (words, gaps) = words_and_gaps(spelled);
        let known = self.shapes.iter().position(|shape| shape.is_parted_by(&gaps));
        let place = known.unwrap_or_else(|| {
            self.shapes.push(Shape::new(&gaps));
            self.shapes.len() - 1
        });
        for (i, (slot, word)) in self.shapes[place].slots.iter_mut().zip(words).enumerate() {
            let (how, base) = Made::of_word(made.how, made.bases, i);
            slot.add(
                word,
                Reading {
                    tongue: made.tongue,
                    tags: made.tags,
                    how,
                    base,
                    weight: made.weight,
                },
            );
        }
    }
}

/// Words with what stands before, between and behind them.
pub(crate) fn spelled(words: &[&str], gaps: &[&str]) -> String {
    let mut out = String::new();
    for (gap, word) in gaps.iter().zip(words) {
        out.push_str(gap);
        out.push_str(word);
    }
    out.push_str(gaps.get(words.len()).copied().unwrap_or_default());
    out
}
