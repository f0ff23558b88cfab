//! What is known of each word form: its letters, and its senses, which are the groups of classes that it is of.
//!
//! Senses stand in a row of two numbers each, because a pair of words asks for every sense of the second with every one of the first. What
//! tells the classes of a group apart stands behind them, where there is more to tell than one spelling of its first class.

use polynym_store::{Numbers, OpenError, Sections, Writer};

/// Set in the last sense of a form, and in the last posting of a sense.
const LAST: u32 = 1 << 31;
const WRITTEN: u32 = 1 << 30;
const CAPITAL: u32 = 1 << 29;
/// The gaps behind which and before which a group stands in names: [`Gaps`], shifted.
const BEGINS: u32 = 29;
const GOES_ON: u32 = 27;
const ALONE: u32 = 1 << 26;
/// There is one posting, of the first class: it stands in the sense.
const SINGLE: u32 = 1 << 25;
/// There are fewer groups than this.
const GROUPS: u32 = 1 << 25;
/// There are fewer spellings than this.
const SPELLINGS: u32 = 1 << 29;

/// A form of some classes of a group, to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) group: u32,
    /// Which classes, as bits.
    pub(crate) variants: u32,
    pub(crate) spelling: u32,
    pub(crate) written: bool,
    pub(crate) capital: bool,
}

/// Kinds of gaps between words, as bits: an initial has a full stop behind it, so that a word of one letter, of which every text is full, is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Gaps(u32);

impl Gaps {
    pub(crate) const NONE: Self = Self(0);

    /// The kind of a gap.
    #[inline]
    pub(crate) fn of(is_space: bool) -> Self {
        Self(if is_space { 1 } else { 2 })
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether both have a kind.
    #[inline]
    pub(crate) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is any.
    #[inline]
    pub(crate) fn any(self) -> bool {
        self.0 != 0
    }
}

/// What groups are good for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Uses {
    pub(crate) alone: bool,
    /// Some name allows a small letter where it has a capital.
    pub(crate) small: bool,
    /// The gaps behind it where a longer name begins with it.
    pub(crate) begins: Gaps,
    /// The gaps before it where a name goes on with it.
    pub(crate) goes_on: Gaps,
}

/// A group that a form is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sense {
    bits: u32,
    /// The spelling if there is one posting, otherwise where they stand.
    second: u32,
}

impl Sense {
    /// The group.
    #[inline]
    pub(crate) fn group(self) -> u32 {
        self.bits & (GROUPS - 1)
    }

    /// Whether the group alone is a name.
    #[inline]
    pub(crate) fn is_alone(self) -> bool {
        self.bits & ALONE != 0
    }

    /// The gaps behind the group where longer names begin with it.
    #[inline]
    pub(crate) fn begins(self) -> Gaps {
        Gaps(self.bits >> BEGINS & 3)
    }

    /// The gaps before the group where names go on with it.
    #[inline]
    pub(crate) fn goes_on(self) -> Gaps {
        Gaps(self.bits >> GOES_ON & 3)
    }
}

/// A spelling as which a form is of some classes of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Posting {
    variants: u32,
    bits: u32,
}

impl Posting {
    /// Whether the form is of this class of the group.
    #[inline]
    pub(crate) fn is_of(self, variant: u32) -> bool {
        self.variants >> variant & 1 == 1
    }

    /// The place of the spelling.
    #[inline]
    pub(crate) fn spelling(self) -> u32 {
        self.bits & (SPELLINGS - 1)
    }

    /// Whether the form is spelled so in the row: it agrees with all others that are.
    #[inline]
    pub(crate) fn is_written(self) -> bool {
        self.bits & WRITTEN != 0
    }

    /// Whether the spelling begins with a capital.
    #[inline]
    pub(crate) fn is_capital(self) -> bool {
        self.bits & CAPITAL != 0
    }
}

/// [`Records`] in the making.
#[derive(Debug, Default)]
pub(crate) struct RecordsBuilder(Vec<u32>);

