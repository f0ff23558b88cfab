//! Watches the quotes of a CSV stream go by: the csv crate takes the rest of a file after a quote that is never closed for one
//! field, without a word.

use std::io::{self, Read};

use crate::jsonl::MAX_LINE;

/// A CSV stream that knows where it is, by RFC 4180 as lenient as the csv crate takes it.
#[derive(Debug)]
pub(crate) struct Quotes<R> {
    input: R,
    state: State,
    byte: u64,
    line: u64,
    column: u64,
    /// First byte of the record at hand.
    record: u64,
    opened: Place,
    ended: bool,
    overlong: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A quote opens a field here.
    FieldStart,
    Plain,
    Quoted,
    /// After a quote in a quoted field: its end, or the first of two.
    Quote,
}

/// Where a quote stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Offset in the stream.
    pub(crate) byte: u64,
    /// From 1.
    pub(crate) line: u64,
    /// Code point, from 1.
    pub(crate) column: u64,
}

impl<R: Read> Quotes<R> {
    pub(crate) fn new(input: R) -> Self {
        let opened = Place {
            byte: 0,
            line: 1,
            column: 1,
        };
        let state = State::FieldStart;
        Self {
            input,
            state,
            byte: 0,
            line: 1,
            column: 0,
            record: 0,
            opened,
            ended: false,
            overlong: false,
        }
    }

    /// The quote that was still open at the end of the stream.
    pub(crate) fn unclosed(&self) -> Option<Place> {
        (self.ended && self.state == State::Quoted).then_some(self.opened)
    }

    /// Where a record became too long to go on: its open quote, else the place it has got to.
    pub(crate) fn overlong(&self) -> Option<Place> {
        let here = Place {
            byte: self.byte,
            line: self.line,
            column: 1,
        };
        self.overlong
            .then_some(if self.state == State::Quoted { self.opened } else { here })
    }

    fn step(&mut self, b: u8) {
        // Continuation bytes are no column of their own; nor is a byte order mark.
        let in_mark = self.byte < 3 && b == b"\xEF\xBB\xBF"[self.byte as usize];
        if b & 0xC0 != 0x80 && !in_mark {
            self.column += 1;
        }
        self.state = match (self.state, b) {
            (State::FieldStart, _) if in_mark => State::FieldStart,
            (State::FieldStart, b'"') => {
                self.opened = Place {
                    byte: self.byte,
                    line: self.line,
                    column: self.column,
                };
                State::Quoted
            }
            (State::Quoted, b'"') => State::Quote,
            (State::Quote, b'"') | (State::Quoted, _) => State::Quoted,
            (_, b',' | b'\n' | b'\r') => State::FieldStart,
            _ => State::Plain,
        };
        self.byte += 1;
        if b == b'\n' {
            self.line += 1;
            self.column = 0;
            if self.state != State::Quoted {
                self.record = self.byte;
            }
        }
        self.overlong |= self.byte - self.record > MAX_LINE as u64;
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.ended = read == 0 && !buffer.is_empty();
        for &b in &buffer[..read] {
            self.step(b);
            if self.overlong {
                return Err(io::Error::other("a record is too long"));
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_quote_that_is_never_closed() {
        let cases = [
            ("a,b\n1,2\n", None),
            ("a,b\n\"1\",\"x, \"\"y\"\"\nz\"\n", None),
            ("a,b\n1,5\" disk\n", None),
            ("a,b\n\"1\"\n\n,\"2\r\n3,4\n", Some((4, 2))),
            ("\u{FEFF}\"a,b\n", Some((1, 1))),
            ("a,b\nїї,\"2\n", Some((2, 4))),
            ("a\n\"x\"\"", Some((2, 1))),
            ("a\n\"x\"", None),
        ];
        for (input, want) in cases {
            let mut quotes = Quotes::new(input.as_bytes());
            io::copy(&mut quotes, &mut io::sink()).unwrap();
            assert_eq!(quotes.unclosed().map(|place| (place.line, place.column)), want, "{input:?}");
        }
    }
}
