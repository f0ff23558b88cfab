//! The tables as the build script arranged them.

use std::ops::Range;
use std::sync::LazyLock;

use super::parse::{self, Place};
use super::{Gender, GroupId, Member, Relation};

// `WORDS`, all folded names, with `PLACES` and `GROUP_IDS`, from which each has a range.
include!(concat!(env!("OUT_DIR"), "/given-words.rs"));

/// All groups, as they are written.
pub(super) const GROUPS: &str = include_str!(concat!(env!("OUT_DIR"), "/given-groups.txt"));

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

/// What is known of a folded word.
pub(super) fn word(key: &str) -> Option<&'static Word> {
    WORDS.get(key)
}

/// Where a folded word stands.
pub(super) fn places(key: &str) -> &'static [Place] {
    word(key).map_or(&[], |word| &PLACES[word.places.clone()])
}

/// The groups of a folded word.
pub(super) fn groups(key: &str) -> &'static [GroupId] {
    word(key).map_or(&[], |word| &GROUP_IDS[word.groups.clone()])
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
