//! Layers of CSV, row by row, to one gazetteer.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::columns::{Column, Header, separator};
use crate::drafts::Drafts;
use crate::finding::{Findings, shown};
use crate::merge::Draft;
use crate::row::{Op, Row, meant_type};
use crate::rows::{MAX_FILE, Next, Record, Rows};
use crate::{Entity, EntityType, Error, Finding, Gazetteer, Origin, encoding, finish};

/// Reads layers, one over the other, and collects what is wrong in any of them.
///
/// ```
/// use polynym_gazetteer::Loader;
/// let mut loader = Loader::new();
/// loader.layer("shipped.csv", b"id,type,name\nQ1,PERSON,Jane Roe\n");
/// loader.layer("mine.csv", b"id,weak,brith\nQ1,Roe,1970\n");
/// let loaded = loader.finish();
/// assert_eq!(loaded.gazetteer.entity(0).names.len(), 2);
/// assert!(loaded.findings[0].to_string().starts_with("mine.csv:1:9: error: an unknown column `brith`"));
/// assert!(loaded.into_result().is_err());
/// ```
#[derive(Debug, Default)]
pub struct Loader {
    drafts: Drafts,
    findings: Findings,
    files: Vec<Arc<str>>,
    own_types: BTreeSet<String>,
    // Ids of rows that could not be read: a later row of theirs is not to blame for what it does not repeat.
    unread: HashSet<String>,
}

/// What loading came to.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// All that could be read; not to be used if there is an error among the findings.
    pub gazetteer: Gazetteer,
    /// All findings, layer by layer, by line and column.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// The gazetteer.
    ///
    /// # Errors
    /// If any finding is an error: all of those that are.
    pub fn into_result(self) -> Result<Gazetteer, Error> {
        match Error::of(&self.findings) {
            Some(error) => Err(error),
            None => Ok(self.gazetteer),
        }
    }
}

impl Loader {
    /// A loader with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// A loader whose layers are laid over a gazetteer that is checked already; findings are about the layers only. What it costs does not
    /// depend on the size of the gazetteer: its entities keep their indices, and are not touched but for those that a row is about.
    pub fn over(gazetteer: Gazetteer) -> Self {
        Self {
            drafts: Drafts::over(gazetteer),
            ..Self::default()
        }
    }

    /// Lays the rows of a CSV over what is there. `file` is the name that findings show; it need not be that of a file.
    pub fn layer(&mut self, file: &str, bytes: &[u8]) -> &mut Self {
        let file: Arc<str> = file.into();
        self.files.push(Arc::clone(&file));
        let start = Origin {
            file: Arc::clone(&file),
            line: 1,
            column: 1,
        };
        if bytes.len() > MAX_FILE {
            self.findings.error(
                &start,
                format!("{} bytes", bytes.len()),
                format!("keep it under {MAX_FILE} bytes"),
            );
        } else if let Some(text) = encoding::decode(&file, bytes, &mut self.findings) {
            self.rows(&file, &text, &start);
        }
        self
    }

    fn rows(&mut self, file: &Arc<str>, text: &str, start: &Origin) {
        let separator = separator(text);
        let mut rows = Rows::new(file, text, separator);
        let mut record = Record::default();
        let first = rows.next(&mut record, &mut self.findings);
        if first == Next::End {
            self.findings
                .error(start, "no header", "begin with a line that names the columns: id,type,name");
            return;
        }
        if separator != b',' {
            let (line, column) = record.place(1);
            let at = Origin {
                file: Arc::clone(file),
                line,
                column: column.saturating_sub(1),
            };
            let name = match separator {
                b';' => "semicolons",
                b'\t' => "tabs",
                _ => "bars",
            };
            self.findings
                .error(&at, format!("columns are separated by {name}"), "separate them by commas");
        }
        if first == Next::Broken {
            return;
        }
        let Some(header) = Header::read(file, &record, &mut self.findings) else {
            return;
        };
        let mut missing = Missing::default();
        loop {
            match rows.next(&mut record, &mut self.findings) {
                Next::End => return,
                Next::Broken => self.unread(&header, &record),
                Next::Sound if record.is_blank() => {}
                Next::Sound if record.fields.len() != header.len => self.unequal(file, &header, &record),
                Next::Sound => {
                    if let Some(row) = Row::read(file, &header, &record, &mut self.findings) {
                        self.apply(row, &header, &record, &mut missing);
                    }
                }
            }
        }
    }

