//! A language's table, ready to use: what it holds, and the choice of the rules for one word.

use std::collections::BTreeSet;
use std::str::FromStr;

use polynym_text::Lang;

use crate::agree::{Alt, Reading};
use crate::alternation::Alternation;
use crate::error::Error;
use crate::grammar::{Case, Gender, Number, UnknownTerm};
use crate::pattern::Suffixes;
use crate::spelling;
use crate::table::{Example, Source};

/// What a word is within a name; the rules of a table are written for these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Given,
    Surname,
    Patronymic,
    Geo,
    Org,
    Adjective,
}

impl Part {
    const ALL: [(Part, &str); 6] = [
        (Part::Given, "given"),
        (Part::Surname, "surname"),
        (Part::Patronymic, "patronymic"),
        (Part::Geo, "geo"),
        (Part::Org, "org"),
        (Part::Adjective, "adjective"),
    ];
}

impl FromStr for Part {
    type Err = UnknownTerm;

    fn from_str(s: &str) -> Result<Self, UnknownTerm> {
        Part::ALL.iter().find(|p| p.1 == s).map(|p| p.0).ok_or_else(|| UnknownTerm {
            what: "part of a name",
            given: s.to_owned(),
            expected: "given, surname, patronymic, geo, org, adjective",
        })
    }
}

/// One way to make a case.
#[derive(Debug, Clone)]
pub(crate) enum Ending {
    /// This ending, on the stem as it is or changed.
    Add { text: String, change: Option<usize> },
    /// As another case.
    Same(Case),
}

#[derive(Debug, Clone)]
pub(crate) struct Paradigm {
    pub(crate) id: String,
    pub(crate) gender: Gender,
    pub(crate) number: Number,
    pub(crate) strip: String,
    pub(crate) endings: [Vec<Ending>; 7],
}

impl Paradigm {
    pub(crate) fn new(id: &str) -> Self {
        let endings = Default::default();
        Self {
            id: id.to_owned(),
            gender: Gender::Com,
            number: Number::Sg,
            strip: String::new(),
            endings,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) gender: Option<Gender>,
    pub(crate) paradigms: Vec<(usize, Option<usize>)>,
    pub(crate) told: bool,
}

/// An ending claimed by a rule, or on which it does not hold.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) rule: usize,
    pub(crate) blocks: bool,
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
    pub(crate) example: Example,
}

/// What is known of the gender of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// The caller says so.
    Told(Gender),
    /// The other words of the name say so.
    Seems(Gender),
    /// Nothing.
    Any,
}

impl Want {
    pub(crate) fn gender(self) -> Option<Gender> {
        match self {
            Want::Told(g) | Want::Seems(g) => Some(g),
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
    pub(crate) cases: Vec<Case>,
    pub(crate) alternations: Vec<Alternation>,
    pub(crate) paradigms: Vec<Paradigm>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) parts: [Suffixes<Entry>; 6],
    pub(crate) sex: [Suffixes<Option<Gender>>; 6],
    pub(crate) particles: BTreeSet<String>,
    pub(crate) spelled: BTreeSet<String>,
    pub(crate) honorifics: BTreeSet<String>,
    pub(crate) surname_like: Suffixes<()>,
    pub(crate) syllables_as_one: bool,
    pub(crate) syllable: BTreeSet<char>,
    pub(crate) heads: Suffixes<()>,
    pub(crate) agency_heads: Suffixes<()>,
    pub(crate) fixed: BTreeSet<String>,
    pub(crate) links: BTreeSet<String>,
    pub(crate) both: BTreeSet<String>,
    pub(crate) ands: BTreeSet<String>,
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
        crate::compile::compile(Source {
            name: source_name,
            text: toml,
        })
    }

    /// The language.
    pub fn language(&self) -> Lang {
        self.language
    }

