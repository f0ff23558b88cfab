//! The long form of a gazetteer: a CSV with a name a row, for spreadsheets, where lists in a cell are hard to edit.
//!
//! What is said of the entity as a whole stands beside its `name`; an office is a row, too. Nothing is lost on the way there and back but
//! the order of names of different kinds.

/// The columns, in the order in which they are written.
pub const LONG_COLUMNS: &[&str] = &[
    "id",
    "type",
    "what",
    "text",
    "lang",
    "fixed",
    "case",
    "inflect",
    "from",
    "to",
    "subtype",
    "gender",
    "priority",
    "country",
    "parent",
    "xref",
    "description",
    "source",
];

/// What a row may be about: the name that is shown, a name of one of the five lists, or an office.
pub(crate) const WHATS: [&str; 7] = ["name", "label", "alias", "weak", "demonym", "exclude", "role"];
