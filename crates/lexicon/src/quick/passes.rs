//! The passes over the words of a block.
//!
//! Each pass asks one table for all words that the one before has left, so that the questions do not wait for each other's answers: what a table
//! holds is far away once a lexicon is large, and the processor fetches for many words at a time.

use polynym_text::{Plain, PlainGap, Span, fold, widen};

use super::RawFind;
use crate::agree::joint;
use crate::casing::{allows_plain, fits};
use crate::compiled::Compiled;
use crate::forms_table::{Posting, mark};
use crate::layer::{LONGEST_NAME, Layer};
use crate::names_table::Node;

const NONE: u32 = u32::MAX;

/// A branch that may be there: the words of a block that may be the first two of a name.
#[derive(Debug, Clone, Copy)]
struct Pair {
    word: u32,
    first: Posting,
    second: Posting,
    gap: u32,
    hash: u64,
}

/// What the passes leave each other; used again for each block.
#[derive(Debug, Default)]
pub(super) struct Passes {
    /// The mark of each word.
    marks: Vec<u8>,
    /// Words that are worth a look.
    worth: Vec<u32>,
    /// The record of each of the words, as far as there is one.
    records: Vec<u32>,
    pairs: Vec<Pair>,
    nodes: Vec<Option<Node>>,
}

/// The work on one block with one layer.
struct Work<'w> {
    layer: &'w Layer,
    compiled: &'w Compiled,
    plain: &'w Plain,
    text: &'w str,
    base: usize,
    found: &'w mut Vec<RawFind>,
}

impl Passes {
    /// Adds the finds of a layer among the plain words; `base` is where the block begins in the text.
    pub(super) fn run(&mut self, layer: &Layer, plain: &Plain, text: &str, base: usize, found: &mut Vec<RawFind>) {
        let compiled = layer.compiled();
        if compiled.forms.len() == 0 {
            return;
        }
        self.mark(compiled, plain);
        self.look_up(compiled, plain);
        let mut work = Work {
            layer,
            compiled,
            plain,
            text,
            base,
            found,
        };
        self.pair(&mut work);
        self.nodes.clear();
        let branch = |pair: &Pair| {
            let node = Node::of_class(pair.first.class());
            compiled.names.branch(pair.hash, node, pair.gap, pair.second.class())
        };
        self.nodes.extend(self.pairs.iter().map(branch));
        for (pair, node) in self.pairs.iter().zip(&self.nodes) {
            let Some(node) = *node else { continue };
            let mut path = [pair.first, pair.second].to_vec();
            let word = pair.word as usize;
            if node.is_terminal() {
                work.put(node.names(), word, &path);
            }
            if node.goes_on() {
                work.on(&self.records, node, word, &mut path);
            }
        }
    }

    /// Which words may be of a name, with their neighbours.
    fn mark(&mut self, compiled: &Compiled, plain: &Plain) {
        let words = plain.words();
        self.marks.clear();
        self.marks.extend(words.iter().map(|word| compiled.forms.mark(word.hash)));
        self.marks.push(0);
        self.worth.clear();
        let mut reached = false;
        for (at, word) in words.iter().enumerate() {
            let (own, next) = (self.marks[at], self.marks[at + 1]);
            let goes_on = reached && own & mark::GOES_ON != 0;
            let leads = word.gap != PlainGap::Hard && next & mark::GOES_ON != 0;
            let begins = own & mark::BEGINS != 0 && leads;
            if goes_on || begins || own & mark::ALONE != 0 {
                self.worth.push(at as u32);
            }
            reached = (goes_on || begins) && leads;
        }
    }

    /// Finds the records of those words.
    fn look_up(&mut self, compiled: &Compiled, plain: &Plain) {
        let words = plain.words();
        self.records.clear();
        self.records.resize(words.len() + 1, NONE);
        for &at in &self.worth {
            let likely = compiled.forms.likely(words[at as usize].hash);
            self.records[at as usize] = likely.unwrap_or(NONE);
        }
        let records = &mut self.records;
        self.worth.retain(|&at| {
            let (at, word) = (at as usize, &words[at as usize]);
            if records[at] != NONE && compiled.forms.letters(records[at]) != plain.bytes(word) {
                records[at] = compiled.forms.find(word.hash, plain.bytes(word)).unwrap_or(NONE);
            }
            records[at] != NONE
        });
    }