impl RecordsBuilder {
    /// Adds a form with its entries, which come by their groups, and tells its place.
    ///
    /// # Panics
    /// If there are more groups or spellings than can be numbered, or all forms take more than sixteen gigabytes.
    pub(crate) fn add(&mut self, form: &str, entries: &[Entry], uses: &[Uses]) -> u32 {
        let records = &mut self.0;
        let place = u32::try_from(records.len()).expect("word forms take less than sixteen gigabytes");
        records.push(form.len() as u32);
        for four in form.as_bytes().chunks(4) {
            let mut letters = [0; 4];
            letters[..four.len()].copy_from_slice(four);
            records.push(u32::from_le_bytes(letters));
        }
        let flag = |holds: bool, bit: u32| if holds { bit } else { 0 };
        let posting = |entry: &Entry| flag(entry.written, WRITTEN) | flag(entry.capital, CAPITAL);
        let senses = entries.chunk_by(|a, b| a.group == b.group);
        let (start, count) = (records.len(), senses.clone().count());
        records.resize(start + count * 2, 0);
        for (i, entries) in senses.enumerate() {
            let group = entries[0].group;
            assert!(
                group < GROUPS && entries.iter().all(|entry| entry.spelling < SPELLINGS),
                "there are fewer than 33 million different words in names, and 536 million spellings"
            );
            let uses = uses[group as usize];
            let bits = group
                | flag(i + 1 == count, LAST)
                | uses.begins.0 << BEGINS
                | uses.goes_on.0 << GOES_ON
                | flag(uses.alone, ALONE);
            let sense = match entries {
                [only] if only.variants == 1 => [bits | SINGLE, only.spelling | posting(only)],
                _ => {
                    let at = records.len() as u32;
                    for (i, entry) in entries.iter().enumerate() {
                        let last = flag(i + 1 == entries.len(), LAST);
                        records.extend([entry.variants, entry.spelling | posting(entry) | last]);
                    }
                    [bits, at]
                }
            };
            records[start + i * 2..][..2].copy_from_slice(&sense);
        }
        place
    }

    pub(crate) fn finish(self) -> Records {
        Records(self.0.into_iter().collect())
    }
}

/// The records of all forms: of each its length in bytes, its letters, its senses, their postings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Records(Numbers);

impl Records {
    pub(crate) fn write(&self, file: &mut Writer) {
        file.numbers("records", &self.0);
    }

    pub(crate) fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self(file.numbers("records")?))
    }

    /// Brings a record near: most begin in one line of the caches and end in the next.
    #[inline]
    pub(crate) fn approach(&self, record: u32) {
        self.0.approach(record as usize);
        self.0.approach(record as usize + 8);
    }

    /// The letters of a form.
    #[inline]
    pub(crate) fn letters(&self, record: u32) -> &[u8] {
        let length = self.0.get(record as usize) as usize;
        let start = (record as usize + 1) * 4;
        self.0.bytes().get(start..start + length).unwrap_or_default()
    }

    /// The groups that a form is of.
    #[inline]
    pub(crate) fn senses(&self, record: u32) -> impl Iterator<Item = Sense> + '_ {
        let length = self.0.get(record as usize) as usize;
        let mut at = record as usize + 1 + length.div_ceil(4);
        let mut more = true;
        std::iter::from_fn(move || {
            let [bits, second] = self.0.many(at);
            at += 2;
            std::mem::replace(&mut more, bits & LAST == 0 && at < self.0.len()).then_some(Sense { bits, second })
        })
    }

    /// The spellings of a sense.
    #[inline]
    pub(crate) fn postings(&self, sense: Sense) -> impl Iterator<Item = Posting> + '_ {
        let single = (sense.bits & SINGLE != 0).then_some(Posting {
            variants: 1,
            bits: sense.second,
        });
        let mut at = sense.second as usize;
        let mut more = single.is_none();
        let several = std::iter::from_fn(move || {
            if !more {
                return None;
            }
            let [variants, bits] = self.0.many(at);
            at += 2;
            more = bits & LAST == 0 && at < self.0.len();
            Some(Posting { variants, bits })
        });
        single.into_iter().chain(several)
    }
}
