//! What each hit may mean: one reading for every entity that it may name.

use std::collections::HashMap;
use std::ops::Range;

use polynym_gazetteer::{CasePolicy, Form, FormRole, is_common_word};
use polynym_lexicon::Hit;
use polynym_text::{Folded, Span, Word};

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
struct Excluded(HashMap<u32, Vec<Span>>);

impl Excluded {
    fn gather(hits: &[Hit<'_>]) -> Self {
        let mut by_entity: HashMap<u32, Vec<Span>> = HashMap::new();
        for hit in hits {
            for m in hit.matches.iter().filter(|m| m.form.role == FormRole::Exclude) {
                by_entity.entry(m.entity).or_default().push(hit.span);
            }
        }
        for spans in by_entity.values_mut() {
            // With the farthest end so far in each, one look-up tells whether any span that begins before covers a place.
            spans.sort();
            let mut end = 0;
            for span in spans {
                end = end.max(span.end);
                span.end = end;
            }
        }
        Self(by_entity)
    }

    fn covers(&self, entity: u32, span: Span) -> bool {
        self.0.get(&entity).is_some_and(|spans| {
            let before = &spans[..spans.partition_point(|s| s.start <= span.start)];
            before.last().is_some_and(|s| s.end >= span.end)
        })
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
            let role_of = |form: &Form| role_in(folded, &hit.words, form);
            let role = matches.iter().map(|m| role_of(m.form)).min()?;
            let forms = matches.iter().map(|m| m.form).filter(|form| role_of(form) == role).collect();
            (role != FormRole::Exclude).then_some(Reading {
                entity: matches[0].entity,
                role,
                forms,
            })
        })
        .collect()
}

/// The role of a form at its place: an acronym that is a common word (`WHO`, `US`) says little where all is in capitals.
fn role_in(folded: &Folded<'_>, words: &Range<usize>, form: &Form) -> FormRole {
    let doubtful = form.role == FormRole::Strong
        && form.case == CasePolicy::Upper
        && is_common_word(form.lang, &form.surface.to_lowercase())
        && among_capitals(folded.words(), words);
    if doubtful { FormRole::Weak } else { form.role }
}

/// Whether the words on both sides, as far as there are any, are in capitals.
fn among_capitals(all: &[Word], words: &Range<usize>) -> bool {
    let loud = |w: &Word| w.shape.all_upper() && w.span.len() > 1;
    let before = words.start.checked_sub(1).map(|i| loud(&all[i]));
    let after = all.get(words.end).map(loud);
    (before.is_some() || after.is_some()) && before != Some(false) && after != Some(false)
}
