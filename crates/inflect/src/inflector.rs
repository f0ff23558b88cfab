//! A language's table, ready to use: what it holds, and the choice of the rules for one word.

use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::OnceLock;

use polynym_text::Lang;

use crate::accent::Accent;
use crate::agree::Reading;
use crate::alternation::Alternation;
use crate::choice::Entry;
use crate::decline::{Choice, Paradigm};
use crate::error::Error;
use crate::grammar::{Case, Gender, Number, UnknownTerm};
use crate::harmony::Harmony;
use crate::pattern::Suffixes;
use crate::possessive::Possessive;
use crate::respell::Letters;
use crate::spelling::{self, Spelling};
use crate::table::{Example, Possessed, Source};
use crate::undo::Endings;
use crate::words::Word;

/// Words as the tables know them.
pub(crate) type Words = BTreeSet<Vec<char>>;

/// What a word is within a name; the rules of a table are written for these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Given,
    Surname,
    Patronymic,
    Geo,
    Org,
    Adjective,
    Acronym,
}

impl Part {
    /// How many there are.
    pub(crate) const COUNT: usize = Part::ALL.len();

    const ALL: [(Part, &str); 7] = [
        (Part::Given, "given"),
        (Part::Surname, "surname"),
        (Part::Patronymic, "patronymic"),
        (Part::Geo, "geo"),
        (Part::Org, "org"),
        (Part::Adjective, "adjective"),
        (Part::Acronym, "acronym"),
    ];
}

impl FromStr for Part {
    type Err = UnknownTerm;

    fn from_str(s: &str) -> Result<Self, UnknownTerm> {
        Part::ALL.iter().find(|p| p.1 == s).map(|p| p.0).ok_or_else(|| UnknownTerm {
            what: "part of a name",
            given: s.to_owned(),
            expected: "given, surname, patronymic, geo, org, adjective, acronym",
        })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) gender: Option<Gender>,
    /// Likeliest first.
    pub(crate) paradigms: Vec<Choice>,
    pub(crate) told: bool,
    /// Only for a word that is the whole name.
    pub(crate) alone: bool,
}

/// An example, with where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    /// Line of the table, from 1.
    pub(crate) line: usize,
    /// The rule whose example it is.
    pub(crate) rule: Option<usize>,
    /// The parts that rule is for.
    pub(crate) parts: Vec<Part>,
    pub(crate) example: Tried,
}

/// What an example shows.
#[derive(Debug, Clone)]
pub(crate) enum Tried {
    /// The cases of a name.
    Cases(Box<Example>),
    /// The forms of a possessive adjective.
    Possessive(Possessed),
}

/// What is known of the gender of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// The caller says so.
    Told(Gender),
    /// The caller says so, of a word that stands beside others: it need not be as dictionaries list it.
    Beside(Gender),
    /// The other words of the name say so.
    Seems(Gender),
    /// Nothing.
    Any,
}

impl Want {
    pub(crate) fn gender(self) -> Option<Gender> {
        match self {
            Want::Told(g) | Want::Beside(g) | Want::Seems(g) => Some(g),
            Want::Any => None,
        }
    }
}

/// A language's paradigms, with the rules that choose among them.
///
/// ```
/// use polynym_inflect::{Case, Gender, Kind, Lang, inflector};
/// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
/// let forms = uk.inflect("Володимир Зеленський", Some(Kind::Full), Some(Gender::Masc));
/// assert_eq!(forms[0].form, "Володимир Зеленський");
/// assert!(forms.iter().any(|f| f.case == Case::Gen && f.form == "Володимира Зеленського"));
/// assert!(!forms.iter().any(|f| f.form == "Володимира Зеленському"));
/// ```
#[derive(Debug, Clone)]
pub struct Inflector {
    pub(crate) language: Lang,
    pub(crate) source: String,
    /// Those the language has, in the order of [`Case::ALL`].
    pub(crate) cases: Vec<Case>,
    pub(crate) spelling: Spelling,
    pub(crate) accent: Accent,
    pub(crate) harmonies: Vec<Harmony>,
    pub(crate) alternations: Vec<Alternation>,
    pub(crate) paradigms: Vec<Paradigm>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) parts: [Suffixes<Entry>; Part::COUNT],
    pub(crate) sex: [Suffixes<Option<Gender>>; Part::COUNT],
    pub(crate) particles: Words,
    pub(crate) spelled: Words,
    pub(crate) honorifics: Words,
    pub(crate) after_particles: Words,
    pub(crate) surname_like: Suffixes<()>,
    pub(crate) syllables_as_one: bool,
    pub(crate) syllable: BTreeSet<char>,
    /// Whether of several words of a person's name only the last declines.
    pub(crate) last_only: bool,
    pub(crate) heads: Suffixes<()>,
    pub(crate) agency_heads: Suffixes<()>,
    pub(crate) apposed: Suffixes<()>,
    /// Words as they are written.
    pub(crate) fixed: BTreeSet<String>,
    pub(crate) links: Words,
    pub(crate) both: Words,
    pub(crate) both_by_default: bool,
    pub(crate) fixed_parts: Words,
    pub(crate) ands: Words,
    /// Whether the head of a phrase is its last word.
    pub(crate) head_last: bool,
    pub(crate) adjectives_after: bool,
    pub(crate) first_is_head: bool,
    /// Whether a name in quotation marks declines between them.
    pub(crate) quoted: bool,
    /// Whether there are rules for acronyms.
    pub(crate) acronyms: bool,
    pub(crate) possessive: Vec<Possessive>,
    pub(crate) possessive_ends: [Suffixes<Entry>; Part::COUNT],
    pub(crate) respell: Option<Letters>,
    /// All endings from their last letters, once they are asked for.
    pub(crate) endings: OnceLock<Endings>,
    pub(crate) examples: Vec<Trial>,
}

