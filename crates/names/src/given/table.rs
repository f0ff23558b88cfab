//! The embedded tables, read once into flat sorted rows.

use std::ops::Range;
use std::sync::LazyLock;

use polynym_text::fold_key;

use super::parse::{self, Line};
use super::{Gender, GroupId, Member, Relation};

/// The tables of groups.
pub(super) const GROUPS: &[(&str, &str)] = &[
    ("christian.txt", include_str!("../../data/given/christian.txt")),
    ("eastern.txt", include_str!("../../data/given/eastern.txt")),
    ("slavic.txt", include_str!("../../data/given/slavic.txt")),
    ("western.txt", include_str!("../../data/given/western.txt")),
    ("women.txt", include_str!("../../data/given/women.txt")),
];

/// The lists of names that are in no group.
pub(super) const LISTS: &[(&str, &str)] = &[];

/// All that is known of given names.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(GROUPS, LISTS));

/// Where a name stands: which group, which set of it, and which line of short forms in the set (0 for the full names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) group: GroupId,
    pub(super) set: u8,
    pub(super) short: u8,
}

impl Place {
    /// How two different spellings at these places belong together.
    pub(super) fn relation(self, other: Self) -> Option<Relation> {
        if self.group != other.group {
            return None;
        }
        match (self.set == other.set, self.short, other.short) {
            (true, a, b) if a == b => Some(Relation::Equivalent),
            (true, ..) => Some(Relation::Short),
            (false, 0, 0) => Some(Relation::Translated),
            (false, ..) => None,
        }
    }
}

/// A folded word with what is known of it.
#[derive(Debug)]
pub(super) struct Word {
    key: String,
    pub(super) gender: Gender,
    places: Range<usize>,
    groups: Range<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Table {
    /// Sorted by key.
    words: Vec<Word>,
    places: Vec<Place>,
    groups: Vec<GroupId>,
    members: Vec<Member>,
    /// By group: whose it is, and where its members are.
    kinds: Vec<(Gender, Range<usize>)>,
}

impl Table {
    pub(super) fn new(groups: &[(&str, &'static str)], lists: &[(&str, &'static str)]) -> Self {
        let mut table = Self::default();
        let mut found = Vec::new();
        for (_, text) in groups {
            table.read_groups(text, &mut found);
        }
        for (_, text) in lists {
            read_list(text, &mut found);
        }
        found.sort_unstable();
        for (key, gender, place) in found {
            table.add(key, gender, place);
        }
        table
    }

    fn read_groups(&mut self, text: &'static str, found: &mut Vec<(String, Gender, Option<Place>)>) {
        let (mut set, mut short) = (0, 0);
        for line in text.lines() {
            let names = match parse::line(line) {
                Line::Group(gender, names) => {
                    (set, short) = (0, 0);
                    self.kinds.push((gender, self.members.len()..self.members.len()));
                    names
                }
                Line::Set(names) => {
                    (set, short) = (set + 1, 0);
                    names
                }
                Line::Short(names) => {
                    short += 1;
                    names
                }
                Line::Blank | Line::Wrong => continue,
            };
            let Some(group) = self.kinds.len().checked_sub(1) else {
                continue;
            };
            let Ok(id) = u16::try_from(group) else { continue };
            let place = Place {
                group: GroupId(id),
                set,
                short,
            };
            for name in parse::names(names) {
                found.push((fold_key(name.text).text, self.kinds[group].0, Some(place)));
                let langs = name
                    .langs
                    .iter()
                    .copied()
                    .map(Some)
                    .chain(name.langs.is_empty().then_some(None));
                self.members.extend(langs.map(|lang| Member {
                    text: name.text,
                    lang,
                    set,
                    short: short > 0,
                }));
            }
            self.kinds[group].1.end = self.members.len();
        }
    }

    /// Takes one find; finds come sorted.
    fn add(&mut self, key: String, gender: Gender, place: Option<Place>) {
        if self.words.last().is_none_or(|word| word.key != key) {
            let (places, groups) = (self.places.len(), self.groups.len());
            self.words.push(Word {
                key,
                gender,
                places: places..places,
                groups: groups..groups,
            });
        }
        let Some(word) = self.words.last_mut() else { return };
        if word.gender != gender {
            word.gender = Gender::Either;
        }
        let Some(place) = place else { return };
        if !self.places[word.places.clone()].contains(&place) {
            self.places.push(place);
            word.places.end = self.places.len();
        }
        if !self.groups[word.groups.clone()].contains(&place.group) {
            self.groups.push(place.group);
            word.groups.end = self.groups.len();
        }
    }

    /// What is known of a folded word.
    pub(super) fn word(&self, key: &str) -> Option<&Word> {
        let at = self.words.binary_search_by(|word| word.key.as_str().cmp(key)).ok()?;
        Some(&self.words[at])
    }

    /// Where a folded word stands.
    pub(super) fn places(&self, key: &str) -> &[Place] {
        self.word(key).map_or(&[], |word| &self.places[word.places.clone()])
    }

    /// The groups of a folded word.
    pub(super) fn groups(&self, key: &str) -> &[GroupId] {
        self.word(key).map_or(&[], |word| &self.groups[word.groups.clone()])
    }

    pub(super) fn members(&self, group: GroupId) -> &[Member] {
        &self.members[self.kinds[usize::from(group.0)].1.clone()]
    }

    pub(super) fn gender(&self, group: GroupId) -> Gender {
        self.kinds[usize::from(group.0)].0
    }
}

/// Reads a list: `[m Region]` says whose the names below are, one a line.
fn read_list(text: &str, found: &mut Vec<(String, Gender, Option<Place>)>) {
    let mut gender = Gender::Either;
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line.strip_prefix('[') {
            Some(head) => gender = head.split(' ').next().and_then(parse::gender).unwrap_or(gender),
            None => found.push((fold_key(line).text, gender, None)),
        }
    }
}
