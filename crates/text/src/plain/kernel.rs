//! The pass over bytes: letters folded in place, and what each byte is.
//!
//! Nothing here depends on more than a few neighbours of a byte, and nothing branches, so that the compiler does many bytes at once;
//! how many depends on the processor, which is asked once.

/// Bytes of one step; a step gives one bit of each mask for each.
pub(super) const STEP: usize = 64;
/// So many bytes before and behind those of a step are looked at.
pub(super) const BEFORE: usize = 2;
pub(super) const BEHIND: usize = 3;

/// One bit for each byte of a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Masks {
    /// A letter or digit.
    pub(super) word: u64,
    /// A letter that folds to something of another length, or beside one of another script: the word needs a closer look.
    pub(super) near: u64,
    /// What only the whole of folding knows how to treat.
    pub(super) hard: u64,
    /// An apostrophe of one byte inside a word in Cyrillic.
    short: u64,
    /// The first byte of one of three.
    long: u64,
}

/// Does steps over `text`, which has [`BEFORE`] bytes before them and [`BEHIND`] behind.
pub(super) fn run(text: &[u8], folded: &mut [u8], masks: &mut [Masks]) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::is_x86_feature_detected as has;
        if has!("avx512bw") && has!("avx512vl") && has!("bmi1") {
            // SAFETY: the processor has what the function asks for.
            #[allow(unsafe_code, reason = "the widest instructions are chosen when the program runs")]
            return unsafe { x86::run_512(text, folded, masks) };
        }
        if has!("avx2") && has!("bmi1") {
            // SAFETY: the same.
            #[allow(unsafe_code, reason = "the widest instructions are chosen when the program runs")]
            return unsafe { x86::run_256(text, folded, masks) };
        }
    }
    run_any(text, folded, masks, bits);
}

/// The same with wider instructions, and with the one that takes a bit of each byte.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{_mm256_movemask_epi8, _mm256_set_epi64x, _mm512_movepi8_mask, _mm512_set_epi64};

    use super::{Masks, STEP, run_any};

    fn eights(bytes: &[u8; STEP]) -> [i64; 8] {
        let mut eights = [0; 8];
        for (eight, bytes) in eights.iter_mut().zip(bytes.chunks_exact(8)) {
            *eight = i64::from_le_bytes(bytes.try_into().expect("eight bytes"));
        }
        eights
    }

    #[target_feature(enable = "avx512bw,avx512vl,bmi1")]
    pub(super) fn run_512(text: &[u8], folded: &mut [u8], masks: &mut [Masks]) {
        run_any(text, folded, masks, |bytes| {
            let [a, b, c, d, e, f, g, h] = eights(bytes);
            _mm512_movepi8_mask(_mm512_set_epi64(h, g, f, e, d, c, b, a))
        });
    }

    #[target_feature(enable = "avx2,bmi1")]
    pub(super) fn run_256(text: &[u8], folded: &mut [u8], masks: &mut [Masks]) {
        run_any(text, folded, masks, |bytes| {
            let [a, b, c, d, e, f, g, h] = eights(bytes);
            let low = _mm256_movemask_epi8(_mm256_set_epi64x(d, c, b, a)) as u32;
            let high = _mm256_movemask_epi8(_mm256_set_epi64x(h, g, f, e)) as u32;
            u64::from(high) << 32 | u64::from(low)
        });
    }
}

/// The same for any processor; `bits` gives the highest bit of each byte.
#[inline(always)]
fn run_any(text: &[u8], folded: &mut [u8], masks: &mut [Masks], bits: impl Fn(&[u8; STEP]) -> u64 + Copy) {
    // Bytes of an apostrophe that begins in the step before.
    let mut over = 0;
    for (step, (folded, masks)) in folded.chunks_exact_mut(STEP).zip(masks).enumerate() {
        let around = &text[step * STEP..step * STEP + BEFORE + STEP + BEHIND];
        *masks = fold_step(around, folded, bits);
        let inside = masks.short | masks.long | masks.long << 1 | masks.long << 2 | over;
        over = masks.long >> 63 | masks.long >> 62;
        masks.word |= inside;
        masks.near |= inside;
    }
}

/// The highest bit of each byte.
fn bits(bytes: &[u8; STEP]) -> u64 {
    let mut bits = 0;
    for (place, eight) in bytes.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes")) >> 7 & 0x0101_0101_0101_0101;
        bits |= (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (place * 8);
    }
    bits
}

/// One value for each byte of a step; a condition is a value of all bits or none.
///
/// Each operation is a loop of its own over an array of known length, which is what the compiler makes wide instructions of.
#[derive(Clone, Copy)]
struct Lanes([u8; STEP]);

