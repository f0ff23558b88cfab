//! Byte spans told in the unit a caller counts in.
//!
//! Everything inside counts bytes; editors and JavaScript count UTF-16 code units, Python counts code points. Conversion is one
//! pass over the text for any number of spans.

use std::str::FromStr;

use crate::Span;

/// The unit of an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Unicode code points, as Python counts.
    #[default]
    Char,
    /// UTF-8 bytes, as Rust counts.
    Byte,
    /// UTF-16 code units, as JavaScript, Java and C# count.
    Utf16,
}

impl Unit {
    /// The word for the unit in records and options.
    pub const fn as_str(self) -> &'static str {
        match self {
            Unit::Char => "char",
            Unit::Byte => "byte",
            Unit::Utf16 => "utf16",
        }
    }
}

impl FromStr for Unit {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        match s {
            "char" => Ok(Unit::Char),
            "byte" => Ok(Unit::Byte),
            "utf16" => Ok(Unit::Utf16),
            _ => Err(format!("no unit {s:?}: char, byte or utf16")),
        }
    }
}

/// The spans, in their order, as `start..end` pairs in `unit`. One pass over `text`, whatever the order of the spans.
///
/// Positions past the end of the text count as its end.
///
/// ```
/// use polynym_text::{Span, Unit, convert};
/// let text = "🇺🇦 Київ";
/// let city = Span::new(9, text.len());
/// assert_eq!(convert(text, &[city], Unit::Char), [(3, 7)]);
/// assert_eq!(convert(text, &[city], Unit::Utf16), [(5, 9)]);
/// assert_eq!(convert(text, &[city], Unit::Byte), [(9, 17)]);
/// ```
pub fn convert(text: &str, spans: &[Span], unit: Unit) -> Vec<(usize, usize)> {
    if unit == Unit::Byte {
        return spans.iter().map(|s| (s.start, s.end)).collect();
    }
    let mut positions: Vec<usize> = spans.iter().flat_map(|s| [s.start, s.end]).collect();
    positions.sort_unstable();
    positions.dedup();
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    let counts: Vec<usize> = positions
        .iter()
        .map(|&p| {
            let p = p.min(bytes.len());
            count += units(&bytes[at..p], unit);
            at = p;
            count
        })
        .collect();
    let find = |p: usize| counts[positions.binary_search(&p).expect("every position was collected")];
    spans.iter().map(|s| (find(s.start), find(s.end))).collect()
}

/// Code points or UTF-16 units in UTF-8 bytes: a byte that is no continuation begins one, a four-byte lead begins two units.
fn units(bytes: &[u8], unit: Unit) -> usize {
    let chars = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    match unit {
        Unit::Utf16 => chars + bytes.iter().filter(|&&b| b >= 0xF0).count(),
        _ => chars,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_unsorted_spans() {
        let text = "aЖ😀z";
        let spans = [Span::new(3, 8), Span::new(0, 8), Span::new(1, 3)];
        assert_eq!(convert(text, &spans, Unit::Char), [(2, 4), (0, 4), (1, 2)]);
        assert_eq!(convert(text, &spans, Unit::Utf16), [(2, 5), (0, 5), (1, 2)]);
    }
}
