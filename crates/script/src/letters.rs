//! The table `data/script/letters.toml`: which alphabet belongs to which language.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use polynym_text::Lang;
use serde::Deserialize;
use unicode_script::Script;

/// Languages as bits, by their place in [`Letters::languages`].
pub(crate) type Set = u64;

/// What is too unlikely to be chance.
const CHANCE: f32 = 0.05;

/// A language that letters or letter groups can tell from others of its script.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) lang: Lang,
    pub(crate) script: Script,
    pub(crate) trigrams: whatlang::Lang,
    /// Letters that a longer passage has.
    telling: String,
    /// How many of all letters those are.
    share: f32,
}

/// What letters say about languages.
#[derive(Debug)]
pub(crate) struct Letters {
    pub(crate) languages: Vec<Language>,
    alphabets: HashMap<char, Set>,
    only: Vec<(Script, Lang)>,
    main: Vec<(Script, Lang)>,
}

impl Letters {
    /// The table as shipped.
    pub(crate) fn get() -> &'static Self {
        static TABLE: LazyLock<Letters> =
            LazyLock::new(|| parse(include_str!("../data/letters.toml")).expect("the table is well formed: the tests read it"));
        &TABLE
    }

    /// The language that alone, or nearly so, is written in this script.
    pub(crate) fn only(&self, script: Script) -> Option<Lang> {
        lookup(&self.only, script)
    }

    /// The language that this script mainly writes.
    pub(crate) fn main(&self, script: Script) -> Option<Lang> {
        lookup(&self.main, script)
    }

    /// The languages written in this script.
    pub(crate) fn of_script(&self, script: Script) -> Set {
        self.set(|l| l.script == script)
    }

    /// The languages whose alphabets have every letter of this lower-case word; letters that no alphabet has say nothing.
    pub(crate) fn fitting(&self, word: &str) -> Set {
        word.chars()
            .filter_map(|c| self.alphabets.get(&c))
            .fold(Set::MAX, |set, alphabets| set & alphabets)
    }

    /// Those of some languages whose telling letters this text would have, if it were of them, having so many letters.
    pub(crate) fn missing_from(&self, text: &str, letters: usize, among: Set) -> Set {
        // A text has few different letters, and each language asks for some.
        let mut present: Vec<char> = text.chars().collect();
        present.sort_unstable();
        present.dedup();
        let by_chance = |l: &Language| (1.0 - l.share).powf(letters as f32) >= CHANCE;
        let has = |l: &Language| l.telling.chars().any(|c| present.binary_search(&c).is_ok());
        self.members(among)
            .filter(|&i| !by_chance(&self.languages[i]) && !has(&self.languages[i]))
            .fold(0, |set, i| set | 1 << i)
    }

    /// The languages for which `accept` holds.
    fn set(&self, accept: impl Fn(&Language) -> bool) -> Set {
        self.members(Set::MAX)
            .filter(|&i| accept(&self.languages[i]))
            .fold(0, |set, i| set | 1 << i)
    }

    /// Places of the members of a set, ascending.
    pub(crate) fn members(&self, set: Set) -> impl Iterator<Item = usize> + use<> {
        (0..self.languages.len()).filter(move |i| set & (1 << i) != 0)
    }

    /// The set of one language.
    pub(crate) fn single(&self, lang: Lang) -> Set {
        self.set(|l| l.lang == lang)
    }
}

/// Whether a text may be of a language by its letters: all of those that any known alphabet has are in that of `lang`.
///
/// ```
/// let lang = |code| polynym_text::Lang::new(code).unwrap();
/// assert!(polynym_script::fits("Київ", lang("uk")) && !polynym_script::fits("Київ", lang("ru")));
/// assert!(!polynym_script::fits("Zelensky", lang("uk")) && !polynym_script::fits("2025", lang("uk")));
/// ```
pub fn fits(text: &str, lang: Lang) -> bool {
    let table = Letters::get();
    let lower = text.to_lowercase();
    lower.chars().any(|c| table.alphabets.contains_key(&c)) && table.fitting(&lower) & table.single(lang) != 0
}

fn lookup(list: &[(Script, Lang)], script: Script) -> Option<Lang> {
    list.iter().find(|(s, _)| *s == script).map(|(_, lang)| *lang)
}

#[derive(Deserialize)]
struct Table {
    only: BTreeMap<String, String>,
    main: BTreeMap<String, String>,
    language: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    lang: String,
    script: String,
    trigrams: String,
    alphabet: String,
    #[serde(default)]
    telling: String,
    #[serde(default)]
    share: f32,
}

/// The table, or the first thing wrong with it.
fn parse(source: &str) -> Result<Letters, String> {
    let table: Table = toml::from_str(source).map_err(|e| e.to_string())?;
    let lang = |code: &str| Lang::new(code).ok_or_else(|| format!("{code}: no language"));
    let script = |code: &str| Script::from_short_name(code).ok_or_else(|| format!("{code}: no script"));
    let pairs = |map: &BTreeMap<String, String>| {
        map.iter()
            .map(|(s, l)| Ok((script(s)?, lang(l)?)))
            .collect::<Result<Vec<_>, String>>()
    };
    if table.language.len() > Set::BITS as usize {
        return Err(format!("more than {} languages", Set::BITS));
    }
    let mut languages = Vec::new();
    let mut alphabets: HashMap<char, Set> = HashMap::new();
    for (i, row) in table.language.iter().enumerate() {
        let trigrams = whatlang::Lang::from_code(row.trigrams.as_str());
        languages.push(Language {
            lang: lang(&row.lang)?,
            script: script(&row.script)?,
            trigrams: trigrams.ok_or_else(|| format!("{}: unknown to whatlang", row.trigrams))?,
            telling: row.telling.clone(),
            share: row.share,
        });
        for c in row.alphabet.chars() {
            *alphabets.entry(c).or_default() |= 1 << i;
        }
    }
    Ok(Letters {
        languages,
        alphabets,
        only: pairs(&table.only)?,
        main: pairs(&table.main)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alphabets_tell_languages_apart() {
        let table = Letters::get();
        for (word, expected) in [
            ("київ", "uk"),
            ("ґанок", "uk"),
            ("воўк", "be"),
            ("мышление", "ru"),
            ("њушка", "sr mk"),
            ("ѓорѓи", "mk"),
            ("ћуприја", "sr"),
            ("объект", "ru bg"),
        ] {
            let fitting = table.fitting(word) & table.of_script(Script::Cyrillic);
            let langs: Vec<_> = table.members(fitting).map(|i| table.languages[i].lang.to_string()).collect();
            assert_eq!(langs.join(" "), expected, "{word}");
        }
    }

    #[test]
    fn every_row_names_its_source_and_its_example_is_of_its_language() {
        let rows: toml::Table = toml::from_str(include_str!("../data/letters.toml")).unwrap();
        for row in rows["language"].as_array().unwrap() {
            let field = |name: &str| row[name].as_str().unwrap();
            assert!(!field("source").is_empty());
            let guess = crate::language(field("example"));
            assert_eq!(guess.lang, Lang::new(field("lang")), "{} {guess:?}", field("example"));
        }
    }
}
