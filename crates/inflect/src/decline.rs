//! One word by one paradigm: endings put on its stem, the stem changed and the ending in harmony where the table says so.

use std::sync::Arc;

use crate::accent::Accent;
use crate::agree::Reading;
use crate::grammar::{Case, Gender, Number};
use crate::inflector::Inflector;
use crate::spelling::without_last;
use crate::words::Word;

/// One way to make a case.
#[derive(Debug, Clone)]
pub(crate) enum Ending {
    /// This ending, on the stem as it is or changed.
    Add { bits: Vec<Bit>, change: Option<usize> },
    /// As another case.
    Same(Case),
}

/// A stretch of an ending.
#[derive(Debug, Clone)]
pub(crate) enum Bit {
    /// As it stands.
    Text(String),
    /// What the harmony of that place says.
    Harmony(usize),
}

/// The endings of every case.
#[derive(Debug, Clone)]
pub(crate) struct Paradigm {
    pub(crate) id: String,
    pub(crate) gender: Gender,
    pub(crate) number: Number,
    pub(crate) strip: String,
    pub(crate) endings: [Vec<Ending>; Case::COUNT],
}

impl Paradigm {
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            gender: Gender::Com,
            number: Number::Sg,
            strip: String::new(),
            endings: Default::default(),
        }
    }

    /// The key without what the paradigm strips, if it ends so, with its accents or without.
    fn stripped<'a>(&self, key: &'a [char], accents: &Accent) -> Option<&'a [char]> {
        let mut left = key;
        for c in self.strip.chars().rev() {
            let (last, before) = left.split_last()?;
            if *last != c && accents.plain.get(&c) != Some(last) {
                return None;
            }
            left = before;
        }
        Some(left)
    }
}

/// A paradigm, with the change of its stem in all cases but the nominative.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) paradigm: usize,
    pub(crate) change: Option<usize>,
    /// What the forms so made tell of how: `rule/paradigm~change`.
    pub(crate) name: Arc<str>,
}

/// A stem as it is written, and as the tables know it.
#[derive(Clone, Copy)]
struct Stem<'a> {
    text: &'a str,
    key: &'a [char],
}

impl Inflector {
    /// A word by one paradigm; new letters are capitals if `caps`. None if the word has not the ending that the paradigm strips.
    pub(crate) fn decline(&self, word: &Word<'_>, choice: &Choice, caps: bool) -> Option<Reading> {
        let paradigm = &self.paradigms[choice.paradigm];
        let key = paradigm.stripped(word.key, &self.accent)?;
        let text = without_last(word.text, word.key.len() - key.len());
        let plain = Stem { text, key };
        let (mut changed, changed_key);
        let mut stem = plain;
        if let Some(change) = choice.change {
            changed = String::new();
            self.change(&mut changed, change, plain, caps);
            changed_key = self.spelling.key(&changed);
            stem = Stem {
                text: &changed,
                key: &changed_key,
            };
        }
        let count: usize = paradigm.endings.iter().map(Vec::len).sum();
        let letters = (count + 1) * (word.text.len() + 4);
        let mut out = Reading::new(paradigm.gender, paradigm.number, choice.name.clone(), letters, count * 2 + 1);
        for &case in &self.cases {
            let endings = &paradigm.endings[case.index()];
            if case == Case::Nom && endings.is_empty() {
                out.push(case, 0, |out| out.push_str(word.text));
            }
            let stem = if case == Case::Nom { plain } else { stem };
            for (rank, ending) in endings.iter().enumerate() {
                if let Ending::Add { bits, change } = ending {
                    out.push(case, rank as u32, |out| self.put(out, stem, bits, *change, caps));
                }
            }
        }
        let made = out.len();
        for &case in &self.cases {
            for (rank, ending) in paradigm.endings[case.index()].iter().enumerate() {
                if let Ending::Same(other) = ending {
                    out.repeat(case, *other, rank as u32, made);
                }
            }
        }
        out.sort();
        Some(out)
    }

    fn change(&self, out: &mut String, change: usize, stem: Stem<'_>, caps: bool) {
        let how = (&self.spelling, &self.accent);
        self.alternations[change].apply(out, stem.text, stem.key, caps, how);
    }

    /// Puts a stem and an ending at the end of `out`.
    fn put(&self, out: &mut String, stem: Stem<'_>, bits: &[Bit], change: Option<usize>, caps: bool) {
        let start = out.len();
        match change {
            None => out.push_str(stem.text),
            Some(change) => self.change(out, change, stem, caps),
        }
        for bit in bits {
            match bit {
                Bit::Text(text) => self.spelling.push(out, text, caps),
                Bit::Harmony(place) => {
                    let letters = self.harmonies[*place].after(&out[start..], &self.spelling);
                    self.spelling.push(out, letters, caps);
                }
            }
        }
    }

    /// A word with `strip` letters off it and an ending put on, as a word of its own.
    pub(crate) fn derived(&self, word: &Word<'_>, strip: usize, add: &str, change: Option<usize>, caps: bool) -> String {
        let key = &word.key[..word.key.len().saturating_sub(strip)];
        let text = without_last(word.text, strip);
        let mut out = String::new();
        let bits = [Bit::Text(add.to_owned())];
        self.put(&mut out, Stem { text, key }, &bits, change, caps);
        out
    }
}
