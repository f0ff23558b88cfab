//! A checked entity: what all the rows of one id say together.

use std::collections::BTreeMap;
use std::fmt;

use polynym_text::Lang;
use serde::{Deserialize, Serialize};

use crate::{Date, Name};

/// What kind of thing an entity is. A gazetteer may add kinds of its own.
///
/// ```
/// use polynym_gazetteer::EntityType;
/// assert_eq!(EntityType::parse("gpe"), EntityType::Place);
/// assert_eq!(EntityType::parse("SHIP").as_str(), "SHIP");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityType {
    /// A human being; also written `OFFICIAL`, `PER`.
    Person,
    /// A place on a map, large or small; also written `GPE`, `LOC`, `FAC`.
    Place,
    /// An organisation; also written `ORG`.
    Agency,
    /// A kind of the gazetteer's own, as written.
    Other(Box<str>),
}

impl EntityType {
    /// The kind of this name, synonyms included, in any letter case.
    pub fn parse(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "PERSON" | "OFFICIAL" | "PER" => Self::Person,
            "PLACE" | "GPE" | "LOC" | "FAC" => Self::Place,
            "AGENCY" | "ORG" => Self::Agency,
            _ => Self::Other(text.into()),
        }
    }

    /// `PERSON`, `PLACE`, `AGENCY`, or the gazetteer's own word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person => "PERSON",
            Self::Place => "PLACE",
            Self::Agency => "AGENCY",
            Self::Other(own) => own,
        }
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Grammatical gender, which decides the endings of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// `m`, `masc`.
    Masc,
    /// `f`, `fem`.
    Fem,
    /// `n`, `neut`.
    Neut,
}

impl Gender {
    /// Reads `m f n masc fem neut` in any letter case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "m" | "masc" => Some(Self::Masc),
            "f" | "fem" => Some(Self::Fem),
            "n" | "neut" => Some(Self::Neut),
            _ => None,
        }
    }

    /// `m`, `f` or `n`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Masc => "m",
            Self::Fem => "f",
            Self::Neut => "n",
        }
    }
}

/// An office and its term; both dates belong to it, `None` is open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Role {
    /// What the office is called.
    pub title: String,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
}

/// A country that an entity belongs to, or that claims it.
///
/// ```
/// use polynym_gazetteer::Country;
/// let claimed = Country::parse("claim:RU").unwrap();
/// assert!(claimed.claim && claimed.code == "RU");
/// assert_eq!(Country::parse("Ukraine"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code, in capitals.
    pub code: String,
    /// Claimed only.
    pub claim: bool,
}

impl Country {
    /// Reads a code in any letter case, with or without `claim:` before it.
    pub fn parse(text: &str) -> Option<Self> {
        let (claim, code) = text.strip_prefix("claim:").map_or((false, text), |code| (true, code));
        let code = code.trim().to_ascii_uppercase();
        crate::country::is_country(&code).then_some(Self { code, claim })
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.claim { "claim:" } else { "" }, self.code)
    }
}

/// The priority of an entity whose rows state none.
pub(crate) const DEFAULT_PRIORITY: u8 = 50;

/// A person, place or agency with everything its rows say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The same for one entity everywhere: `Q3874799`, `gn:703448`, `place:kyiv`.
    pub id: String,
    /// Person, place, agency, or the gazetteer's own kind.
    pub kind: EntityType,
    /// All names: the [`Main`](crate::NameKind::Main) one first, then by kind, undated before dated, in order of appearance.
    pub names: Vec<Name>,
    /// The language of the main name, where known.
    pub lang: Option<Lang>,
    /// A finer kind: `head_of_state`, `city`, `news_agency`.
    pub subtype: Option<String>,
    /// Grammatical gender.
    pub gender: Option<Gender>,
    /// Prominence, 0 to 100 (50 where not stated); decides ties, with context.
    pub priority: u8,
    /// Offices held, in order of appearance.
    pub roles: Vec<Role>,
    /// Countries it belongs to.
    pub country: Vec<Country>,
    /// The id of the larger thing it is part of.
    pub parent: Option<String>,
    /// Its ids elsewhere.
    pub xref: Vec<String>,
    /// One line about it.
    pub description: Option<String>,
    /// Where the facts come from.
    pub source: Vec<String>,
    /// The `x_` columns that are filled, by column name.
    pub extra: BTreeMap<String, String>,
}

impl Entity {
    /// The form that people are shown.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }

    pub(crate) fn new(id: String, kind: EntityType) -> Self {
        Self {
            id,
            kind,
            names: Vec::new(),
            lang: None,
            subtype: None,
            gender: None,
            priority: DEFAULT_PRIORITY,
            roles: Vec::new(),
            country: Vec::new(),
            parent: None,
            xref: Vec::new(),
            description: None,
            source: Vec::new(),
            extra: BTreeMap::new(),
        }
    }
}
