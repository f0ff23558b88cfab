//! What can be wrong with the tables, with the place where it is.

/// Why there are no rows.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A table is not what it should be.
    #[error("data/agencies/{file}:{line}:{column}: {what}")]
    Table {
        /// The file in `data/agencies`.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The character of the line, from 1.
        column: usize,
        /// What is wrong there, and the mend.
        what: String,
    },
    /// The rows can't be written where they should go.
    #[error("the rows of agencies can't be written: {0}")]
    Write(#[from] csv::Error),
}

impl Error {
    /// Something wrong at a byte of a table.
    pub(crate) fn at(file: &str, text: &str, byte: usize, what: impl Into<String>) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Error::Table {
            file: file.to_owned(),
            line,
            column,
            what: what.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_place() {
        let error = Error::at(
            "uk.toml",
            "a = 1\nїжак = 2\n",
            "a = 1\nїжак".len(),
            "no such key; take it out",
        );
        assert_eq!(error.to_string(), "data/agencies/uk.toml:2:5: no such key; take it out");
    }
}
