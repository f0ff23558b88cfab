//! Spark NLP's EntityRuler as CSV (<https://sparknlp.org/docs/en/annotators#entityruler>): `PERSON|Jon Snow` a line, without a header.

use std::io::BufRead;

use crate::clean::{self, own_id};
use crate::error::{Error, ErrorKind};
use crate::read::table::Table;
use crate::row::Row;
use crate::sink::Sink;

/// Reads the lines.
pub(crate) fn read(mut input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let start = input.fill_buf().map_err(|error| ErrorKind::Io(error).at(1, 1))?;
    let first = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let separator = [b'|', b'\t', b';', b','].into_iter().find(|byte| first.contains(byte));
    if start.starts_with("\u{FEFF}".as_bytes()) {
        input.consume(3);
    }
    let mut table = Table::without_header(input, separator.unwrap_or(b','));
    while let Some(line) = table.advance()? {
        sink.read(line);
        if table.len() != 2 {
            let kind = ErrorKind::Fields {
                found: table.len(),
                wanted: 2,
                format: "a label and a name (PERSON|Jon Snow)",
            };
            return Err(kind.at(line, 1));
        }
        let (kind, name) = (clean::kind(&table.field(0)?), table.field(1)?);
        sink.join(Row {
            id: own_id(&kind, &name),
            kind,
            name,
            ..Row::default()
        })?;
    }
    sink.flush()
}
