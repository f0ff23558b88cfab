//! Transliteration back: what must have stood in the source for a scheme to give this text?
//!
//! Rules read backwards lose their contexts, so they only propose: longest targets first, then the other readings, fewest
//! departures first. A proposal counts if the scheme makes the given word of it. A scheme that gives different words different
//! spellings is thereby inverted exactly, without rules of its own for the way back.

use std::collections::BTreeMap;

use polynym_text::Span;

use crate::automaton::Automaton;
use crate::casing::{self, Case, Cased};
use crate::compile::Stage;
use crate::letters::{Alphabet, Info, LOWER, UPPER};
use crate::scheme::{Scheme, Workspace};
use crate::syntax::SYLLABLE;
use crate::transform::lower;

/// Proposals looked at for one word.
const MOST: usize = 600;
/// Departures from the longest match in one word.
const DEPARTURES: usize = 12;
/// Characters at the end of what is made of a beginning that the rest of the word may change.
const UNSETTLED: usize = 4;
/// Beginnings looked at for one word.
const STEPS: usize = 4000;
/// A longer word is read once, and not checked piece by piece.
const LONG: usize = 80;

/// A scheme read backwards.
#[derive(Debug)]
pub struct Back<'a> {
    scheme: &'a Scheme,
    /// The stages of rules, the last one first.
    stages: Vec<Inverse>,
}

/// A text in the source script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The result.
    pub text: String,
    /// Words of the given text that the scheme cannot have made; they are read as well as can be.
    pub unsure: Vec<Span>,
}

impl Scheme {
    /// The way back of this scheme.
    ///
    /// ```
    /// # use polynym_translit::Schemes;
    /// let scheme = Schemes::embedded().get("iso-rus-Cyrl-Latn-9-1995").unwrap().unwrap();
    /// assert_eq!(scheme.back().transliterate("Ŝerbakov").text, "Щербаков");
    /// ```
    #[must_use]
    pub fn back(&self) -> Back<'_> {
        let rules = self.stages.iter().rev().filter_map(|stage| match stage {
            Stage::Rules(automaton) => Some(Inverse::of(automaton)),
            Stage::Transform(_) => None,
        });
        Back {
            scheme: self,
            stages: rules.collect(),
        }
    }
}

impl Back<'_> {
    /// Reads a text back, word by word.
    #[must_use]
    pub fn transliterate(&self, text: &str) -> Original {
        let mut original = Original {
            text: String::with_capacity(text.len() * 2),
            unsure: Vec::new(),
        };
        let mut space = Workspace::default();
        let mut at = 0;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            let (read, sure) = self.word(word, &mut space);
            if !sure {
                original.unsure.push(Span::new(at, at + word.len()));
            }
            original.text.push_str(&read);
            original.text.push_str(&piece[word.len()..]);
            at += piece.len();
        }
        original
    }

    fn word(&self, word: &str, space: &mut Workspace) -> (String, bool) {
        let chars: Vec<char> = word.chars().collect();
        let mut made = String::new();
        let mut proposals = vec![chars];
        for (number, inverse) in self.stages.iter().enumerate() {
            // Only the last proposals are in the source script, so that the scheme can tell early where they go wrong.
            let is_last = number + 1 == self.stages.len();
            let mut plausible = |read: &[char]| !is_last || self.begins(word, read, space, &mut made);
            let share = MOST / proposals.len().max(1);
            let mut next: Vec<Vec<char>> = Vec::new();
            for proposal in &proposals {
                for read in inverse.readings(proposal, share.max(1), &mut plausible) {
                    if next.len() < MOST && !next.contains(&read) {
                        next.push(read);
                    }
                }
            }
            proposals = next;
        }
        let mut makes = |proposal: &&Vec<char>| {
            made.clear();
            self.scheme.append(&proposal.iter().collect::<String>(), space, &mut made);
            made == word
        };
        match proposals.iter().find(|proposal| makes(proposal)) {
            Some(read) => (read.iter().collect(), true),
            None => (proposals.first().into_iter().flatten().collect(), false),
        }
    }

    /// Whether a word may begin with what the scheme makes of `read`; its end may still change with what follows.
    fn begins(&self, word: &str, read: &[char], space: &mut Workspace, made: &mut String) -> bool {
        made.clear();
        self.scheme.append(&read.iter().collect::<String>(), space, made);
        let settled = made.chars().count().saturating_sub(UNSETTLED);
        let small = |text: &str| text.chars().take(settled).map(crate::letters::small).collect::<String>();
        small(made) == small(word)
    }
}

/// The rules of a stage, from target to source.
#[derive(Debug)]
struct Inverse {
    /// For each target, the sources that give it, the likeliest first: those of no condition, then the longest.
    sources: BTreeMap<Vec<char>, Vec<Vec<char>>>,
    longest: usize,
    alphabet: Alphabet,
    follow: bool,
}

/// Whether it needs a context, how short it is, and the source.
type Ranked = (bool, usize, Vec<char>);

