//! The given names that a word may be a case form of, for tables that know names in the nominative only: Миколи, Микола.

use polynym_inflect::{Case, Kind, inflector, languages};

use crate::comparer::equivalent;
use crate::likeness::{Likeness, Way};
use crate::word::Word;

/// Of each language.
const MOST: usize = 3;

/// The nominatives of a given name in the languages that its letters fit, each once; itself first.
pub(crate) fn of(word: &Word) -> Vec<String> {
    let mut out = vec![word.letters.to_string()];
    let fitting = languages()
        .into_iter()
        .filter(|lang| polynym_script::fits(&word.letters, *lang))
        .filter_map(inflector);
    for inflector in fitting {
        let lemmas = inflector.lemmas(&capital(&word.letters), Some(Kind::Given), None);
        for lemma in lemmas.into_iter().filter(|lemma| lemma.case != Case::Nom).take(MOST) {
            let folded = polynym_text::fold_key(&lemma.name).text;
            if !out.contains(&folded) {
                out.push(folded);
            }
        }
    }
    out
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How two given names in any case are one by the tables.
pub(crate) fn equivalents(a: &Word, b: &Word) -> Option<Likeness> {
    let (first, second) = (of(a), of(b));
    let pairs = first.iter().flat_map(|x| second.iter().map(move |y| (x, y)));
    let known = pairs.filter_map(|(x, y)| {
        let like = equivalent(x, y)?;
        // One spelling of two nominatives that were guessed is no news: sound has weighed it.
        (like.way != Way::Spelling).then_some(like)
    });
    known.max_by(|x, y| x.value.total_cmp(&y.value))
}
