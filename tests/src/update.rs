//! Rewrites the markup of failing texts from what was found, for a person to review in the difference.

use std::ops::Range;

use crate::check::{found, same};
use crate::engine::Found;
use crate::markup::{Expected, Ids, Marked};
use crate::suite::{Case, Text};

/// The suite in `source` with the markup of its failing texts as found; nothing if no text fails.
pub fn update(source: &str, cases: &[Case]) -> Option<String> {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let settled = cases.iter().filter(|case| !case.not_yet);
    for (case, text) in settled.flat_map(|case| case.texts.iter().map(move |text| (case, text))) {
        let Ok(found) = found(case, text) else { continue };
        let mentions = &text.marked.mentions;
        let kept = |found: &Found| mentions.iter().any(|expected| same(expected, found));
        if found.len() != mentions.len() || !found.iter().all(kept) {
            edits.push((text.source.clone(), rewrite(text, &found) + "\n"));
        }
    }
    let mut updated = source.to_owned();
    for (range, content) in edits.iter().rev() {
        updated.replace_range(range.clone(), content);
    }
    (!edits.is_empty()).then_some(updated)
}

/// Keeps the ids as they were written where they hold.
fn rewrite(text: &Text, found: &[Found]) -> String {
    let written = |found: &Found| text.marked.mentions.iter().find(|expected| same(expected, found)).cloned();
    let best = |found: &Found| Expected {
        span: found.span.clone(),
        ids: Ids::Best(found.id.clone()),
    };
    let mentions = found
        .iter()
        .map(|found| written(found).unwrap_or_else(|| best(found)))
        .collect();
    let mut marked = Marked {
        text: text.marked.text.clone(),
        mentions,
    };
    marked.sort();
    marked.write()
}
