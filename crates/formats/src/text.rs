//! Plain text: a file is a document.

use crate::document::{Document, MAX_DOCUMENT};
use crate::encoding::decode;
use crate::error::{Error, ErrorKind};

/// Reads a file as one document.
///
/// A byte order mark says how the file is written and is no part of the text: offsets, bytes too, count as if it were not there.
///
/// # Errors
/// Bytes that are not UTF-8, with the place of the first and the likely encoding; more than [`MAX_DOCUMENT`] bytes.
///
/// ```
/// use polynym_formats::read_text;
/// assert_eq!(read_text("a.txt", "\u{FEFF}Kyiv".as_bytes())?.text, "Kyiv");
/// assert_eq!(read_text("b.txt", b"in\n\xFFKyiv").unwrap_err().line, 2);
/// # Ok::<(), polynym_formats::Error>(())
/// ```
pub fn read_text(id: impl Into<String>, bytes: &[u8]) -> Result<Document, Error> {
    Ok(Document::new(id, bounded(bytes)?))
}

/// The text of a file that is not too large.
pub(crate) fn bounded(bytes: &[u8]) -> Result<&str, Error> {
    if bytes.len() > MAX_DOCUMENT {
        return Err(ErrorKind::DocumentTooLarge { limit: MAX_DOCUMENT }.at(1, 1));
    }
    decode(bytes)
}
