//! Suffix patterns: literal letters, letter classes in braces, `^` for the beginning of a word.
//!
//! `{velar}а` stands for га, ка, ха; `^лев` for the whole word Лев. Patterns are spelled out when a table is read, so that
//! choosing a rule is a walk from the last letter of the word towards the first, not a trial of every rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Reason;

/// Stands before the first letter of a word.
pub(crate) const START: char = '^';

/// The most endings a pattern may stand for.
const LIMIT: usize = 20_000;

/// Named sets of letters.
pub(crate) type Classes = BTreeMap<String, Vec<char>>;

/// One place of a pattern: the class named there, if one is, and the letters that may stand there.
type Position<'a> = (Option<&'a str>, Vec<char>);

/// A pattern cut into its places.
fn positions<'a>(pattern: &'a str, classes: &'a Classes) -> Result<Vec<Position<'a>>, Reason> {
    let unknown = || Reason::Class {
        pattern: pattern.to_owned(),
    };
    let mut out = Vec::new();
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        if c == '{' {
            let end = rest.find('}').ok_or_else(unknown)?;
            let name = &rest[1..end];
            out.push((
                Some(name),
                classes.get(name).filter(|l| !l.is_empty()).ok_or_else(unknown)?.clone(),
            ));
            rest = &rest[end + 1..];
        } else {
            out.push((None, vec![c]));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(out)
}

/// Every ending that a pattern stands for.
pub(crate) fn expand(pattern: &str, classes: &Classes) -> Result<Vec<String>, Reason> {
    Ok(expand_pair(pattern, "", classes)?.into_iter().map(|(from, _)| from).collect())
}

/// Every pair of strings that `from` and `to` stand for; a class in `to` repeats the letter that the same class took in
/// `from` (the first `{x}` the first, the second the second, those that
/// are left the last).
pub(crate) fn expand_pair(from: &str, to: &str, classes: &Classes) -> Result<Vec<(String, String)>, Reason> {
    let left = positions(from, classes)?;
    let right = positions(to, classes)?;
    // For each class position on the right, the position on the left whose letter it repeats.
    let mut taken = vec![false; left.len()];
    let mut source = Vec::with_capacity(right.len());
    for (name, _) in &right {
        source.push(match name {
            None => None,
            Some(n) => {
                let i = (0..left.len())
                    .find(|&i| !taken[i] && left[i].0 == Some(*n))
                    .or_else(|| (0..left.len()).rev().find(|&i| left[i].0 == Some(*n)))
                    .ok_or_else(|| Reason::Class { pattern: to.to_owned() })?;
                taken[i] = true;
                Some(i)
            }
        });
    }
    let mut picks: Vec<Vec<char>> = vec![Vec::new()];
    for (_, choices) in &left {
        if picks.len() * choices.len() > LIMIT {
            return Err(Reason::TooWide {
                pattern: from.to_owned(),
                limit: LIMIT,
            });
        }
        picks = picks
            .into_iter()
            .flat_map(|p| {
                choices.iter().map(move |&c| {
                    let mut p = p.clone();
                    p.push(c);
                    p
                })
            })
            .collect();
    }
    Ok(picks
        .into_iter()
        .map(|p| {
            let to = right
                .iter()
                .zip(&source)
                .map(|((_, c), s)| s.map_or(c[0], |i| p[i]))
                .collect();
            (p.into_iter().collect(), to)
        })
        .collect())
}

#[derive(Debug, Clone)]
struct Node<T> {
    next: Vec<(char, u32)>,
    values: Vec<T>,
}

/// Endings with their values, looked up from the last letter of a word.
#[derive(Debug, Clone)]
pub(crate) struct Suffixes<T> {
    nodes: Vec<Node<T>>,
    /// The same endings without their accents, for words that have none; and the letters with accents.
    bare: Option<Box<(Suffixes<T>, BTreeSet<char>)>>,
}

impl<T> Default for Suffixes<T> {
    fn default() -> Self {
        Self {
            nodes: vec![Node {
                next: Vec::new(),
                values: Vec::new(),
            }],
            bare: None,
        }
    }
}

impl<T> Suffixes<T> {
    /// The values of one ending, to be added to.
    pub(crate) fn entry(&mut self, ending: &str) -> &mut Vec<T> {
        let mut at = 0usize;
        for c in ending.chars().rev() {
            at = match self.nodes[at].next.binary_search_by_key(&c, |e| e.0) {
                Ok(i) => self.nodes[at].next[i].1 as usize,
                Err(i) => {
                    let new = self.nodes.len();
                    self.nodes.push(Node {
                        next: Vec::new(),
                        values: Vec::new(),
                    });
                    self.nodes[at].next.insert(i, (c, new as u32));
                    new
                }
            };
        }
        &mut self.nodes[at].values
    }

    /// The values of every ending that `word` has, shortest first, with the length of the ending in letters.
    pub(crate) fn matches<'a, 'w>(&'a self, word: &'w [char]) -> impl Iterator<Item = (usize, &'a [T])> + use<'a, 'w, T> {
        let nodes = match &self.bare {
            Some(bare) if !word.iter().any(|c| bare.1.contains(c)) => &bare.0.nodes,
            _ => &self.nodes,
        };
        let letters = word.iter().rev().copied().chain([START]);
        let mut at = 0usize;
        let walk = letters.map_while(move |c| {
            let i = nodes[at].next.binary_search_by_key(&c, |e| e.0).ok()?;
            at = nodes[at].next[i].1 as usize;
            Some(nodes[at].values.as_slice())
        });
        std::iter::once(nodes[0].values.as_slice())
            .chain(walk)
            .enumerate()
            .filter(|(_, values)| !values.is_empty())
    }

    /// Every value.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.nodes.iter().flat_map(|node| &node.values)
    }

    /// Every ending, with its values.
    fn endings(&self) -> Vec<(String, &[T])> {
        let mut out = Vec::new();
        let mut open: Vec<(usize, Vec<char>)> = vec![(0, Vec::new())];
        while let Some((node, letters)) = open.pop() {
            let values = self.nodes[node].values.as_slice();
            if !values.is_empty() {
                out.push((letters.iter().rev().collect(), values));
            }
            for &(letter, next) in &self.nodes[node].next {
                let mut longer = letters.clone();
                longer.push(letter);
                open.push((next as usize, longer));
            }
        }
        out
    }

    /// The endings that are whole words, each with its first value.
    pub(crate) fn whole_words(&self) -> Vec<(Vec<char>, &T)> {
        let words = self.endings().into_iter();
        words
            .filter_map(|(ending, values)| Some((ending.strip_prefix(START)?.chars().collect(), values.first()?)))
            .collect()
    }

    /// The first value of the longest ending that `word` has.
    pub(crate) fn longest(&self, word: &[char]) -> Option<(usize, &T)> {
        self.matches(word).last().map(|(n, values)| (n, &values[0]))
    }
}

