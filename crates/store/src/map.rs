//! A file as memory.

use std::fs::File;
use std::io;

use bytes::Bytes;
use memmap2::Mmap;

/// The bytes of a file, without reading it: the system brings in what is touched.
///
/// The file must not be changed while it is in use. Those who write compiled lexicons replace them as a whole, by a new file of the
/// same name, which leaves the mapped one as it is.
///
/// # Errors
/// What the system says of files that can't be mapped. An empty file is no error, and no bytes.
pub fn map(file: &File) -> io::Result<Bytes> {
    if file.metadata()?.len() == 0 {
        return Ok(Bytes::new());
    }
    // SAFETY: the bytes stay valid as long as nobody shortens the file in place. The bytes are never taken to be anything but bytes (each
    // number is put together from them, each string is checked to be UTF-8 when it is asked for), so that a change underneath gives
    // wrong answers and breaks nothing else.
    #[allow(unsafe_code, reason = "mapping is what makes a file of any size open at once")]
    let map = unsafe { Mmap::map(file)? };
    Ok(Bytes::from_owner(map))
}
