//! HTML: what a reader sees of a page, with the way back to its source.
//!
//! The page is tokenized after the [WHATWG standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization), character
//! references included. Tags inside a paragraph leave no trace (a bold half of a word is still half a word), every other tag is a
//! blank line, so that no name reaches from one block into the next; scripts, styles and comments are gone, white space is
//! collapsed as browsers do.

use html5gum::{Emitter, Error as Ignored, State, Tokenizer, naive_next_state};
use polynym_text::Span;

use crate::document::{Document, Piece};
use crate::error::Error;
use crate::text::bounded;

/// Elements that do not interrupt the text they stand in: phrasing content (section 3.2.5.2.5 of the standard), the obsolete
/// ones too, without those that are shown as a box of their own.
const INLINE: [&str; 44] = [
    "a", "abbr", "acronym", "b", "basefont", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "link", "map", "mark", "meta", "nobr", "noscript", "output", "q", "rp", "rt", "ruby", "s",
    "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "time", "tt", "u",
];

/// Elements whose content is no text of the page; to the tokenizer it is one piece up to the end tag.
const UNSEEN: [&str; 5] = ["script", "style", "noscript", "iframe", "noembed"];

/// Elements whose white space counts.
const SPACED: [&str; 3] = ["pre", "textarea", "xmp"];

/// Reads a page as one document; offsets refer to its source.
///
/// # Errors
/// Those of [`read_text`](crate::read_text()): a page is UTF-8, whatever it declares.
///
/// ```
/// use polynym_formats::read_html;
/// let page = "<h1>News</h1>\n<p>From <b>Ky</b>iv &amp; Lviv";
/// let document = read_html("a.html", page.as_bytes())?;
/// assert_eq!(document.text, "News\n\nFrom Kyiv & Lviv");
/// let at = document.text.find("Kyiv").unwrap();
/// let place = document.place(polynym_text::Span::new(at, at + 4));
/// assert_eq!(&page[place], "Ky</b>iv");
/// # Ok::<(), polynym_formats::Error>(())
/// ```
pub fn read_html(id: impl Into<String>, bytes: &[u8]) -> Result<Document, Error> {
    let source = bounded(bytes)?;
    // The tokenizer makes one of two line-end characters and loses count; a space in their place is as good and keeps it.
    let input = source.replace('\r', " ");
    let mut page = Page::default();
    for () in Tokenizer::new_with_emitter(
        &input,
        Reading {
            page: &mut page,
            input: input.as_bytes(),
        },
    )
    .flatten()
    {}
    let Page { text, pieces, .. } = page;
    let id = id.into();
    Ok(match String::from_utf8(text) {
        Ok(text) => Document::extracted(id, text, source.to_owned(), pieces),
        // Not reached: whole characters go in and come out.
        Err(_) => Document::new(id, source),
    })
}

/// The page as read so far.
#[derive(Default)]
struct Page {
    text: Vec<u8>,
    pieces: Vec<Piece>,
    /// Bytes of the input consumed.
    position: usize,
    /// End of the last text or tag.
    done: usize,
    /// Start of the last `<`.
    opened: usize,
    tag: String,
    is_end: bool,
    last_start: String,
    unseen: bool,
    /// Open elements whose white space counts.
    spaced: u32,
}

impl Page {
    /// Adds bytes that stand for `source`: byte for byte, or as a whole.
    fn add(&mut self, bytes: &[u8], source: Span, verbatim: bool) {
        let text = Span::new(self.text.len(), self.text.len() + bytes.len());
        self.text.extend_from_slice(bytes);
        match self.pieces.last_mut() {
            Some(last) if verbatim && last.verbatim && last.source.end == source.start => {
                last.text.end = text.end;
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { text, source, verbatim }),
        }
    }

    /// Adds text that stands in the source as it is, from `start` on, with its white space collapsed.
    fn add_verbatim(&mut self, bytes: &[u8], start: usize) {
        for (i, &b) in bytes.iter().enumerate() {
            let at = Span::new(start + i, start + i + 1);
            let space = matches!(b, b' ' | b'\n' | b'\t' | b'\x0C');
            if !space || self.spaced > 0 {
                self.add(&[b], at, true);
            } else if !matches!(self.text.last(), None | Some(b' ' | b'\n')) {
                self.add(b" ", at, true);
            }
        }
    }

    /// A break between blocks or, smaller, between lines.
    fn interrupt(&mut self, with: &[u8]) {
        if !self.text.is_empty() && !self.text.ends_with(with) {
            self.add(with, Span::new(self.opened, self.position), false);
        }
    }

    fn end_tag(&mut self) {
        if UNSEEN.contains(&&*self.tag) {
            self.unseen = false;
        }
        if SPACED.contains(&&*self.tag) {
            self.spaced = self.spaced.saturating_sub(1);
        }
    }

    fn start_tag(&mut self) -> Option<State> {
        self.unseen |= UNSEEN.contains(&&*self.tag);
        self.spaced += u32::from(SPACED.contains(&&*self.tag));
        self.last_start.clone_from(&self.tag);
        naive_next_state(self.tag.as_bytes())
    }
}

/// What the tokenizer tells of a page.
struct Reading<'a> {
    page: &'a mut Page,
    input: &'a [u8],
}

