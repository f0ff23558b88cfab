//! What a comparison comes to.

use std::fmt;
use std::str::FromStr;

/// What two names are names of; it decides what their words mean for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum NameType {
    /// A person: given names, surnames, patronymics.
    #[default]
    Person,
    /// A place on a map: every word counts.
    Place,
    /// An organisation: every word counts, and it may have an acronym.
    Agency,
}

impl FromStr for NameType {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word.to_ascii_uppercase().as_str() {
            "PERSON" => Ok(Self::Person),
            "PLACE" => Ok(Self::Place),
            "AGENCY" => Ok(Self::Agency),
            _ => Err(format!("`{word}` is not PERSON, PLACE or AGENCY")),
        }
    }
}

impl fmt::Display for NameType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "PERSON",
            Self::Place => "PLACE",
            Self::Agency => "AGENCY",
        })
    }
}

/// How likely it is that two spellings are one name, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// 0 to 1: from 0.7 on they are one name as far as the spellings tell; below 0.5 something speaks against it; what is between agrees,
    /// but says too little (a surname alone).
    pub value: f32,
    /// The steps that led there, in words.
    pub how: Vec<String>,
}
