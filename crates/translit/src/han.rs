//! Readings of Han characters: one a character, the most usual, from the Unihan database (Unicode Standard Annex 38).
//!
//! Rules cannot tell how a character is read, and a table cannot tell which of its readings a word has; words that are read
//! otherwise are rules of a scheme, in a stage before.

use std::sync::OnceLock;

use crate::buffer::Buffer;
use crate::syntax::SYLLABLE;

/// The language whose readings are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Numbered Hanyu pinyin.
    Mandarin,
    /// Jyutping.
    Cantonese,
    /// Hangul.
    Korean,
}

static MANDARIN: Table = Table::new(include_str!("../data/han/mandarin.tsv"));
static CANTONESE: Table = Table::new(include_str!("../data/han/cantonese.tsv"));
static KOREAN: Table = Table::new(include_str!("../data/han/korean.tsv"));

/// A character and its reading a line, by code point.
struct Table {
    text: &'static str,
    rows: OnceLock<Vec<(char, &'static str)>>,
}

impl Table {
    const fn new(text: &'static str) -> Self {
        Self {
            text,
            rows: OnceLock::new(),
        }
    }

    fn get(&self, c: char) -> Option<&'static str> {
        let rows = self.rows.get_or_init(|| {
            let row = |line: &'static str| {
                let (head, reading) = line.split_once('\t')?;
                Some((head.chars().next()?, reading))
            };
            self.text.lines().filter_map(row).collect()
        });
        rows.binary_search_by_key(&c, |row| row.0).ok().map(|at| rows[at].1)
    }
}

impl Reading {
    /// Puts the reading for each character that has one; romanized readings of neighbours are parted by the syllable mark.
    pub(crate) fn run(self, text: &Buffer, out: &mut Buffer) {
        let table = match self {
            Self::Mandarin => &MANDARIN,
            Self::Cantonese => &CANTONESE,
            Self::Korean => &KOREAN,
        };
        for (at, &c) in text.chars.iter().enumerate() {
            match table.get(c).filter(|_| c >= '\u{2E80}') {
                Some(reading) => {
                    let mut chars: Vec<char> = reading.chars().collect();
                    let next = text.chars.get(at + 1);
                    if self != Self::Korean && next.is_some_and(|&next| table.get(next).is_some()) {
                        chars.push(SYLLABLE);
                    }
                    out.put(&chars, text, at, at + 1);
                }
                None => out.keep(text, at),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_each_line_has_a_reading() {
        for table in [&MANDARIN, &CANTONESE, &KOREAN] {
            table.get('一');
            let rows = table.rows.get().unwrap();
            assert_eq!(rows.len(), table.text.lines().count());
            assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        assert_eq!(MANDARIN.get('北'), Some("bei3"));
    }
}
