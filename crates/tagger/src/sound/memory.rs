//! What words gave is remembered: texts repeat their words.

use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap as HashMap;

use super::ears::Kin;

/// Words, and kin of words, that are remembered for a family of languages.
const WORDS: usize = 1 << 18;
const KIN: usize = 1 << 22;

/// The kin of words by family of languages and word.
#[derive(Debug, Default)]
pub(super) struct Memory(RwLock<Vec<Family>>);

#[derive(Debug, Default)]
struct Family {
    words: HashMap<Box<str>, Option<Arc<[Kin]>>>,
    /// How many kin they have, all together: those of one common name may be many.
    kin: usize,
}

impl Memory {
    /// What a word gave, if that is remembered.
    pub(super) fn of(&self, word: &str, family: u8) -> Option<Option<Arc<[Kin]>>> {
        let families = self.0.read().ok()?;
        families.get(usize::from(family))?.words.get(word).cloned()
    }

    pub(super) fn keep(&self, word: &str, family: u8, found: Option<Arc<[Kin]>>) {
        let Ok(mut families) = self.0.write() else { return };
        let at = usize::from(family);
        if families.len() <= at {
            families.resize_with(at + 1, Family::default);
        }
        let family = &mut families[at];
        if family.words.len() >= WORDS || family.kin >= KIN {
            *family = Family::default();
        }
        family.kin += found.as_ref().map_or(0, |found| found.len());
        family.words.insert(word.into(), found);
    }
}
