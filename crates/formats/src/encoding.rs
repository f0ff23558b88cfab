//! UTF-8 or a good guess at what it is instead.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::error::{Error, ErrorKind, place};

/// How many bytes a guess looks at.
const SAMPLE: usize = 64 << 10;

/// The text of a file, without its byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Error> {
    if let Some(likely) = utf16(bytes) {
        return Err(ErrorKind::NotUtf8 { likely }.at(1, 1));
    }
    let bytes = without_mark(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place(bytes, error.valid_up_to());
        ErrorKind::NotUtf8 {
            likely: guess(bytes, error.valid_up_to()),
        }
        .at(line, column)
    })
}

/// The bytes after the byte order mark, if there is one.
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// The likeliest encoding of bytes that are not UTF-8 from `at` on.
pub(crate) fn guess(bytes: &[u8], at: usize) -> &'static str {
    if let Some(likely) = utf16(bytes) {
        return likely;
    }
    let from = at.saturating_sub(SAMPLE / 2);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny).name()
}

/// UTF-16 with its mark, or without one: then every other byte of most texts is a low control code, which UTF-8 allows.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let low = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b < 8).count();
    let (even, odd) = (low(0), low(1));
    let half = sample.len() / 2;
    // Space, digits and punctuation have a zero there in every script.
    match () {
        () if half < 2 => None,
        () if odd * 4 > half * 3 && even * 8 < half => Some("UTF-16LE"),
        () if even * 4 > half * 3 && odd * 8 < half => Some("UTF-16BE"),
        () => None,
    }
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
