//! Which words of two names belong together: of all assignments the one of most weight, found exactly, by dynamic programming over the
//! words of one name and the sets of words of the other that are taken.

use std::ops::Range;

use crate::likeness::Likeness;
use crate::parts::{Name, Part, Token};

/// Words less like each other than this do not belong together.
const LEAST: f32 = 0.42;
/// What a word counts beside others, by what it is.
const INITIAL: f32 = 0.5;
const PARTICLE: f32 = 0.2;
/// What order counts, among equals.
const ORDER: f32 = 0.001;
/// What several words count that are one of the other's: hardly more than one, which is the likelier reading where both are good.
const SEVERAL: f32 = 1.05;
/// As many words of one name may be one of the other's: Jin ping, Jinping.
const JOINED: usize = 3;

/// Words that belong together: a run of the first name's, and one of the second's; one of them is a single word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair {
    pub(crate) words: [Range<usize>; 2],
    pub(crate) like: Likeness,
}

/// What compares two words.
pub(crate) trait Ears {
    /// Two words of names.
    fn words(&self, a: &Token<'_>, b: &Token<'_>) -> Likeness;
    /// Several words of a name as one, beside a word of another.
    fn joined(&self, several: &[Token<'_>], one: &Token<'_>) -> Likeness;
}

/// The assignment, and how like each other the best of the words are that it leaves out.
#[derive(Debug)]
pub(crate) struct Alignment {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) nearest: f32,
}

/// A choice for a word of the first name: how many words of either name, which first of the second's, and what is gained.
struct Choice {
    counts: [usize; 2],
    at: usize,
    gain: f32,
    like: Likeness,
}

/// Finds the words that belong together; of assignments that are equally good the same one, whichever name comes first.
pub(crate) fn align(a: &Name<'_>, b: &Name<'_>, ears: &impl Ears) -> Alignment {
    let letters = |name: &Name<'_>| -> Vec<_> {
        name.tokens
            .iter()
            .map(|token| (token.word.letters.clone(), token.part))
            .collect()
    };
    if letters(a) <= letters(b) {
        return ordered(a, b, ears);
    }
    let mut turned = ordered(b, a, ears);
    for pair in &mut turned.pairs {
        pair.words.reverse();
        pair.like = pair.like.turned();
    }
    turned.pairs.sort_by_key(|pair| pair.words[0].start);
    turned
}

fn ordered(a: &Name<'_>, b: &Name<'_>, ears: &impl Ears) -> Alignment {
    let (first, second) = (&a.tokens, &b.tokens);
    let mut likes: Vec<Vec<Likeness>> = Vec::with_capacity(first.len());
    let mut choices: Vec<Vec<Choice>> = Vec::with_capacity(first.len());
    for (i, x) in first.iter().enumerate() {
        let row: Vec<Likeness> = second.iter().map(|y| ears.words(x, y)).collect();
        let likely = row.iter().enumerate().filter(|(_, like)| like.value >= LEAST);
        choices.push(
            likely
                .map(|(j, like)| choice([1, 1], [i, j], weight(x).min(weight(&second[j])), *like))
                .collect(),
        );
        likes.push(row);
    }
    let mut pairs = best(&choices, second.len());
    let taken = |side: usize| pairs.iter().map(|pair| pair.words[side].len()).sum::<usize>();
    if taken(0) < first.len() || taken(1) < second.len() {
        let before = choices.iter().map(Vec::len).sum::<usize>();
        join(first, second, &mut choices, ears);
        if choices.iter().map(Vec::len).sum::<usize>() > before {
            pairs = best(&choices, second.len());
        }
    }
    let free = |side: usize, at: usize| !pairs.iter().any(|pair| pair.words[side].contains(&at));
    let word = |tokens: &[Token<'_>], at: usize| tokens[at].part == Part::Word;
    let mut nearest = 0.0_f32;
    for (_, row) in likes.iter().enumerate().filter(|(i, _)| free(0, *i) && word(first, *i)) {
        let others = row.iter().enumerate().filter(|(j, _)| free(1, *j) && word(second, *j));
        nearest = others.fold(nearest, |nearest, (_, like)| nearest.max(like.value));
    }
    Alignment { pairs, nearest }
}

/// What a word counts.
pub(crate) fn weight(token: &Token<'_>) -> f32 {
    match token.part {
        Part::Word => 1.0,
        Part::Initial => INITIAL,
        Part::Particle => PARTICLE,
    }
}

fn choice(counts: [usize; 2], at: [usize; 2], weight: f32, like: Likeness) -> Choice {
    let gain = weight * (like.value - LEAST + 0.05) - ORDER * at[0].abs_diff(at[1]) as f32;
    Choice {
        counts,
        at: at[1],
        gain,
        like,
    }
}

/// Adds the choices in which several words of one name are one of the other's.
fn join(first: &[Token<'_>], second: &[Token<'_>], choices: &mut [Vec<Choice>], ears: &impl Ears) {
    let plain = |tokens: &[Token<'_>]| tokens.iter().all(|token| token.part != Part::Initial);
    for i in 0..first.len() {
        for j in 0..second.len() {
            for count in 2..=JOINED {
                if let Some(several) = first.get(i..i + count).filter(|several| plain(several))
                    && second[j].part == Part::Word
                {
                    let like = ears.joined(several, &second[j]);
                    if like.value >= LEAST {
                        choices[i].push(choice([count, 1], [i, j], SEVERAL, like));
                    }
                }
                if let Some(several) = second.get(j..j + count).filter(|several| plain(several))
                    && first[i].part == Part::Word
                {
                    let like = ears.joined(several, &first[i]).turned();
                    if like.value >= LEAST {
                        choices[i].push(choice([1, count], [i, j], SEVERAL, like));
                    }
                }
            }
        }
    }
}

/// The choices of most gain that take no word twice.
fn best(choices: &[Vec<Choice>], second: usize) -> Vec<Pair> {
    let masks = 1_usize << second;
    let bits = |choice: &Choice| ((1_usize << choice.counts[1]) - 1) << choice.at;
    // gains[i][mask]: what the words from i on gain if those in the mask are taken already.
    let mut gains = vec![0.0_f32; (choices.len() + 1) * masks];
    for i in (0..choices.len()).rev() {
        for mask in 0..masks {
            let mut gain = gains[(i + 1) * masks + mask];
            for choice in choices[i].iter().filter(|choice| mask & bits(choice) == 0) {
                gain = gain.max(choice.gain + gains[(i + choice.counts[0]) * masks + (mask | bits(choice))]);
            }
            gains[i * masks + mask] = gain;
        }
    }
    let (mut pairs, mut i, mut mask) = (Vec::new(), 0, 0);
    while i < choices.len() {
        let wanted = gains[i * masks + mask];
        let after = |choice: &Choice| choice.gain + gains[(i + choice.counts[0]) * masks + (mask | bits(choice))];
        let taken = choices[i]
            .iter()
            .find(|choice| mask & bits(choice) == 0 && after(choice) >= wanted);
        match taken.filter(|_| wanted > gains[(i + 1) * masks + mask]) {
            Some(choice) => {
                mask |= bits(choice);
                pairs.push(Pair {
                    words: [i..i + choice.counts[0], choice.at..choice.at + choice.counts[1]],
                    like: choice.like,
                });
                i += choice.counts[0];
            }
            None => i += 1,
        }
    }
    pairs
}
