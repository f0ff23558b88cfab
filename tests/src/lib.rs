//! Suites in Markdown, run over the library: what a linguist writes, and what checks it.
//!
//! [`suite`] reads a Markdown file into cases, [`markup`] reads and writes mentions marked in running text, [`check`]
//! compares a case with what was found, and [`mod@update`] rewrites a suite for a person to review. Only [`engine`] calls
//! polynym. The format is described in `README.md` of this folder. Suites of case forms are tables, which [`inflections`] runs, and
//! so are those of pairs of spellings, which [`pairs`] runs.

pub mod check;
pub mod engine;
pub mod inflections;
pub mod markup;
pub mod pairs;
pub mod suite;
pub mod update;
