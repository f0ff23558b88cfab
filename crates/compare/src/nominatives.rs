//! The nominatives that a word may be a case form of: for tables that know names in the nominative only (Миколи), and for stems that
//! change too much for their sound to tell (Львова, Льва).

use polynym_inflect::{Case, Kind, inflector, languages};

use crate::comparer::equivalent;
use crate::likeness::{Likeness, Way};
use crate::word::Word;

/// Of each language.
const MOST: usize = 3;

/// What two forms of one nominative are worth: it is guessed.
const ONE_NOMINATIVE: f32 = 0.95;

/// The nominatives of a word, as a name of that kind, in the languages that its letters fit, each once; itself first.
fn of(word: &Word, kind: Kind) -> Vec<String> {
    let mut out = vec![word.letters.to_string()];
    let fitting = languages()
        .into_iter()
        .filter(|lang| polynym_script::fits(&word.letters, *lang))
        .filter_map(inflector);
    for inflector in fitting {
        let lemmas = inflector.lemmas(&capital(&word.letters), Some(kind), None);
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

/// Whether two words in any case are one name: of one spelling in the nominative, or given names that the tables join.
pub(crate) fn one(a: &Word, b: &Word, kind: Kind) -> Option<Likeness> {
    let of = |word: &'_ Word| -> Vec<String> {
        word.nominatives[usize::from(kind == Kind::Geo)]
            .get_or_init(|| of(word, kind))
            .clone()
    };
    let (first, second) = (of(a), of(b));
    let pairs = first.iter().flat_map(|x| second.iter().map(move |y| (x, y)));
    let known = pairs.filter_map(|(x, y)| match kind {
        _ if x == y => Some(Likeness::plain(ONE_NOMINATIVE, Way::Ending)),
        Kind::Given => equivalent(x, y),
        _ => None,
    });
    known.max_by(|x, y| x.value.total_cmp(&y.value))
}