impl Inflector {
    /// Reads and checks a table; `source_name` is the file that errors name. The format is described in
    /// `data/inflect/README.md`.
    ///
    /// # Errors
    /// A table that is not TOML of that shape, or that contradicts itself, is refused with the line and the reason.
    ///
    /// ```
    /// use polynym_inflect::Inflector;
    /// let error = Inflector::parse("xx.toml", "language = 'xx'").unwrap_err();
    /// assert_eq!((error.file.as_str(), error.line), ("xx.toml", 1));
    /// ```
    pub fn parse(source_name: &str, toml: &str) -> Result<Inflector, Error> {
        Self::parse_with(source_name, toml, &|language| {
            crate::languages::text(language).map(ToOwned::to_owned)
        })
    }

    /// The same, for a table that may respell its names for another one: `load` gives the text of the table of a language. (The
    /// other way looks among the tables that come with the crate.)
    ///
    /// # Errors
    /// As [`Inflector::parse`]; an error in the other table names that.
    ///
    /// ```
    /// use polynym_inflect::Inflector;
    /// let table = "language = 'xx'\nsource = 'a grammar'\n[respell]\nlike = 'yy'\nletters = { 'я' = 'ja' }";
    /// let error = Inflector::parse_with("xx.toml", table, &|_| None).unwrap_err();
    /// assert_eq!(error.line, 4);
    /// ```
    pub fn parse_with(source_name: &str, toml: &str, load: &dyn Fn(&str) -> Option<String>) -> Result<Inflector, Error> {
        let source = Source {
            name: source_name,
            text: toml,
        };
        crate::compile::compile(source, load)
    }

    /// Where accents are written, lets words without any be known too: in capitals they have none.
    pub(crate) fn know_bare(&mut self) {
        let plain = &self.accent.plain;
        if plain.is_empty() {
            return;
        }
        self.parts.iter_mut().for_each(|ends| ends.know_bare(plain));
        self.sex.iter_mut().for_each(|ends| ends.know_bare(plain));
        for set in [
            &mut self.surname_like,
            &mut self.heads,
            &mut self.agency_heads,
            &mut self.apposed,
        ] {
            set.know_bare(plain);
        }
        self.alternations.iter_mut().for_each(|a| a.know_bare(plain));
    }

    /// The language.
    pub fn language(&self) -> Lang {
        self.language
    }

    /// The cases that the language has; every name has a form of each.
    ///
    /// ```
    /// use polynym_inflect::{Case, Lang, inflector};
    /// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
    /// assert!(uk.cases().contains(&Case::Voc) && !uk.cases().contains(&Case::Abl));
    /// ```
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The grammar that the table was written from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The rules for a word with this key: those of the longest ending, and its length.
    pub(crate) fn choose(&self, key: &[char], part: Part, want: Want) -> (Vec<usize>, usize) {
        let told = matches!(want, Want::Told(_) | Want::Beside(_));
        let beside = matches!(want, Want::Beside(_));
        self.parts[part as usize].chosen(key, |rule| {
            let rule = &self.rules[rule];
            let called_for = (told || !rule.told) && !(beside && rule.alone);
            called_for && rule.gender.zip(want.gender()).is_none_or(|(rule, want)| rule.agrees(want))
        })
    }

    /// How a word without hyphens may decline; empty if the table does not know such a word.
    pub(crate) fn readings(&self, word: &Word<'_>, part: Part, want: Want) -> Vec<Reading> {
        self.readings_as(word, part, want, spelling::all_caps(word.text))
    }

    /// The same, with new letters in capitals if `caps`.
    pub(crate) fn readings_as(&self, word: &Word<'_>, part: Part, want: Want, caps: bool) -> Vec<Reading> {
        let mut out = Vec::new();
        let (rules, length) = self.choose(word.key, part, want);
        for rule in rules {
            let rule = &self.rules[rule];
            for choice in &rule.paradigms {
                let Some(mut reading) = self.decline(word, choice, caps) else {
                    continue;
                };
                if reading.gender == Gender::Com {
                    reading.gender = rule.gender.unwrap_or(Gender::Com);
                }
                if reading.gender == Gender::Com && reading.number == Number::Sg {
                    reading.gender = want.gender().unwrap_or(Gender::Com);
                }
                reading.seen = length.min(word.key.len()) as u32;
                out.push(reading);
            }
        }
        out
    }
}
