//! What is done for one step: the bytes folded, and what each of them is.

use super::lanes::Lanes;
use super::{Around, BEFORE, Masks, STEP};

/// What a step is made of: the commonest need a fraction of what the others do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// ASCII alone.
    Ascii,
    /// ASCII and letters of today's Cyrillic alphabets, with nothing in it that may be hard.
    Cyrillic,
    Any,
}

/// Folds the bytes of a step and tells what each is; `bits` gives the highest bit of each byte.
#[inline(always)]
pub(super) fn fold(around: &Around, folded: &mut [u8], bits: impl Fn(&[u8; STEP]) -> u64 + Copy) -> Masks {
    match kind(around, bits) {
        Letters::Ascii => fold_ascii(around, folded, bits),
        Letters::Cyrillic => fold_cyrillic(around, folded, bits),
        Letters::Any => fold_any(around, folded, bits),
    }
}

#[inline(always)]
fn kind(around: &Around, bits: impl Fn(&[u8; STEP]) -> u64) -> Letters {
    let [before2, before, ..] = *around;
    let here = Lanes::at(around, BEFORE);
    let beside = around[BEFORE + STEP..].iter().fold(before2 | before, |all, byte| all | byte);
    if bits(&here.0) == 0 && beside < 0x80 {
        return Letters::Ascii;
    }
    let behind = Lanes::at(around, BEFORE + 1);
    let sign = here.is(b'\'') | here.is(b'`') | here.is(b'-');
    let foreign = here.within(0xC0, 0xCF) | here.within(0xD2, 0xFF);
    let strange = (here.is(0xD0) & !behind_d0(behind)) | (here.is(0xD1) & !behind_d1(behind));
    let begun = match before {
        0xD0 | 0xD1 => pairs(before, around[BEFORE]),
        0x80.. => pairs(before2, before),
        _ => true,
    };
    if begun && bits(&(sign | foreign | strange).0) == 0 {
        return Letters::Cyrillic;
    }
    Letters::Any
}

/// A step of ASCII among ASCII.
#[inline(always)]
fn fold_ascii(around: &Around, folded: &mut [u8], bits: impl Fn(&[u8; STEP]) -> u64) -> Masks {
    let [before, here, behind] = [1, 2, 3].map(|from| Lanes::at(around, from));
    let capital = here.within(b'A', b'Z');
    let word = here.within(b'0', b'9') | capital | here.within(b'a', b'z');
    let hard = here.is(b'-') & may_end_line(behind) & !before.is_space();
    folded.copy_from_slice(&here.plus(capital.times(0x20)).0);
    Masks {
        word: bits(&word.0),
        hard: bits(&hard.0),
        ..Masks::default()
    }
}

/// A step of ASCII and plain Cyrillic, whose bytes beyond ASCII are those of its letters.
#[inline(always)]
fn fold_cyrillic(around: &Around, folded: &mut [u8], bits: impl Fn(&[u8; STEP]) -> u64) -> Masks {
    let [before, here, behind] = [1, 2, 3].map(|from| Lanes::at(around, from));
    let capital = here.within(b'A', b'Z');
    let ascii = here.within(b'0', b'9') | capital | here.within(b'a', b'z');
    let near = ascii & (behind.within(0xC3, 0xDF) | before.within(0x80, 0xBF));
    let leads = [here.is(0xD0), here.is(0xD1), before.is(0xD0), before.is(0xD1)];
    folded.copy_from_slice(&fold_letters(capital, leads, here, behind).0);
    Masks {
        word: bits(&(ascii | here.within(0x80, 0xFF)).0),
        near: bits(&near.0),
        ..Masks::default()
    }
}

/// The second byte of a letter of today's Cyrillic alphabets that folds to one of two bytes, behind D0.
#[inline(always)]
fn behind_d0(trail: Lanes) -> Lanes {
    !(trail.is(0x80) | trail.is(0x8D))
}

