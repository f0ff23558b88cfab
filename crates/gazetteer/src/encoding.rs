//! Bytes to text, and every damaged place told.

use std::borrow::Cow;
use std::sync::Arc;

use polynym_text::{likely_encoding, utf16};

use crate::Origin;
use crate::finding::Findings;

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// Damaged places that are told; each takes a walk over the text before it.
const MAX_DAMAGE: usize = 100;

/// The text of a layer without its byte order mark, or, with the finding told, nothing. Text that is UTF-8 but for some damaged
/// bytes comes back with those replaced, so that what else is wrong can be told in the same run.
pub(crate) fn decode<'a>(file: &Arc<str>, bytes: &'a [u8], findings: &mut Findings) -> Option<Cow<'a, str>> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let place = |(line, column)| Origin {
        file: Arc::clone(file),
        line,
        column,
    };
    if let Some(name) = utf16(bytes) {
        findings.error(&place((1, 1)), format!("not UTF-8, but {name}"), "save it as UTF-8");
        return None;
    }
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(Cow::Borrowed(text)),
        Err(error) => error.valid_up_to(),
    };
    if is_damaged_utf8(bytes) {
        let (mut at, mut first, mut told) = (0, true, 0);
        for chunk in bytes.utf8_chunks() {
            at += chunk.valid().len();
            // Bytes in a row are one damaged place.
            let begins = !chunk.invalid().is_empty() && (first || !chunk.valid().is_empty());
            if begins && told < MAX_DAMAGE {
                told += 1;
                let what = "bytes that are not UTF-8";
                findings.error(&place(line_column(&bytes[..at])), what, "write this character anew");
            }
            (at, first) = (at + chunk.invalid().len(), false);
        }
        return Some(String::from_utf8_lossy(bytes));
    }
    let name = likely_encoding(bytes, bad);
    // Spreadsheets call it a code page.
    let shown = name
        .strip_prefix("windows-")
        .map_or_else(|| name.to_owned(), |page| format!("CP{page} ({name})"));
    let message = format!("not UTF-8, but most likely {shown}");
    findings.error(&place(line_column(&bytes[..bad])), message, "save it as UTF-8");
    None
}

/// Line and column, both from 1, of what follows these bytes.
fn line_column(before: &[u8]) -> (u32, u32) {
    let text = String::from_utf8_lossy(before).replace("\r\n", "\n").replace('\r', "\n");
    let column = text.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    (text.matches('\n').count() as u32 + 1, column as u32)
}

/// Whether letters beyond ASCII are mostly sound UTF-8: chance hardly makes any in a legacy encoding.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

#[cfg(test)]
mod tests {
    use encoding_rs::{IBM866, ISO_8859_5, KOI8_U, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

    use super::*;

    fn findings(bytes: &[u8]) -> Vec<String> {
        let (file, mut findings) = ("f".into(), Findings::default());
        decode(&file, bytes, &mut findings);
        findings.finish(&[file]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_likely_encoding_is_named() {
        let ukrainian = "id,type,name\nQ1,PERSON,Володимир Зеленський\nQ2,PLACE,Київ\n";
        let russian = "id,type,name\nQ1,PERSON,Jane Roe\nQ2,AGENCY,Министерство иностранных дел\nQ3,PLACE,МОСКВА\n";
        let german = "id,type,name\nQ1,PLACE,München\nQ2,PLACE,Köln\n";
        let czech = "id,type,name\nQ1,PERSON,Tomáš Dvořák\nQ2,PLACE,Plzeň\nQ3,PERSON,Jiří Němeček\n";
        let cases = [
            (ukrainian, WINDOWS_1251, "windows-1251", "2:11"),
            (ukrainian, KOI8_U, "KOI8-U", "2:11"),
            (ukrainian, ISO_8859_5, "ISO-8859-5", "2:11"),
            (russian, WINDOWS_1251, "windows-1251", "3:11"),
            (russian, KOI8_U, "KOI8-U", "3:11"),
            (russian, IBM866, "IBM866", "3:11"),
            (german, WINDOWS_1252, "windows-1252", "2:11"),
            (czech, WINDOWS_1250, "windows-1250", "2:14"),
        ];
        for (text, encoding, name, place) in cases {
            let (bytes, ..) = encoding.encode(text);
            let got = findings(&bytes);
            assert_eq!(got.len(), 1, "{got:?}");
            assert!(
                got[0].contains(name) && got[0].starts_with(&format!("f:{place}:")),
                "{name}: {}",
                got[0]
            );
        }
    }

    #[test]
    fn utf16_is_named_with_and_without_its_mark() {
        let text = "id,type,name\nQ1,PLACE,Київ\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes, name) in [
            (&b"\xFF\xFE"[..], &little, "UTF-16LE"),
            (b"", &little, "UTF-16LE"),
            (b"\xFE\xFF", &big, "UTF-16BE"),
            (b"", &big, "UTF-16BE"),
        ] {
            let got = findings(&[mark, bytes].concat());
            assert!(got[0].contains(name) && got[0].starts_with("f:1:1:"), "{got:?}");
        }
    }

    #[test]
    fn damage_in_utf8_is_told_place_by_place() {
        let mut bytes = "id,type,name\nQ1,PLACE,Київ\nQ2,PLACE,Харків\n".as_bytes().to_vec();
        let (first, second) = (bytes.len() - 2, 23);
        bytes[first] = 0xFF;
        bytes[second] = 0xFF;
        let got = findings(&bytes);
        assert!(
            got.len() == 2 && got[0].starts_with("f:2:1") && got[1].starts_with("f:3:"),
            "{got:?}"
        );
    }
}
