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
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Masks {
    /// A letter or digit.
    pub(super) word: u64,
    /// A letter that folds to something of another length, or beside one of another script: the word needs a closer look.
    pub(super) near: u64,
    /// What only the whole of folding knows how to treat.
    pub(super) hard: u64,
    /// White space, which parts words whatever stands around it.
    pub(super) space: u64,
}

/// Does steps over `text`, which has [`BEFORE`] bytes before them and [`BEHIND`] behind.
pub(super) fn run(text: &[u8], folded: &mut [u8], masks: &mut [Masks]) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("bmi1") {
        // SAFETY: the processor has what the function asks for.
        #[allow(unsafe_code, reason = "the widest instructions are chosen when the program runs")]
        return unsafe { run_wide(text, folded, masks) };
    }
    run_any(text, folded, masks);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1")]
fn run_wide(text: &[u8], folded: &mut [u8], masks: &mut [Masks]) {
    run_any(text, folded, masks);
}

/// The same for any processor.
#[inline(always)]
pub(super) fn run_any(text: &[u8], folded: &mut [u8], masks: &mut [Masks]) {
    for (step, (folded, masks)) in folded.chunks_exact_mut(STEP).zip(masks).enumerate() {
        let around = &text[step * STEP..step * STEP + BEFORE + STEP + BEHIND];
        *masks = fold_step(around, folded);
    }
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

    /// The bit of each byte.
    #[inline(always)]
    fn mask(self) -> u64 {
        let mut mask = 0;
        for (place, eight) in self.0.chunks_exact(8).enumerate() {
            let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes")) & 0x0101_0101_0101_0101;
            mask |= (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (place * 8);
        }
        mask
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
fn fold_step(around: &[u8], folded: &mut [u8]) -> Masks {
    let lanes = |from: usize| Lanes::at(around, from);
    let (before2, before, here) = (lanes(0), lanes(1), lanes(2));
    let (behind, behind2, behind3) = (lanes(3), lanes(4), lanes(5));

    let capital = here.within(b'A', b'Z');
    let ascii = here.within(b'0', b'9') | capital | here.within(b'a', b'z');
    let space = here.is_space();

    // The letters of today's Cyrillic alphabets that fold to one of two bytes.
    let d0 = here.is(0xD0) & !(behind.is(0x80) | behind.is(0x8D));
    let d1 = here.is(0xD1) & behind.within(0x80, 0x9F) & !(behind.is(0x90) | behind.is(0x9D));
    let behind_d0 = before.is(0xD0) & !(here.is(0x80) | here.is(0x8D));
    let behind_d1 = before.is(0xD1) & here.within(0x80, 0x9F) & !(here.is(0x90) | here.is(0x9D));
    let cyrillic = d0 | d1 | behind_d0 | behind_d1;
    // Letters of two bytes that fold to something else: Latin, Greek and Armenian ones, other Cyrillic ones.
    let pair = |lead: Lanes| lead.within(0xC3, 0xCB) | lead.within(0xCE, 0xD5);
    let other = (pair(here) | pair(before)) & !cyrillic;
    // No-break space, angle quotation marks.
    let latin_sign = |trail: Lanes| trail.is(0xA0) | trail.is(0xAB) | trail.is(0xBB);
    // Dashes, quotation marks, ellipsis.
    let general_sign =
        |trail: Lanes| trail.within(0x93, 0x94) | trail.within(0x98, 0x99) | trail.within(0x9C, 0x9E) | trail.is(0xA6);
    let (e2_first, e2_second, e2_third) = (
        here.is(0xE2) & behind.is(0x80),
        before.is(0xE2) & here.is(0x80),
        before2.is(0xE2) & before.is(0x80),
    );
    let sign = (here.is(0xC2) & latin_sign(behind))
        | (before.is(0xC2) & latin_sign(here))
        | (e2_first & general_sign(behind2))
        | (e2_second & general_sign(behind))
        | (e2_third & general_sign(here));
    let foreign = here.within(0x80, 0xFF) & !(cyrillic | other | sign);

    // An apostrophe may be one of the letters of a word in Cyrillic.
    let apostrophe = (here.is(b'\'') | here.is(b'`') | (e2_third & here.within(0x98, 0x99))) & behind.within(0xD0, 0xD4);
    // A hyphen at the end of a line may part one word.
    let may_end_line = |lanes: Lanes| lanes.is_space() | lanes.is(b'[') | lanes.is(b']') | lanes.is(0xC2);
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
        word: word.mask(),
        near: near.mask(),
        hard: hard.mask(),
        space: space.mask(),
    }
}
