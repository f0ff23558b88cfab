//! The rules of a stage, compiled: a trie over the symbols of sources, whose leaves hold the rules in their order.
//!
//! At each place of the text the longest source that has a rule whose context holds is replaced. One pass looks every character
//! up once (`letters`); the trie, the contexts and the case of the output then work on those look-ups alone.

use crate::buffer::Buffer;
use crate::casing::{self, Cased};
use crate::context::Condition;
use crate::letters::{Alphabet, Info, SYMBOL};

/// A source has at most so many letters.
pub(crate) const LONGEST: usize = 48;

/// A compiled stage of rules.
#[derive(Debug)]
pub(crate) struct Automaton {
    pub(crate) alphabet: Alphabet,
    pub(crate) follow: bool,
    /// By symbol, the node of the source of that letter (0: no source begins so).
    pub(crate) first: Vec<u32>,
    pub(crate) nodes: Vec<Node>,
    /// Symbol and node, sorted within a node.
    pub(crate) edges: Vec<(u16, u32)>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) conditions: Vec<Condition>,
}

/// Ranges of [`Automaton::edges`] and [`Automaton::rules`]. The first node is the empty source.
#[derive(Debug, Default, Clone)]
pub(crate) struct Node {
    pub(crate) edges: (u32, u32),
    pub(crate) rules: (u32, u32),
}

/// What becomes of one source.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The source with its capitals, for a rule that asks for them.
    pub(crate) exact: Option<Box<[char]>>,
    /// Number of its condition, if it has one.
    pub(crate) condition: Option<u32>,
    pub(crate) target: Cased,
    /// Other targets, with their weights (that of the first is the last).
    pub(crate) others: Box<[(Cased, f32)]>,
    pub(crate) weight: f32,
}

/// A rule that applies, to the characters from where it was asked for up to `end`.
pub(crate) struct Step<'a> {
    pub(crate) rule: &'a Rule,
    pub(crate) end: usize,
}

impl Automaton {
    /// Looks every character up.
    pub(crate) fn read(&self, input: &Buffer, infos: &mut Vec<Info>) {
        infos.clear();
        infos.extend(input.chars.iter().map(|&c| self.alphabet.info(c)));
    }

    /// Runs the stage over a text, taking the first target of each rule.
    pub(crate) fn run(&self, input: &Buffer, infos: &mut Vec<Info>, out: &mut Buffer) {
        self.read(input, infos);
        out.clear(input.traced);
        let infos = &infos[..];
        let mut at = 0;
        while at < infos.len() {
            if let Some(rule) = self.insertion(&input.chars, infos, at) {
                out.put(self.cased(rule, &rule.target, infos, at, at), input, at, at);
            }
            match self.step(&input.chars, infos, at) {
                Some(Step { rule, end }) => {
                    out.put(self.cased(rule, &rule.target, infos, at, end), input, at, end);
                    at = end;
                }
                None => {
                    out.keep(input, at);
                    at += 1;
                }
            }
        }
        if let Some(rule) = self.insertion(&input.chars, infos, at) {
            out.put(self.cased(rule, &rule.target, infos, at, at), input, at, at);
        }
    }

    /// A target in the case of the characters that it stands for.
    pub(crate) fn cased<'a>(&self, rule: &Rule, target: &'a Cased, infos: &[Info], at: usize, end: usize) -> &'a [char] {
        if self.follow && rule.exact.is_none() {
            target.like(if at == end {
                casing::around(infos, at, end)
            } else {
                casing::of(infos, at, end)
            })
        } else {
            &target.plain
        }
    }

    /// The rule that puts something in at this place.
    pub(crate) fn insertion(&self, chars: &[char], infos: &[Info], at: usize) -> Option<&Rule> {
        self.holding(0, chars, infos, at, at)
    }

    /// The rule for the longest source that begins here.
    #[inline]
    pub(crate) fn step(&self, chars: &[char], infos: &[Info], at: usize) -> Option<Step<'_>> {
        let mut node = self.first[(infos[at] & SYMBOL) as usize];
        if node == 0 {
            return None;
        }
        let mut path = [0_u32; LONGEST];
        let mut length = 0;
        while node != 0 && length < LONGEST {
            path[length] = node;
            length += 1;
            let edges = self.nodes[node as usize].edges;
            if edges.0 == edges.1 || at + length == infos.len() {
                break;
            }
            node = self.child(edges, infos[at + length]);
        }
        (1..=length).rev().find_map(|length| {
            let rule = self.holding(path[length - 1], chars, infos, at, at + length)?;
            Some(Step { rule, end: at + length })
        })
    }

    /// Every source (in small letters, if the stage follows case) with its rules.
    pub(crate) fn sources(&self) -> Vec<(Vec<char>, &Rule)> {
        let mut found = Vec::new();
        let mut open = vec![(0_usize, Vec::new())];
        while let Some((node, source)) = open.pop() {
            let Node { edges, rules } = &self.nodes[node];
            found.extend(
                self.rules[rules.0 as usize..rules.1 as usize]
                    .iter()
                    .map(|rule| (source.clone(), rule)),
            );
            for &(symbol, next) in &self.edges[edges.0 as usize..edges.1 as usize] {
                let letter = self.alphabet.letters[usize::from(symbol) - 1];
                open.push((next as usize, [&source[..], &[letter]].concat()));
            }
        }
        found
    }

    #[inline]
    fn child(&self, edges: (u32, u32), info: Info) -> u32 {
        let edges = &self.edges[edges.0 as usize..edges.1 as usize];
        let symbol = (info & SYMBOL) as u16;
        edges
            .binary_search_by_key(&symbol, |edge| edge.0)
            .map_or(0, |found| edges[found].1)
    }

    /// The first rule of a node whose condition holds for the characters from `at` to `end`.
    #[inline]
    fn holding(&self, node: u32, chars: &[char], infos: &[Info], at: usize, end: usize) -> Option<&Rule> {
        let (from, to) = self.nodes[node as usize].rules;
        self.rules[from as usize..to as usize].iter().find(|rule| {
            rule.exact.as_deref().is_none_or(|exact| *exact == chars[at..end])
                && rule
                    .condition
                    .is_none_or(|number| self.conditions[number as usize].holds(infos, at, end))
        })
    }
}
