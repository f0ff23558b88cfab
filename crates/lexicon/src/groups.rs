//! Classes that are of one word as a row has it, in one group.
//!
//! The same given name has other spellings in one row than in another, by what stands beside it: endings of fewer languages, for one. Names
//! are sequences of groups, so that a word of a text is of few of them, and each name says which of the classes of a group it means.

use rustc_hash::FxHashMap as HashMap;

/// Classes of a group at most: a bit each.
const MOST: usize = 32;
/// Words of a name, from its first, that may be of any class of their group; those behind are of the first one.
pub(crate) const VARIED: usize = 6;

/// Which classes are of which group.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// The classes of each group, by their variant.
    classes: Vec<Vec<u32>>,
    /// The last group of a head word.
    of_head: HashMap<u32, u32>,
    /// The group of each class, and which variant it is there.
    of_class: Vec<(u32, u32)>,
    /// The groups of a single class, for words far back in a name.
    apart: HashMap<u32, u32>,
}

impl Groups {
    /// Puts a class into a group of its head word; classes come in order, some more than once.
    pub(crate) fn add(&mut self, class: u32, head: u32) {
        if (class as usize) < self.of_class.len() {
            return;
        }
        let last = self.of_head.get(&head).copied();
        let group = match last.filter(|&group| self.classes[group as usize].len() < MOST) {
            Some(group) => group,
            None => self.open(),
        };
        self.of_head.insert(head, group);
        let classes = &mut self.classes[group as usize];
        self.of_class.push((group, classes.len() as u32));
        classes.push(class);
    }

    /// The group of a class as the word at a place of a name, and its variant.
    pub(crate) fn place(&mut self, class: u32, word: usize) -> (u32, u32) {
        let (group, variant) = self.of_class[class as usize];
        if variant == 0 || word < VARIED {
            return (group, variant);
        }
        if let Some(&apart) = self.apart.get(&class) {
            return (apart, 0);
        }
        let apart = self.open();
        self.apart.insert(class, apart);
        self.classes[apart as usize].push(class);
        (apart, 0)
    }

    fn open(&mut self) -> u32 {
        self.classes.push(Vec::new());
        (self.classes.len() - 1) as u32
    }

    /// How many groups there are.
    pub(crate) fn len(&self) -> usize {
        self.classes.len()
    }

    /// The classes of each group, by their variant.
    pub(crate) fn all(&self) -> impl Iterator<Item = &[u32]> {
        self.classes.iter().map(Vec::as_slice)
    }
}
