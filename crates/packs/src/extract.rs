//! The embedded extracts: compressed tables of lines.

use std::io::{self, Read};

use ruzstd::decoding::StreamingDecoder;

// Statics, so that each is in the program once, whatever is inlined where.
static TERRITORIES: &[u8] = include_bytes!("../extracts/territories.tsv.zst");
static WIKIDATA: &[u8] = include_bytes!("../extracts/territories-wikidata.tsv.zst");
static SUBDIVISIONS: &[u8] = include_bytes!("../extracts/subdivisions.tsv.zst");
static CITIES: &[u8] = include_bytes!("../extracts/cities15000.tsv.zst");
static TOWNS: &[u8] = include_bytes!("../extracts/cities500.tsv.zst");
static ZONES: &[u8] = include_bytes!("../extracts/zones.tsv.zst");
static REGISTER: &[u8] = include_bytes!("../extracts/ua.tsv.zst");
static PEOPLE: &[u8] = include_bytes!("../extracts/people.tsv.zst");

/// Larger than any extract; a damaged one must not fill the memory.
const MOST_BYTES: u64 = 256 << 20;

/// Why a pack can't be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A line of an extract or a table that can't be read.
    #[error("{file}:{line}: {what}")]
    Line {
        /// The file, as it is called in the tree.
        file: &'static str,
        /// From 1.
        line: usize,
        /// What is wrong, and the mend.
        what: String,
    },
    /// An extract that can't be unpacked.
    #[error("{file}: {what}; make it anew (`cargo xtask data extract`)")]
    Damaged {
        /// The file, as it is called in the tree.
        file: &'static str,
        /// What the unpacker says.
        what: String,
    },
    /// The output.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// A file that is compiled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extract {
    /// Countries, territories, parts of the world.
    Territories,
    /// Their ids in Wikidata.
    Wikidata,
    /// First-level subdivisions.
    Subdivisions,
    /// Cities from 15,000 people on.
    Cities,
    /// Places of 500 to 15,000 people.
    Towns,
    /// Cities of time zones, in further languages.
    Zones,
    /// Places of Ukraine.
    Register,
    /// Groups of given and family names.
    People,
}

impl Extract {
    /// Its path in the tree.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Territories => "data/extracts/territories.tsv.zst",
            Self::Wikidata => "data/extracts/territories-wikidata.tsv.zst",
            Self::Subdivisions => "data/extracts/subdivisions.tsv.zst",
            Self::Cities => "data/extracts/cities15000.tsv.zst",
            Self::Towns => "data/extracts/cities500.tsv.zst",
            Self::Zones => "data/extracts/zones.tsv.zst",
            Self::Register => "data/extracts/ua.tsv.zst",
            Self::People => "data/extracts/people.tsv.zst",
        }
    }

    /// The bytes as they are compiled in.
    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Territories => TERRITORIES,
            Self::Wikidata => WIKIDATA,
            Self::Subdivisions => SUBDIVISIONS,
            Self::Cities => CITIES,
            Self::Towns => TOWNS,
            Self::Zones => ZONES,
            Self::Register => REGISTER,
            Self::People => PEOPLE,
        }
    }

    /// The table.
    pub(crate) fn text(self) -> Result<String, Error> {
        unpack(self.bytes()).map_err(|what| Error::Damaged { file: self.file(), what })
    }
}

fn unpack(bytes: &[u8]) -> Result<String, String> {
    let decoder = StreamingDecoder::new(bytes).map_err(|error| error.to_string())?;
    let mut text = String::new();
    let read = decoder.take(MOST_BYTES).read_to_string(&mut text);
    read.map_err(|error| error.to_string())?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_an_error() {
        for bytes in [&b""[..], b"no zstd", &Extract::Zones.bytes()[..1000]] {
            assert!(unpack(bytes).is_err());
        }
    }

    #[test]
    fn tables_are_sorted_and_whole() {
        for extract in [Extract::Territories, Extract::Subdivisions, Extract::Register] {
            let text = extract.text().unwrap();
            assert!(text.ends_with('\n') && text.lines().is_sorted(), "{}", extract.file());
        }
    }
}
