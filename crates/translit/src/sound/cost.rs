//! How far two sounds are from each other.

use serde::Deserialize;

use super::profile::{Habits, Profile};

/// How much a difference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Vowels, doubled letters, h and j are cheap: for words that something else joins already.
    Lenient,
    /// For a word that stands alone.
    Strict,
}

/// Longer sounds are compared up to here.
const LONGEST: usize = 32;
/// A letter written twice.
const DOUBLED: f32 = 0.05;

/// The least sum of edits that makes one sound of the other, by the length of the longer: 0 for the same, about 1 for nothing in common.
/// For scripts that write all sounds; others have a [`Profile`].
#[must_use]
pub fn cost(a: &[u8], b: &[u8], manner: Manner) -> f32 {
    Profile::plain().cost(a, b, manner)
}

/// What something costs: once, or leniently and strictly.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum Price {
    Both(f32),
    Each([f32; 2]),
}

impl Price {
    fn of(self, manner: Manner) -> f32 {
        match (self, manner) {
            (Self::Both(price), _) | (Self::Each([price, _]), Manner::Lenient) | (Self::Each([_, price]), Manner::Strict) => {
                price
            }
        }
    }
}

/// Letters have codes below this: the lower bits of their ASCII code, apart for capitals.
const CODES: usize = 64;

fn code(letter: u8) -> usize {
    usize::from(letter) & (CODES - 1)
}

/// What each edit costs in one manner.
#[derive(Debug)]
pub(super) struct Costs {
    left: Gaps,
    right: Gaps,
    change: Box<[[f32; CODES]; CODES]>,
}

/// What it costs that the other word lacks a letter.
#[derive(Debug)]
struct Gaps {
    plain: [f32; CODES],
    /// Before a consonant and at the end.
    closing: [f32; CODES],
}

impl Costs {
    pub(super) fn new(manner: Manner, left: Option<&Habits>, right: Option<&Habits>) -> Self {
        let mut change = Box::new([[0.0; CODES]; CODES]);
        for a in letters() {
            for b in letters() {
                let own = right.and_then(|habits| habits.change_of(a, b, manner));
                let other = left.and_then(|habits| habits.change_of(b, a, manner));
                change[code(a)][code(b)] = least(own, other).unwrap_or_else(|| plain_change(a, b, manner));
            }
        }
        Self {
            left: Gaps::new(manner, left, right),
            right: Gaps::new(manner, right, left),
            change,
        }
    }

    pub(super) fn between(&self, a: &[u8], b: &[u8]) -> f32 {
        let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
        if a.is_empty() || b.is_empty() {
            return if a.len() == b.len() { 0.0 } else { 1.0 };
        }
        let (mut gaps, mut codes) = ([0.0_f32; LONGEST], [0_usize; LONGEST]);
        let mut row = [0.0_f32; LONGEST + 1];
        for j in 0..b.len() {
            (gaps[j], codes[j]) = (self.right.gap(b, j), code(b[j]));
            row[j + 1] = row[j] + gaps[j];
        }
        for i in 0..a.len() {
            let mut diagonal = row[0];
            let (gap, changes) = (self.left.gap(a, i), &self.change[code(a[i])]);
            row[0] += gap;
            for j in 0..b.len() {
                let kept = diagonal + changes[codes[j]];
                diagonal = row[j + 1];
                row[j + 1] = kept.min(row[j] + gaps[j]).min(diagonal + gap);
            }
        }
        row[b.len()] / a.len().max(b.len()) as f32
    }
}

impl Gaps {
    fn new(manner: Manner, here: Option<&Habits>, there: Option<&Habits>) -> Self {
        let (mut plain, mut closing) = ([0.0; CODES], [0.0; CODES]);
        for letter in letters() {
            let told = |habits: &std::collections::BTreeMap<String, Price>| {
                habits
                    .iter()
                    .find(|(letters, _)| letters.as_bytes().contains(&letter))
                    .map(|(_, price)| price.of(manner))
            };
            let own = here.and_then(|habits| told(&habits.here));
            let other = there.and_then(|habits| told(&habits.there));
            let gap = least(own, other).unwrap_or_else(|| plain_gap(letter, manner));
            let lost = |habits: &&Habits| habits.lost.as_bytes().contains(&letter);
            let loss = here
                .into_iter()
                .chain(there)
                .filter(lost)
                .map(|habits| habits.loss.of(manner))
                .reduce(f32::min);
            (plain[code(letter)], closing[code(letter)]) = (gap, loss.map_or(gap, |loss| loss.min(gap)));
        }
        Self { plain, closing }
    }

    fn gap(&self, word: &[u8], at: usize) -> f32 {
        let letter = word[at];
        if at > 0 && word[at - 1] == letter {
            return DOUBLED;
        }
        if word.get(at + 1).is_none_or(|&next| !is_vowel(next)) {
            return self.closing[code(letter)];
        }
        self.plain[code(letter)]
    }
}

impl Habits {
    fn change_of(&self, there: u8, here: u8, manner: Manner) -> Option<f32> {
        let fits = |pair: &&String| {
            pair.split_once('>')
                .is_some_and(|(from, to)| from.as_bytes().contains(&there) && to.as_bytes().contains(&here))
        };
        self.change
            .keys()
            .find(fits)
            .map(|pair| self.change[pair].of(manner))
            .filter(|_| there != here)
    }
}

fn least(a: Option<f32>, b: Option<f32>) -> Option<f32> {
    a.into_iter().chain(b).reduce(f32::min)
}

fn letters() -> impl Iterator<Item = u8> {
    (b'A'..=b'Z').chain(b'a'..=b'z')
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'Y')
}

/// A letter that the other word lacks.
fn plain_gap(letter: u8, manner: Manner) -> f32 {
    let (vowel, weak, other) = match manner {
        Manner::Lenient => (0.3, 0.2, 1.0),
        Manner::Strict => (0.6, 0.4, 1.2),
    };
    match letter {
        _ if is_vowel(letter) => vowel,
        b'j' | b'h' | b'w' => weak,
        _ => other,
    }
}

/// One letter for another.
fn plain_change(a: u8, b: u8, manner: Manner) -> f32 {
    if a == b {
        return 0.0;
    }
    let strict = manner == Manner::Strict;
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    match (a, b) {
        (b'i', b'j' | b'y') | (b'j', b'y') | (b'v', b'w') | (b'X', b'h') | (b'J', b'Z') => 0.1,
        (b'g', b'h') | (b'X', b'g') | (b'X', b'k') => 0.2,
        (b'e', b'i' | b'y') | (b'a', b'o' | b'e') | (b'o', b'u') | (b'u', b'w') => {
            if strict {
                0.35
            } else {
                0.15
            }
        }
        (b'C', b'c' | b'S') | (b'S', b's') | (b'Z', b'z') | (b'S', b'Z') | (b's', b'z') | (b'c', b's') | (b'f', b'v') => 0.3,
        (b'd', b't') | (b'b', b'p') | (b'g', b'k') => {
            if strict {
                0.5
            } else {
                0.4
            }
        }
        (b's', b't') => {
            if strict {
                0.9
            } else {
                0.6
            }
        }
        (b'Y', _) if is_vowel(b) => 0.1,
        _ if is_vowel(a) && is_vowel(b) => {
            if strict {
                0.5
            } else {
                0.25
            }
        }
        _ if is_vowel(a) != is_vowel(b) => {
            if strict {
                1.5
            } else {
                1.2
            }
        }
        _ => {
            if strict {
                1.2
            } else {
                1.0
            }
        }
    }
}
