//! Which words of a text are names of people by their sound.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use polynym_gazetteer::{Entity, Gazetteer};
use polynym_script::Script;
use polynym_text::{Folded, Lang, Span};

use super::attention::Kinship;
use super::ears::{Ears, Kin, NameWord, numeral};
use super::endings::Endings;
use super::refusal::Refusal;
use super::tokens::Tokens;
use crate::context::Context;
use crate::titles::contradict;

/// Languages in which the apostrophe before an ending ends the name (Türk Dil Kurumu, Yazım Kılavuzu).
const PARTED_ENDINGS: [&str; 2] = ["tr", "az"];

/// What else stands before an ending, by language: Mohammed VI:n, de Gaulle-nak.
const HYPHENED_ENDINGS: [(&str, &str); 3] = [("fi", ":"), ("sv", ":"), ("hu", "-")];

/// What it counts that a name stands behind a word and not before it, in words.
const BEHIND: usize = 1 << 20;

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
    /// The initials of a full name in the document.
    Initials,
}

impl Reason {
    /// In words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Full => "words of one name together",
            Self::Short => "short for the full name in the document",
            Self::Lone => "a surname that only one has",
            Self::Initials => "initials of the full name in the document",
        }
    }
}

/// A name found by its sound.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    pub(crate) words: Range<usize>,
    /// Folded bytes of the first word before the name, and of the last behind it.
    pub(crate) front: u8,
    pub(crate) back: u8,
    /// The full stop behind it belongs to it: Ł.D.
    pub(crate) dot: bool,
    /// Entities with their distance in sound, the nearest first.
    pub(crate) entities: Vec<(u32, f32)>,
    pub(crate) reason: Reason,
}

/// What was heard in one word of a text of one person.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) span: Span,
    /// The word of the name that it sounds like, folded.
    pub(crate) like: String,
    /// How far it is beside another word of the name, and alone.
    pub(crate) lenient: f32,
    pub(crate) strict: f32,
    pub(crate) outcome: Result<Reason, Refusal>,
}

/// Whom a text has named so far, and how.
#[derive(Debug, Default)]
pub(super) struct Names<'t>(BTreeMap<u32, Named<'t>>);

/// Where a person is named, and the words that stand there. A text may name one person on every line: what is asked of all of it must
/// not take longer for that.
#[derive(Debug, Default)]
pub(super) struct Named<'t> {
    starts: BTreeSet<usize>,
    pub(super) spellings: BTreeSet<&'t str>,
}

impl<'t> Names<'t> {
    fn add(&mut self, entity: u32, words: Range<usize>, tokens: &Tokens<'t>) {
        let named = self.0.entry(entity).or_default();
        named.starts.insert(words.start);
        named.spellings.extend(words.map(|at| tokens.letters(at)));
    }

    pub(super) fn of(&self, entity: u32) -> Option<&Named<'t>> {
        self.0.get(&entity)
    }
}

impl Named<'_> {
    /// How many words away the person is named next, rather before than behind.
    pub(super) fn distance(&self, at: usize) -> usize {
        let before = self.starts.range(..=at).next_back().map(|start| at - start);
        let behind = self.starts.range(at + 1..).next().map(|start| start - at + BEHIND);
        before.into_iter().chain(behind).min().unwrap_or(usize::MAX)
    }
}

/// The listening to one text.
pub(crate) struct Listener<'a> {
    pub(super) folded: &'a Folded<'a>,
    pub(super) tokens: Tokens<'a>,
    pub(super) ears: &'a Ears,
    pub(super) context: &'a Context<'a>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) kinship: Kinship,
    /// That of the text, once it is asked.
    pub(super) language: OnceCell<Option<Lang>>,
    /// The script of the last word, and the family of languages that it may have an ending of.
    pub(super) last_family: Cell<Option<(Script, u8)>>,
    /// The words of the text that stand in it without a capital, folded and sorted, once they are asked.
    pub(super) small: OnceCell<Vec<&'a str>>,
}

