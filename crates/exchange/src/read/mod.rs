//! A reader for each format.

pub(crate) mod alternates;
mod countries;
pub(crate) mod flashtext;
pub(crate) mod ftm;
pub(crate) mod gate;
pub(crate) mod geonames;
mod json;
pub(crate) mod legislators;
pub(crate) mod list;
pub(crate) mod long;
pub(crate) mod opensanctions;
pub(crate) mod spacy;
pub(crate) mod sparknlp;
pub(crate) mod sparql;
mod table;
pub(crate) mod wikidata;
mod wikidata_classes;
