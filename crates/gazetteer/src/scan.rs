//! Where each field of a CSV begins, and which quotes are never closed.
//!
//! The csv crate says where a record begins but not where its fields do, and takes an unclosed quote for a field that goes on to
//! the end of the file. This scanner walks the same text with the same state machine (csv-core's, with its defaults) and keeps
//! step with it, record by record; it decodes nothing.

/// A place in the text: line and column (code points) from 1, and its byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) byte: usize,
}

/// A quote that is opened and not closed as RFC 4180 asks: before a separator or the end of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclosed {
    /// The opening quote.
    pub(crate) open: Place,
    /// The record reached over the end of the quote's line, so that more than its own line is lost.
    pub(crate) swallows: bool,
    /// No other quote up to the end of the text.
    pub(crate) at_end: bool,
}

enum State {
    Start,
    Bare,
    Quoted,
    AfterQuote,
}

/// Walks the records of a text.
pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    separator: u8,
    at: Place,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str, separator: u8, at: Place) -> Self {
        Self {
            bytes: text.as_bytes(),
            separator,
            at,
        }
    }

    pub(crate) fn at(&self) -> Place {
        self.at
    }

    /// Where the fields of the next record begin, into `fields`; `None` at the end of the text, else its first unclosed quote.
    pub(crate) fn next_record(&mut self, fields: &mut Vec<Place>) -> Option<Option<Unclosed>> {
        fields.clear();
        while matches!(self.peek(), Some(b'\r' | b'\n')) {
            self.step();
        }
        self.peek()?;
        fields.push(self.at);
        let (mut state, mut open, mut unclosed) = (State::Start, self.at, None);
        while let Some(byte) = self.peek() {
            let ends_line = matches!(byte, b'\r' | b'\n');
            state = match (state, byte) {
                (State::Start, b'"') => {
                    open = self.at;
                    State::Quoted
                }
                (State::Quoted, b'"') => State::AfterQuote,
                (State::Quoted, _) => State::Quoted,
                (State::AfterQuote, b'"') => State::Quoted,
                (_, _) if ends_line => {
                    self.step();
                    return Some(unclosed);
                }
                (_, byte) if byte == self.separator => {
                    self.step();
                    fields.push(self.at);
                    state = State::Start;
                    continue;
                }
                (State::AfterQuote, _) => {
                    unclosed.get_or_insert(Unclosed {
                        open,
                        swallows: self.at.line > open.line,
                        at_end: false,
                    });
                    State::Bare
                }
                (State::Start | State::Bare, _) => State::Bare,
            };
            self.step();
        }
        if matches!(state, State::Quoted) {
            unclosed.get_or_insert(Unclosed {
                open,
                swallows: self.at.line > open.line,
                at_end: true,
            });
        }
        Some(unclosed)
    }

    /// Goes to the beginning of the line after that of `place`.
    pub(crate) fn skip_line(&mut self, place: Place) {
        self.at = place;
        while self.peek().is_some() && self.at.line == place.line {
            self.step();
        }
    }

    /// Goes past byte order marks, as a reader of the csv crate does where it begins.
    pub(crate) fn skip_marks(&mut self) {
        while self.bytes[self.at.byte..].starts_with("\u{FEFF}".as_bytes()) {
            (0..3).for_each(|_| self.step());
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at.byte).copied()
    }

    fn step(&mut self) {
        let byte = self.bytes[self.at.byte];
        self.at.byte += 1;
        let next = self.peek();
        // `\r\n` ends one line, at its `\n`.
        if byte == b'\n' || (byte == b'\r' && next != Some(b'\n')) {
            self.at.line = self.at.line.saturating_add(1);
            self.at.column = 1;
        } else if next.is_none_or(|next| next & 0xC0 != 0x80) {
            self.at.column = self.at.column.saturating_add(1);
        }
    }
}
