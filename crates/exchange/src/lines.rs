//! Lines of a stream, one at a time, each of a bounded length: what is no text, or has no line ends, is an error, not all memory.

use std::io::{BufRead, Read};

use polynym_text::likely_encoding;

use crate::error::{Error, ErrorKind};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The lines of a stream, without their ends and without a byte order mark before the first.
pub(crate) struct Lines<R> {
    input: R,
    limit: usize,
    number: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `limit` bytes.
    pub(crate) fn new(input: R, limit: usize) -> Self {
        Self {
            input,
            limit,
            number: 0,
            buffer: Vec::new(),
        }
    }

    /// The next line with its number, from 1; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<(u64, &str)>, Error> {
        self.number += 1;
        self.buffer.clear();
        let bounded = (&mut self.input).take(self.limit as u64 + 1);
        let read = { bounded }.read_until(b'\n', &mut self.buffer);
        let read = read.map_err(|error| ErrorKind::Io(error).at(self.number, 1))?;
        if read > self.limit {
            return Err(ErrorKind::TooLong { limit: self.limit }.at(self.number, 1));
        }
        if read == 0 {
            return Ok(None);
        }
        let mut line = &self.buffer[..];
        if self.number == 1 {
            line = line.strip_prefix(MARK).unwrap_or(line);
        }
        line = line.strip_suffix(b"\n").unwrap_or(line);
        line = line.strip_suffix(b"\r").unwrap_or(line);
        match std::str::from_utf8(line) {
            Ok(text) => Ok(Some((self.number, text))),
            Err(error) => {
                let at = error.valid_up_to();
                let likely = likely_encoding(line, at);
                let column = String::from_utf8_lossy(&line[..at]).chars().count() as u64 + 1;
                Err(ErrorKind::NotUtf8 { likely }.at(self.number, column))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(input, 16);
        let mut found = Vec::new();
        loop {
            match lines.next() {
                Ok(Some((number, line))) => found.push(format!("{number}={line}")),
                Ok(None) => return found,
                Err(error) => {
                    found.push(format!("!{}:{}", error.line, error.column));
                    return found;
                }
            }
        }
    }

    #[test]
    fn lines_and_their_numbers() {
        let cases: [(&[u8], &[&str]); 6] = [
            (b"", &[]),
            (b"a\n\nb", &["1=a", "2=", "3=b"]),
            (b"\xEF\xBB\xBFa\r\nb\r\n", &["1=a", "2=b"]),
            ("Київ\n".as_bytes(), &["1=Київ"]),
            (b"a\nb\xCA\xE8", &["1=a", "!2:2"]),
            (b"a\n12345678901234567\n", &["1=a", "!2:1"]),
        ];
        for (input, want) in cases {
            assert_eq!(read(input), want, "{}", String::from_utf8_lossy(input));
        }
    }
}
