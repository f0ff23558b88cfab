//! Entities of a gazetteer to the formats of other tools.

mod gate;
mod geonames;
mod long;
mod spacy;

use std::collections::BTreeMap;
use std::io;

use polynym_gazetteer::Gazetteer;

pub use gate::{GateFile, export_gate};

/// A format that gazetteers are written in, one stream each. GATE's has several files: [`export_gate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// spaCy's EntityRuler patterns, JSON lines: the strong names.
    Spacy,
    /// The 19 columns of GeoNames: the places.
    Geonames,
    /// A CSV with a name a row: everything.
    Long,
}

/// What came of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Lines written, a header aside.
    pub lines: u64,
    /// What was left out, by the reason, with how many.
    pub skipped: BTreeMap<&'static str, u64>,
}

impl Exported {
    fn skip(&mut self, reason: &'static str) {
        *self.skipped.entry(reason).or_default() += 1;
    }
}

/// Writes a gazetteer in another format.
///
/// ```
/// use polynym_exchange::{Target, export};
/// use polynym_gazetteer::Loader;
/// let mut loader = Loader::new();
/// loader.layer("places.csv", "id,type,name\nQ1899,PLACE,Kyiv\n".as_bytes());
/// let mut out = Vec::new();
/// export(Target::Spacy, &loader.finish().into_result()?, &mut out)?;
/// assert_eq!(String::from_utf8(out)?, "{\"label\":\"GPE\",\"pattern\":\"Kyiv\",\"id\":\"Q1899\"}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Those of the output.
pub fn export(target: Target, gazetteer: &Gazetteer, out: &mut dyn io::Write) -> io::Result<Exported> {
    match target {
        Target::Spacy => spacy::write(gazetteer, out),
        Target::Geonames => geonames::write(gazetteer, out),
        Target::Long => long::write(gazetteer, out),
    }
}
