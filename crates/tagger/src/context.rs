//! What stands beside a find: titles, other people's given names, the country of an agency.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use polynym_gazetteer::{EntityType, FormRole, Gazetteer};
use polynym_text::{Folded, Span, Word};

use crate::doubt::{begins_sentence, is_common_here};
use crate::reading::{Find, Reading};
use crate::tagger::folded_words;
use crate::titles::{LONGEST, TITLES, Title};

/// Headlines are no longer than this many bytes.
const LONGEST_HEADLINE: usize = 300;

/// What the gazetteer as a whole says about names beside names.
#[derive(Debug)]
pub(crate) struct World {
    /// First words of people's full names, folded.
    given_names: HashSet<String>,
    /// Words of each person's own strong names.
    own_words: HashMap<u32, HashSet<String>>,
    /// The larger things that an entity belongs to: its countries, its parent.
    homes: HashMap<u32, Vec<u32>>,
}

impl World {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Self {
        let mut given_names = HashSet::new();
        let mut own_words: HashMap<u32, HashSet<String>> = HashMap::new();
        for (index, person) in gazetteer.iter().filter(|(_, e)| e.kind == EntityType::Person) {
            for name in person.names.iter().filter(|n| n.kind.is_strong()) {
                let words = folded_words(&name.text);
                if words.len() > 1 {
                    given_names.insert(words[0].clone());
                    own_words.entry(index).or_default().extend(words);
                }
            }
        }
        let mut countries: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (i, e) in gazetteer.iter() {
            if e.kind == EntityType::Place && e.subtype.as_deref() == Some("country") {
                for country in &e.country {
                    countries.entry(&country.code).or_default().push(i);
                }
            }
        }
        let homes = gazetteer
            .iter()
            .map(|(i, e)| {
                let of_country = e
                    .country
                    .iter()
                    .filter(|c| !c.claim)
                    .flat_map(|c| countries.get(c.code.as_str()));
                let parent = e.parent.as_ref().and_then(|p| gazetteer.index_of(p));
                let homes = of_country
                    .flatten()
                    .copied()
                    .chain(parent)
                    .filter(|&home| home != i)
                    .collect();
                (i, homes)
            })
            .collect();
        Self {
            given_names,
            own_words,
            homes,
        }
    }
}

/// The surroundings of the finds of one text.
pub(crate) struct Context<'a> {
    pub(crate) folded: &'a Folded<'a>,
    finds: &'a [Find],
    world: &'a World,
    /// Finds by the index of the word that they begin at, and of the word after them.
    starts: HashMap<usize, Vec<usize>>,
    ends: HashMap<usize, Vec<usize>>,
    /// Where lines end, once it is asked.
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(folded: &'a Folded<'a>, finds: &'a [Find], world: &'a World) -> Self {
        let (mut starts, mut ends) = (HashMap::new(), HashMap::new());
        for (i, find) in finds.iter().enumerate() {
            starts.entry(find.words.start).or_insert_with(Vec::new).push(i);
            ends.entry(find.words.end).or_insert_with(Vec::new).push(i);
        }
        Self {
            folded,
            finds,
            world,
            starts,
            ends,
            lines: OnceCell::new(),
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
            TITLES.before.get(text).map(|titles| (titles.as_slice(), text))
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
            TITLES.after.get(text).map(|titles| (titles.as_slice(), text))
        })
    }

    /// The text of a country or parent of the entity that stands beside the find (`Russian Foreign Ministry`); of a person,
    /// only one that has the person (`NATO's Rutte`).
    pub(crate) fn home_beside(&self, find: &Find, entity: u32, kind: &EntityType) -> Option<&str> {
        let person = *kind == EntityType::Person;
        let homes = self.world.homes.get(&entity).filter(|homes| !homes.is_empty())?;
        let names_home = |other: &Find| {
            other
                .readings
                .iter()
                .any(|r| r.role != FormRole::Weak && homes.contains(&r.entity))
        };
        let linked = |left: &Find, right: &Find| {
            let between = self.folded.between(left.words.end - 1, right.words.start);
            TITLES.links.iter().any(|l| l == between) && (!person || between.starts_with('\''))
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
        let own = self.world.own_words.get(&entity).is_some_and(|own| own.contains(text));
        let of_a_name = self.ends.get(&at).is_some_and(|ends| {
            let counts = |r: &Reading| r.role != FormRole::Weak || (r.entity != entity && named(r.entity));
            ends.iter().any(|&i| self.finds[i].readings.iter().any(counts))
        });
        if own || of_a_name || !word.shape.initial || self.title_before(&find.words).is_some() {
            return false;
        }
        if self.is_given_name(text) {
            return true;
        }
        !(word.shape.all_upper()
            || is_common_here(self.folded, word.span)
            || begins_sentence(self.folded, at - 1)
            || self.in_headline(find))
    }

    /// Whether a folded word is the first of some person's full name.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.world.given_names.contains(word)
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
