//! How like each other two words are: as spelled, by their sound, without their endings, as surnames of a man and a woman, or but for a slip
//! of the finger.

use std::cmp::Ordering;

use polynym_translit::sound::{Manner, Profile, Sounds};
use unicode_script::Script;

use crate::tables::Whose;
use crate::word::{Form, Shape, Word, is_vowel};

/// Where the likeness of two sounds is one half, by [`cost`], and how quickly it falls: at 0.05 it is .97, at 0.3 .03. Set by
/// spellings of one name, most of which cost less than 0.1, and pairs of other names, most of which cost more than 0.25.
const HALF: f32 = 0.19;
const SLOPE: f32 = 0.035;
/// Short words agree by chance: what each letter fewer than so many adds to a cost that is not nothing, as a share of it.
const LONG: usize = 5;
const SHORT: f32 = 0.2;
/// What it costs to take a case ending off, and to explain both words by one.
const ENDING: f32 = 0.03;
const ENDINGS: f32 = 0.05;
/// What sounds so alike needs no ending to explain it.
const NEARLY: f32 = 0.02;
/// The stems of two surnames that are one, but for whose they are.
const ONE_STEM: f32 = 0.13;
/// A stem must sound the same, not nearly so: what differences count in it.
const STEM: f32 = 1.5;
/// In one script people copy letters, and differences count more than where each has its own.
const SAME_SCRIPT: f32 = 1.4;
/// Across scripts, what differences count in words of three consonants or more that have the same ones, by their classes.
const SAME_KEY: f32 = 0.42;
const LONG_KEY: u32 = 3;
/// Words of one group in the tables.
const ONE_GROUP: f32 = 0.99;
/// One word begins with a vowel, the other with a consonant that is always heard.
const OPENING: f32 = 0.08;
/// A slip in a word of six letters or seven, in a longer one, and two in a long one.
const SLIP: f32 = 0.14;
const SLIP_IN_LONG: f32 = 0.1;
const SLIPS: f32 = 0.15;
const LONG_FOR_SLIP: usize = 8;
const LONG_FOR_SLIPS: usize = 9;

/// How two words are like each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// As spelled, folded.
    Spelling,
    /// By their sound.
    Sound,
    /// By their sound, without endings.
    Ending,
    /// But for a slip of the finger.
    Slip,
    /// One begins the other.
    Initial,
    /// One name in two languages.
    Equivalent,
    /// One is short for the other.
    Short,
}

/// Whether the words, as surnames, are one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bearer {
    /// Nothing speaks against it.
    Same,
    /// They are, if one of the words is not in the nominative.
    Perhaps,
    /// One is a woman's, the other does not say.
    Married,
    /// One is a woman's, the other a man's.
    Other,
}

/// How like each other two words are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    /// 0 to 1.
    pub(crate) value: f32,
    pub(crate) way: Way,
    pub(crate) bearer: Bearer,
    /// An ending was taken off the word.
    pub(crate) ended: [bool; 2],
    /// Whose surname the word is by its ending.
    pub(crate) whose: [Option<Whose>; 2],
    /// The word is a woman's name, and the other a man's, unless it is a case form of that.
    pub(crate) woman: [bool; 2],
}

impl Likeness {
    /// Words that are like each other in this way, and no more is known.
    pub(crate) fn plain(value: f32, way: Way) -> Self {
        Self {
            value,
            way,
            bearer: Bearer::Same,
            ended: [false; 2],
            whose: [None; 2],
            woman: [false; 2],
        }
    }

    /// Compares two words.
    pub(crate) fn of(a: &Word, b: &Word, sounds: &Sounds) -> Self {
        if a.letters == b.letters {
            return Self {
                whose: [whose(a), whose(b)],
                ..Self::plain(1.0, Way::Spelling)
            };
        }
        if a.group.is_some() && a.group == b.group {
            return Self::plain(ONE_GROUP, Way::Equivalent);
        }
        let mut best = Self::plain(0.0, Way::Sound);
        if a.may_begin(b) && !a.forms.is_empty() && !b.forms.is_empty() {
            best = by_sound(a, b, sounds);
        }
        if let Some(cost) = slip(a, b).filter(|cost| value(*cost) > best.value) {
            (best.value, best.way) = (value(cost), Way::Slip);
        }
        if best.value > 0.0 {
            let perhaps = |woman: &Word, man: &Word| woman.woman && ends_in_a(&woman.letters) && !man.woman && man.manly;
            best.woman = [perhaps(a, b), perhaps(b, a)];
        }
        best
    }
}

