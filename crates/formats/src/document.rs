//! A text to be tagged, and where it stands in what it was read from.

use polynym_text::{Span, Unit, convert};

/// The most bytes that the text of one document may have, 64 MiB.
pub const MAX_DOCUMENT: usize = 64 << 20;

/// A text with its id.
///
/// The text may have been extracted from markup; then [`original`](Self::original) is the source and [`place`](Self::place) leads
/// back to it.
///
/// ```
/// use polynym_formats::Document;
/// use polynym_text::Span;
/// let document = Document::new("a1", "Kyiv");
/// assert_eq!(document.original(), "Kyiv");
/// assert_eq!(document.place(Span::new(0, 4)), Span::new(0, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called: a file path, the id of a record, or a line or row number.
    pub id: String,
    /// What is read in it.
    pub text: String,
    source: Option<Source>,
    part: Option<Part>,
}

/// Which part of a larger text a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// From 1.
    pub(crate) number: u32,
    /// How long the parts before it are, in code points, bytes and UTF-16 units.
    before: [usize; 3],
}

const UNITS: [Unit; 3] = [Unit::Char, Unit::Byte, Unit::Utf16];

impl Part {
    /// The part behind this one, whose text is given.
    pub(crate) fn next(self, text: &str) -> Self {
        let whole = [Span::new(0, text.len())];
        let length = |unit| convert(text, &whole, unit)[0].1;
        let mut before = self.before;
        before.iter_mut().zip(UNITS).for_each(|(sum, unit)| *sum += length(unit));
        Self {
            number: self.number + 1,
            before,
        }
    }
}

/// What a text was extracted from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of an extracted text and the bytes of the source that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the extracted text.
    pub(crate) text: Span,
    /// Bytes of the source.
    pub(crate) source: Span,
    /// Byte for byte the same; otherwise the piece is mapped as a whole.
    pub(crate) verbatim: bool,
}

impl Document {
    /// A text that is its own source.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            source: None,
            part: None,
        }
    }

    /// One of the parts of a text.
    pub(crate) fn part_of(id: String, text: String, part: Part) -> Self {
        Self {
            part: Some(part),
            ..Self::new(id, text)
        }
    }

    /// The number of the part that it is, from 1, if a text was too large to be one document.
    pub fn part(&self) -> Option<u32> {
        self.part.map(|part| part.number)
    }

    /// How much of the whole text stands before this part of it: what offsets in records count from.
    pub fn before(&self, unit: Unit) -> usize {
        let place = UNITS.iter().position(|&own| own == unit).unwrap_or_default();
        self.part.map_or(0, |part| part.before[place])
    }

    /// A text extracted from `source`; the pieces tile it, in order.
    pub(crate) fn extracted(id: String, text: String, source: String, pieces: Vec<Piece>) -> Self {
        Self {
            id,
            text,
            source: Some(Source { text: source, pieces }),
            part: None,
        }
    }

    /// What the text was read from, which offsets in records refer to; without a byte order mark.
    pub fn original(&self) -> &str {
        self.source.as_ref().map_or(&self.text, |source| &source.text)
    }

    /// Where a span of the text stands in the [`original`](Self::original), in bytes. Markup inside the span belongs to it, markup
    /// around it does not.
    pub fn place(&self, span: Span) -> Span {
        let Some(source) = &self.source else { return span };
        let start = source.find(span.start).map_or(source.text.len(), |piece| {
            piece.source.start + if piece.verbatim { span.start - piece.text.start } else { 0 }
        });
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = source.find(span.end - 1).map_or(source.text.len(), |piece| {
            if piece.verbatim {
                piece.source.start + span.end - piece.text.start
            } else {
                piece.source.end
            }
        });
        Span::new(start, end.max(start))
    }
}

impl Source {
    /// The piece in which a byte of the extracted text lies.
    fn find(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.text.end <= at);
        self.pieces.get(after)
    }
}
