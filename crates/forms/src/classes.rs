//! The word classes that names share, each made once.

use std::sync::Arc;

use polynym_gazetteer::Class;
use polynym_text::Lang;
use rustc_hash::FxHashMap;

use crate::common::split;
use crate::name::{Shape, Slot, Step};
use crate::order::initial;

/// Classes with so many spellings and readings together are remembered: some three hundred megabytes. Beyond that all are forgotten.
const REMEMBERED: usize = 1 << 22;

/// A class in two: the spellings that are common words, and the others.
pub(crate) type Split = Option<(Arc<Class>, Arc<Class>)>;

/// A class, kept so that no other takes its address, with what was made of it.
type With<T> = (Arc<Class>, T);

/// The address of a class, the language of its name, and whether somebody made that.
type Splitting = (usize, Option<Lang>, bool);

/// The classes, by what their spellings come from.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    known: FxHashMap<Arc<[Step]>, Arc<Class>>,
    /// By the address of a class.
    initials: FxHashMap<usize, With<Arc<Class>>>,
    splits: FxHashMap<Splitting, With<Split>>,
    readings: usize,
}

impl Classes {
    /// Forgets all, if there is too much.
    pub(crate) fn forget(&mut self) {
        if self.readings > REMEMBERED {
            *self = Self::default();
        }
    }

    fn count(&mut self, class: &Class) {
        self.readings += class
            .spellings
            .iter()
            .map(|spelling| spelling.readings.len() + 1)
            .sum::<usize>();
    }

    /// The class of a word.
    pub(crate) fn of(&mut self, slot: &Slot) -> Arc<Class> {
        let class = || Arc::new(slot.spellings().class());
        let Some(steps) = slot.steps() else { return class() };
        if let Some(known) = self.known.get(steps) {
            return known.clone();
        }
        let class = class();
        self.count(&class);
        self.known.insert(steps.into(), class.clone());
        class
    }

    /// The classes of the words of a name that is parted in some way.
    pub(crate) fn of_shape(&mut self, shape: &Shape) -> Vec<Arc<Class>> {
        shape.slots.iter().map(|slot| self.of(slot)).collect()
    }

    /// The initials of a word.
    pub(crate) fn initials(&mut self, class: &Arc<Class>) -> Arc<Class> {
        let address = Arc::as_ptr(class).addr();
        if let Some((_, known)) = self.initials.get(&address) {
            return known.clone();
        }
        let made = Arc::new(initial(class));
        self.count(class);
        self.count(&made);
        self.initials.insert(address, (class.clone(), made.clone()));
        made
    }

    /// A class whose spellings are names by themselves, in two if there are common words among them; `made` says that the name as it stands is not of
    /// the row, and is of that language.
    pub(crate) fn split(&mut self, class: &Arc<Class>, lang: Option<Lang>, made: bool) -> Split {
        let key = (Arc::as_ptr(class).addr(), lang, made);
        if let Some((_, known)) = self.splits.get(&key) {
            return known.clone();
        }
        let split = split(class, lang, made).map(|(common, others)| (Arc::new(common), Arc::new(others)));
        // Nobody asks again for a class that is of this name only.
        if Arc::strong_count(class) == 1 {
            return split;
        }
        self.count(class);
        if let Some((common, others)) = &split {
            self.count(common);
            self.count(others);
        }
        self.splits.insert(key, (class.clone(), split.clone()));
        split
    }
}
