//! The letters of a passage, as the judges of its language want them.

use std::ops::ControlFlow;

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

use crate::chars::{Part, part};

/// Bytes of a sample; more text makes no guess better.
const LIMIT: usize = 500;

/// Words of a passage: composed, full-width and presentation forms replaced, lower case, one space after each, no digits, no
/// punctuation.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    text: String,
    letters: usize,
    plain: usize,
    word: Word,
}

/// The word being added.
#[derive(Debug, Default)]
struct Word {
    letters: usize,
    capital: bool,
    lower: bool,
}

impl Sample {
    /// Adds the words of `piece`, until the sample is full.
    pub(crate) fn push(&mut self, piece: &str) {
        if self.text.len() >= LIMIT {
            return;
        }
        // Composed, so that й is one letter, not и and a breve; but most text is.
        let _full = if piece.chars().all(|c| part(c).is_some()) {
            piece.chars().try_for_each(|c| self.add_char(c))
        } else {
            piece.nfkc().try_for_each(|c| self.add_char(c))
        };
        self.end_word();
    }

    /// Adds a character of a composed text, if there is room for more.
    fn add_char(&mut self, c: char) -> ControlFlow<()> {
        match part(c) {
            Some(Part::Gap) => self.end_word(),
            Some(Part::Letter { small, capital, lower }) => {
                self.begin_letter(capital, lower);
                self.text.push(small);
            }
            None if c.is_alphabetic() => {
                self.begin_letter(c.is_uppercase(), c.is_lowercase());
                self.text.extend(c.to_lowercase());
            }
            None if is_vowel_sign(c) => self.text.push(c),
            None if is_mark(c) => {}
            None => self.end_word(),
        }
        if self.text.len() < LIMIT {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn begin_letter(&mut self, capital: bool, lower: bool) {
        self.word.capital |= self.word.letters == 0 && capital;
        self.word.lower |= lower;
        self.word.letters += 1;
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        self.letters += word.letters;
        if !(word.capital && word.lower) {
            self.plain += word.letters;
        }
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    pub(crate) fn text(&self) -> &str {
        self.text.trim_end()
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split_ascii_whitespace()
    }

    /// How many letters it holds.
    pub(crate) fn letters(&self) -> usize {
        self.letters
    }

    /// How many of them stand in words that are not capitalised, thus are hardly names, which keep the looks of another
    /// language.
    pub(crate) fn plain(&self) -> usize {
        self.plain
    }

    /// Adds the words of another sample.
    pub(crate) fn add(&mut self, other: &Self) {
        if self.text.len() < LIMIT {
            self.text.push_str(&other.text);
            self.letters += other.letters;
            self.plain += other.plain;
        }
    }
}

fn is_mark(c: char) -> bool {
    c.script() == Script::Inherited
}

/// Signs of a script that are no letters but part of its words, such as the virama.
fn is_vowel_sign(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c) && !is_mark(c)
}
