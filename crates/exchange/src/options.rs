//! What to take of a file, and what came of it.

use std::collections::BTreeMap;

use polynym_gazetteer::{Country, Date, EntityType};
use polynym_text::Lang;

use crate::Alternates;

/// What to take; with the default, everything that the format has.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the names are of, where the format does not say. Where it does, only these are taken.
    pub kind: Option<EntityType>,
    /// Only entities of one of these countries, if any are named.
    pub countries: Vec<Country>,
    /// Only names in one of these languages, if any are named; names of which no language is known are always taken. Of a list or a
    /// dictionary, which say nothing of languages, the names are in the language if it is one.
    pub langs: Vec<Lang>,
    /// Only offices held and names in use on this date; who has held offices, but none on it, is left out.
    pub as_of: Option<Date>,
    /// GeoNames: only these feature classes (`P`) or codes (`PPLC`, `P.PPLC`), if any are named.
    pub features: Vec<String>,
    /// GeoNames: only places of at least so many people.
    pub min_population: u64,
    /// GeoNames: names with their languages.
    pub alternates: Option<Alternates>,
    /// Wikidata: only instances of these classes (`Q192350`), if any are named.
    pub classes: Vec<String>,
}

impl Options {
    /// The language of names in a format that says nothing of languages.
    pub(crate) fn only_lang(&self) -> Option<Lang> {
        Some(*self.langs.first()?).filter(|_| self.langs.len() == 1)
    }
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records read: lines, rows or objects.
    pub read: u64,
    /// Rows handed on.
    pub rows: u64,
    /// Names in these rows.
    pub names: u64,
    /// What was left out, by the reason, with how many.
    pub skipped: BTreeMap<&'static str, u64>,
}

impl Summary {
    pub(crate) fn skip(&mut self, reason: &'static str) {
        *self.skipped.entry(reason).or_default() += 1;
    }
}