impl<T: Clone> Suffixes<T> {
    /// Lets words without accents be known by endings that have some; of two endings that are then one, that without accents
    /// counts. `plain` has the letters with accents, and what they are without.
    pub(crate) fn know_bare(&mut self, plain: &BTreeMap<char, char>) {
        let mut bare = Suffixes::default();
        let (own, accented): (Vec<_>, Vec<_>) = self
            .endings()
            .into_iter()
            .partition(|(ending, _)| !ending.chars().any(|c| plain.contains_key(&c)));
        for (ending, values) in own.into_iter().chain(accented) {
            let ending: String = ending.chars().map(|c| *plain.get(&c).unwrap_or(&c)).collect();
            let known = bare.entry(&ending);
            if known.is_empty() {
                known.extend_from_slice(values);
            }
        }
        self.bare = Some(Box::new((bare, plain.keys().copied().collect())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes() -> Classes {
        Classes::from([
            ("v".to_owned(), "ое".chars().collect()),
            ("c".to_owned(), "кт".chars().collect()),
        ])
    }

    #[test]
    fn patterns_are_spelled_out() {
        assert_eq!(expand("{c}а", &classes()).unwrap(), ["ка", "та"]);
        assert_eq!(expand("{c}{v}^", &classes()).unwrap().len(), 4);
        assert!(expand("{nope}а", &classes()).is_err());
        assert!(expand("{c", &classes()).is_err());
        let pairs = expand_pair("о{c}ь", "і{c}", &classes()).unwrap();
        assert_eq!(
            pairs,
            [("окь".to_owned(), "ік".to_owned()), ("оть".to_owned(), "іт".to_owned())]
        );
        assert!(expand_pair("о", "{c}", &classes()).is_err());
    }

    #[test]
    fn the_longest_ending_wins() {
        let mut s = Suffixes::default();
        s.entry("а").push(1);
        s.entry("ка").push(2);
        s.entry("^ка").push(3);
        let look = |w: &str| s.longest(&w.chars().collect::<Vec<_>>()).map(|(_, v)| *v);
        assert_eq!(look("рота"), Some(1));
        assert_eq!(look("рука"), Some(2));
        assert_eq!(look("ка"), Some(3));
        assert_eq!(look("дім"), None);
        assert_eq!(look(""), None);
    }
}
