//! The words of a language, drawn as often as they are met.

use std::collections::{BTreeMap, HashSet};

use anyhow::Result;

use super::{Random, Urn, list};

/// Words of a language, made ones with them. A newspaper's year has more, but no more than this are met in a few megabytes.
const WORDS: usize = 60_000;
/// What Mandelbrot adds to the rank in the law of Zipf, so that the commonest words do not take all.
const SHIFT: f64 = 2.7;

/// The vocabulary of a language: the commonest words in the order of how common they are, then the other common words in no order, then
/// words made letter by letter as those are, for the long tail that a list of common words has not.
pub(crate) fn vocabulary(language: &str, random: &mut Random) -> Result<Urn<String>> {
    let mut words = list(&format!("data/words-{language}.txt"))?;
    let mut seen: HashSet<String> = words.iter().cloned().collect();
    let mut common = list(&format!("../data/words/{language}.txt"))?;
    let chain = Chain::new(&common);
    random.shuffle(&mut common);
    words.extend(common.into_iter().filter(|word| seen.insert(word.clone())));
    while words.len() < WORDS {
        let made = chain.word(random);
        if (3..=14).contains(&made.chars().count()) && seen.insert(made.clone()) {
            words.push(made);
        }
    }
    let weigh = |(rank, word)| (word, 1.0 / (f64::from(rank) + SHIFT));
    Ok(Urn::new((1_u32..).zip(words).map(weigh)))
}

/// Which letter follows two others, as often as in some words.
struct Chain {
    followers: BTreeMap<[char; 2], Vec<char>>,
}

/// Stands before the first letter and behind the last one.
const EDGE: char = ' ';

impl Chain {
    fn new(words: &[String]) -> Self {
        let mut followers: BTreeMap<[char; 2], Vec<char>> = BTreeMap::new();
        for word in words.iter().filter(|word| word.chars().all(char::is_alphabetic)) {
            let mut before = [EDGE; 2];
            for letter in word.chars().chain([EDGE]) {
                followers.entry(before).or_default().push(letter);
                before = [before[1], letter];
            }
        }
        Self { followers }
    }

    fn word(&self, random: &mut Random) -> String {
        let mut word = String::new();
        let mut before = [EDGE; 2];
        loop {
            let letter = *random.pick(&self.followers[&before]);
            if letter == EDGE {
                return word;
            }
            word.push(letter);
            before = [before[1], letter];
        }
    }
}
