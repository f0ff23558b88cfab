//! What each hit may mean: one reading for every entity that it may name.

use std::collections::HashMap;
use std::ops::Range;

use polynym_gazetteer::{Form, FormRole};
use polynym_lexicon::Hit;
use polynym_text::{Folded, Span};

use crate::doubt::role_at;
use crate::overlap::Cover;
use crate::titles::cuts_title;

/// One entity that a find may name.
#[derive(Debug)]
pub(crate) struct Reading<'l> {
    /// Index of the entity in the gazetteer.
    pub(crate) entity: u32,
    /// What finding it means: the strongest of the forms' roles.
    pub(crate) role: FormRole,
    /// The forms of that role; never empty.
    pub(crate) forms: Vec<&'l Form>,
}

/// A hit with its readings.
#[derive(Debug)]
pub(crate) struct Find<'l> {
    pub(crate) span: Span,
    /// Indices of its words in the folded text.
    pub(crate) words: Range<usize>,
    pub(crate) proclitic: bool,
    /// Without those that a longer string excludes.
    pub(crate) readings: Vec<Reading<'l>>,
}

/// Where longer strings say that a name inside them is not this entity.
struct Excluded(HashMap<u32, Cover>);

impl Excluded {
    fn gather(hits: &[Hit<'_>]) -> Self {
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
pub(crate) fn read<'l>(folded: &Folded<'_>, hits: Vec<Hit<'l>>) -> Vec<Find<'l>> {
    let excluded = Excluded::gather(&hits);
    hits.into_iter()
        .filter(|hit| !cuts_title(folded, &hit.words))
        .filter_map(|hit| {
            let mut readings = readings(folded, &hit);
            readings.retain(|r| !excluded.covers(r.entity, hit.span));
            let Hit {
                span, words, proclitic, ..
            } = hit;
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
fn readings<'l>(folded: &Folded<'_>, hit: &Hit<'l>) -> Vec<Reading<'l>> {
    hit.matches
        .chunk_by(|a, b| a.entity == b.entity)
        .filter_map(|matches| {
            let roles: Vec<FormRole> = matches.iter().map(|m| role_at(folded, &hit.words, m.form)).collect();
            let role = *roles.iter().min()?;
            let forms = matches
                .iter()
                .zip(&roles)
                .filter(|(_, r)| **r == role)
                .map(|(m, _)| m.form)
                .collect();
            (role != FormRole::Exclude).then_some(Reading {
                entity: matches[0].entity,
                role,
                forms,
            })
        })
        .collect()
}
