//! The engines: ours and its rivals behind one small trait.

mod aho;
mod daachorse;
mod fst;
mod hash;
mod ours;
mod trie;

use anyhow::{Context, Result};
use clap::ValueEnum;
use polynym_gazetteer::CasePolicy;
use serde::Deserialize;

use ours::is_full;

use super::finds::Finds;
use crate::input::Name;

pub(crate) use ours::{spelled_out, spellings};

/// Something that finds names in texts.
pub(crate) trait Engine: Sync {
    /// Adds the names of the text: all of them, or the longest ones only.
    fn find(&self, text: &str, finds: &mut Finds);

    /// Bytes of memory that it holds, as it tells itself or as its tables add up to.
    fn memory(&self) -> Option<usize>;

    /// It as a file, if it can be one.
    fn file(&self) -> Option<Vec<u8>> {
        None
    }
}

/// An engine as benchmarks name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    Polynym,
    PolynymExact,
    PolynymForms,
    PolynymFull,
    AhoContiguous,
    AhoContiguousAll,
    AhoDfa,
    AhoNoncontiguous,
    AhoFolded,
    DaachorseBytes,
    DaachorseBytesAll,
    DaachorseChars,
    Fst,
    TokenHash,
    CharTrie,
}

impl Kind {
    /// What it is called in a table.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Polynym => "polynym",
            Self::PolynymExact => "polynym, exact case",
            Self::PolynymForms => "polynym, all case forms and spellings",
            Self::PolynymFull => "polynym, all case forms and spellings of full names only",
            Self::AhoContiguous => "aho-corasick, contiguous NFA, longest",
            Self::AhoContiguousAll => "aho-corasick, contiguous NFA, all finds",
            Self::AhoDfa => "aho-corasick, DFA, longest",
            Self::AhoNoncontiguous => "aho-corasick, noncontiguous NFA, longest",
            Self::AhoFolded => "aho-corasick, contiguous NFA, on our folded text",
            Self::DaachorseBytes => "daachorse, bytes, longest",
            Self::DaachorseBytesAll => "daachorse, bytes, all finds",
            Self::DaachorseChars => "daachorse, characters, longest",
            Self::Fst => "fst, from the starts of words",
            Self::TokenHash => "hash of words, longest match",
            Self::CharTrie => "trie of characters, from the starts of words",
        }
    }

    /// What it is called in files and arguments.
    pub(crate) fn key(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    /// What counts as the same name.
    pub(crate) fn matching(self) -> &'static str {
        match self {
            Self::Polynym | Self::AhoFolded => "folds",
            Self::PolynymForms | Self::PolynymFull => "folds, inflects, transliterates",
            _ => "exact",
        }
    }

    /// Whether it is ours, and makes all case forms and spellings of names by itself if it is to find them.
    pub(crate) fn is_ours(self) -> bool {
        matches!(
            self,
            Self::Polynym | Self::PolynymExact | Self::PolynymForms | Self::PolynymFull
        )
    }

    /// Makes it: ours of the names, a rival of the phrases.
    pub(crate) fn build(self, names: &[Name], phrases: &[&str]) -> Result<Box<dyn Engine>> {
        Ok(match self {
            Self::Polynym => Box::new(ours::Ours::of_names(names, CasePolicy::Fold)),
            Self::PolynymExact => Box::new(ours::Ours::of_names(names, CasePolicy::Exact)),
            Self::PolynymForms => Box::new(ours::Ours::of_forms(names, |_| true)?),
            Self::PolynymFull => Box::new(ours::Ours::of_forms(names, is_full)?),
            Self::AhoContiguous => Box::new(aho::Aho::contiguous(phrases)?),
            Self::AhoContiguousAll => Box::new(aho::Aho::all(phrases)?),
            Self::AhoDfa => Box::new(aho::Aho::dfa(phrases)?),
            Self::AhoNoncontiguous => Box::new(aho::Aho::noncontiguous(phrases)?),
            Self::AhoFolded => Box::new(aho::Folding::new(phrases)?),
            Self::DaachorseBytes => Box::new(daachorse::Bytes::longest(phrases)?),
            Self::DaachorseBytesAll => Box::new(daachorse::Bytes::all(phrases)?),
            Self::DaachorseChars => Box::new(daachorse::Chars::new(phrases)?),
            Self::Fst => Box::new(fst::Walk::new(phrases)?),
            Self::TokenHash => Box::new(hash::Words::new(phrases)),
            Self::CharTrie => Box::new(trie::Trie::new(phrases)),
        })
    }

    /// Reads it from its file; `None` if it has to be built anew each time.
    pub(crate) fn open(self, file: Vec<u8>) -> Option<Result<Box<dyn Engine>>> {
        fn boxed(engine: Result<impl Engine + 'static>) -> Result<Box<dyn Engine>> {
            Ok(Box::new(engine.context("its own file")?))
        }
        match self {
            _ if self.is_ours() => Some(boxed(ours::Ours::open(file))),
            Self::DaachorseBytes => Some(boxed(daachorse::Bytes::open(&file, false))),
            Self::DaachorseBytesAll => Some(boxed(daachorse::Bytes::open(&file, true))),
            Self::DaachorseChars => Some(boxed(daachorse::Chars::open(&file))),
            Self::Fst => Some(boxed(fst::Walk::open(file))),
            _ => None,
        }
    }
}
