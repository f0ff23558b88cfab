//! The tables of `data/compare`, and what is read beside them of `data/names` and `data/titles`, as sets of folded words.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use polynym_script::Script;
use polynym_text::fold_key;
use serde::Deserialize;

/// Longest title, in words.
pub(crate) const LONGEST_TITLE: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndingsFile {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    script: Vec<ScriptEndings>,
    #[serde(default)]
    example: Vec<Example>,
}

#[derive(Deserialize)]
struct ScriptEndings {
    script: String,
    endings: Vec<String>,
}

/// A form that must be known as one of the nominative.
#[derive(Deserialize)]
#[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
pub(crate) struct Example {
    pub(crate) form: String,
    pub(crate) nominative: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SurnamesFile {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    class: Vec<Class>,
}

/// Surnames that have a form for men and one for women.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    #[expect(dead_code, reason = "named for people")]
    name: String,
    stems: Vec<String>,
    /// The man's surname is the stem, and does not tell that it is his.
    #[serde(default)]
    plain: bool,
    #[serde(default)]
    masc: Vec<String>,
    #[serde(default)]
    fem: Vec<String>,
    #[serde(default)]
    either: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartsFile {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    courtesy: Courtesy,
    generation: Generation,
    particles: Words,
    linking: Words,
    women: Women,
    same: Vec<Words>,
}

#[derive(Deserialize)]
struct Courtesy {
    masc: Vec<String>,
    fem: Vec<String>,
    any: Vec<String>,
}

#[derive(Deserialize)]
struct Generation {
    junior: Vec<String>,
    senior: Vec<String>,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Women {
    names: Vec<String>,
}

#[derive(Deserialize)]
struct OrderFile {
    particles: Vec<String>,
}

#[derive(Deserialize)]
struct TitlesFile {
    title: Vec<Title>,
}

#[derive(Deserialize)]
struct Title {
    forms: Vec<String>,
    #[serde(default)]
    gender: Option<String>,
    #[serde(default)]
    after: bool,
}

/// Whose a form of a surname is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Whose {
    /// A man's.
    His,
    /// A woman's.
    Hers,
    /// A woman's in one case, and a man's in another.
    Either,
}

/// An ending of a surname: what the stem ends in, what follows, whose it is, and whether the stem alone is a surname that says nothing.
#[derive(Debug)]
pub(crate) struct SurnameEnd {
    pub(crate) stem: String,
    pub(crate) ending: String,
    pub(crate) whose: Whose,
    pub(crate) plain: bool,
}

/// All tables.
pub(crate) struct Tables {
    /// Case endings by script, folded.
    pub(crate) endings: Vec<(Script, Vec<String>)>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run by the tests"))]
    pub(crate) examples: Vec<Example>,
    /// The longest stems first.
    pub(crate) surnames: Vec<SurnameEnd>,
    /// Titles, with the gender that they tell.
    pub(crate) titles: HashMap<String, Option<Whose>>,
    /// Words that tell father from son: 1 junior, 2 senior.
    pub(crate) generations: HashMap<String, u8>,
    pub(crate) particles: HashSet<String>,
    pub(crate) linking: HashSet<String>,
    pub(crate) women: HashSet<String>,
    /// Words that are one in names, by the number of their group.
    pub(crate) groups: HashMap<String, usize>,
}

const TITLES: &[&str] = &[
    include_str!("../titles/en.toml"),
    include_str!("../titles/ru.toml"),
    include_str!("../titles/uk.toml"),
];

/// The tables of this build.
pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let endings: EndingsFile = read(include_str!("../data/endings.toml"));
    let surnames: SurnamesFile = read(include_str!("../data/surnames.toml"));
    let parts: PartsFile = read(include_str!("../data/parts.toml"));
    let order: OrderFile = read(include_str!("../order/order.toml"));
    let mut titles = HashMap::new();
    for title in TITLES
        .iter()
        .flat_map(|file| read::<TitlesFile>(file).title)
        .filter(|title| !title.after)
    {
        let whose = match title.gender.as_deref() {
            Some("m") => Some(Whose::His),
            Some("f") => Some(Whose::Hers),
            _ => None,
        };
        titles.extend(title.forms.iter().map(|form| (fold_key(form).text, whose)));
    }
    let courtesy = parts.courtesy;
    for (words, whose) in [
        (courtesy.any, None),
        (courtesy.masc, Some(Whose::His)),
        (courtesy.fem, Some(Whose::Hers)),
    ] {
        titles.extend(words.iter().map(|word| (fold_key(word).text, whose)));
    }
    Tables {
        endings: endings
            .script
            .into_iter()
            .filter_map(|row| {
                Some((
                    Script::from_short_name(&row.script)?,
                    folded(&row.endings).into_iter().collect(),
                ))
            })
            .collect(),
        examples: endings.example,
        surnames: surname_ends(surnames.class),
        titles,
        generations: folded(&parts.generation.junior)
            .into_iter()
            .map(|word| (word, 1))
            .chain(folded(&parts.generation.senior).into_iter().map(|word| (word, 2)))
            .collect(),
        particles: folded(&order.particles)
            .into_iter()
            .chain(folded(&parts.particles.words))
            .collect(),
        linking: folded(&parts.linking.words).into_iter().collect(),
        groups: (0..)
            .zip(&parts.same)
            .flat_map(|(group, same)| folded(&same.words).into_iter().map(move |word| (word, group)))
            .collect(),
        women: folded(&parts.women.names).into_iter().collect(),
    }
});

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("checked by the tests")
}

/// Folded words, each once, in order.
fn folded(words: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let key = fold_key(word).text;
        if !out.contains(&key) {
            out.push(key);
        }
    }
    out
}

fn surname_ends(classes: Vec<Class>) -> Vec<SurnameEnd> {
    let mut out = Vec::new();
    for class in classes {
        for (endings, whose) in [
            (&class.masc, Whose::His),
            (&class.fem, Whose::Hers),
            (&class.either, Whose::Either),
        ] {
            for stem in &class.stems {
                out.extend(endings.iter().map(|ending| SurnameEnd {
                    stem: fold_key(stem).text,
                    ending: fold_key(ending).text,
                    whose,
                    plain: class.plain,
                }));
            }
        }
    }
    out.sort_by_key(|end| std::cmp::Reverse(end.stem.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_well_formed() {
        assert_eq!(TABLES.endings.len(), 3);
        assert!(
            TABLES
                .endings
                .iter()
                .all(|(_, endings)| endings.iter().all(|ending| !ending.is_empty()))
        );
        assert_eq!(TABLES.titles.get("frau"), Some(&Some(Whose::Hers)));
        assert_eq!(TABLES.titles.get("president"), Some(&None));
        assert!(
            TABLES
                .titles
                .keys()
                .all(|title| title.split([' ', '-', '.']).count() <= LONGEST_TITLE)
        );
        assert!(TABLES.particles.contains("von") && TABLES.women.contains("daniela"));
    }

    #[test]
    fn the_examples_hold() {
        let comparer = crate::Comparer::new();
        for Example { form, nominative } in &TABLES.examples {
            let score = comparer.score(form, nominative);
            assert!(score.value >= 0.7, "{form}, {nominative}: {score:?}");
        }
    }
}