/// The same behind D1.
#[inline(always)]
fn behind_d1(trail: Lanes) -> Lanes {
    trail.within(0x80, 0x9F) & !(trail.is(0x90) | trail.is(0x9D))
}

/// Whether two bytes are such a letter.
fn pairs(lead: u8, trail: u8) -> bool {
    match lead {
        0xD0 => !matches!(trail, 0x80 | 0x8D),
        0xD1 => matches!(trail, 0x80..=0x9F) && !matches!(trail, 0x90 | 0x9D),
        _ => false,
    }
}

/// The folded bytes, by what are capitals of ASCII, and the leads D0 and D1 of Cyrillic letters, here and before.
///
/// А to П and Р to Я have their small letters 20 and, a lead byte on, 20 before; Ѐ to Џ have theirs a lead byte on and 10 behind; Ё and ё are е.
#[inline(always)]
fn fold_letters(capital: Lanes, [d0, d1, behind_d0, behind_d1]: [Lanes; 4], here: Lanes, behind: Lanes) -> Lanes {
    let lead_on = d0 & (behind.within(0x80, 0x8F) | behind.within(0xA0, 0xAF)) & !behind.is(0x81);
    let yo = d1 & behind.is(0x91);
    let trail = (behind_d0 & here.within(0x80, 0x8F)).times(0x10)
        | (behind_d0 & here.within(0x90, 0x9F)).times(0x20)
        | (behind_d0 & here.within(0xA0, 0xAF)).times(0xE0);
    let shift = capital.times(0x20) | lead_on.times(1) | yo.times(0xFF) | trail;
    let yo_behind = (behind_d0 & here.is(0x81)) | (behind_d1 & here.is(0x91));
    (here.plus(shift) & !yo_behind) | yo_behind.times(0xB5)
}

/// Any step, each byte by the two before it and the three behind it.
#[inline(always)]
fn fold_any(around: &Around, folded: &mut [u8], bits: impl Fn(&[u8; STEP]) -> u64) -> Masks {
    let lanes = |from: usize| Lanes::at(around, from);
    let (before2, before, here) = (lanes(0), lanes(1), lanes(2));
    let (behind, behind2, behind3) = (lanes(3), lanes(4), lanes(5));

    let capital = here.within(b'A', b'Z');
    let ascii = here.within(b'0', b'9') | capital | here.within(b'a', b'z');

    let leads = [
        here.is(0xD0) & behind_d0(behind),
        here.is(0xD1) & behind_d1(behind),
        before.is(0xD0) & behind_d0(here),
        before.is(0xD1) & behind_d1(here),
    ];
    let cyrillic = leads[0] | leads[1] | leads[2] | leads[3];
    let other = (pair(here) | pair(before)) & !cyrillic;
    let sign = (here.is(0xC2) & latin_sign(behind))
        | (before.is(0xC2) & latin_sign(here))
        | (here.is(0xE2) & general_sign(behind, behind2))
        | (before.is(0xE2) & general_sign(here, behind))
        | (before2.is(0xE2) & general_sign(before, here));
    let foreign = here.within(0x80, 0xFF) & !(cyrillic | other | sign);

    // An apostrophe, of one byte or three, may be one of the letters of a word in Cyrillic.
    let e2_first = here.is(0xE2) & behind.is(0x80);
    let short_apostrophe = (here.is(b'\'') | here.is(b'`')) & behind.within(0xD0, 0xD4);
    let long_apostrophe = e2_first & behind2.within(0x98, 0x9B) & behind3.within(0xD0, 0xD4);
    let letter_of_two_before = before.within(0x80, 0xBF) & before2.within(0xD0, 0xD3);
    let apostrophe = (short_apostrophe | long_apostrophe) & !letter_of_two_before;
    // A hyphen at the end of a line may part one word.
    let breaks = (here.is(b'-') & may_end_line(behind)) | (e2_first & behind2.within(0x93, 0x94) & may_end_line(behind3));
    let hard = foreign | ((apostrophe | breaks) & !before.is_space());

    let word = ascii | cyrillic | other;
    let letter_behind = behind.within(0xC3, 0xDF);
    let letter_before = before.within(0x80, 0xBF) & before2.within(0xC3, 0xDF);
    let near = other | (ascii & (letter_behind | letter_before));

    folded.copy_from_slice(&fold_letters(capital, leads, here, behind).0);
    Masks {
        word: bits(&word.0),
        near: bits(&near.0),
        hard: bits(&hard.0),
        short: bits(&(short_apostrophe & letter_of_two_before).0),
        long: bits(&(long_apostrophe & letter_of_two_before).0),
    }
}

