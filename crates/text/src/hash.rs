//! The hash by which folded words are looked up: the same everywhere and for ever, for tables in files are made with it.
//!
//! Words are short, so it takes eight bytes at once, the first, the next and the last, and mixes them by one wide multiplication, as wyhash does:
//! <https://github.com/wangyi-fudan/wyhash>.

const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const MIDDLE: u64 = 0xA076_1D64_78BD_642F;
const LAST: u64 = 0xD1B5_4A32_D192_ED03;

/// Bytes that [`mix`] takes in.
pub(crate) const MIXED: usize = 24;

/// The hash of a folded word.
///
/// ```
/// use polynym_text::word_hash;
/// assert_eq!(word_hash(b"kyiv"), word_hash("kyiv".as_bytes()));
/// assert_ne!(word_hash(b"kyiv"), word_hash(b"kyiv\0"));
/// ```
#[inline]
pub fn word_hash(word: &[u8]) -> u64 {
    let length = word.len();
    let eight = |at: usize| u64::from_le_bytes(word[at..at + 8].try_into().expect("eight bytes"));
    match length {
        0..8 => {
            let mut bytes = [0; 8];
            bytes[..length].copy_from_slice(word);
            mix(u64::from_le_bytes(bytes), 0, 0, length)
        }
        8 => mix(eight(0), 0, 0, length),
        9..=16 => mix(eight(0), 0, eight(length - 8), length),
        17..=MIXED => mix(eight(0), eight(8), eight(length - 8), length),
        _ => {
            let inner = (8..length - 8).step_by(8).fold(0, |state, at| wide(state ^ eight(at), FIRST));
            mix(eight(0), inner, eight(length - 8), length)
        }
    }
}

/// The hash of a word by its first eight bytes, or as many as there are, the next eight if it has more than 16, and the last eight if it has
/// more than eight; what is not there is 0.
#[inline]
pub(crate) fn mix(first: u64, middle: u64, last: u64, length: usize) -> u64 {
    wide(
        first ^ FIRST ^ middle.wrapping_mul(MIDDLE),
        last ^ LAST ^ ((length as u64) << 56),
    )
}

#[inline]
fn wide(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}
