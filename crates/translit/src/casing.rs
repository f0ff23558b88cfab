//! The case of what is put for a letter: Щ is Shch in Щука, SHCH in ЩУКА.

use crate::letters::{APOSTROPHE, Info, LOWER, UPPER, WORD};

/// How the letters of a source stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Plain,
    Title,
    Upper,
}

/// A target in every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cased {
    pub(crate) plain: Box<[char]>,
    title: Box<[char]>,
    upper: Box<[char]>,
}

impl Cased {
    pub(crate) fn new(text: &[char]) -> Self {
        let upper = |c: &char| c.to_uppercase().collect::<Vec<_>>();
        let head = text.iter().position(|c| upper(c) != [*c]);
        Self {
            plain: text.into(),
            title: text
                .iter()
                .enumerate()
                .flat_map(|(at, c)| if Some(at) == head { upper(c) } else { vec![*c] })
                .collect(),
            upper: text.iter().flat_map(upper).collect(),
        }
    }

    pub(crate) fn like(&self, case: Case) -> &[char] {
        match case {
            Case::Plain => &self.plain,
            Case::Title => &self.title,
            Case::Upper => &self.upper,
        }
    }
}

/// The case of the characters of a range, seen in their word.
///
/// A capital alone tells nothing: the letters around it say whether the whole word is in capitals (Я in Яна, in ЯНА).
#[inline]
pub(crate) fn of(infos: &[Info], start: usize, end: usize) -> Case {
    let mut cased = infos[start..end].iter().filter(|&&info| info & (UPPER | LOWER) != 0);
    let Some(first) = cased.next() else { return Case::Plain };
    if first & UPPER == 0 {
        return Case::Plain;
    }
    let in_word = |info: &&Info| **info & (WORD | APOSTROPHE) != 0;
    let is_cased = |info: &&Info| **info & (UPPER | LOWER) != 0;
    let neighbour = cased
        .next()
        .or_else(|| infos[end..].iter().take_while(in_word).find(is_cased))
        .or_else(|| infos[..start].iter().rev().take_while(in_word).find(is_cased));
    match neighbour {
        Some(info) if info & UPPER != 0 => Case::Upper,
        _ => Case::Title,
    }
}

/// The case of what stands at a place of a word and has no letter of its own there: capital among capitals.
pub(crate) fn around(infos: &[Info], start: usize, end: usize) -> Case {
    let in_word = |info: &&Info| **info & (WORD | APOSTROPHE) != 0;
    let is_cased = |info: &&Info| **info & (UPPER | LOWER) != 0;
    let is_upper = |info: &Info| info & UPPER != 0;
    let mut before = infos[..start].iter().rev().take_while(in_word).filter(is_cased);
    let after = infos[end..].iter().take_while(in_word).find(is_cased);
    let nearest = before.next().is_some_and(is_upper);
    let capitals = match after {
        Some(info) => nearest && is_upper(info),
        None => nearest && before.next().is_some_and(is_upper),
    };
    if capitals { Case::Upper } else { Case::Plain }
}
