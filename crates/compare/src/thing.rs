//! Two names of places or agencies: every word counts, apart from those that only link others; an acronym stands for all.

use polynym_inflect as inflect;
use polynym_names::known::{self, Kind};

use crate::align::{Pair, align};
use crate::comparer::Comparer;
use crate::nominatives;
use crate::parts::{Name, Part};
use crate::person::way;
use crate::score::{NameType, Score};
use crate::tables::TABLES;

/// What a word too many leaves, of one name and of both.
const MISSING: f32 = 0.4;
const OTHER: f32 = 0.15;
/// An acronym of the words of the other name.
const ACRONYM: f32 = 0.8;
/// Two names that are known to be of two things.
const TWO_KNOWN: f32 = 0.1;
/// Words that sound less alike are asked for their nominatives.
const DOUBTFUL: f32 = 0.9;
/// Letters of an acronym.
const SHORTEST: usize = 2;
const LONG_ACRONYM: usize = 4;

/// Judges two names of places or agencies.
pub(crate) fn judge(a: &str, b: &str, first: &Name<'_>, second: &Name<'_>, kind: NameType, comparer: &Comparer) -> Score {
    if let Some(score) = of_known(a, b, kind) {
        return score;
    }
    let (first, second) = (without_links(first), without_links(second));
    let names = [&first, &second];
    let pairs = paired(names, comparer);
    let mut value = if pairs.is_empty() { 0.0 } else { 1.0 };
    let mut how = Vec::new();
    for pair in &pairs {
        let words = [0, 1].map(|side| {
            let tokens = &names[side].tokens[pair.words[side].clone()];
            tokens.iter().map(|token| &*token.spelled).collect::<Vec<&str>>().join(" ")
        });
        value *= pair.like.value;
        how.push(format!("{}, {}: {}", words[0], words[1], way(pair)));
    }
    let left = [0, 1].map(|side| {
        let taken: usize = pairs.iter().map(|pair| pair.words[side].len()).sum();
        names[side].tokens.len() - taken + names[side].left_out
    });
    match left {
        [0, 0] => {}
        [0, more] | [more, 0] => {
            value *= MISSING.powi(more.min(9) as i32);
            how.push(format!("words that only one has: {more}"));
        }
        [..] => {
            value *= OTHER;
            how.push("other words".to_owned());
        }
    }
    if first.numeral != second.numeral || first.generation != second.generation {
        value *= OTHER;
        how.push("another number".to_owned());
    }
    if value < ACRONYM && (is_acronym(&first, &second) || is_acronym(&second, &first)) {
        return Score {
            value: ACRONYM,
            how: vec!["one is the acronym of the other".to_owned()],
        };
    }
    if how.is_empty() {
        how.push("no word in common".to_owned());
    }
    Score { value, how }
}

/// The words that belong together; one that is left over in each name may be the other's in another case.
fn paired(names: [&Name<'_>; 2], comparer: &Comparer) -> Vec<Pair> {
    let mut pairs = align(names[0], names[1], comparer).pairs;
    let left = [0, 1].map(|side: usize| -> Vec<usize> {
        let free = |at: &usize| !pairs.iter().any(|pair: &Pair| pair.words[side].contains(at));
        (0..names[side].tokens.len()).filter(free).collect()
    });
    if let [[x], [y]] = [left[0].as_slice(), left[1].as_slice()] {
        let words = [&names[0].tokens[*x].word, &names[1].tokens[*y].word];
        pairs.extend(nominatives::one(words[0], words[1], inflect::Kind::Geo).map(|like| Pair {
            words: [*x..*x + 1, *y..*y + 1],
            like,
        }));
    }
    for pair in pairs.iter_mut().filter(|pair| pair.like.value < DOUBTFUL) {
        let words = [0, 1].map(|side| &names[side].tokens[pair.words[side].start].word);
        if let Some(like) = nominatives::one(words[0], words[1], inflect::Kind::Geo) {
            pair.like = like;
        }
    }
    pairs
}

/// What the tables know of both.
fn of_known(a: &str, b: &str, kind: NameType) -> Option<Score> {
    let wanted = if kind == NameType::Place { Kind::Place } else { Kind::Agency };
    let ids = |name| -> Vec<&'static str> {
        known::find(name)
            .filter(|known| known.kind == wanted)
            .map(|known| known.id)
            .collect()
    };
    let (first, second) = (ids(a), ids(b));
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let same = first.iter().find(|id| second.contains(id));
    Some(match same {
        Some(id) => Score {
            value: 1.0,
            how: vec![format!("both are names of {id}")],
        },
        None => Score {
            value: TWO_KNOWN,
            how: vec!["names of two things that are known".to_owned()],
        },
    })
}

/// A name less the words that link others, unless it has no more.
fn without_links<'t>(name: &Name<'t>) -> Name<'t> {
    let links = |letters: &str| TABLES.linking.contains(letters);
    let all = name.tokens.iter().all(|token| links(&token.word.letters));
    let kept = name.tokens.iter().filter(|token| all || !links(&token.word.letters));
    Name {
        tokens: kept
            .cloned()
            .map(|mut token| {
                token.part = Part::Word;
                token
            })
            .collect(),
        courtesy: None,
        titled: false,
        generation: name.generation,
        numeral: name.numeral.clone(),
        left_out: name.left_out,
    }
}

/// Whether one name is a word of the initials of the other's words, of which a long one may leave a word out (NABU: Anti-Corruption).
fn is_acronym(short: &Name<'_>, long: &Name<'_>) -> bool {
    let [token] = short.tokens.as_slice() else { return false };
    let initials: String = long
        .tokens
        .iter()
        .filter_map(|token| token.word.letters.chars().next())
        .collect();
    let letters = &token.word.letters;
    let mut rest = initials.chars();
    let in_order = letters.chars().all(|letter| rest.any(|initial| initial == letter));
    let (own, all) = (letters.chars().count(), long.tokens.len());
    let left_out = usize::from(own >= LONG_ACRONYM);
    in_order && initials.chars().next() == letters.chars().next() && own >= SHORTEST && own + left_out >= all
}
