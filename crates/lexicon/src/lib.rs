//! Names compiled for one scan over folded words: text to [`Hit`]s.
//!
//! A name is a sequence of word classes ([`Pattern`](polynym_gazetteer::Pattern)). Every stretch of a text that stands between
//! edges of words (`boundary`) is looked up in one flat table of word forms (`compiled`); where a sequence of classes is complete,
//! it is a hit if its words agree (`agree`) and if the letter case of the text is one that the name allows (`casing`). All valid
//! hits are returned, nested and overlapping ones too: choosing among them afterwards, a longer find that is not valid can never hide
//! a shorter one that is. Nothing is built when a lexicon is opened: the tables are read in place.
//!
//! The lexicon knows no grammar and no entity: spellings carry their derivation, which comes back with the hit.

mod agree;
mod boundary;
mod casing;
mod compile;
mod compiled;
mod forms_table;
mod groups;
mod layer;
mod lexicon;
mod named;
mod names_table;
mod quick;
mod records;
mod rows;
mod rules;
mod speller;

pub use compiled::Compiled;
pub use lexicon::{Hit, Lexicon, Match};
pub use quick::{Find, Which};
pub use rules::cores;
pub use speller::Speller;
