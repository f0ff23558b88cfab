//! How near a word of a text is to a word of names.

/// How near a word of a text is to a word of names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Nearness {
    /// Beside another word of the name.
    pub(crate) lenient: f32,
    /// With nothing to help it.
    pub(crate) strict: f32,
    /// No ending was taken off for the strict cost.
    pub(crate) whole: bool,
    /// How many sounds agree so, at most: those of the shorter of the two, for the lenient cost and for the strict one.
    pub(crate) sounds: u8,
    pub(crate) sounds_alone: u8,
    /// Both are in one script, and their vowels are not the same: two spellings of one name keep these.
    pub(crate) other_vowels: bool,
}

impl Nearness {
    pub(super) const FAR: Self = Self {
        lenient: f32::MAX,
        strict: f32::MAX,
        whole: false,
        sounds: 0,
        sounds_alone: 0,
        other_vowels: false,
    };

    /// That of a word that is spelled so, of so many sounds.
    pub(crate) const fn spelled(strict: f32, sounds: u8) -> Self {
        Self {
            strict,
            ..Self::alike(0.0, sounds, true)
        }
    }

    /// That of a word that is known to mean the same.
    pub(crate) const fn alike(farther: f32, sounds: u8, whole: bool) -> Self {
        Self {
            lenient: farther,
            strict: farther,
            whole,
            sounds,
            sounds_alone: sounds,
            other_vowels: false,
        }
    }
}
