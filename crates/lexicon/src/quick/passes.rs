//! The passes over the words of a block.
//!
//! Each pass asks one table for all words that the one before has left, and brings near what the next one will look at: what a table holds is far
//! away once a lexicon is large, and while one waits for it, it may as well be fetched for many words.

use polynym_text::{Plain, PlainGap, PlainWord, Span, fold, widen};

use super::RawFind;
use rustc_hash::FxHashMap as HashMap;

use crate::agree::joint;
use crate::casing::{allows_plain, fits};
use crate::compiled::Compiled;
use crate::forms_table::{Posting, mark};
use crate::layer::{LONGEST_NAME, Layer};
use crate::names_table::{Node, branch_hash};

const NONE: u32 = u32::MAX;
/// Not in the bucket where it belongs, which is full.
const FURTHER: u32 = u32::MAX - 1;

/// Gaps that are remembered.
const GAPS: usize = 1 << 12;

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
    /// Where the pairs lead.
    nodes: Vec<Option<Node>>,
    /// The places of gaps that are not a space, as far as they were asked for.
    gaps: HashMap<Box<str>, Option<u32>>,
}

/// The work on one block with one layer.
struct Work<'w> {
    layer: &'w Layer,
    compiled: &'w Compiled,
    plain: &'w Plain,
    text: &'w str,
    base: usize,
    found: &'w mut Vec<RawFind>,
    space: Option<u32>,
    gaps: &'w mut HashMap<Box<str>, Option<u32>>,
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
        if self.gaps.len() > GAPS {
            self.gaps.clear();
        }
        let mut work = Work {
            layer,
            compiled,
            plain,
            text,
            base,
            found,
            space: compiled.gap(" "),
            gaps: &mut self.gaps,
        };
        self.pairs.clear();
        pair(&mut work, &self.worth, &self.records, &mut self.pairs);
        self.pairs.retain(|pair| {
            let may = compiled.names.may_branch(pair.hash);
            if may {
                compiled.names.approach_branch(pair.hash);
            }
            may
        });
        self.nodes.clear();
        let branch = |pair: &Pair| {
            let node = Node::of_class(pair.first.class());
            let found = compiled.names.branch(pair.hash, node, pair.gap, pair.second.class())?;
            compiled.names.approach_names(found.names());
            Some(found)
        };
        self.nodes.extend(self.pairs.iter().map(branch));
        for (pair, node) in self.pairs.iter().zip(&self.nodes) {
            let Some(node) = *node else { continue };
            let word = pair.word as usize;
            if node.is_terminal() {
                work.put(node.names(), word, &[pair.first, pair.second]);
            }
            if node.goes_on() {
                work.on(&self.records, node, word, &mut vec![pair.first, pair.second]);
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
                compiled.forms.approach(word.hash);
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
        let records = &mut self.records;
        let mut further = false;
        for &at in &self.worth {
            let (likely, full) = compiled.forms.likely(words[at as usize].hash);
            records[at as usize] = likely.unwrap_or(if full { FURTHER } else { NONE });
            if let Some(record) = likely {
                compiled.forms.approach_record(record);
            }
            further |= likely.is_none() && full;
        }
        if further {
            let find = |word: &PlainWord| compiled.forms.find(word.hash, plain.bytes(word)).unwrap_or(NONE);
            for &at in self
                .worth
                .iter()
                .filter(|&&at| records[at as usize] == FURTHER)
                .collect::<Vec<_>>()
            {
                records[at as usize] = find(&words[at as usize]);
            }
        }
        self.worth.retain(|&at| {
            let (at, word) = (at as usize, &words[at as usize]);
            if records[at] != NONE && compiled.forms.letters(records[at]) != plain.bytes(word) {
                records[at] = compiled.forms.find(word.hash, plain.bytes(word)).unwrap_or(NONE);
            }
            records[at] != NONE
        });
    }
}

/// Puts the names of one word, and collects what may be the first two words of others.
fn pair(work: &mut Work<'_>, worth: &[u32], records: &[u32], pairs: &mut Vec<Pair>) {
    let compiled = work.compiled;
    let words = work.plain.words();
    for &at in worth {
        let at = at as usize;
        let next = records[at + 1];
        let mut gap = None;
        for first in compiled.forms.postings(records[at]) {
            if first.is_alone() {
                work.put(compiled.names.of_class(first.class()), at, &[first]);
            }
            if !first.begins() || next == NONE || words[at].gap == PlainGap::Hard {
                continue;
            }
            let Some(gap) = *gap.get_or_insert_with(|| work.gap(at)) else {
                continue;
            };
            for second in compiled.forms.postings(next) {
                let node = Node::of_class(first.class());
                let hash = branch_hash(node, gap, second.class());
                compiled.names.approach_filter(hash);
                pairs.push(Pair {
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

    /// Follows longer names.
    fn on(&mut self, records: &[u32], node: Node, first: usize, path: &mut Vec<Posting>) {
        let words = self.plain.words();
        let last = first + path.len() - 1;
        let record = records[last + 1];
        if record == NONE || words[last].gap == PlainGap::Hard || path.len() >= LONGEST_NAME {
            return;
        }
        let Some(gap) = self.gap(last) else { return };
        let compiled = self.compiled;
        for posting in compiled.forms.postings(record) {
            let Some(child) = compiled.names.child(node.number(), gap, posting.class()) else {
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
                // An editor's brackets stand in a gap that is more than a space.
                false if words[..path.len() - 1].iter().all(|word| word.gap == PlainGap::Space) => bare,
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
