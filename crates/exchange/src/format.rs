//! The formats that are read, by name, and the way into their readers.

use std::io::{self, BufRead};

use crate::error::Error;
use crate::options::{Options, Summary};
use crate::read::gate::GateList;
use crate::read::{flashtext, ftm, gate, geonames, legislators, list, long, opensanctions, spacy, sparknlp, sparql, wikidata};
use crate::row::Row;
use crate::sink::Sink;

/// A format that gazetteers are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// GeoNames `allCountries`, `cities15000` and their like: 19 columns parted by tabs.
    Geonames,
    /// Wikidata's JSON dump: an array, an entity a line.
    Wikidata,
    /// The CSV that a SPARQL endpoint gives.
    Sparql,
    /// OpenSanctions `targets.simple.csv`.
    Opensanctions,
    /// FollowTheMoney entities, JSON lines.
    Ftm,
    /// Members of the United States Congress, YAML.
    Legislators,
    /// spaCy's EntityRuler patterns, JSON lines.
    Spacy,
    /// GATE's lists.
    Gate,
    /// FlashText's dictionary, JSON.
    Flashtext,
    /// Spark NLP's EntityRuler, CSV.
    Sparknlp,
    /// A name a line.
    List,
    /// The long form of a gazetteer: CSV with a name a row.
    Long,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 12] = [
        Self::Geonames,
        Self::Wikidata,
        Self::Sparql,
        Self::Opensanctions,
        Self::Ftm,
        Self::Legislators,
        Self::Spacy,
        Self::Gate,
        Self::Flashtext,
        Self::Sparknlp,
        Self::List,
        Self::Long,
    ];

    /// Its name.
    ///
    /// ```
    /// use polynym_exchange::Format;
    /// assert_eq!(Format::Geonames.as_str(), "geonames");
    /// assert_eq!(Format::parse("geonames"), Some(Format::Geonames));
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Geonames => "geonames",
            Self::Wikidata => "wikidata",
            Self::Sparql => "sparql",
            Self::Opensanctions => "opensanctions",
            Self::Ftm => "ftm",
            Self::Legislators => "legislators",
            Self::Spacy => "spacy",
            Self::Gate => "gate",
            Self::Flashtext => "flashtext",
            Self::Sparknlp => "sparknlp",
            Self::List => "list",
            Self::Long => "long",
        }
    }

    /// The format of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// The columns that its rows may fill, in the order of the gazetteer CSV.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Geonames => &[
                "id", "type", "name", "subtype", "labels", "aliases", "weak", "priority", "from", "to", "country", "xref",
                "source", "x_lat", "x_lon",
            ],
            Self::Wikidata => &[
                "id",
                "type",
                "name",
                "lang",
                "subtype",
                "gender",
                "labels",
                "aliases",
                "weak",
                "priority",
                "country",
                "description",
                "source",
            ],
            Self::Sparql => &[
                "id",
                "type",
                "name",
                "lang",
                "subtype",
                "gender",
                "labels",
                "aliases",
                "weak",
                "role",
                "from",
                "to",
                "country",
                "parent",
                "description",
                "source",
            ],
            Self::Opensanctions => &["id", "type", "name", "subtype", "aliases", "weak", "country", "source"],
            Self::Ftm => &[
                "id", "type", "name", "subtype", "gender", "aliases", "weak", "role", "country", "xref",
            ],
            Self::Legislators => &[
                "id", "type", "name", "lang", "subtype", "gender", "aliases", "weak", "role", "from", "to", "country", "xref",
                "source",
            ],
            Self::Spacy => &["id", "type", "name", "aliases", "weak", "case"],
            Self::Gate => &[
                "id",
                "type",
                "name",
                "lang",
                "subtype",
                "gender",
                "aliases",
                "weak",
                "x_features",
            ],
            Self::Sparknlp => &["id", "type", "name", "aliases", "weak"],
            Self::Flashtext | Self::List => &["id", "type", "name", "lang", "aliases", "weak"],
            Self::Long => &[
                "id",
                "type",
                "name",
                "lang",
                "subtype",
                "gender",
                "labels",
                "aliases",
                "weak",
                "demonyms",
                "exclude",
                "case",
                "inflect",
                "priority",
                "role",
                "from",
                "to",
                "country",
                "parent",
                "xref",
                "description",
                "source",
            ],
        }
    }
}

/// Reads a stream and hands on its rows as they come: [`Importer`] for one stream.
///
/// # Errors
/// As [`Importer::read`].
pub fn import(
    format: Format,
    input: impl BufRead,
    options: &Options,
    each: &mut dyn FnMut(Row) -> io::Result<()>,
) -> Result<Summary, Error> {
    let mut importer = Importer::new(options, each);
    importer.read(format, input)?;
    Ok(importer.finish())
}

/// Reads streams one after another, as if they were one, and hands on their rows as they come.
///
/// All rows of an entity that stand together come together, the one with its type and name first; what is said of it later comes as
/// further rows of its id.
pub struct Importer<'a>(Sink<'a>);

impl<'a> Importer<'a> {
    /// Hands rows on to `each`.
    pub fn new(options: &'a Options, each: &'a mut dyn FnMut(Row) -> io::Result<()>) -> Self {
        Self(Sink::new(options, each))
    }

    /// Reads a stream.
    ///
    /// # Errors
    /// A stream that is not of the format, with the place; one that can't be read; an error that `each` gives back.
    pub fn read(&mut self, format: Format, input: impl BufRead) -> Result<(), Error> {
        let sink = &mut self.0;
        match format {
            Format::Geonames => geonames::read(input, sink),
            Format::Wikidata => wikidata::read(input, sink),
            Format::Sparql => sparql::read(input, sink),
            Format::Opensanctions => opensanctions::read(input, sink),
            Format::Ftm => ftm::read(input, sink),
            Format::Legislators => legislators::read(input, sink),
            Format::Spacy => spacy::read(input, sink),
            Format::Gate => gate::read(input, &GateList::default(), sink),
            Format::Flashtext => flashtext::read(input, sink),
            Format::Sparknlp => sparknlp::read(input, sink),
            Format::List => list::read(input, sink),
            Format::Long => long::read(input, sink),
        }
    }

    /// Reads one list of GATE's, of which a definition says what its names are.
    ///
    /// # Errors
    /// As [`Importer::read`].
    pub fn read_gate(&mut self, list: &GateList, input: impl BufRead) -> Result<(), Error> {
        gate::read(input, list, &mut self.0)
    }

    /// What came of it.
    pub fn finish(self) -> Summary {
        self.0.summary
    }
}
