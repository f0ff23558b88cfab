//! What each character is to folding, worked out once for each block of 256 characters that a text touches.
//!
//! A table for all of Unicode would cost at every start, a library call for every character would cost in every text: most
//! texts touch five blocks.

use std::sync::OnceLock;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::letters::{LETTERS, is_apostrophe, is_dash, is_hidden, is_quote};

/// What a character does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter or digit of a word.
    Word,
    /// A character that is a word of its own: Han, kana, and the scripts of South-East Asia that write no spaces.
    Single,
    /// A mark that belongs to the character before it.
    Mark,
    /// Not seen, not heard.
    Hidden,
    /// White space within a line, and the square brackets of an editor's insertion.
    Space,
    /// The end of a line.
    Newline,
    /// Hyphens and dashes.
    Dash,
    /// Apostrophes.
    Apostrophe,
    /// Any other character between words.
    Other,
}

/// The scripts that folding tells apart, as bits of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordScript(u8);

impl WordScript {
    /// Digits and everything shared by scripts.
    pub const COMMON: Self = Self(0);
    /// Latin.
    pub const LATIN: Self = Self(1);
    /// Cyrillic.
    pub const CYRILLIC: Self = Self(2);
    /// Greek.
    pub const GREEK: Self = Self(4);
    /// Arabic.
    pub const ARABIC: Self = Self(8);
    /// Hebrew.
    pub const HEBREW: Self = Self(16);
    /// Katakana.
    pub const KATAKANA: Self = Self(32);
    /// Any other script.
    pub const OTHER: Self = Self(64);

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is in this set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether more than one of Latin, Cyrillic and Greek is in this set.
    pub const fn mixes(self) -> bool {
        (self.0 & 7).count_ones() > 1
    }
}

/// Scripts whose words are told apart, with their ISO 15924 codes.
pub const WORD_SCRIPTS: &[(WordScript, &str)] = &[
    (WordScript::LATIN, "Latn"),
    (WordScript::CYRILLIC, "Cyrl"),
    (WordScript::GREEK, "Grek"),
    (WordScript::ARABIC, "Arab"),
    (WordScript::HEBREW, "Hebr"),
    (WordScript::KATAKANA, "Kana"),
];

/// One character's entry.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) class: Class,
    pub(super) upper: bool,
    pub(super) lower: bool,
    /// May compose with the character before it: a mark, or a jamo or vowel sign of class zero.
    pub(super) joins: bool,
    pub(super) script: WordScript,
    /// The folded character, or `\0` where `more` has several or nothing is left.
    pub(super) one: char,
    pub(super) more: Option<Box<str>>,
}

/// A letter that folds by itself, whatever stands beside it.
#[derive(Debug)]
pub(crate) struct Lone {
    pub(crate) folded: Box<str>,
    pub(crate) script: WordScript,
}

/// A letter or digit of a script that folds letter by letter; none if it composes with what stands before it, or is a word of its own.
pub(crate) fn lone(c: char) -> Option<Lone> {
    let e = entry(c);
    let script = e.script;
    let simple = script == WordScript::LATIN
        || script == WordScript::CYRILLIC
        || script == WordScript::GREEK
        || script == WordScript::OTHER;
    (e.class == Class::Word && !e.joins && simple).then(|| Lone {
        folded: e.more.clone().unwrap_or_else(|| e.one.to_string().into()),
        script,
    })
}

type Page = Box<[Entry; 256]>;

static PAGES: [OnceLock<Page>; 0x1100] = [const { OnceLock::new() }; 0x1100];

/// The entry of a character.
#[inline]
pub(super) fn entry(c: char) -> &'static Entry {
    let page = PAGES[(c as usize) >> 8].get_or_init(|| build_page((c as u32) & !0xFF));
    &page[(c as usize) & 0xFF]
}

#[cold]
fn build_page(first: u32) -> Page {
    let entries: Vec<Entry> = (first..first + 256)
        .map(|u| char::from_u32(u).map_or_else(surrogate, build_entry))
        .collect();
    entries.into_boxed_slice().try_into().expect("a page has 256 entries")
}

fn surrogate() -> Entry {
    Entry {
        class: Class::Other,
        upper: false,
        lower: false,
        joins: false,
        script: WordScript::COMMON,
        one: '\0',
        more: None,
    }
}

