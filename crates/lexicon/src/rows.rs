//! What is stored of a spelling and of a name, decoded when a text has it.

use std::borrow::Cow;

use polynym_gazetteer::{CasePolicy, Date, FormRole, Gender, Tongue};
use polynym_text::Lang;
use serde::{Deserialize, Serialize};

/// [`Tongue`], ready to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum StoredTongue {
    Written,
    Respelled,
    Cases(Lang, Option<Gender>),
}

impl From<Tongue> for StoredTongue {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Written => Self::Written,
            Tongue::Respelled => Self::Respelled,
            Tongue::Cases(lang, gender) => Self::Cases(lang, gender),
        }
    }
}

/// A weight from 0 to 1 in a byte; none is 0.
pub(crate) fn weight(weight: f32) -> u8 {
    (weight * 255.0).round().clamp(1.0, 255.0) as u8
}

/// A reading; strings are places in the table of strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ReadingRow {
    /// Place in the table of tongues.
    pub(crate) tongue: u16,
    pub(crate) tags: u64,
    pub(crate) how: u32,
    pub(crate) base: u32,
    pub(crate) weight: u8,
}

/// A spelling of a word of a class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct SpellingRow<'a> {
    /// Stored as nothing where it is [`plainly`] spelled.
    #[serde(borrow)]
    pub(crate) text: Cow<'a, str>,
    /// Its words that begin with a capital, as bits: a run of an unspaced script is many words.
    pub(crate) capitals: u32,
    /// How many words it is.
    pub(crate) words: u32,
    pub(crate) readings: Vec<ReadingRow>,
}

/// Letters as they are or, of a capital, with the first one as a capital: the usual spelling of a folded word.
pub(crate) fn plainly(letters: &str, capital: bool) -> Cow<'_, str> {
    let mut chars = letters.chars();
    match chars.next().filter(|_| capital) {
        Some(first) => Cow::Owned(first.to_uppercase().chain(chars).collect()),
        None => Cow::Borrowed(letters),
    }
}

/// What names have in common that differ in their words and entities only; strings are places in the table of strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct StyleRow {
    pub(crate) role: FormRole,
    pub(crate) lang: Option<Lang>,
    pub(crate) case: CasePolicy,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) how: Vec<u32>,
    pub(crate) weight: u8,
    /// As they are written: before, between and behind the words.
    pub(crate) gaps: Vec<u32>,
    /// Punctuation before and behind the words.
    pub(crate) head: u32,
    pub(crate) tail: u32,
    /// Which class of its group each word is of: five bits a word, from the first.
    pub(crate) variants: u32,
}

/// A name: an entity in a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameRow {
    /// Place in the table of styles.
    pub(crate) style: u32,
    pub(crate) entity: u32,
}
