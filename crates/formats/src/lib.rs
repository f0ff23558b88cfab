//! Documents in, records out: the only place that knows file formats.
//!
//! Readers turn bytes into [`Document`]s: [`read_text`] and [`read_html`] make one of a whole file, [`Jsonl`] and [`Csv`] stream
//! many out of one, and [`Texts`] cuts what is too large for one. Writers turn a document and what was found in it into a line: [`Tagged`] for mentions, [`Scripts`] for script
//! runs. Nothing here opens a file; errors say line and column, and whoever opened the file puts its name before them.
//!
//! Every document and every line is bounded ([`MAX_DOCUMENT`], [`MAX_LINE`]), so that no input can exhaust memory.
//!
//! ```
//! use polynym_formats::Jsonl;
//! let lines = "{\"id\":\"a1\",\"text\":\"Kyiv\"}\n{\"text\":\"Київ\"}\n";
//! let documents: Vec<_> = Jsonl::new(lines.as_bytes()).collect::<Result<_, _>>()?;
//! assert_eq!((documents[0].id.as_str(), documents[1].id.as_str()), ("a1", "2"));
//! # Ok::<(), polynym_formats::Error>(())
//! ```

mod csv;
mod document;
mod encoding;
mod error;
mod html;
mod json;
mod jsonl;
mod quotes;
mod text;

pub use csv::Csv;
pub use document::{Document, MAX_DOCUMENT};
pub use error::{Error, ErrorKind};
pub use html::read_html;
pub use json::{Flag, Oddity, Run, Scripts, Tagged};
pub use jsonl::{Jsonl, MAX_LINE};
pub use text::{Texts, read_text};
