//! The hash by which words are found.

/// A hash that is the same everywhere and for ever (FNV-1a, with the high bits mixed in).
pub(crate) fn hash(word: &[u8]) -> u32 {
    let hash = word.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, &b| {
        (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3)
    });
    ((hash ^ (hash >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}