    /// Puts the names of one word, and collects what may be the first two words of others.
    fn pair(&mut self, work: &mut Work<'_>) {
        let compiled = work.compiled;
        let words = work.plain.words();
        let space = compiled.gap(" ");
        self.pairs.clear();
        for &at in &self.worth {
            let at = at as usize;
            let next = self.records[at + 1];
            let mut gap = None;
            for first in compiled.forms.postings(self.records[at]) {
                if first.is_alone() {
                    work.put(compiled.names.of_class(first.class()), at, &[first]);
                }
                if !first.begins() || next == NONE || words[at].gap == PlainGap::Hard {
                    continue;
                }
                let gap = *gap.get_or_insert_with(|| match words[at].gap {
                    PlainGap::Space => space,
                    _ => work.gap(at),
                });
                let Some(gap) = gap else { continue };
                for second in compiled.forms.postings(next) {
                    let node = Node::of_class(first.class());
                    if let Some(hash) = compiled.names.may_branch(node, gap, second.class()) {
                        self.pairs.push(Pair {
                            word: at as u32,
                            first,
                            second,
                            gap,
                            hash,
                        });
                    }
                }
            }
        }
    }
}

impl Work<'_> {
    /// The gap behind a word.
    fn gap(&self, at: usize) -> Option<u32> {
        let words = self.plain.words();
        // Between two words folding sees a gap; capitals, for a small letter may go on a word that a line has parted.
        let between = self.base + words[at].end as usize..self.base + words[at + 1].start as usize;
        let gap = format!("A{}A", &self.text[between]);
        let folded = fold(&gap);
        (folded.words().len() == 2).then(|| self.compiled.gap(folded.between(0, 1)))?
    }

    /// Follows longer names.
    fn on(&mut self, records: &[u32], node: Node, first: usize, path: &mut Vec<Posting>) {
        let words = self.plain.words();
        let last = first + path.len() - 1;
        let record = records[last + 1];
        if record == NONE || words[last].gap == PlainGap::Hard || path.len() >= LONGEST_NAME {
            return;
        }
        let gap = match words[last].gap {
            PlainGap::Space => self.compiled.gap(" "),
            _ => self.gap(last),
        };
        let Some(gap) = gap else { return };
        let compiled = self.compiled;
        for posting in compiled.forms.postings(record) {
            let Some(hash) = compiled.names.may_branch(node.number(), gap, posting.class()) else {
                continue;
            };
            let Some(child) = compiled.names.branch(hash, node.number(), gap, posting.class()) else {
                continue;
            };
            path.push(posting);
            if child.is_terminal() {
                self.put(child.names(), first, path);
            }
            if child.goes_on() {
                self.on(records, child, first, path);
            }
            path.pop();
        }
    }

    /// Adds the names at a place whose words agree and whose letter case the text has.
    fn put(&mut self, names: u32, first: usize, path: &[Posting]) {
        let compiled = self.compiled;
        if !path.iter().all(|posting| posting.is_written()) && !self.agree(path) {
            return;
        }
        let words = &self.plain.words()[first..first + path.len()];
        let (start, end) = (
            self.base + words[0].start as usize,
            self.base + words[path.len() - 1].end as usize,
        );
        let source = |at: usize| &self.text[self.base + words[at].start as usize..self.base + words[at].end as usize];
        let mut smart = None;
        for row in compiled.names.names(names) {
            let Some(entity) = self.layer.entity(row.entity) else {
                continue;
            };
            let (case, edges) = compiled.style_mark(row.style);
            let allowed = allows_plain(
                case,
                || *smart.get_or_insert_with(|| (0..path.len()).all(|at| !path[at].is_capital() || fits(source(at)))),
                || (0..path.len()).map(source).collect(),
                || path.iter().map(|posting| compiled.spelling(posting.spelling)).collect(),
            );
            if !allowed {
                continue;
            }
            let bare = Span::new(start, end);
            let span = match edges {
                true => compiled.style(row.style).map_or(bare, |style| {
                    widen(self.text, bare, compiled.string(style.head), compiled.string(style.tail))
                }),
                false => widen(self.text, bare, "", ""),
            };
            self.found.push(RawFind {
                start,
                end,
                span: (span.start, span.end),
                entity,
            });
        }
    }

    /// Whether the words are of one tongue and share a tag.
    fn agree(&self, path: &[Posting]) -> bool {
        let spellings: Option<Vec<_>> = path.iter().map(|posting| self.compiled.spelling(posting.spelling)).collect();
        spellings.is_some_and(|spellings| !joint(self.compiled, &spellings).is_empty())
    }
}
