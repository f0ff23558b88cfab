//! Folding: one key for every way of typing a name, with an exact way back to the original bytes.
//!
//! The folded text is a plain string: the folded words, with what stands between them reduced to its kind (a space, a hyphen, an
//! apostrophe, other punctuation as it is, an empty line for a paragraph break). A name folds to such a string too, so that finding
//! names is finding strings; whether a find begins and ends where words do is asked of the [`Word`]s.
//!
//! What is one to folding: composed and decomposed letters, full-width and plain ones, cases (by case folding: ß and ss, İ and
//! i, ς and σ), letters with and without the marks of Latin, Greek and Arabic, strokes (ł, ø, đ), ё and е; all apostrophes, all
//! dashes, all kinds of space; hidden characters and a hyphen at a line's end are passed over. What stays apart: й and и, ї and і.

mod folder;
mod gap;
mod letters;
mod table;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::Span;
use folder::Folder;
use table::{Class, entry};

pub(crate) use table::{Lone, lone};

pub use gap::widen;
pub use letters::is_apostrophe;
pub use table::{WORD_SCRIPTS, WordScript};

/// The version of folding, which compiled names are stamped with: raise it whenever a name or a text may fold to something else.
pub const FOLD_VERSION: u32 = 3;

/// How the letters of a word are cased in the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// The first cased letter is a capital.
    pub initial: bool,
    /// Some letter is a capital.
    pub upper: bool,
    /// Some letter is small.
    pub lower: bool,
}

impl Shape {
    /// Whether there are capitals and no small letters.
    pub const fn all_upper(self) -> bool {
        self.upper && !self.lower
    }

    /// Whether the word has no letters with case.
    pub const fn uncased(self) -> bool {
        !self.upper && !self.lower
    }
}

/// A word of a text: letters and digits in a row, or one character of a script that writes no spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the original.
    pub span: Span,
    /// Where it stands in [`Folded::text`], in bytes.
    pub folded: Range<usize>,
    /// Its case in the original.
    pub shape: Shape,
    /// The scripts of its letters.
    pub script: WordScript,
    /// Holds characters that a reader does not see.
    pub hidden: bool,
    /// A character of a script without spaces, where words meet without a gap.
    pub single: bool,
}

/// A place inside a word where the original has a hyphen and a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoftBreak {
    /// Byte position in [`Folded::text`].
    pub folded: usize,
    /// The part before it ends, and the part after it begins, at these bytes of the original.
    pub span: Span,
}

/// A text, folded.
#[derive(Debug, Clone)]
pub struct Folded<'t> {
    source: &'t str,
    text: String,
    words: Vec<Word>,
    breaks: Vec<SoftBreak>,
}

impl<'t> Folded<'t> {
    /// The original.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// The folded words and what stands between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words, in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Where words were broken at a line end, in order.
    pub fn breaks(&self) -> &[SoftBreak] {
        &self.breaks
    }

    /// The index of the word that holds this byte of the folded text, or of the first word after it.
    pub fn word_at(&self, folded: usize) -> usize {
        self.words.partition_point(|w| w.folded.end <= folded)
    }

    /// The folded text of a run of words, with the gaps between them; the run is not empty.
    ///
    /// ```
    /// let folded = polynym_text::fold("in New  York, USA");
    /// assert_eq!(folded.letters(1..3), "new york");
    /// assert_eq!(folded.between(2, 3), ",");
    /// ```
    pub fn letters(&self, words: Range<usize>) -> &str {
        &self.text[self.words[words.start].folded.start..self.words[words.end - 1].folded.end]
    }

    /// What is left in the folded text between two words, by their indices.
    pub fn between(&self, left: usize, right: usize) -> &str {
        &self.text[self.words[left].folded.end..self.words[right].folded.start]
    }

