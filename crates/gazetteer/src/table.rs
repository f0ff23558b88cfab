//! The rows of one CSV as they are written, for tools that change some of them and keep the rest.

use std::io;
use std::sync::Arc;

use csv::{StringRecord, Terminator, WriterBuilder};

use crate::columns::separator;
use crate::finding::Findings;
use crate::rows::{Next, Record, Rows};
use crate::{Error, Origin, encoding};

const BOM: &str = "\u{FEFF}";

/// Header and rows of one CSV, cell by cell: columns of any name, `op` rows and several rows of one id stay as they are.
///
/// ```
/// use polynym_gazetteer::Table;
/// let csv = "id,type,name\nQ1,PERSON,\"Roe, Jane\"\n";
/// let mut table = Table::parse("names.csv", csv.as_bytes())?;
/// assert_eq!(table.rows()[0].get(2), Some("Roe, Jane"));
/// table.push(["Q1", "", "Jane Roe"]);
/// let mut written = Vec::new();
/// table.write(&mut written)?;
/// assert_eq!(written, format!("{csv}Q1,,Jane Roe\n").into_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    header: StringRecord,
    rows: Vec<TableRow>,
    bom: bool,
    crlf: bool,
}

/// One row of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    cells: StringRecord,
    line: u32,
    columns: Vec<(u32, u32)>,
}

impl TableRow {
    /// A cell, by its place in the header.
    pub fn get(&self, column: usize) -> Option<&str> {
        self.cells.get(column)
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }

    /// The physical line it begins in, from 1; 0 for a row that was pushed.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Line and column (code points), from 1, where a cell begins; `None` for a row that was pushed.
    pub fn place(&self, column: usize) -> Option<(u32, u32)> {
        self.columns.get(column).copied()
    }
}

impl Table {
    /// Reads a CSV, its separator known by its header.
    ///
    /// # Errors
    /// Bytes that are not UTF-8, quotes that are never closed, no header. What columns and cells mean is not looked at.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Error> {
        let (file, mut findings): (Arc<str>, _) = (file.into(), Findings::default());
        let table = Self::read(&file, bytes, &mut findings);
        match Error::of(&findings.finish(&[file])) {
            Some(error) => Err(error),
            None => Ok(table),
        }
    }

    fn read(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Self {
        let bom = bytes.starts_with(BOM.as_bytes());
        let mut table = Self {
            header: StringRecord::new(),
            rows: Vec::new(),
            bom,
            crlf: false,
        };
        let Some(text) = encoding::decode(file, bytes, findings) else {
            return table;
        };
        table.crlf = text.find('\n').is_some_and(|end| text[..end].ends_with('\r'));
        let mut rows = Rows::new(file, &text, separator(&text));
        let mut record = Record::default();
        loop {
            match rows.next(&mut record, findings) {
                Next::End => break,
                Next::Broken => continue,
                Next::Sound => {}
            }
            if table.header.is_empty() {
                table.header = record.fields.clone();
                continue;
            }
            let columns = (0..record.fields.len()).map(|field| record.place(field)).collect();
            table.rows.push(TableRow {
                cells: record.fields.clone(),
                line: record.place(0).0,
                columns,
            });
        }
        if table.header.is_empty() {
            let start = Origin {
                file: Arc::clone(file),
                line: 1,
                column: 1,
            };
            findings.error(&start, "no header", "begin with a line that names the columns: id,type,name");
        }
        table
    }

    /// The names of the columns.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        self.header.iter()
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column.trim() == name)
    }

    /// The rows, the header aside.
    pub fn rows(&self) -> &[TableRow] {
        &self.rows
    }

    /// Adds a row; cells that it lacks are empty, cells beyond the header are left out.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let cells = cells
            .into_iter()
            .chain(std::iter::repeat(""))
            .take(self.header.len())
            .collect();
        self.rows.push(TableRow {
            cells,
            line: 0,
            columns: Vec::new(),
        });
    }

    /// Adds a column behind the others, empty in all rows that fill the header.
    pub fn add_column(&mut self, name: &str) {
        let width = self.header.len();
        self.header.push_field(name);
        for row in self.rows.iter_mut().filter(|row| row.cells.len() == width) {
            row.cells.push_field("");
        }
    }

    /// Changes a cell, if it is there.
    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        if let Some(row) = self.rows.get_mut(row)
            && column < row.cells.len()
        {
            row.cells = row
                .cells
                .iter()
                .enumerate()
                .map(|(i, cell)| if i == column { text } else { cell })
                .collect();
        }
    }

    /// Writes it as a CSV with commas, with the byte order mark and line ends that it came with, and quotes where they are needed.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(&self, mut out: impl io::Write) -> io::Result<()> {
        if self.bom {
            out.write_all(BOM.as_bytes())?;
        }
        let end = if self.crlf { Terminator::CRLF } else { Terminator::Any(b'\n') };
        let mut writer = WriterBuilder::new().flexible(true).terminator(end).from_writer(out);
        writer.write_record(&self.header)?;
        for row in &self.rows {
            writer.write_record(&row.cells)?;
        }
        writer.flush()
    }
}
