//! The table `data/script/letters.toml`: which alphabet belongs to which language.

use std::collections::BTreeMap;
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
    /// Its bit among those that have a list of common words.
    pub(crate) words: u32,
    /// How many of all letters are those that tell it.
    share: f32,
}

/// The languages whose alphabets have a letter, by the letter: pages of 256, none where no alphabet has one.
#[derive(Debug, Default)]
struct Alphabets(Vec<Option<Box<[Set; 256]>>>);

impl Alphabets {
    fn add(&mut self, letter: char, languages: Set) {
        let code = letter as usize;
        if self.0.len() <= code >> 8 {
            self.0.resize_with((code >> 8) + 1, || None);
        }
        self.0[code >> 8].get_or_insert_with(|| Box::new([0; 256]))[code & 0xFF] |= languages;
    }

    /// Nothing for a letter that no alphabet has.
    fn of(&self, letter: char) -> Option<Set> {
        let code = letter as usize;
        let page = self.0.get(code >> 8)?.as_ref()?;
        Some(page[code & 0xFF]).filter(|set| *set != 0)
    }
}

/// What letters say about languages.
#[derive(Debug)]
pub(crate) struct Letters {
    pub(crate) languages: Vec<Language>,
    alphabets: Alphabets,
    /// The languages of which a longer passage has one of these letters.
    telling: Alphabets,
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
            .filter_map(|c| self.alphabets.of(c))
            .fold(Set::MAX, |set, alphabets| set & alphabets)
    }

    /// Those of some languages whose telling letters this text would have, if it were of them, having so many letters.
    pub(crate) fn missing_from(&self, text: &str, letters: usize, among: Set) -> Set {
        let by_chance = |l: &Language| (1.0 - l.share).powf(letters as f32) >= CHANCE;
        let wanted = self.members(among).filter(|&i| !by_chance(&self.languages[i]));
        let wanted = wanted.fold(0, |set, i| set | 1 << i);
        let there = text.chars().fold(0, |set, c| set | self.telling.of(c).unwrap_or(0));
        wanted & !there
    }

    /// The languages for which `accept` holds.
    fn set(&self, accept: impl Fn(&Language) -> bool) -> Set {
        self.members(Set::MAX)
            .filter(|&i| accept(&self.languages[i]))
            .fold(0, |set, i| set | 1 << i)
    }

    /// Places of the members of a set, ascending.
    pub(crate) fn members(&self, set: Set) -> impl Iterator<Item = usize> + use<> {
        let mut left = set & Set::MAX.checked_shr(Set::BITS - self.languages.len() as u32).unwrap_or(0);
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            next
        })
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
    lower.chars().any(|c| table.alphabets.of(c).is_some()) && table.fitting(&lower) & table.single(lang) != 0
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
    let (mut alphabets, mut telling) = (Alphabets::default(), Alphabets::default());
    for (i, row) in table.language.iter().enumerate() {
        let trigrams = whatlang::Lang::from_code(row.trigrams.as_str());
        languages.push(Language {
            lang: lang(&row.lang)?,
            words: crate::words::bit(lang(&row.lang)?),
            script: script(&row.script)?,
            trigrams: trigrams.ok_or_else(|| format!("{}: unknown to whatlang", row.trigrams))?,
            share: row.share,
        });
        row.alphabet.chars().for_each(|c| alphabets.add(c, 1 << i));
        row.telling.chars().for_each(|c| telling.add(c, 1 << i));
    }
    Ok(Letters {
        languages,
        alphabets,
        telling,
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
