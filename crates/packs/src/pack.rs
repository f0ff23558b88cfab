//! The packs, and how each is made.

use std::io::Write;

use polynym_gazetteer::Gazetteer;

use crate::atlas::Atlas;
use crate::below::Below;
use crate::extract::{Error, Extract};
use crate::people;
use crate::place::{Name, Place};
use crate::rows::{Maker, Rows};

/// A gazetteer to lay over another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pack {
    /// Countries, territories, their first-level subdivisions, cities from 15,000 people on.
    World,
    /// Places of 500 to 15,000 people.
    Cities500,
    /// The cities, settlements, villages and raions of Ukraine in its state register.
    Ua,
    /// Given and family names across scripts.
    Names,
}

/// How much is in a pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines of the extracts that it is made of.
    pub read: usize,
    /// Rows written.
    pub rows: usize,
    /// Different ids.
    pub entities: usize,
    /// Names in all lists.
    pub names: usize,
}

/// The extracts of places, in the order in which they are read.
const WORLD: &[Extract] = &[
    Extract::Territories,
    Extract::Wikidata,
    Extract::Subdivisions,
    Extract::Cities,
    Extract::Zones,
];

impl Pack {
    /// All packs.
    pub const ALL: [Self; 4] = [Self::World, Self::Cities500, Self::Ua, Self::Names];

    /// The pack of a name.
    ///
    /// ```
    /// use polynym_packs::Pack;
    /// assert_eq!(Pack::from_name("world"), Some(Pack::World));
    /// assert_eq!(Pack::from_name("moon"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pack| pack.name() == name)
    }

    /// What it is called by.
    pub fn name(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Cities500 => "cities500",
            Self::Ua => "ua",
            Self::Names => "names",
        }
    }

    /// What is in it, in a line.
    pub fn title(self) -> &'static str {
        match self {
            Self::World => "Countries, first-level subdivisions and cities from 15,000 people on",
            Self::Cities500 => "Places of 500 to 15,000 people",
            Self::Ua => "Cities, settlements, villages and raions of Ukraine",
            Self::Names => "Given and family names across scripts; weak, and never persons",
        }
    }

    /// The ids of its sources in `data/sources.toml`.
    pub fn sources(self) -> &'static [&'static str] {
        match self {
            Self::World => &[
                "packs-territories",
                "packs-subdivisions",
                "packs-geonames",
                "packs-wikidata",
                "packs-zones",
                "packs",
            ],
            Self::Cities500 => &["packs-geonames", "packs"],
            Self::Ua => &["packs-ua", "packs-geonames", "packs"],
            Self::Names => &["packs-names"],
        }
    }

    /// The licences of its sources: SPDX identifiers.
    pub fn licences(self) -> &'static [&'static str] {
        match self {
            Self::World => &["CC-BY-4.0", "MIT", "Unicode-3.0", "Unicode-DFS-2016"],
            Self::Cities500 => &["CC-BY-4.0"],
            Self::Ua => &["CC-BY-4.0", "MIT"],
            Self::Names => &["MIT"],
        }
    }

    /// How much is in it over the curated gazetteer, as of the last rebuild of the data.
    ///
    /// ```
    /// assert!(polynym_packs::Pack::World.counts().entities > 35_000);
    /// ```
    pub fn counts(self) -> Counts {
        let counts = crate::tables::counts(self.name()).map(|(counts, _)| counts);
        let [read, rows, entities, names] = counts.unwrap_or_default();
        Counts {
            read,
            rows,
            entities,
            names,
        }
    }

    /// SHA-256 of the pack over the curated gazetteer, in hexadecimal, as of the last rebuild of the data: for whoever keeps what he made of a
    /// pack and has to know whether it is still that.
    ///
    /// ```
    /// assert_eq!(polynym_packs::Pack::World.digest().len(), 64);
    /// ```
    pub fn digest(self) -> &'static str {
        crate::tables::counts(self.name()).map_or("", |(_, digest)| digest)
    }

    fn extracts(self) -> Vec<Extract> {
        match self {
            Self::World => WORLD.to_vec(),
            Self::Cities500 => [WORLD, &[Extract::Towns]].concat(),
            Self::Ua => [WORLD, &[Extract::Towns, Extract::Register]].concat(),
            Self::Names => vec![Extract::People],
        }
    }

    /// Writes the pack as CSV, to be laid over `below`: a place that is there keeps its id, and a name that is there its meaning. The same
    /// gazetteer gives the same bytes.
    ///
    /// # Errors
    /// Those of the output. Extracts and tables are checked by the tests; [`Error`] tells file and line all the same.
    pub fn write(self, below: &Gazetteer, out: &mut impl Write) -> Result<Counts, Error> {
        let mut rows = Rows::new(out)?;
        match self {
            Self::Names => people::write(&mut rows)?,
            _ => self.places(below, &mut rows)?,
        }
        rows.finish()
    }

    fn places<W: Write>(self, below: &Gazetteer, rows: &mut Rows<W>) -> Result<(), Error> {
        let mut texts = Vec::new();
        for extract in self.extracts() {
            texts.push((extract, extract.text()?));
        }
        let atlas = Atlas::of(&texts)?;
        let below = Below::new(below);
        let maker = Maker::new(&atlas, &below)?;
        let own: &[Extract] = match self {
            Self::World => WORLD,
            Self::Cities500 => &[Extract::Towns],
            _ => &[Extract::Register],
        };
        let lines = |(extract, text): &(Extract, String)| if own.contains(extract) { text.lines().count() } else { 0 };
        rows.counts.read = texts.iter().map(lines).sum();
        for (at, place) in atlas.places.iter().enumerate() {
            let source = source(atlas.from[at]);
            match atlas.registered.get(&at) {
                Some(register) if self == Self::Ua => maker.put(rows, at, &[main(register)], &[register.id], "КАТОТТГ")?,
                _ if place.name.is_empty() || !own.contains(&atlas.from[at]) => {}
                _ => maker.put(rows, at, &place.names, &place.xref, source)?,
            }
        }
        Ok(())
    }
}

fn main<'a>(place: &Place<'a>) -> Name<'a> {
    Name {
        text: place.name,
        lang: place.lang,
    }
}

/// What a row says of where it comes from.
fn source(extract: Extract) -> &'static str {
    match extract {
        Extract::Territories | Extract::Subdivisions => "Unicode CLDR",
        Extract::Register => "КАТОТТГ",
        _ => "GeoNames",
    }
}