    fn unequal(&mut self, file: &Arc<str>, header: &Header, record: &Record) {
        let (fields, columns) = (record.fields.len(), header.len);
        let message = format!("{fields} fields in a row of {columns} columns");
        let (field, mend) = if fields > columns {
            (columns, "put a field that holds a comma into quotes, or take out the surplus")
        } else {
            (0, "give every column its field, if empty: a comma between each two")
        };
        let (line, column) = record.place(field);
        self.findings.error(
            &Origin {
                file: Arc::clone(file),
                line,
                column,
            },
            message,
            mend,
        );
        self.unread(header, record);
    }

    fn unread(&mut self, header: &Header, record: &Record) {
        let id = header
            .field(Column::Id)
            .and_then(|field| record.fields.get(field))
            .unwrap_or("");
        self.unread.insert(id.trim().to_string());
    }

    fn apply(&mut self, row: Row, header: &Header, record: &Record, missing: &mut Missing) {
        self.own_type(&row);
        let (id, at) = &row.id;
        let place = self.drafts.place(id);
        match (row.op, place) {
            (Op::Delete, Some(place)) => {
                if row.has_lists() {
                    let mend = "to take out single names, write the row anew with op replace";
                    self.findings
                        .warning(at, format!("{} is deleted whole, not what this row lists", shown(id)), mend);
                }
                self.drafts.remove(id, place);
            }
            (Op::Delete, None) => {
                self.findings.warning(
                    at,
                    format!("{} is not there to be deleted", shown(id)),
                    "take the row out, or mend the id",
                );
            }
            (op, Some(place)) => {
                if let Some(draft) = self.drafts.get(place) {
                    if op == Op::Replace {
                        draft.clear(&row);
                    }
                    draft.add(row, &mut self.findings);
                }
            }
            (_, None) => {
                let unread = self.unread.contains(id);
                if !unread {
                    self.complain(&row, header, record, missing);
                }
                let kind = row.kind.as_ref().map(|(kind, _)| kind.clone());
                let complete = row.kind.is_some() && row.name.is_some();
                let entity = Entity::new(id.clone(), kind.unwrap_or(EntityType::Other("".into())));
                let mut draft = Draft::new(entity, at.clone(), complete);
                draft.add(row, &mut self.findings);
                self.drafts.add(draft);
            }
        }
    }

    /// Tells what a row that begins an entity lacks; a column that the header lacks, once a layer.
    fn complain(&mut self, row: &Row, header: &Header, record: &Record, missing: &mut Missing) {
        let (id, id_at) = &row.id;
        let lacking = [
            (Column::Type, row.kind.is_some(), &mut missing.kind, "PERSON, PLACE or AGENCY"),
            (
                Column::Name,
                row.name.is_some(),
                &mut missing.name,
                "the form people would be shown",
            ),
        ];
        for (column, filled, told, example) in lacking {
            if filled {
                continue;
            }
            let (name, mut at) = (column.as_str(), id_at.clone());
            if let Some(field) = header.field(column) {
                (at.line, at.column) = record.place(field);
            } else if std::mem::replace(told, true) {
                continue;
            }
            let message = format!("no {name} for {}, which is new here", shown(id));
            self.findings
                .error(&at, message, format!("fill in `{name}` ({example}), or mend the id"));
        }
    }

    fn own_type(&mut self, row: &Row) {
        let Some((EntityType::Other(own), at)) = &row.kind else {
            return;
        };
        if !self.drafts.base_has_type(own) && self.own_types.insert(own.to_string()) {
            let message = format!("{} is a type of your own", shown(own));
            let mend = match meant_type(own) {
                Some(meant) => format!("write {meant} if that is meant"),
                None => "nothing to do if it is meant; else PERSON, PLACE or AGENCY".to_string(),
            };
            self.findings.warning(at, message, mend);
        }
    }

    /// The gazetteer, and everything that was found.
    pub fn finish(mut self) -> Loaded {
        let gazetteer = finish::finish(self.drafts, &self.files, &mut self.findings);
        Loaded {
            gazetteer,
            findings: self.findings.finish(&self.files),
        }
    }
}

/// Which columns a header has been blamed for lacking.
#[derive(Default)]
struct Missing {
    kind: bool,
    name: bool,
}
