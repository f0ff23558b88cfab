//! What can be wrong with a file that is imported, and where.

use std::io;

/// A file that can't be imported, with the place; displayed as `line:column: what`.
#[derive(Debug, thiserror::Error)]
#[error("{line}:{column}: {kind}")]
pub struct Error {
    /// Physical line, from 1.
    pub line: u64,
    /// Code point in that line, from 1; 1 where it is not known.
    pub column: u64,
    /// What is wrong there.
    #[source]
    pub kind: ErrorKind,
}

/// What is wrong with a file that is imported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Bytes that are not UTF-8.
    #[error("not UTF-8, by the look of it {likely}; convert it first: iconv -f {likely} -t UTF-8")]
    NotUtf8 {
        /// The likeliest encoding, by its name in the [WHATWG Encoding Standard](https://encoding.spec.whatwg.org/#names-and-labels).
        likely: &'static str,
    },
    /// An archive, which has more than one file in it.
    #[error("a zip archive; unpack it first")]
    Archive,
    /// A line or record longer than the bound.
    #[error("a line or record of more than {limit} bytes; is it the format that was asked for?")]
    TooLong {
        /// The bound in bytes.
        limit: usize,
    },
    /// A line with more or fewer fields than its format has.
    #[error("{found} fields where {wanted} are wanted; is it {format}?")]
    Fields {
        /// How many there are.
        found: usize,
        /// How many the format has.
        wanted: usize,
        /// What the format is called.
        format: &'static str,
    },
    /// A field that is not of the shape that its format gives it.
    #[error("`{text}` is no {wanted}")]
    Field {
        /// What stands there, cut where it is long.
        text: String,
        /// What should.
        wanted: &'static str,
    },
    /// A header without a column that is needed.
    #[error("no column `{name}`; there are: {}", found.join(", "))]
    NoColumn {
        /// The column that is needed.
        name: &'static str,
        /// The columns of the header.
        found: Vec<String>,
    },
    /// An offence against the rules of JSON, or JSON of another shape.
    #[error("{what}; expected {wanted}")]
    Json {
        /// What the parser says.
        what: String,
        /// What the format has there.
        wanted: &'static str,
    },
    /// An offence against the rules of YAML, or YAML of another shape.
    #[error("{0}; expected a list of legislators, each with `id`, `name` and `terms`")]
    Yaml(String),
    /// An offence against the rules of CSV.
    #[error("{0}")]
    Csv(String),
    /// The bytes could not be had.
    #[error("{0}")]
    Io(#[source] io::Error),
    /// The rows could not be handed on.
    #[error("{0}")]
    Output(#[source] io::Error),
}

impl ErrorKind {
    pub(crate) fn at(self, line: u64, column: u64) -> Error {
        Error {
            line,
            column,
            kind: self,
        }
    }
}

/// A piece of input as an error shows it: one line, cut where it is long.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let clean = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    let cut = if text.chars().nth(MOST).is_some() { "…" } else { "" };
    text.chars().take(MOST).map(clean).chain(cut.chars()).collect()
}

/// The column (code points, from 1) of a byte of a line.
pub(crate) fn column(line: &str, byte: usize) -> u64 {
    let before = &line.as_bytes()[..byte.min(line.len())];
    String::from_utf8_lossy(before).chars().count() as u64 + 1
}
