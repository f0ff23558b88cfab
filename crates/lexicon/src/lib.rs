//! [`Form`](polynym_gazetteer::Form)s compiled for one scan over folded words: text to [`Hit`]s.
//!
//! One Aho-Corasick automaton finds the first word of every form at every place; what follows it is compared with the rests of
//! the forms that begin so. That keeps the automaton small enough to build at each start: many names share few first words. A
//! find becomes a hit only if it begins and ends where words do (`boundary`), and if one of its forms allows the letter case
//! that the text has (`casing`). All valid hits are returned, nested and overlapping ones too: choosing among them afterwards, a
//! longer find that is not valid can never hide a shorter one that is.
//!
//! The lexicon knows no grammar and no entity: a form carries its own derivation, which comes back with the hit.

mod boundary;
mod casing;
mod compiled;
mod layer;
mod lexicon;
mod rules;
mod speller;

pub use compiled::Compiled;
pub use lexicon::{BuildError, Hit, Lexicon, Match};
pub use rules::cores;
pub use speller::Speller;
