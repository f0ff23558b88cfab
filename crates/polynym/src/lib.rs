#![doc = include_str!("../README.md")]
//!
//! # The steps, in order
//!
//! 1. **Gazetteer**: rows of CSV become checked [`Entity`] values; every [`Finding`] has file, line, column and the mend.
//! 2. **Forms**: each entity gives its names in all their spellings ([`Pattern`]): declined by the tables of [`inflect`], romanized by the
//!    schemes of [`translit`], each spelling with its derivation; [`forms`] spells them out.
//! 3. **Lexicon**: the names are folded and compiled to tables of word forms and of sequences of words.
//! 4. **Text**: a text is folded to comparable words that keep their place ([`Span`]); the lexicon finds the forms in it.
//! 5. **Tagger**: finds become [`Mention`]s, with entity, score, candidates and the reasons.
//!
//! Steps 1 to 3 happen once and may fail: for the embedded gazetteer when this crate is built, for your own rows in
//! [`TaggerBuilder::build`]. Steps 4 and 5 happen in [`Tagger::tag`] and cannot fail.
//! Beside them, [`script`] tells the script runs of a text and the language of each, [`translit`] writes names in other scripts by
//! published schemes, [`Romanizer`] any text in Latin letters, and [`Comparer`] tells whether two spellings are one name.

mod builder;
mod compiled;
mod romanize;

pub use builder::{BuildError, TaggerBuilder};
pub use compiled::{Compilation, Made, compiled_gazetteer, embedded_gazetteer, embedded_head, stamp};
pub use polynym_compare::{Comparer, NameType, Score};
pub use polynym_forms::{Maker, collisions, forms, patterns};
pub use polynym_gazetteer::{
    self as gazetteer, CasePolicy, Date, Entity, EntityType, Finding, Form, FormRole, Gazetteer, Gender, Loader, Name,
    NameKind, Pattern, Role, Severity,
};
pub use polynym_inflect as inflect;
pub use polynym_lexicon::{Hit, Lexicon, Match};
pub use polynym_script as script;
pub use polynym_store as store;
pub use polynym_tagger::{Candidate, Explanation, Mention, Options, Overlap, Scan, Step};
pub use polynym_text::{Lang, Span, Unit, convert, fold};
pub use polynym_translit as translit;
pub use romanize::{Roman, Romanizer};

/// A gazetteer ready to find its names in texts. Shared freely among threads; building takes some milliseconds for the embedded
/// gazetteer, so build once.
///
/// ```
/// let tagger = polynym::Tagger::new();
/// let text = "Звернення Володимира Зеленського 12.02.2025";
/// let mentions = tagger.tag(text);
/// assert_eq!(&text[mentions[0].span], "Володимира Зеленського");
/// assert_eq!(mentions[0].entity.name(), "Volodymyr Zelensky");
/// ```
#[derive(Debug)]
pub struct Tagger {
    inner: polynym_tagger::Tagger,
    findings: Vec<Finding>,
}

impl Tagger {
    /// The embedded gazetteer with default [`Options`].
    pub fn new() -> Self {
        Self::builder()
            .build()
            .expect("the embedded gazetteer is checked by the tests")
    }

    /// A tagger of your own gazetteers and options.
    pub fn builder() -> TaggerBuilder {
        TaggerBuilder::default()
    }

    /// The mentions of a text, by their start. Never fails; the same text gives the same mentions.
    pub fn tag(&self, text: &str) -> Vec<Mention<'_>> {
        self.inner.tag(text)
    }

    /// The first step of [`Tagger::tag`]: the text folded, and the places where names stand in it.
    ///
    /// ```
    /// let tagger = polynym::Tagger::new();
    /// let text = "NATO met in Brussels.";
    /// assert_eq!(tagger.decide(&tagger.scan(text)), tagger.tag(text));
    /// ```
    pub fn scan<'t>(&self, text: &'t str) -> Scan<'t> {
        self.inner.scan(text)
    }

    /// The second step of [`Tagger::tag`]: which of those places are mentions, and of whom.
    pub fn decide(&self, scan: &Scan<'_>) -> Vec<Mention<'_>> {
        self.inner.decide(scan)
    }

    /// Why a text does, or does not, name an entity, step by step; nothing if the gazetteer has no such id.
    ///
    /// ```
    /// let tagger = polynym::Tagger::new();
    /// let why = tagger.explain("Звернення Володимира Зеленського", "Q3874799").unwrap();
    /// assert_eq!(why.mentions.len(), 1);
    /// assert!(why.steps.iter().any(|step| step.says.contains("genitive")));
    /// ```
    pub fn explain(&self, text: &str, id: &str) -> Option<Explanation<'_>> {
        Some(self.inner.explain(text, self.gazetteer().index_of(id)?))
    }

    /// The entities, all layers together.
    pub fn gazetteer(&self) -> &Gazetteer {
        self.inner.gazetteer()
    }

    /// The compiled forms.
    pub fn lexicon(&self) -> &Lexicon {
        self.inner.lexicon()
    }

    /// What was asked for.
    pub fn options(&self) -> &Options {
        self.inner.options()
    }

    /// Warnings about the rows that the builder was given.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}
