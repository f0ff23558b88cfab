//! What is known of names: given names and their equivalents in other languages (`given`), and the names of countries, cities and
//! bodies that the world knows, in many languages (`known`).
//!
//! The tables are in `data/names`; they are facts, and nothing of a user's gazetteer is in them.

pub mod given;
pub mod known;