fn build_entry(c: char) -> Entry {
    // A character that is another one by canon (the ohm sign, the Greek question mark) is that other one in all ways.
    let c = only(c.nfc()).unwrap_or(c);
    let class = classify(c);
    let script = word_script(c);
    let (one, more) = match class {
        Class::Word | Class::Single => split(fold_char(c, script)),
        Class::Other => (if is_quote(c) { '"' } else { single_compatible(c) }, None),
        Class::Dash => ('-', None),
        Class::Apostrophe => ('\'', None),
        Class::Mark => (c, None),
        Class::Hidden | Class::Space | Class::Newline => ('\0', None),
    };
    Entry {
        class,
        upper: c.is_uppercase() || c.general_category() == unicode_properties::GeneralCategory::TitlecaseLetter,
        lower: c.is_lowercase(),
        joins: class == Class::Mark
            || canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe,
        script,
        one,
        more,
    }
}

fn classify(c: char) -> Class {
    if is_hidden(c) {
        return Class::Hidden;
    }
    if is_apostrophe(c) {
        return Class::Apostrophe;
    }
    if is_dash(c) {
        return Class::Dash;
    }
    if matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
        return Class::Newline;
    }
    // The middle dot parts the words of a foreign name in kana, as a space does elsewhere.
    if c.is_whitespace() || matches!(c, '\u{30FB}' | '\u{FF65}' | '[' | ']' | '［' | '］') {
        return Class::Space;
    }
    // The half-width voicing marks compose with the kana before them, though they count as letters.
    if is_combining_mark(c) || matches!(c, '\u{FF9E}' | '\u{FF9F}') {
        return Class::Mark;
    }
    match c.general_category_group() {
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number if unspaced(c) => Class::Single,
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number => Class::Word,
        _ => Class::Other,
    }
}

/// Scripts written without spaces between words (Unicode Standard, ch. 16 and 18; UAX 14 class SA and ID).
fn unspaced(c: char) -> bool {
    matches!(
        c.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
            | Script::Tibetan
            | Script::Bopomofo
            | Script::Yi
    ) || matches!(c, 'ー' | 'ｰ')
}

fn word_script(c: char) -> WordScript {
    match c.script() {
        Script::Latin => WordScript::LATIN,
        Script::Cyrillic => WordScript::CYRILLIC,
        Script::Greek => WordScript::GREEK,
        Script::Arabic => WordScript::ARABIC,
        Script::Hebrew => WordScript::HEBREW,
        Script::Katakana => WordScript::KATAKANA,
        Script::Common | Script::Inherited if matches!(c, 'ー' | 'ｰ') => WordScript::KATAKANA,
        Script::Common | Script::Inherited | Script::Unknown => WordScript::COMMON,
        _ => WordScript::OTHER,
    }
}

/// A letter as all its spellings have it: compatibility form, case folded, without the marks of Latin, Greek and Arabic.
fn fold_char(c: char, script: WordScript) -> String {
    let compatible: String = if strips_marks(script) {
        c.nfkd().collect()
    } else {
        c.nfkc().collect()
    };
    let compatible = if compatible.chars().all(|d| d.is_alphanumeric() || is_combining_mark(d)) {
        compatible
    } else {
        c.to_string()
    };
    let folded = caseless::default_case_fold_str(&compatible);
    let mut out = String::with_capacity(folded.len());
    for d in folded.chars() {
        let keep_marks = !strips_marks(script);
        match LETTERS.iter().find(|(letter, _)| *letter == d) {
            Some((_, plain)) => out.push_str(plain),
            None if is_apostrophe(d) || (is_combining_mark(d) && !keep_marks) => {}
            None => out.push(d),
        }
    }
    out
}

/// Whether marks are no letters of their own in this script: й and ї are, é and ά are not.
pub(super) fn strips_marks(script: WordScript) -> bool {
    script == WordScript::LATIN || script == WordScript::GREEK || script == WordScript::ARABIC
}

/// Whether marks that stay alone after composition (stress, vowel points) are dropped in this script.
pub(super) fn drops_loose_marks(script: WordScript) -> bool {
    strips_marks(script) || script == WordScript::CYRILLIC || script == WordScript::HEBREW
}

/// Punctuation and signs without the marks composed with them, in their compatibility form.
fn single_compatible(c: char) -> char {
    let base = c.nfd().next().unwrap_or(c);
    only(base.nfkc()).unwrap_or(base)
}

fn only(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

fn split(folded: String) -> (char, Option<Box<str>>) {
    let mut chars = folded.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => (c, None),
        _ => ('\0', Some(folded.into_boxed_str())),
    }
}
