//! Plain text: a file is a document, or, where it is too large for one, many that follow each other.

use std::io::{self, BufRead, Read};

use crate::document::{Document, MAX_DOCUMENT, Part};
use crate::encoding::decode;
use crate::error::{Error, ErrorKind};

/// A text of any length as one document or, beyond [`MAX_DOCUMENT`], as numbered parts.
///
/// A part ends with a paragraph, where names end too; failing that, with a line, a word, at last anywhere between two characters. Records of a
/// part count from the beginning of the whole text. Memory does not grow with the text.
///
/// ```
/// use polynym_formats::Texts;
/// use polynym_text::Unit;
/// let parts: Vec<_> = Texts::new("a.txt", "Київ.\n\nЛьвів.".as_bytes()).at_most(16).collect::<Result<_, _>>()?;
/// assert_eq!((parts[0].text.as_str(), parts[0].part()), ("Київ.\n\n", Some(1)));
/// assert_eq!((parts[1].text.as_str(), parts[1].before(Unit::Char)), ("Львів.", 7));
/// # Ok::<(), polynym_formats::Error>(())
/// ```
#[derive(Debug)]
pub struct Texts<R> {
    id: String,
    input: R,
    most: usize,
    /// Read and not yet given out.
    held: Vec<u8>,
    /// The next part, and the lines before it.
    part: Part,
    lines: u64,
    done: bool,
}

impl<R: BufRead> Texts<R> {
    /// A reader of a text that is called so.
    pub fn new(id: impl Into<String>, input: R) -> Self {
        Self {
            id: id.into(),
            input,
            most: MAX_DOCUMENT,
            held: Vec::new(),
            part: Part::default().next(""),
            lines: 0,
            done: false,
        }
    }

    /// Makes parts of at most so many bytes, at least 8.
    pub fn at_most(mut self, bytes: usize) -> Self {
        self.most = bytes.max(8);
        self
    }

    fn read(&mut self) -> io::Result<()> {
        let more = (self.most + 1).saturating_sub(self.held.len());
        self.input.by_ref().take(more as u64).read_to_end(&mut self.held)?;
        Ok(())
    }

    fn document(&mut self) -> Result<Document, Error> {
        if let Err(error) = self.read() {
            self.done = true;
            return Err(ErrorKind::Io(error).at(self.lines + 1, 1));
        }
        let end = if self.held.len() > self.most {
            cut(&self.held[..self.most])
        } else {
            self.held.len()
        };
        self.done = end == self.held.len();
        let text = match decode(&self.held[..end]) {
            // What looks like a byte order mark is one at the beginning of the whole only.
            Ok(text) if self.part.number > 1 && self.held.starts_with("\u{FEFF}".as_bytes()) => format!("\u{FEFF}{text}"),
            Ok(text) => text.to_owned(),
            Err(error) => {
                self.done = true;
                return Err(Error {
                    line: error.line + self.lines,
                    ..error
                });
            }
        };
        if self.done && self.part.number == 1 {
            return Ok(Document::new(std::mem::take(&mut self.id), text));
        }
        self.lines += self.held[..end].iter().filter(|&&b| b == b'\n').count() as u64;
        self.held.drain(..end);
        let next = self.part.next(&text);
        let part = std::mem::replace(&mut self.part, next);
        Ok(Document::part_of(self.id.clone(), text, part))
    }
}

impl<R: BufRead> Iterator for Texts<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        (!self.done).then(|| self.document())
    }
}

/// Where to cut bytes of which there are more: in their second half, if there is a place for it.
fn cut(bytes: &[u8]) -> usize {
    let half = bytes.len() / 2;
    let last = |found: fn(&[u8]) -> bool, length: usize| {
        let at = bytes[half..].windows(length).rposition(found);
        at.map(|at| half + at + length)
    };
    let character = || (half..bytes.len()).rev().find(|&at| bytes[at] & 0xC0 != 0x80);
    last(|two| two == b"\n\n", 2)
        .or_else(|| last(|four| four == b"\r\n\r\n", 4))
        .or_else(|| last(|one| one == b"\n", 1))
        .or_else(|| last(|one| one == b" ", 1))
        .or_else(character)
        .unwrap_or(bytes.len())
}

/// Reads a file as one document.
///
/// A byte order mark says how the file is written and is no part of the text: offsets, bytes too, count as if it were not there.
///
/// # Errors
/// Bytes that are not UTF-8, with the place of the first and the likely encoding; more than [`MAX_DOCUMENT`] bytes.
///
/// ```
/// use polynym_formats::read_text;
/// assert_eq!(read_text("a.txt", "\u{FEFF}Kyiv".as_bytes())?.text, "Kyiv");
/// assert_eq!(read_text("b.txt", b"in\n\xFFKyiv").unwrap_err().line, 2);
/// # Ok::<(), polynym_formats::Error>(())
/// ```
pub fn read_text(id: impl Into<String>, bytes: &[u8]) -> Result<Document, Error> {
    Ok(Document::new(id, bounded(bytes)?))
}

/// The text of a file that is not too large.
pub(crate) fn bounded(bytes: &[u8]) -> Result<&str, Error> {
    if bytes.len() > MAX_DOCUMENT {
        return Err(ErrorKind::DocumentTooLarge { limit: MAX_DOCUMENT }.at(1, 1));
    }
    decode(bytes)
}

#[cfg(test)]
mod tests {
    use polynym_text::Unit;

    use super::*;

    #[test]
    fn parts_are_the_whole() {
        for (text, most, want) in [
            ("", 8, &[""][..]),
            ("Kyiv", 8, &["Kyiv"]),
            ("Kyiv\n\nLviv\n", 8, &["Kyiv\n\n", "Lviv\n"]),
            ("Kyiv a b\r\n\r\nLviv", 15, &["Kyiv a b\r\n\r\n", "Lviv"]),
            ("one two three", 8, &["one two ", "three"]),
            ("щщщщщщщ", 9, &["щщщщ", "щщщ"]),
            ("a\nb\nc\nd\ne", 8, &["a\nb\nc\nd\n", "e"]),
        ] {
            let parts: Vec<Document> = Texts::new("x", text.as_bytes()).at_most(most).map(Result::unwrap).collect();
            let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(texts, want, "{text:?}");
            for (i, part) in parts.iter().enumerate() {
                let before: String = texts[..i].concat();
                assert_eq!(part.before(Unit::Char), before.chars().count());
                assert_eq!(part.before(Unit::Byte), before.len());
                assert_eq!(part.before(Unit::Utf16), before.encode_utf16().count());
                assert_eq!(part.part(), (parts.len() > 1).then_some(i as u32 + 1));
            }
        }
    }

    #[test]
    fn a_bad_byte_is_named_by_its_line_in_the_whole() {
        let parts: Vec<_> = Texts::new("x", b"one\ntwo\n\nthr\xFFe".as_slice()).at_most(12).collect();
        let error = parts[1].as_ref().unwrap_err();
        assert_eq!((parts.len(), error.line, error.column), (2, 4, 4));
    }
}
