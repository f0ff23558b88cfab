//! Rules as written to plain ones: classes and sets are spelled out, source against target, in the normal form of the stage.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::error::Reason;
use crate::syntax::{Atom, Context, Item, What, Written};

/// A rule may stand for so many.
const MOST: usize = 20_000;

/// The normal form of the text that comes into a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Nfc,
    Nfd,
}

impl Form {
    fn of(self, text: &str) -> Vec<char> {
        match self {
            Self::Nfc => text.nfc().collect(),
            Self::Nfd => text.nfd().collect(),
        }
    }
}

/// The items of each class, by name.
pub(crate) type Classes = BTreeMap<String, Vec<String>>;

/// One source with its targets.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plain {
    pub(crate) source: Vec<char>,
    /// As written: the normal form of a target is its author's.
    pub(crate) targets: Vec<(Vec<char>, f32)>,
}

/// Where rules hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Condition {
    pub(crate) any: Vec<Place>,
    pub(crate) none: Vec<Place>,
}

/// What must stand before (the nearest first) and after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) before: Vec<Step>,
    pub(crate) after: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) test: Test,
    pub(crate) not: bool,
    pub(crate) least: u8,
    pub(crate) many: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    Edge,
    Letter,
    Digit,
    Items(Vec<Vec<char>>),
}

/// All that a rule stands for.
pub(crate) fn sources(rule: &Written, classes: &Classes, form: Form) -> Result<Vec<Plain>, Reason> {
    let slots = resolve(&rule.source, classes)?;
    let targets: Vec<_> = rule
        .targets
        .iter()
        .map(|(atoms, weight)| Ok((resolve(atoms, classes)?, *weight)))
        .collect::<Result<_, Reason>>()?;
    let wide: Vec<usize> = slots.iter().filter(|slot| slot.pairs).map(|slot| slot.items.len()).collect();
    for (slots, _) in &targets {
        let paired: Vec<usize> = slots.iter().filter(|slot| slot.pairs).map(|slot| slot.items.len()).collect();
        if paired.len() > wide.len() {
            return Err(Reason::Pairing {
                left: wide.len(),
                right: paired.len(),
            });
        }
        if let Some((&left, &right)) = wide.iter().zip(&paired).find(|(left, right)| left != right) {
            return Err(Reason::Pairing { left, right });
        }
    }
    let count = wide
        .iter()
        .try_fold(1_usize, |product, &n| product.checked_mul(n))
        .filter(|&n| n <= MOST);
    let Some(count) = count else {
        return Err(Reason::TooMany(MOST));
    };
    Ok((0..count)
        .map(|number| {
            let choice = digits(number, &wide);
            Plain {
                source: form.of(&spell(&slots, &choice)),
                targets: targets
                    .iter()
                    .map(|(slots, weight)| (spell(slots, &choice).chars().collect(), *weight))
                    .collect(),
            }
        })
        .collect())
}

/// The condition of a rule, if it has one.
pub(crate) fn condition(rule: &Written, classes: &Classes, form: Form) -> Result<Option<Condition>, Reason> {
    if rule.contexts.is_empty() && rule.exceptions.is_empty() {
        return Ok(None);
    }
    let places = |contexts: &[Context]| -> Result<Vec<Place>, Reason> {
        contexts.iter().map(|context| place(context, classes, form)).collect()
    };
    Ok(Some(Condition {
        any: places(&rule.contexts)?,
        none: places(&rule.exceptions)?,
    }))
}

fn place(context: &Context, classes: &Classes, form: Form) -> Result<Place, Reason> {
    let steps = |items: &[Item]| -> Result<Vec<Step>, Reason> { items.iter().map(|item| step(item, classes, form)).collect() };
    let mut before = steps(&context.before)?;
    before.reverse();
    Ok(Place {
        before,
        after: steps(&context.after)?,
    })
}

fn step(item: &Item, classes: &Classes, form: Form) -> Result<Step, Reason> {
    let test = match &item.what {
        What::Edge => Test::Edge,
        What::Atom(Atom::Class(name)) if name == "letter" => Test::Letter,
        What::Atom(Atom::Class(name)) if name == "digit" => Test::Digit,
        What::Atom(atom) => {
            let [slot] = &resolve(std::slice::from_ref(atom), classes)?[..] else {
                unreachable!("one atom, one slot")
            };
            Test::Items(slot.items.iter().map(|item| form.of(item)).collect())
        }
    };
    Ok(Step {
        test,
        not: item.not,
        least: item.least,
        many: item.many,
    })
}

/// The items of one atom, and whether it takes part in pairing.
struct Slot {
    items: Vec<String>,
    pairs: bool,
}

fn resolve(atoms: &[Atom], classes: &Classes) -> Result<Vec<Slot>, Reason> {
    atoms
        .iter()
        .map(|atom| {
            Ok(match atom {
                Atom::Char(c) => Slot {
                    items: vec![c.to_string()],
                    pairs: false,
                },
                Atom::Set(items) => Slot {
                    items: items.clone(),
                    pairs: true,
                },
                Atom::Class(name) => Slot {
                    items: classes.get(name).ok_or_else(|| Reason::Class(name.clone()))?.clone(),
                    pairs: true,
                },
            })
        })
        .collect()
}

/// The number written with the given bases, the last running fastest.
fn digits(mut number: usize, bases: &[usize]) -> Vec<usize> {
    let mut digits = vec![0; bases.len()];
    for (digit, base) in digits.iter_mut().zip(bases).rev() {
        *digit = number % base;
        number /= base;
    }
    digits
}

fn spell(slots: &[Slot], choice: &[usize]) -> String {
    let mut choice = choice.iter();
    slots
        .iter()
        .map(|slot| {
            let index = if slot.pairs { *choice.next().unwrap_or(&0) } else { 0 };
            slot.items[index].as_str()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::rule;

    fn pairs(line: &str) -> Result<Vec<(String, String)>, Reason> {
        let classes = Classes::from([("v".to_owned(), vec!["а".to_owned(), "е".to_owned()])]);
        let plain = sources(&rule(line).unwrap().unwrap(), &classes, Form::Nfc)?;
        Ok(plain
            .into_iter()
            .map(|p| (p.source.iter().collect(), p.targets[0].0.iter().collect()))
            .collect())
    }

    #[test]
    fn sets_pair_in_order() {
        let got = pairs("[кг]{v} > [k g][a e]").unwrap();
        let got: Vec<_> = got.iter().map(|(a, b)| format!("{a}>{b}")).collect();
        assert_eq!(got, ["ка>ka", "ке>ke", "га>ga", "ге>ge"]);
        assert_eq!(pairs("[кг]{v} > x").unwrap().len(), 4);
        assert_eq!(pairs("[кг] > [k]").unwrap_err(), Reason::Pairing { left: 2, right: 1 });
        assert_eq!(pairs("к > [k]").unwrap_err(), Reason::Pairing { left: 0, right: 1 });
        assert_eq!(pairs("{w} > k").unwrap_err(), Reason::Class("w".to_owned()));
    }
}
