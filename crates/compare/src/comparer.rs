//! The comparer: words heard once and remembered, names cut up, aligned and judged.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, RwLock};

use polynym_names::given::{self, Relation};
use polynym_translit::sound::Sounds;

use crate::align::{Ears, align};
use crate::likeness::{Likeness, Way};
use crate::parts::{Name, Part, Token};
use crate::score::{NameType, Score};
use crate::word::Word;
use crate::{person, thing};

/// Words and pairs of words that are remembered.
const WORDS: usize = 1 << 17;
const PAIRS: usize = 1 << 19;
/// How sure it is that a name is meant which one word begins, or is another's in a second language.
const INITIAL: f32 = 0.9;
const JOINED: f32 = 0.75;
const EQUIVALENT: f32 = 0.97;
const SHORT: f32 = 0.92;
const TRANSLATED: f32 = 0.75;
/// Two given names that the tables know, and do not join, though they sound alike: Marie, Marine.
const OTHER_GIVEN: f32 = 0.6;

/// Tells whether two spellings are one name. Shared freely among threads; it remembers words, so build one and keep it.
///
/// ```
/// use polynym_compare::Comparer;
/// let comparer = Comparer::new();
/// assert!(comparer.score("Volodymyr Zelensky", "Володимира Зеленського").value > 0.95);
/// assert!(comparer.score("Olena Zelenska", "Volodymyr Zelensky").value < 0.2);
/// ```
#[derive(Debug)]
pub struct Comparer {
    sounds: Sounds,
    words: RwLock<HashMap<Box<str>, Arc<Word>>>,
    pairs: RwLock<HashMap<(u32, u32), Likeness>>,
    /// Every word heard has a number of its own.
    heard: AtomicU32,
}

impl Default for Comparer {
    fn default() -> Self {
        Self::new()
    }
}

impl Comparer {
    /// Compiles the rules of sound.
    #[must_use]
    pub fn new() -> Self {
        Self {
            sounds: Sounds::new(),
            words: RwLock::default(),
            pairs: RwLock::default(),
            heard: AtomicU32::new(0),
        }
    }

    /// Whether two spellings are one person's name.
    ///
    /// ```
    /// let comparer = polynym_compare::Comparer::new();
    /// let score = comparer.score("ZELENSKY, Volodymyr Oleksandrovych", "V. Zelensky");
    /// assert!(score.value > 0.7);
    /// assert_eq!(score.how[0], "Volodymyr, V.: initial");
    /// ```
    #[must_use]
    pub fn score(&self, a: &str, b: &str) -> Score {
        self.score_as(a, b, NameType::Person)
    }

    /// Whether two spellings are one name of a person, a place or an agency. The order of the two does not matter.
    ///
    /// ```
    /// use polynym_compare::{Comparer, NameType};
    /// let comparer = Comparer::new();
    /// assert!(comparer.score_as("NATO", "North Atlantic Treaty Organization", NameType::Agency).value > 0.7);
    /// assert!(comparer.score_as("New York", "York", NameType::Place).value < 0.5);
    /// ```
    #[must_use]
    pub fn score_as(&self, a: &str, b: &str, kind: NameType) -> Score {
        if a == b && a.chars().any(char::is_alphanumeric) {
            return Score {
                value: 1.0,
                how: vec!["same spelling".to_owned()],
            };
        }
        let cut = |text, titles| Name::new(text, titles, &|spelled| self.word(spelled));
        if kind != NameType::Person {
            return thing::judge(a, b, &cut(a, false), &cut(b, false), kind, self);
        }
        let (first, second) = (cut(a, true), cut(b, true));
        let mut best = person::judge(&first, &second, &align(&first, &second, self));
        if first.titled || second.titled {
            // What may be a title may be part of the name: King, Pan.
            let whole = (cut(a, false), cut(b, false));
            for (x, y) in [(&whole.0, &second), (&first, &whole.1), (&whole.0, &whole.1)] {
                let other = person::judge(x, y, &align(x, y, self));
                if other.value > best.value && first.courtesy.is_none_or(|_| second.courtesy.is_none()) {
                    best = other;
                }
            }
        }
        best
    }

