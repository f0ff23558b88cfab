//! Hits to mentions: which of the names found in a text are meant, and of whom.
//!
//! 1. Each hit of the lexicon has a *reading* for every entity that it may name (`reading`).
//! 2. A strong reading counts as it stands. A weak one (`Waltz`, `General Assembly`) needs help: the full name anywhere in the
//!    document, a fitting title beside it, or its country (`context`, `decide`).
//! 3. Words that no form spells may still sound like a person's name (`sound`).
//! 4. Readings below the wanted score fall away, and only then is it settled which of the overlapping ones remain (`overlap`):
//!    so that nothing is hidden by what does not count.
//!
//! Tagging never fails, and the same text gives the same mentions.

mod context;
mod decide;
mod doubt;
mod explain;
mod mention;
mod ordinal;
mod overlap;
mod passages;
mod reading;
mod sound;
mod tagger;
mod titles;
mod world;

pub use explain::{Explanation, Step};
pub use mention::{Candidate, Mention, Options, Overlap};
pub use sound::{Ears, StoredEars};
pub use tagger::{Scan, Tagger};
pub use world::StoredWorld;

/// Reads the tables that the first text would read: where several things are made at the start, it can be done beside them.
pub fn prepare() {
    sound::prepare();
}
