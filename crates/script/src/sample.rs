//! The letters of a passage, as the judges of its language want them.

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

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
        // Composed, so that й is one letter, not и and a breve.
        for c in piece.nfkc() {
            if c.is_alphabetic() {
                self.word.capital |= self.word.letters == 0 && c.is_uppercase();
                self.word.lower |= c.is_lowercase();
                self.word.letters += 1;
                self.text.extend(c.to_lowercase());
            } else if is_vowel_sign(c) {
                self.text.push(c);
            } else if !is_mark(c) {
                self.end_word();
            }
            if self.text.len() >= LIMIT {
                break;
            }
        }
        self.end_word();
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
