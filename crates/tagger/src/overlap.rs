//! Which of several overlapping spans are kept.

use polynym_text::Span;

use crate::{Mention, Overlap};

/// Indices of the leftmost-longest items: of those that begin first the longest, then what begins behind it.
pub(crate) fn longest<T>(items: &[T], span: impl Fn(&T) -> Span) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&i| {
        let s = span(&items[i]);
        (s.start, std::cmp::Reverse(s.end))
    });
    let mut end = 0;
    order.retain(|&i| {
        let s = span(&items[i]);
        let free = s.start >= end;
        if free {
            end = s.end;
        }
        free
    });
    order
}

/// Spans of which any may cover a place, asked in one look-up.
#[derive(Debug, Default)]
pub(crate) struct Cover(Vec<Span>);

impl Cover {
    pub(crate) fn new(mut spans: Vec<Span>) -> Self {
        // With the farthest end so far in each, the last that begins before a place tells for all of them.
        spans.sort();
        let mut end = 0;
        for span in &mut spans {
            end = end.max(span.end);
            span.end = end;
        }
        Self(spans)
    }

    /// Whether one of the spans contains this one.
    pub(crate) fn contains(&self, span: Span) -> bool {
        let before = &self.0[..self.0.partition_point(|s| s.start <= span.start)];
        before.last().is_some_and(|s| s.end >= span.end)
    }
}

/// The mentions that a mode keeps, by their start, longer ones first.
pub(crate) fn resolve(mut mentions: Vec<Mention<'_>>, overlap: Overlap) -> Vec<Mention<'_>> {
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    if overlap == Overlap::All {
        return mentions;
    }
    let tops: Vec<Span> = longest(&mentions, |m| m.span).into_iter().map(|i| mentions[i].span).collect();
    let mut top = 0;
    mentions.retain(|m| {
        while top + 1 < tops.len() && tops[top + 1].start <= m.span.start {
            top += 1;
        }
        match overlap {
            Overlap::Longest => tops[top] == m.span,
            _ => tops[top].contains(m.span),
        }
    });
    mentions
}
