//! Strong names that are common words too: where the letter case of a text tells nothing, they are weak.

use std::ops::Range;

use polynym_gazetteer::{CasePolicy, Form, FormRole};
use polynym_script::{common_word_languages, language_among, language_at};
use polynym_text::{Folded, Lang, Span, Word};

/// The role of a form at its place.
///
/// An acronym that is a common word (`WHO`, `US`) says little among capitals, a name that is one (`Суми`, sums) at the beginning
/// of a sentence, and a name that is one of another language (German `Island`, Iceland) in a passage of that language.
pub(crate) fn role_at(folded: &Folded<'_>, words: &Range<usize>, form: &Form) -> FormRole {
    if form.role != FormRole::Strong || words.len() > 1 {
        return form.role;
    }
    let common: Vec<Lang> = common_word_languages(&form.surface.to_lowercase()).collect();
    if common.is_empty() {
        return form.role;
    }
    let doubtful = match form.case {
        CasePolicy::Upper => among_capitals(folded.words(), words),
        CasePolicy::Smart
            if begins_sentence(folded, words.start) && is_common_here(folded, folded.words()[words.start].span) =>
        {
            true
        }
        CasePolicy::Smart => form.lang.filter(|own| !common.contains(own)).is_some_and(|own| {
            let span = Span::new(folded.words()[words.start].span.start, folded.words()[words.end - 1].span.end);
            let choice: Vec<Lang> = common.iter().copied().chain([own]).collect();
            language_among(folded.source(), span, &choice).is_some_and(|lang| lang != own)
        }),
        CasePolicy::Fold | CasePolicy::Exact => false,
    };
    if doubtful { FormRole::Weak } else { FormRole::Strong }
}

/// Whether a word is one of the commonest of the language around it, or of any, if that cannot be told.
pub(crate) fn is_common_here(folded: &Folded<'_>, word: Span) -> bool {
    let lower = folded.source()[word].to_lowercase();
    let mut common = common_word_languages(&lower).peekable();
    common.peek().is_some()
        && match language_at(folded.source(), word).lang {
            Some(spoken) => common.any(|lang| lang == spoken),
            None => true,
        }
}

/// Whether the words on both sides, as far as there are any, are in capitals.
fn among_capitals(all: &[Word], words: &Range<usize>) -> bool {
    let loud = |w: &Word| w.shape.all_upper() && w.span.len() > 1;
    let before = words.start.checked_sub(1).map(|i| loud(&all[i]));
    let after = all.get(words.end).map(loud);
    (before.is_some() || after.is_some()) && before != Some(false) && after != Some(false)
}

/// Whether a word stands where any word has a capital: at the beginning of the text, of a line, of a sentence or a quotation.
pub(crate) fn begins_sentence(folded: &Folded<'_>, word: usize) -> bool {
    let Some(before) = word.checked_sub(1) else { return true };
    let gap = folded.words()[before].span.end..folded.words()[word].span.start;
    let ends = ['.', '!', '?', ':', ';', '"', '\n', '…'];
    folded.between(before, word).contains(ends) || folded.source()[gap].contains('\n')
}
