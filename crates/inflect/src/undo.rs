//! Endings undone: from a form to the words that may have it, by an index of all endings that is built once.
//!
//! What comes out are candidates only; [`lemmas`](crate::Inflector::lemmas) declines each to see whether it has the form.

use std::collections::BTreeSet;

use polynym_text::is_apostrophe;

use crate::decline::{Bit, Ending};
use crate::grammar::Case;
use crate::inflector::{Inflector, Part};
use crate::pattern::Suffixes;
use crate::shape::Shapes;
use crate::spelling::{self, alike, without_last};
use crate::words::{Word, parts};

/// The most spellings of one ending in harmony.
const HARMONIES: usize = 64;
/// The most candidates for one word.
const CANDIDATES: usize = 400;
/// Syllables that may have had the accent which an ending moved.
const SYLLABLES: std::ops::RangeInclusive<usize> = 1..=4;

/// What brings a form with some ending back to the nominative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Undo {
    /// The change before the ending, and that of the whole paradigm before it.
    changes: [Option<usize>; 2],
    /// What the paradigm stripped.
    strip: String,
}

/// All endings of a table, from the last letter, by the part whose rules use them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Endings {
    undos: [Suffixes<Undo>; Part::COUNT],
    pub(crate) shapes: Shapes,
}

impl Endings {
    pub(crate) fn new(inflector: &Inflector) -> Self {
        let mut out = Self {
            shapes: Shapes::new(inflector),
            ..Self::default()
        };
        for (rules, endings) in inflector.parts.iter().zip(&mut out.undos) {
            let rules: BTreeSet<usize> = rules.values().filter(|e| !e.blocks).map(|e| e.rule).collect();
            let mut known: BTreeSet<(String, Undo)> = BTreeSet::new();
            for choice in rules.iter().flat_map(|&r| &inflector.rules[r].paradigms) {
                let paradigm = &inflector.paradigms[choice.paradigm];
                for (case, ending) in Case::ALL
                    .iter()
                    .zip(&paradigm.endings)
                    .flat_map(|(case, endings)| endings.iter().map(move |e| (*case, e)))
                {
                    if let Ending::Add { bits, change } = ending {
                        let undo = Undo {
                            changes: [*change, choice.change.filter(|_| case != Case::Nom)],
                            strip: paradigm.strip.clone(),
                        };
                        known.extend(inflector.spelled_out(bits).into_iter().map(|text| (text, undo.clone())));
                    }
                }
            }
            for (text, undo) in known {
                endings.entry(&text).push(undo);
            }
        }
        out
    }
}

impl Inflector {
    /// The index of endings, made when it is first asked for.
    pub(crate) fn endings(&self) -> &Endings {
        self.endings.get_or_init(|| Endings::new(self))
    }

    /// Every spelling of an ending, as the tables know it.
    fn spelled_out(&self, bits: &[Bit]) -> Vec<String> {
        let mut out = vec![String::new()];
        for bit in bits {
            let choices: BTreeSet<&str> = match bit {
                Bit::Text(text) => [text.as_str()].into(),
                Bit::Harmony(place) => self.harmonies[*place].values().collect(),
            };
            out = out
                .iter()
                .flat_map(|o| choices.iter().map(move |c| format!("{o}{c}")))
                .collect();
            out.truncate(HARMONIES);
        }
        out.into_iter()
            .map(|text| self.spelling.key(&text).into_iter().collect())
            .collect()
    }

    /// Words that may have this form as a word of that part; the form itself is the first.
    pub(crate) fn undone(&self, word: &Word<'_>, part: Part) -> Vec<String> {
        let list = parts(word);
        let [before @ .., last] = list.as_slice() else {
            return Vec::new();
        };
        let mut out = vec![word.text.to_owned()];
        let start = &word.text[..word.text.len() - last.text.len()];
        // Of a hyphenated word the last part declines, or the first, or all do.
        let of_last = self.undone_part(last, part);
        out.extend(of_last.iter().map(|last| format!("{start}{last}")));
        if let [first, middle @ ..] = before {
            let mut of_first = self.undone_part(first, part);
            if matches!(part, Part::Geo | Part::Org) {
                of_first.extend(self.undone_part(first, Part::Adjective));
            }
            let middle: String = middle.iter().flat_map(|p| [p.before, p.text]).collect();
            for first in &of_first {
                out.push(format!("{first}{middle}{}{}", last.before, last.text));
                let room = CANDIDATES.saturating_sub(out.len());
                let both = of_last.iter().map(|end| format!("{first}{middle}{}{end}", last.before));
                out.extend(both.take(room));
            }
        }
        if !before.is_empty() {
            // An ending may have a hyphen of its own: Joe-nak, NATO-a.
            out.extend(self.undone_part(word, part));
        }
        let mut seen = BTreeSet::new();
        out.retain(|name| seen.insert(name.clone()));
        out.truncate(CANDIDATES);
        out
    }

    fn undone_part(&self, word: &Word<'_>, part: Part) -> Vec<String> {
        let caps = part != Part::Acronym && spelling::all_caps(word.text);
        let endings = self.endings();
        let mut out = Vec::new();
        for (length, undos) in endings.undos[part as usize].matches(word.key) {
            if length > word.key.len() {
                continue;
            }
            let stem = without_last(word.text, length);
            if !stem.is_empty() && !stem.ends_with(|c: char| c.is_alphanumeric() || is_apostrophe(c)) {
                continue;
            }
            for undo in undos {
                for stem in self.unchanged(stem, undo.changes[0], caps) {
                    for mut name in self.unchanged(&stem, undo.changes[1], caps) {
                        let letters = name.chars().rfind(|c| c.is_alphabetic()).zip(undo.strip.chars().next());
                        if letters.is_some_and(|(last, first)| !alike(last, first)) {
                            continue;
                        }
                        self.spelling.push(&mut name, &undo.strip, caps);
                        if !name.is_empty() {
                            out.push(name);
                        }
                    }
                }
            }
        }
        out
    }

    /// The stems from which a change makes this one, itself among them.
    fn unchanged(&self, stem: &str, change: Option<usize>, caps: bool) -> Vec<String> {
        let mut out = vec![stem.to_owned()];
        let Some(change) = change.map(|c| &self.alternations[c]) else {
            return out;
        };
        let key = self.spelling.key(stem);
        for (off, on) in change.sources(&key) {
            let mut before = without_last(stem, on.chars().count()).to_owned();
            self.spelling.push(&mut before, off, caps);
            out.push(before);
        }
        if change.moves_accent() {
            let moved = out.iter().flat_map(|s| SYLLABLES.map(|n| self.accent.placed(s, n)));
            out = moved.chain(out.iter().cloned()).collect();
        }
        out
    }
}
