//! Whether the letter case of a text fits the policy of a name.

use polynym_gazetteer::CasePolicy;
use polynym_text::{Shape, Word};

/// The words of a name that begin with a capital, as bits from the first; words beyond the 32nd are not asked about.
pub(crate) fn capitals(shapes: &[Shape]) -> u32 {
    shapes
        .iter()
        .take(32)
        .enumerate()
        .filter(|(_, s)| s.initial)
        .fold(0, |bits, (i, _)| bits | 1 << i)
}

/// Whether a find fits. `capitals` are those of the name; `exact` tells whether the find is spelled as the name is.
///
/// Smart asks for an initial capital of every word that has one in the name; words without case always fit.
pub(crate) fn allows(policy: CasePolicy, capitals: u32, words: &[Word], exact: impl FnOnce() -> bool) -> bool {
    match policy {
        CasePolicy::Fold => true,
        CasePolicy::Exact => exact(),
        CasePolicy::Upper => words.iter().all(|w| !w.shape.lower),
        CasePolicy::Smart => words
            .iter()
            .take(32)
            .enumerate()
            .all(|(i, w)| capitals >> i & 1 == 0 || w.shape.initial || w.shape.uncased()),
    }
}
