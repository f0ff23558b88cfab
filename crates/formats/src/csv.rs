//! CSV: a row is a document, one column of it the text.

use std::io::Read;

use csv::{ByteRecord, Reader, ReaderBuilder};
use polynym_text::likely_encoding;

use crate::document::{Document, MAX_DOCUMENT};
use crate::error::{Error, ErrorKind};
use crate::jsonl::MAX_LINE;
use crate::quotes::{Place, Quotes};

/// The documents of a CSV file (RFC 4180, with a header), one at a time.
///
/// The id is in the column `id`, where there is one; otherwise, and where it is empty, it is the number of the row, from 1 for the
/// first after the header. The first error ends the stream.
///
/// ```
/// use polynym_formats::Csv;
/// let rows = "id,lang,text\na1,en,\"Kyiv, Ukraine\"\n,uk,Київ\n";
/// let documents: Vec<_> = Csv::new(rows.as_bytes(), "text").collect::<Result<_, _>>()?;
/// assert_eq!(documents[0].text, "Kyiv, Ukraine");
/// assert_eq!(documents[1].id, "2");
/// # Ok::<(), polynym_formats::Error>(())
/// ```
#[derive(Debug)]
pub struct Csv<R> {
    rows: Reader<Quotes<R>>,
    record: ByteRecord,
    name: String,
    /// Of the text and of the id, once the header is read.
    columns: Option<(usize, Option<usize>)>,
    row: u64,
    ended: bool,
}

impl<R: Read> Csv<R> {
    /// Reads from `input`; the texts are in the column called `name`.
    pub fn new(input: R, name: impl Into<String>) -> Self {
        let rows = ReaderBuilder::new().has_headers(false).from_reader(Quotes::new(input));
        Self {
            rows,
            record: ByteRecord::new(),
            name: name.into(),
            columns: None,
            row: 0,
            ended: false,
        }
    }

    /// Reads the next record; false at the end.
    fn advance(&mut self) -> Result<bool, Error> {
        let more = self.rows.read_byte_record(&mut self.record);
        let quotes = self.rows.get_ref();
        if let Some(Place { line, column, .. }) = quotes.overlong() {
            return Err(ErrorKind::LineTooLong { limit: MAX_LINE }.at(line, column));
        }
        let more = more.map_err(|error| self.offence(error))?;
        // The stream is read ahead of the records: the quote belongs to the last one.
        if let Some(Place { byte, line, column }) = quotes.unclosed()
            && self.rows.position().byte() > byte
        {
            return Err(ErrorKind::UnclosedQuote.at(line, column));
        }
        Ok(more)
    }

    fn offence(&self, error: csv::Error) -> Error {
        let line = error
            .position()
            .map_or(self.rows.position().line(), |position| position.line());
        match error.into_kind() {
            csv::ErrorKind::Io(error) => ErrorKind::Io(error).at(line, 1),
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                let what = format!("a row of {len} fields under a header of {expected_len}; put quotes around commas");
                ErrorKind::Csv(what).at(line, 1)
            }
            other => ErrorKind::Csv(format!("not CSV: {other:?}")).at(line, 1),
        }
    }

    fn header(&mut self) -> Result<(usize, Option<usize>), Error> {
        if !self.advance()? {
            return Err(ErrorKind::NoColumn {
                name: self.name.clone(),
                found: Vec::new(),
            }
            .at(1, 1));
        }
        let found: Vec<String> = self
            .record
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_owned())
            .collect();
        let of = |name: &str| found.iter().position(|column| column == name);
        match of(&self.name) {
            Some(text) => Ok((text, of("id"))),
            None => Err(ErrorKind::NoColumn {
                name: self.name.clone(),
                found,
            }
            .at(1, 1)),
        }
    }

    fn document(&mut self) -> Result<Option<Document>, Error> {
        let (text, id) = self.columns.map_or_else(|| self.header(), Ok)?;
        self.columns = Some((text, id));
        if !self.advance()? {
            return Ok(None);
        }
        self.row += 1;
        let line = self.record.position().map_or(1, |position| position.line());
        let field = |index: usize| {
            let bytes = self.record.get(index).unwrap_or_default();
            std::str::from_utf8(bytes).map_err(|error| {
                ErrorKind::NotUtf8 {
                    likely: likely_encoding(bytes, error.valid_up_to()),
                }
                .at(line, 1)
            })
        };
        let text = field(text)?;
        if text.len() > MAX_DOCUMENT {
            return Err(ErrorKind::DocumentTooLarge { limit: MAX_DOCUMENT }.at(line, 1));
        }
        let id = id.map(field).transpose()?.filter(|id| !id.is_empty());
        let id = id.map_or_else(|| self.row.to_string(), str::to_owned);
        Ok(Some(Document::new(id, text)))
    }
}

impl<R: Read> Iterator for Csv<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let document = self.document();
        self.ended = !matches!(document, Ok(Some(_)));
        document.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows() {
        let cases: [(&[u8], &[&str]); 11] = [
            (b"", &["!1:1"]),
            (b"text", &[]),
            (b"text\na\n\nb\n", &["1=a", "2=b"]),
            (b"\xEF\xBB\xBF\"text\",id\r\na,x\r\nb,\r\n", &["x=a", "2=b"]),
            (b"id,text\n1,\"two\nlines\"\n2,x\n", &["1=two\nlines", "2=x"]),
            (b"id;text\n1;a\n", &["!1:1"]),
            (b"id,text\n1,a\n2,b,c\n3,d\n", &["1=a", "!3:1"]),
            (b"id,text\n1,a\n2,\"b\n3,c\n", &["1=a", "!3:3"]),
            (b"id,\"text\n1,a\n", &["!1:4"]),
            (b"id,text\n1,a\n2,\xCA\xE8\n", &["1=a", "!3:1"]),
            (b"id,other,text\n1,\xCA\xE8,a\n", &["1=a"]),
        ];
        for (input, want) in cases {
            let show = |document: Result<Document, Error>| match document {
                Ok(document) => format!("{}={}", document.id, document.text),
                Err(error) => format!("!{}:{}", error.line, error.column),
            };
            let got: Vec<String> = Csv::new(input, "text").map(show).collect();
            assert_eq!(got, want, "{}", String::from_utf8_lossy(input));
        }
    }
}
