//! What may be the stems of a word of a text: its readings with and without each ending that it may have.

use std::ops::Range;
use std::sync::LazyLock;

use polynym_translit::sound::Sound;

use super::endings::Endings;

/// The stems of a word, each once.
pub(super) struct Stems {
    letters: Vec<u8>,
    pub(super) stems: Vec<Stem>,
}

/// A stem: where its letters are, how rare that reading of the word is, and whether it is the whole word.
pub(super) struct Stem {
    letters: Range<usize>,
    /// Its place among the stems by their letters.
    pub(super) turn: u16,
    pub(super) rare: f32,
    pub(super) whole: bool,
}

impl Stems {
    /// Readings of one word have many stems in common: each is weighed once, as usual as it can be.
    pub(super) fn of(readings: &[Sound], endings: &Endings) -> Self {
        let (mut letters, mut stems) = (Vec::new(), Vec::new());
        for sound in readings {
            let mut add = |stem: &[u8], instead: &[u8], rare: f32, whole: bool| {
                let start = letters.len();
                letters.extend_from_slice(stem);
                letters.extend_from_slice(instead);
                stems.push(Stem {
                    letters: start..letters.len(),
                    turn: 0,
                    rare,
                    whole,
                });
            };
            let rare = rarity(sound.ease());
            add(sound.letters(), &[], rare, true);
            // An ending stands behind the usual reading: where a last letter is silent, none follows.
            endings.stems(sound.letters(), |stem, instead| add(stem, instead, rare * 3.0, false));
        }
        let all = |stem: &Stem| &letters[stem.letters.clone()];
        stems.sort_by(|a, b| {
            let order = all(a).cmp(all(b));
            order.then(a.rare.total_cmp(&b.rare)).then(b.whole.cmp(&a.whole))
        });
        stems.dedup_by(|next, known| all(next) == all(known));
        for (stem, turn) in stems.iter_mut().zip(0..) {
            stem.turn = turn;
        }
        // The usual ones first: the nearer the nearest so far, the less is weighed of the others.
        stems.sort_by(|a, b| a.rare.total_cmp(&b.rare).then(b.whole.cmp(&a.whole)));
        Self { letters, stems }
    }

    pub(super) fn letters(&self, stem: &Stem) -> &[u8] {
        &self.letters[stem.letters.clone()]
    }
}

/// How much rarer than the usual one a reading is: 0 for that itself, 1 for one that is rarer by a factor of e. `ease` is in percent.
pub(super) fn rarity(ease: u8) -> f32 {
    static RARITIES: LazyLock<Vec<f32>> =
        LazyLock::new(|| (0..=100).map(|ease: u8| -(f32::from(ease.max(1)) / 100.0).ln()).collect());
    RARITIES.get(usize::from(ease)).copied().unwrap_or_default()
}
