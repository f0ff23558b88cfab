//! The grammatical terms of a form: case, number, gender, and the kinds of names that decline each in their way.

use std::fmt;
use std::str::FromStr;

/// A word that is not a case, number, gender or kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a {what}: {expected}")]
pub struct UnknownTerm {
    /// What was asked for: `case`, `gender`, ...
    pub what: &'static str,
    /// The word given.
    pub given: String,
    /// The words that would do.
    pub expected: &'static str,
}

/// Defines [`Case`] from one list, so that a case has its three letters, its name and its place in one line.
macro_rules! cases {
    ($($case:ident $code:literal $name:literal $doc:literal;)*) => {
        /// A grammatical case, called as Universal Dependencies call it. A language has some of them:
        /// [`Inflector::cases`](crate::Inflector::cases).
        ///
        /// ```
        /// use polynym_inflect::Case;
        /// assert_eq!(Case::Ins.as_str(), "ins");
        /// assert_eq!(Case::Ins.name(), "instrumental");
        /// assert_eq!("voc".parse(), Ok(Case::Voc));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Case {
            $(#[doc = $doc] $case,)*
        }

        impl Case {
            /// Every case, in the order in which forms are listed.
            pub const ALL: [Case; [$($code),*].len()] = [$(Case::$case),*];

            /// The three letters used in records and tables: `nom`, `gen`, ...
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Case::$case => $code,)*
                }
            }

            /// The whole English word: `nominative`, `genitive`, ...
            pub const fn name(self) -> &'static str {
                match self {
                    $(Case::$case => $name,)*
                }
            }
        }

        /// The codes of all cases, for those who gave another.
        const CODES: &str = concat!("one of" $(, " ", $code)*);
    };
}

cases! {
    Nom "nom" "nominative" "Nominative.";
    Gen "gen" "genitive" "Genitive.";
    Dat "dat" "dative" "Dative.";
    Acc "acc" "accusative" "Accusative.";
    Ins "ins" "instrumental" "Instrumental (the instructive of Finnish).";
    Loc "loc" "locative" "Locative (the prepositional of some grammars).";
    Voc "voc" "vocative" "Vocative.";
    Abl "abl" "ablative" "Ablative: away from.";
    Par "par" "partitive" "Partitive.";
    Ine "ine" "inessive" "Inessive: inside.";
    Ela "ela" "elative" "Elative: out of.";
    Ill "ill" "illative" "Illative: into.";
    Ade "ade" "adessive" "Adessive: at, on.";
    All "all" "allative" "Allative: to, onto.";
    Ess "ess" "essive" "Essive: as.";
    Tra "tra" "translative" "Translative: turning into.";
    Abe "abe" "abessive" "Abessive: without.";
    Com "com" "comitative" "Comitative: together with.";
    Sub "sub" "sublative" "Sublative: onto.";
    Sup "sup" "superessive" "Superessive: on top of.";
    Del "del" "delative" "Delative: down from, about.";
    Ter "ter" "terminative" "Terminative: as far as.";
    Cau "cau" "causal-final" "Causal-final: for the sake of.";
    Def "def" "definite" "The form with the definite article, where the article is an ending.";
}

impl Case {
    /// How many there are.
    pub(crate) const COUNT: usize = Case::ALL.len();

    /// Its place in [`Case::ALL`].
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl FromStr for Case {
    type Err = UnknownTerm;

    fn from_str(s: &str) -> Result<Self, UnknownTerm> {
        Case::ALL.into_iter().find(|c| c.as_str() == s).ok_or_else(|| UnknownTerm {
            what: "case",
            given: s.to_owned(),
            expected: CODES,
        })
    }
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// Singular.
    Sg,
    /// Plural; of names that have no singular, such as Чернівці.
    Pl,
}

impl Number {
    /// `sg` or `pl`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Number::Sg => "sg",
            Number::Pl => "pl",
        }
    }

    /// `singular` or `plural`.
    pub const fn name(self) -> &'static str {
        match self {
            Number::Sg => "singular",
            Number::Pl => "plural",
        }
    }
}

impl FromStr for Number {
    type Err = UnknownTerm;

    fn from_str(s: &str) -> Result<Self, UnknownTerm> {
        match s {
            "sg" => Ok(Number::Sg),
            "pl" => Ok(Number::Pl),
            _ => Err(UnknownTerm {
                what: "number",
                given: s.to_owned(),
                expected: "sg, pl",
            }),
        }
    }
}

/// Grammatical gender; of a person, also the sex that the endings follow.
///
/// ```
/// use polynym_inflect::Gender;
/// assert_eq!("f".parse(), Ok(Gender::Fem));
/// assert_eq!("fem".parse(), Ok(Gender::Fem));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Masculine.
    Masc,
    /// Feminine.
    Fem,
    /// Neuter.
    Neut,
    /// Common: either, or (in the plural) none.
    Com,
}

impl Gender {
    /// `masc`, `fem`, `neut` or `com`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Gender::Masc => "masc",
            Gender::Fem => "fem",
            Gender::Neut => "neut",
            Gender::Com => "com",
        }
    }

    /// `masculine`, `feminine`, `neuter` or `common`.
    pub const fn name(self) -> &'static str {
        match self {
            Gender::Masc => "masculine",
            Gender::Fem => "feminine",
            Gender::Neut => "neuter",
            Gender::Com => "common",
        }
    }

    /// Whether two words of these genders may stand in one name.
    pub(crate) fn agrees(self, other: Gender) -> bool {
        self == other || self == Gender::Com || other == Gender::Com
    }
}

impl FromStr for Gender {
    type Err = UnknownTerm;

    fn from_str(s: &str) -> Result<Self, UnknownTerm> {
        match s {
            "m" | "masc" => Ok(Gender::Masc),
            "f" | "fem" => Ok(Gender::Fem),
            "n" | "neut" => Ok(Gender::Neut),
            "c" | "com" => Ok(Gender::Com),
            _ => Err(UnknownTerm {
                what: "gender",
                given: s.to_owned(),
                expected: "masc, fem, neut, com (m, f, n, c)",
            }),
        }
    }
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A given name: Володимир.
    Given,
    /// A surname: Зеленський.
    Surname,
    /// A patronymic: Олександрович.
    Patronymic,
    /// A place: Київ, Біла Церква.
    Geo,
    /// An agency: Міністерство закордонних справ України.
    Org,
    /// A person's whole name, in either order: Володимир Зеленський.
    Full,
}

impl Kind {
    /// `given`, `surname`, `patronymic`, `geo`, `org` or `full`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Given => "given",
            Kind::Surname => "surname",
            Kind::Patronymic => "patronymic",
            Kind::Geo => "geo",
            Kind::Org => "org",
            Kind::Full => "full",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownTerm;

    fn from_str(s: &str) -> Result<Self, UnknownTerm> {
        [Kind::Given, Kind::Surname, Kind::Patronymic, Kind::Geo, Kind::Org, Kind::Full]
            .into_iter()
            .find(|k| k.as_str() == s)
            .ok_or_else(|| UnknownTerm {
                what: "kind",
                given: s.to_owned(),
                expected: "given, surname, patronymic, geo, org, full",
            })
    }
}

macro_rules! display {
    ($($term:ty),*) => {$(
        impl fmt::Display for $term {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}
display!(Case, Number, Gender, Kind);
