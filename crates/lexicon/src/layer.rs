//! One automaton over compiled forms: finds of first words, then what follows them.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use polynym_gazetteer::Form;
use polynym_text::{Folded, Span};

use crate::boundary::{Edges, proclitic, words_of};
use crate::casing::allows;
use crate::compiled::{Compiled, Entry, Rest};
use crate::rules::{Veto, vetoes};
use crate::{BuildError, Hit, Match};

#[derive(Debug)]
pub(crate) struct Layer {
    /// Over the first words of the groups, then the vetoes.
    automaton: AhoCorasick,
    compiled: Compiled<'static>,
    /// The groups that some text has touched, decoded.
    groups: Vec<OnceLock<Vec<Rest>>>,
    vetoes: Vec<Veto>,
    /// The new index of each entity, for those that a layer above has left in place; all, unchanged, if there is none above.
    kept: Option<Vec<Option<u32>>>,
}

impl Layer {
    pub(crate) fn new(compiled: Compiled<'static>) -> Result<Self, BuildError> {
        let vetoes = vetoes();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(compiled.firsts().chain(vetoes.iter().map(|v| v.key.as_str())))?;
        let groups = std::iter::repeat_with(OnceLock::new).take(compiled.len()).collect();
        Ok(Self {
            automaton,
            compiled,
            groups,
            vetoes,
            kept: None,
        })
    }

    /// Keeps the entities that `kept` gives a new index.
    pub(crate) fn keep(&mut self, kept: &[Option<u32>]) {
        let new = |old: u32| kept.get(old as usize).copied().flatten();
        self.kept = Some(match self.kept.take() {
            None => kept.to_vec(),
            Some(before) => before.into_iter().map(|old| old.and_then(new)).collect(),
        });
    }

    fn entity(&self, form: &Form) -> Option<u32> {
        match &self.kept {
            None => Some(form.entity),
            Some(kept) => kept.get(form.entity as usize).copied().flatten(),
        }
    }

    pub(crate) fn forms(&self) -> impl Iterator<Item = (u32, Form)> {
        self.compiled.forms().filter_map(|form| Some((self.entity(&form)?, form)))
    }

    /// Adds the valid finds of this layer, as ranges of the folded text with their hits, and the places inside words of unspaced
    /// scripts where nothing may begin or end.
    pub(crate) fn scan<'l>(
        &'l self,
        folded: &Folded<'_>,
        edges: &Edges,
        hits: &mut Vec<(Range<usize>, Hit<'l>)>,
        vetoed: &mut HashSet<usize>,
    ) {
        let text = folded.text();
        let mut near = 0;
        for found in self.automaton.find_overlapping_iter(text) {
            let (pattern, range) = (found.pattern().as_usize(), found.range());
            let Some(group) = self.groups.get(pattern) else {
                vetoed.extend(
                    self.vetoes[pattern - self.groups.len()]
                        .inside
                        .iter()
                        .map(|at| range.start + at),
                );
                continue;
            };
            if !edges.starts(folded, range.start) {
                continue;
            }
            for rest in group.get_or_init(|| self.compiled.rests(pattern)) {
                let find = range.start..range.end + rest.text.len();
                if edges.ends(find.end) && text[range.end..].starts_with(&rest.text) {
                    let words = words_of(folded, &find, &mut near);
                    let hit = words.and_then(|words| self.hit(folded, &rest.entries, &find, words));
                    hits.extend(hit.map(|hit| (find, hit)));
                }
            }
        }
    }

    /// The hit of those entries that the find's letter case allows.
    fn hit<'l>(&self, folded: &Folded<'_>, entries: &'l [Entry], find: &Range<usize>, at: Range<usize>) -> Option<Hit<'l>> {
        let words = &folded.words()[at.clone()];
        let (first, last) = (words.first()?, words.last()?);
        let behind = proclitic(folded, find.start) > 0;
        let bare = if first.folded.start == find.start && last.folded.end == find.end {
            Span::new(first.span.start, last.span.end)
        } else {
            folded.span(find.clone())
        };
        let found = &folded.source()[bare];
        let fitting = entries
            .iter()
            .filter(|e| behind || allows(e.form.case, &e.form.surface, e.capitals, words, found))
            .filter_map(|e| Some((self.entity(&e.form)?, e)));
        let fitting: Vec<(u32, &Entry)> = fitting.collect();
        // Of `Donald Trump Jr` and `Donald Trump Jr.` in one row, the text decides which is meant.
        let spans = fitting.iter().map(|(_, e)| folded.widen(bare, &e.head, &e.tail));
        let span = spans.max_by_key(|span| span.len())?;
        let mut matches: Vec<Match<'l>> = fitting.iter().map(|&(entity, e)| Match { entity, form: &e.form }).collect();
        matches.sort_by_key(|m| m.entity);
        Some(Hit {
            span,
            words: at,
            matches,
            proclitic: behind,
        })
    }
}
