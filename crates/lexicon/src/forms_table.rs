//! Word forms, found by their hash: whether there may be such a form, and of which classes it is.
//!
//! Most words of a text are of no name. What each form is good for stands in four bits, in a table small enough to stay near the processor
//! (`marks`); only words that it lets pass are looked for in the next one (`slots`), and only those found there are compared letter by
//! letter (`records`), which stand with the classes in one place. So no table is touched in vain twice.

use polynym_store::{Bytes, Numbers, OpenError, Sections, Writer};
use polynym_text::word_hash;

use crate::records::{Entry, Records, RecordsBuilder, Uses};

const EMPTY: u32 = u32::MAX;
/// Forms of a bucket, which is looked at as a whole; what finds no room goes to the next.
const BUCKET: usize = 4;
const WIDTH: usize = BUCKET * 2;

/// What a form may be, in any class: bits of its mark.
pub(crate) mod mark {
    /// A name by itself.
    pub(crate) const ALONE: u8 = 1;
    /// The first word of a longer name.
    pub(crate) const BEGINS: u8 = 2;
    /// A later word of a name.
    pub(crate) const GOES_ON: u8 = 4;
    /// A name although it begins with a small letter in the text.
    pub(crate) const SMALL: u8 = 8;
}

/// The tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct FormsTable {
    marks: Bytes,
    /// Buckets of [`BUCKET`] forms: the low halves of their hashes, then the places of their records.
    slots: Numbers,
    pub(crate) records: Records,
    count: u32,
}

impl FormsTable {
    /// Builds the tables of forms, each with its entries by their groups; the forms are all different.
    pub(crate) fn build<'f>(forms: impl ExactSizeIterator<Item = (&'f str, &'f [Entry])>, uses: &[Uses]) -> Self {
        let count = forms.len();
        let size = buckets_for(count);
        let mut slots = vec![EMPTY; size * WIDTH];
        let mut records = RecordsBuilder::default();
        let mut marks = vec![0_u8; marks_for(count)];
        for (form, entries) in forms {
            let hash = word_hash(form.as_bytes());
            let mut bits = 0;
            for entry in entries {
                let uses = uses[entry.group as usize];
                bits |= if uses.alone { mark::ALONE } else { 0 };
                bits |= if uses.begins.any() { mark::BEGINS } else { 0 };
                bits |= if uses.goes_on.any() { mark::GOES_ON } else { 0 };
                bits |= if uses.small || !entry.capital { mark::SMALL } else { 0 };
            }
            let (at, shift) = mark_place(hash, marks.len());
            marks[at] |= bits << shift;
            let place = (0..size * BUCKET)
                .map(|step| ((bucket_place(hash, size) + step / BUCKET) % size) * WIDTH + step % BUCKET)
                .find(|at| slots[at + BUCKET] == EMPTY)
                .expect("there is more room than there are forms");
            slots[place] = hash as u32;
            slots[place + BUCKET] = records.add(form, entries, uses);
        }
        Self {
            marks: marks.into(),
            slots: slots.into_iter().collect(),
            records: records.finish(),
            count: count as u32,
        }
    }

    pub(crate) fn write(&self, file: &mut Writer) {
        file.add("marks", self.marks.clone());
        file.numbers("slots", &self.slots);
        self.records.write(file);
        file.numbers("form count", &[self.count].into_iter().collect());
    }

    pub(crate) fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            marks: file.get("marks")?,
            slots: file.numbers("slots")?,
            records: Records::read(file)?,
            count: file.numbers("form count")?.get(0),
        })
    }

    /// How many forms there are.
    pub(crate) fn len(&self) -> usize {
        self.count as usize
    }

    /// What a word of this hash may be: too much, once in a while, but never too little.
    #[inline]
    pub(crate) fn mark(&self, hash: u64) -> u8 {
        if self.marks.is_empty() {
            return 0;
        }
        let (at, shift) = mark_place(hash, self.marks.len());
        self.marks[at] >> shift & 0xF
    }

    /// The record that a word of this hash most likely has, not compared: none if there is none in the bucket where it belongs, and
    /// whether it may be in the next.
    #[inline]
    pub(crate) fn likely(&self, hash: u64) -> (Option<u32>, bool) {
        let size = self.slots.len() / WIDTH;
        let at = bucket_place(hash, size) * WIDTH;
        let bucket = self.slots.many::<WIDTH>(at);
        let (mut found, mut full) = (EMPTY, true);
        for place in 0..BUCKET {
            let record = bucket[place + BUCKET];
            full &= record != EMPTY;
            found = if bucket[place] == hash as u32 && record != EMPTY {
                record
            } else {
                found
            };
        }
        ((found != EMPTY).then_some(found), full)
    }

    /// The record of a word.
    pub(crate) fn find(&self, hash: u64, word: &[u8]) -> Option<u32> {
        let size = self.slots.len() / WIDTH;
        for step in 0..size {
            let at = ((bucket_place(hash, size) + step) % size) * WIDTH;
            for place in 0..BUCKET {
                let record = self.slots.get(at + place + BUCKET);
                if record == EMPTY {
                    return None;
                }
                if self.slots.get(at + place) == hash as u32 && self.records.letters(record) == word {
                    return Some(record);
                }
            }
        }
        None
    }

    /// Brings near what [`FormsTable::likely`] looks at.
    #[inline]
    pub(crate) fn approach(&self, hash: u64) {
        self.slots.approach(bucket_place(hash, self.slots.len() / WIDTH) * WIDTH);
    }

    /// The records of all forms.
    pub(crate) fn all(&self) -> impl Iterator<Item = u32> + '_ {
        let places = (0..self.slots.len()).filter(|at| at % WIDTH >= BUCKET);
        let all = places.map(|at| self.slots.get(at));
        all.filter(|&record| record != EMPTY)
    }
}

fn buckets_for(forms: usize) -> usize {
    if forms == 0 { 0 } else { forms / 2 + 1 }
}

/// Four bits for each of eight times as many places as there are forms, or fewer where these would no longer be near.
fn marks_for(forms: usize) -> usize {
    const NEAR: usize = 1 << 22;
    match forms {
        0 => 0,
        _ => (forms * 4)
            .next_power_of_two()
            .min(NEAR.max(forms))
            .next_power_of_two()
            .max(8),
    }
}

#[inline]
fn mark_place(hash: u64, bytes: usize) -> (usize, u32) {
    let nibble = (hash >> 12) as usize & (bytes * 2 - 1);
    (nibble / 2, (nibble as u32 & 1) * 4)
}

#[inline]
fn bucket_place(hash: u64, buckets: usize) -> usize {
    (((hash >> 32) * buckets as u64) >> 32) as usize
}
