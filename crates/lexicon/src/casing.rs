//! Whether the letter case of a text fits the policy of a name.

use polynym_gazetteer::CasePolicy;
use polynym_text::{Shape, Word, spelling};

use crate::rows::SpellingRow;

/// The words of a spelling that begin with a capital, as bits from the first; beyond the 32nd none counts as one, which only a run of an unspaced
/// script has.
pub(crate) fn capitals(shapes: &[Shape]) -> u32 {
    shapes
        .iter()
        .take(32)
        .enumerate()
        .filter(|(_, s)| s.initial)
        .fold(0, |bits, (i, _)| bits | 1 << i)
}

/// Whether each word of some spellings begins with a capital.
fn each_capital(spellings: &[SpellingRow<'_>]) -> impl Iterator<Item = bool> {
    let of_one = |row: &SpellingRow<'_>| {
        let (capitals, words) = (row.capitals, row.words);
        (0..words).map(move |word| capitals.checked_shr(word).unwrap_or(0) & 1 == 1)
    };
    spellings.iter().flat_map(of_one)
}

/// Whether a find fits a name with these spellings; `exact` tells whether it is spelled as the name is.
///
/// Smart asks for an initial capital of every word that has one in the name; words without case always fit.
pub(crate) fn allows(policy: CasePolicy, name: &[SpellingRow<'_>], words: &[Word], exact: impl FnOnce() -> bool) -> bool {
    match policy {
        CasePolicy::Fold => true,
        CasePolicy::Exact => exact(),
        CasePolicy::Upper => words.iter().all(|w| !w.shape.lower),
        CasePolicy::Smart => words
            .iter()
            .zip(each_capital(name))
            .all(|(w, capital)| !capital || w.shape.initial || w.shape.uncased()),
    }
}

/// The same for words of plain text as they are written, each asked for only where the policy depends on it: `smart` tells whether each
/// word [`fits`] that has a capital in the name.
pub(crate) fn allows_plain<'t, 's>(
    policy: CasePolicy,
    smart: impl FnOnce() -> bool,
    words: impl Fn() -> Vec<&'t str>,
    names: impl FnOnce() -> Option<Vec<SpellingRow<'s>>>,
) -> bool {
    match policy {
        CasePolicy::Fold => true,
        CasePolicy::Smart => smart(),
        CasePolicy::Upper => words().iter().all(|word| !word.chars().any(char::is_lowercase)),
        CasePolicy::Exact => names().is_some_and(|names| {
            let found = words();
            names
                .iter()
                .zip(found)
                .all(|(name, word)| *name.text == *word || spelling(&name.text) == spelling(word))
        }),
    }
}

/// Whether the first letter of a word that has a case is a capital, or none has one.
pub(crate) fn fits(word: &str) -> bool {
    let bytes = word.as_bytes();
    // Most words begin with one of these.
    match (bytes.first(), bytes.get(1)) {
        (Some(b'a'..=b'z'), _) | (Some(0xD0), Some(0xB0..)) | (Some(0xD1), Some(..0xA0)) => return false,
        (Some(b'A'..=b'Z'), _) | (Some(0xD0), Some(0x90..0xB0)) => return true,
        _ => {}
    }
    let title = |c: char| matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ');
    let cased = word.chars().find(|&c| c.is_uppercase() || c.is_lowercase() || title(c));
    cased.is_none_or(|c| !c.is_lowercase())
}
