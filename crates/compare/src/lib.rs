//! Are two spellings one name? In any script, letter case, grammatical case, romanization and order of words.
//!
//! 1. A name is cut into words, initials and particles; titles, generations (Jr.) and numerals are set apart (`parts`).
//! 2. Each word is heard once: as it stands, without the endings that it may have, and as a man's or a woman's surname (`word`).
//! 3. Two words are compared by spelling, sound, endings, slips of the finger, and as given names of two languages (`likeness`).
//! 4. The words of two names are assigned to each other in the best way (`align`).
//! 5. What agrees, what is missing and what contradicts makes the [`Score`] (`person`, `thing`).
//!
//! The words that this takes are data: `data/compare`.
//!
//! ```
//! let comparer = polynym_compare::Comparer::new();
//! let score = comparer.score("George W. Bush", "George H. W. Bush");
//! assert!(score.value < 0.5);
//! assert!(score.how.iter().any(|why| why == "other initials"));
//! ```

mod align;
mod comparer;
mod likeness;
mod nominatives;
mod parts;
mod person;
mod score;
mod tables;
mod thing;
mod word;

pub use comparer::Comparer;
pub use score::{NameType, Score};
