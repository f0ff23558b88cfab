//! A coarse key: the classes of the consonants of a sound, vowels left out.

/// The consonant classes of a sound, four bits each, the first highest; equal for words that may be one name.
///
/// Vowels are left out but for one at the beginning, repetitions are merged, and a dental before a sibilant is swallowed by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

/// So many classes are kept.
const LONGEST: u32 = 16;

const NONE: u8 = 0;
const VOWEL: u8 = 1;
const SIBILANT: u8 = 2;

const PLAIN: [(&[u8], u8); 12] = [
    (b"aeiouyjY", VOWEL),
    (b"szSZCJc", SIBILANT),
    (b"kghX", 3),
    (b"vfw", 4),
    (b"b", 5),
    (b"p", 6),
    (b"d", 7),
    (b"t", 8),
    (b"l", 9),
    (b"r", 10),
    (b"m", 11),
    (b"n", 12),
];

/// Which letters are of one class.
#[derive(Debug, Clone)]
pub(super) struct Classes {
    of: [u8; 256],
    swallowed: [bool; 256],
    lost: [bool; 256],
    /// Whether a vowel at the beginning counts.
    pub(super) lead: bool,
}

impl Classes {
    pub(super) const fn plain() -> Self {
        let mut of = [NONE; 256];
        let mut group = 0;
        while group < PLAIN.len() {
            let (letters, class) = PLAIN[group];
            let mut at = 0;
            while at < letters.len() {
                of[letters[at] as usize] = class;
                at += 1;
            }
            group += 1;
        }
        let mut swallowed = [false; 256];
        (swallowed[b'd' as usize], swallowed[b't' as usize]) = (true, true);
        Self {
            of,
            swallowed,
            lost: [false; 256],
            lead: true,
        }
    }

    /// Makes the classes of some letters one.
    pub(super) fn merge(&mut self, letters: &[u8]) {
        let classes: Vec<u8> = letters.iter().map(|&letter| self.class(letter)).collect();
        let Some(&one) = classes.iter().min() else { return };
        for class in self.of.iter_mut().filter(|class| classes.contains(class)) {
            *class = one;
        }
    }

    /// Takes the class from some letters.
    pub(super) fn leave_out(&mut self, letters: &[u8]) {
        for &letter in letters {
            self.of[usize::from(letter)] = NONE;
        }
    }

    /// Lets some letters be lost before a consonant and at the end.
    pub(super) fn lose(&mut self, letters: &[u8]) {
        for &letter in letters {
            self.lost[usize::from(letter)] = true;
        }
    }

    pub(super) fn may_lose(&self, letters: &[u8], at: usize) -> bool {
        self.lost[usize::from(letters[at])] && letters.get(at + 1).is_none_or(|&next| self.class(next) != VOWEL)
    }

    fn class(&self, letter: u8) -> u8 {
        self.of[usize::from(letter)]
    }
}

impl Key {
    pub(super) fn of(letters: &[u8], classes: &Classes) -> Self {
        let (mut key, mut length, mut last) = (0_u64, 0, NONE);
        for (at, &letter) in letters.iter().enumerate() {
            let class = classes.class(letter);
            let swallowed = classes.swallowed[usize::from(letter)]
                && letters.get(at + 1).is_some_and(|&next| classes.class(next) == SIBILANT);
            if class == NONE || (class == VOWEL && (at > 0 || !classes.lead)) || swallowed || class == last {
                continue;
            }
            last = class;
            if length < LONGEST {
                key = key << 4 | u64::from(class);
                length += 1;
            }
        }
        Self(key)
    }

    /// As a number, the same in every build: tables in files may hold it.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
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