/// The first byte of a letter that folds to something else: Latin, Greek and Armenian ones, other Cyrillic ones.
#[inline(always)]
fn pair(lead: Lanes) -> Lanes {
    lead.within(0xC3, 0xCB) | lead.within(0xCE, 0xD5)
}

/// The second byte of the signs of Latin-1 that are no letters, numbers, marks or apostrophes.
#[inline(always)]
fn latin_sign(trail: Lanes) -> Lanes {
    trail.within(0xA0, 0xA9)
        | trail.within(0xAB, 0xAC)
        | trail.is(0xAE)
        | trail.within(0xB0, 0xB1)
        | trail.within(0xB6, 0xB7)
        | trail.is(0xBB)
        | trail.is(0xBF)
}

/// The second and third byte of dashes, quotation marks, daggers, bullets and dots; of signs of currency; of № and ™.
#[inline(always)]
fn general_sign(second: Lanes, third: Lanes) -> Lanes {
    let punctuation = third.within(0x93, 0x94) | third.within(0x98, 0xA6) | third.is(0xB0) | third.within(0xB9, 0xBA);
    (second.is(0x80) & punctuation)
        | (second.is(0x82) & third.within(0xA0, 0xBF))
        | (second.is(0x84) & (third.is(0x96) | third.is(0xA2)))
}

/// What may stand between a hyphen and the end of its line.
#[inline(always)]
fn may_end_line(here: Lanes) -> Lanes {
    here.is_space() | here.is(b'[') | here.is(b']') | here.is(0xC2)
}

#[cfg(test)]
mod tests {
    use super::super::tests::shifted;
    use super::super::{AROUND, bits};
    use super::*;

    #[test]
    fn what_is_common_is_done_as_all_is() {
        let apart = |c: char| {
            let long = "Words of plain letters, and then - ".repeat(if c.is_ascii() { 4 } else { 0 });
            format!("{long}Просте слово Ґґ їЇ x{c}я {c} б{c}, Ёжик ё{c}z abc {c}{c} Ъ")
        };
        let all: String = (1..0x580)
            .filter_map(char::from_u32)
            .chain("–—…’„“«»№™京".chars())
            .map(apart)
            .collect();
        let mut kinds = [0; 3];
        for (around, steps) in shifted(&all) {
            for step in 0..steps {
                let around: &Around = around[step * STEP..][..AROUND].try_into().unwrap();
                let kind = kind(around, bits);
                kinds[kind as usize] += 1;
                let (mut folded, mut usual) = ([0; STEP], [0; STEP]);
                let masks = match kind {
                    Letters::Ascii => fold_ascii(around, &mut folded, bits),
                    Letters::Cyrillic => fold_cyrillic(around, &mut folded, bits),
                    Letters::Any => continue,
                };
                assert_eq!(
                    masks,
                    fold_any(around, &mut usual, bits),
                    "{:?}",
                    String::from_utf8_lossy(around)
                );
                assert_eq!(folded, usual, "{:?}", String::from_utf8_lossy(around));
            }
        }
        assert!(kinds.iter().all(|&count| count > 100), "{kinds:?}");
    }
}
