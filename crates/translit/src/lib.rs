//! Transliteration of names: every published scheme is a file of rules, and this crate interprets them.
//!
//! A scheme, `data/translit/<language>/<id>.toml`, cites its standard and carries its examples; the format is described beside
//! them. It is read (`file`, `syntax`), its classes and sets are spelled out (`expand`), and each of its stages becomes an
//! automaton (`compile`, `automaton`) that takes the longest source whose context (`context`) holds, in the case of the text
//! (`casing`). `back` reads a scheme backwards, `variants` follows all its alternatives. Stages that are no rules are in `transform`, readings of Han
//! characters in `han`; what is known of single characters in `letters`.
//!
//! ```
//! use polynym_translit::Schemes;
//! let scheme = Schemes::embedded().get("ua-ukr-Cyrl-Latn-2010").unwrap().unwrap();
//! assert_eq!(scheme.transliterate("Згорани, ЩУКА, Юрій").text, "Zghorany, SHCHUKA, Yurii");
//! ```

mod automaton;
mod back;
mod buffer;
mod casing;
mod compile;
mod context;
mod error;
mod expand;
mod file;
mod han;
mod letters;
mod registry;
mod scheme;
pub mod sound;
mod syntax;
mod transform;
mod variants;

pub use back::{Back, Original};
pub use error::{Error, Reason};
pub use registry::{Entry, Schemes};
pub use scheme::{Failure, Piece, Scheme, Transliteration, Workspace};
pub use variants::Variant;

/// Any text in ASCII, letter by letter and without knowing the language: what to fall back on where there is no scheme. It is often
/// wrong (Зеленський becomes Zelens'kii), so tell your readers that it is a guess.
///
/// ```
/// assert_eq!(polynym_translit::last_resort("ᏣᎳᎩ"), "tsalagi");
/// ```
#[must_use]
pub fn last_resort(text: &str) -> String {
    deunicode::deunicode(text)
}
