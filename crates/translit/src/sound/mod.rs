//! What words sound like, coarsely: so that a name can be known again in a spelling that no scheme makes.
//!
//! A word becomes one or more strings of sound letters (`data/translit/sound`, one file of rules a script), because a spelling may be read
//! in several ways. A [`Key`] of such a string keeps the classes of its consonants only, for finding candidates; [`cost`] then
//! weighs the differences of two strings. What the letters of a script cannot tell apart or leave out is in the [`Profile`] of a pair of scripts.

mod cost;
mod habits;
mod key;
mod profile;
mod readings;

use std::sync::OnceLock;

use unicode_script::{Script, UnicodeScript as _};

use crate::compile::Library as _;
use crate::registry::Schemes;
use crate::scheme::Scheme;
use habits::habits;
use key::Classes;
use readings::readings;

pub use cost::{Manner, cost};
pub use key::Key;
pub use profile::Profile;

static PLAIN: Classes = Classes::plain();

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
        Key::of(&self.letters, &PLAIN)
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
    /// By their number in `FILES`, compiled when a word asks for them.
    scripts: Vec<OnceLock<Scheme>>,
    /// By the numbers of both scripts.
    profiles: Vec<OnceLock<Profile>>,
}

/// A file of rules.
struct Rules {
    id: &'static str,
    scripts: &'static [Script],
    /// Readings of one word at most.
    readings: usize,
}

const FILES: &[Rules] = &[
    Rules::new("_sound-latn", &[Script::Latin], 8),
    Rules::new("_sound-cyrl", &[Script::Cyrillic], 8),
    Rules::new("_sound-grek", &[Script::Greek], 8),
    Rules::new("_sound-arab", &[Script::Arabic], 8),
    Rules::new("_sound-hebr", &[Script::Hebrew], 12),
    Rules::new("_sound-jpan", &[Script::Katakana, Script::Hiragana], 8),
    Rules::new("_sound-hang", &[Script::Hangul], 8),
    Rules::new("_sound-geor", &[Script::Georgian], 4),
    Rules::new("_sound-armn", &[Script::Armenian], 4),
    Rules::new("_sound-deva", &[Script::Devanagari], 8),
    Rules::new("_sound-beng", &[Script::Bengali], 8),
    Rules::new("_sound-taml", &[Script::Tamil], 8),
    Rules::new("_sound-thai", &[Script::Thai], 8),
    Rules::new("_sound-ethi", &[Script::Ethiopic], 4),
    Rules::new("_sound-hani", &[Script::Han], 8),
];

impl Rules {
    const fn new(id: &'static str, scripts: &'static [Script], readings: usize) -> Self {
        Self { id, scripts, readings }
    }

    fn of(script: Script) -> Option<usize> {
        FILES.iter().position(|rules| rules.scripts.contains(&script))
    }

    #[cfg(test)]
    fn known(code: &str) -> bool {
        FILES.iter().any(|rules| rules.scripts[0].short_name() == code)
    }
}

impl Default for Sounds {
    fn default() -> Self {
        Self::new()
    }
}

impl Sounds {
    /// The rules; those of a script are compiled when its first word is heard.
    #[must_use]
    pub fn new() -> Self {
        Self {
            scripts: FILES.iter().map(|_| OnceLock::new()).collect(),
            profiles: FILES.iter().flat_map(|_| FILES).map(|_| OnceLock::new()).collect(),
        }
    }

    fn rules(&self, number: usize) -> &Scheme {
        self.scripts[number].get_or_init(|| {
            let (schemes, id) = (Schemes::embedded(), FILES[number].id);
            let source = schemes
                .source(id)
                .expect("the file is embedded")
                .expect("it is checked by the tests");
            Scheme::compile(id, &source.name, &source.text, &schemes).expect("it is checked by the tests")
        })
    }

    /// The readings of a word, the usual one first; none for a script without rules. Letter case does not matter.
    #[must_use]
    pub fn of(&self, word: &str) -> Vec<Sound> {
        let script = word.chars().find(|c| c.is_alphabetic()).map(|c| c.script());
        let Some(number) = script.and_then(Rules::of) else {
            return Vec::new();
        };
        let mut sounds: Vec<Sound> = Vec::new();
        let mut most = None;
        for (text, weight) in readings(self.rules(number), &word.to_lowercase(), FILES[number].readings) {
            let letters = text.into_iter().filter(char::is_ascii_alphabetic);
            let letters: Box<[u8]> = letters.map(|letter| letter as u8).collect();
            let most = *most.get_or_insert(weight);
            if !letters.is_empty() && sounds.iter().all(|known| known.letters != letters) {
                let ease = (weight / most * 100.0).round().clamp(1.0, 100.0) as u8;
                sounds.push(Sound { letters, ease });
            }
        }
        sounds
    }

    /// A number for the habits of a script, 0 for none: pairs of scripts with the same numbers have profiles that do the same.
    ///
    /// ```
    /// use polynym_translit::sound::Sounds;
    /// # use unicode_script::Script;
    /// assert_eq!(Sounds::habit(Script::Latin), Sounds::habit(Script::Cyrillic));
    /// assert_ne!(Sounds::habit(Script::Latin), Sounds::habit(Script::Arabic));
    /// ```
    #[must_use]
    pub fn habit(script: Script) -> u8 {
        Rules::of(script).map_or(0, |number| habits::number(FILES[number].scripts[0].short_name()))
    }

    /// How sounds of two scripts are compared, the first the left. Scripts without rules or habits are compared plainly.
    ///
    /// ```
    /// use polynym_translit::sound::{Manner, Sounds};
    /// # use unicode_script::Script;
    /// let sounds = Sounds::new();
    /// let profile = sounds.profile(Script::Latin, Script::Katakana);
    /// let (latin, kana) = (&sounds.of("Merkel")[0], &sounds.of("メルケル")[0]);
    /// assert!(profile.keys(latin.letters()).any(|key| profile.keys(kana.letters()).next() == Some(key)));
    /// assert!(profile.cost(latin.letters(), kana.letters(), Manner::Lenient) < 0.1);
    /// ```
    #[must_use]
    pub fn profile(&self, left: Script, right: Script) -> &Profile {
        let (Some(left), Some(right)) = (Rules::of(left), Rules::of(right)) else {
            return Profile::plain();
        };
        let of = |number: usize| habits(FILES[number].scripts[0].short_name());
        match (of(left), of(right)) {
            (None, None) => Profile::plain(),
            (own, other) => self.profiles[left * FILES.len() + right].get_or_init(|| Profile::new(own, other)),
        }
    }
}