impl Lanes {
    #[inline(always)]
    fn at(around: &[u8], from: usize) -> Self {
        Self(around[from..from + STEP].try_into().expect("as many bytes as a step has"))
    }

    #[inline(always)]
    fn map(self, f: impl Fn(u8) -> u8) -> Self {
        let mut out = [0; STEP];
        for (out, byte) in out.iter_mut().zip(self.0) {
            *out = f(byte);
        }
        Self(out)
    }

    #[inline(always)]
    fn with(self, other: Self, f: impl Fn(u8, u8) -> u8) -> Self {
        let mut out = [0; STEP];
        for ((out, a), b) in out.iter_mut().zip(self.0).zip(other.0) {
            *out = f(a, b);
        }
        Self(out)
    }

    #[inline(always)]
    fn is(self, byte: u8) -> Self {
        self.map(|b| if b == byte { 0xFF } else { 0 })
    }

    #[inline(always)]
    fn within(self, low: u8, high: u8) -> Self {
        self.map(|b| if b.wrapping_sub(low) <= high - low { 0xFF } else { 0 })
    }

    #[inline(always)]
    fn is_space(self) -> Self {
        self.is(b' ') | self.within(b'\t', b'\r')
    }

    /// What to add where it holds.
    #[inline(always)]
    fn times(self, value: u8) -> Self {
        self.map(|b| b & value)
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self.with(other, u8::wrapping_add)
    }
}

impl std::ops::BitOr for Lanes {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        self.with(other, |a, b| a | b)
    }
}

impl std::ops::BitAnd for Lanes {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        self.with(other, |a, b| a & b)
    }
}

impl std::ops::Not for Lanes {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        self.map(|b| !b)
    }
}

/// The bytes of a step, folded, and what each is, by the two before it and the three behind it.
#[inline(always)]
fn fold_step(around: &[u8], folded: &mut [u8], bits: impl Fn(&[u8; STEP]) -> u64) -> Masks {
    let lanes = |from: usize| Lanes::at(around, from);
    let (before2, before, here) = (lanes(0), lanes(1), lanes(2));
    let (behind, behind2, behind3) = (lanes(3), lanes(4), lanes(5));

    let capital = here.within(b'A', b'Z');
    let ascii = here.within(b'0', b'9') | capital | here.within(b'a', b'z');

    // The letters of today's Cyrillic alphabets that fold to one of two bytes.
    let d0 = here.is(0xD0) & !(behind.is(0x80) | behind.is(0x8D));
    let d1 = here.is(0xD1) & behind.within(0x80, 0x9F) & !(behind.is(0x90) | behind.is(0x9D));
    let behind_d0 = before.is(0xD0) & !(here.is(0x80) | here.is(0x8D));
    let behind_d1 = before.is(0xD1) & here.within(0x80, 0x9F) & !(here.is(0x90) | here.is(0x9D));
    let cyrillic = d0 | d1 | behind_d0 | behind_d1;
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

    // А to П and Р to Я have their small letters 20 and, a lead byte on, 20 before; Ѐ to Џ have theirs a lead byte on and 10 behind.
    let lead_on = d0 & (behind.within(0x80, 0x8F) | behind.within(0xA0, 0xAF)) & !behind.is(0x81);
    let yo = d1 & behind.is(0x91);
    let trail = (behind_d0 & here.within(0x80, 0x8F)).times(0x10)
        | (behind_d0 & here.within(0x90, 0x9F)).times(0x20)
        | (behind_d0 & here.within(0xA0, 0xAF)).times(0xE0);
    let shift = capital.times(0x20) | lead_on.times(1) | yo.times(0xFF) | trail;
    let yo_behind = (behind_d0 & here.is(0x81)) | (behind_d1 & here.is(0x91));
    let fold = (here.plus(shift) & !yo_behind) | yo_behind.times(0xB5);
    folded.copy_from_slice(&fold.0);
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
    use super::*;

    #[test]
    fn wide_and_plain_do_the_same() {
        let text: String = (0..3000)
            .filter_map(char::from_u32)
            .chain("–—…’„“«» - \n'ЁёҐґЇї".chars())
            .collect();
        for shift in 0..STEP {
            let mut around = vec![b' '; BEFORE + shift];
            around.extend(text.bytes());
            let steps = (around.len() - BEFORE).div_ceil(STEP);
            around.resize(BEFORE + steps * STEP + BEHIND, b' ');
            let mut wide = (vec![0; steps * STEP], vec![Masks::default(); steps]);
            let mut plain = wide.clone();
            run(&around, &mut wide.0, &mut wide.1);
            run_any(&around, &mut plain.0, &mut plain.1, bits);
            assert_eq!(wide, plain);
        }
    }
}
