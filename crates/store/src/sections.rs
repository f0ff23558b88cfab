//! The file: a stamp, a table of sections with their checksums, and the sections.
//!
//! ```text
//! 0   magic, 8 bytes: "\x89PNX\r\n\x1A\n", which a transfer as text would spoil
//! 8   version of this layout, 4 bytes
//! 12  version of the folding of words, 4 bytes
//! 16  version of the tables of language that forms were made with, 8 bytes
//! 24  number of sections, 4 bytes; 4 bytes nothing
//! 32  a row of 40 bytes for each section: its name (16), where it starts, how long it is, its checksum with the gap before it (8 each)
//! ..  checksum of all that stands before, 8 bytes
//! ..  the sections, each at a multiple of 64
//! ```
//!
//! Numbers are stored with the lowest byte first. Checksums are XXH3 (64 bits): <https://github.com/Cyan4973/xxHash>, against accidents and not
//! against malice.

use std::hash::Hasher;
use std::io;

use bytes::Bytes;
use twox_hash::XxHash3_64;

/// What the file begins with, as PNG does: <https://www.w3.org/TR/png-3/#5PNG-file-signature>.
const MAGIC: [u8; 8] = *b"\x89PNX\r\n\x1A\n";
/// The version of the layout that this library writes, and the only one that it reads.
pub const FORMAT: u32 = 1;
/// Bytes before the table of sections, and of each of its rows.
const HEAD: usize = 32;
const ROW: usize = 40;
const NAME: usize = 16;
/// Where sections start: a cache line.
const ALIGN: usize = 64;
/// A file is not read as a whole to be opened: up to so many bytes are summed up then, the rest by [`Sections::verify`].
const SUMMED: usize = 16 << 20;

/// What a file was made with; one that was made with something else is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The version of the folding of words.
    pub fold: u32,
    /// The version of the tables of language.
    pub data: u64,
}

/// Why a file can't be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// It is something else.
    #[error("this is no compiled lexicon: it does not begin as one does")]
    Foreign,
    /// It ends too early.
    #[error("the lexicon is cut off: it has {has} bytes of {wanted}; copy or compile it again")]
    Truncated {
        /// Bytes that are there.
        has: u64,
        /// Bytes that it says it has.
        wanted: u64,
    },
    /// It was written by another version.
    #[error("the lexicon was compiled by another version ({what} {found}, this program has {wanted}); compile it again")]
    Version {
        /// Of what.
        what: &'static str,
        /// The version in the file.
        found: u64,
        /// The version that can be read.
        wanted: u64,
    },
    /// Bytes of it were changed.
    #[error("the lexicon is damaged in its {0}; compile it again")]
    Damaged(String),
    /// A section is not there.
    #[error("the lexicon has no {0}; compile it again")]
    Missing(String),
}

/// Collects sections and writes them.
#[derive(Debug, Default)]
pub struct Writer {
    stamp: Stamp,
    sections: Vec<(String, Bytes)>,
}

impl Writer {
    /// A file without sections.
    pub fn new(stamp: Stamp) -> Self {
        Self {
            stamp,
            sections: Vec::new(),
        }
    }

    /// Adds a section.
    ///
    /// # Panics
    /// If the name is empty, longer than 16 bytes, or taken.
    pub fn add(&mut self, name: &str, bytes: impl Into<Bytes>) {
        assert!((1..=NAME).contains(&name.len()), "a name of a section has 1 to 16 bytes");
        assert!(
            self.sections.iter().all(|(known, _)| known != name),
            "a section is there once"
        );
        self.sections.push((name.to_owned(), bytes.into()));
    }

    /// Adds numbers.
    pub fn numbers(&mut self, name: &str, numbers: &crate::Numbers) {
        self.add(name, numbers.bytes().clone());
    }

    /// Adds strings, as two sections.
    pub fn blobs(&mut self, name: &str, blobs: &crate::Blobs) {
        self.add(name, blobs.bytes().clone());
        self.add(&format!("{name}@"), blobs.starts().bytes().clone());
    }

    /// Writes the file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, mut to: impl io::Write) -> io::Result<()> {
        let mut head = MAGIC.to_vec();
        head.extend(FORMAT.to_le_bytes());
        head.extend(self.stamp.fold.to_le_bytes());
        head.extend(self.stamp.data.to_le_bytes());
        head.extend((self.sections.len() as u32).to_le_bytes());
        head.extend([0; 4]);
        let size = HEAD + ROW * self.sections.len() + 8;
        let mut at = size;
        let mut starts = Vec::new();
        for (name, bytes) in &self.sections {
            let end = at;
            at = end.next_multiple_of(ALIGN);
            let mut row = [0; NAME];
            row[..name.len()].copy_from_slice(name.as_bytes());
            head.extend(row);
            let mut sum = XxHash3_64::new();
            sum.write(&[0; ALIGN][..at - end]);
            sum.write(bytes);
            for number in [at as u64, bytes.len() as u64, sum.finish()] {
                head.extend(number.to_le_bytes());
            }
            starts.push(at);
            at += bytes.len();
        }
        head.extend(XxHash3_64::oneshot(&head).to_le_bytes());
        to.write_all(&head)?;
        let mut at = size;
        for ((_, bytes), start) in self.sections.iter().zip(starts) {
            to.write_all(&[0; ALIGN][..start - at])?;
            to.write_all(bytes)?;
            at = start + bytes.len();
        }
        to.flush()
    }

    /// The file in memory.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes).expect("memory takes all bytes");
        bytes
    }
}

