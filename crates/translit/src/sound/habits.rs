//! What is peculiar to a script beside others: the sounds it writes alike or not at all, and what it costs to miss them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::cost::Manner;

/// What a vowel, h, j or w costs leniently of what it costs strictly.
const EASE: f32 = 0.7;

/// Where in a word a letter stands that the other word lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Opening,
    BeforeVowel,
    BeforeConsonant,
    Closing,
}

impl Place {
    pub(super) const ALL: [Self; 4] = [Self::Opening, Self::BeforeVowel, Self::BeforeConsonant, Self::Closing];

    pub(super) fn of(word: &[u8], at: usize) -> Self {
        match word.get(at + 1) {
            _ if at == 0 => Self::Opening,
            None => Self::Closing,
            Some(&next) if is_vowel(next) => Self::BeforeVowel,
            Some(_) => Self::BeforeConsonant,
        }
    }
}

/// A difference between the other word and one of this script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edit {
    /// The other's letter, and what this script has for it.
    Change(u8, u8),
    /// The other's letter that this script lacks.
    There(u8, Place),
    /// This script's letter that the other lacks.
    Here(u8, Place),
}

/// A line of `prices` that is not a price and edits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an edit, or not a price and edits")]
pub(super) struct BadPrices(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    one: Vec<String>,
    #[serde(default)]
    unheard: String,
    #[serde(default = "yes")]
    lead: bool,
    #[serde(default)]
    lost: String,
    #[serde(default)]
    prices: String,
}

fn yes() -> bool {
    true
}

/// What is peculiar to a script.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "File")]
pub(super) struct Habits {
    /// Groups of letters that are one class in the key.
    pub(super) one: Vec<String>,
    /// Letters without a class.
    pub(super) unheard: String,
    /// Whether a vowel at the beginning counts in the key.
    pub(super) lead: bool,
    /// Letters that may be lost before a consonant and at the end.
    pub(super) lost: String,
    prices: BTreeMap<Edit, f32>,
}

impl TryFrom<File> for Habits {
    type Error = BadPrices;

    fn try_from(file: File) -> Result<Self, BadPrices> {
        let mut prices = BTreeMap::new();
        for line in file.prices.lines().filter(|line| !line.trim().is_empty()) {
            let bad = |what: &str| BadPrices(what.to_owned());
            let (price, edits) = line.split_once(' ').ok_or_else(|| bad(line))?;
            let price = price.parse().map_err(|_| bad(line))?;
            for edit in edits.split_whitespace() {
                prices.insert(Edit::parse(edit).ok_or_else(|| bad(edit))?, price);
            }
        }
        let File {
            one,
            unheard,
            lead,
            lost,
            ..
        } = file;
        Ok(Self {
            one,
            unheard,
            lead,
            lost,
            prices,
        })
    }
}

impl Edit {
    /// `o>u`, `e>`, `>u`; the latter two with `#` at the beginning or the end of a word, with `+` before a consonant.
    fn parse(text: &str) -> Option<Self> {
        let (text, opening) = text.strip_prefix('#').map_or((text, false), |rest| (rest, true));
        let (text, place) = if let Some(rest) = text.strip_suffix('#') {
            (rest, Place::Closing)
        } else if let Some(rest) = text.strip_suffix('+') {
            (rest, Place::BeforeConsonant)
        } else if opening {
            (text, Place::Opening)
        } else {
            (text, Place::BeforeVowel)
        };
        match *text.as_bytes() {
            [there, b'>', here] => Some(Self::Change(there, here)),
            [there, b'>'] => Some(Self::There(there, place)),
            [b'>', here] => Some(Self::Here(here, place)),
            _ => None,
        }
    }
}

impl Habits {
    /// What it costs that the other word has a letter for another of this script: both letters and the price.
    pub(super) fn changes(&self, manner: Manner, mut each: impl FnMut(u8, u8, f32)) {
        for (edit, &price) in &self.prices {
            if let &Edit::Change(there, here) = edit {
                each(
                    there,
                    here,
                    price * if is_weak(there) && is_weak(here) { ease(manner) } else { 1.0 },
                );
            }
        }
    }

    /// What it costs that this script lacks a letter of the other word.
    pub(super) fn there(&self, letter: u8, place: Place, manner: Manner) -> Option<f32> {
        let price = *self.prices.get(&Edit::There(letter, place))?;
        Some(price * if is_weak(letter) { ease(manner) } else { 1.0 })
    }

    /// What it costs that the other word lacks a letter of this script.
    pub(super) fn here(&self, letter: u8, place: Place, manner: Manner) -> Option<f32> {
        let price = *self.prices.get(&Edit::Here(letter, place))?;
        Some(price * if is_weak(letter) { ease(manner) } else { 1.0 })
    }
}

fn ease(manner: Manner) -> f32 {
    match manner {
        Manner::Lenient => EASE,
        Manner::Strict => 1.0,
    }
}

pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'Y')
}

fn is_weak(letter: u8) -> bool {
    is_vowel(letter) || matches!(letter, b'h' | b'j' | b'w')
}

/// The habits of all scripts that have some, by ISO 15924 code.
static HABITS: LazyLock<BTreeMap<String, Habits>> = LazyLock::new(|| {
    let text = include_str!("../../data/sound/_sound-profiles.toml");
    toml::from_str(text).expect("the tests read it")
});

/// The habits of the script with this ISO 15924 code, if it has some.
pub(super) fn habits(script: &str) -> Option<&'static Habits> {
    HABITS.get(script)
}

/// The place of a script among those that have habits, from 1; 0 for one that has none.
pub(super) fn number(script: &str) -> u8 {
    HABITS.keys().position(|known| known == script).map_or(0, |at| at as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_are_read_for_scripts_with_rules() {
        assert!(habits("Arab").is_some() && habits("Latn").is_none());
        for script in HABITS.keys() {
            assert!(super::super::Rules::known(script), "{script}");
        }
    }

    #[test]
    fn an_edit_is_read_or_refused() {
        assert_eq!(Edit::parse("o>u"), Some(Edit::Change(b'o', b'u')));
        assert_eq!(Edit::parse("#a>"), Some(Edit::There(b'a', Place::Opening)));
        assert_eq!(Edit::parse(">u+"), Some(Edit::Here(b'u', Place::BeforeConsonant)));
        assert_eq!(Edit::parse("r>#"), Some(Edit::There(b'r', Place::Closing)));
        assert_eq!(Edit::parse("ou"), None);
        assert!(toml::from_str::<Habits>("prices = '0.1 oo>u'").is_err());
        assert!(toml::from_str::<Habits>("prices = 'o>u'").is_err());
    }
}
