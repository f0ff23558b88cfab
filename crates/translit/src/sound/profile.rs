//! How the sounds of two scripts are compared: what their letters cannot tell apart, and what one writes and the other does not.
//!
//! The scripts' own habits are data (`data/translit/sound/_sound-profiles.toml`); where both scripts of a pair have some, what is cheap for
//! either is cheap.

use std::sync::{LazyLock, OnceLock};

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
    /// Of either script, if it has some.
    habits: [Option<&'static Habits>; 2],
    /// By manner, once they are asked: many pairs of scripts share no key in a text.
    costs: [OnceLock<Costs>; 2],
}

impl Profile {
    /// That of scripts that write all sounds, Latin and Cyrillic.
    #[must_use]
    pub fn plain() -> &'static Self {
        &PLAIN
    }

    pub(super) fn new(left: Option<&'static Habits>, right: Option<&'static Habits>) -> Self {
        let mut classes = Classes::plain();
        for habits in left.into_iter().chain(right) {
            for group in &habits.one {
                classes.merge(group.as_bytes());
            }
            classes.leave_out(habits.unheard.as_bytes());
            classes.lead &= habits.lead;
            classes.lose(habits.lost.as_bytes());
        }
        Self {
            classes,
            habits: [left, right],
            costs: [OnceLock::new(), OnceLock::new()],
        }
    }

    fn costs(&self, manner: Manner) -> &Costs {
        let [left, right] = self.habits;
        self.costs[manner as usize].get_or_init(|| Costs::new(manner, left, right))
    }

    /// The keys of the letters of a sound of either script, that of all of them first: sounds of one name share one. For
    /// [`plain`](Self::plain) it is [`Sound::key`](super::Sound::key).
    pub fn keys(&self, letters: &[u8]) -> impl Iterator<Item = Key> + use<> {
        let (mut keys, mut count) = ([Key::of(letters, &self.classes); KEYS], 1);
        let mut lost: Vec<Vec<u8>> = Vec::new();
        'letters: for at in (0..letters.len()).rev().filter(|&at| self.classes.may_lose(letters, at)) {
            for number in 0..=lost.len() {
                if count == KEYS {
                    break 'letters;
                }
                let mut fewer = number
                    .checked_sub(1)
                    .map_or_else(|| letters.to_vec(), |other| lost[other].clone());
                fewer.remove(at);
                let key = Key::of(&fewer, &self.classes);
                if !keys[..count].contains(&key) {
                    keys[count] = key;
                    count += 1;
                }
                lost.push(fewer);
            }
        }
        keys.into_iter().take(count)
    }

    /// How far a sound of the left script is from one of the right: 0 for the same, about 1 for nothing in common.
    #[must_use]
    pub fn cost(&self, left: &[u8], right: &[u8], manner: Manner) -> f32 {
        self.costs(manner).between(left, right)
    }

    /// As [`cost`](Self::cost), but none as soon as it is sure to be more than `limit`: most sounds that share a key are no names of one
    /// person, and differ early.
    #[must_use]
    pub fn cost_within(&self, left: &[u8], right: &[u8], manner: Manner, limit: f32) -> Option<f32> {
        self.costs(manner).within(left, right, limit)
    }
}
