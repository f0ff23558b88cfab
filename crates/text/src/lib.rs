//! The words that every other crate shares: spans, languages, folded text, offset units.
//!
//! A [`Span`] is a range of bytes of the caller's text. [`fold`](fold()) turns a text into comparable [`Word`]s and keeps an
//! exact way back to those bytes; names and texts pass through the same function, so that they meet however they are typed.

mod encoding;
mod fold;
mod hash;
mod lang;
mod offsets;
mod plain;
mod span;

pub use encoding::{likely_encoding, utf16};
pub use fold::{
    FOLD_VERSION, Folded, FoldedKey, Shape, SoftBreak, WORD_SCRIPTS, Word, WordScript, fold, fold_key, is_apostrophe, spelling,
    widen,
};
pub use hash::word_hash;
pub use lang::Lang;
pub use offsets::{Unit, convert};
pub use plain::{Plain, PlainGap, PlainWord};
pub use span::Span;
