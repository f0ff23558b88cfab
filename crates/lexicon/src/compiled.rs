//! Forms folded, sorted and grouped by their first word: all of a lexicon but its automaton, ready to be stored.
//!
//! What a text does not touch is never decoded: a group stays a range of bytes until the first text that holds its first word.

use std::borrow::Cow;
use std::collections::BTreeMap;

use polynym_gazetteer::Form;
use polynym_text::fold_key;
use serde::{Deserialize, Serialize};

use crate::casing::capitals;

/// Forms ready for a [`Lexicon`](crate::Lexicon), in an order of their own that any order of the forms gives.
///
/// Folding and grouping happen once, where the forms are made; what is stored opens without either, and without a copy.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Compiled<'a> {
    /// The first words of the groups, one behind the other.
    #[serde(borrow)]
    firsts: Cow<'a, str>,
    /// The rests of the groups, encoded, one behind the other.
    #[serde(borrow, with = "serde_bytes")]
    rests: Cow<'a, [u8]>,
    /// Where each group ends in `firsts` and in `rests`.
    ends: Vec<(u32, u32)>,
}

/// The forms of one group that go on in the same way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Rest {
    /// The folded form from its first gap on.
    pub(crate) text: String,
    pub(crate) entries: Vec<Entry>,
}

/// A form ready to be compared with a find.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) form: Form,
    /// Words that begin with a capital, as bits.
    pub(crate) capitals: u32,
    /// Punctuation before and behind the words.
    pub(crate) head: Box<str>,
    pub(crate) tail: Box<str>,
}

impl Compiled<'_> {
    /// Folds and groups forms. Those without a letter or digit are left out, since no text could match them.
    ///
    /// # Panics
    /// If the forms take more than four gigabytes.
    pub fn new(forms: impl IntoIterator<Item = Form>) -> Self {
        let mut by_key: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for form in forms {
            let key = fold_key(&form.surface);
            if !key.text.is_empty() {
                let capitals = capitals(&key.shapes);
                let entry = Entry {
                    form,
                    capitals,
                    head: key.head.into(),
                    tail: key.tail.into(),
                };
                by_key.entry(key.text).or_default().push(entry);
            }
        }
        let mut groups: BTreeMap<String, Vec<Rest>> = BTreeMap::new();
        for (key, mut entries) in by_key {
            entries.sort_by(|a, b| a.form.cmp(&b.form));
            entries.dedup_by(|a, b| a.form == b.form);
            let gap = key.find(|c: char| !c.is_alphanumeric()).unwrap_or(key.len());
            let (first, rest) = key.split_at(gap);
            groups.entry(first.to_owned()).or_default().push(Rest {
                text: rest.to_owned(),
                entries,
            });
        }
        let (mut firsts, mut bytes, mut ends) = (String::new(), Vec::new(), Vec::new());
        let place = |length: usize| u32::try_from(length).expect("a compiled lexicon is smaller than four gigabytes");
        for (first, rests) in groups {
            firsts.push_str(&first);
            bytes = postcard::to_extend(&rests, bytes).expect("plain data is always encoded");
            ends.push((place(firsts.len()), place(bytes.len())));
        }
        Self {
            firsts: firsts.into(),
            rests: bytes.into(),
            ends,
        }
    }

    /// How many groups there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The first words, group by group.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|group| &self.firsts[self.start(group).0 as usize..self.ends[group].0 as usize])
    }

    /// The rests of a group; none if the stored bytes are not what [`Compiled::new`] wrote.
    pub(crate) fn rests(&self, group: usize) -> Vec<Rest> {
        let bytes = &self.rests[self.start(group).1 as usize..self.ends[group].1 as usize];
        postcard::from_bytes(bytes).unwrap_or_default()
    }

    fn start(&self, group: usize) -> (u32, u32) {
        group.checked_sub(1).map_or((0, 0), |before| self.ends[before])
    }

    /// All forms, in the order of their folded spellings.
    pub fn forms(&self) -> impl Iterator<Item = Form> {
        (0..self.len())
            .flat_map(|group| self.rests(group))
            .flat_map(|rest| rest.entries)
            .map(|entry| entry.form)
    }
}
