//! JSON lines: `{"id": ..., "text": ...}` a line is a document.

use std::io::{BufRead, Read};

use polynym_text::likely_encoding;
use serde::Deserialize;
use serde_json::Value;

use crate::document::{Document, MAX_DOCUMENT};
use crate::encoding::without_mark;
use crate::error::{Error, ErrorKind, column};

/// The most bytes that one line may have, 128 MiB: a text of [`MAX_DOCUMENT`] with some room for escapes.
pub const MAX_LINE: usize = 128 << 20;

/// The documents of a stream of JSON lines, one at a time.
///
/// Other keys are passed over, and so are empty lines. An id may be a number; without one, the line number is the id. The
/// first error ends the stream.
///
/// ```
/// use polynym_formats::Jsonl;
/// let mut documents = Jsonl::new("{\"id\":7,\"text\":\"Kyiv\"}\n{\"text\":7}\n".as_bytes());
/// assert_eq!(documents.next().unwrap()?.id, "7");
/// assert_eq!(documents.next().unwrap().unwrap_err().line, 2);
/// assert!(documents.next().is_none());
/// # Ok::<(), polynym_formats::Error>(())
/// ```
#[derive(Debug)]
pub struct Jsonl<R> {
    input: R,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
}

impl<R: BufRead> Jsonl<R> {
    /// Reads from `input`, no further than the documents asked for.
    pub fn new(input: R) -> Self {
        Self {
            input,
            line: 0,
            buffer: Vec::new(),
            ended: false,
        }
    }

    /// The next line into the buffer, without its end; false at the end of the input.
    fn advance(&mut self) -> Result<bool, Error> {
        self.line += 1;
        self.buffer.clear();
        let bounded = (&mut self.input)
            .take(MAX_LINE as u64 + 1)
            .read_until(b'\n', &mut self.buffer);
        let read = bounded.map_err(|error| ErrorKind::Io(error).at(self.line, 1))?;
        if read > MAX_LINE {
            return Err(ErrorKind::LineTooLong { limit: MAX_LINE }.at(self.line, 1));
        }
        if self.line == 1 {
            let mark = self.buffer.len() - without_mark(&self.buffer).len();
            self.buffer.drain(..mark);
        }
        Ok(read > 0)
    }

    fn parse(&self) -> Result<Option<Document>, Error> {
        let line = self.buffer.trim_ascii_end();
        if line.is_empty() {
            return Ok(None);
        }
        let at = |kind: ErrorKind, before: usize| kind.at(self.line, column(&line[..before.min(line.len())]));
        if !line.trim_ascii_start().starts_with(b"{") {
            let start = line.len() - line.trim_ascii_start().len();
            return Err(at(ErrorKind::Json("no JSON object".to_owned()), start));
        }
        if let Err(error) = std::str::from_utf8(line) {
            let first = error.valid_up_to();
            return Err(at(
                ErrorKind::NotUtf8 {
                    likely: likely_encoding(line, first),
                },
                first,
            ));
        }
        let parsed: Line = serde_json::from_slice(line).map_err(|error| {
            // The parser counts bytes and says where it is again, after its message.
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            at(ErrorKind::Json(what), error.column().saturating_sub(1))
        })?;
        if parsed.text.len() > MAX_DOCUMENT {
            return Err(at(ErrorKind::DocumentTooLarge { limit: MAX_DOCUMENT }, 0));
        }
        let id = match parsed.id {
            Value::String(id) => id,
            Value::Number(id) => id.to_string(),
            Value::Null => self.line.to_string(),
            _ => return Err(at(ErrorKind::Id, 0)),
        };
        Ok(Some(Document::new(id, parsed.text)))
    }
}

impl<R: BufRead> Iterator for Jsonl<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let document = self.advance().and_then(|more| {
                self.ended = !more;
                if more { self.parse() } else { Ok(None) }
            });
            self.ended |= document.is_err();
            if let Some(document) = document.transpose() {
                return Some(document);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<String> {
        let show = |document: Result<Document, Error>| match document {
            Ok(document) => format!("{}={}", document.id, document.text),
            Err(error) => format!("!{}:{}", error.line, error.column),
        };
        Jsonl::new(input).map(show).collect()
    }

    #[test]
    fn reads_lines() {
        let cases: [(&[u8], &[&str]); 16] = [
            (b"", &[]),
            (b"\n\r\n  \n", &[]),
            (b"{\"text\":\"a\"}", &["1=a"]),
            (b"\xEF\xBB\xBF{\"id\":\"x\",\"text\":\"a\"}\r\n", &["x=a"]),
            (
                b"{\"id\":12,\"text\":\"a\"}\n\n{\"text\":\"b\",\"more\":[1]}\n",
                &["12=a", "3=b"],
            ),
            (b"{\"id\":null,\"text\":\"\"}\n", &["1="]),
            ("{\"text\":\"\\u0416\\ud83d\\ude00\\n\"}".as_bytes(), &["1=Ж😀\n"]),
            (b"{\"text\":\"a\"}\n{\"text\":\"b\"\n{\"text\":\"c\"}", &["1=a", "!2:11"]),
            (b"{\"id\":\"x\"}", &["!1:10"]),
            ("{\"text\":\"Київ\" 1}".as_bytes(), &["!1:16"]),
            (b"{\"id\":{},\"text\":\"a\"}", &["!1:1"]),
            (b"{\"text\":7}", &["!1:9"]),
            (b"[]", &["!1:1"]),
            (b"  text", &["!1:3"]),
            (b"{\"text\":\"\xCA\xE8\"}", &["!1:10"]),
            (b"{\"text\":\"\\ud83d\"}", &["!1:16"]),
        ];
        for (input, want) in cases {
            assert_eq!(read(input), want, "{}", String::from_utf8_lossy(input));
        }
    }

    #[test]
    fn refuses_an_endless_line() {
        let endless = std::io::BufReader::new(std::io::repeat(b'a'));
        let error = Jsonl::new(endless).next().unwrap().unwrap_err();
        assert!(matches!(error.kind, ErrorKind::LineTooLong { .. }));
    }
}
