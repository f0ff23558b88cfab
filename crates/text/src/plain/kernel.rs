//! The pass over bytes: letters folded in place, and what each byte is.
//!
//! Nothing here depends on more than a few neighbours of a byte, and within a step nothing branches, so that the compiler does many bytes at
//! once; how many depends on the processor, which is asked once.

mod lanes;
mod steps;

/// Bytes of one step; a step gives one bit of each mask for each.
pub(super) const STEP: usize = 64;
/// So many bytes before and behind those of a step are looked at.
pub(super) const BEFORE: usize = 2;
pub(super) const BEHIND: usize = 3;

const AROUND: usize = BEFORE + STEP + BEHIND;

/// The bytes of a step with their neighbours.
type Around = [u8; AROUND];

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
        let around: &Around = text[step * STEP..step * STEP + AROUND]
            .try_into()
            .expect("a step with its neighbours");
        *masks = steps::fold(around, folded, bits);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with spaces around it, at each place that it may have among the steps.
    pub(super) fn shifted(text: &str) -> impl Iterator<Item = (Vec<u8>, usize)> + '_ {
        (0..STEP).map(|shift| {
            let mut around = vec![b' '; BEFORE + shift];
            around.extend(text.bytes());
            let steps = (around.len() - BEFORE).div_ceil(STEP);
            around.resize(BEFORE + steps * STEP + BEHIND, b' ');
            (around, steps)
        })
    }

    #[test]
    fn wide_and_plain_do_the_same() {
        let text: String = (0..3000)
            .filter_map(char::from_u32)
            .chain("–—…’„“«» - \n'ЁёҐґЇї".chars())
            .collect();
        for (around, steps) in shifted(&text) {
            let mut wide = (vec![0; steps * STEP], vec![Masks::default(); steps]);
            let mut plain = wide.clone();
            run(&around, &mut wide.0, &mut wide.1);
            run_any(&around, &mut plain.0, &mut plain.1, bits);
            assert_eq!(wide, plain);
        }
    }
}
