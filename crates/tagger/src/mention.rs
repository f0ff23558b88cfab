//! What comes out of tagging, and what a caller may ask for.

use std::str::FromStr;

use polynym_gazetteer::{Date, Entity};
use polynym_text::{Lang, Span};

/// A place in a text that names an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention<'g> {
    /// Bytes of the text.
    pub span: Span,
    /// The likeliest entity.
    pub entity: &'g Entity,
    /// How sure it is, 0 to 1.
    pub score: f32,
    /// The language of the form that matched, where it is known: its own, else that of its row.
    pub lang: Option<Lang>,
    /// ISO 15924 code of the script of its letters.
    pub script: &'static str,
    /// How the match came about, step by step.
    pub how: Vec<String>,
    /// Every entity that may be meant, best first; the first is `entity`.
    pub candidates: Vec<Candidate<'g>>,
}

/// An entity that a mention may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'g> {
    /// The entity.
    pub entity: &'g Entity,
    /// How likely it is meant, 0 to 1.
    pub score: f32,
}

/// Which of several overlapping mentions are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overlap {
    /// The leftmost, and of those the longest; no two overlap.
    #[default]
    Longest,
    /// Every one.
    All,
    /// Those of [`Overlap::Longest`] and every one inside them.
    Nested,
}

impl FromStr for Overlap {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        match s {
            "longest" => Ok(Self::Longest),
            "all" => Ok(Self::All),
            "nested" => Ok(Self::Nested),
            _ => Err(format!("no overlap mode {s:?}: longest, all or nested")),
        }
    }
}

/// What a caller asks of tagging.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Which overlapping mentions are kept.
    pub overlap: Overlap,
    /// Mentions below this score are dropped, 0 to 1: the dial between precision and recall. Short forms without any help in
    /// the document score below the default of 0.5.
    pub min_score: f32,
    /// Whether adjectives and inhabitants (`Ukrainian`) are mentions of their country.
    pub demonyms: bool,
    /// Edits allowed in a long word of a name: a letter more, less or other, or a swap of two neighbours. Such a mention says
    /// so and scores less.
    pub fuzzy: usize,
    /// Whether people are found by what their names sound like, too, where no form is spelled so.
    pub sound: bool,
    /// Prefer office holders and names valid on this day.
    pub as_of: Option<Date>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            overlap: Overlap::default(),
            min_score: 0.5,
            demonyms: false,
            fuzzy: 0,
            sound: true,
            as_of: None,
        }
    }
}
