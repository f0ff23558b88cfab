//! Two names of people: what agrees, what one leaves out, and what speaks against it.

use polynym_inflect::Kind;

use crate::align::{Alignment, Pair};
use crate::likeness::{Bearer, Way};
use crate::nominatives;
use crate::parts::{Name, Part, Token};
use crate::score::Score;
use crate::tables::Whose;

// The figures are chosen so that 0.7 parts one name from two: what agrees in a given name and a surname, and contradicts in nothing, is
// above, whatever else one of them leaves out; a contradiction is below 0.5; a surname alone between.

/// Initials that agree are weaker than words.
const FIRST_INITIAL: f32 = 0.92;
const MORE_INITIALS: f32 = 0.98;
/// What one name has and the other leaves out: a word, at most so much for all, an initial, Jr.
const MISSING: f32 = 0.96;
const MUCH_MISSING: f32 = 0.85;
const MISSING_INITIAL: f32 = 0.985;
const MISSING_GENERATION: f32 = 0.94;
const MISSING_NUMERAL: f32 = 0.75;
/// A word of each name that the other does not have, by how many agree beside them: another given name, another patronymic, one of many.
const OTHER_WORD: [f32; 4] = [0.05, 0.12, 0.3, 0.5];
/// What the likeness of the words that were left over lets one hope.
const NEAR: f32 = 0.4;
/// A surname alone, and by each sound of it; a given name alone.
const SURNAME: f32 = 0.5;
const RARE: f32 = 0.018;
const GIVEN: f32 = 0.42;
/// Initials of two people (George H. W., George W.).
const OTHER_INITIALS: f32 = 0.3;
/// Junior and senior, the second and the third, Mr. and Mrs.
const OTHER_GENERATION: f32 = 0.2;
const OTHER_NUMERAL: f32 = 0.1;
const OTHER_COURTESY: f32 = 0.2;
/// A man's and a woman's surname: with one given name the woman's may be written as her husband's; otherwise they are two people.
const FOREIGN_WIFE: f32 = 0.9;
const OTHER_SEX: f32 = 0.3;
/// Perhaps a woman's nominative, perhaps a man's genitive.
const PERHAPS: f32 = 0.6;
const PERHAPS_WOMAN: f32 = 0.45;

/// What speaks for and against.
struct Judgement {
    value: f32,
    how: Vec<String>,
}

impl Judgement {
    fn times(&mut self, factor: f32, why: impl FnOnce() -> String) {
        self.value *= factor;
        self.how.push(why());
    }

    fn at_most(&mut self, cap: f32, why: &str) {
        self.value = self.value.min(cap);
        self.how.push(why.to_owned());
    }
}

/// Judges two names of people by the words that belong together.
pub(crate) fn judge(a: &Name<'_>, b: &Name<'_>, alignment: &Alignment) -> Score {
    let names = [a, b];
    let mut pairs = alignment.pairs.clone();
    let mut left = [0, 1].map(|side| left_over(names[side], &pairs, side));
    second_language(names, &mut pairs, &mut left);
    let mut it = Judgement {
        value: 1.0,
        how: Vec::new(),
    };
    let (mut words, mut initials) = (0, 0);
    for pair in &pairs {
        it.how.push(tell(names, pair));
        let tokens = [0, 1].map(|side| &names[side].tokens[pair.words[side].clone()]);
        if pair.like.way == Way::Initial {
            initials += 1;
        } else if tokens
            .iter()
            .all(|tokens| tokens.iter().all(|token| token.part == Part::Particle))
        {
            it.value *= 0.8 + 0.2 * pair.like.value;
        } else {
            words += tokens[0].len().max(tokens[1].len());
            it.value *= pair.like.value;
        }
    }
    if words == 0 && initials == 0 {
        return Score {
            value: OTHER_WORD[0] * alignment.nearest,
            how: vec!["no word in common".to_owned()],
        };
    }
    it.value *= of_initials(&pairs);
    agree(&mut it, names, &pairs, &left, (words, initials), alignment.nearest);
    sexes(&mut it, names, &pairs, words);
    set_apart(&mut it, names);
    Score {
        value: it.value.clamp(0.0, 1.0),
        how: it.how,
    }
}

/// What initials leave that stand for words; the first of both names together is weaker than those behind it.
fn of_initials(pairs: &[Pair]) -> f32 {
    let mut initials: Vec<&Pair> = pairs.iter().filter(|pair| pair.like.way == Way::Initial).collect();
    let is_exact = |pair: &Pair| pair.like.value == 1.0;
    // Not by the words of one of the names: the answer must not depend on which comes first.
    initials.sort_by_key(|pair| (pair.words[0].start + pair.words[1].start, !is_exact(pair)));
    let of_one = |(at, pair): (usize, &&Pair)| match (is_exact(pair), at) {
        (true, _) => 1.0,
        (false, 0) => FIRST_INITIAL,
        (false, _) => MORE_INITIALS,
    };
    initials.iter().enumerate().map(of_one).product()
}

