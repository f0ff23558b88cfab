//! What words gave is remembered: texts repeat their words.

use std::ops::Deref;
use std::sync::{Arc, RwLock};

use polynym_text::Lang;
use rustc_hash::FxHashMap as HashMap;

use super::ears::Kin;

/// Words, and kin of words, that are remembered for a family of languages.
const WORDS: usize = 1 << 18;
const KIN: usize = 1 << 22;
/// For so many languages it is remembered which kin of a word have no name of their own in them.
const LANGUAGES: usize = 16;

/// The words of names that a word may be, by entity, name and place; never none.
#[derive(Debug)]
pub(crate) struct Kindred {
    kin: Box<[Kin]>,
    /// Whether the row of any of them has names in some language of its own.
    pub(super) told: bool,
    /// Those that are left where rows are asked for what they tell.
    left: RwLock<Vec<(Spoken, Option<Arc<Kindred>>)>>,
}

/// The language of a passage, or the script of one whose language is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoken {
    Lang(Lang),
    Script(&'static str),
}

impl Kindred {
    /// Nobody, if there are no kin.
    pub(super) fn new(kin: Vec<Kin>, told: bool) -> Option<Arc<Self>> {
        (!kin.is_empty()).then(|| {
            Arc::new(Self {
                kin: kin.into(),
                told,
                left: RwLock::default(),
            })
        })
    }

    /// What `ask` leaves of the kin in a passage, which is remembered.
    pub(super) fn left(&self, spoken: Spoken, ask: impl FnOnce() -> Option<Arc<Self>>) -> Option<Arc<Self>> {
        let known =
            |left: &[(Spoken, Option<Arc<Self>>)]| left.iter().find(|(of, _)| *of == spoken).map(|(_, kin)| kin.clone());
        if let Some(kin) = self.left.read().ok().and_then(|left| known(&left)) {
            return kin;
        }
        let kin = ask();
        if let Ok(mut left) = self.left.write()
            && left.len() < LANGUAGES
        {
            left.push((spoken, kin.clone()));
        }
        kin
    }
}

impl Deref for Kindred {
    type Target = [Kin];

    fn deref(&self) -> &[Kin] {
        &self.kin
    }
}

/// The kin of words by family of languages and word.
#[derive(Debug, Default)]
pub(super) struct Memory(RwLock<Vec<Family>>);

#[derive(Debug, Default)]
struct Family {
    words: HashMap<Box<str>, Option<Arc<Kindred>>>,
    /// How many kin they have, all together: those of one common name may be many.
    kin: usize,
}

impl Memory {
    /// What a word gave, if that is remembered.
    pub(super) fn of(&self, word: &str, family: u8) -> Option<Option<Arc<Kindred>>> {
        let families = self.0.read().ok()?;
        families.get(usize::from(family))?.words.get(word).cloned()
    }

    pub(super) fn keep(&self, word: &str, family: u8, found: Option<Arc<Kindred>>) {
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
