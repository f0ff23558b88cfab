//! The small tables that people edit: former names, disputed places, words that places share with everyday speech.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use polynym_gazetteer::Date;
use polynym_text::{Lang, fold_key};
use rustc_hash::FxHashSet;

use crate::extract::Error;

const HISTORY: &str = include_str!("../data/history.tsv");
const DISPUTED: &str = include_str!("../data/disputed.tsv");
const SAME: &str = include_str!("../data/same.tsv");
const WORDS: &str = include_str!("../data/words.txt");

/// What is in the packs; generated.
const COUNTS: &str = include_str!("../data/counts.tsv");

/// Names that a place had for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Former {
    pub(crate) country: &'static str,
    /// What it is called in English now.
    pub(crate) now: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    /// As in the `aliases` column.
    pub(crate) names: &'static str,
}

impl Former {
    /// The names and their languages.
    pub(crate) fn each(self) -> impl Iterator<Item = (Option<Lang>, &'static str)> {
        self.names.split('|').map(str::trim).map(|item| match item.split_once(':') {
            Some((tag, name)) => (Lang::known(tag), name),
            None => (None, item),
        })
    }
}

/// The former names.
pub(crate) fn history() -> Result<Vec<Former>, Error> {
    let file = "data/packs/history.tsv";
    let mut found = Vec::new();
    for (line, fields) in table(HISTORY) {
        let error = |what: String| Error::Line { file, line, what };
        let &[country, now, from, to, names] = fields.as_slice() else {
            return Err(error(format!(
                "{} columns, not 5: country, name now, from, to, names",
                fields.len()
            )));
        };
        for date in [from, to] {
            if !date.is_empty() && Date::parse(date).is_none() {
                return Err(error(format!("`{date}` is no date; write 1991, 1991-09 or 1991-09-06")));
            }
        }
        found.push(Former {
            country,
            now,
            from,
            to,
            names,
        });
    }
    Ok(found)
}

/// The `country` column of disputed places, by the id of the place or of the subdivision that it is in.
pub(crate) fn disputed() -> Result<BTreeMap<&'static str, &'static str>, Error> {
    pairs("data/packs/disputed.tsv", DISPUTED)
}

/// The ids of the curated gazetteer of places whose names do not tell, by their ids in the sources.
pub(crate) fn same() -> Result<BTreeMap<&'static str, &'static str>, Error> {
    pairs("data/packs/same.tsv", SAME)
}

fn pairs(file: &'static str, text: &'static str) -> Result<BTreeMap<&'static str, &'static str>, Error> {
    let mut found = BTreeMap::new();
    for (line, fields) in table(text) {
        let &[id, said] = fields.as_slice() else {
            let what = format!("{} columns, not 2: an id, what is said of it", fields.len());
            return Err(Error::Line { file, line, what });
        };
        found.insert(id, said);
    }
    Ok(found)
}

/// Lines read, rows written, entities and names of a pack over the curated gazetteer, and its hash.
pub(crate) fn counts(pack: &str) -> Option<([usize; 4], &'static str)> {
    let (_, fields) = table(COUNTS).find(|(_, fields)| fields.first() == Some(&pack))?;
    let &[_, read, rows, entities, names, digest] = fields.as_slice() else {
        return None;
    };
    let number = |field: &str| field.parse().ok();
    Some(([number(read)?, number(rows)?, number(entities)?, number(names)?], digest))
}

/// Whether a folded name is one of the words.
pub(crate) fn is_word(key: &str) -> bool {
    static KEYS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
        table(WORDS)
            .flat_map(|(_, fields)| fields)
            .map(|word| fold_key(word).text)
            .collect()
    });
    KEYS.contains(key)
}

/// The lines with their numbers and columns; `#` begins a comment.
fn table(text: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line.split('\t').collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_well_formed() {
        let history = history().unwrap();
        assert!(
            history
                .iter()
                .all(|former| former.country.len() == 2 && former.each().all(|(_, name)| !name.is_empty()))
        );
        let key = |former: &Former| (former.country, former.now, former.from);
        assert!(history.is_sorted_by_key(key));
        assert!(
            disputed()
                .unwrap()
                .iter()
                .all(|(id, countries)| id.starts_with("iso:") && countries.contains("claim:"))
        );
        assert!(same().unwrap().len() > 10);
        let words: Vec<_> = table(WORDS).map(|(_, fields)| fields[0]).collect();
        assert!(words.is_sorted(), "{:?}", words.windows(2).find(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn everyday_words() {
        assert!(is_word("хмара") && is_word("normal") && !is_word("kyiv"));
    }
}
