//! Gazetteers from the formats of other tools, and to them.
//!
//! [`import`] reads a stream and hands on rows of the gazetteer CSV as they come, in constant memory; a [`RowWriter`] puts them out.
//! What the file has and a row has no place for is left out and counted ([`Summary`]). [`export`] writes a checked gazetteer in another
//! format. Nothing here reads files: a caller opens them, and [`unpacked`] reads those that are packed.
//!
//! ```
//! use polynym_exchange::{Format, Options, import};
//! use polynym_gazetteer::EntityType;
//! let options = Options { kind: Some(EntityType::Place), ..Options::default() };
//! let mut rows = Vec::new();
//! let summary = import(Format::List, "Kyiv\nLviv\n".as_bytes(), &options, &mut |row| Ok(rows.push(row)))?;
//! assert_eq!((rows[1].id.as_str(), rows[1].name.as_str()), ("place:lviv", "Lviv"));
//! assert_eq!(summary.read, 2);
//! # Ok::<(), polynym_exchange::Error>(())
//! ```

mod clean;
mod decompress;
mod error;
mod format;
mod lines;
mod long;
mod options;
mod read;
mod row;
mod sink;
mod write;

pub use clean::own_id;
pub use decompress::unpacked;
pub use error::{Error, ErrorKind};
pub use format::{Format, Importer, import};
pub use long::LONG_COLUMNS;
pub use options::{Options, Summary};
pub use read::alternates::{Alternates, Places};
pub use read::gate::{GateList, gate_lists};
pub use row::{Item, Row, RowWriter};
pub use write::{Exported, GateFile, Target, export, export_gate};
