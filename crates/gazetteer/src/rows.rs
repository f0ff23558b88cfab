//! The rows of a CSV, one after another, each field with its place; what is broken is told and passed over.

use std::sync::Arc;

use csv::StringRecord;

use crate::Origin;
use crate::finding::Findings;
use crate::scan::{Place, Scanner, Unclosed};

/// Most bytes of one layer.
pub(crate) const MAX_FILE: usize = 1 << 30;
/// Most bytes of one field.
pub(crate) const MAX_FIELD: usize = 1 << 20;
/// Most columns of a header.
pub(crate) const MAX_COLUMNS: usize = 256;
/// Most unclosed quotes that are told; after each the rest of the text is read anew.
const MAX_UNCLOSED: usize = 100;

/// One row: its fields and where they begin.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(crate) fields: StringRecord,
    places: Vec<Place>,
}

impl Record {
    /// Line and column of a field; of a field that is not there, those of the row.
    pub(crate) fn place(&self, field: usize) -> (u32, u32) {
        let place = self.places.get(field).or(self.places.first());
        place.map_or((1, 1), |place| (place.line, place.column))
    }

    /// Whether there is nothing in any field.
    pub(crate) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// What reading a record came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Sound,
    Broken,
    End,
}

/// Reads the records of a text, in step with a [`Scanner`] that knows where their fields are.
pub(crate) struct Rows<'a> {
    text: &'a str,
    separator: u8,
    file: Arc<str>,
    reader: csv::Reader<&'a [u8]>,
    scanner: Scanner<'a>,
    unclosed: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(file: &Arc<str>, text: &'a str, separator: u8) -> Self {
        let start = Place {
            line: 1,
            column: 1,
            byte: 0,
        };
        let scanner = Scanner::new(text, separator, start);
        let mut rows = Self {
            text,
            separator,
            file: Arc::clone(file),
            reader: reader("", separator),
            scanner,
            unclosed: 0,
        };
        rows.begin();
        rows
    }

    /// Begins to read where the scanner is.
    fn begin(&mut self) {
        self.scanner.skip_marks();
        self.reader = reader(&self.text[self.scanner.at().byte..], self.separator);
    }

    /// Reads the next record into `record`; one that is [`Next::Broken`] has been told, and is read up to where it breaks.
    pub(crate) fn next(&mut self, record: &mut Record, findings: &mut Findings) -> Next {
        if self.unclosed == MAX_UNCLOSED {
            return Next::End;
        }
        let Some(unclosed) = self.scanner.next_record(&mut record.places) else {
            return Next::End;
        };
        // The csv crate fails on input that is not UTF-8 and on records of unequal length; neither can be here.
        if !self.reader.read_record(&mut record.fields).unwrap_or(false) {
            return Next::End;
        }
        let Some(unclosed) = unclosed else {
            return if self.fits(record, findings) {
                Next::Sound
            } else {
                Next::Broken
            };
        };
        self.tell(unclosed, findings);
        if unclosed.swallows {
            self.scanner.skip_line(unclosed.open);
            self.begin();
        }
        Next::Broken
    }

    fn fits(&self, record: &Record, findings: &mut Findings) -> bool {
        let long = record.fields.iter().position(|field| field.len() > MAX_FIELD);
        if let Some(field) = long {
            let (line, column) = record.place(field);
            let at = Origin {
                file: Arc::clone(&self.file),
                line,
                column,
            };
            let bytes = record.fields[field].len();
            findings.error(
                &at,
                format!("a field of {bytes} bytes"),
                format!("keep it under {MAX_FIELD} bytes"),
            );
        }
        long.is_none()
    }

    fn tell(&mut self, unclosed: Unclosed, findings: &mut Findings) {
        self.unclosed += 1;
        let Unclosed { open, swallows, at_end } = unclosed;
        let at = Origin {
            file: Arc::clone(&self.file),
            line: open.line,
            column: open.column,
        };
        let message = match (at_end, swallows) {
            (true, _) => "this quote is never closed",
            (false, true) => "this quote is not closed before the next one begins, on a later line",
            (false, false) => "text after the quote that closes this one",
        };
        let mend = "close it before the next separator, and double a quote that is part of the text (\"\")";
        findings.error(&at, message, mend);
        if self.unclosed == MAX_UNCLOSED {
            findings.error(
                &at,
                format!("{MAX_UNCLOSED} unclosed quotes"),
                "mend these first; the rest was not read",
            );
        }
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_scanner_keeps_step_with_the_csv_crate(text in "([\"\",\r\nai;\u{FEFF}є ]|\"\"|,\"|\",|\r\n){0,60}") {
            let mut scanner = Scanner::new(&text, b',', Place { line: 1, column: 1, byte: 0 });
            scanner.skip_marks();
            let mut csv = reader(&text[scanner.at().byte..], b',');
            let (mut record, mut places) = (StringRecord::new(), Vec::new());
            loop {
                let scanned = scanner.next_record(&mut places).is_some();
                prop_assert_eq!(csv.read_record(&mut record).unwrap(), scanned);
                if !scanned {
                    break;
                }
                prop_assert_eq!(record.len(), places.len());
                for (field, place) in record.iter().zip(&places) {
                    let raw = text[place.byte..].trim_start_matches('\u{FEFF}');
                    let first = field.trim_start_matches('\u{FEFF}').chars().next();
                    if !raw.starts_with('"') && first.is_some() {
                        prop_assert_eq!(raw.chars().next(), first);
                    }
                    let line = text[..place.byte].replace("\r\n", "\n").replace('\r', "\n");
                    prop_assert_eq!(line.matches('\n').count() + 1, place.line as usize);
                    let column = line.rsplit('\n').next().unwrap().chars().count() + 1;
                    prop_assert_eq!(column, place.column as usize);
                }
            }
        }
    }
}
