//! The passes over the words of a block.
//!
//! Each pass asks one table for all words that the one before has left, and brings near what the next one will look at: what a table holds is far
//! away once a lexicon is large, and while one waits for it, it may as well be fetched for many words.

use polynym_text::{Plain, PlainGap, PlainWord, Span, fold, widen};

use rustc_hash::FxHashMap as HashMap;

use super::Finds;
use crate::casing::{allows_plain, fits};
use crate::compiled::Compiled;
use crate::forms_table::mark;
use crate::layer::{LONGEST_NAME, Layer};
use crate::names_table::{Node, branch_hash};
use crate::records::{Posting, Sense};

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
    /// The mark of each word.
    marks: Vec<u8>,
    /// Words that are worth a look.
    worth: Vec<u32>,
    /// The record of each of the words, as far as there is one.
    records: Vec<u32>,
    ways: Vec<Way>,
    branches: Vec<Branch>,
    /// Branches of the next round.
    further: Vec<Branch>,
    /// Where the branches lead.
    nodes: Vec<Option<Node>>,
    /// The words of the find at hand, as they came and as a name has them.
    way: Vec<Sense>,
    path: Vec<Posting>,
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
    found: &'w mut Finds,
    space: Option<u32>,
    gaps: &'w mut HashMap<Box<str>, Option<u32>>,
    path: &'w mut Vec<Posting>,
}

impl Passes {
    /// Adds the finds of a layer among the plain words; `base` is where the block begins in the text.
    pub(super) fn run(&mut self, layer: &Layer, plain: &Plain, text: &str, base: usize, found: &mut Finds) {
        let compiled = layer.compiled();
        if compiled.forms.len() == 0 {
            return;
        }
        self.mark(compiled, plain);
        self.look_up(compiled, plain);
        if self.gaps.len() > GAPS {
            self.gaps.clear();
        }
        let (mut gaps, mut path) = (std::mem::take(&mut self.gaps), std::mem::take(&mut self.path));
        let mut work = Work {
            layer,
            compiled,
            plain,
            text,
            base,
            found,
            space: compiled.gap(" "),
            gaps: &mut gaps,
            path: &mut path,
        };
        self.begin(&mut work);
        while !self.branches.is_empty() {
            self.go_on(&mut work);
        }
        (self.gaps, self.path) = (gaps, path);
    }

    /// Puts the names of one word, and collects what may be the second words of others.
    fn begin(&mut self, work: &mut Work<'_>) {
        let compiled = work.compiled;
        self.ways.clear();
        self.branches.clear();
        for &at in &self.worth {
            let goes_on = work.goes_on(at as usize, &self.records);
            for sense in compiled.forms.records.senses(self.records[at as usize]) {
                if sense.is_alone() {
                    work.put(compiled.names.of_group(sense.group()), at as usize, &[sense]);
                }
                if sense.begins() && goes_on {
                    let way = self.ways.len() as u32;
                    self.ways.push(Way { before: NONE, sense });
                    work.branches(
                        Node::of_group(sense.group()),
                        way,
                        at as usize,
                        &self.records,
                        &mut self.branches,
                    );
                }
            }
        }
    }

