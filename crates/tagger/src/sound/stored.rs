//! The sound of a gazetteer's names as tables, which open without listening again.

use polynym_names::given::GroupId;
use polynym_store::{Blobs, Bytes, Numbers, OpenError, Sections, Writer};
use polynym_text::Lang;

use super::tables::Rows;
use super::voices::Voices;

/// The entity of names that are not people's: a surname that sounds like one has a rival.
pub(crate) const NOBODY: u32 = u32::MAX;

/// Names of more words are not listened to.
pub(super) const LONGEST: usize = 8;

/// What the names of a gazetteer's people, and those of places and bodies that are not translated, sound like: flat tables, made by
/// [`StoredEars::compile`].
#[derive(Debug, Clone, Default)]
pub struct StoredEars {
    pub(super) voices: Voices,
    /// [`WordRow`]s, name by name.
    pub(super) words: Numbers,
    /// The different words as they are spelled, folded.
    pub(super) letters: Blobs,
    /// By voice, the words that sound so, but for Roman numerals.
    pub(super) by_voice: Rows,
    /// By the group of its equivalents, given names, and whether the name is a ruler's: twice the word, and one more if it is.
    pub(super) by_group: Rows,
    /// The Roman numerals of names, sorted, and the words that are each: they have no sound.
    pub(super) numerals: Blobs,
    pub(super) by_numeral: Rows,
    /// By rank, the titles that are words of a name.
    pub(super) by_rank: Rows,
    /// By entity, the languages in which the row itself has a name, their letters as a number: there it is spelled, and needs no guess.
    pub(super) told: Rows,
    /// Where the words begin that are brands'.
    pub(super) brands: u32,
}

/// A word of a name, as it is stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordRow {
    pub(super) entity: u32,
    pub(super) voice: u32,
    /// Place of its letters.
    pub(super) letters: u32,
    /// The first word of its name, and how many that has.
    pub(super) first: u32,
    pub(super) count: u8,
    pub(super) at: u8,
    pub(super) rank: Option<u16>,
    /// As [`WordRow::PARTICLE`] and others say.
    pub(super) marks: u32,
}

impl WordRow {
    pub(super) const PARTICLE: u32 = 1;
    pub(super) const SURNAME: u32 = 2;
    pub(super) const SOLE: u32 = 4;
    pub(super) const THING: u32 = 8;
    pub(super) const NUMERAL: u32 = 16;

    /// Numbers of a row.
    const WIDTH: usize = 6;

    pub(super) fn numbers(self) -> [u32; Self::WIDTH] {
        let rank = self.rank.map_or(0, |rank| u32::from(rank) + 1);
        let place = rank << 16 | u32::from(self.count) << 8 | u32::from(self.at);
        [self.entity, self.voice, self.letters, self.first, place, self.marks]
    }
}

impl StoredEars {
    /// How many words there are.
    pub(super) fn len(&self) -> u32 {
        (self.words.len() / WordRow::WIDTH) as u32
    }

    /// A word; beyond the end one of nobody.
    #[inline]
    pub(super) fn word(&self, at: u32) -> WordRow {
        let start = at as usize * WordRow::WIDTH;
        let number = |column: usize| self.words.get(start + column);
        let place = number(4);
        WordRow {
            entity: if at < self.len() { number(0) } else { NOBODY },
            voice: number(1),
            letters: number(2),
            first: number(3).min(at),
            count: (place >> 8) as u8,
            at: (place as u8).min(LONGEST as u8),
            rank: (place >> 16).checked_sub(1).map(|rank| rank as u16),
            marks: number(5),
        }
    }

    /// The words that are a Roman numeral.
    pub(super) fn numeral(&self, numeral: &str) -> impl Iterator<Item = u32> + '_ {
        let found = (0..self.numerals.len()).find(|&at| self.numerals.get(at) == numeral.as_bytes());
        found.into_iter().flat_map(|at| self.by_numeral.of(at as u32))
    }

    /// The given names of rows that are of a group, and whether each is a ruler's.
    pub(super) fn of_group(&self, group: GroupId) -> impl Iterator<Item = (u32, bool)> + '_ {
        self.by_group
            .of(u32::from(group.number()))
            .map(|item| (item >> 1, item & 1 == 1))
    }

    /// The languages in which an entity's row has names of its own.
    pub(super) fn told(&self, entity: u32) -> impl Iterator<Item = Lang> + '_ {
        self.told.of(entity).filter_map(|letters| {
            let letters = letters.to_le_bytes();
            let end = letters.iter().position(|letter| *letter == 0).unwrap_or(letters.len());
            Lang::new(std::str::from_utf8(&letters[..end]).ok()?)
        })
    }

    /// A language as a number of [`StoredEars::told`].
    pub(super) fn tell(lang: Lang) -> u32 {
        let mut letters = [0; 4];
        let code = lang.as_str().as_bytes();
        letters[..code.len()].copy_from_slice(code);
        u32::from_le_bytes(letters)
    }

    /// Adds the tables to a file.
    pub fn write(&self, file: &mut Writer) {
        self.voices.write(file);
        file.numbers("ear words", &self.words);
        file.blobs("ear letters", &self.letters);
        file.blobs("ear numerals", &self.numerals);
        file.add("ear brands", Bytes::copy_from_slice(&self.brands.to_le_bytes()));
        for (name, rows) in self.rows() {
            rows.write(name, file);
        }
    }

    fn rows(&self) -> [(&'static str, &Rows); 5] {
        [
            ("ear by voice", &self.by_voice),
            ("ear by group", &self.by_group),
            ("ear by numeral", &self.by_numeral),
            ("ear by rank", &self.by_rank),
            ("ear told", &self.told),
        ]
    }

    /// The tables that [`StoredEars::write`] added to a file, read in place.
    ///
    /// # Errors
    /// A file without them.
    pub fn read(file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            voices: Voices::read(file)?,
            words: file.numbers("ear words")?,
            letters: file.blobs("ear letters")?,
            numerals: file.blobs("ear numerals")?,
            brands: file.numbers("ear brands")?.get(0),
            by_voice: Rows::read("ear by voice", file)?,
            by_group: Rows::read("ear by group", file)?,
            by_numeral: Rows::read("ear by numeral", file)?,
            by_rank: Rows::read("ear by rank", file)?,
            told: Rows::read("ear told", file)?,
        })
    }
}
