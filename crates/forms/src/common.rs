//! Names that are common words: made of one word, and nobody wrote them into the row.

use polynym_gazetteer::{CasePolicy, Class, FormRole, Pattern, Spelling, Tongue};
use polynym_script::{is_common_word, knows_common_words};
use polynym_text::{Lang, fold_key};

use crate::classes::Classes;

/// What is said of a form that is weak because it is a common word.
pub(crate) const COMMON: &str = "a common word";

/// A name with those of its spellings set apart as weak that are common words.
pub(crate) fn doubtful(classes: &mut Classes, pattern: Pattern) -> impl Iterator<Item = Pattern> + use<> {
    // Capitals tell an acronym from a word, and so does the text around it where all is in capitals.
    let may_be = pattern.case != CasePolicy::Upper && pattern.role == FormRole::Strong;
    let split = match pattern.classes.as_slice() {
        [class] if may_be => classes.split(class, pattern.lang, pattern.weight < 1.0),
        _ => None,
    };
    let Some((common, others)) = split else {
        return [Some(pattern), None].into_iter().flatten();
    };
    let mut weak = Pattern {
        role: FormRole::Weak,
        classes: vec![common],
        ..pattern.clone()
    };
    weak.how.push(COMMON.to_owned());
    let strong = Pattern {
        classes: vec![others],
        ..pattern
    };
    [Some(strong), Some(weak)].into_iter().flatten()
}

/// The spellings of a class that are common words, of their own language, or of any where that is not known (romanizations) or its words are not;
/// and the others. None if there are no such words.
pub(crate) fn split(class: &Class, lang: Option<Lang>, made: bool) -> Option<(Class, Class)> {
    let common = |spelling: &Spelling| {
        let lower = spelling.text.to_lowercase();
        let is_common = |lang: Option<Lang>| match lang {
            // Of another language it is one only in a passage of that, which is asked where it is found; but sisters that share their
            // letters are hard to tell apart.
            Some(lang) if knows_common_words(lang) && lang.scripts() == ["Latn"] => is_common_word(Some(lang), &lower),
            // Marks are left out: Ísland is read as an island.
            Some(_) => is_common_word(None, &lower) || is_common_word(None, &fold_key(&spelling.text).text),
            None => is_common_word(None, &lower),
        };
        spelling.readings.iter().all(|reading| match reading.tongue {
            Tongue::Written => made && is_common(lang),
            Tongue::Respelled => is_common(None),
            Tongue::Cases(lang, _) => is_common(Some(lang)),
        })
    };
    if !class.spellings.iter().any(common) {
        return None;
    }
    let (weak, strong): (Vec<_>, Vec<_>) = class.spellings.iter().cloned().partition(common);
    Some((Class { spellings: weak }, Class { spellings: strong }))
}
