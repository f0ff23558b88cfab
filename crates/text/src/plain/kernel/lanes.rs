//! Sixty-four bytes as one value.

use super::{Around, STEP};

/// One value for each byte of a step; a condition is a value of all bits or none.
///
/// Each operation is a loop of its own over an array of known length, which is what the compiler makes wide instructions of.
#[derive(Clone, Copy)]
pub(super) struct Lanes(pub(super) [u8; STEP]);

impl Lanes {
    #[inline(always)]
    pub(super) fn at(around: &Around, from: usize) -> Self {
        Self(around[from..from + STEP].try_into().expect("as many bytes as a step has"))
    }

    #[inline(always)]
    pub(super) fn map(self, f: impl Fn(u8) -> u8) -> Self {
        let mut out = [0; STEP];
        for (out, byte) in out.iter_mut().zip(self.0) {
            *out = f(byte);
        }
        Self(out)
    }

    #[inline(always)]
    pub(super) fn with(self, other: Self, f: impl Fn(u8, u8) -> u8) -> Self {
        let mut out = [0; STEP];
        for ((out, a), b) in out.iter_mut().zip(self.0).zip(other.0) {
            *out = f(a, b);
        }
        Self(out)
    }

    #[inline(always)]
    pub(super) fn is(self, byte: u8) -> Self {
        self.map(|b| if b == byte { 0xFF } else { 0 })
    }

    #[inline(always)]
    pub(super) fn within(self, low: u8, high: u8) -> Self {
        self.map(|b| if b.wrapping_sub(low) <= high - low { 0xFF } else { 0 })
    }

    #[inline(always)]
    pub(super) fn is_space(self) -> Self {
        self.is(b' ') | self.within(b'\t', b'\r')
    }

    /// What to add where it holds.
    #[inline(always)]
    pub(super) fn times(self, value: u8) -> Self {
        self.map(|b| b & value)
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Self) -> Self {
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
