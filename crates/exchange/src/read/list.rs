//! A plain list: a name a line.

use std::io::BufRead;

use crate::clean::own_id;
use crate::error::Error;
use crate::lines::Lines;
use crate::row::Row;
use crate::sink::Sink;

/// Most bytes of a line.
const LONGEST: usize = 1 << 16;

/// Reads the names.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    while let Some((number, line)) = lines.next()? {
        if line.trim().is_empty() {
            continue;
        }
        sink.read(number);
        let kind = sink.options.kind.as_ref().map_or("name", |kind| kind.as_str());
        sink.join(Row {
            id: own_id(kind, line),
            name: line.to_owned(),
            lang: sink.options.only_lang(),
            ..Row::default()
        })?;
    }
    sink.flush()
}
