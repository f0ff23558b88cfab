//! What words sound like, coarsely: so that a name can be known again in a spelling that no scheme makes.
//!
//! A word becomes one or more strings of sound letters (`data/translit/sound`, one file of rules a script), because a spelling may be read
//! in several ways. A [`Key`] of such a string keeps the classes of its consonants only, for finding candidates; [`cost`] then
//! weighs the differences of two strings.

mod cost;
mod key;

use unicode_script::{Script, UnicodeScript as _};

use crate::compile::Library as _;
use crate::registry::Schemes;
use crate::scheme::Scheme;

pub use cost::{Manner, cost};
pub use key::Key;

/// Readings of one word at most.
const READINGS: usize = 8;

/// What one reading of a word sounds like: ASCII letters, vowels `aeiouy` and Y (schwa), C (ch), J (dzh), S (sh), X (kh), Z (zh) and others as in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sound {
    letters: Box<[u8]>,
    ease: u8,
}

impl Sound {
    /// The sound letters.
    #[must_use]
    pub fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// How usual this reading of its spelling is, in percent of the most usual one.
    #[must_use]
    pub fn ease(&self) -> u8 {
        self.ease
    }

    /// A sound of these letters, as usual as any.
    #[must_use]
    pub fn new(letters: &[u8]) -> Self {
        Self {
            letters: letters.into(),
            ease: 100,
        }
    }

    /// Its consonants' classes.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::of(&self.letters)
    }
}

/// The sound rules of all scripts that have them.
///
/// ```
/// use polynym_translit::sound::{Manner, Sounds, cost};
/// let sounds = Sounds::new();
/// let (latin, cyrillic) = (sounds.of("Zelensky"), sounds.of("Зеленский"));
/// assert!(latin.iter().any(|a| cyrillic.iter().any(|b| a.key() == b.key())));
/// assert!(cost(latin[0].letters(), cyrillic[0].letters(), Manner::Lenient) < 0.1);
/// ```
#[derive(Debug)]
pub struct Sounds {
    scripts: Vec<(&'static [Script], Scheme)>,
}

const FILES: &[(&str, &[Script])] = &[("_sound-latn", &[Script::Latin]), ("_sound-cyrl", &[Script::Cyrillic])];

impl Default for Sounds {
    fn default() -> Self {
        Self::new()
    }
}

impl Sounds {
    /// Compiles the rules.
    ///
    /// # Panics
    /// Never: the tests compile the rules that come with the library.
    #[must_use]
    pub fn new() -> Self {
        let schemes = Schemes::embedded();
        let compiled = |id: &str| {
            let source = schemes
                .source(id)
                .expect("the file is embedded")
                .expect("it is checked by the tests");
            Scheme::compile(id, &source.name, &source.text, &schemes).expect("it is checked by the tests")
        };
        Self {
            scripts: FILES.iter().map(|(id, scripts)| (*scripts, compiled(id))).collect(),
        }
    }

    /// The readings of a word, the usual one first; none for a script without rules. Letter case does not matter.
    #[must_use]
    pub fn of(&self, word: &str) -> Vec<Sound> {
        let script = word.chars().find(|c| c.is_alphabetic()).map(|c| c.script());
        let scheme = script.and_then(|script| self.scripts.iter().find(|(scripts, _)| scripts.contains(&script)));
        let Some((_, scheme)) = scheme else { return Vec::new() };
        let mut sounds: Vec<Sound> = Vec::new();
        let mut most = None;
        for (text, weight) in scheme.variants(&word.to_lowercase(), READINGS) {
            let letters: Box<[u8]> = text.bytes().filter(u8::is_ascii_alphabetic).collect();
            let most = *most.get_or_insert(weight);
            if !letters.is_empty() && sounds.iter().all(|known| known.letters != letters) {
                let ease = (weight / most * 100.0).round().clamp(1.0, 100.0) as u8;
                sounds.push(Sound { letters, ease });
            }
        }
        sounds
    }
}
