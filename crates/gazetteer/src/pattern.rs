//! Names as the makers of forms hand them to the lexicon: sequences of word classes, whose words agree.
//!
//! Spellings belong to words, not to names: a class holds every spelling of one word of a name, and each spelling says in which
//! [`Tongue`] it is one and with what tags (case and number). The words of one find must be of one tongue and share a tag. So a
//! name of two words with a dozen spellings each costs two dozen entries and not a gross.

use std::sync::Arc;

use polynym_text::{Lang, fold};

use crate::{CasePolicy, Date, FormRole, Gender};

/// In what manner the words of one find are spelled; words of different tongues make no name together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// As the row has it.
    Written,
    /// In other letters, by whatever scheme, without an ending.
    Respelled,
    /// With the endings of a language; the gender is that of the whole name, where it shows.
    Cases(Lang, Option<Gender>),
}

/// One way in which a spelling is a word of its class.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The tongue.
    pub tongue: Tongue,
    /// Its tags, as bits; what they mean is the tongue's affair. Never 0.
    pub tags: u64,
    /// How the word was respelled, in words; empty if it was not.
    pub how: Arc<str>,
    /// The respelled word that the ending is put to; empty if this is it.
    pub base: Arc<str>,
    /// How likely the spelling is, above 0, at most 1.
    pub weight: f32,
}

/// A spelling of a word with its readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    /// As it is written: letters and digits in a row.
    pub text: Arc<str>,
    /// Never empty.
    pub readings: Vec<Reading>,
}

/// Every spelling of one word of a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// The spellings; folded alike, they count as one.
    pub spellings: Vec<Spelling>,
}

/// A name, in whatever spelling of its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Index of the entity in its [`Gazetteer`](crate::Gazetteer).
    pub entity: u32,
    /// What finding it means.
    pub role: FormRole,
    /// The language of the name as it is written, where known.
    pub lang: Option<Lang>,
    /// Which letter cases match.
    pub case: CasePolicy,
    /// First day in use; `None` is open.
    pub from: Option<Date>,
    /// Last day in use; `None` is open.
    pub to: Option<Date>,
    /// How the name itself came about; never empty.
    pub how: Vec<String>,
    /// How likely it is that the name is used so, above 0, at most 1.
    pub weight: f32,
    /// The words.
    pub classes: Vec<Arc<Class>>,
    /// What stands before, between and behind them: one more than there are words.
    pub gaps: Vec<Arc<str>>,
}

/// The steps by which a form came about: those of its name, then each way in which words were respelled, with what it made of them,
/// then the endings, if there are any.
pub fn derivation<'w>(
    name: Vec<String>,
    words: impl Iterator<Item = (&'w str, &'w str)>,
    endings: Option<String>,
) -> Vec<String> {
    let mut ways: Vec<(&str, Vec<&str>)> = Vec::new();
    for (how, made) in words.filter(|(how, _)| !how.is_empty()) {
        match ways.iter_mut().find(|(way, _)| *way == how) {
            Some((_, all)) => all.push(made),
            None => ways.push((how, vec![made])),
        }
    }
    let mut steps = name;
    steps.extend(ways.into_iter().map(|(way, made)| format!("{way}: {}", made.join(" "))));
    steps.extend(endings);
    steps
}

/// Tags in words: `genitive singular masculine or accusative singular masculine`. `names` says what the bits are called.
pub fn tags_in_words(tags: u64, gender: Option<Gender>, names: &[impl AsRef<str>]) -> String {
    let gender = match gender {
        Some(Gender::Masc) => "masculine",
        Some(Gender::Fem) => "feminine",
        Some(Gender::Neut) => "neuter",
        None => "common",
    };
    let named = names.iter().enumerate().filter(|(bit, _)| tags >> bit & 1 == 1);
    let steps: Vec<String> = named.map(|(_, name)| format!("{} {gender}", name.as_ref())).collect();
    steps.join(" or ")
}

/// The words of a name as classes have them (letters and digits in a row, characters of unspaced scripts too), and what stands
/// before, between and behind them.
///
/// ```
/// let (words, gaps) = polynym_gazetteer::words_and_gaps("St. John’s");
/// assert_eq!(words, ["St", "John", "s"]);
/// assert_eq!(gaps, ["", ". ", "’", ""]);
/// ```
pub fn words_and_gaps(name: &str) -> (Vec<&str>, Vec<&str>) {
    let folded = fold(name);
    let (mut words, mut gaps) = (Vec::new(), Vec::new());
    let (mut start, mut behind) = (0, 0);
    let list = folded.words();
    for (i, word) in list.iter().enumerate() {
        let joined = i > 0 && list[i - 1].folded.end == word.folded.start;
        if !joined {
            start = word.span.start;
            gaps.push(&name[behind..start]);
            words.push(&name[start..word.span.end]);
        } else if let Some(last) = words.last_mut() {
            *last = &name[start..word.span.end];
        }
        behind = word.span.end;
    }
    gaps.push(&name[behind..]);
    (words, gaps)
}
