//! Bytes to text, and the likely encoding of what is not UTF-8.
//!
//! A legacy encoding is recognised by decoding with each candidate and asking how much the outcome looks like words: letters of
//! Cyrillic by their frequency in Russian and Ukrainian text (the usual order оеаинтсрвл...), capitals only where words begin.
//! The candidates differ just there: what is lower case in CP1251 is upper case in KOI8.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use crate::Origin;
use crate::finding::Findings;

const BOM: &[u8] = b"\xEF\xBB\xBF";
/// Bytes looked at for a guess.
const SAMPLE: usize = 1 << 16;
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
    let message = match legacy(bytes) {
        Some(name) => format!("not UTF-8, but most likely {name}"),
        None => "not UTF-8, nor any encoding that could be recognised".to_string(),
    };
    findings.error(&place(line_column(&bytes[..bad])), message, "save it as UTF-8");
    None
}

/// Line and column, both from 1, of what follows these bytes.
fn line_column(before: &[u8]) -> (u32, u32) {
    let text = String::from_utf8_lossy(before).replace("\r\n", "\n").replace('\r', "\n");
    let column = text.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    (text.matches('\n').count() as u32 + 1, column as u32)
}

fn utf16(bytes: &[u8]) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    // In a header of ASCII every second byte is 0; in UTF-8 hardly any is.
    let mostly = |odd: usize| sample.len() >= 4 && zeros(odd) * 4 > sample.len() && zeros(1 - odd) == 0;
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE => Some("UTF-16 (little-endian)"),
        Some((encoding, _)) if encoding == UTF_16BE => Some("UTF-16 (big-endian)"),
        _ if mostly(1) => Some("UTF-16 (little-endian)"),
        _ if mostly(0) => Some("UTF-16 (big-endian)"),
        _ => None,
    }
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

fn legacy(bytes: &[u8]) -> Option<&'static str> {
    let candidates = [
        (WINDOWS_1251, "CP1251 (Windows Cyrillic)"),
        (KOI8_U, "KOI8-U"),
        (IBM866, "CP866 (DOS Cyrillic)"),
        (ISO_8859_5, "ISO 8859-5"),
        (WINDOWS_1252, "CP1252 (Windows Latin)"),
        (WINDOWS_1250, "CP1250 (Windows Central European)"),
    ];
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let scored = candidates.map(|(encoding, name)| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        (likelihood(&text), name)
    });
    // Of equals the first: max_by takes the last.
    let best = scored.into_iter().rev().max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score > 0.0).map(|(_, name)| name)
}

/// How much the letters beyond ASCII look like those of words, on average: above 0 plausible.
fn likelihood(text: &str) -> f64 {
    const CYRILLIC: &str = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґъё";
    const LATIN: &str = "éäöüáßóíčšžřěýůłńśżźęąçèñêâîôûàãõøåæőűșțğı";
    let (mut score, mut letters) = (0.0, 0);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            letters += 1;
            let lower = c.to_lowercase().next().unwrap_or(c);
            let rank = |list: &str| list.chars().position(|letter| letter == lower);
            score += match (rank(CYRILLIC), rank(LATIN)) {
                (Some(rank), _) => 3.0 - rank as f64 * 0.08,
                // A word of Latin letters beyond ASCII has ASCII ones too.
                (_, Some(rank)) if (before.is_alphabetic() && !is_cyrillic(before)) || c.is_uppercase() => {
                    2.0 - rank as f64 * 0.02
                }
                _ => -3.0,
            };
            if c.is_uppercase() && before.is_lowercase() {
                score -= 3.0;
            }
        }
        // Words do not mix Cyrillic with ASCII letters.
        if (c.is_ascii_alphabetic() && is_cyrillic(before)) || (is_cyrillic(c) && before.is_ascii_alphabetic()) {
            score -= 3.0;
        }
        before = c;
    }
    if letters == 0 { 0.0 } else { score / f64::from(letters) }
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4FF}').contains(&c)
}

#[cfg(test)]
mod tests {
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
            (ukrainian, WINDOWS_1251, "CP1251", "2:11"),
            (ukrainian, KOI8_U, "KOI8-U", "2:11"),
            (ukrainian, ISO_8859_5, "8859-5", "2:11"),
            (russian, WINDOWS_1251, "CP1251", "3:11"),
            (russian, KOI8_U, "KOI8-U", "3:11"),
            (russian, IBM866, "CP866", "3:11"),
            (german, WINDOWS_1252, "CP1252", "2:11"),
            (czech, WINDOWS_1250, "CP1250", "2:14"),
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
            (&b"\xFF\xFE"[..], &little, "little"),
            (b"", &little, "little"),
            (b"\xFE\xFF", &big, "big"),
            (b"", &big, "big"),
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
