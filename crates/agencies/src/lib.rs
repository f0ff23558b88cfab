//! Ministries: what every country has, and what every language names by the same few words with the country's name behind or before them.
//!
//! Rows for them need not be written one by one. The tables in `data/agencies` say which kinds of ministry there are, which country has
//! them, and how each language puts the kind and the country together; [`write_csv`] makes gazetteer rows of that, to be laid over the
//! gazetteer whose countries they are about. Where that has a ministry already, by the same id or by one that the tables name, the rows add
//! names to it and change nothing else.
//!
//! ```
//! use polynym_gazetteer::Loader;
//! let countries = "id,type,name,lang,subtype,labels,demonyms,country\n\
//!                  Q212,PLACE,Ukraine,en,country,uk:Україна,Ukrainian | uk:український,UA\n";
//! let mut loader = Loader::new();
//! loader.layer("countries.csv", countries.as_bytes());
//! let gazetteer = loader.finish().into_result()?;
//! let mut csv = Vec::new();
//! polynym_agencies::write_csv(&gazetteer, &mut csv)?;
//! let csv = String::from_utf8(csv)?;
//! assert!(csv.contains("agency:ukraine-foreign-ministry,AGENCY,Ministry of Foreign Affairs of Ukraine,en"));
//! assert!(csv.contains("uk:Міністерство закордонних справ України"));
//! assert!(csv.contains("uk:українське МЗС"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod country;
mod error;
mod rows;
mod tables;
mod template;

pub use error::Error;
pub use rows::write_csv;

/// What findings call the layer of rows that [`write_csv`] makes.
pub const LAYER: &str = "agencies.csv";