impl Likeness {
    /// The same, seen from the other word.
    pub(crate) fn turned(mut self) -> Self {
        self.ended.reverse();
        self.whose.reverse();
        self.woman.reverse();
        self
    }
}

/// Whether a woman's given name may be a case form of a man's by its end: Daniela, and not May.
fn ends_in_a(letters: &str) -> bool {
    letters.ends_with(['a', 'а', 'я'])
}

/// Whose surname a word is, if all of its readings say the same.
fn whose(word: &Word) -> Option<Whose> {
    let mut all = word.forms.iter().filter_map(|form| match form.shape {
        Shape::Surname(whose) => Some(whose),
        _ => None,
    });
    let first = all.next()?;
    all.all(|whose| whose == first).then_some(first)
}

fn by_sound(a: &Word, b: &Word, sounds: &Sounds) -> Likeness {
    let compare = Comparison::new(a, b, sounds);
    let mut best = Likeness::plain(0.0, Way::Sound);
    let mut least = f32::MAX;
    let mut stem = (f32::MAX, [false; 2]);
    let mut surname: Option<(Bearer, f32, [Option<Whose>; 2])> = None;
    for x in &a.forms {
        for y in &b.forms {
            let (extra, ended) = match (x.shape, y.shape) {
                (Shape::Whole, Shape::Whole) => (0.0, [false; 2]),
                (Shape::Oblique, Shape::Nominative) => (ENDING, [true, false]),
                (Shape::Nominative, Shape::Oblique) => (ENDING, [false, true]),
                (Shape::Oblique, Shape::Oblique) => (ENDINGS, [true; 2]),
                _ => {
                    let Some(bearer) = bearer(x.shape, y.shape) else { continue };
                    let cost = compare.cost(x, y);
                    let better = surname.is_none_or(|(known, least, _)| (bearer, cost) < (known, least));
                    if cost <= ONE_STEM && better {
                        surname = Some((bearer, cost, [whose_of(x), whose_of(y)]));
                    }
                    continue;
                }
            };
            if extra > 0.0 {
                if stem.0 >= extra {
                    let cost = compare.cost(x, y) * STEM + extra;
                    // Of two endings either may be the one that was put on: Fica, Fico.
                    stem = match cost.total_cmp(&stem.0) {
                        Ordering::Less => (cost, ended),
                        Ordering::Equal => (cost, [stem.1[0] | ended[0], stem.1[1] | ended[1]]),
                        Ordering::Greater => stem,
                    };
                }
            } else if least > 0.0 {
                least = least.min(compare.cost(x, y));
            }
        }
    }
    // An ending is the better explanation where the stems are one, even if the words as they stand sound alike.
    if stem.0 < least || (least > NEARLY && stem.0 <= ENDINGS) {
        (best.way, best.ended) = (Way::Ending, stem.1);
        least = least.min(stem.0);
    }
    if let Some((bearer, cost, whose)) = surname {
        // A woman's surname may as well be a name of its own that sounds like the other.
        if bearer != Bearer::Married || cost < least {
            (best.bearer, best.whose) = (bearer, whose);
            if cost < least {
                best.ended = [false; 2];
                (least, best.way) = (cost, if a.script == b.script { Way::Ending } else { Way::Sound });
            }
        }
    }
    best.value = value(least);
    best
}

fn whose_of(form: &Form) -> Option<Whose> {
    match form.shape {
        Shape::Surname(whose) => Some(whose),
        Shape::Married => Some(Whose::Hers),
        _ => None,
    }
}

/// Whose two surnames of one stem are; none if the shapes are not to be compared so.
fn bearer(a: Shape, b: Shape) -> Option<Bearer> {
    let (a, b) = match (a, b) {
        (Shape::Married, Shape::Married) => return Some(Bearer::Same),
        (Shape::Married, Shape::Whole) | (Shape::Whole, Shape::Married) => return Some(Bearer::Married),
        (Shape::Surname(a), Shape::Surname(b)) => (a, b),
        _ => return None,
    };
    Some(match (a, b) {
        (Whose::His, Whose::Hers) | (Whose::Hers, Whose::His) => Bearer::Other,
        (Whose::His, Whose::Either) | (Whose::Either, Whose::His) => Bearer::Perhaps,
        _ => Bearer::Same,
    })
}

