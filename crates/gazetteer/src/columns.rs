//! The columns of a header.

use std::sync::Arc;

use csv::StringRecord;

use crate::finding::{Findings, shown};
use crate::rows::{MAX_COLUMNS, Record};
use crate::{NameKind, Origin};

macro_rules! columns {
    ($($column:ident $name:literal,)*) => {
        /// A column of the gazetteer CSV, in the order in which they are written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Column {
            $($column,)*
        }

        impl Column {
            /// All columns, in the order in which they are written.
            pub(crate) const ALL: &[Column] = &[$(Column::$column,)*];

            /// Its name in the header.
            pub(crate) fn as_str(self) -> &'static str {
                match self {
                    $(Self::$column => $name,)*
                }
            }
        }
    };
}

columns! {
    Id "id",
    Type "type",
    Name "name",
    Lang "lang",
    Subtype "subtype",
    Gender "gender",
    Labels "labels",
    Aliases "aliases",
    Weak "weak",
    Demonyms "demonyms",
    Exclude "exclude",
    Case "case",
    Inflect "inflect",
    Priority "priority",
    Role "role",
    From "from",
    To "to",
    Country "country",
    Parent "parent",
    Xref "xref",
    Description "description",
    Source "source",
    Op "op",
}

/// The columns that hold lists of names, each with what its names are.
pub(crate) const NAME_LISTS: [(Column, NameKind); 5] = [
    (Column::Labels, NameKind::Label),
    (Column::Aliases, NameKind::Alias),
    (Column::Weak, NameKind::Weak),
    (Column::Demonyms, NameKind::Demonym),
    (Column::Exclude, NameKind::Exclude),
];

impl Column {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.as_str() == name)
    }
}

/// Which field of a row is which column.
#[derive(Debug)]
pub(crate) struct Header {
    fields: Vec<Option<usize>>,
    /// The `x_` columns and their fields.
    pub(crate) own: Vec<(String, usize)>,
    /// How many fields a row has.
    pub(crate) len: usize,
}

impl Header {
    /// The field of a column, if the header has it.
    pub(crate) fn field(&self, column: Column) -> Option<usize> {
        self.fields[column as usize]
    }

    /// Reads a header and tells what is wrong with it; `None` where its rows can't be read at all.
    pub(crate) fn read(file: &Arc<str>, record: &Record, findings: &mut Findings) -> Option<Self> {
        let mut header = Self {
            fields: vec![None; Column::ALL.len()],
            own: Vec::new(),
            len: record.fields.len(),
        };
        let at = |field| {
            let (line, column) = record.place(field);
            Origin {
                file: Arc::clone(file),
                line,
                column,
            }
        };
        if header.len > MAX_COLUMNS {
            let message = format!("a header of {} columns", header.len);
            findings.error(&at(MAX_COLUMNS), message, format!("keep it to {MAX_COLUMNS} columns"));
            return None;
        }
        if known(&record.fields) == 0 {
            findings.error(
                &at(0),
                "the first line is not a header",
                "begin with a line that names the columns: id,type,name",
            );
            return None;
        }
        for (field, name) in record.fields.iter().map(str::trim).enumerate() {
            if let Some(column) = Column::parse(name) {
                if header.fields[column as usize].replace(field).is_some() {
                    findings.error(&at(field), format!("a second column {}", shown(name)), "keep one of the two");
                }
            } else if name.starts_with("x_") {
                if header.own.iter().any(|(own, _)| own == name) {
                    findings.error(&at(field), format!("a second column {}", shown(name)), "keep one of the two");
                }
                header.own.push((name.to_string(), field));
            } else if name.is_empty() {
                findings.error(&at(field), "a column without a name", "name it, or take it out");
            } else {
                findings.error(&at(field), format!("an unknown column {}", shown(name)), suggest(name));
            }
        }
        if header.field(Column::Id).is_none() {
            findings.error(&at(0), "no column `id`", "add it: every row needs the id of its entity");
        }
        Some(header)
    }
}

fn known(fields: &StringRecord) -> usize {
    fields.iter().filter(|name| Column::parse(name.trim()).is_some()).count()
}

fn suggest(name: &str) -> String {
    let lower = name.to_lowercase();
    let nearest = nearest(&lower, Column::ALL.iter().map(|column| column.as_str()));
    let own = shown(&format!("x_{}", lower.replace(char::is_whitespace, "_")));
    match nearest {
        Some(nearest) => format!("write `{nearest}` if that is meant, or {own} for a column of your own"),
        None => format!("write {own} for a column of your own"),
    }
}

/// The nearest of some words, if it is near: a third of its letters wrong at most.
pub(crate) fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Long words are far from all of these, and the distance costs the product of both lengths.
    if word.len() > 40 {
        return None;
    }
    let ranked = among.map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate));
    let best = ranked.min_by_key(|(distance, _)| *distance);
    best.filter(|(distance, candidate)| distance * 3 <= candidate.len().max(3))
        .map(|(_, candidate)| candidate)
}

/// The separator of a text, by its first line: `,`, or the `;`, tab or bar that makes known columns where a comma does not.
pub(crate) fn separator(text: &str) -> u8 {
    let first = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or("");
    let made = |separator: char| {
        let names = first.split(separator).map(|name| name.trim().trim_matches('"'));
        names.filter(|name| Column::parse(name).is_some()).count()
    };
    // Of equals the first; a header of one column has no separator.
    let best = [',', ';', '\t', '|']
        .into_iter()
        .rev()
        .max_by_key(|separator| made(*separator));
    best.filter(|best| made(*best) > made(',')).map_or(b',', |best| best as u8)
}
