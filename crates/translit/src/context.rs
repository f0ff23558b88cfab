//! Whether a rule's context holds at a place of the text.

use crate::expand::{self, Test};
use crate::letters::{APOSTROPHE, Alphabet, DIGIT, Info, SYMBOL, WORD};

/// Steps look no further than so many characters: a line may have millions without a space.
const REACH: usize = 256;

/// Steps tried for one context: stars beside stars could be tried in more ways than anybody can wait for.
const EFFORT: usize = 20_000;

/// A condition over symbols.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    any: Vec<Place>,
    none: Vec<Place>,
}

#[derive(Debug, PartialEq, Eq)]
struct Place {
    before: Vec<Step>,
    after: Vec<Step>,
}

#[derive(Debug, PartialEq, Eq)]
struct Step {
    seek: Seek,
    not: bool,
    least: u8,
    many: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Seek {
    Edge,
    /// Any of these flags.
    Flag(Info),
    /// A bit a symbol.
    One(Vec<u64>),
    /// Sequences of symbols, in the direction of the walk.
    Items(Vec<Vec<u16>>),
}

/// Which way a walk goes: towards the end of the text, or its beginning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    On,
}

impl Condition {
    /// Letters that the alphabet lacks cannot be met, so they are left out.
    pub(crate) fn new(condition: &expand::Condition, alphabet: &Alphabet) -> Self {
        let places = |places: &[expand::Place]| {
            places
                .iter()
                .map(|place| Place {
                    before: place.before.iter().map(|step| Step::new(step, alphabet, Way::Back)).collect(),
                    after: place.after.iter().map(|step| Step::new(step, alphabet, Way::On)).collect(),
                })
                .collect()
        };
        Self {
            any: places(&condition.any),
            none: places(&condition.none),
        }
    }

    /// Whether it holds around the characters from `start` to `end`.
    pub(crate) fn holds(&self, infos: &[Info], start: usize, end: usize) -> bool {
        (self.any.is_empty() || self.any.iter().any(|place| place.holds(infos, start, end)))
            && !self.none.iter().any(|place| place.holds(infos, start, end))
    }
}

impl Place {
    fn holds(&self, infos: &[Info], start: usize, end: usize) -> bool {
        let walk = |steps, at, way| {
            Walk {
                infos,
                way,
                effort: EFFORT,
            }
            .on(steps, at)
        };
        walk(&self.after, end, Way::On) && walk(&self.before, start, Way::Back)
    }
}

impl Step {
    fn new(step: &expand::Step, alphabet: &Alphabet, way: Way) -> Self {
        let seek = match &step.test {
            Test::Edge => Seek::Edge,
            Test::Letter => Seek::Flag(WORD | APOSTROPHE),
            Test::Digit => Seek::Flag(DIGIT),
            Test::Items(items) => {
                let mut items: Vec<Vec<u16>> = items
                    .iter()
                    .filter_map(|item| item.iter().map(|&c| alphabet.symbol(c)).collect())
                    .collect();
                if items.iter().all(|item| item.len() == 1) {
                    let mut bits = vec![0; alphabet.len().div_ceil(64)];
                    for symbol in items.iter().flatten() {
                        bits[usize::from(*symbol) / 64] |= 1_u64 << (symbol % 64);
                    }
                    Seek::One(bits)
                } else {
                    if way == Way::Back {
                        items.iter_mut().for_each(|item| item.reverse());
                    }
                    Seek::Items(items)
                }
            }
        };
        Self {
            seek,
            not: step.not,
            least: step.least,
            many: step.many,
        }
    }
}

#[inline]
fn has(bits: &[u64], info: Info) -> bool {
    let symbol = (info & SYMBOL) as usize;
    bits[symbol / 64] >> (symbol % 64) & 1 != 0
}

/// A walk through a text in one direction.
struct Walk<'a> {
    infos: &'a [Info],
    way: Way,
    /// What is left of it.
    effort: usize,
}

impl Walk<'_> {
    /// Whether the steps can be taken one after the other from a place.
    fn on(&mut self, steps: &[Step], at: usize) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return true;
        };
        if step.seek == Seek::Edge {
            return (is_edge(self.infos, at, self.way) != step.not) && self.on(rest, at);
        }
        self.repeat(step, rest, at, 0)
    }

    /// Takes a step as often as it goes, then fewer times.
    fn repeat(&mut self, step: &Step, rest: &[Step], at: usize, taken: usize) -> bool {
        self.effort = self.effort.saturating_sub(1);
        if self.effort == 0 {
            return false;
        }
        let found = (taken == 0 || (step.many && taken < REACH))
            && match &step.seek {
                Seek::Items(items) if !step.not => items
                    .iter()
                    .any(|item| self.is_here(item, at) && self.further(step, rest, at, item.len(), taken)),
                _ => self
                    .width(step, at)
                    .is_some_and(|width| self.further(step, rest, at, width, taken)),
            };
        found || (taken >= usize::from(step.least) && self.on(rest, at))
    }

    /// Goes on after a step of this width.
    fn further(&mut self, step: &Step, rest: &[Step], at: usize, width: usize, taken: usize) -> bool {
        let next = match self.way {
            Way::On => at + width,
            Way::Back => at - width,
        };
        if width == 0 {
            self.on(rest, next)
        } else {
            self.repeat(step, rest, next, taken + 1)
        }
    }

    /// How wide the one way is in which a step can be taken, if it can.
    fn width(&self, step: &Step, at: usize) -> Option<usize> {
        let Some(next) = self.ahead(at, 0) else {
            // The edge of the text is no character, so it is not what `!` forbids.
            return step.not.then_some(0);
        };
        let is = match &step.seek {
            Seek::Edge => unreachable!("edges are of no width"),
            Seek::Flag(flag) => next & flag != 0,
            Seek::One(bits) => has(bits, next),
            Seek::Items(items) => items.iter().any(|item| self.is_here(item, at)),
        };
        (is != step.not).then_some(1)
    }

    fn is_here(&self, item: &[u16], at: usize) -> bool {
        let mut symbols = item.iter().enumerate();
        symbols.all(|(ahead, &symbol)| self.ahead(at, ahead).is_some_and(|info| info & SYMBOL == Info::from(symbol)))
    }

    fn ahead(&self, at: usize, ahead: usize) -> Option<Info> {
        match self.way {
            Way::On => self.infos.get(at + ahead).copied(),
            Way::Back => at.checked_sub(ahead + 1).map(|at| self.infos[at]),
        }
    }
}

/// Whether no word goes on here; an apostrophe goes on only between letters.
fn is_edge(infos: &[Info], at: usize, way: Way) -> bool {
    let seen = match way {
        Way::Back => infos[..at].iter().rev().find(|&&info| info & APOSTROPHE == 0),
        Way::On => infos[at..].iter().find(|&&info| info & APOSTROPHE == 0),
    };
    seen.is_none_or(|info| info & WORD == 0)
}