    /// A word, heard or remembered.
    fn word(&self, spelled: &str) -> Arc<Word> {
        if let Some(known) = self.words.read().ok().and_then(|words| words.get(spelled).cloned()) {
            return known;
        }
        let word = Arc::new(Word::new(spelled, &self.sounds, self.heard.fetch_add(1, Ordering::Relaxed)));
        remember(&self.words, WORDS, spelled.into(), Arc::clone(&word));
        word
    }

    /// Two words by themselves.
    fn like(&self, a: &Word, b: &Word) -> Likeness {
        // One order for both, whichever was heard first, so that the answer does not depend on it.
        if b.letters < a.letters {
            return self.like(b, a).turned();
        }
        let known = self.pairs.read().ok().and_then(|pairs| pairs.get(&(a.id, b.id)).copied());
        if let Some(known) = known {
            return known;
        }
        let mut like = Likeness::of(a, b, &self.sounds);
        if like.value < EQUIVALENT
            && let Some(other) = equivalent(&a.letters, &b.letters)
            && other.value > like.value
        {
            like = other;
        } else if like.value < EQUIVALENT && a.script == b.script && a.given && b.given {
            like.value *= OTHER_GIVEN;
        }
        remember(&self.pairs, PAIRS, (a.id, b.id), like);
        like
    }
}

/// How two given names in the nominative are one by the tables.
pub(crate) fn equivalent(a: &str, b: &str) -> Option<Likeness> {
    let (value, way) = match given::relation(a, b)? {
        Relation::Same => (1.0, Way::Spelling),
        Relation::Equivalent => (EQUIVALENT, Way::Equivalent),
        Relation::Short => (SHORT, Way::Short),
        Relation::Translated => (TRANSLATED, Way::Equivalent),
    };
    Some(Likeness::plain(value, way))
}

impl Ears for Comparer {
    fn words(&self, a: &Token<'_>, b: &Token<'_>) -> Likeness {
        match (a.part, b.part) {
            (Part::Initial, Part::Initial) if a.word.letters == b.word.letters => Likeness::plain(1.0, Way::Initial),
            (Part::Initial, _) if begins(&a.word, &b.word) => Likeness::plain(INITIAL, Way::Initial),
            (_, Part::Initial) if begins(&b.word, &a.word) => Likeness::plain(INITIAL, Way::Initial),
            (Part::Initial, _) | (_, Part::Initial) => Likeness::plain(0.0, Way::Initial),
            _ => self.like(&a.word, &b.word),
        }
    }

    fn joined(&self, several: &[Token<'_>], one: &Token<'_>) -> Likeness {
        // Nothing may be missing, so what is shorter or longer, or begins otherwise, need not be heard.
        let length: usize = several.iter().map(|token| token.word.usual().len()).sum();
        let own = one.word.usual().len();
        if 3 * length > 4 * own || 3 * own > 4 * length || !several[0].word.may_begin(&one.word) {
            return Likeness::plain(0.0, Way::Sound);
        }
        let text: String = several.iter().map(|token| &*token.spelled).collect();
        let whole = self.word(&text);
        let like = self.like(&whole, &one.word);
        let one_key = whole.keys.iter().any(|key| one.word.keys.contains(key));
        if like.way == Way::Spelling || (one_key && like.way == Way::Sound && like.value >= JOINED) {
            like
        } else {
            Likeness::plain(0.0, Way::Sound)
        }
    }
}

/// Whether an initial is one of a word.
fn begins(initial: &Word, word: &Word) -> bool {
    if word.letters.starts_with(&*initial.letters) {
        return true;
    }
    let sounds = |word: &'_ Word| -> Vec<Box<[u8]>> { word.whole().map(|form| form.sound.clone()).collect() };
    let (initials, words) = (sounds(initial), sounds(word));
    initials.iter().any(|short| words.iter().any(|long| long.starts_with(short)))
}

fn remember<K: Hash + Eq, V>(memory: &RwLock<HashMap<K, V>>, room: usize, key: K, value: V) {
    if let Ok(mut memory) = memory.write() {
        if memory.len() >= room {
            memory.clear();
        }
        memory.insert(key, value);
    }
}
