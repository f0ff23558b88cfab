//! The tables that come with the crate, each parsed when it is first asked for.

use std::sync::LazyLock;

use polynym_text::Lang;

use crate::inflector::Inflector;

type Table = LazyLock<Option<Inflector>>;

macro_rules! tables {
    ($($code:literal),* $(,)?) => {
        /// The tables, by language, in the order of their subtags.
        static TABLES: [(&str, Table); [$($code),*].len()] = [$(
            // A table that does not parse fails the crate's tests; at run time its language is merely absent.
            ($code, LazyLock::new(|| {
                Inflector::parse(concat!($code, ".toml"), include_str!(concat!("../data/", $code, ".toml"))).ok()
            })),
        )*];
    };
}

tables!["uk"];

/// The inflector of a language, or none if the crate has no table for it.
///
/// ```
/// use polynym_inflect::{Lang, inflector};
/// assert!(inflector(Lang::new("uk").unwrap()).is_some());
/// assert!(inflector(Lang::new("zh").unwrap()).is_none());
/// ```
pub fn inflector(lang: Lang) -> Option<&'static Inflector> {
    TABLES.iter().find(|t| t.0 == lang.as_str()).and_then(|t| t.1.as_ref())
}

/// The languages that have a table, in the order of their subtags.
pub fn languages() -> Vec<Lang> {
    TABLES.iter().filter_map(|t| Lang::new(t.0)).collect()
}