impl Emitter for Reading<'_> {
    type Token = ();

    fn move_position(&mut self, offset: isize) {
        self.page.position = self.page.position.saturating_add_signed(offset);
    }

    fn emit_string(&mut self, bytes: &[u8]) {
        let page = &mut *self.page;
        let end = page.position.min(self.input.len());
        let start = end.saturating_sub(bytes.len());
        if page.unseen {
        } else if start >= page.done && self.input[start..end] == *bytes && (start == page.done || bytes != b";") {
            page.add_verbatim(bytes, start);
        } else {
            page.add(bytes, Span::new(page.done.min(end), end), false);
        }
        page.done = end;
    }

    fn start_open_tag(&mut self) {
        self.page.opened = self.page.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.page.tag.clear();
        self.page.is_end = false;
    }

    fn init_end_tag(&mut self) {
        self.page.tag.clear();
        self.page.is_end = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.page.tag.push_str(&String::from_utf8_lossy(name));
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let page = &mut *self.page;
        page.done = page.position;
        match &*page.tag {
            "br" => page.interrupt(b"\n"),
            tag if INLINE.contains(&tag) || tag == "wbr" => {}
            _ => page.interrupt(b"\n\n"),
        }
        if page.is_end {
            page.end_tag();
            None
        } else {
            page.start_tag()
        }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.page.is_end && !self.page.tag.is_empty() && self.page.tag == self.page.last_start
    }

    fn emit_current_comment(&mut self) {
        self.page.done = self.page.position;
    }

    fn emit_current_doctype(&mut self) {
        self.page.done = self.page.position;
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.page.last_start = String::from_utf8_lossy(name.unwrap_or_default()).into_owned();
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<()> {
        None
    }

    // Of no interest here: errors, attributes, and what is inside comments and declarations.
    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Ignored) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn set_self_closing(&mut self) {}
    fn init_doctype(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn init_attribute(&mut self) {}
    fn push_attribute_name(&mut self, _: &[u8]) {}
    fn push_attribute_value(&mut self, _: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text, and every word of it with its place in the source.
    fn read(page: &str) -> (String, Vec<String>) {
        let document = read_html("", page.as_bytes()).unwrap();
        let mut words = Vec::new();
        let mut at = 0;
        for word in document.text.split(char::is_whitespace) {
            if !word.is_empty() {
                words.push(format!("{word}={}", &page[document.place(Span::new(at, at + word.len()))]));
            }
            at += word.len() + document.text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        }
        (document.text, words)
    }

    #[test]
    fn words_lead_back_to_the_source() {
        let cases: [(&str, &str, &[&str]); 16] = [
            ("", "", &[]),
            ("Київ", "Київ", &["Київ=Київ"]),
            ("<p>Ки<b>їв</b></p>", "Київ\n\n", &["Київ=Ки<b>їв"]),
            (
                "M&uuml;n&#99;hen &amp; K&ouml;ln",
                "München & Köln",
                &["München=M&uuml;n&#99;hen", "&=&amp;", "Köln=K&ouml;ln"],
            ),
            ("&lt;&gt;", "<>", &["<>=&lt;&gt;"]),
            ("&semi;a", ";a", &[";a=&semi;a"]),
            (
                "AT&T & R&D &unknown; x",
                "AT&T & R&D &unknown; x",
                &["AT&T=AT&T", "&=&", "R&D=R&D", "&unknown;=&unknown;", "x=x"],
            ),
            ("a\r\n\r\n  b\r\nc", "a b c", &["a=a", "b=b", "c=c"]),
            (
                "<script>if (a<b) Kyiv</script>x<style>y</style>z<!-- Kyiv -->",
                "xz",
                &["xz=x<style>y</style>z"],
            ),
            (
                "<!DOCTYPE html><title>K&yacute;iv</title>\n<body>a",
                "Kýiv\n\na",
                &["Kýiv=K&yacute;iv", "a=a"],
            ),
            ("<ul><li>Kyiv<li>Lviv</ul>", "Kyiv\n\nLviv\n\n", &["Kyiv=Kyiv", "Lviv=Lviv"]),
            ("Kyiv<br>Lviv", "Kyiv\nLviv", &["Kyiv=Kyiv", "Lviv=Lviv"]),
            ("<pre>a\n\n b</pre>", "a\n\n b\n\n", &["a=a", "b=b"]),
            (
                "3 <é 4 < 5 <3",
                "3 <é 4 < 5 <3",
                &["3=3", "<é=<é", "4=4", "<=<", "5=5", "<3=<3"],
            ),
            (
                "a<img alt='Kyiv' src=x>b <a href='?q=1&amp;b'>c",
                "a\n\nb c",
                &["a=a", "b=b", "c=c"],
            ),
            ("\u{FEFF}<i>a</i>", "a", &["a=a"]),
        ];
        for (page, text, words) in cases {
            let page = page.trim_start_matches('\u{FEFF}');
            let got = read(page);
            assert_eq!(
                (got.0.as_str(), got.1.as_slice()),
                (text, words.map_to_strings().as_slice()),
                "{page}"
            );
        }
    }

    trait MapToStrings {
        fn map_to_strings(&self) -> Vec<String>;
    }

    impl MapToStrings for [&str] {
        fn map_to_strings(&self) -> Vec<String> {
            self.iter().map(ToString::to_string).collect()
        }
    }

    proptest! {
        #[test]
        fn any_page_is_tiled(page in "([<>/&;#!\\-'\" \r\n\t\0a-cїЖ😀]|&amp;|&#x41;|<b>|</p>|<script>|</script|<!--|-->|<title>|<pre>|]]>){0,40}") {
            let document = read_html("", page.as_bytes()).unwrap();
            let mut last = 0;
            for (at, c) in document.text.char_indices() {
                let place = document.place(Span::new(at, at + c.len_utf8()));
                prop_assert!(place.start >= last && place.end >= place.start && page.get(place.range()).is_some(), "{at} {place:?}");
                last = place.start;
            }
        }
    }
}
