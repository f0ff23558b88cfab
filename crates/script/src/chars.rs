//! What the judges of a language ask of each character, for those that most text is written in.
//!
//! Properties of Unicode are looked up by bisection and in hashes, one after the other; a page of them worked out once makes one look-up of that.
//! It is asked of every character of a sample.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_script::{Script, ScriptExtension, UnicodeScript};

/// What a character is to a sample of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A letter: in small, and whether it is a capital and whether it is small.
    Letter { small: char, capital: bool, lower: bool },
    /// It ends a word.
    Gap,
}

/// What a character says about the script of its surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Nothing.
    Any,
    /// That it is this one, and no other.
    One(Script),
}

/// Latin with its marks, Greek and Cyrillic, and behind them the punctuation of all three.
const LETTERS: u32 = 0x530;
const PUNCTUATION: std::ops::Range<u32> = 0x2000..0x2040;

#[derive(Debug, Clone, Copy)]
struct Entry {
    part: Option<Part>,
    writing: Option<Writing>,
}

static PAGE: LazyLock<Box<[Entry]>> = LazyLock::new(|| {
    let chars = (0..LETTERS).chain(PUNCTUATION).map(char::from_u32);
    let entry = |c: Option<char>| Entry {
        part: c.and_then(part_of),
        writing: c.and_then(writing_of),
    };
    chars.map(entry).collect()
});

fn entry(c: char) -> Option<&'static Entry> {
    let code = c as u32;
    let at = match code {
        ..LETTERS => code,
        _ if PUNCTUATION.contains(&code) => code - PUNCTUATION.start + LETTERS,
        _ => return None,
    };
    PAGE.get(at as usize)
}

/// What a character is to a sample, if it is that wherever it stands: composed already, and composing with none before it.
#[inline]
pub(crate) fn part(c: char) -> Option<Part> {
    entry(c)?.part
}

/// What a character says of its surroundings, if that is simple.
#[inline]
pub(crate) fn writing(c: char) -> Option<Writing> {
    entry(c)?.writing
}

fn part_of(c: char) -> Option<Part> {
    let mut small = c.to_lowercase();
    let (Some(small), None) = (small.next(), small.next()) else {
        return None;
    };
    let letter = Part::Letter {
        small,
        capital: c.is_uppercase(),
        lower: c.is_lowercase(),
    };
    let stays = canonical_combining_class(c) == 0 && std::iter::once(c).nfkc().eq([c]) && c.script() != Script::Inherited;
    let is_mark = unicode_normalization::char::is_combining_mark(c);
    (stays && !is_mark).then_some(if c.is_alphabetic() { letter } else { Part::Gap })
}

fn writing_of(c: char) -> Option<Writing> {
    let extension = c.script_extension();
    match c.script() {
        Script::Unknown => Some(Writing::Any),
        Script::Common | Script::Inherited => (extension.is_common() || extension.is_inherited()).then_some(Writing::Any),
        script => (extension == ScriptExtension::from(script)).then_some(Writing::One(script)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_compose_or_falls_apart_is_not_simple() {
        for c in ['\u{301}', '\u{345}', 'ĳ', 'ﬁ', 'İ', '½', '…', '日'] {
            assert_eq!(part(c), None, "{c:?}");
        }
        let letter = |small, capital| Part::Letter {
            small,
            capital,
            lower: !capital,
        };
        for (c, expected) in [
            ('A', letter('a', true)),
            ('ї', letter('ї', false)),
            ('Ś', letter('ś', true)),
            ('—', Part::Gap),
        ] {
            assert_eq!(part(c), Some(expected), "{c:?}");
        }
    }

    #[test]
    fn what_several_scripts_share_is_not_simple() {
        assert_eq!(writing('Щ'), Some(Writing::One(Script::Cyrillic)));
        assert_eq!(writing('7'), Some(Writing::Any));
        assert_eq!(writing('\u{342}'), None);
    }
}
