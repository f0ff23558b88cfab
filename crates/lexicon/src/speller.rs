//! Slips of the pen: the word of a name that a misspelled word of a text was meant to be.
//!
//! An index of deletions: two words are within one edit if deleting one letter or none from each can give the same string, and so
//! on for more edits (Garbe, the symmetric delete algorithm, 2012). Candidates are then measured.

use std::collections::{BTreeSet, HashMap};

use strsim::osa_distance;

/// Letters of a word for each edit allowed in it: one edit turns too many short names into other names.
const LETTERS_AN_EDIT: usize = 5;

/// Longer words are no words of names, and have too many deletions.
const LONGEST_WORD: usize = 40;

/// Finds the nearest word of a vocabulary.
#[derive(Debug)]
pub struct Speller {
    edits: usize,
    words: Vec<String>,
    /// What is left of a word when letters are deleted, and the words that it is left of.
    left: HashMap<String, Vec<u32>>,
}

impl Speller {
    /// A speller that allows so many edits (at most 3) in a word of folded letters. An edit is a letter more, less or other, or a
    /// swap of two neighbours; the first letter must be right.
    ///
    /// ```
    /// let speller = polynym_lexicon::Speller::new(["zelensky".to_owned()], 1);
    /// assert_eq!(speller.nearest("zelenksy"), Some(("zelensky", 1)));
    /// assert_eq!(speller.nearest("belensky"), None);
    /// assert_eq!(speller.nearest("zelensky"), None);
    /// ```
    pub fn new(words: impl IntoIterator<Item = String>, edits: usize) -> Self {
        let edits = edits.min(3);
        let words: Vec<String> = words.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let mut left: HashMap<String, Vec<u32>> = HashMap::new();
        for (word, index) in words.iter().zip(0..) {
            for rest in deletions(word, allowed(word, edits)) {
                left.entry(rest).or_default().push(index);
            }
        }
        Self { edits, words, left }
    }

    /// The nearest word and its distance; none if the word is in the vocabulary itself, too short, or like none.
    pub fn nearest(&self, word: &str) -> Option<(&str, usize)> {
        let edits = allowed(word, self.edits);
        if edits == 0 || self.words.binary_search_by(|w| w.as_str().cmp(word)).is_ok() {
            return None;
        }
        let candidates: BTreeSet<u32> = deletions(word, edits)
            .iter()
            .filter_map(|rest| self.left.get(rest))
            .flatten()
            .copied()
            .collect();
        candidates
            .into_iter()
            .map(|i| self.words[i as usize].as_str())
            .filter(|w| w.chars().next() == word.chars().next())
            .map(|w| (osa_distance(w, word), w))
            .filter(|(distance, _)| *distance <= edits)
            .min()
            .map(|(distance, w)| (w, distance))
    }
}

/// How many edits a word may bear.
fn allowed(word: &str, edits: usize) -> usize {
    match word.chars().take(LONGEST_WORD + 1).count() {
        letters if letters > LONGEST_WORD => 0,
        letters => edits.min(letters / LETTERS_AN_EDIT),
    }
}

/// The word with up to so many letters deleted; nothing if it may bear no edit.
fn deletions(word: &str, edits: usize) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    if edits == 0 {
        return all;
    }
    let mut last = BTreeSet::from([word.to_owned()]);
    for _ in 0..edits {
        let next = last.iter().flat_map(|w| {
            let starts: Vec<usize> = w.char_indices().map(|(at, _)| at).chain([w.len()]).collect();
            starts
                .windows(2)
                .map(|cut| format!("{}{}", &w[..cut[0]], &w[cut[1]..]))
                .collect::<Vec<_>>()
        });
        let next = next.collect();
        all.append(&mut last);
        last = next;
    }
    all.append(&mut last);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits() {
        let words = ["zelensky", "zelenskyi", "володимира", "putin", "rutte", "kyiv"].map(str::to_owned);
        for (edits, word, want) in [
            (1, "zelenksy", Some("zelensky")),
            (1, "zelesky", Some("zelensky")),
            (1, "zelenskxy", Some("zelensky")),
            (1, "zelinsky", Some("zelensky")),
            (1, "zelinski", None),
            (2, "zelinski", None),
            (2, "волдоимра", None),
            (2, "волдоимира", Some("володимира")),
            (1, "kyvi", None),
            (1, "puttin", Some("putin")),
            (0, "puttin", None),
        ] {
            let speller = Speller::new(words.clone(), edits);
            assert_eq!(speller.nearest(word).map(|(w, _)| w), want, "{word}, {edits}");
        }
    }
}
