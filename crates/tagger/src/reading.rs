//! What each hit may mean: one reading for every entity that it may name.

use std::collections::HashMap;
use std::ops::Range;

use polynym_gazetteer::{Form, FormRole};
use polynym_lexicon::{Hit, Match};
use polynym_text::{Folded, Span};

use crate::doubt::role_at;
use crate::overlap::Cover;
use crate::titles::cuts_title;

/// One entity that a find may name.
#[derive(Debug)]
pub(crate) struct Reading {
    /// Index of the entity in the gazetteer.
    pub(crate) entity: u32,
    /// What finding it means: the strongest of the forms' roles.
    pub(crate) role: FormRole,
    /// The forms of that role; never empty.
    pub(crate) forms: Vec<Form>,
}

/// A hit with its readings.
#[derive(Debug)]
pub(crate) struct Find {
    pub(crate) span: Span,
    /// Indices of its words in the folded text.
    pub(crate) words: Range<usize>,
    pub(crate) proclitic: bool,
    /// Without those that a longer string excludes.
    pub(crate) readings: Vec<Reading>,
}

/// Where longer strings say that a name inside them is not this entity.
struct Excluded(HashMap<u32, Cover>);

impl Excluded {
    fn gather(hits: &[Hit]) -> Self {
        let mut by_entity: HashMap<u32, Vec<Span>> = HashMap::new();
        for hit in hits {
            for m in hit.matches.iter().filter(|m| m.form.role == FormRole::Exclude) {
                by_entity.entry(m.entity).or_default().push(hit.span);
            }
        }
        Self(
            by_entity
                .into_iter()
                .map(|(entity, spans)| (entity, Cover::new(spans)))
                .collect(),
        )
    }

    fn covers(&self, entity: u32, span: Span) -> bool {
        self.0.get(&entity).is_some_and(|cover| cover.contains(span))
    }
}

/// The finds of a text that have a reading.
pub(crate) fn read(folded: &Folded<'_>, hits: Vec<Hit>) -> Vec<Find> {
    let excluded = Excluded::gather(&hits);
    hits.into_iter()
        .filter(|hit| !cuts_title(folded, &hit.words))
        .filter_map(|hit| {
            let Hit {
                span,
                words,
                proclitic,
                matches,
            } = hit;
            let mut readings = readings(folded, &words, matches);
            readings.retain(|r| !excluded.covers(r.entity, span));
            (!readings.is_empty()).then_some(Find {
                span,
                words,
                proclitic,
                readings,
            })
        })
        .collect()
}

/// A hit's readings: matches come sorted by entity, so each entity is a run.
fn readings(folded: &Folded<'_>, words: &Range<usize>, matches: Vec<Match>) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for Match { entity, form, .. } in matches {
        let role = role_at(folded, words, &form);
        match readings.last_mut() {
            Some(last) if last.entity == entity => {
                if role < last.role {
                    (last.role, last.forms) = (role, vec![form]);
                } else if role == last.role {
                    last.forms.push(form);
                }
            }
            _ => readings.push(Reading {
                entity,
                role,
                forms: vec![form],
            }),
        }
    }
    readings.retain(|r| r.role != FormRole::Exclude);
    readings
}