/// The words and the initials of a name that belong to none of the other's, particles left out.
fn left_over(name: &Name<'_>, pairs: &[Pair], side: usize) -> Vec<usize> {
    let free = |at: &usize| name.tokens[*at].part != Part::Particle && !pairs.iter().any(|pair| pair.words[side].contains(at));
    (0..name.tokens.len()).filter(free).collect()
}

/// Where two words are left over beside others that agree, asks the tables of given names for their nominatives.
fn second_language(names: [&Name<'_>; 2], pairs: &mut Vec<Pair>, left: &mut [Vec<usize>; 2]) {
    if pairs.is_empty() || left.iter().any(|left| left.len() != 1) {
        return;
    }
    let at = [left[0][0], left[1][0]];
    let [x, y] = [0, 1].map(|side| &names[side].tokens[at[side]]);
    if x.part == Part::Word
        && y.part == Part::Word
        && let Some(like) = nominatives::one(&x.word, &y.word, Kind::Given)
    {
        pairs.push(Pair {
            words: at.map(|at| at..at + 1),
            like,
        });
        left.iter_mut().for_each(Vec::clear);
    }
}

/// What agrees, and what one of the names leaves out or has otherwise.
fn agree(
    it: &mut Judgement,
    names: [&Name<'_>; 2],
    pairs: &[Pair],
    left: &[Vec<usize>; 2],
    (words, initials): (usize, usize),
    nearest: f32,
) {
    let spelled = |side: usize| -> String {
        let words: Vec<&str> = left[side].iter().map(|&at| &*names[side].tokens[at].spelled).collect();
        words.join(" ")
    };
    if !left[0].is_empty() && !left[1].is_empty() {
        let factor = OTHER_WORD[words.min(OTHER_WORD.len() - 1)];
        let given = |side: usize| left[side].iter().any(|&at| names[side].tokens[at].word.given);
        let nearest = if given(0) && given(1) { 0.0 } else { nearest };
        it.times(factor + NEAR * (1.0 - factor) * nearest.min(0.5), || {
            format!("{} is not {}", spelled(0), spelled(1))
        });
        return;
    }
    if other_initials(names, pairs) {
        it.at_most(OTHER_INITIALS, "other initials");
    }
    let more = usize::from(left[0].is_empty());
    if left[more].is_empty() {
        return;
    }
    let why = || format!("only one has {}", spelled(more));
    if words + initials == 1 {
        let lone = pairs
            .iter()
            .find(|pair| !is_particle(names[more], pair.words[more].start))
            .map_or(0, |pair| pair.words[more].start);
        let others = || left[more].iter().map(|&at| &names[more].tokens[at].word);
        let after = match names[more].tokens[lone].word.given {
            true if others().all(|other| !other.given) => true,
            false if others().any(|other| other.given) => false,
            _ => (lone + 1..names[more].tokens.len()).any(|at| !is_particle(names[more], at)),
        };
        let long = names[more].tokens[lone].word.usual().len().min(9) as f32;
        let value = if after { GIVEN } else { SURNAME + RARE * long };
        it.times(if words == 0 { GIVEN } else { value }, why);
        return;
    }
    let (missing, letters): (Vec<usize>, Vec<usize>) =
        left[more].iter().partition(|&&at| names[more].tokens[at].part == Part::Word);
    let factor = MISSING.powi(missing.len() as i32).max(MUCH_MISSING) * MISSING_INITIAL.powi(letters.len() as i32);
    it.times(factor, why);
}

fn is_particle(name: &Name<'_>, at: usize) -> bool {
    name.tokens[at].part == Part::Particle
}

/// Whether the words between given name and surname contradict each other where one of them is an initial: they go in order.
fn other_initials(names: [&Name<'_>; 2], pairs: &[Pair]) -> bool {
    let middles = names.map(|name| {
        let all: Vec<usize> = (0..name.tokens.len()).filter(|&at| !is_particle(name, at)).collect();
        match all.as_slice() {
            [first, middle @ .., last] => Some((*first, middle.to_vec(), *last)),
            _ => None,
        }
    });
    let [Some(a), Some(b)] = middles else { return false };
    let together = |x: usize, y: usize| {
        pairs
            .iter()
            .any(|pair| pair.words[0].contains(&x) && pair.words[1].contains(&y))
    };
    if a.1.is_empty() || b.1.is_empty() || !together(a.0, b.0) || !together(a.2, b.2) {
        return false;
    }
    let initial = |name: &Name<'_>, at: usize| name.tokens[at].part == Part::Initial;
    let some = a.1.iter().any(|&at| initial(names[0], at)) || b.1.iter().any(|&at| initial(names[1], at));
    some && a.1.iter().zip(&b.1).any(|(&x, &y)| !together(x, y))
}

/// Whether the words say that one is a man and the other a woman.
fn sexes(it: &mut Judgement, names: [&Name<'_>; 2], pairs: &[Pair], words: usize) {
    // A woman's given name that may be a case form of a man's: the other words of that name tell.
    for (at, pair) in pairs.iter().enumerate() {
        let Some(side) = [0, 1].into_iter().find(|&side| pair.like.woman[side]) else {
            continue;
        };
        let mut others = pairs
            .iter()
            .enumerate()
            .filter(|(other, pair)| *other != at && pair.like.way != Way::Initial);
        let of_man = |pair: &Pair| pair.like.ended[side] || pair.like.whose[side] == Some(Whose::His);
        if others.clone().any(|(_, pair)| of_man(pair)) {
            continue;
        }
        let perhaps = others.any(|(_, pair)| pair.like.whose[side] == Some(Whose::Either));
        it.at_most(
            if perhaps { PERHAPS_WOMAN } else { OTHER_SEX },
            "a man and a woman, unless in another case",
        );
        return;
    }
    for pair in pairs.iter().filter(|pair| pair.like.bearer != Bearer::Same) {
        let others: Vec<&Pair> = pairs
            .iter()
            .filter(|other| *other != pair && other.like.way != Way::Initial && other.like.value > 0.7)
            .filter(|other| !is_particle(names[0], other.words[0].start))
            .collect();
        let declined = |side: usize| others.iter().any(|other| other.like.ended[side]);
        match pair.like.bearer {
            Bearer::Perhaps => {
                let side = usize::from(pair.like.whose[1] == Some(Whose::Either));
                if !declined(side) && others.is_empty() {
                    it.at_most(PERHAPS, "a woman's surname, or a man's in another case");
                } else if !declined(side) {
                    it.times(FOREIGN_WIFE, || "a woman's surname, or a man's in another case".to_owned());
                }
            }
            Bearer::Other | Bearer::Married if words > 1 && !others.is_empty() => {
                it.times(FOREIGN_WIFE, || "a woman's surname and a man's, one given name".to_owned());
            }
            _ => it.at_most(OTHER_SEX, "a woman's surname and a man's"),
        }
    }
}

/// What stands around the names: titles of address, generations, numerals.
fn set_apart(it: &mut Judgement, names: [&Name<'_>; 2]) {
    let [a, b] = names;
    match (a.generation, b.generation) {
        (None, None) => {}
        (Some(x), Some(y)) if x == y => {}
        (Some(_), Some(_)) => it.at_most(OTHER_GENERATION, "junior and senior"),
        _ => it.times(MISSING_GENERATION, || "only one is junior or senior".to_owned()),
    }
    match (&a.numeral, &b.numeral) {
        (None, None) => {}
        (Some(x), Some(y)) if x == y => {}
        (Some(x), Some(y)) => it.at_most(OTHER_NUMERAL, &format!("{x} is not {y}").to_uppercase()),
        _ => it.times(MISSING_NUMERAL, || "only one has a numeral".to_owned()),
    }
    if a.courtesy.zip(b.courtesy).is_some_and(|(x, y)| x != y) {
        it.at_most(OTHER_COURTESY, "titles of a man and a woman");
    }
    match a.left_out.abs_diff(b.left_out) {
        0 if a.left_out > 0 => it.at_most(PERHAPS, "more words than are compared"),
        0 => {}
        _ => it.at_most(OTHER_INITIALS, "one has many more words"),
    }
}

/// How two words belong together, in words.
fn tell(names: [&Name<'_>; 2], pair: &Pair) -> String {
    let spelled = |side: usize| -> String {
        let tokens: &[Token<'_>] = &names[side].tokens[pair.words[side].clone()];
        let words: Vec<String> = tokens.iter().map(shown).collect();
        words.join(" ")
    };
    format!("{}, {}: {}", spelled(0), spelled(1), way(pair))
}

fn shown(token: &Token<'_>) -> String {
    let stop = if token.part == Part::Initial { "." } else { "" };
    format!("{}{stop}", token.spelled)
}

/// A way in which words are one, for people.
pub(crate) fn way(pair: &Pair) -> &'static str {
    match pair.like.way {
        Way::Spelling => "same spelling",
        Way::Sound if pair.like.value > 0.9 => "same sound",
        Way::Sound => "similar sound",
        Way::Ending => "same but for the ending",
        Way::Slip => "a slip of the finger",
        Way::Initial => "initial",
        Way::Equivalent => "one given name in two languages",
        Way::Short => "short for the other",
    }
}
