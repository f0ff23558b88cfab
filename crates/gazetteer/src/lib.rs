//! Gazetteer CSV to checked [`Entity`] values and back.
//!
//! `Q3874799,PERSON,Volodymyr Zelensky` under the header `id,type,name` is a whole gazetteer; every other column is optional.
//! A [`Loader`] reads layers of such rows, one over the other, and tells every [`Finding`] of all of them in one run, each with
//! file, line, column and the mend. [`write_csv`] turns entities back into rows, and a [`Table`] keeps the rows of one file as
//! they are written. [`Form`] is the type where the makers of forms and the lexicon meet.
//!
//! Nothing here reads files: a layer is bytes and a name to show.
//!
//! ```
//! use polynym_gazetteer::Loader;
//! let mut loader = Loader::new();
//! loader.layer("names.csv", b"id,type,name,aliases\nQ1,PERSON,Jane Roe,J. Roe | Jane R.\n");
//! let gazetteer = loader.finish().into_result()?;
//! let roe = gazetteer.get("Q1").unwrap();
//! assert_eq!(roe.name(), "Jane Roe");
//! assert_eq!(roe.names.len(), 3);
//! # Ok::<(), polynym_gazetteer::Error>(())
//! ```

mod check;
mod columns;
mod country;
mod date;
mod drafts;
mod encode;
mod encoding;
mod entity;
mod finding;
mod finish;
mod form;
mod gazetteer;
mod index;
mod letters;
mod list;
mod load;
mod merge;
mod name;
mod packed;
mod pattern;
mod row;
mod rows;
mod scan;
mod stats;
mod table;
mod write;

pub use date::Date;
pub use entity::{Country, Entity, EntityType, Gender, Role};
pub use finding::{Error, Finding, Severity};
pub use form::{Form, FormRole};
pub use gazetteer::Gazetteer;
pub use list::{join as list_field, write_name as name_item};
pub use load::{Loaded, Loader};
pub use name::{CasePolicy, Inflect, Name, NameKind, Origin};
pub use pattern::{Class, Pattern, Reading, Spelling, Tongue, derivation, tags_in_words, words_and_gaps};
pub use stats::{Stats, stats};
pub use table::{Table, TableRow};
pub use write::write_csv;