/// An open file.
///
/// ```
/// use polynym_store::{OpenError, Sections, Stamp, Writer};
/// let stamp = Stamp { fold: 1, data: 7 };
/// let mut writer = Writer::new(stamp);
/// writer.add("names", "Kyiv");
/// let mut file = writer.to_bytes();
/// assert_eq!(Sections::open(file.clone().into(), stamp)?.get("names")?, "Kyiv");
/// *file.last_mut().unwrap() ^= 1;
/// assert_eq!(Sections::open(file.into(), stamp).unwrap_err(), OpenError::Damaged("names".into()));
/// # Ok::<(), OpenError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Sections {
    stamp: Stamp,
    all: Vec<Section>,
}

#[derive(Debug, Clone)]
struct Section {
    name: String,
    bytes: Bytes,
    /// The same with the gap before it.
    summed: Bytes,
    sum: u64,
}

impl Sections {
    /// Opens a file that was made with `wanted`. Its table is checked, and what the sections hold if they are small; see [`Sections::verify`].
    ///
    /// # Errors
    /// A file that is something else, of another version, cut off or changed.
    pub fn open(file: Bytes, wanted: Stamp) -> Result<Self, OpenError> {
        let opened = Self::read(file)?;
        for (what, found, wanted) in [
            ("folding", u64::from(opened.stamp.fold), u64::from(wanted.fold)),
            ("data", opened.stamp.data, wanted.data),
        ] {
            if found != wanted {
                return Err(OpenError::Version { what, found, wanted });
            }
        }
        if opened.all.iter().map(|section| section.bytes.len()).sum::<usize>() <= SUMMED {
            opened.verify()?;
        }
        Ok(opened)
    }

    /// Opens a file whatever it was made with, to look into it; nothing is summed up.
    ///
    /// # Errors
    /// A file that is something else, of another layout, cut off, or with a damaged table.
    pub fn read(file: Bytes) -> Result<Self, OpenError> {
        let has = file.len() as u64;
        let cut = |wanted: usize| OpenError::Truncated {
            has,
            wanted: wanted as u64,
        };
        if !file.starts_with(&MAGIC[..MAGIC.len().min(file.len()).max(1)]) {
            return Err(OpenError::Foreign);
        }
        let short = |at: usize| Some(u32::from_le_bytes(file.get(at..at + 4)?.try_into().ok()?));
        let long = |at: usize| Some(u64::from_le_bytes(file.get(at..at + 8)?.try_into().ok()?));
        let format = short(8).ok_or(cut(HEAD))?;
        if format != FORMAT {
            return Err(OpenError::Version {
                what: "layout",
                found: u64::from(format),
                wanted: u64::from(FORMAT),
            });
        }
        let (fold, data) = (short(12).ok_or(cut(HEAD))?, long(16).ok_or(cut(HEAD))?);
        let count = short(24).ok_or(cut(HEAD))? as usize;
        let end = HEAD + ROW * count;
        let sum = long(end).ok_or(cut(end + 8))?;
        if XxHash3_64::oneshot(&file[..end]) != sum {
            return Err(OpenError::Damaged("table of sections".to_owned()));
        }
        let mut all = Vec::with_capacity(count);
        let mut behind = end + 8;
        for row in 0..count {
            let at = HEAD + ROW * row;
            let name = String::from_utf8_lossy(&file[at..at + NAME])
                .trim_end_matches('\0')
                .to_owned();
            let number = |place: usize| long(at + NAME + 8 * place).unwrap_or_default();
            let range = usize::try_from(number(0)).ok().zip(usize::try_from(number(1)).ok());
            let Some((start, stop)) = range.and_then(|(start, length)| Some((start, start.checked_add(length)?))) else {
                return Err(OpenError::Damaged("table of sections".to_owned()));
            };
            if start < behind {
                return Err(OpenError::Damaged("table of sections".to_owned()));
            }
            if stop > file.len() {
                return Err(cut(stop));
            }
            all.push(Section {
                name,
                bytes: file.slice(start..stop),
                summed: file.slice(behind..stop),
                sum: number(2),
            });
            behind = stop;
        }
        Ok(Self {
            stamp: Stamp { fold, data },
            all,
        })
    }

    /// Sums up all sections.
    ///
    /// # Errors
    /// [`OpenError::Damaged`] with the name of the first one whose bytes are not what was written.
    pub fn verify(&self) -> Result<(), OpenError> {
        match self
            .all
            .iter()
            .find(|section| XxHash3_64::oneshot(&section.summed) != section.sum)
        {
            Some(damaged) => Err(OpenError::Damaged(damaged.name.clone())),
            None => Ok(()),
        }
    }

    /// What the file was made with.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// The names of the sections with their sizes in bytes, in the order of the file.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, usize)> {
        self.all.iter().map(|section| (section.name.as_str(), section.bytes.len()))
    }

    /// A section.
    ///
    /// # Errors
    /// [`OpenError::Missing`] if there is none of this name.
    pub fn get(&self, name: &str) -> Result<Bytes, OpenError> {
        let found = self.all.iter().find(|section| section.name == name);
        let section = found.ok_or_else(|| OpenError::Missing(name.to_owned()))?;
        Ok(section.bytes.clone())
    }

    /// A section of numbers.
    ///
    /// # Errors
    /// As [`Sections::get`].
    pub fn numbers(&self, name: &str) -> Result<crate::Numbers, OpenError> {
        Ok(crate::Numbers::over(self.get(name)?))
    }

    /// The strings that [`Writer::blobs`] added.
    ///
    /// # Errors
    /// As [`Sections::get`].
    pub fn blobs(&self, name: &str) -> Result<crate::Blobs, OpenError> {
        Ok(crate::Blobs::over(self.get(name)?, self.numbers(&format!("{name}@"))?))
    }
}
