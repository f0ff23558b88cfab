//! Flat tables in one file: written as they are, mapped as they are, read in place.
//!
//! A compiled lexicon is opened by whoever got it from wherever: so everything that a table says about itself is checked when the
//! file is opened ([`Sections::open`]), and no table can be asked for what it does not hold (a number beyond the end is 0, a string
//! beyond the end is empty). What is damaged without showing gives wrong answers at worst, never a crash and never undefined behaviour.

mod map;
mod near;
mod sections;
mod tables;

pub use bytes::Bytes;
pub use map::map;
pub use sections::{FORMAT, OpenError, Sections, Stamp, Writer};
pub use tables::{Blobs, Numbers, approach};
