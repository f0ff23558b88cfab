//! Titles and other words that stand beside a short name and say that it is one: the tables of `data/titles/`.

use std::ops::Range;

use polynym_gazetteer::{Entity, EntityType, Gender};
use polynym_text::Folded;

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the tests look at the tables themselves")]
mod file;

/// Longest title, in words.
pub(crate) const LONGEST: usize = 4;

/// A title as it bears on an entity.
#[derive(Debug)]
pub(crate) struct Title {
    subtypes: &'static [&'static str],
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
                    .is_none_or(|own| self.subtypes.contains(&own.as_str())))
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
    pub(crate) before: phf::Map<&'static str, &'static [Title]>,
    pub(crate) after: phf::Map<&'static str, &'static [Title]>,
    /// Folded texts that may stand between an agency and its country.
    pub(crate) links: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/titles.rs"));

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
    use std::path::Path;

    use polynym_script::Script;

    use super::file::File;
    use super::*;

    fn tables() -> Vec<File> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let tables = file::read_all(&folder).unwrap();
        for (path, file) in &tables {
            assert_eq!(path.file_stem().unwrap(), file.lang.as_str());
        }
        tables.into_iter().map(|(_, file)| file).collect()
    }

    #[test]
    fn the_tables_are_well_formed() {
        assert!(TITLES.before.contains_key("president") && TITLES.before.contains_key("президента"));
        for key in TITLES.before.keys().chain(TITLES.after.keys()) {
            assert!(!key.is_empty() && key.split([' ', '-', '.']).count() <= LONGEST, "{key:?}");
        }
    }

    #[test]
    fn a_table_says_each_title_once_on_a_side() {
        for file in tables() {
            let mut seen = HashSet::new();
            for row in &file.title {
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
