//! The tables of `data/sound` that are arranged when the program is built.

use super::endings::Ending;
use super::epithets::Epithet;

include!(concat!(env!("OUT_DIR"), "/sound.rs"));