impl<'a> Listener<'a> {
    pub(crate) fn new(context: &'a Context<'a>, gazetteer: &'a Gazetteer, ears: &'a Ears, excluded: &[Range<usize>]) -> Self {
        let folded = context.folded;
        let mut listener = Self {
            folded,
            tokens: Tokens::new(folded),
            ears,
            context,
            gazetteer,
            kinship: Kinship::default(),
            language: OnceCell::new(),
            last_family: Cell::new(None),
            small: OnceCell::new(),
        };
        listener.attend(excluded);
        listener
    }

    /// The endings of the text's language.
    pub(super) fn endings(&self) -> &Endings {
        self.ears.endings(self.ears.families.of(self.language()))
    }

    /// The names that are heard, without those that lie in one of the `known` full names.
    pub(crate) fn names(&self, known: &[Full]) -> Vec<Heard> {
        self.hear(known).0
    }

    /// What is heard of one person, word by word, and what comes of it.
    pub(crate) fn remarks(&self, known: &[Full], entity: u32) -> Vec<Remark> {
        let (heard, named) = self.hear(known);
        let own = |at: usize| {
            let kin = self.kin(at).iter().filter(|kin| kin.entity == entity);
            kin.min_by(|a, b| a.near.lenient.total_cmp(&b.near.lenient))
        };
        let remark = |at: usize| {
            let kin = own(at)?;
            let words = self.tokens.words(at..at + 1);
            let found = heard
                .iter()
                .find(|h| h.words.start <= words.start && words.end <= h.words.end);
            let outcome = match found {
                Some(found) if found.entities[0].0 == entity => Ok(found.reason),
                Some(_) => Err(Refusal::Rival),
                None => {
                    let head = self.tokens.begins_sentence(at);
                    let short = self.short(at, &named, head);
                    let refused = match short {
                        Err(Refusal::NotNamed) => self.lone(at, head).err(),
                        other => other.err(),
                    };
                    Err(refused.unwrap_or(Refusal::Part))
                }
            };
            Some(Remark {
                span: self.tokens.span(at),
                like: self.ears.letters(&self.word(kin)).to_owned(),
                lenient: kin.near.lenient,
                strict: kin.near.strict,
                outcome,
            })
        };
        (0..self.tokens.len()).filter_map(remark).collect()
    }

    fn hear(&self, known: &[Full]) -> (Vec<Heard>, Names<'a>) {
        let mut taken = vec![false; self.tokens.len()];
        for full in known {
            taken[self.tokens.of(&full.words)].fill(true);
        }
        let mut heard = Vec::new();
        let mut named = Names::default();
        for full in known {
            named.add(full.entity, self.tokens.of(&full.words), &self.tokens);
        }
        let mut names: Vec<(usize, f32, Heard)> = self.kinship.spots.iter().flat_map(|&at| self.full(at)).collect();
        names.sort_by(|a, b| {
            b.0.cmp(&a.0)
                .then(a.1.total_cmp(&b.1))
                .then(a.2.words.start.cmp(&b.2.words.start))
        });
        for (_, _, found) in names {
            if taken[found.words.clone()].iter().any(|&t| t) {
                continue;
            }
            taken[found.words.clone()].fill(true);
            named.add(found.entities[0].0, found.words.clone(), &self.tokens);
            heard.push(found);
        }
        // A surname inside a sentence first: it tells what a capital at the head of one may be.
        for head in [false, true] {
            let may_be = |at: &usize| !taken[*at] && !self.kin(*at).is_empty() && !self.is_small(*at);
            let free: Vec<usize> = self.kinship.spots.iter().copied().filter(may_be).collect();
            for at in free.into_iter().filter(|&at| self.tokens.begins_sentence(at) == head) {
                if let Ok(found) = self.short(at, &named, head).or_else(|_| self.lone(at, head)) {
                    taken[at] = true;
                    named.add(found.entities[0].0, found.words.clone(), &self.tokens);
                    heard.push(found);
                }
            }
        }
        let mut full: Vec<(u32, Range<usize>)> = known.iter().map(|full| (full.entity, self.tokens.of(&full.words))).collect();
        full.extend(
            heard
                .iter()
                .filter(|h| h.reason == Reason::Full)
                .map(|h| (h.entities[0].0, h.words.clone())),
        );
        if !full.is_empty() {
            for &at in self.kinship.capitals.iter().filter(|at| !taken[**at]) {
                heard.extend(self.initials(at, &full, &named));
            }
        }
        for found in &mut heard {
            found.words = self.with_ending(found.words.clone());
            if matches!(found.reason, Reason::Short | Reason::Lone) {
                found.words = self.with_particles(found.words.clone(), found.entities[0].0);
            }
            found.words = self.tokens.words(found.words.clone());
        }
        heard.sort_by_key(|found| found.words.start);
        (heard, named)
    }

