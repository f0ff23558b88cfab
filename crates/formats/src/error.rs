//! What can be wrong with an input, and where.

use std::io;

/// An input that can't be read, with the place; displayed as `line:column: what`.
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

/// What is wrong with an input.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Bytes that are not UTF-8.
    #[error("not UTF-8, by the look of it {likely}; convert it first: iconv -f {likely} -t UTF-8")]
    NotUtf8 {
        /// The likeliest encoding, by its name in the [WHATWG Encoding Standard](https://encoding.spec.whatwg.org/#names-and-labels).
        likely: &'static str,
    },
    /// A line that is not a JSON object of the right shape.
    #[error("{0}; expected {{\"id\": ..., \"text\": ...}} on a line")]
    Json(String),
    /// An id that is neither a string nor a number.
    #[error("an id is a string or a number")]
    Id,
    /// A line longer than the bound.
    #[error("a line of more than {} MiB", limit >> 20)]
    LineTooLong {
        /// The bound in bytes.
        limit: usize,
    },
    /// A document longer than the bound.
    #[error("a document of more than {} MiB; split it", limit >> 20)]
    DocumentTooLarge {
        /// The bound in bytes.
        limit: usize,
    },
    /// A CSV header without the column of the texts.
    #[error("no column `{name}`; there are: {}", found.join(", "))]
    NoColumn {
        /// The column asked for.
        name: String,
        /// The columns of the header.
        found: Vec<String>,
    },
    /// A quote in a CSV file that is never closed.
    #[error("the quote that opens here is never closed; close it, or double a quote that is part of the text")]
    UnclosedQuote,
    /// Any other offence against RFC 4180.
    #[error("{0}")]
    Csv(String),
    /// The bytes could not be had.
    #[error("{0}")]
    Io(io::Error),
}

impl ErrorKind {
    /// The error of this kind at a place.
    pub(crate) fn at(self, line: u64, column: u64) -> Error {
        Error {
            line,
            column,
            kind: self,
        }
    }
}

/// The line and the column (code points), both from 1, of a byte; what is not UTF-8 before it counts a byte a column.
pub(crate) fn place(bytes: &[u8], at: usize) -> (u64, u64) {
    let before = &bytes[..at.min(bytes.len())];
    let line = before.iter().filter(|&&b| b == b'\n').count() as u64 + 1;
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
    (line, column(&before[start..]))
}

/// The column (code points, from 1) after these bytes of a line.
pub(crate) fn column(before: &[u8]) -> u64 {
    String::from_utf8_lossy(before).chars().count() as u64 + 1
}
