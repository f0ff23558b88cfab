//! What can be wrong with a scheme, with the file, line and column where it is.

/// A scheme that is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {reason}")]
pub struct Error {
    /// The name given for the file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// Why a scheme is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// Not TOML, or not of the shape of a scheme: an unknown or missing key, a wrong type.
    #[error("{0}")]
    Shape(String),
    /// The id is not `authority-language-Source-Target-year`.
    #[error("`{0}` is not an id such as ua-ukr-Cyrl-Latn-2010: authority-language-Source-Target-year")]
    Id(String),
    /// An id or alias that another scheme has.
    #[error("the name `{0}` is taken by another scheme")]
    TakenName(String),
    /// A stage with none or several of `rules`, `scheme`, `do`.
    #[error("a stage has one of `rules`, `scheme` and `do`")]
    Stage,
    /// A `do` that does not exist.
    #[error("no stage does `{0}`; there are {known}", known = crate::transform::NAMES)]
    Transform(String),
    /// A scheme, or a stage of one, that is included and does not exist.
    #[error("no scheme (or stage of one) is called `{0}`")]
    Scheme(String),
    /// A scheme that includes itself, directly or through others.
    #[error("`{0}` includes itself")]
    Cycle(String),
    /// A sign that has a meaning where none is possible.
    #[error("`{0}` has a meaning in rules, but not here; write `\\{0}` for the sign itself")]
    Sign(char),
    /// A bracket, brace or escape that does not end, or stands for nothing.
    #[error("`{0}` is not closed, or has nothing in it")]
    Open(String),
    /// A class that is not defined.
    #[error("no class is called `{0}`")]
    Class(String),
    /// A rule without `>`.
    #[error("a rule is `source > target`, and may have `/ before _ after`")]
    NoArrow,
    /// A context without its `_`.
    #[error("a context has one `_`, the place of what is replaced")]
    NoPlace,
    /// Sets of a source and a target that do not pair.
    #[error("the sets of source and target pair up in order: {left} items against {right}")]
    Pairing {
        /// The items of the source's set (or its number of sets).
        left: usize,
        /// Those of the target's.
        right: usize,
    },
    /// Rules that stand for too many, or too many stages.
    #[error("more than {0} are made of this; use smaller sets")]
    TooMany(usize),
    /// A source, or a context, that is too long.
    #[error("more than {0} letters in a row")]
    TooLong(usize),
    /// Both sides of a rule are empty, or it puts something in everywhere.
    #[error("a rule that puts something in needs a context")]
    Nothing,
    /// A rule that an earlier one always wins over.
    #[error("never reached: line {0} has the same source and no context that could fail")]
    Unreachable(usize),
    /// A weight outside 0 to 1.
    #[error("a weight is a number between 0 and 1")]
    Weight,
}
