//! Readings in signs: one private character for each form of a word, in which the readings of most words are alike.

use std::sync::Arc;

use polynym_text::fold;

use crate::agree::Reading;
use crate::grammar::{Case, Gender, Number};

/// A form of a word by its number, with the case, number and gender of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Chosen {
    pub(super) form: u32,
    pub(super) case: Case,
    pub(super) number: Number,
    pub(super) gender: Gender,
}

/// Signs of forms: the word itself and others that are one word, then those with an ending behind an apostrophe, then all others.
const ONE_WORD: u32 = 0xF_0000;
const PARTED: u32 = 0x10_0000;
const SEVERAL: u32 = 0x10_8000;
pub(super) const ITSELF: &str = "\u{F0000}";

/// By word, which of its forms are in the readings of a name, sorted, each case, number and gender of one once; nothing if there are no readings.
pub(super) fn chosen(readings: &[Reading], words: usize, told: Option<Gender>, joins: bool) -> Option<Vec<Vec<Chosen>>> {
    if readings.is_empty() {
        return Some(Vec::new());
    }
    let mut chosen: Vec<Vec<Chosen>> = vec![Vec::new(); words];
    for reading in readings {
        let gender = reading.told(told);
        for (alt, signs) in reading.forms() {
            let is_itself = |sign: char| u32::from(sign) == ONE_WORD;
            let last = signs.chars().next_back().map_or(0, u32::from);
            if signs.chars().any(|sign| u32::from(sign) >= PARTED) {
                let behind = (PARTED..SEVERAL).contains(&last) && signs.chars().take(words - 1).all(is_itself);
                if behind && !joins {
                    continue;
                }
                return None;
            }
            for (own, sign) in chosen.iter_mut().zip(signs.chars()) {
                let form = Chosen {
                    form: u32::from(sign) - ONE_WORD,
                    case: alt.case,
                    number: reading.number,
                    gender,
                };
                if !own.contains(&form) {
                    own.push(form);
                }
            }
        }
    }
    chosen.iter_mut().for_each(|own| own.sort_unstable());
    Some(chosen)
}

/// The sign of a form, whose number is its place among `texts`; the first of them is the word.
pub(super) fn sign(texts: &mut Vec<Arc<str>>, form: &str) -> char {
    let number = match texts.iter().position(|known| **known == *form) {
        Some(known) => known,
        None => {
            texts.push(form.into());
            texts.len() - 1
        }
    };
    let kind = match number {
        0 => ONE_WORD,
        _ if is_parted(form, &texts[0]) => PARTED,
        _ if is_one_word(form) => ONE_WORD,
        _ => SEVERAL,
    };
    let number = (number as u32).min(SEVERAL - PARTED - 1);
    char::from_u32(kind + number).expect("a private character")
}

/// Whether an apostrophe parts an ending from a name.
pub(super) fn is_parted(form: &str, name: &str) -> bool {
    form.strip_prefix(name).is_some_and(|ending| ending.starts_with(['\'', '’']))
}

/// Whether a text cuts nothing off and nothing apart.
pub(super) fn is_one_word(text: &str) -> bool {
    let folded = fold(text);
    matches!(folded.words(), [word] if word.span.start == 0 && word.span.end == text.len())
}
