//! What can be wrong with a table, with the file and the line where it is.

use crate::grammar::UnknownTerm;

/// A table that is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct Error {
    /// The name given for the table.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// Why a table is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// Not TOML, or not of the shape of a table: an unknown or missing key, a wrong type.
    #[error("{0}")]
    Shape(String),
    /// The language is not a BCP 47 primary subtag.
    #[error("`{0}` is not a language subtag such as uk")]
    Language(String),
    /// A case, number, gender or part of a name that is none.
    #[error(transparent)]
    Term(#[from] UnknownTerm),
    /// Two entries of one id.
    #[error("the id `{0}` is taken already")]
    TakenId(String),
    /// A letter class that is not defined, or a brace never closed.
    #[error("`{pattern}` names no letter class of this table")]
    Class {
        /// The pattern as written.
        pattern: String,
    },
    /// A pattern that stands for too many endings.
    #[error("`{pattern}` stands for more than {limit} endings; use a narrower class")]
    TooWide {
        /// The pattern as written.
        pattern: String,
        /// The greatest number allowed.
        limit: usize,
    },
    /// An alternation that is not defined.
    #[error("no alternation is called `{0}`")]
    Alternation(String),
    /// An ending with a harmony that is not defined, or a brace never closed.
    #[error("`{0}` names no harmony of this table")]
    Harmony(String),
    /// A paradigm that is not defined (above the place where it is used).
    #[error("no paradigm above is called `{0}`")]
    Paradigm(String),
    /// A paradigm that leaves a case of the language out.
    #[error("the paradigm `{paradigm}` has no `{case}`")]
    MissingCase {
        /// Its id.
        paradigm: String,
        /// The case left out.
        case: &'static str,
    },
    /// A case that repeats a case which repeats another one.
    #[error("`{0}` repeats a case that is itself a repetition, or one that the paradigm lacks")]
    Repetition(String),
    /// A rule whose ending is not one that its paradigm can strip.
    #[error("the paradigm `{paradigm}` strips `{strip}`, but `{pattern}` does not end so")]
    Strip {
        /// The paradigm's id.
        paradigm: String,
        /// What it strips.
        strip: String,
        /// The rule's pattern.
        pattern: String,
    },
    /// Two rules for the same ending of the same part and gender.
    #[error("`{pattern}` is claimed by the rule `{other}` too, for the same part and gender")]
    Claimed {
        /// The ending, spelled out.
        pattern: String,
        /// The rule that has it already.
        other: String,
    },
    /// A table is to be read like one that there is not, that is wrong, or that is itself another in other letters.
    #[error("cannot be respelled for `{language}`: {why}")]
    Like {
        /// The other language.
        language: String,
        /// What is wrong with its table.
        why: String,
    },
    /// Letters that cannot be told apart once they are respelled.
    #[error("each letter must be one small letter, with a spelling that no other letter has")]
    Letters,
    /// A list that must not be empty is: endings, patterns, paradigms, examples.
    #[error("`{0}` must not be empty")]
    Empty(&'static str),
}
