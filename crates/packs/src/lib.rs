//! Places of the world and names of people, as rows of a gazetteer for those who ask for more than the curated one has.
//!
//! A [`Pack`] is a gazetteer that is made when it is wanted: from extracts of public sources (embedded, compressed) and a few small
//! tables that people edit. It is made *over* a gazetteer, whose rows win: a place that is in both keeps the id, the name and the
//! facts of the row that is there, and gets further names and ids. What a pack adds is found with care: a name that is a common word,
//! a person's name or the name of a much larger place is weak.
//!
//! ```
//! use polynym_gazetteer::{Gazetteer, Loader};
//! use polynym_packs::Pack;
//! let mut csv = Vec::new();
//! let counts = Pack::World.write(&Gazetteer::default(), &mut csv)?;
//! assert!(counts.entities > 35_000);
//! let csv = String::from_utf8(csv)?;
//! assert!(csv.starts_with("id,type,name,"));
//! assert!(csv.contains("\ngn:703448,PLACE,Kyiv,"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod atlas;
mod below;
mod extract;
mod guard;
mod pack;
mod people;
mod place;
mod rows;
mod shared;
mod tables;

pub use extract::Error;
pub use pack::{Counts, Pack};
