//! Where results and diagnostics go, in colour or not.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

/// Whether results are coloured; decided once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) bool);

impl Colour {
    /// What was asked for, or else what the terminal, `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` say.
    pub(crate) fn of(choice: clap::ColorChoice) -> Self {
        Self(match choice {
            clap::ColorChoice::Always => true,
            clap::ColorChoice::Never => false,
            clap::ColorChoice::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        })
    }
}

/// Standard output, buffered; escapes are let through only with colour.
pub(crate) fn results(colour: Colour) -> impl Write {
    let choice = if colour.0 { ColorChoice::Always } else { ColorChoice::Never };
    BufWriter::with_capacity(1 << 16, AutoStream::new(io::stdout().lock(), choice))
}

/// Standard output for records: bytes as they are.
pub(crate) fn records() -> impl Write {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Whether a person is looking at standard output.
pub(crate) fn is_watched() -> bool {
    io::stdout().is_terminal()
}

/// Columns to fill: the terminal's, or 100.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size()
        .map_or(100, |(width, _)| usize::from(width.0))
        .max(40)
}

/// One line on standard error. If that is closed, nobody is there to be told.
pub(crate) fn complain(line: impl fmt::Display) {
    drop(writeln!(io::stderr(), "{line}"));
}
