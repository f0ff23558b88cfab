//! A row of the gazetteer CSV as importers make it, and the writer that puts rows out as they come.

use std::io;

use csv::{Terminator, WriterBuilder};
use polynym_gazetteer::{CasePolicy, Date, Gender, list_field, name_item};
use polynym_text::Lang;

/// A name in one of the name lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The name.
    pub text: String,
    /// Its language, where known.
    pub lang: Option<Lang>,
    /// As it stands, never declined or transliterated.
    pub fixed: bool,
}

impl Item {
    /// A name that may be declined.
    pub fn new(text: impl Into<String>, lang: Option<Lang>) -> Self {
        Self {
            text: text.into(),
            lang,
            fixed: false,
        }
    }
}

/// One row; what is empty says nothing. Several rows may be of one id, as in any gazetteer: dated names and further offices have rows of
/// their own, which need neither type nor name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The id of the entity.
    pub id: String,
    /// `PERSON`, `PLACE`, `AGENCY`, or another type.
    pub kind: String,
    /// The form that people are shown.
    pub name: String,
    /// The language of `name`.
    pub lang: Option<Lang>,
    /// A finer kind.
    pub subtype: String,
    /// Grammatical gender.
    pub gender: Option<Gender>,
    /// Nominative full names, one a language.
    pub labels: Vec<Item>,
    /// Other names that are enough by themselves.
    pub aliases: Vec<Item>,
    /// Names that need help.
    pub weak: Vec<Item>,
    /// Adjectives and inhabitants.
    pub demonyms: Vec<Item>,
    /// Longer strings that are not this entity.
    pub exclude: Vec<Item>,
    /// Which letter cases of the row's names match.
    pub case: Option<CasePolicy>,
    /// The `inflect` column.
    pub inflect: String,
    /// Prominence, 0 to 100.
    pub priority: Option<u8>,
    /// An office.
    pub role: String,
    /// First day of the office, or of the names in a row without an office.
    pub from: Option<Date>,
    /// Last day of them.
    pub to: Option<Date>,
    /// ISO 3166-1 codes.
    pub country: Vec<String>,
    /// The id of the larger thing.
    pub parent: String,
    /// Ids elsewhere.
    pub xref: Vec<String>,
    /// One line about it.
    pub description: String,
    /// Where the facts come from.
    pub source: Vec<String>,
    /// Columns of the user's own (`x_...`) with what stands in them.
    pub extra: Vec<(String, String)>,
}

impl Row {
    /// The five name lists, in the order of their columns.
    pub(crate) fn lists_mut(&mut self) -> [&mut Vec<Item>; 5] {
        [
            &mut self.labels,
            &mut self.aliases,
            &mut self.weak,
            &mut self.demonyms,
            &mut self.exclude,
        ]
    }

    /// The five name lists, in the order of their columns.
    pub(crate) fn lists(&self) -> [&Vec<Item>; 5] {
        [&self.labels, &self.aliases, &self.weak, &self.demonyms, &self.exclude]
    }

    /// How many names it gives.
    pub fn names(&self) -> usize {
        usize::from(!self.name.is_empty()) + self.lists().iter().map(|list| list.len()).sum::<usize>()
    }

    /// What stands in a column, as it is written there; empty for a column that the row does not fill.
    pub fn cell(&self, column: &str) -> String {
        let day = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
        let names = |list: &[Item]| {
            let items = list.iter().map(|item| name_item(&item.text, item.lang, item.fixed));
            items.collect::<Vec<_>>().join(" | ")
        };
        let items = |list: &[String]| list_field(list.iter().map(String::as_str));
        match column {
            "id" => self.id.clone(),
            "type" => self.kind.clone(),
            "name" => self.name.clone(),
            "lang" => self.lang.map_or_else(String::new, |lang| lang.to_string()),
            "subtype" => self.subtype.clone(),
            "gender" => self.gender.map_or("", Gender::as_str).to_owned(),
            "labels" => names(&self.labels),
            "aliases" => names(&self.aliases),
            "weak" => names(&self.weak),
            "demonyms" => names(&self.demonyms),
            "exclude" => names(&self.exclude),
            "case" => self.case.map_or("", CasePolicy::as_str).to_owned(),
            "inflect" => self.inflect.clone(),
            "priority" => self.priority.map_or_else(String::new, |priority| priority.to_string()),
            "role" => self.role.clone(),
            "from" => day(self.from),
            "to" => day(self.to),
            "country" => items(&self.country),
            "parent" => self.parent.clone(),
            "xref" => items(&self.xref),
            "description" => self.description.clone(),
            "source" => items(&self.source),
            own => {
                let filled = self.extra.iter().find(|(name, _)| name == own);
                filled.map_or_else(String::new, |(_, text)| text.clone())
            }
        }
    }
}

/// Writes rows as they come, as a gazetteer CSV of settled columns.
///
/// ```
/// use polynym_exchange::{Row, RowWriter};
/// let mut csv = Vec::new();
/// let mut writer = RowWriter::new(&mut csv, &["id", "type", "name"])?;
/// writer.write(&Row { id: "Q1899".into(), kind: "PLACE".into(), name: "Kyiv".into(), ..Row::default() })?;
/// writer.finish()?;
/// assert_eq!(csv, b"id,type,name\nQ1899,PLACE,Kyiv\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct RowWriter<W: io::Write> {
    out: csv::Writer<W>,
    columns: Vec<String>,
}

impl<W: io::Write> RowWriter<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// Those of the output.
    pub fn new(out: W, columns: &[&str]) -> io::Result<Self> {
        let mut out = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
        out.write_record(columns)?;
        Ok(Self {
            out,
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        })
    }

    /// Writes a row. What it has for columns that are not there is left out.
    ///
    /// # Errors
    /// Those of the output.
    pub fn write(&mut self, row: &Row) -> io::Result<()> {
        Ok(self.out.write_record(self.columns.iter().map(|column| row.cell(column)))?)
    }

    /// Writes out what is still held back.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
