//! Which words of a text are names of people by their sound.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use polynym_script::{Script, language};
use polynym_text::{Folded, Lang, Word};

use super::ears::{Ears, Kin, NameWord};
use crate::doubt::begins_sentence;

/// Words in capitals up to so many letters are acronyms.
const ACRONYM: usize = 4;

/// A full name in a text, however it was found.
#[derive(Debug, Clone)]
pub(crate) struct Full {
    pub(crate) entity: u32,
    pub(crate) words: Range<usize>,
}

/// Why a word is taken for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Words of one name stand together.
    Full,
    /// The document names the person in full.
    Short,
    /// Nobody else has such a surname.
    Lone,
}

/// A name found by its sound.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    pub(crate) words: Range<usize>,
    /// Entities with their distance in sound, the nearest first.
    pub(crate) entities: Vec<(u32, f32)>,
    pub(crate) reason: Reason,
}

/// The listening to one text.
pub(crate) struct Listener<'a> {
    pub(super) folded: &'a Folded<'a>,
    pub(super) ears: &'a Ears,
    pub(super) given_names: &'a HashSet<String>,
    /// Whether a title before these words is not that of this entity.
    pub(super) contradicted: &'a dyn Fn(&Range<usize>, u32) -> bool,
    pub(super) kin: Vec<Option<Arc<[Kin]>>>,
    /// That of the text, once it is asked.
    pub(super) language: OnceCell<Option<Lang>>,
}

impl<'a> Listener<'a> {
    pub(crate) fn new(
        folded: &'a Folded<'a>,
        ears: &'a Ears,
        given_names: &'a HashSet<String>,
        excluded: &[Range<usize>],
        contradicted: &'a dyn Fn(&Range<usize>, u32) -> bool,
    ) -> Self {
        let words = folded.words();
        let loud = |at: usize| {
            words
                .get(at)
                .is_some_and(|w| w.shape.all_upper() && folded.letters(at..at + 1).chars().count() > 1)
        };
        let may_be = |(at, word): (usize, &Word)| {
            // An acronym is no name, unless all around is in capitals.
            let acronym = word.shape.all_upper()
                && folded.letters(at..at + 1).chars().count() <= ACRONYM
                && !(loud(at + 1) || at > 0 && loud(at - 1));
            let rank = ears.epithets.rank(folded.letters(at..at + 1)).is_some();
            let numeral = word.shape.all_upper() && folded.source()[word.span].bytes().all(|c| matches!(c, b'I' | b'V' | b'X'));
            rank || numeral || (word.shape.initial && !word.single && !acronym)
        };
        let listen = |(at, word)| {
            may_be((at, word))
                .then(|| ears.kin(&folded.source()[word.span]))
                .filter(|kin| !kin.is_empty())
        };
        let mut kin: Vec<Option<Arc<[Kin]>>> = words.iter().enumerate().map(listen).collect();
        excluded.iter().for_each(|words| kin[words.clone()].fill(None));
        let mut listener = Self {
            folded,
            ears,
            given_names,
            contradicted,
            kin,
            language: OnceCell::new(),
        };
        listener.leave_told();
        listener
    }

    /// Leaves out those whose row has a name in the language of the line: there it is spelled, and a guess would only undo that.
    fn leave_told(&mut self) {
        let mut line: Option<(Range<usize>, Option<Lang>)> = None;
        for at in 0..self.kin.len() {
            let Some(kin) = self.kin[at].clone() else { continue };
            let told = |kin: &Kin| self.ears.told(self.word(kin).entity);
            if kin.iter().all(|kin| told(kin).is_empty()) {
                continue;
            }
            let span = self.folded.words()[at].span;
            if line.as_ref().is_none_or(|(bytes, _)| !bytes.contains(&span.start)) {
                let source = self.folded.source();
                let start = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
                let end = source[span.end..].find('\n').map_or(source.len(), |length| span.end + length);
                line = Some((start..end, language(&source[start..end]).lang));
            }
            let spoken = line.as_ref().and_then(|(_, lang)| *lang);
            let word = &self.folded.source()[span];
            let script = word
                .chars()
                .find(|c| c.is_alphabetic())
                .map_or("Zyyy", |c| Script::from(c).short_name());
            let is_told = |kin: &&Kin| match spoken {
                Some(lang) => told(kin).contains(&lang),
                None => told(kin).iter().any(|lang| lang.scripts().contains(&script)),
            };
            let left: Vec<Kin> = kin.iter().filter(|kin| !is_told(kin)).copied().collect();
            self.kin[at] = (!left.is_empty()).then(|| left.into());
        }
    }