    /// The grammar that the table was written from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The rules for a word with this key: those of the longest ending.
    pub(crate) fn choose(&self, key: &[char], part: Part, want: Want) -> Vec<usize> {
        let told = matches!(want, Want::Told(_));
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut blocked: Vec<usize> = Vec::new();
        for (length, entries) in self.parts[part as usize].matches(key) {
            for e in entries {
                let rule = &self.rules[e.rule];
                if e.blocks {
                    blocked.push(e.rule);
                } else if (told || !rule.told) && rule.gender.zip(want.gender()).is_none_or(|(rule, want)| rule.agrees(want)) {
                    found.push((length, e.rule));
                }
            }
        }
        found.retain(|f| !blocked.contains(&f.1));
        let longest = found.iter().map(|f| f.0).max().unwrap_or(0);
        found.into_iter().filter(|f| f.0 == longest).map(|f| f.1).collect()
    }

    /// How a word without hyphens may decline; empty if the table does not know such a word.
    pub(crate) fn readings(&self, word: &str, part: Part, want: Want) -> Vec<Reading> {
        let key = spelling::key(word);
        let mut out = Vec::new();
        for rule in self.choose(&key, part, want) {
            for &(paradigm, change) in &self.rules[rule].paradigms {
                out.extend(self.decline(word, &key, rule, paradigm, change));
            }
        }
        for reading in out.iter_mut().filter(|r| r.gender == Gender::Com && r.number == Number::Sg) {
            reading.gender = want.gender().unwrap_or(Gender::Com);
        }
        out
    }

    fn decline(&self, word: &str, key: &[char], rule: usize, paradigm: usize, change: Option<usize>) -> Option<Reading> {
        let paradigm = &self.paradigms[paradigm];
        let strip = paradigm.strip.chars().count();
        let letters: Vec<char> = word.chars().collect();
        if key.len() < strip || !key[key.len() - strip..].iter().copied().eq(paradigm.strip.chars()) {
            return None;
        }
        let caps = spelling::all_caps(word);
        let plain = &letters[..letters.len() - strip];
        let stem = change.map_or_else(|| plain.to_vec(), |c| self.alternations[c].apply(plain, caps));
        let make = |case: Case| -> Vec<Alt> {
            let endings = &paradigm.endings[case.index()];
            if case == Case::Nom && endings.is_empty() {
                return vec![Alt {
                    form: word.to_owned(),
                    rank: 0,
                }];
            }
            let stem = if case == Case::Nom { plain } else { &stem };
            let forms = endings.iter().enumerate().filter_map(|(rank, e)| match e {
                Ending::Same(_) => None,
                Ending::Add { text, change } => {
                    let form = match change {
                        None => spelling::join(stem, "", "", text, caps),
                        Some(c) => spelling::join(&self.alternations[*c].apply(stem, caps), "", "", text, caps),
                    };
                    Some(Alt { form, rank: rank as u32 })
                }
            });
            forms.collect()
        };
        let mut cases: [Vec<Alt>; 7] = Default::default();
        for &case in &self.cases {
            cases[case.index()] = make(case);
        }
        for &case in &self.cases {
            for (rank, ending) in paradigm.endings[case.index()].iter().enumerate() {
                if let Ending::Same(other) = ending {
                    let same: Vec<Alt> = cases[other.index()]
                        .iter()
                        .map(|a| Alt {
                            form: a.form.clone(),
                            rank: a.rank + rank as u32,
                        })
                        .collect();
                    cases[case.index()].extend(same);
                }
            }
            cases[case.index()].sort_by_key(|a| a.rank);
        }
        let (rule_place, id) = (rule, &self.rules[rule].id);
        let rule = match change {
            None => format!("{id}/{}", paradigm.id),
            Some(c) => format!("{id}/{}~{}", paradigm.id, self.alternations[c].id),
        };
        let gender = match paradigm.gender {
            Gender::Com => self.rules[rule_place].gender.unwrap_or(Gender::Com),
            own => own,
        };
        Some(Reading {
            gender,
            number: paradigm.number,
            rule,
            cases,
        })
    }

    /// The sex that an ending of this part of a person's name tells.
    pub(crate) fn sex_of(&self, word: &str, part: Part) -> Option<Gender> {
        let key = spelling::key(word);
        self.sex[part as usize].longest(&key).and_then(|(_, g)| *g)
    }
}
