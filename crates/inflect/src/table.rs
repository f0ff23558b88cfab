//! The shape of a table as it is written: TOML to plain values, each with its place in the file.
//!
//! Nothing is looked up or checked against anything else here; that is [`compile`](crate::compile)'s work.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, Reason};
use crate::grammar::Case;

/// A string with the bytes of the table where it stands.
pub(crate) type Placed = Spanned<String>;

/// A struct with the fields given and an optional one for each case, by the code of the case. (A map of cases flattened
/// into the struct would lose the places in the file, and let unknown keys pass.)
macro_rules! by_case {
    ($(#[$doc:meta])* pub(crate) struct $name:ident: $value:ty { $($(#[$on:meta])* $field:ident: $type:ty,)* }) => {
        by_case! {
            [$(#[$doc])* $name, $value, $($(#[$on])* $field: $type,)*]
            nom r#gen dat acc ins loc voc abl par ine ela ill ade all ess tra abe com sub sup del ter cau def
        }
    };
    ([$(#[$doc:meta])* $name:ident, $value:ty, $($(#[$on:meta])* $field:ident: $type:ty,)*] $($case:ident)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$on])* pub(crate) $field: $type,)*
            $($case: Option<$value>,)*
        }

        impl $name {
            /// What is said of each case, in the order of [`Case::ALL`].
            pub(crate) fn cases(&self) -> [&Option<$value>; Case::COUNT] {
                [$(&self.$case),*]
            }
        }
    };
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) language: Placed,
    /// The grammar that the paragraphs in `cite` belong to.
    pub(crate) source: String,
    /// The cases that the language has.
    #[serde(default)]
    pub(crate) cases: Vec<Placed>,
    /// Whether I is the capital of ı, and İ that of i.
    #[serde(default)]
    pub(crate) dotted_i: bool,
    /// Another table in other letters.
    pub(crate) respell: Option<Respell>,
    #[serde(default)]
    pub(crate) letters: BTreeMap<String, String>,
    /// Letters with an accent that moves.
    #[serde(default)]
    pub(crate) accent: Accents,
    #[serde(default)]
    pub(crate) harmony: Vec<Harmony>,
    #[serde(default)]
    pub(crate) alternation: Vec<Alternation>,
    #[serde(default)]
    pub(crate) paradigm: Vec<Paradigm>,
    #[serde(default)]
    pub(crate) rule: Vec<Rule>,
    #[serde(default)]
    pub(crate) possessive: Vec<Possessive>,
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

/// The table of another language, for names in letters that it does not use.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Respell {
    pub(crate) like: Placed,
    /// Small letters of this language, and what the other one writes for them.
    pub(crate) letters: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Alternation {
    pub(crate) id: Placed,
    #[serde(rename = "cite")]
    pub(crate) _cite: String,
    /// Pattern at the end of the stem, and what it becomes.
    pub(crate) change: Option<Spanned<BTreeMap<String, String>>>,
    /// Number of the syllable, from the end of the stem, that gets the accent; 0: none does.
    pub(crate) accent: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accents {
    /// Letters with the accent, and without it.
    #[serde(default)]
    pub(crate) vowels: BTreeMap<char, char>,
    /// Two vowels that make one syllable, which has its accent on the second.
    #[serde(default)]
    pub(crate) digraphs: Vec<String>,
}

/// Letters of endings that the stem decides.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Harmony {
    pub(crate) id: Placed,
    #[serde(rename = "cite")]
    pub(crate) _cite: String,
    /// Sets of letters, and what stands after a word whose last letter of any set is of that one.
    pub(crate) by: BTreeMap<String, String>,
    /// What stands after a word that has none of them.
    #[serde(rename = "else")]
    pub(crate) otherwise: String,
}

by_case! {
    /// The endings of every case; a case without a key has those of the paradigm that this one is like.
    pub(crate) struct Paradigm: Vec<Placed> {
        id: Placed,
        cite: Option<String>,
        /// A paradigm above, whose keys hold where this one has none.
        like: Option<Placed>,
        gender: Option<Placed>,
        number: Option<Placed>,
        strip: Option<String>,
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
    /// Not where the word stands beside others in a full name of told gender.
    #[serde(default)]
    pub(crate) alone: bool,
    pub(crate) examples: Vec<Example>,
    /// Of another table, where its examples are run.
    #[serde(skip)]
    pub(crate) inherited: bool,
}

/// Possessive adjectives of persons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Possessive {
    pub(crate) id: Placed,
    #[serde(rename = "cite")]
    pub(crate) _cite: String,
    pub(crate) part: Vec<Placed>,
    /// Of the person.
    pub(crate) gender: Option<Placed>,
    pub(crate) ends: Vec<Placed>,
    #[serde(default)]
    pub(crate) except: Vec<Placed>,
    /// Taken off the nominative.
    #[serde(default)]
    pub(crate) strip: String,
    /// Put on what is left, before the endings of the paradigms.
    pub(crate) add: Vec<Placed>,
    /// One for each gender and number of what is possessed.
    pub(crate) paradigms: Vec<Placed>,
    pub(crate) examples: Vec<Possessed>,
    /// Of another table, where its examples are run.
    #[serde(skip)]
    pub(crate) inherited: bool,
}

/// A name with forms of its possessive adjective.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Possessed {
    pub(crate) name: Placed,
    pub(crate) kind: Option<Placed>,
    pub(crate) gender: Option<Placed>,
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) never: Vec<String>,
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
    /// Words that make a patronymic of the word before them (Гейдар оглы): both stay.
    #[serde(default)]
    pub(crate) after_particles: Vec<String>,
    /// Whether of several words, and of several parts between hyphens, only the last declines.
    #[serde(default)]
    pub(crate) last_only: bool,
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
    /// Heads after which a proper noun declines along, in its own gender and number.
    #[serde(default)]
    pub(crate) apposed: Vec<Placed>,
    /// Whether every part between hyphens declines, each in its own gender and number.
    #[serde(default)]
    pub(crate) both_by_default: bool,
    /// Parts that stay even so.
    #[serde(default)]
    pub(crate) fixed_parts: Vec<String>,
    /// Where the head stands: `first` or `last`.
    pub(crate) head: Option<Placed>,
    /// Whether adjectives may stand after any head.
    #[serde(default)]
    pub(crate) adjectives_after: bool,
    /// Whether a name that is one stretch in quotation marks declines between them.
    #[serde(default)]
    pub(crate) quoted: bool,
    /// Whether the first word of an agency is its head, though it is not listed.
    #[serde(default)]
    pub(crate) first_is_head: bool,
    /// Words that join two names of which each declines: Боснія і Герцеговина.
    #[serde(default)]
    pub(crate) ands: Vec<String>,
}

by_case! {
    /// A name with forms that must, and forms that must not, come out; alternatives of one case between bars.
    pub(crate) struct Example: String {
        name: Placed,
        kind: Option<Placed>,
        gender: Option<Placed>,
        /// Forms that no case may have.
        #[serde(default)]
        never: Vec<String>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_its_key() {
        for case in Case::ALL {
            let example: Example = toml::from_str(&format!("name = 'A'\n{case} = 'B'")).unwrap();
            assert_eq!(example.cases()[case.index()].as_deref(), Some("B"), "{case}");
        }
    }
}
