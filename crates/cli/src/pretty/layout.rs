//! A text in lines of the terminal, its mentions shown.

use std::fmt::Write;
use std::ops::Range;

use polynym::Mention;
use textwrap::{WordSplitter, wrap};

use super::theme::{Kind, Theme};

const MARGIN: &str = "  ";

/// The text in lines of at most `width` columns.
pub(super) fn body(text: &str, mentions: &[Mention], theme: Theme, width: usize) -> String {
    let shown = Shown::of(text, mentions, theme.colour);
    let mut out = String::with_capacity(shown.text.len() * 2);
    let mut start = 0;
    for paragraph in shown.text.split('\n') {
        let mut at = start;
        for line in folded(paragraph, width.saturating_sub(2 * MARGIN.len())) {
            // Only white space is lost between lines.
            at += shown.text[at..].find(line.as_str()).unwrap_or(0);
            if !line.is_empty() {
                out.push_str(MARGIN);
                shown.paint(at..at + line.len(), theme, &mut out);
            }
            out.push('\n');
            at += line.len();
        }
        start += paragraph.len() + 1;
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A paragraph in lines, broken where its script allows; only white space is lost.
pub(crate) fn folded(paragraph: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1)).word_splitter(WordSplitter::NoHyphenation);
    wrap(paragraph, options).into_iter().map(String::from).collect()
}

/// Text that leaves the terminal alone: control characters as pictures of themselves, tabs as spaces.
pub(crate) fn printable(text: &str) -> String {
    text.chars().filter_map(picture).collect()
}

fn picture(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        '\r' => None,
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)),
        '\x7F' => Some('␡'),
        // Controls of the C1 set begin escapes too; those of direction would turn the line around.
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some('\u{FFFD}'),
        _ => Some(c),
    }
}

/// A text as it is shown, and where its look changes.
struct Shown {
    text: String,
    /// Byte from which on the look is that of this type, or of none.
    looks: Vec<(usize, Option<Kind>)>,
}

/// Where a mention begins or ends; in the order in which they are to be written at one place: ends before starts, of ends the
/// inner and of starts the outer one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    at: usize,
    starts: bool,
    rank: usize,
    mention: usize,
}

impl Shown {
    fn of(text: &str, mentions: &[Mention], colour: bool) -> Self {
        let mut edges: Vec<Edge> = Vec::with_capacity(mentions.len() * 2);
        for (mention, m) in mentions.iter().enumerate() {
            let length = m.span.len();
            edges.push(Edge {
                at: m.span.start,
                starts: true,
                rank: text.len() - length.min(text.len()),
                mention,
            });
            edges.push(Edge {
                at: m.span.end,
                starts: false,
                rank: length,
                mention,
            });
        }
        edges.sort_unstable();
        let mut edges = edges.into_iter().peekable();
        let mut shown = Self {
            text: String::with_capacity(text.len() + 8 * mentions.len()),
            looks: vec![(0, None)],
        };
        let mut open: Vec<usize> = Vec::new();
        let ends = text.char_indices().map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]);
        for (at, c) in ends {
            while let Some(edge) = edges.next_if(|edge| edge.at <= at) {
                let kind = Kind::of(&mentions[edge.mention].entity.kind);
                match (colour, edge.starts) {
                    (true, true) => open.push(edge.mention),
                    (true, false) => open.retain(|mention| *mention != edge.mention),
                    (false, true) => shown.text.push('['),
                    (false, false) => shown.text.extend([']', kind.mark]),
                }
                let inner = open.iter().min_by_key(|mention| mentions[**mention].span.len());
                shown.look(inner.map(|mention| Kind::of(&mentions[*mention].entity.kind)));
            }
            shown.text.extend(c.and_then(picture));
        }
        shown
    }

    fn look(&mut self, kind: Option<Kind>) {
        match self.looks.last_mut() {
            Some((_, last)) if *last == kind => {}
            Some((at, last)) if *at == self.text.len() => *last = kind,
            _ => self.looks.push((self.text.len(), kind)),
        }
    }

    fn paint(&self, range: Range<usize>, theme: Theme, out: &mut String) {
        let first = self.looks.partition_point(|(at, _)| *at <= range.start).saturating_sub(1);
        for (index, (at, kind)) in self
            .looks
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, (at, _))| *at < range.end)
        {
            let until = self
                .looks
                .get(index + 1)
                .map_or(range.end, |(next, _)| (*next).min(range.end));
            let piece = &self.text[(*at).max(range.start)..until];
            match kind {
                Some(kind) => out.push_str(&theme.styled(kind.style(), piece)),
                None => {
                    let _ = write!(out, "{piece}");
                }
            }
        }
    }
}
