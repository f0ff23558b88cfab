//! How far two sounds are from each other.

/// How much a difference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Vowels, doubled letters, h and j are cheap: for words that something else joins already.
    Lenient,
    /// For a word that stands alone.
    Strict,
}

/// Longer sounds are compared up to here.
const LONGEST: usize = 32;

/// The least sum of edits that makes one sound of the other, by the length of the longer: 0 for the same, about 1 for nothing in common.
#[must_use]
pub fn cost(a: &[u8], b: &[u8], manner: Manner) -> f32 {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    if a.is_empty() || b.is_empty() {
        return if a.len() == b.len() { 0.0 } else { 1.0 };
    }
    let mut row = [0.0_f32; LONGEST + 1];
    for j in 0..b.len() {
        row[j + 1] = row[j] + gap(b, j, manner);
    }
    for i in 0..a.len() {
        let mut diagonal = row[0];
        row[0] += gap(a, i, manner);
        for j in 0..b.len() {
            let kept = diagonal + change(a[i], b[j], manner);
            diagonal = row[j + 1];
            row[j + 1] = kept.min(row[j] + gap(b, j, manner)).min(diagonal + gap(a, i, manner));
        }
    }
    row[b.len()] / a.len().max(b.len()) as f32
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'Y')
}

/// A letter that the other word lacks.
fn gap(word: &[u8], at: usize, manner: Manner) -> f32 {
    let letter = word[at];
    if at > 0 && word[at - 1] == letter {
        return 0.05;
    }
    let (vowel, weak, other) = match manner {
        Manner::Lenient => (0.3, 0.2, 1.0),
        Manner::Strict => (0.6, 0.4, 1.2),
    };
    match letter {
        _ if is_vowel(letter) => vowel,
        b'j' | b'h' | b'w' => weak,
        _ => other,
    }
}

/// One letter for another.
fn change(a: u8, b: u8, manner: Manner) -> f32 {
    if a == b {
        return 0.0;
    }
    let strict = manner == Manner::Strict;
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    match (a, b) {
        (b'i', b'j' | b'y') | (b'j', b'y') | (b'v', b'w') | (b'X', b'h') | (b'J', b'Z') => 0.1,
        (b'g', b'h') | (b'X', b'g') | (b'X', b'k') => 0.2,
        (b'e', b'i' | b'y') | (b'a', b'o' | b'e') | (b'o', b'u') | (b'u', b'w') => {
            if strict {
                0.35
            } else {
                0.15
            }
        }
        (b'C', b'c' | b'S') | (b'S', b's') | (b'Z', b'z') | (b'S', b'Z') | (b's', b'z') | (b'c', b's') | (b'f', b'v') => 0.3,
        (b'd', b't') | (b'b', b'p') | (b'g', b'k') => {
            if strict {
                0.5
            } else {
                0.4
            }
        }
        (b's', b't') => {
            if strict {
                0.9
            } else {
                0.6
            }
        }
        (b'Y', _) if is_vowel(b) => 0.1,
        _ if is_vowel(a) && is_vowel(b) => {
            if strict {
                0.5
            } else {
                0.25
            }
        }
        _ if is_vowel(a) != is_vowel(b) => {
            if strict {
                1.5
            } else {
                1.2
            }
        }
        _ => {
            if strict {
                1.2
            } else {
                1.0
            }
        }
    }
}
