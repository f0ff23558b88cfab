//! How the sounds of two scripts are compared: what their letters cannot tell apart, and what one writes and the other does not.
//!
//! The scripts' own habits are data (`data/translit/sound/_sound-profiles.toml`); where both scripts of a pair have some, what is cheap for
//! either is cheap.

use std::sync::LazyLock;

use super::Sound;
use super::cost::{Costs, Manner};
use super::habits::Habits;
use super::key::{Classes, Key};

/// Keys of one sound at most: each letter that may be lost doubles them.
const KEYS: usize = 4;

static PLAIN: LazyLock<Profile> = LazyLock::new(|| Profile::new(None, None));

/// How sounds of two scripts are compared; made by [`Sounds::profile`](super::Sounds::profile).
#[derive(Debug)]
pub struct Profile {
    classes: Classes,
    lenient: Costs,
    strict: Costs,
}

impl Profile {
    /// That of scripts that write all sounds, Latin and Cyrillic.
    #[must_use]
    pub fn plain() -> &'static Self {
        &PLAIN
    }

    pub(super) fn new(left: Option<&Habits>, right: Option<&Habits>) -> Self {
        let mut classes = Classes::plain();
        for habits in left.into_iter().chain(right) {
            for group in &habits.one {
                classes.merge(group.as_bytes());
            }
            classes.leave_out(habits.unheard.as_bytes());
            classes.lead &= habits.lead;
            classes.lose(habits.lost.as_bytes());
        }
        let costs = |manner| Costs::new(manner, left, right);
        Self {
            classes,
            lenient: costs(Manner::Lenient),
            strict: costs(Manner::Strict),
        }
    }

    /// The keys of a sound of either script, that of all its letters first: sounds of one name share one. For [`plain`](Self::plain) it is
    /// [`Sound::key`].
    #[must_use]
    pub fn keys(&self, sound: &Sound) -> Vec<Key> {
        let mut keys = vec![Key::of(&sound.letters, &self.classes)];
        let mut lost: Vec<Vec<u8>> = vec![sound.letters.to_vec()];
        for at in (0..sound.letters.len())
            .rev()
            .filter(|&at| self.classes.may_lose(&sound.letters, at))
        {
            for letters in lost.clone() {
                if keys.len() == KEYS {
                    return keys;
                }
                let mut letters = letters;
                letters.remove(at);
                let key = Key::of(&letters, &self.classes);
                if !keys.contains(&key) {
                    keys.push(key);
                }
                lost.push(letters);
            }
        }
        keys
    }

    /// How far a sound of the left script is from one of the right: 0 for the same, about 1 for nothing in common.
    #[must_use]
    pub fn cost(&self, left: &[u8], right: &[u8], manner: Manner) -> f32 {
        match manner {
            Manner::Lenient => self.lenient.between(left, right),
            Manner::Strict => self.strict.between(left, right),
        }
    }
}