    /// The names that are heard, without those that lie in one of the `known` full names.
    pub(crate) fn names(&self, known: &[Full]) -> Vec<Heard> {
        let mut taken = vec![false; self.kin.len()];
        for full in known {
            taken[full.words.clone()].fill(true);
        }
        let mut heard = Vec::new();
        let mut named: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
        for full in known {
            named.entry(full.entity).or_default().push(full.words.clone());
        }
        let mut full: Vec<(usize, f32, Heard)> = (0..self.kin.len()).flat_map(|at| self.full(at)).collect();
        full.sort_by(|a, b| {
            b.0.cmp(&a.0)
                .then(a.1.total_cmp(&b.1))
                .then(a.2.words.start.cmp(&b.2.words.start))
        });
        for (_, _, found) in full {
            if taken[found.words.clone()].iter().any(|&t| t) {
                continue;
            }
            taken[found.words.clone()].fill(true);
            named.entry(found.entities[0].0).or_default().push(found.words.clone());
            heard.push(found);
        }
        // A surname inside a sentence first: it tells what a capital at the head of one may be.
        for head in [false, true] {
            let free: Vec<usize> = (0..self.kin.len())
                .filter(|&at| !taken[at] && self.kin[at].is_some())
                .collect();
            for at in free.into_iter().filter(|&at| begins_sentence(self.folded, at) == head) {
                if let Some(found) = self.short(at, &named, head).or_else(|| self.lone(at, head)) {
                    taken[at] = true;
                    named.entry(found.entities[0].0).or_default().push(found.words.clone());
                    heard.push(found);
                }
            }
        }
        for found in &mut heard {
            found.words = self.own(found.words.clone());
        }
        heard.sort_by_key(|found| found.words.start);
        heard
    }

    /// The words of a name without the title before it, and with the ending that an apostrophe parts from it (Farage'a).
    fn own(&self, words: Range<usize>) -> Range<usize> {
        let is_title = |at: &usize| self.ears.epithets.rank(self.folded.letters(*at..at + 1)).is_some();
        let start = words.clone().find(|at| !is_title(at)).unwrap_or(words.start);
        let ending = self.folded.words().get(words.end).is_some_and(|next| {
            let letters = self.folded.letters(words.end..words.end + 1);
            !next.shape.upper
                && letters != "s"
                && letters.chars().count() <= 4
                && self.folded.between(words.end - 1, words.end) == "'"
        });
        start..words.end + usize::from(ending)
    }

    pub(super) fn word(&self, kin: &Kin) -> &NameWord {
        &self.ears.words[kin.word as usize]
    }

    pub(super) fn kin(&self, at: usize) -> &[Kin] {
        self.kin.get(at).and_then(Option::as_deref).unwrap_or_default()
    }

    /// Whether two words are next to each other in one name.
    pub(super) fn joined(&self, left: usize) -> bool {
        let gap = self.folded.between(left, left + 1);
        matches!(gap, " " | "-" | "'") || (matches!(gap, ". " | "." | ".-") && self.is_initial(left))
    }

    /// A letter, or two, that stand for a name.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        let letters = self.folded.letters(at..at + 1).chars().count();
        self.folded
            .words()
            .get(at)
            .is_some_and(|w| w.shape.initial && (letters == 1 || self.folded.letters(at..at + 1) == "дж"))
    }
}
