//! Names that the world knows: countries, regions, cities and bodies, in many languages.
//!
//! The build script arranges the tables of `data/names/known` into two texts, which are searched as they lie in the program: a process
//! that asks for three names should not first make a map of fifty thousand.

#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;

use polynym_text::{Lang, fold_key};

/// Entries: a line with id and kind, a line for each name, an empty line.
static NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/known-names.txt"));

/// Folded names, sorted, each with where its entries begin in `NAMES`.
static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/known-index.txt"));

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
    /// The name of its entry in the tables: an ISO 3166-1 code of a country, a UN M.49 code of a region, a word with its kind of thing
    /// before it (`city:kyiv`).
    pub id: &'static str,
    /// Place or agency.
    pub kind: Kind,
    /// Where its names begin in `NAMES`.
    at: usize,
}

impl Known {
    /// All of its names by the code of their language; in one language the usual name first and acronyms last.
    pub fn names(self) -> impl Iterator<Item = Named> {
        lines(self.at).filter_map(|line| {
            let mut fields = line.split('\t');
            Some(Named {
                lang: Lang::new(fields.next()?)?,
                text: fields.next()?,
                acronym: fields.next().is_some(),
            })
        })
    }

    /// The entry that begins here.
    fn at(start: usize) -> Option<Self> {
        let head = lines(start).next()?;
        let (id, kind) = head.split_once('\t')?;
        let kind = if kind == "place" { Kind::Place } else { Kind::Agency };
        let at = start + head.len() + 1;
        Some(Self { id, kind, at })
    }
}

/// The entries that have this name in some language, by id: letter case, marks and the like don't matter. One name may be that of several
/// things: Luxembourg is a country and a city.
///
/// ```
/// use polynym_names::known::{Kind, find};
/// let germany = find("Germany").find(|known| known.kind == Kind::Place).unwrap();
/// let in_polish = germany.names().find(|name| name.lang.as_str() == "pl").unwrap();
/// assert_eq!(in_polish.text, "Niemcy");
/// assert_eq!(find("Nowhere at all").count(), 0);
/// ```
pub fn find(name: &str) -> impl Iterator<Item = Known> {
    find_folded(&fold_key(name).text)
}

/// As [`find`], of a name that is folded already.
pub fn find_folded(name: &str) -> impl Iterator<Item = Known> + use<> {
    let places = places(name).unwrap_or_default();
    places.split(' ').filter_map(|place| Known::at(place.parse().ok()?))
}

/// The lines of `NAMES` from here to the next empty one.
fn lines(start: usize) -> impl Iterator<Item = &'static str> {
    let rest = NAMES.get(start..).unwrap_or_default();
    rest.lines().take_while(|line| !line.is_empty())
}

/// What the index has for a key, by bisection of its lines.
fn places(key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, INDEX.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = &INDEX.as_bytes()[low..middle];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let line = INDEX[start..].lines().next()?;
        let (found, places) = line.split_once('\t')?;
        match found.cmp(key) {
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Equal => return Some(places),
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}
