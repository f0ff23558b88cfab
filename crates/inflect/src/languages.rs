//! The tables that come with the crate, each parsed when it is first asked for.

use std::sync::LazyLock;

use polynym_text::Lang;

use crate::inflector::Inflector;

/// A table as it is written, and read.
type Table = (&'static str, LazyLock<Option<Inflector>>);

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A table that does not parse fails the crate's tests; at run time its language is merely absent.
fn embedded(language: &str) -> Option<Inflector> {
    Inflector::parse(&format!("{language}.toml"), text(language)?).ok()
}

/// The table of a language as it is written.
pub(crate) fn text(language: &str) -> Option<&'static str> {
    TABLES.iter().find(|t| t.0 == language).map(|t| t.1.0)
}

/// The inflector of a language, or none if the crate has no table for it.
///
/// ```
/// use polynym_inflect::{Lang, inflector};
/// assert!(inflector(Lang::new("uk").unwrap()).is_some());
/// assert!(inflector(Lang::new("zh").unwrap()).is_none());
/// ```
pub fn inflector(lang: Lang) -> Option<&'static Inflector> {
    TABLES.iter().find(|t| t.0 == lang.as_str()).and_then(|t| t.1.1.as_ref())
}

/// The languages that have a table, in the order of their subtags.
///
/// ```
/// use polynym_inflect::{Lang, languages};
/// assert!(languages().contains(&Lang::new("uk").unwrap()));
/// ```
pub fn languages() -> Vec<Lang> {
    TABLES.iter().filter_map(|t| Lang::new(t.0)).collect()
}
