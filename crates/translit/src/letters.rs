//! What an automaton needs to know of a character, in one look-up: its symbol in the scheme, and what it is in a word.

use std::collections::BTreeMap;

use unicode_properties::{GeneralCategory as Gc, UnicodeGeneralCategory as _};

use crate::syntax::SYLLABLE;

/// A symbol (the lower 16 bits; 0: none) and flags.
pub(crate) type Info = u32;

pub(crate) const SYMBOL: Info = 0xFFFF;
/// Part of a word: a letter, a mark, an invisible joiner, the syllable mark.
pub(crate) const WORD: Info = 1 << 16;
pub(crate) const UPPER: Info = 1 << 17;
pub(crate) const LOWER: Info = 1 << 18;
pub(crate) const DIGIT: Info = 1 << 19;
/// Part of a word between letters only.
pub(crate) const APOSTROPHE: Info = 1 << 20;

/// The signs that are written for an apostrophe, or for a soft sign in a romanized word.
const APOSTROPHES: [char; 12] = ['\'', '’', '‘', 'ʼ', 'ʻ', 'ʽ', 'ʹ', '`', '´', '′', 'ʾ', 'ʿ'];

const PAGE: usize = 256;
const NO_PAGE: u16 = u16::MAX;

/// The characters that a stage knows, numbered; both cases of a letter are one symbol if the stage follows case.
#[derive(Debug)]
pub(crate) struct Alphabet {
    pages: Vec<[Info; PAGE]>,
    index: Vec<u16>,
    /// By symbol, from 1.
    pub(crate) letters: Vec<char>,
}

impl Alphabet {
    /// Numbers the letters given, from 1; nothing if there are more than a symbol can tell.
    pub(crate) fn new(letters: impl Iterator<Item = char>, follow: bool) -> Option<Self> {
        let mut symbols = BTreeMap::new();
        for letter in letters {
            let next = u16::try_from(symbols.len() + 1).ok()?;
            symbols.entry(letter).or_insert(next);
        }
        let mut letters = vec!['\0'; symbols.len()];
        for (&letter, &symbol) in &symbols {
            letters[usize::from(symbol) - 1] = letter;
        }
        let mut alphabet = Self {
            pages: Vec::new(),
            index: vec![NO_PAGE; (char::MAX as usize >> 8) + 1],
            letters,
        };
        // Blanks, digits and Latin letters stand in every text.
        alphabet.page(' ');
        for (&letter, &symbol) in &symbols {
            alphabet.set(letter, symbol);
        }
        if follow {
            for (&letter, &symbol) in &symbols {
                for capital in simple(letter.to_uppercase()).into_iter().chain(other_capital(letter)) {
                    if !symbols.contains_key(&capital) && small(capital) == letter {
                        alphabet.set(capital, symbol);
                    }
                }
            }
        }
        Some(alphabet)
    }

    /// One more than the greatest symbol.
    pub(crate) fn len(&self) -> usize {
        self.letters.len() + 1
    }

    fn page(&mut self, c: char) -> &mut [Info; PAGE] {
        let slot = &mut self.index[c as usize >> 8];
        if *slot == NO_PAGE {
            *slot = self.pages.len() as u16;
            let first = c as u32 & !0xFF;
            self.pages
                .push(std::array::from_fn(|low| char::from_u32(first | low as u32).map_or(0, flags)));
        }
        &mut self.pages[usize::from(*slot)]
    }

    fn set(&mut self, c: char, symbol: u16) {
        self.page(c)[c as usize & 0xFF] |= Info::from(symbol);
    }

    /// What is known of a character.
    pub(crate) fn info(&self, c: char) -> Info {
        match self.index[c as usize >> 8] {
            NO_PAGE => flags(c),
            page => self.pages[usize::from(page)][c as usize & 0xFF],
        }
    }

    pub(crate) fn symbol(&self, c: char) -> Option<u16> {
        let symbol = (self.info(c) & SYMBOL) as u16;
        (symbol != 0).then_some(symbol)
    }
}

/// A letter's only counterpart in the other case.
fn simple(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    let first = mapped.next()?;
    mapped.next().is_none().then_some(first)
}

/// A capital that is not the usual one: the head of a word in one letter (ǅ), and ẞ beside SS.
fn other_capital(letter: char) -> Option<char> {
    match letter {
        'ǆ' => Some('ǅ'),
        'ǉ' => Some('ǈ'),
        'ǌ' => Some('ǋ'),
        'ǳ' => Some('ǲ'),
        'ß' => Some('ẞ'),
        _ => None,
    }
}

/// The small letter; İ, whose small form is two characters, stays.
pub(crate) fn small(c: char) -> char {
    simple(c.to_lowercase()).unwrap_or(c)
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    APOSTROPHES.contains(&c)
}

fn flags(c: char) -> Info {
    if is_apostrophe(c) {
        return APOSTROPHE;
    }
    let mut flags = 0;
    let category = c.general_category();
    if c.is_alphabetic()
        || c == SYLLABLE
        || matches!(
            category,
            Gc::NonspacingMark | Gc::SpacingMark | Gc::EnclosingMark | Gc::Format
        )
    {
        flags |= WORD;
    }
    if c.is_uppercase() || category == Gc::TitlecaseLetter {
        flags |= UPPER;
    }
    if c.is_lowercase() {
        flags |= LOWER;
    }
    if c.is_numeric() && !c.is_alphabetic() {
        flags |= DIGIT;
    }
    flags
}