    /// Follows the branches that are there: puts the names that end with them, and collects the branches behind them.
    fn go_on(&mut self, work: &mut Work<'_>) {
        let names = &work.compiled.names;
        self.branches.retain(|branch| {
            let may = names.may_branch(branch.hash);
            if may {
                names.approach_branch(branch.hash);
            }
            may
        });
        self.nodes.clear();
        self.nodes.extend(self.branches.iter().map(|branch| {
            let found = names.branch(branch.hash, branch.node, branch.gap, branch.sense.group())?;
            names.approach_names(found.names());
            Some(found)
        }));
        self.further.clear();
        for (branch, node) in self.branches.iter().zip(&self.nodes) {
            let Some(node) = *node else { continue };
            let way = self.ways.len() as u32;
            self.ways.push(Way {
                before: branch.way,
                sense: branch.sense,
            });
            self.way.clear();
            let mut at = way;
            while let Some(step) = self.ways.get(at as usize) {
                self.way.push(step.sense);
                at = step.before;
            }
            self.way.reverse();
            let last = branch.word as usize;
            if node.is_terminal() {
                work.put(node.names(), last + 1 - self.way.len(), &self.way);
            }
            if node.goes_on() && self.way.len() < LONGEST_NAME {
                work.branches(node.number(), way, last, &self.records, &mut self.further);
            }
        }
        std::mem::swap(&mut self.branches, &mut self.further);
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
                compiled.forms.records.approach(record);
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

    /// Whether the word behind one is of any name, and may be of one together with it.
    fn goes_on(&self, last: usize, records: &[u32]) -> bool {
        records[last + 1] != NONE && self.plain.words()[last].gap != PlainGap::Hard
    }

    /// Collects the branches of a node by the word behind the last one, if that is of any name.
    fn branches(&mut self, node: u32, way: u32, last: usize, records: &[u32], branches: &mut Vec<Branch>) {
        if !self.goes_on(last, records) {
            return;
        }
        let Some(gap) = self.gap(last) else { return };
        for sense in self
            .compiled
            .forms
            .records
            .senses(records[last + 1])
            .filter(|sense| sense.goes_on())
        {
            let hash = branch_hash(node, gap, sense.group());
            self.compiled.names.approach_filter(hash);
            branches.push(Branch {
                way,
                word: last as u32 + 1,
                node,
                gap,
                sense,
                hash,
            });
        }
    }

    /// Adds the names at a place whose words agree and whose letter case the text has.
    fn put(&mut self, names: u32, first: usize, way: &[Sense]) {
        let words = &self.plain.words()[first..first + way.len()];
        let bare = Span::new(
            self.base + words[0].start as usize,
            self.base + words[way.len() - 1].end as usize,
        );
        let (mut style, mut span) = (None, None);
        for row in self.compiled.names.names(names) {
            let Some(entity) = self.layer.entity(row.entity) else {
                continue;
            };
            // Names of one style stand together.
            if style.replace(row.style) != Some(row.style) {
                span = self.fitting(row.style, words, bare, way);
                if let Some(span) = span {
                    self.found.place(bare, span);
                }
            }
            if span.is_some() {
                self.found.add(entity);
            }
        }
    }

    /// The span that names of a style have at a place, if the words agree and the letter case is allowed.
    fn fitting(&mut self, style: u32, words: &[PlainWord], bare: Span, way: &[Sense]) -> Option<Span> {
        let compiled = self.compiled;
        if !compiled.path_of(style, way.iter().copied(), self.path) {
            return None;
        }
        let path = &*self.path;
        if !path.iter().all(|posting| posting.is_written())
            && !compiled.agreements.agree(path.iter().map(|posting| posting.spelling()))
        {
            return None;
        }
        let source = |word: &PlainWord| &self.text[self.base + word.start as usize..self.base + word.end as usize];
        let (case, edges) = compiled.style_mark(style);
        let allowed = allows_plain(
            case,
            || {
                path.iter()
                    .zip(words)
                    .all(|(posting, word)| !posting.is_capital() || fits(source(word)))
            },
            || words.iter().map(source).collect(),
            || {
                let letters = words.iter().map(|word| std::str::from_utf8(self.plain.bytes(word)).ok());
                let spelled = path.iter().zip(letters);
                spelled
                    .map(|(posting, letters)| compiled.spelling(posting.spelling(), letters?))
                    .collect()
            },
        );
        if !allowed {
            return None;
        }
        Some(match edges {
            true => compiled.style(style).map_or(bare, |style| {
                widen(self.text, bare, compiled.string(style.head), compiled.string(style.tail))
            }),
            // An editor's brackets stand in a gap that is more than a space.
            false if words[..words.len() - 1].iter().all(|word| word.gap == PlainGap::Space) => bare,
            false => widen(self.text, bare, "", ""),
        })
    }
}
