//! Dumps come packed; what they are packed with is known by their first bytes.

use std::io::{BufRead, BufReader};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;

use crate::error::{Error, ErrorKind};

/// The stream unpacked, if it is gzip or bzip2; else as it is.
///
/// ```
/// use std::io::Read;
/// let mut text = String::new();
/// polynym_exchange::unpacked("Kyiv".as_bytes())?.read_to_string(&mut text)?;
/// assert_eq!(text, "Kyiv");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A stream that cannot be read; a zip archive, which may have several files in it.
pub fn unpacked<'a>(mut input: impl BufRead + 'a) -> Result<Box<dyn BufRead + 'a>, Error> {
    let first = input.fill_buf().map_err(|error| ErrorKind::Io(error).at(1, 1))?;
    Ok(match first {
        [0x1F, 0x8B, ..] => Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(input))),
        [b'B', b'Z', b'h', b'1'..=b'9', ..] => Box::new(BufReader::with_capacity(1 << 16, MultiBzDecoder::new(input))),
        [b'P', b'K', 3, 4, ..] => return Err(ErrorKind::Archive.at(1, 1)),
        _ => Box::new(input),
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    fn read(bytes: &[u8]) -> Option<String> {
        let mut text = String::new();
        unpacked(bytes).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    }

    #[test]
    fn known_by_the_first_bytes() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all("Київ".as_bytes()).unwrap();
        let mut bz = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        bz.write_all("Львів".as_bytes()).unwrap();
        // Dumps are often several streams, one behind the other.
        let gz = gz.finish().unwrap().repeat(2);
        assert_eq!(read(&gz).as_deref(), Some("КиївКиїв"));
        assert_eq!(read(&bz.finish().unwrap()).as_deref(), Some("Львів"));
        assert_eq!(read("BZ, a name".as_bytes()).as_deref(), Some("BZ, a name"));
        assert_eq!(read(&gz[..gz.len() - 9]), None);
        assert_eq!(read(b"PK\x03\x04"), None);
        assert_eq!(read(b"").as_deref(), Some(""));
    }
}
