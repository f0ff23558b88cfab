//! The tables as the build script arranged them, taken apart when they are first asked for.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap as HashMap;

use super::parse::{self, Place};
use super::{Gender, GroupId, Member, Relation};

/// All folded names.
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/given-words.txt"));

/// All groups, as they are written.
pub(super) const GROUPS: &str = include_str!(concat!(env!("OUT_DIR"), "/given-groups.txt"));

/// The folded names.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(WORDS));

/// The groups; apart from the names, since most questions need none of them.
static MEMBERS: LazyLock<Members> = LazyLock::new(|| Members::new(GROUPS));

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
    pub(super) gender: Gender,
    places: Range<usize>,
    groups: Range<usize>,
}

/// The folded names, by name.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Hashed, since most words of a text are asked for, in many shapes, and are none of these.
    words: HashMap<&'static str, Word>,
    places: Vec<Place>,
    groups: Vec<GroupId>,
}

impl Table {
    fn new(words: &'static str) -> Self {
        let mut table = Self::default();
        table.words.reserve(words.lines().count());
        for line in words.lines() {
            let mut columns = line.split('\t');
            let (Some(key), Some(gender)) = (columns.next(), columns.next()) else {
                continue;
            };
            let (places, groups) = (table.places.len(), table.groups.len());
            table
                .places
                .extend(columns.next().unwrap_or("").split_ascii_whitespace().filter_map(place));
            for place in &table.places[places..] {
                let group = GroupId(place.group);
                if !table.groups[groups..].contains(&group) {
                    table.groups.push(group);
                }
            }
            let word = Word {
                gender: whose(gender.chars().next()),
                places: places..table.places.len(),
                groups: groups..table.groups.len(),
            };
            table.words.insert(key, word);
        }
        table
    }

    /// What is known of a folded word.
    pub(super) fn word(&self, key: &str) -> Option<&Word> {
        self.words.get(key)
    }

    /// Where a folded word stands.
    pub(super) fn places(&self, key: &str) -> &[Place] {
        self.word(key).map_or(&[], |word| &self.places[word.places.clone()])
    }

    /// The groups of a folded word.
    pub(super) fn groups(&self, key: &str) -> &[GroupId] {
        self.word(key).map_or(&[], |word| &self.groups[word.groups.clone()])
    }
}

/// A place as the build script writes it.
fn place(text: &str) -> Option<Place> {
    let mut numbers = text.split('.');
    Some(Place {
        group: numbers.next()?.parse().ok()?,
        set: numbers.next()?.parse().ok()?,
        short: numbers.next()?.parse().ok()?,
    })
}

/// A gender by its letter.
fn whose(letter: Option<char>) -> Gender {
    match letter {
        Some('m') => Gender::Masculine,
        Some('f') => Gender::Feminine,
        _ => Gender::Either,
    }
}

#[derive(Debug, Default)]
struct Members {
    members: Vec<Member>,
    /// By group: whose it is, and where its members are.
    groups: Vec<(Gender, Range<usize>)>,
}

impl Members {
    fn new(text: &'static str) -> Self {
        let mut all = Self::default();
        for (place, gender, name) in parse::groups(text) {
            let start = all.members.len();
            let langs = name.langs.iter().copied().map(Some);
            let langs = langs.chain(name.langs.is_empty().then_some(None));
            all.members.extend(langs.map(|lang| Member {
                text: name.text,
                lang,
                set: place.set,
                short: place.short > 0,
            }));
            if all.groups.len() <= usize::from(place.group) {
                all.groups
                    .resize(usize::from(place.group) + 1, (whose(Some(gender)), start..start));
            }
            all.groups[usize::from(place.group)].1.end = all.members.len();
        }
        all
    }
}

/// The names of a group.
pub(super) fn members(group: GroupId) -> &'static [Member] {
    let of = MEMBERS.groups.get(usize::from(group.0));
    of.map_or(&[], |(_, range)| &MEMBERS.members[range.clone()])
}

/// Whose names those of a group are.
pub(super) fn gender(group: GroupId) -> Gender {
    MEMBERS
        .groups
        .get(usize::from(group.0))
        .map_or(Gender::Either, |(gender, _)| *gender)
}
