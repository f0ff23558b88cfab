//! Words that are not what they seem: letters of two scripts that look alike, characters that cannot be seen.

use polynym_text::Span;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// What is odd about a word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Flag {
    /// Its letters are of several scripts, listed in order of appearance.
    MixedScripts(Vec<Script>),
    /// Characters that take no space stand between its letters: zero-width ones, soft hyphens, direction controls, tags.
    /// Each once, in order of appearance.
    HiddenCharacters(Vec<char>),
}

/// A word to look at twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Suspicion {
    /// The word, in bytes of the text.
    pub span: Span,
    /// What is odd about it.
    pub kind: Flag,
}

/// The words of a text that mix scripts or hide characters, in order; a word may be flagged for both.
///
/// East Asian text puts no space between words, so its characters never mix with others here, nor with each other; joiners
/// between the letters of scripts that need them (Persian, Hindi) and zero-width spaces in Thai, Lao, Khmer and Burmese are
/// no secret. After [UTS 39](https://www.unicode.org/reports/tr39/) sections 5.1 and 5.4, for words instead of identifiers.
///
/// ```
/// use polynym_script::{Flag, Script, suspicions};
/// let found = suspicions("Київ, Kиїв"); // the second with a Latin K
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].kind, Flag::MixedScripts(vec![Script::Latin, Script::Cyrillic]));
/// ```
pub fn suspicions(text: &str) -> Vec<Suspicion> {
    let mut found = Vec::new();
    let mut word = Word::default();
    for (at, c) in text.char_indices() {
        if !word.push(at, c) {
            word.finish(&mut found);
        }
    }
    word.finish(&mut found);
    found
}

/// The word at hand.
#[derive(Default)]
struct Word {
    span: Span,
    scripts: Vec<Script>,
    hidden: Vec<char>,
    /// Hidden characters since the last visible one: inside the word only if another follows.
    trailing: Vec<char>,
}

impl Word {
    /// Adds a character of the text, unless the word ends before it.
    fn push(&mut self, at: usize, c: char) -> bool {
        if is_hidden(c) {
            if !self.span.is_empty() && !self.trailing.contains(&c) {
                self.trailing.push(c);
            }
            return true;
        }
        if !is_word(c) {
            return false;
        }
        if self.span.is_empty() {
            self.span.start = at;
        }
        self.span.end = at + c.len_utf8();
        let script = c.script();
        if !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
            && !self
                .scripts
                .iter()
                .any(|&s| s == script || c.script_extension().contains_script(s))
        {
            self.scripts.push(script);
        }
        for c in std::mem::take(&mut self.trailing) {
            if !self.hidden.contains(&c) {
                self.hidden.push(c);
            }
        }
        true
    }

    /// Ends the word, saying what is odd about it.
    fn finish(&mut self, found: &mut Vec<Suspicion>) {
        let Self {
            span,
            scripts,
            mut hidden,
            ..
        } = std::mem::take(self);
        hidden.retain(|&c| !scripts.iter().any(|&s| is_of_use(c, s)));
        if !hidden.is_empty() {
            found.push(Suspicion {
                span,
                kind: Flag::HiddenCharacters(hidden),
            });
        }
        if scripts.len() > 1 {
            found.push(Suspicion {
                span,
                kind: Flag::MixedScripts(scripts),
            });
        }
    }
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    let east_asian = matches!(
        c.script(),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo | Script::Yi
    );
    !east_asian && (c.is_alphanumeric() || is_combining_mark(c))
}

/// Default ignorable code points, less variation selectors, which choose a glyph.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether a hidden character does honest work between letters of this script.
fn is_of_use(c: char, script: Script) -> bool {
    use Script::*;
    match c {
        '\u{200C}' | '\u{200D}' => !matches!(script, Latin | Cyrillic | Greek | Armenian | Georgian | Hebrew),
        '\u{200B}' => matches!(script, Thai | Lao | Khmer | Myanmar),
        _ => false,
    }
}