    /// The words of a name with the ending that an apostrophe parts from it (Farage'a).
    fn with_ending(&self, words: Range<usize>) -> Range<usize> {
        if self.language().is_some_and(|lang| PARTED_ENDINGS.contains(&lang.as_str())) {
            return words;
        }
        let ending = self.tokens.get(words.end).is_some_and(|next| {
            let letters = self.tokens.letters(words.end);
            let gap = self.tokens.between(words.end - 1, words.end);
            !next.shape.upper
                && letters != "s"
                && letters.chars().count() <= 4
                && (gap == "'" || HYPHENED_ENDINGS.contains(&(self.language().as_ref().map_or("", Lang::as_str), gap)))
        });
        words.start..words.end + usize::from(ending)
    }

    /// A surname with the particles of its row before it: Льо Дриан, O'Leary.
    fn with_particles(&self, words: Range<usize>, entity: u32) -> Range<usize> {
        let Some(word) = self
            .kin(words.start)
            .iter()
            .find(|kin| kin.entity == entity)
            .map(|kin| self.word(kin))
        else {
            return words;
        };
        let mut start = words.start;
        for own in self.ears.name(&word).take(usize::from(word.at)).rev() {
            if !own.particle || start == 0 || !matches!(self.tokens.between(start - 1, start), " " | "-" | "'") {
                break;
            }
            let before = self.tokens.source(start - 1);
            let kin = self.ears.kin(before, self.family(before));
            if !kin.iter().flat_map(|kin| kin.iter()).any(|kin| kin.word == own.index) {
                break;
            }
            start -= 1;
        }
        start..words.end
    }

    /// Whether a title before a word is not that of this entity.
    pub(super) fn contradicted(&self, at: usize, entity: u32) -> bool {
        let titles = self.context.title_before(&self.tokens.words(at..at + 1));
        titles.is_some_and(|(titles, _)| contradict(titles, self.entity(entity)))
    }

    pub(super) fn entity(&self, entity: u32) -> &Entity {
        self.gazetteer.entity(entity)
    }

    pub(super) fn word(&self, kin: &Kin) -> NameWord {
        self.ears.word(kin.word)
    }

    pub(super) fn kin(&self, at: usize) -> &[Kin] {
        self.kinship.of(at)
    }

    /// Whether two words are next to each other in one name.
    pub(super) fn joined(&self, left: usize) -> bool {
        let gap = self.tokens.between(left, left + 1);
        let ordinal = || gap == ". " && numeral(self.tokens.source(left)).is_some();
        matches!(gap, " " | "-" | "'" | "・" | "·" | "=" | "＝")
            || (matches!(gap, ". " | "." | ".-") && self.is_initial(left) && !self.tokens.breaks(left))
            || ordinal()
    }

    /// Written without a capital in a script that has them.
    fn is_small(&self, at: usize) -> bool {
        let shape = self.tokens.word(at).shape;
        !shape.initial && !shape.uncased()
    }

    /// A letter, or two, that stand for a name.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        let may_be = |letters: &str| letters.len() <= 4 && (letters.chars().nth(1).is_none() || letters == "дж");
        self.tokens.get(at).is_some_and(|w| w.shape.initial) && may_be(self.tokens.letters(at))
    }
}
