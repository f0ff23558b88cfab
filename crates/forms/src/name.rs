//! A name in the making: what each of its words takes its spellings from.
//!
//! A word of many names has the same spellings in most of them. So a word keeps, of its spellings, only where they come from, and they are made out
//! when its class is asked for ([`Classes`](crate::classes::Classes)), once for all names in which they come from the same.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

use polynym_gazetteer::{Class, Reading, Spelling, Tongue, words_and_gaps};
use polynym_inflect::WordForms;
use polynym_text::Lang;

use crate::cases::reading;
use crate::romanize::Respelled;

/// Where some spellings of a word come from.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// The word as it stands.
    Written(Arc<str>),
    /// One spelling.
    One(Arc<One>),
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

/// A spelling with a reading.
#[derive(Debug)]
pub(crate) struct One {
    pub(crate) text: Arc<str>,
    pub(crate) reading: Reading,
}

/// What a step is known by, but for the word as it stands: places in memory, in which the same is the same, the language, and how likely it is.
type Key = ([usize; 3], Option<Lang>, u32);

fn address<T: ?Sized>(value: &Arc<T>) -> usize {
    Arc::as_ptr(value).addr()
}

impl Step {
    /// Steps with one key give the same spellings.
    fn key(&self) -> Key {
        match self {
            Step::Written(_) => ([0; 3], None, 0),
            Step::One(one) => ([address(one), 0, 0], None, 0),
            Step::Cases {
                forms,
                lang,
                how,
                base,
                weight,
            } => ([address(forms), address(how), address(base)], Some(*lang), weight.to_bits()),
            Step::Respelled(all) => ([address(all), 0, 0], None, 0),
        }
    }

    /// Whether the other, which is no word as it stands, gives no spelling and no reading that this does not, which counts however likely it is.
    fn gives(&self, other: &Self) -> bool {
        let (own, other) = (self.key(), other.key());
        (own.0, own.1) == (other.0, other.1)
    }
}

/// Nothing, at one place in memory.
pub(crate) fn nothing() -> Arc<str> {
    static NOTHING: LazyLock<Arc<str>> = LazyLock::new(|| "".into());
    NOTHING.clone()
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Step::Written(own), Step::Written(other)) => own == other,
            _ => self.key() == other.key(),
        }
    }
}

impl Eq for Step {}

impl Hash for Step {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Step::Written(text) => text.hash(state),
            _ => self.key().0.hash(state),
        }
    }
}

/// A word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slot {
    steps: Vec<Step>,
    /// Some of them no other word has.
    own: bool,
}

impl Slot {
    /// Adds a spelling of this word only.
    pub(crate) fn add(&mut self, text: &str, reading: Reading) {
        self.own = true;
        let text = text.into();
        self.push(Step::One(Arc::new(One { text, reading })));
    }

    /// Adds what gives spellings, if it gives any that are not there: other given names put the same endings to a surname.
    pub(crate) fn push(&mut self, step: Step) {
        let is_known = matches!(step, Step::Cases { .. }) && self.steps.iter().any(|own| own.gives(&step));
        if !is_known {
            self.steps.push(step);
        }
    }

    /// Adds all spellings of another.
    pub(crate) fn join(&mut self, other: &Slot) {
        self.own |= other.own;
        other.steps.iter().for_each(|step| self.push(step.clone()));
    }

    /// Where the spellings come from, if other words may have theirs from there too.
    pub(crate) fn steps(&self) -> Option<&[Step]> {
        (!self.own).then_some(&self.steps)
    }

    /// Whether some spelling is in other letters.
    pub(crate) fn is_respelled(&self) -> bool {
        self.steps.iter().any(|step| match step {
            Step::One(one) => one.reading.tongue == Tongue::Respelled,
            Step::Written(_) | Step::Cases { .. } => false,
            Step::Respelled(all) => !all.is_empty(),
        })
    }

    /// The spellings.
    pub(crate) fn spellings(&self) -> Spellings {
        let mut spellings = Spellings::default();
        for step in &self.steps {
            match step {
                Step::Written(text) => {
                    let written = Reading {
                        tongue: Tongue::Written,
                        tags: 1,
                        how: nothing(),
                        base: nothing(),
                        weight: 1.0,
                    };
                    spellings.add(text, written);
                }
                Step::One(one) => spellings.add(&one.text, one.reading.clone()),
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
    /// The words that endings are put to; none if they were not respelled, and empty for those that were not.
    pub(crate) bases: &'m [Arc<str>],
    pub(crate) weight: f32,
}

impl Made<'_> {
    /// How the word at a place came about, and what its ending is put to: where some words are respelled, the others are as they were.
    pub(crate) fn of_word(how: &Arc<str>, bases: &[Arc<str>], at: usize) -> (Arc<str>, Arc<str>) {
        let base = bases.get(at).cloned().unwrap_or_else(nothing);
        let is_as_it_was = base.is_empty() && !bases.is_empty();
        (if is_as_it_was { nothing() } else { how.clone() }, base)
    }
}

impl Words {
    /// A name as it stands: its words, and what stands between them.
    pub(crate) fn new(words: &[&str], gaps: &[&str]) -> Self {
        let mut shape = Shape::new(gaps);
        for (slot, word) in shape.slots.iter_mut().zip(words) {
            slot.push(Step::Written((*word).into()));
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
