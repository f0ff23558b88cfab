//! UTF-8 or a good guess at what it is instead.

use polynym_text::{likely_encoding, utf16};

use crate::error::{Error, ErrorKind, place};

/// The text of a file, without its byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Error> {
    if let Some(likely) = utf16(bytes) {
        return Err(ErrorKind::NotUtf8 { likely }.at(1, 1));
    }
    let bytes = without_mark(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place(bytes, error.valid_up_to());
        ErrorKind::NotUtf8 {
            likely: likely_encoding(bytes, error.valid_up_to()),
        }
        .at(line, column)
    })
}

/// The bytes after the byte order mark, if there is one.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_what_it_looks_like() {
        let koi = b"\xEB\xC9\xA7\xD7 - \xD3\xD4\xCF\xCC\xC9\xC3\xD1 \xF5\xCB\xD2\xC1\xA7\xCE\xC9, \xCD\xA6\xD3\xD4\xCF";
        let cp1251 = b"\xCA\xE8\xBF\xE2 - \xF1\xF2\xEE\xEB\xE8\xF6\xFF \xD3\xEA\xF0\xE0\xBF\xED\xE8, \xEC\xB3\xF1\xF2\xEE";
        let utf16: Vec<u8> = "Київ - столиця України".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [
            b"\xFE\xFF".to_vec(),
            "Kyiv".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ]
        .concat();
        let cases: [(Vec<u8>, &str); 5] = [
            ([b"Kyiv\nin ".as_slice(), koi].concat(), "2:4 KOI8-U"),
            ([b"\xEF\xBB\xBF\n\n".as_slice(), cp1251].concat(), "3:1 windows-1251"),
            (utf16, "1:1 UTF-16LE"),
            (marked, "1:1 UTF-16BE"),
            (b"ol\xE9! un caf\xE9 au lait, voil\xE0".to_vec(), "1:3 windows-1252"),
        ];
        for (bytes, want) in cases {
            let error = decode(&bytes).unwrap_err();
            let ErrorKind::NotUtf8 { likely } = error.kind else {
                panic!("{error}")
            };
            assert_eq!(format!("{}:{} {likely}", error.line, error.column), want);
        }
    }

    #[test]
    fn takes_utf8_with_and_without_a_mark() {
        for (bytes, want) in [
            ("", ""),
            ("a", "a"),
            ("\u{FEFF}Київ", "Київ"),
            ("a\u{FEFF}", "a\u{FEFF}"),
            ("\0\0", "\0\0"),
        ] {
            assert_eq!(decode(bytes.as_bytes()).unwrap(), want);
        }
    }
}
