//! Forms folded, sorted and grouped by their first word: all of a lexicon but its automaton, ready to be stored.

use std::collections::BTreeMap;

use polynym_gazetteer::Form;
use polynym_text::fold_key;
use serde::{Deserialize, Serialize};

use crate::casing::capitals;

/// Forms ready for a [`Lexicon`](crate::Lexicon), in an order of their own that any order of the forms gives.
///
/// Folding and grouping happen once, where the forms are made; what is stored opens without either.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Compiled {
    pub(crate) groups: Vec<Group>,
}

/// The forms that begin with one folded word.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Group {
    /// The folded form up to its first gap.
    pub(crate) first: String,
    pub(crate) rests: Vec<Rest>,
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

impl Compiled {
    /// Folds and groups forms. Those without a letter or digit are left out, since no text could match them.
    pub fn new(forms: impl IntoIterator<Item = Form>) -> Self {
        let mut by_key: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for form in forms {
            let key = fold_key(&form.surface);
            if !key.text.is_empty() {
                let capitals = capitals(&key.shapes);
                let entry = Entry { form, capitals, head: key.head.into(), tail: key.tail.into() };
                by_key.entry(key.text).or_default().push(entry);
            }
        }
        Self::group(by_key)
    }

    fn group(by_key: BTreeMap<String, Vec<Entry>>) -> Self {
        let mut groups: BTreeMap<String, Vec<Rest>> = BTreeMap::new();
        for (key, mut entries) in by_key {
            entries.sort_by(|a, b| a.form.cmp(&b.form));
            entries.dedup_by(|a, b| a.form == b.form);
            let gap = key.find(|c: char| !c.is_alphanumeric()).unwrap_or(key.len());
            let (first, rest) = key.split_at(gap);
            groups.entry(first.to_owned()).or_default().push(Rest { text: rest.to_owned(), entries });
        }
        Self { groups: groups.into_iter().map(|(first, rests)| Group { first, rests }).collect() }
    }

    /// The forms of the entities that `kept` gives a (new) index, and the forms of others beside them.
    pub fn overlay(self, kept: impl Fn(u32) -> Option<u32>, forms: impl IntoIterator<Item = Form>) -> Self {
        let mut by_key: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        let mut take = |groups: Vec<Group>, index: &dyn Fn(u32) -> Option<u32>| {
            for Group { first, rests } in groups {
                for Rest { text, entries } in rests {
                    let entries = entries.into_iter().filter_map(|mut e| {
                        e.form.entity = index(e.form.entity)?;
                        Some(e)
                    });
                    by_key.entry(format!("{first}{text}")).or_default().extend(entries);
                }
            }
        };
        take(self.groups, &kept);
        take(Self::new(forms).groups, &Some);
        by_key.retain(|_, entries| !entries.is_empty());
        Self::group(by_key)
    }

    /// All forms, in the order of their folded spellings.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.groups.iter().flat_map(|g| &g.rests).flat_map(|r| &r.entries).map(|e| &e.form)
    }
}
