//! Titles and other words that stand beside a short name and say that it is one: the tables of `data/titles/`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use polynym_gazetteer::{Entity, EntityType, Gender};
use polynym_text::{Folded, fold_key};
use serde::Deserialize;

/// Longest title, in words.
pub(crate) const LONGEST: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[cfg_attr(not(test), expect(dead_code, reason = "named for people; a title counts in every text"))]
    lang: String,
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    /// What may stand between an agency and its country: `’s `, ` of `.
    #[serde(default)]
    links: Vec<String>,
    title: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    forms: Vec<String>,
    /// The subtypes of the people who bear it; empty: anyone's.
    #[serde(default)]
    subtypes: Vec<String>,
    #[serde(default)]
    gender: Option<String>,
    /// After the name (`Trump administration`).
    #[serde(default)]
    after: bool,
}

/// A title as it bears on an entity.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    subtypes: Vec<String>,
    gender: Option<Gender>,
}

impl Title {
    /// Whether a person may bear this title: nothing known of them speaks against it.
    pub(crate) fn fits(&self, entity: &Entity) -> bool {
        entity.kind == EntityType::Person
            && self.fits_gender(entity)
            && (self.subtypes.is_empty()
                || entity
                    .subtype
                    .as_ref()
                    .is_none_or(|own| self.subtypes.iter().any(|s| s == own)))
    }

    /// Whether it is that of an office, which few people bear, and not one of courtesy.
    pub(crate) fn is_office(&self) -> bool {
        !self.subtypes.is_empty()
    }

    /// Whether the title is not that of the other gender.
    pub(crate) fn fits_gender(&self, entity: &Entity) -> bool {
        self.gender.is_none() || entity.gender.is_none() || self.gender == entity.gender
    }
}

/// The titles of all languages, by their folded words.
pub(crate) struct Titles {
    pub(crate) before: HashMap<String, Vec<Title>>,
    pub(crate) after: HashMap<String, Vec<Title>>,
    /// Folded texts that may stand between an agency and its country.
    pub(crate) links: Vec<String>,
}

macro_rules! tables {
    ($($lang:literal)*) => {
        &[$(($lang, include_str!(concat!("../data/", $lang, ".toml")))),*]
    };
}

/// The tables by their languages, in the order of the alphabet.
const FILES: &[(&str, &str)] = tables! {
    "ar" "be" "bg" "cs" "da" "de" "el" "en" "es" "et" "fa" "fi" "fr" "he" "hi" "hr" "hu" "hy" "it" "ja" "ka"
    "ko" "lt" "lv" "mk" "nl" "no" "pl" "pt" "ro" "ru" "sk" "sl" "sr" "sv" "tr" "uk" "zh"
};

/// The tables of this build.
pub(crate) static TITLES: LazyLock<Titles> = LazyLock::new(|| {
    let mut titles = Titles {
        before: HashMap::new(),
        after: HashMap::new(),
        links: vec![" ".to_owned()],
    };
    for (_, file) in FILES {
        let file: File = toml::from_str(file).expect("checked by the tests");
        titles.links.extend(file.links);
        for row in file.title {
            let title = Title {
                subtypes: row.subtypes,
                gender: row.gender.as_deref().and_then(Gender::parse),
            };
            let side = if row.after { &mut titles.after } else { &mut titles.before };
            for form in row.forms {
                side.entry(fold_key(&form).text).or_default().push(title.clone());
            }
        }
    }
    titles
});

/// Whether a person may be meant by a short name beside such titles.
pub(crate) fn fit(titles: &[Title], entity: &Entity) -> bool {
    titles.iter().any(|t| t.fits(entity))
}

/// Whether all of the titles are those of the other gender.
pub(crate) fn contradict(titles: &[Title], entity: &Entity) -> bool {
    entity.kind == EntityType::Person && titles.iter().all(|t| !t.fits_gender(entity))
}

/// Whether these words end inside a title that begins among them: `U.S. Treasury` does in `U.S. Treasury Secretary`, where the
/// title is the Treasury Secretary's and the country is all that is named.
pub(crate) fn cuts_title(folded: &Folded<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|from| {
        let longest = (from + LONGEST).min(folded.words().len());
        (words.end + 1..=longest).any(|to| TITLES.before.contains_key(folded.letters(from..to)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use polynym_script::Script;

    use super::*;

    fn tables() -> impl Iterator<Item = File> {
        FILES.iter().map(|(lang, text)| {
            let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{lang}: {error}"));
            assert_eq!(file.lang, *lang);
            file
        })
    }

    #[test]
    fn the_tables_are_well_formed() {
        assert!(TITLES.before.contains_key("president") && TITLES.before.contains_key("президента"));
        for key in TITLES.before.keys().chain(TITLES.after.keys()) {
            assert!(!key.is_empty() && key.split([' ', '-', '.']).count() <= LONGEST, "{key:?}");
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a test looks which tables there are")]
    #[test]
    fn every_table_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
        let mut there: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".toml").map(str::to_owned))
            .collect();
        there.sort();
        assert!(
            FILES.iter().map(|(lang, _)| *lang).eq(there.iter().map(String::as_str)),
            "{there:?}"
        );
    }

    #[test]
    fn a_table_says_each_title_once_on_a_side() {
        for file in tables() {
            let mut seen = HashSet::new();
            for row in &file.title {
                assert!(
                    row.gender.as_deref().is_none_or(|g| Gender::parse(g).is_some()),
                    "{}",
                    file.lang
                );
                for form in &row.forms {
                    assert!(seen.insert((row.after, form.to_lowercase())), "{}: {form} twice", file.lang);
                }
            }
        }
    }

    #[test]
    fn a_word_is_of_one_script() {
        let script = |c: char| Some(Script::from(c)).filter(|s| !matches!(s, Script::Common | Script::Inherited));
        for file in tables() {
            for word in file
                .title
                .iter()
                .flat_map(|row| &row.forms)
                .flat_map(|form| form.split([' ', '-']))
            {
                let scripts: HashSet<_> = word.chars().filter_map(script).collect();
                assert!(scripts.len() <= 1, "{}: {word}", file.lang);
            }
        }
    }
}
