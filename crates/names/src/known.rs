//! Names that the world knows: countries, regions, cities and bodies, in many languages.

use polynym_text::Lang;

/// What kind of thing an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place on a map.
    Place,
    /// An organisation.
    Agency,
}

/// One name of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// Its language.
    pub lang: Lang,
    /// The name, in the nominative.
    pub text: &'static str,
    /// Whether it is an acronym.
    pub acronym: bool,
}

/// A thing that the world knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Known {
    /// The name of its entry in the tables.
    pub id: &'static str,
    /// Place or agency.
    pub kind: Kind,
}

impl Known {
    /// All of its names, by language.
    pub fn names(self) -> impl Iterator<Item = Named> {
        std::iter::empty()
    }
}

/// The entries that have this name in some language.
pub fn find(_name: &str) -> impl Iterator<Item = Known> {
    std::iter::empty()
}
