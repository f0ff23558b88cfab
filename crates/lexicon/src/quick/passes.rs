//! The passes over the words of a block.
//!
//! Each pass asks one table for all words that the one before has left, and brings near what the next one will look at: what a table holds is far
//! away once a lexicon is large, and while one waits for it, it may as well be fetched for many words.

use polynym_text::{Plain, PlainGap, PlainWord, fold};

use rustc_hash::FxHashMap as HashMap;

use super::judge::Candidate;
use super::marks::Worth;
use crate::compiled::Compiled;
use crate::layer::{LONGEST_NAME, Layer};
use crate::names_table::{Node, branch_hash};
use crate::records::{Gaps, Sense};

const NONE: u32 = u32::MAX;
/// Not in the bucket where it belongs, which is full.
const FURTHER: u32 = u32::MAX - 1;

/// Gaps that are remembered.
const GAPS: usize = 1 << 12;

/// A branch that may be there: behind words that begin a name, another that may go on with it.
#[derive(Debug, Clone, Copy)]
struct Branch {
    /// The words before it, as an index of the ways.
    way: u32,
    /// The word that it is about.
    word: u32,
    node: u32,
    gap: u32,
    sense: Sense,
    hash: u64,
}

/// Words of a name up to one of them.
#[derive(Debug, Clone, Copy)]
struct Way {
    /// The way up to the word before; [`NONE`] before the first.
    before: u32,
    sense: Sense,
}

/// What the passes leave each other; used again for each block.
#[derive(Debug, Default)]
pub(super) struct Passes {
    worth: Worth,
    /// The record of each of the words, as far as there is one.
    records: Vec<u32>,
    ways: Vec<Way>,
    branches: Vec<Branch>,
    /// Branches of the next round.
    further: Vec<Branch>,
    /// Where the branches lead.
    nodes: Vec<Option<Node>>,
    /// The senses of the word behind the one at hand that names go on with.
    seconds: Vec<Sense>,
    /// The places of gaps that are not a space, as far as they were asked for.
    gaps: HashMap<Box<str>, Option<u32>>,
}

/// The work on one block with one layer.
struct Work<'w> {
    layer: usize,
    compiled: &'w Compiled,
    plain: &'w Plain,
    text: &'w str,
    base: usize,
    candidates: &'w mut Vec<Candidate>,
    space: Option<u32>,
    gaps: &'w mut HashMap<Box<str>, Option<u32>>,
}

