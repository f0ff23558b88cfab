//! A name cut into words and hyphenated parts, every character kept, so that what is put together again is the name.

use crate::spelling;

/// A word, with what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Spaces before the word, or the hyphen before a part of it, as they stand.
    pub(crate) before: &'a str,
    pub(crate) text: &'a str,
    /// The word as the tables know it, letter for letter.
    pub(crate) key: &'a [char],
}

impl Word<'_> {
    /// Whether it begins with a small letter.
    pub(crate) fn is_small(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase)
    }
}

/// A name and its words.
#[derive(Debug, Clone)]
pub(crate) struct Name<'a> {
    pub(crate) words: Vec<Word<'a>>,
    /// Spaces after the last word.
    pub(crate) after: &'a str,
}

impl<'a> Name<'a> {
    /// The name `text`, whose key is `key`.
    pub(crate) fn new(text: &'a str, key: &'a [char]) -> Self {
        let (mut words, mut rest, mut left) = (Vec::new(), text, key);
        loop {
            let start = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
            let (before, found) = rest.split_at(start);
            if found.is_empty() {
                return Self { words, after: rest };
            }
            let end = found.find(char::is_whitespace).unwrap_or(found.len());
            let spaces = before.chars().count();
            let letters = found[..end].chars().count();
            words.push(Word {
                before,
                text: &found[..end],
                key: &left[spaces..spaces + letters],
            });
            left = &left[spaces + letters..];
            rest = &found[end..];
        }
    }
}

/// The parts of a word between hyphens, each with the hyphen before it (none before the first).
pub(crate) fn parts<'a>(word: &Word<'a>) -> Vec<Word<'a>> {
    let mut out = Vec::new();
    let (mut before, mut start, mut letter) = (0..0, 0, 0);
    let hyphens = word
        .text
        .char_indices()
        .enumerate()
        .filter(|&(_, (_, c))| spelling::is_hyphen(c));
    for (nth, (i, c)) in hyphens {
        out.push(Word {
            before: &word.text[before],
            text: &word.text[start..i],
            key: &word.key[letter..nth],
        });
        before = i..i + c.len_utf8();
        (start, letter) = (before.end, nth + 1);
    }
    out.push(Word {
        before: &word.text[before],
        text: &word.text[start..],
        key: &word.key[letter..],
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::Spelling;

    #[test]
    fn nothing_is_lost() {
        for text in ["", " ", "а", " Біла  Церква ", "Івано-Франківськ", "-а--б-", "а\u{A0}б"] {
            let key = Spelling::default().key(text);
            let name = Name::new(text, &key);
            let mut again = String::new();
            for w in &name.words {
                again.push_str(w.before);
                assert_eq!(w.key, Spelling::default().key(w.text));
                for p in parts(w) {
                    again.push_str(p.before);
                    again.push_str(p.text);
                    assert_eq!(p.key, Spelling::default().key(p.text));
                }
            }
            again.push_str(name.after);
            assert_eq!(again, text);
        }
    }
}
