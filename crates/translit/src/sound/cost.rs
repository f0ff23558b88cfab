//! How far two sounds are from each other.

use std::sync::LazyLock;

use super::habits::{Habits, Place, is_vowel};
use super::profile::Profile;

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
/// More than all errors of a sum of edits.
const ROUNDED: f32 = 1e-3;
/// A letter written twice.
const DOUBLED: f32 = 0.05;

/// The least sum of edits that makes one sound of the other, by the length of the longer: 0 for the same, about 1 for nothing in common.
/// For scripts that write all sounds; others have a [`Profile`].
#[must_use]
pub fn cost(a: &[u8], b: &[u8], manner: Manner) -> f32 {
    Profile::plain().cost(a, b, manner)
}

/// Letters have codes below this: the lower bits of their ASCII code, apart for capitals; 0 is anything else.
const CODES: usize = 64;
/// What has the code 0.
const OTHER: u8 = b'@';

fn code(letter: u8) -> usize {
    if letter.is_ascii_alphabetic() {
        usize::from(letter) & (CODES - 1)
    } else {
        0
    }
}

/// What it costs to change a letter for another where no script has habits, by manner.
static PLAIN_CHANGES: LazyLock<[[[f32; CODES]; CODES]; 2]> = LazyLock::new(|| {
    [Manner::Lenient, Manner::Strict].map(|manner| {
        let mut changes = [[0.0; CODES]; CODES];
        for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            changes[code(a)][code(b)] = plain_change(a, b, manner);
        }
        changes
    })
});

/// What each edit costs in one manner.
#[derive(Debug)]
pub(super) struct Costs {
    left: Gaps,
    right: Gaps,
    change: Box<[[f32; CODES]; CODES]>,
}

/// What it costs that the other word lacks a letter, by its place.
#[derive(Debug)]
struct Gaps(Box<[[f32; CODES]; Place::ALL.len()]>);

impl Costs {
    pub(super) fn new(manner: Manner, left: Option<&Habits>, right: Option<&Habits>) -> Self {
        // What is cheap for either script is cheap.
        let mut habitual = [[f32::MAX; CODES]; CODES];
        let mut tell = |a: u8, b: u8, price: f32| {
            let known = &mut habitual[code(a)][code(b)];
            *known = known.min(price);
        };
        right.iter().for_each(|own| own.changes(manner, &mut tell));
        left.iter()
            .for_each(|own| own.changes(manner, |there, here, price| tell(here, there, price)));
        let mut change = Box::new(PLAIN_CHANGES[manner as usize]);
        for (all, own) in change.iter_mut().flatten().zip(habitual.iter().flatten()) {
            *all = if *own < f32::MAX { *own } else { *all };
        }
        Self {
            left: Gaps::new(manner, left, right),
            right: Gaps::new(manner, right, left),
            change,
        }
    }

    pub(super) fn between(&self, a: &[u8], b: &[u8]) -> f32 {
        self.within(a, b, f32::MAX).unwrap_or(f32::MAX)
    }

    /// None as soon as it is sure to be more than `limit`.
    pub(super) fn within(&self, a: &[u8], b: &[u8], limit: f32) -> Option<f32> {
        let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
        if a.is_empty() || b.is_empty() {
            return Some(if a.len() == b.len() { 0.0 } else { 1.0 });
        }
        let longer = a.len().max(b.len()) as f32;
        // A trifle more, since sums are rounded.
        let most = limit * longer + ROUNDED;
        let (mut gaps, mut codes) = ([0.0_f32; LONGEST], [0_usize; LONGEST]);
        let mut row = [0.0_f32; LONGEST + 1];
        for j in 0..b.len() {
            (gaps[j], codes[j]) = (self.right.of(b, j), code(b[j]));
            row[j + 1] = row[j] + gaps[j];
        }
        for i in 0..a.len() {
            let mut diagonal = row[0];
            let (gap, changes) = (self.left.of(a, i), &self.change[code(a[i])]);
            row[0] += gap;
            let mut least = row[0];
            for j in 0..b.len() {
                let kept = diagonal + changes[codes[j]];
                diagonal = row[j + 1];
                row[j + 1] = lesser(kept, lesser(row[j] + gaps[j], diagonal + gap));
                least = lesser(least, row[j + 1]);
            }
            // No edit is paid back: what all ways cost so far is never less in the end.
            if least > most {
                return None;
            }
        }
        Some(row[b.len()] / longer)
    }
}

/// As `f32::min`, of numbers: one instruction.
fn lesser(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

impl Gaps {
    fn new(manner: Manner, here: Option<&Habits>, there: Option<&Habits>) -> Self {
        let mut prices = Box::new([[0.0; CODES]; Place::ALL.len()]);
        for place in Place::ALL {
            for letter in letters() {
                let own = here.and_then(|habits| habits.here(letter, place, manner));
                let other = there.and_then(|habits| habits.there(letter, place, manner));
                prices[place as usize][code(letter)] = least(own, other).unwrap_or_else(|| plain_gap(letter, manner));
            }
        }
        Self(prices)
    }

    fn of(&self, word: &[u8], at: usize) -> f32 {
        if at > 0 && word[at - 1] == word[at] {
            return DOUBLED;
        }
        self.0[Place::of(word, at) as usize][code(word[at])]
    }
}

fn least(a: Option<f32>, b: Option<f32>) -> Option<f32> {
    a.into_iter().chain(b).reduce(f32::min)
}

fn letters() -> impl Iterator<Item = u8> {
    (OTHER..=b'Z').chain(b'a'..=b'z')
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
