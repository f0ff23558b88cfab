//! Case forms of names: from the nominative of a person, a place or an agency to every form that a text may have.
//!
//! The grammar is data: one table a language, `data/inflect/<language>.toml`, whose format is described beside it. A table
//! gives paradigms (the endings of each case), rules that choose a paradigm by the longest ending of the word, and stem
//! changes; this crate knows none of them, only how they are applied:
//!
//! 1. a name is cut into words and hyphenated parts (`words`);
//! 2. each word is given its part in the name: given name, surname, adjective, head noun (`seen`, `person`, `phrase`);
//! 3. the rules of that part choose its paradigms, and those make its cases (`inflector`, `alternation`, `spelling`);
//! 4. the words are put together again so that all stand in one case, number and gender (`agree`).
//!
//! A million persons share some thousands of words: [`ByWord`] declines each of these once.
//!
//! The way back, from a form to the nominatives that may have it, undoes endings and declines what comes out (`undo`, `lemma`).
//!
//! ```
//! use polynym_inflect::{Case, Lang, inflector};
//! let uk = inflector(Lang::new("uk").unwrap()).unwrap();
//! let forms = uk.inflect("Міністерство закордонних справ України", None, None);
//! let dative = forms.iter().find(|f| f.case == Case::Dat).unwrap();
//! assert_eq!(dative.form, "Міністерству закордонних справ України");
//! ```

mod accent;
mod agree;
mod alternation;
mod by_word;
mod check;
mod choice;
mod compile;
mod compile_rules;
mod decline;
mod error;
mod grammar;
mod harmony;
mod inflect;
mod inflector;
mod inherit;
mod languages;
mod lemma;
mod lemma_words;
mod noun;
mod pattern;
mod person;
mod phrase;
mod possessive;
mod respell;
mod seen;
mod shape;
mod spelling;
mod table;
mod undo;
mod words;

pub use by_word::{ByWord, WordForm, WordForms};
pub use check::Failure;
pub use error::{Error, Reason};
pub use grammar::{Case, Gender, Kind, Number, UnknownTerm};
pub use inflect::{Form, likeliest};
pub use inflector::Inflector;
pub use languages::{inflector, languages};
pub use lemma::Lemma;
pub use polynym_text::Lang;
