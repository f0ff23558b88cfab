//! What stands beside a find: titles, other people's given names, the country of an agency.

use std::cell::{LazyCell, OnceCell};
use std::collections::HashMap;
use std::ops::Range;

use polynym_gazetteer::{EntityType, FormRole, Gazetteer};
use polynym_text::{Folded, Span, Word};

use crate::doubt::{begins_sentence, is_common_here};
use crate::passages::Passages;
use crate::reading::{Find, Reading};
use crate::titles::{LONGEST, TITLES, Title};
use crate::world::{World, is_own_word};

/// Headlines are no longer than this many bytes.
const LONGEST_HEADLINE: usize = 300;

/// The surroundings of the finds of one text.
pub(crate) struct Context<'a> {
    pub(crate) folded: &'a Folded<'a>,
    finds: &'a [Find],
    world: &'a World,
    gazetteer: &'a Gazetteer,
    /// Finds by the index of the word that they begin at, and of the word after them.
    starts: HashMap<usize, Vec<usize>>,
    ends: HashMap<usize, Vec<usize>>,
    /// Where lines end, once it is asked.
    lines: OnceCell<Vec<usize>>,
    pub(crate) passages: Passages,
}

impl<'a> Context<'a> {
    pub(crate) fn new(folded: &'a Folded<'a>, finds: &'a [Find], world: &'a World, gazetteer: &'a Gazetteer) -> Self {
        let (mut starts, mut ends) = (HashMap::new(), HashMap::new());
        for (i, find) in finds.iter().enumerate() {
            starts.entry(find.words.start).or_insert_with(Vec::new).push(i);
            ends.entry(find.words.end).or_insert_with(Vec::new).push(i);
        }
        Self {
            folded,
            finds,
            world,
            gazetteer,
            starts,
            ends,
            lines: OnceCell::new(),
            passages: Passages::default(),
        }
    }

    fn words(&self) -> &[Word] {
        self.folded.words()
    }

    /// The longest title right before these words, with its text.
    pub(crate) fn title_before(&self, words: &Range<usize>) -> Option<(&'static [Title], &str)> {
        let at = words.start;
        if at == 0 || !matches!(self.folded.between(at - 1, at), " " | ".") {
            return None;
        }
        (1..=LONGEST.min(at)).rev().find_map(|n| {
            let text = self.folded.letters(at - n..at);
            TITLES.before.get(text).map(|titles| (*titles, text))
        })
    }

    /// The longest word of office right after these words, with its text.
    pub(crate) fn title_after(&self, words: &Range<usize>) -> Option<(&'static [Title], &str)> {
        let at = words.end;
        if at >= self.words().len() || !matches!(self.folded.between(at - 1, at), " " | "-") {
            return None;
        }
        (1..=LONGEST.min(self.words().len() - at)).rev().find_map(|n| {
            let text = self.folded.letters(at..at + n);
            TITLES.after.get(text).map(|titles| (*titles, text))
        })
    }

    /// The text of a country or parent of the entity that stands beside the find (`Russian Foreign Ministry`); of a person,
    /// only one that has the person (`NATO's Rutte`).
    pub(crate) fn home_beside(&self, find: &Find, entity: u32, kind: &EntityType) -> Option<&str> {
        let person = *kind == EntityType::Person;
        let homes = LazyCell::new(|| self.world.homes(self.gazetteer, entity));
        let names_home = |other: &Find| {
            other
                .readings
                .iter()
                .any(|r| r.role != FormRole::Weak && homes.contains(&r.entity))
        };
        let linked = |left: &Find, right: &Find| {
            let between = self.folded.between(left.words.end - 1, right.words.start);
            TITLES.links.contains(&between) && (!person || between.starts_with('\''))
        };
        let (start, end) = (find.words.start, find.words.end);
        let mut before = (start.saturating_sub(LONGEST)..=start)
            .filter_map(|word| self.ends.get(&word))
            .flatten();
        let mut after = (end..=end + LONGEST).filter_map(|word| self.starts.get(&word)).flatten();
        let home = before
            .find(|&&i| names_home(&self.finds[i]) && linked(&self.finds[i], find))
            .or_else(|| after.find(|&&i| names_home(&self.finds[i]) && linked(find, &self.finds[i])));
        home.map(|&i| &self.folded.source()[self.finds[i].span])
    }

    /// Whether the word before a person's short name is the given name of somebody else.
    ///
    /// Known given names are; so is an unknown word with a capital inside a sentence, unless it is part of another name.
    /// `named` says whom the document names in full.
    pub(crate) fn other_given_name(&self, find: &Find, entity: u32, named: impl Fn(u32) -> bool) -> bool {
        let at = find.words.start;
        if at == 0 || self.folded.between(at - 1, at) != " " {
            return false;
        }
        let word = &self.words()[at - 1];
        let text = self.folded.letters(at - 1..at);
        let own = || is_own_word(self.gazetteer.entity(entity), text);
        let of_a_name = self.ends.get(&at).is_some_and(|ends| {
            let counts = |r: &Reading| r.role != FormRole::Weak || (r.entity != entity && named(r.entity));
            ends.iter().any(|&i| self.finds[i].readings.iter().any(counts))
        });
        if of_a_name || !word.shape.initial || self.title_before(&find.words).is_some() || own() {
            return false;
        }
        let common = is_common_here(self.folded, word.span);
        let begins = begins_sentence(self.folded, at - 1);
        // At the head of a sentence a common word is one, though somebody be called so: “He [Trump]”, and He Lifeng.
        if self.is_given_name(text) && !(common && begins) {
            return true;
        }
        !(word.shape.all_upper() || common || begins || self.in_headline(find))
    }

    /// Whether a folded word is the first of some person's full name.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.world.is_given_name(self.gazetteer, word)
    }

    /// The line that holds this byte of the original.
    pub(crate) fn line(&self, at: usize) -> Span {
        let ends = self
            .lines
            .get_or_init(|| self.folded.source().match_indices('\n').map(|(at, _)| at).collect());
        let before = ends.partition_point(|&end| end < at);
        let start = before.checked_sub(1).map_or(0, |i| ends[i] + 1);
        Span::new(start, ends.get(before).copied().unwrap_or(self.folded.source().len()))
    }

    /// Whether all of the longer words of a short line have capitals, so that a capital says nothing.
    fn in_headline(&self, find: &Find) -> bool {
        let line = self.line(find.span.start);
        if line.len() > LONGEST_HEADLINE {
            return false;
        }
        let words = self.words();
        let first = words.partition_point(|w| w.span.start < line.start);
        let last = words.partition_point(|w| w.span.start < line.end);
        let long = |w: &&Word| self.folded.source()[w.span].chars().nth(3).is_some();
        let mut long = words[first..last].iter().filter(long).peekable();
        long.peek().is_some() && long.all(|w| w.shape.initial || w.shape.uncased())
    }
}
