//! The spellings that a name may have: every alternative of a scheme's rules, and all schemes for the same readers.

use std::collections::BTreeMap;

use crate::automaton::{Automaton, Step};
use crate::buffer::Buffer;
use crate::compile::Stage;
use crate::error::Error;
use crate::registry::{Entry, Schemes};
use crate::scheme::Scheme;
use crate::syntax::SYLLABLE;

/// What a romanization made for no readers in particular weighs beside a scheme made for these.
const GENERAL: f32 = 0.8;

/// A spelling, and how usual it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The name as it may be written.
    pub text: String,
    /// Above 0, at most 1: the product of the weights of the alternatives taken and of the scheme.
    pub weight: f32,
    /// The ids of the schemes that give it, the one of most weight first.
    pub schemes: Vec<String>,
}

impl Scheme {
    /// The spellings of a name that this scheme allows, the usual one first, at most `limit`.
    ///
    /// ```
    /// # use polynym_translit::Schemes;
    /// let scheme = Schemes::embedded().get("kmu-2010").unwrap().unwrap();
    /// assert_eq!(scheme.variants("Юрій", 5), [("Yurii".to_owned(), 1.0)]);
    /// ```
    #[must_use]
    pub fn variants(&self, name: &str, limit: usize) -> Vec<(String, f32)> {
        // An unlikely beginning may have a likely end, so more are kept on the way.
        let beam = limit.saturating_mul(4).clamp(16, 4096);
        let mut first = Buffer::default();
        first.fill(name, false);
        crate::transform::Transform::Nfc.run(&mut first, &mut Buffer::default());
        let mut spellings = vec![(first.chars, 1.0)];
        for stage in &self.stages {
            let next = spellings.into_iter().flat_map(|(chars, weight)| {
                let outcomes = match stage {
                    Stage::Rules(automaton) => automaton.alternatives(chars, beam),
                    Stage::Transform(transform) => {
                        let mut text = Buffer {
                            chars,
                            ..Buffer::default()
                        };
                        transform.run(&mut text, &mut Buffer::default());
                        vec![(text.chars, 1.0)]
                    }
                };
                outcomes.into_iter().map(move |(chars, more)| (chars, weight * more))
            });
            spellings = best(next.collect(), beam);
        }
        spellings.truncate(limit);
        let text = |chars: Vec<char>| chars.into_iter().filter(|&c| c != SYLLABLE).collect();
        spellings.into_iter().map(|(chars, weight)| (text(chars), weight)).collect()
    }
}

impl Schemes {
    /// The spellings of a name of the language `from` in texts written in the language `into` (BCP 47 subtags): by the schemes made for it and, in English,
    /// by every romanization. The most usual first, at most `limit`.
    ///
    /// # Errors
    /// If one of those schemes is wrong.
    pub fn variants(&self, name: &str, from: &str, into: &str, limit: usize) -> Result<Vec<Variant>, Error> {
        let mut found: BTreeMap<String, Vec<(f32, &str)>> = BTreeMap::new();
        let fits = |into_of: Option<&str>, id: &str| match into_of {
            Some(readers) => readers == into,
            None => into == "en" && id.split('-').nth(3) == Some("Latn"),
        };
        for entry in self
            .iter()
            .filter(|entry| entry.language == from && fits(entry.into.as_deref(), &entry.id))
        {
            let Some(scheme) = self.get(&entry.id) else { continue };
            for (text, weight) in scheme?.variants(name, limit) {
                found.entry(text).or_default().push((weight * weight_of(entry), &entry.id));
            }
        }
        let mut variants: Vec<Variant> = found
            .into_iter()
            .map(|(text, mut schemes)| {
                schemes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
                Variant {
                    text,
                    weight: schemes[0].0,
                    schemes: schemes.into_iter().map(|(_, id)| id.to_owned()).collect(),
                }
            })
            .collect();
        // Among equals, what more schemes agree on.
        variants.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(b.schemes.len().cmp(&a.schemes.len())));
        variants.truncate(limit);
        Ok(variants)
    }
}

fn weight_of(entry: &Entry) -> f32 {
    if entry.into.is_some() {
        entry.weight
    } else {
        entry.weight * GENERAL
    }
}

impl Automaton {
    /// The likeliest outcomes of the stage, at most `beam`.
    fn alternatives(&self, chars: Vec<char>, beam: usize) -> Vec<(Vec<char>, f32)> {
        let mut infos = Vec::new();
        let input = Buffer {
            chars,
            ..Buffer::default()
        };
        self.read(&input, &mut infos);
        let mut outcomes = vec![(Vec::new(), 1.0)];
        let mut at = 0;
        while at <= infos.len() {
            if let Some(rule) = self.insertion(&input.chars, &infos, at) {
                put(
                    &mut outcomes,
                    beam,
                    &targets(rule, |target| self.cased(rule, target, &infos, at, at).to_vec()),
                );
            }
            if at == infos.len() {
                break;
            }
            match self.step(&input.chars, &infos, at) {
                Some(Step { rule, end }) => {
                    put(
                        &mut outcomes,
                        beam,
                        &targets(rule, |target| self.cased(rule, target, &infos, at, end).to_vec()),
                    );
                    at = end;
                }
                None => {
                    put(&mut outcomes, beam, &[(vec![input.chars[at]], 1.0)]);
                    at += 1;
                }
            }
        }
        best(outcomes, beam)
    }
}

fn targets(rule: &crate::automaton::Rule, text: impl Fn(&crate::casing::Cased) -> Vec<char>) -> Vec<(Vec<char>, f32)> {
    let others = rule.others.iter().map(|(target, weight)| (text(target), *weight));
    std::iter::once((text(&rule.target), rule.weight)).chain(others).collect()
}

/// Continues every outcome with every target.
fn put(outcomes: &mut Vec<(Vec<char>, f32)>, beam: usize, targets: &[(Vec<char>, f32)]) {
    if let [(text, _)] = targets {
        outcomes.iter_mut().for_each(|(outcome, _)| outcome.extend(text));
        return;
    }
    let continued = outcomes.iter().flat_map(|(outcome, weight)| {
        targets
            .iter()
            .map(move |(text, more)| ([outcome.as_slice(), text.as_slice()].concat(), weight * more))
    });
    let continued: Vec<(Vec<char>, f32)> = continued.collect();
    *outcomes = if continued.len() > beam {
        best(continued, beam)
    } else {
        continued
    };
}

/// The outcomes of most weight, each text once; in the order they came among equals.
fn best(mut outcomes: Vec<(Vec<char>, f32)>, beam: usize) -> Vec<(Vec<char>, f32)> {
    outcomes.retain(|(_, weight)| *weight > 0.0);
    outcomes.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut seen = std::collections::HashSet::new();
    outcomes.retain(|(text, _)| seen.insert(text.clone()));
    outcomes.truncate(beam);
    outcomes
}
