//! CSV with a header, as other tools write it: a record at a time, each of a bounded length, cells found by the names of their columns.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use polynym_text::likely_encoding;

use crate::error::{Error, ErrorKind};

/// Most bytes of a record, an unclosed quote's included.
const LONGEST: usize = 4 << 20;

/// A reader that ends with an error where a record has taken more than its share.
struct Bounded<R> {
    input: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = buffer.len().min(self.left.get());
        let read = self.input.read(&mut buffer[..most])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}

/// The records of a CSV.
pub(crate) struct Table<R> {
    rows: Reader<Bounded<R>>,
    left: Rc<Cell<usize>>,
    record: ByteRecord,
    columns: Vec<String>,
}

impl<R: BufRead> Table<R> {
    /// Reads the header. The separator is the first of these that stands in it; the names of columns are taken without regard to case.
    pub(crate) fn new(mut input: R, separators: &[u8]) -> Result<Self, Error> {
        let first = input.fill_buf().map_err(|error| ErrorKind::Io(error).at(1, 1))?;
        let mark = first.starts_with("\u{FEFF}".as_bytes());
        let header = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let separator = separators.iter().copied().find(|byte| header.contains(byte));
        if mark {
            input.consume(3);
        }
        let mut table = Self::without_header(input, separator.unwrap_or(b','));
        if table.advance()?.is_some() {
            let names: Vec<String> = (0..table.record.len()).filter_map(|index| table.field(index).ok()).collect();
            table.columns = names
                .iter()
                .map(|name| name.trim().trim_start_matches('?').to_owned())
                .collect();
        }
        Ok(table)
    }

    /// Reads records only, with this separator.
    pub(crate) fn without_header(input: R, separator: u8) -> Self {
        let left = Rc::new(Cell::new(LONGEST));
        let bounded = Bounded {
            input,
            left: Rc::clone(&left),
        };
        let rows = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            // A `\r` before it is trimmed with the last field; as an end of its own, lines would be counted one too few.
            .terminator(Terminator::Any(b'\n'))
            .from_reader(bounded);
        Self {
            rows,
            left,
            record: ByteRecord::new(),
            columns: Vec::new(),
        }
    }

    /// The place of the first of these columns that is there.
    pub(crate) fn column(&self, names: &[&str]) -> Option<usize> {
        let place = |name: &&str| self.columns.iter().position(|column| column.eq_ignore_ascii_case(name));
        names.iter().find_map(place)
    }

    /// The place of a column that has to be there.
    pub(crate) fn needed(&self, names: &[&'static str]) -> Result<usize, Error> {
        let none = || {
            let name = names.first().copied().unwrap_or_default();
            let found = self.columns.clone();
            ErrorKind::NoColumn { name, found }.at(1, 1)
        };
        self.column(names).ok_or_else(none)
    }

    /// The names of the columns.
    pub(crate) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Reads the next record; its line, or `None` at the end.
    pub(crate) fn advance(&mut self) -> Result<Option<u64>, Error> {
        self.left.set(LONGEST);
        let before = self.rows.position().line();
        let more = self.rows.read_byte_record(&mut self.record).map_err(|error| {
            let line = error.position().map_or(before, csv::Position::line);
            let kind = match error.into_kind() {
                csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                    ErrorKind::Csv(format!("a record of more than {LONGEST} bytes; is a quote never closed?"))
                }
                csv::ErrorKind::Io(error) => ErrorKind::Io(error),
                other => ErrorKind::Csv(format!("not CSV: {other:?}")),
            };
            kind.at(line, 1)
        })?;
        let line = self.record.position().map_or(before, csv::Position::line);
        if more && !self.columns.is_empty() && self.record.len() != self.columns.len() {
            let (found, wanted) = (self.record.len(), self.columns.len());
            let format = "one separator between each two, with quotes around those that hold one";
            return Err(ErrorKind::Fields { found, wanted, format }.at(line, 1));
        }
        Ok(more.then_some(line))
    }

    /// How many fields the record has.
    pub(crate) fn len(&self) -> usize {
        self.record.len()
    }

    /// A field, trimmed; empty where it is not there.
    pub(crate) fn field(&self, index: usize) -> Result<String, Error> {
        let bytes = self.record.get(index).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.trim().to_owned()),
            Err(error) => {
                let likely = likely_encoding(bytes, error.valid_up_to());
                let line = self.record.position().map_or(1, csv::Position::line);
                Err(ErrorKind::NotUtf8 { likely }.at(line, 1))
            }
        }
    }

    /// What stands in a column that need not be there.
    pub(crate) fn cell(&self, column: Option<usize>) -> Result<String, Error> {
        column.map_or(Ok(String::new()), |index| self.field(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name() {
        let mut table = Table::new("\u{FEFF}id;Name\r\n1;\"a;b\"\r\n".as_bytes(), b",;\t").unwrap();
        let name = table.needed(&["name"]).unwrap();
        assert_eq!(table.advance().unwrap(), Some(2));
        assert_eq!(table.field(name).unwrap(), "a;b");
        assert_eq!(table.advance().unwrap(), None);
        assert_eq!(
            table.needed(&["type"]).unwrap_err().to_string(),
            "1:1: no column `type`; there are: id, Name"
        );
    }

    #[test]
    fn what_never_ends_is_refused() {
        let endless = std::io::BufReader::new(std::io::repeat(b'"'));
        assert!(Table::new(endless, b",").is_err());
        let mut short = Table::new("a,b\n1\n".as_bytes(), b",").unwrap();
        assert_eq!(short.advance().unwrap_err().line, 2);
        let mut table = Table::new(&b"a,b\n1,\xCA\xE8\n"[..], b",").unwrap();
        table.advance().unwrap();
        assert!(matches!(table.field(1).unwrap_err().kind, ErrorKind::NotUtf8 { .. }));
    }
}
