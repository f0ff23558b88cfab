//! A stream of any size in pieces of text that end at a line, or (a line being endless) at a space.

use std::io::{BufRead, BufReader, Read};

use anyhow::bail;

/// A piece without a line end is cut at about so many bytes.
const MOST: usize = 1 << 20;

/// Valid text in pieces.
pub(crate) struct Chunks<R> {
    name: String,
    input: BufReader<R>,
    /// Read and not yet given out.
    held: Vec<u8>,
    /// Bytes given out, and their lines.
    bytes: u64,
    lines: u64,
    /// A byte order mark may be next.
    first: bool,
}

impl<R: Read> Chunks<R> {
    pub(crate) fn new(name: String, input: R) -> Self {
        Self {
            name,
            input: BufReader::with_capacity(1 << 16, input),
            held: Vec::new(),
            bytes: 0,
            lines: 0,
            first: true,
        }
    }

    /// Hands each piece over as soon as it is there.
    pub(crate) fn each(mut self, mut take: impl FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
        loop {
            let read = match self.input.fill_buf() {
                Ok(read) => read,
                Err(error) => bail!("{}: {error}", self.name),
            };
            let length = read.len();
            self.held.extend_from_slice(read);
            self.input.consume(length);
            let end = if length == 0 {
                self.held.len()
            } else if let Some(line) = self.held.iter().rposition(|&b| b == b'\n') {
                line + 1
            } else if self.held.len() >= MOST {
                self.held
                    .iter()
                    .rposition(|&b| b == b' ')
                    .map_or_else(|| whole(&self.held), |space| space + 1)
            } else {
                continue;
            };
            let text = match std::str::from_utf8(&self.held[..end]) {
                Ok(text) => text,
                Err(error) => bail!(self.invalid(error.valid_up_to())),
            };
            let text = if self.first {
                text.trim_start_matches('\u{FEFF}')
            } else {
                text
            };
            take(text)?;
            self.first &= end == 0;
            self.bytes += end as u64;
            self.lines += self.held[..end].iter().filter(|&&b| b == b'\n').count() as u64;
            self.held.drain(..end);
            if length == 0 {
                return Ok(());
            }
        }
    }

    /// What is wrong with the held byte `at`.
    fn invalid(&self, at: usize) -> String {
        let before = &self.held[..at];
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |end| end + 1);
        let column = 1 + String::from_utf8_lossy(&before[start..]).chars().count();
        let line = 1 + self.lines + before.iter().filter(|&&b| b == b'\n').count() as u64;
        let (byte, place) = (self.held[at], self.bytes + at as u64);
        format!(
            "{}:{line}:{column}: byte {place} ({byte:#04X}) is not UTF-8; convert the file to UTF-8",
            self.name
        )
    }
}

/// The bytes that are whole characters: the last one may not have come yet.
fn whole(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(bytes: &[u8]) -> Result<Vec<String>, String> {
        let mut pieces = Vec::new();
        let chunks = Chunks::new("x".to_owned(), bytes);
        let done = chunks.each(|piece| {
            pieces.push(piece.to_owned());
            Ok(())
        });
        done.map(|()| pieces).map_err(|error| error.to_string())
    }

    #[test]
    fn pieces_add_up() {
        let long = "слово ".repeat(400_000);
        assert_eq!(pieces(long.as_bytes()).unwrap().concat(), long);
        let endless = "щ".repeat(2_000_000);
        assert_eq!(pieces(endless.as_bytes()).unwrap().concat(), endless);
        assert_eq!(pieces("\u{FEFF}а\nб".as_bytes()).unwrap().concat(), "а\nб");
    }

    #[test]
    fn a_bad_byte_is_named() {
        let error = pieces(b"\xD0\xB0\nab\xFFc").unwrap_err();
        assert!(error.starts_with("x:2:3: byte 5 (0xFF)"), "{error}");
    }
}
