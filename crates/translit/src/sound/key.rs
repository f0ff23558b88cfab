//! A coarse key: the classes of the consonants of a sound, vowels left out.

/// The consonant classes of a sound, four bits each, the first highest; equal for words that may be one name.
///
/// Vowels are left out but for one at the beginning, repetitions are merged, and a dental before a sibilant is swallowed by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

/// So many classes are kept.
const LONGEST: u32 = 16;

const VOWEL: u64 = 1;

fn class(letter: u8) -> u64 {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'Y' => VOWEL,
        b's' | b'z' | b'S' | b'Z' | b'C' | b'J' | b'c' => 2,
        b'k' | b'g' | b'h' | b'X' => 3,
        b'v' | b'f' | b'w' => 4,
        b'b' => 5,
        b'p' => 6,
        b'd' => 7,
        b't' => 8,
        b'l' => 9,
        b'r' => 10,
        b'm' => 11,
        b'n' => 12,
        _ => 0,
    }
}

impl Key {
    pub(super) fn of(letters: &[u8]) -> Self {
        let (mut key, mut length, mut last) = (0_u64, 0, 0);
        for (at, &letter) in letters.iter().enumerate() {
            let class = class(letter);
            let swallowed = matches!(class, 7 | 8) && letters.get(at + 1).is_some_and(|&next| self::class(next) == 2);
            if class == 0 || (class == VOWEL && at > 0) || swallowed || class == last {
                continue;
            }
            last = class;
            if length < LONGEST {
                key = key << 4 | class;
                length += 1;
            }
        }
        Self(key)
    }

    /// How many classes it has, a vowel at the beginning among them.
    #[must_use]
    pub fn len(self) -> u32 {
        (64 - self.0.leading_zeros()).div_ceil(4)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
