//! What stands between two words, reduced to its kind, so that a name with a gap inside is found across every way of typing it.

use crate::Span;

use super::table::{Class, entry};

/// More punctuation than this between two words belongs to no name.
const LONGEST: usize = 4;

/// The characters since the last word.
#[derive(Debug, Default)]
pub(super) struct Gap {
    marks: String,
    count: usize,
    space: bool,
    newlines: usize,
    carriage: bool,
    /// The mark follows the word at once.
    close: bool,
}

impl Gap {
    pub(super) fn clear(&mut self) {
        self.marks.clear();
        (self.count, self.space, self.newlines, self.carriage, self.close) = (0, false, 0, false, false);
    }

    pub(super) fn push(&mut self, c: char, class: Class, canonical: char) {
        match class {
            Class::Space => self.space = true,
            Class::Newline => {
                self.newlines += usize::from(!(c == '\n' && self.carriage));
            }
            Class::Mark | Class::Hidden => {}
            _ => {
                self.close |= self.count == 0 && !self.space && self.newlines == 0;
                if self.count <= LONGEST {
                    self.marks.push(canonical);
                    self.count += 1;
                }
            }
        }
        self.carriage = c == '\r';
    }

    /// A paragraph break or much punctuation is an empty line, white space alone one space; a dash keeps its spaces.
    pub(super) fn write(&self, out: &mut String) {
        let spaced = self.space || self.newlines > 0;
        match self.marks.as_str() {
            _ if self.newlines > 1 || self.count > LONGEST => out.push_str("\n\n"),
            "" if spaced => out.push(' '),
            // A hyphen that ends a line is one as it stands: the line end after it parts nothing.
            "-" if self.close && self.newlines == 1 => out.push('-'),
            "-" if spaced => out.push_str(" - "),
            marks => out.push_str(marks),
        }
    }
}

/// The punctuation of a gap at the edge of a name.
pub(super) fn punctuation(gap: &str) -> String {
    gap.chars()
        .map(entry)
        .filter(|e| matches!(e.class, Class::Dash | Class::Apostrophe | Class::Other))
        .map(|e| e.one)
        .collect()
}

/// A span of a text as [`Folded::widen`](super::Folded::widen) widens it.
pub fn widen(source: &str, span: Span, head: &str, tail: &str) -> Span {
    let mut span = span;
    if !tail.is_empty() {
        let mut end = span.end;
        let mut rest = source[span.end..].chars();
        let matched = tail.chars().all(|wanted| {
            rest.next().is_some_and(|c| {
                end += c.len_utf8();
                entry(c).one == wanted
            })
        });
        if matched {
            span.end = end;
        }
    }
    if !head.is_empty() {
        let mut start = span.start;
        let mut rest = source[..span.start].chars().rev();
        let matched = head.chars().rev().all(|wanted| {
            rest.next().is_some_and(|c| {
                start -= c.len_utf8();
                entry(c).one == wanted
            })
        });
        if matched {
            span.start = start;
        }
    }
    close_bracket(source, span)
}

/// An editor's insertion is part of the name with both its brackets, or with none.
fn close_bracket(source: &str, span: Span) -> Span {
    let inside = &source[span];
    match (inside.find('['), inside.find(']')) {
        (None, Some(_)) if source[..span.start].ends_with('[') => Span::new(span.start - 1, span.end),
        (Some(_), None) if source[span.end..].starts_with(']') => Span::new(span.start, span.end + 1),
        _ => span,
    }
}
