//! A name cut into words and hyphenated parts, every character kept, so that what is put together again is the name.

use crate::spelling;

/// A word, with what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Spaces before the word, as they stand.
    pub(crate) before: &'a str,
    pub(crate) text: &'a str,
}

impl Word<'_> {
    /// Whether it begins with a small letter.
    pub(crate) fn is_small(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase)
    }
}

/// The words of a name, and the spaces after the last.
pub(crate) fn words(name: &str) -> (Vec<Word<'_>>, &str) {
    let mut out = Vec::new();
    let mut rest = name;
    loop {
        let start = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        if start == rest.len() {
            return (out, rest);
        }
        let end = rest[start..].find(char::is_whitespace).map_or(rest.len(), |e| start + e);
        out.push(Word {
            before: &rest[..start],
            text: &rest[start..end],
        });
        rest = &rest[end..];
    }
}

/// The parts of a word between hyphens, each with the hyphen before it (none before the first).
pub(crate) fn parts(word: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut before = 0..0;
    let mut start = 0;
    for (i, c) in word.char_indices().filter(|&(_, c)| spelling::is_hyphen(c)) {
        out.push(Word {
            before: &word[before],
            text: &word[start..i],
        });
        before = i..i + c.len_utf8();
        start = before.end;
    }
    out.push(Word {
        before: &word[before],
        text: &word[start..],
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        for name in ["", " ", "а", " Біла  Церква ", "Івано-Франківськ", "-а--б-", "а\u{A0}б"] {
            let (list, after) = words(name);
            let mut again = String::new();
            for w in list {
                again.push_str(w.before);
                for p in parts(w.text) {
                    again.push_str(p.before);
                    again.push_str(p.text);
                }
            }
            again.push_str(after);
            assert_eq!(again, name);
        }
    }
}
