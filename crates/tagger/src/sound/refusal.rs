//! Why a word that sounds like a name is not taken for it.

use std::fmt;

/// What speaks against a name that was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Nothing of the row is a surname that sounds so.
    Far,
    /// The vowels of two spellings in one script differ.
    OtherVowels,
    /// Somebody else has such a surname.
    Rival,
    /// It is a name beside its title only: Pope Francis.
    NeedsTitle,
    /// The language writes all nouns with a capital.
    Nouns,
    /// It is the name of a place.
    Place,
    /// It is in another script than the text.
    Foreign,
    /// It goes on with a capital that is no name: Air France.
    InTitle,
    /// It has a capital inside.
    InnerCapital,
    /// It is too short.
    Short,
    /// It begins a sentence, and has an ending.
    Head,
    /// It is a common word of the language, or an English one.
    Common,
    /// It is a given name.
    Given,
    /// The text has it without a capital, too.
    Small,
    /// The given name of somebody else stands before it.
    OtherGivenName,
    /// The title before it is that of the other gender.
    OtherTitle,
    /// Its ending is that of the other gender.
    OtherGender,
    /// The document does not name the person in full.
    NotNamed,
    /// A part of the name that does not stand alone.
    Part,
    /// It is spelled otherwise than in the full name.
    OtherSpelling,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Far => "too far in sound for a surname alone",
            Self::OtherVowels => "spelled with other vowels in the same script",
            Self::Rival => "somebody else has such a surname, too",
            Self::NeedsTitle => "a name that needs its title beside it",
            Self::Nouns => "the language writes all nouns with a capital",
            Self::Place => "the name of a place",
            Self::Foreign => "in another script than the text",
            Self::InTitle => "the next word has a capital and is no surname",
            Self::InnerCapital => "a capital inside the word",
            Self::Short => "too short to stand alone",
            Self::Head => "at the head of a sentence, with an ending",
            Self::Common => "a common word",
            Self::Given => "a given name",
            Self::Small => "the text has the word without a capital, too",
            Self::OtherGivenName => "somebody else's given name before it",
            Self::OtherTitle => "a title of the other gender before it",
            Self::OtherGender => "an ending of the other gender",
            Self::NotNamed => "the text does not name the person in full",
            Self::Part => "a part of the name that does not stand alone",
            Self::OtherSpelling => "spelled otherwise than in the full name",
        })
    }
}
