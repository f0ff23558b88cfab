//! The shape of a table as it is written: TOML to plain values, each with its place in the file.
//!
//! Nothing is looked up or checked against anything else here; that is [`compile`](crate::compile)'s work.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, Reason};

/// A string with the bytes of the table where it stands.
pub(crate) type Placed = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) language: Placed,
    /// The grammar that the paragraphs in `cite` belong to.
    pub(crate) source: String,
    /// The cases that the language has.
    pub(crate) cases: Vec<Placed>,
    pub(crate) letters: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) alternation: Vec<Alternation>,
    pub(crate) paradigm: Vec<Paradigm>,
    pub(crate) rule: Vec<Rule>,
    #[serde(default)]
    pub(crate) sex: Vec<Sex>,
    #[serde(default)]
    pub(crate) person: Person,
    #[serde(default)]
    pub(crate) phrase: Phrase,
    /// Names of several words, with their forms.
    #[serde(default)]
    pub(crate) example: Vec<Example>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Alternation {
    pub(crate) id: Placed,
    #[serde(rename = "cite")]
    pub(crate) _cite: String,
    /// Pattern at the end of the stem, and what it becomes.
    pub(crate) change: Spanned<BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Paradigm {
    pub(crate) id: Placed,
    pub(crate) cite: Option<String>,
    /// A paradigm above, whose keys hold where this one has none.
    pub(crate) like: Option<Placed>,
    pub(crate) gender: Option<Placed>,
    pub(crate) number: Option<Placed>,
    pub(crate) strip: Option<String>,
    pub(crate) nom: Option<Vec<Placed>>,
    #[serde(rename = "gen")]
    pub(crate) gen_: Option<Vec<Placed>>,
    pub(crate) dat: Option<Vec<Placed>>,
    pub(crate) acc: Option<Vec<Placed>>,
    pub(crate) ins: Option<Vec<Placed>>,
    pub(crate) loc: Option<Vec<Placed>>,
    pub(crate) voc: Option<Vec<Placed>>,
}

impl Paradigm {
    /// The endings of each case, in the order of [`Case::ALL`](crate::Case::ALL).
    pub(crate) fn cases(&self) -> [&Option<Vec<Placed>>; 7] {
        [&self.nom, &self.gen_, &self.dat, &self.acc, &self.ins, &self.loc, &self.voc]
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) id: Placed,
    #[serde(rename = "cite")]
    pub(crate) _cite: String,
    pub(crate) part: Vec<Placed>,
    pub(crate) gender: Option<Placed>,
    pub(crate) ends: Vec<Placed>,
    #[serde(default)]
    pub(crate) except: Vec<Placed>,
    pub(crate) paradigm: Vec<Placed>,
    /// Only where the caller says the gender.
    #[serde(default)]
    pub(crate) told: bool,
    pub(crate) examples: Vec<Example>,
}

/// Which endings, and which names, tell the sex of a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sex {
    #[serde(rename = "cite")]
    pub(crate) _cite: String,
    pub(crate) part: Vec<Placed>,
    #[serde(default)]
    pub(crate) masc: Vec<Placed>,
    #[serde(default)]
    pub(crate) fem: Vec<Placed>,
    /// Endings that tell nothing.
    #[serde(default)]
    pub(crate) none: Vec<Placed>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    /// Words inside a name that stay as they are.
    #[serde(default)]
    pub(crate) particles: Vec<String>,
    /// Names of letters: two or more in a row are initials spelled out, which stay as they are.
    #[serde(default)]
    pub(crate) spelled: Vec<String>,
    /// Last parts after a hyphen before which nothing declines: Мехмед-паша.
    #[serde(default)]
    pub(crate) honorifics: Vec<String>,
    /// Endings that surnames have and given names have not: they tell the order.
    #[serde(default)]
    pub(crate) surname_like: Vec<Placed>,
    /// Whether of a name of three or more one-syllable words only the last may decline.
    #[serde(default)]
    pub(crate) syllables_as_one: bool,
    /// Class of the letters that make a syllable each.
    pub(crate) syllable: Option<Placed>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrase {
    /// Nouns that are the head wherever they stand first; what follows stays.
    #[serde(default)]
    pub(crate) heads: Vec<Placed>,
    /// Of those, the ones that head agencies.
    #[serde(default)]
    pub(crate) agency_heads: Vec<Placed>,
    /// Words that stay as they are: acronyms.
    #[serde(default)]
    pub(crate) fixed: Vec<String>,
    /// Parts between hyphens after which nothing declines: Ростов-на-Дону.
    #[serde(default)]
    pub(crate) links: Vec<String>,
    /// First parts before a hyphen that decline along: Пуща-Водиця.
    #[serde(default)]
    pub(crate) both: Vec<String>,
    /// Words that join two names of which each declines: Боснія і Герцеговина.
    #[serde(default)]
    pub(crate) ands: Vec<String>,
}

/// A name with forms that must, and forms that must not, come out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    pub(crate) name: Placed,
    pub(crate) kind: Option<Placed>,
    pub(crate) gender: Option<Placed>,
    /// Forms that no case may have.
    #[serde(default)]
    pub(crate) never: Vec<String>,
    pub(crate) nom: Option<String>,
    #[serde(rename = "gen")]
    pub(crate) gen_: Option<String>,
    pub(crate) dat: Option<String>,
    pub(crate) acc: Option<String>,
    pub(crate) ins: Option<String>,
    pub(crate) loc: Option<String>,
    pub(crate) voc: Option<String>,
}

impl Example {
    /// The forms of each case, alternatives between bars, in the order of [`Case::ALL`](crate::Case::ALL).
    pub(crate) fn cases(&self) -> [&Option<String>; 7] {
        [&self.nom, &self.gen_, &self.dat, &self.acc, &self.ins, &self.loc, &self.voc]
    }
}

/// A table's text, to say on which line a byte of it stands.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

impl Source<'_> {
    pub(crate) fn line(&self, byte: usize) -> usize {
        1 + self.text.bytes().take(byte).filter(|&b| b == b'\n').count()
    }

    pub(crate) fn error(&self, byte: usize, reason: Reason) -> Error {
        Error {
            file: self.name.to_owned(),
            line: self.line(byte),
            reason,
        }
    }

    /// The table as written.
    pub(crate) fn read(&self) -> Result<Table, Error> {
        toml::from_str(self.text)
            .map_err(|e| self.error(e.span().map_or(0, |s| s.start), Reason::Shape(e.message().to_owned())))
    }
}
