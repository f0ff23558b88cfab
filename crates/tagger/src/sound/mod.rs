//! Names that no form spells: found by what they sound like.
//!
//! A word of a text that looks like a name is compared by its sound with the words of people's names in the gazetteer (`ears`). Alone that
//! says little, so it counts where something else agrees (`heard`): two words of one name stand together; the document has named the person
//! in full already; or the word is a surname, very near in sound, that nobody else in the gazetteer has.

mod around;
mod arranged;
mod attention;
mod builder;
mod ears;
mod endings;
mod epithets;
mod full;
mod heard;
mod initials;
mod lone;
mod memory;
mod nearness;
mod places;
mod refusal;
mod short;
mod stems;
mod stored;
mod tables;
mod tokens;
mod voices;

pub use ears::Ears;
pub(crate) use ears::numeral;
pub(crate) use heard::{Full, Heard, Listener, Reason, Remark};
pub use stored::StoredEars;

/// Reads the tables of this module.
pub(crate) fn prepare() {
    places::is_place("");
}