/// From the cost of a difference to a likeness.
fn value(cost: f32) -> f32 {
    if cost <= 0.0 {
        1.0
    } else {
        1.0 / (1.0 + ((cost - HALF) / SLOPE).exp())
    }
}

/// What the differences of two words count, by their scripts and lengths.
struct Comparison<'s> {
    profile: &'s Profile,
    across: bool,
    lenient: bool,
    scale: f32,
}

impl<'s> Comparison<'s> {
    fn new(a: &Word, b: &Word, sounds: &'s Sounds) -> Self {
        // Scripts that leave vowels out, or write them otherwise than they are said elsewhere.
        let lossy = |script| {
            matches!(
                script,
                Script::Arabic | Script::Hebrew | Script::Katakana | Script::Hiragana | Script::Hangul
            )
        };
        let length = a.usual().len().max(b.usual().len());
        let one_key = || a.keys.iter().any(|key| key.len() >= LONG_KEY && b.keys.contains(key));
        let scale = match a.script == b.script {
            true => SAME_SCRIPT,
            false if one_key() => SAME_KEY,
            false => 1.0,
        };
        Self {
            profile: sounds.profile(a.script, b.script),
            across: a.script != b.script,
            lenient: a.script != b.script && (lossy(a.script) || lossy(b.script)),
            scale: scale * (1.0 + SHORT * LONG.saturating_sub(length) as f32),
        }
    }

    fn cost(&self, a: &Form, b: &Form) -> f32 {
        let read = a.cost + b.cost;
        if a.sound == b.sound {
            return read;
        }
        let manner = |manner| self.profile.cost(&a.sound, &b.sound, manner);
        let difference = match (self.lenient, self.across) {
            (true, _) => manner(Manner::Lenient),
            (false, true) => (manner(Manner::Lenient) + manner(Manner::Strict)) / 2.0,
            (false, false) => manner(Manner::Strict),
        };
        let opening = if opens_with_vowel(&a.sound) == opens_with_vowel(&b.sound) {
            0.0
        } else {
            OPENING
        };
        difference * self.scale + read + opening
    }
}

fn opens_with_vowel(sound: &[u8]) -> bool {
    sound.first().is_some_and(|&c| is_vowel(c) && c != b'j')
}

/// What slips of the finger cost that make one word of the other: a letter too many, too few, another one, or two exchanged.
fn slip(a: &Word, b: &Word) -> Option<f32> {
    let (first, second) = (a.letters.chars().count(), b.letters.chars().count());
    let (short, long) = (first.min(second), first.max(second));
    if a.script != b.script || short < LONG || long - short > 2 || a.letters.chars().next() != b.letters.chars().next() {
        return None;
    }
    match strsim::osa_distance(&a.letters, &b.letters) {
        1 if long >= LONG_FOR_SLIP => Some(SLIP_IN_LONG),
        1 if short > LONG || is_swap(&a.letters, &b.letters) => Some(SLIP),
        2 if short >= LONG_FOR_SLIPS => Some(SLIPS),
        _ => None,
    }
}

/// Two letters exchanged, and nothing else.
fn is_swap(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polynym_translit::sound::Sounds;

    fn like(a: &str, b: &str) -> Likeness {
        let sounds = Sounds::new();
        Likeness::of(&Word::new(a, &sounds, 0), &Word::new(b, &sounds, 1), &sounds)
    }

    #[test]
    fn words() {
        assert_eq!(like("Zelenský", "ZELENSKY").way, Way::Spelling);
        assert!(like("Зеленский", "Selenskyj").value > 0.9);
        assert!(like("Трамп", "Tusk").value < 0.3);
        assert_eq!(like("Trumpovi", "Трамп").ended, [true, false]);
        assert_eq!(like("Зеленська", "Zelensky").bearer, Bearer::Other);
        assert_eq!(like("Петрова", "Петров").bearer, Bearer::Perhaps);
        assert_eq!(like("Nováková", "Novák").bearer, Bearer::Married);
        assert_eq!(like("Zelensyk", "Zelensky").way, Way::Slip);
        assert_eq!(like("Daniela", "Daniel").woman, [true, false]);
    }
}