    /// The same text with some words read otherwise: `read` gives the folded letters that the word of an index is taken for.
    /// Spans stay.
    ///
    /// ```
    /// let folded = polynym_text::fold("by Zelenksy's office");
    /// let read = folded.respelled(|word| (word == 1).then(|| "zelensky".to_owned()));
    /// assert_eq!(read.text(), "by zelensky's office");
    /// assert_eq!(&read.source()[read.words()[1].span], "Zelenksy");
    /// ```
    pub fn respelled(&self, read: impl Fn(usize) -> Option<String>) -> Folded<'t> {
        let mut other = Folded {
            source: self.source,
            text: String::new(),
            words: self.words.clone(),
            breaks: Vec::new(),
        };
        let mut breaks = self.breaks.iter().peekable();
        let mut end = 0;
        for (index, word) in other.words.iter_mut().enumerate() {
            let letters = &self.text[word.folded.clone()];
            other.text.push_str(&self.text[end..word.folded.start]);
            end = word.folded.end;
            let start = other.text.len();
            let own = read(index);
            other.text.push_str(own.as_deref().unwrap_or(letters));
            while let Some(b) = breaks.next_if(|b| b.folded < word.folded.end) {
                if own.is_none() {
                    other.breaks.push(SoftBreak {
                        folded: b.folded - word.folded.start + start,
                        span: b.span,
                    });
                }
            }
            word.folded = start..other.text.len();
        }
        other
    }

    /// The original of a range of the folded text, from the first letter in it to the last.
    ///
    /// The range is in bytes of [`Folded::text`], on character boundaries; what hides inside is covered, what hides around is not.
    ///
    /// ```
    /// let folded = polynym_text::fold("in Zelen\u{AD}ský’s office");
    /// let at = folded.text().find("zelensky").unwrap();
    /// assert_eq!(&folded.source()[folded.span(at..at + 8)], "Zelen\u{AD}ský");
    /// ```
    pub fn span(&self, folded: Range<usize>) -> Span {
        if folded.is_empty() || self.words.is_empty() {
            let at = self
                .words
                .get(self.word_at(folded.start))
                .map_or(self.source.len(), |w| w.span.start);
            return Span::new(at, at);
        }
        let first = &self.words[self.word_at(folded.start).min(self.words.len() - 1)];
        let last = &self.words[self.word_at(folded.end - 1).min(self.words.len() - 1)];
        let start = if folded.start <= first.folded.start {
            first.span.start
        } else {
            self.inside(first, folded.start).end
        };
        let end = if folded.end >= last.folded.end {
            last.span.end
        } else if folded.end <= last.folded.start {
            // The range ends in a gap: with the word before it.
            self.words[self.word_at(folded.end - 1).saturating_sub(1)].span.end
        } else {
            self.inside(last, folded.end).start
        };
        Span::new(start, end.max(start))
    }

    /// `span`, widened over the punctuation that belongs to the name (`head`, `tail` of its [`FoldedKey`]) where the text has
    /// it, and over the other half of a square bracket that stands inside (`[Volodymyr] Zelensky`).
    pub fn widen(&self, span: Span, head: &str, tail: &str) -> Span {
        widen(self.source, span, head, tail)
    }

    /// The original around a position inside a word: where the letter before it ends and the letter at it begins.
    fn inside(&self, word: &Word, folded: usize) -> Span {
        if let Ok(b) = self.breaks.binary_search_by_key(&folded, |b| b.folded) {
            return self.breaks[b].span;
        }
        // Folding the front of the word again is exact and needs no map of every letter: it is asked of few words.
        let original = &self.source[word.span];
        let wanted = folded - word.folded.start;
        let mut before = word.span.start;
        for (at, _) in original.char_indices().skip(1).chain([(original.len(), ' ')]) {
            let length: usize = fold(&original[..at]).words.iter().map(|w| w.folded.len()).sum();
            let at = word.span.start + at;
            if length > wanted {
                break;
            }
            if length == wanted {
                let next = self.source[at..word.span.end].chars().next();
                if next.is_none_or(|c| !matches!(entry(c).class, Class::Mark | Class::Hidden)) {
                    return Span::new(at, at);
                }
            }
            before = at;
        }
        Span::new(before, before)
    }
}

/// Folds a text. Never fails; costs one pass.
///
/// ```
/// use polynym_text::fold;
/// assert_eq!(fold("Łódź, São  Paulo").text(), "lodz,sao paulo");
/// assert_eq!(fold("Ивано‑Франковск; Кам’янець").text(), fold("ИВАНО-ФРАНКОВСК; КАМ'ЯНЕЦЬ").text());
/// assert_ne!(fold("їй").text(), fold("іи").text());
/// ```
pub fn fold(text: &str) -> Folded<'_> {
    let folder = Folder::run(text);
    Folded {
        source: text,
        text: folder.out,
        words: folder.words,
        breaks: folder.breaks,
    }
}

/// A name as it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedKey {
    /// The folded words and gaps.
    pub text: String,
    /// The case of each word.
    pub shapes: Vec<Shape>,
    /// Punctuation before the first word, which a mention takes in where it is there.
    pub head: String,
    /// Punctuation after the last word (`U.S.`), which a mention takes in where it is there.
    pub tail: String,
}

/// Folds a name to the string to look for. The key is empty if the name has neither letter nor digit.
///
/// ```
/// let key = polynym_text::fold_key("U.S.");
/// assert_eq!((key.text.as_str(), key.tail.as_str()), ("u.s", "."));
/// ```
pub fn fold_key(name: &str) -> FoldedKey {
    let folded = fold(name);
    let first = folded.words.first().map_or(0, |w| w.span.start);
    let last = folded.words.last().map_or(name.len(), |w| w.span.end);
    FoldedKey {
        shapes: folded.words.iter().map(|w| w.shape).collect(),
        head: gap::punctuation(&name[..first]),
        tail: gap::punctuation(&name[last..]),
        text: folded.text,
    }
}

/// A spelling without its accidents, its case and marks kept: for names that must match exactly.
///
/// ```
/// use polynym_text::spelling;
/// assert_eq!(spelling("Ｕ\u{AD}Ｓ"), "US");
/// assert_ne!(spelling("us"), spelling("US"));
/// ```
pub fn spelling(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let e = entry(c);
        match e.class {
            Class::Hidden => {}
            Class::Space | Class::Newline => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            Class::Dash | Class::Apostrophe | Class::Other => out.push(e.one),
            Class::Word | Class::Single | Class::Mark => out.push(c),
        }
    }
    out.trim().nfkc().collect()
}

#[cfg(test)]
mod tests;
