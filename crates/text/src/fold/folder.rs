//! The pass over a text that folds it: letters to words, everything else to gaps.

use unicode_normalization::UnicodeNormalization;

use super::gap::Gap;
use super::table::{Class, Entry, drops_loose_marks, entry};
use super::{Shape, SoftBreak, Word, WordScript, fold, letters};
use crate::Span;

/// The state of the pass; what it has made so far.
pub(super) struct Folder<'t> {
    text: &'t str,
    at: usize,
    pub(super) out: String,
    pub(super) words: Vec<Word>,
    pub(super) breaks: Vec<SoftBreak>,
    /// Whether the last word may go on.
    open: bool,
    /// Hidden characters since the last letter.
    unseen: bool,
    gap: Gap,
}

impl<'t> Folder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            out: String::with_capacity(text.len() + text.len() / 8),
            words: Vec::with_capacity(text.len() / 6),
            breaks: Vec::new(),
            open: false,
            unseen: false,
            gap: Gap::default(),
        }
    }

    /// Reads a text to its end.
    pub(super) fn run(text: &'t str) -> Self {
        let mut folder = Self::new(text);
        folder.read();
        folder
    }

    fn read(&mut self) {
        while let Some(c) = self.text[self.at..].chars().next() {
            if c.is_ascii_alphanumeric() {
                self.ascii_run();
                continue;
            }
            let e = entry(c);
            let next = self.at + c.len_utf8();
            match e.class {
                Class::Word | Class::Single => {
                    self.letter(e, next);
                    continue;
                }
                Class::Hidden if c == '\u{AD}' && self.break_line(next) => continue,
                Class::Hidden => self.unseen = true,
                Class::Mark if self.open => self.stray_mark(c, next),
                Class::Mark => {}
                Class::Apostrophe if self.joins_letters(next) => {
                    self.extend_word('\'', next);
                }
                Class::Other if e.one == '"' && self.hebrew_abbreviation(next) => {
                    self.extend_word('"', next);
                }
                Class::Dash if self.break_line(next) => continue,
                _ => {
                    self.close();
                    self.gap.push(c, e.class, e.one);
                }
            }
            self.at = next;
        }
        self.close();
    }

    fn ascii_run(&mut self) {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut end = start;
        let mut shape = Shape::default();
        let mut letters = false;
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            let b = bytes[end];
            let upper = b.is_ascii_uppercase();
            shape.initial |= upper && !shape.upper && !shape.lower;
            shape.upper |= upper;
            shape.lower |= b.is_ascii_lowercase();
            letters |= b.is_ascii_alphabetic();
            end += 1;
        }
        // The last letter may carry a mark that follows it.
        if bytes.get(end).is_some_and(|&b| b >= 0xC2) && end > start {
            let c = self.text[end..].chars().next().expect("inside the text");
            if entry(c).joins {
                end -= 1;
            }
        }
        if end == start {
            self.letter(entry(char::from(bytes[start])), start + 1);
            return;
        }
        let script = if letters { WordScript::LATIN } else { WordScript::COMMON };
        self.begin_or_extend(start, end, shape, script, false);
        let from = self.out.len();
        self.out.push_str(&self.text[start..end]);
        self.out[from..].make_ascii_lowercase();
        self.finish_letters(end);
    }

    fn letter(&mut self, e: &Entry, mut next: usize) {
        let end = self.cluster_end(next);
        let shape = Shape {
            initial: e.upper,
            upper: e.upper,
            lower: e.lower,
        };
        self.begin_or_extend(self.at, end, shape, e.script, e.class == Class::Single);
        if end == next {
            self.push_folded(e);
        } else {
            next = end;
            let mut base = e.script;
            for d in self.text[self.at..end].nfkc() {
                let d_entry = entry(d);
                match d_entry.class {
                    Class::Mark if drops_loose_marks(base) => {}
                    Class::Mark => self.out.push(d),
                    _ => {
                        base = d_entry.script;
                        self.push_folded(d_entry);
                    }
                }
            }
        }
        self.finish_letters(next);
        if e.class == Class::Single {
            self.open = false;
        }
    }

    /// Where the marks and jamo that compose with the letter before `from` end.
    fn cluster_end(&self, from: usize) -> usize {
        let mut end = from;
        for c in self.text[from..].chars() {
            if c.is_ascii() || !entry(c).joins {
                break;
            }
            end += c.len_utf8();
        }
        end
    }

    fn push_folded(&mut self, e: &Entry) {
        match &e.more {
            None => self.out.push(e.one),
            Some(more) => self.out.push_str(more),
        }
    }

    fn begin_or_extend(&mut self, start: usize, end: usize, shape: Shape, script: WordScript, single: bool) {
        if self.open && !single {
            let word = self.words.last_mut().expect("an open word");
            word.hidden |= self.unseen;
            word.shape.initial |= shape.initial && word.shape.uncased();
            word.shape.upper |= shape.upper;
            word.shape.lower |= shape.lower;
            word.script = word.script.with(script);
        } else {
            self.close();
            if !self.words.is_empty() {
                self.gap.write(&mut self.out);
            }
            self.gap.clear();
            let at = self.out.len();
            let span = Span::new(start, end);
            self.words.push(Word {
                span,
                folded: at..at,
                shape,
                script,
                hidden: false,
                single,
            });
        }
        self.unseen = false;
    }

    fn finish_letters(&mut self, end: usize) {
        let word = self.words.last_mut().expect("letters belong to a word");
        word.span.end = end;
        word.folded.end = self.out.len();
        self.open = true;
        self.at = end;
    }

    /// A character between two letters that is part of their word.
    fn extend_word(&mut self, c: char, next: usize) {
        self.out.push(c);
        self.unseen = false;
        self.finish_letters(next);
    }

    /// A mark that stands apart from its letter, behind a hidden character.
    fn stray_mark(&mut self, c: char, next: usize) {
        let word = self.words.last_mut().expect("an open word");
        word.hidden |= self.unseen;
        word.span.end = next;
        if !drops_loose_marks(word.script) {
            self.out.push(c);
            word.folded.end = self.out.len();
        }
        self.unseen = false;
    }

    fn next_visible(&self, from: usize) -> Option<&'static Entry> {
        self.text[from..].chars().map(entry).find(|e| e.class != Class::Hidden)
    }

    /// Whether an apostrophe before `next` stands inside a word: between letters of a script that has it there, some of which may be look-alikes.
    fn joins_letters(&self, next: usize) -> bool {
        let inside = |s: WordScript| s.has(WordScript::CYRILLIC) || s.has(WordScript::HEBREW);
        self.open
            && self.words.last().is_some_and(|w| inside(w.script))
            && self
                .next_visible(next)
                .is_some_and(|e| e.class == Class::Word && inside(e.script))
    }

    /// Whether a double quotation mark before `next` is the sign of a Hebrew abbreviation.
    fn hebrew_abbreviation(&self, next: usize) -> bool {
        self.open
            && self.words.last().is_some_and(|w| w.script == WordScript::HEBREW)
            // The sign itself is Hebrew, too: behind a word it quotes.
            && self
                .next_visible(next)
                .is_some_and(|e| e.class == Class::Word && e.script == WordScript::HEBREW)
    }

    /// Passes over a hyphen and the line end behind it, if the word goes on in small letters on the next line.
    fn break_line(&mut self, after: usize) -> bool {
        if !self.open {
            return false;
        }
        let mut newlines = 0;
        let mut at = after;
        for c in self.text[after..].chars() {
            let e = entry(c);
            match e.class {
                Class::Newline if !(c == '\n' && self.text[..at].ends_with('\r')) => newlines += 1,
                Class::Newline | Class::Hidden => {}
                Class::Space => {}
                Class::Word if newlines == 1 && e.lower => {
                    let end = self.words.last().expect("an open word").span.end;
                    self.breaks.push(SoftBreak {
                        folded: self.out.len(),
                        span: Span::new(end, at),
                    });
                    self.at = at;
                    return true;
                }
                _ => return false,
            }
            at += c.len_utf8();
        }
        false
    }

    /// Ends the open word; a word of several look-alike scripts is read in the one that most of its letters have.
    fn close(&mut self) {
        if !self.open {
            return;
        }
        self.open = false;
        self.unseen = false;
        let word = self.words.last_mut().expect("an open word");
        if word.script.mixes()
            && let Some((read, script)) = letters::unify(&self.text[word.span])
        {
            self.breaks.retain(|b| b.folded <= word.folded.start);
            self.out.truncate(word.folded.start);
            // In one script there is nothing more to unify, so this goes no deeper.
            self.out.push_str(&fold(&read).text);
            word.folded.end = self.out.len();
            word.script = word.script.with(script);
        }
    }
}