impl Inverse {
    fn of(automaton: &Automaton) -> Self {
        let mut found: BTreeMap<Vec<char>, Vec<Ranked>> = BTreeMap::new();
        for (source, rule) in automaton.sources() {
            let source = rule.exact.as_deref().map_or(source, <[char]>::to_vec);
            let target: Vec<char> = rule.target.plain.iter().copied().filter(|&c| c != SYLLABLE).collect();
            if target.is_empty() || source.is_empty() {
                continue;
            }
            let order = (rule.condition.is_some(), usize::MAX - source.len(), source);
            if automaton.follow {
                // A capital may be two characters where the small letter is one: J̌ of ǰ.
                let capital = lower(Cased::new(&target).like(Case::Upper));
                let small = lower(&target);
                if capital.len() != small.len() {
                    found.entry(capital).or_default().push(order.clone());
                }
                found.entry(small).or_default().push(order);
            } else {
                found.entry(target).or_default().push(order);
            }
        }
        let sources: BTreeMap<_, Vec<_>> = found
            .into_iter()
            .map(|(target, mut sources)| {
                sources.sort_by_key(|order| (order.0, order.1));
                let mut sources: Vec<_> = sources.into_iter().map(|(_, _, source)| source).collect();
                sources.dedup();
                (target, sources)
            })
            .collect();
        Self {
            longest: sources.keys().map(Vec::len).max().unwrap_or(0),
            alphabet: Alphabet::new(std::iter::empty(), false).expect("no letters are not too many"),
            sources,
            follow: automaton.follow,
        }
    }

    /// What may have stood for a word, the likeliest first.
    fn readings(&self, word: &[char], most: usize, plausible: &mut dyn FnMut(&[char]) -> bool) -> Vec<Vec<char>> {
        let infos: Vec<Info> = word.iter().map(|&c| self.alphabet.info(c)).collect();
        let small = if self.follow { lower(word) } else { word.to_vec() };
        let mut search = Search {
            inverse: self,
            small: &small,
            word,
            infos: &infos,
            most,
            plausible,
            steps: STEPS,
            found: Vec::new(),
        };
        if word.len() > LONG {
            return vec![search.straight()];
        }
        for budget in 0..=DEPARTURES {
            search.from(0, budget, &mut Vec::new());
            if search.found.len() >= most || search.steps == 0 {
                break;
            }
        }
        if search.found.is_empty() {
            vec![search.straight()]
        } else {
            search.found
        }
    }
}

/// A search for readings, fewest departures from the longest match first.
struct Search<'a> {
    inverse: &'a Inverse,
    small: &'a [char],
    word: &'a [char],
    infos: &'a [Info],
    most: usize,
    plausible: &'a mut dyn FnMut(&[char]) -> bool,
    /// What is left of the work allowed.
    steps: usize,
    found: Vec<Vec<char>>,
}

impl Search<'_> {
    /// The longest match at every place.
    fn straight(&self) -> Vec<char> {
        let mut read = Vec::with_capacity(self.word.len());
        let mut at = 0;
        while at < self.word.len() {
            let lengths = (1..=self.inverse.longest.min(self.word.len() - at)).rev();
            let mut matches = lengths.filter_map(|n| Some((n, self.inverse.sources.get(&self.small[at..at + n])?.first()?)));
            match matches.next() {
                Some((length, source)) => {
                    read.extend(self.cased(source, at, at + length));
                    at += length;
                }
                None => {
                    read.push(self.word[at]);
                    at += 1;
                }
            }
        }
        read
    }

    /// Readings of the word from `at` on with exactly `budget` departures.
    fn from(&mut self, at: usize, budget: usize, read: &mut Vec<char>) {
        self.steps = self.steps.saturating_sub(1);
        if self.found.len() >= self.most || self.steps == 0 || !(self.plausible)(read) {
            return;
        }
        if at == self.word.len() {
            if budget == 0 && !self.found.contains(read) {
                self.found.push(read.clone());
            }
            return;
        }
        let mut departure = 0;
        let inverse = self.inverse;
        for length in (1..=inverse.longest.min(self.word.len() - at)).rev() {
            let Some(sources) = inverse.sources.get(&self.small[at..at + length]) else {
                continue;
            };
            for source in sources {
                if departure > budget {
                    return;
                }
                let kept = read.len();
                read.extend_from_slice(&self.cased(source, at, at + length));
                self.from(at + length, budget - departure, read);
                read.truncate(kept);
                departure += 1;
            }
        }
        if departure == 0 {
            read.push(self.word[at]);
            self.from(at + 1, budget, read);
            read.pop();
        }
    }

    fn cased(&self, source: &[char], at: usize, end: usize) -> Vec<char> {
        if !self.inverse.follow || lower(source) != source {
            return source.to_vec();
        }
        let has_case = self.infos[at..end].iter().any(|info| info & (UPPER | LOWER) != 0);
        let case = if has_case {
            casing::of(self.infos, at, end)
        } else {
            casing::around(self.infos, at, end)
        };
        Cased::new(source).like(case).to_vec()
    }
}