impl Passes {
    /// The senses of the words of a candidate, from the last to the first.
    pub(super) fn way(&self, last: u32) -> impl Iterator<Item = Sense> + '_ {
        let mut at = last;
        std::iter::from_fn(move || {
            let way = self.ways.get(at as usize)?;
            at = way.before;
            Some(way.sense)
        })
    }

    /// The record of a word that has passed.
    pub(super) fn record(&self, word: usize) -> u32 {
        self.records[word]
    }

    /// Adds what may be finds of a layer, which is the one of this number, among the plain words; `base` is where the block begins in the text.
    pub(super) fn run(
        &mut self,
        (number, layer): (usize, &Layer),
        plain: &Plain,
        text: &str,
        base: usize,
        candidates: &mut Vec<Candidate>,
    ) {
        let compiled = layer.compiled();
        if compiled.forms.len() == 0 {
            return;
        }
        self.worth.find(&compiled.forms, plain, &text[base..]);
        self.look_up(compiled, plain);
        if self.gaps.len() > GAPS {
            self.gaps.clear();
        }
        let mut gaps = std::mem::take(&mut self.gaps);
        let mut work = Work {
            layer: number,
            compiled,
            plain,
            text,
            base,
            candidates,
            space: compiled.gap(" "),
            gaps: &mut gaps,
        };
        self.begin(&mut work);
        let mut length = 1;
        while !self.branches.is_empty() {
            length += 1;
            self.go_on(&mut work, length);
        }
        self.gaps = gaps;
    }

    /// Collects the names of one word, and what may be the second words of others.
    fn begin(&mut self, work: &mut Work<'_>) {
        let records = &work.compiled.forms.records;
        self.ways.clear();
        self.branches.clear();
        for &at in &self.worth.words {
            let at = at as usize;
            let gap = work.behind(at, &self.records, &mut self.seconds);
            for sense in records.senses(self.records[at]) {
                let begins = gap.is_some_and(|(_, kind)| sense.begins().meet(kind)) && !self.seconds.is_empty();
                if !sense.is_alone() && !begins {
                    continue;
                }
                let way = self.ways.len() as u32;
                self.ways.push(Way { before: NONE, sense });
                if sense.is_alone() {
                    let names = work.compiled.names.of_group(sense.group());
                    work.compiled.names.approach_names(names);
                    work.candidate(names, at, 1, way);
                }
                if let Some((gap, _)) = gap.filter(|_| begins) {
                    let branch = (way, Node::of_group(sense.group()), gap, at + 1);
                    work.branches(branch, &self.seconds, &mut self.branches);
                }
            }
        }
    }

    /// Follows the branches that are there: collects the names that end with them, and the branches behind them.
    fn go_on(&mut self, work: &mut Work<'_>, length: usize) {
        let names = &work.compiled.names;
        let (records, words) = (&self.records, work.plain.words());
        self.branches.retain(|branch| {
            let last = branch.word as usize;
            let of_use = records[last + 1] != NONE && words[last].gap != PlainGap::Hard;
            let may = names.may_branch(branch.hash, of_use);
            if may {
                names.approach_branch(branch.hash);
            }
            may
        });
        self.nodes.clear();
        self.nodes.extend(self.branches.iter().map(|branch| {
            let found = names.branch(branch.hash, branch.node, branch.gap, branch.sense.group())?;
            if found.is_terminal() {
                names.approach_names(found.names());
            }
            Some(found)
        }));
        self.further.clear();
        let mut behind = (NONE, None);
        for (branch, node) in self.branches.iter().zip(&self.nodes) {
            let Some(node) = *node else { continue };
            let way = self.ways.len() as u32;
            let last = branch.word as usize;
            self.ways.push(Way {
                before: branch.way,
                sense: branch.sense,
            });
            if node.is_terminal() {
                work.candidate(node.names(), last + 1 - length, length, way);
            }
            if node.goes_on() && length < LONGEST_NAME {
                if behind.0 != branch.word {
                    behind = (branch.word, work.behind(last, &self.records, &mut self.seconds));
                }
                if let Some((gap, _)) = behind.1 {
                    work.branches((way, node.number(), gap, last + 1), &self.seconds, &mut self.further);
                }
            }
        }
        std::mem::swap(&mut self.branches, &mut self.further);
    }

    /// Finds the records of those words.
    fn look_up(&mut self, compiled: &Compiled, plain: &Plain) {
        let words = plain.words();
        self.records.clear();
        self.records.resize(words.len() + 1, NONE);
        let records = &mut self.records;
        for &at in &self.worth.words {
            compiled.forms.approach(words[at as usize].hash);
        }
        let mut further = false;
        for &at in &self.worth.words {
            let (likely, full) = compiled.forms.likely(words[at as usize].hash);
            records[at as usize] = likely.unwrap_or(if full { FURTHER } else { NONE });
            if let Some(record) = likely {
                compiled.forms.records.approach(record);
            }
            further |= likely.is_none() && full;
        }
        if further {
            let find = |word: &PlainWord| compiled.forms.find(word.hash, plain.bytes(word)).unwrap_or(NONE);
            for &at in self
                .worth
                .words
                .iter()
                .filter(|&&at| records[at as usize] == FURTHER)
                .collect::<Vec<_>>()
            {
                records[at as usize] = find(&words[at as usize]);
            }
        }
        self.worth.words.retain(|&at| {
            let (at, word) = (at as usize, &words[at as usize]);
            if records[at] != NONE && compiled.forms.records.letters(records[at]) != plain.bytes(word) {
                records[at] = compiled.forms.find(word.hash, plain.bytes(word)).unwrap_or(NONE);
            }
            records[at] != NONE
        });
    }
}

impl Work<'_> {
    /// The place of the gap behind a word, behind which there is another.
    fn gap(&mut self, at: usize) -> Option<u32> {
        let words = self.plain.words();
        if words[at].gap == PlainGap::Space {
            return self.space;
        }
        let gap = &self.text[self.base + words[at].end as usize..self.base + words[at + 1].start as usize];
        if let Some(&known) = self.gaps.get(gap) {
            return known;
        }
        // Between two words folding sees a gap; capitals, for a small letter may go on a word that a line has parted.
        let around = format!("A{gap}A");
        let folded = fold(&around);
        let place = (folded.words().len() == 2)
            .then(|| self.compiled.gap(folded.between(0, 1)))
            .flatten();
        self.gaps.insert(gap.into(), place);
        place
    }

    /// The gap behind a word and of what kind it is, with the senses in which the word behind it may go on with a name; none if there is no such
    /// gap in any name.
    fn behind(&mut self, last: usize, records: &[u32], senses: &mut Vec<Sense>) -> Option<(u32, Gaps)> {
        senses.clear();
        let record = records[last + 1];
        if record == NONE || self.plain.words()[last].gap == PlainGap::Hard {
            return None;
        }
        let gap = self.gap(last)?;
        let kind = Gaps::of(Some(gap) == self.space);
        let all = self.compiled.forms.records.senses(record);
        senses.extend(all.filter(|sense| sense.goes_on().meet(kind)));
        Some((gap, kind))
    }

    /// Adds the branches of a node, to which a way has led, by the senses of the next word.
    fn branches(&self, (way, node, gap, word): (u32, u32, u32, usize), senses: &[Sense], branches: &mut Vec<Branch>) {
        branches.extend(senses.iter().map(|&sense| {
            let hash = branch_hash(node, gap, sense.group());
            self.compiled.names.approach_filter(hash);
            Branch {
                way,
                word: word as u32,
                node,
                gap,
                sense,
                hash,
            }
        }));
    }

    /// Adds the words of a name.
    fn candidate(&mut self, names: u32, first: usize, count: usize, way: u32) {
        let words = self.plain.words();
        self.candidates.push(Candidate {
            start: self.base + words[first].start as usize,
            end: self.base + words[first + count - 1].end as usize,
            layer: self.layer,
            first: first as u32,
            names,
            way,
        });
    }
}
