//! Names of persons: given names before family names, in the scripts and shares that a benchmark asks for.

use std::collections::{BTreeMap, HashSet};

use anyhow::{Context, Result, ensure};

use super::given::{Choice, Given, given};
use super::{Random, Urn, list};

/// How often a language may make a name that is there already before it counts as used up.
const PATIENCE: usize = 200;
/// Names of three words among a thousand.
const THREE_WORDS: usize = 300;

/// A name of the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) text: String,
    /// ISO 639-1.
    pub(crate) language: &'static str,
    pub(crate) woman: bool,
}

/// How the names of a language are made.
struct Language {
    code: &'static str,
    choice: Choice,
    /// Names of women are made too: their surnames are those of men.
    women: bool,
    middle: Middle,
}

/// What may stand between the given name and the surname.
enum Middle {
    Nothing,
    Given,
    Patronymic,
}

const LATIN: &str = "";
const UKRAINIAN: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

const LANGUAGES: [Language; 10] = [
    language("en", "English", LATIN, true, Middle::Given),
    language("uk", "Slavic", UKRAINIAN, false, Middle::Patronymic),
    language("ru", "Slavic", RUSSIAN, false, Middle::Patronymic),
    language("pl", "", LATIN, false, Middle::Given),
    language("de", "German", LATIN, true, Middle::Given),
    language("fr", "French", LATIN, true, Middle::Given),
    language("es", "Spanish and Portuguese", LATIN, true, Middle::Given),
    language("el", "", "", false, Middle::Nothing),
    language("ka", "", "", false, Middle::Nothing),
    language("hy", "", "", false, Middle::Nothing),
];

const fn language(code: &'static str, list: &'static str, letters: &'static str, women: bool, middle: Middle) -> Language {
    Language {
        code,
        choice: Choice {
            language: code,
            list,
            letters,
        },
        women,
        middle,
    }
}

/// The words that the names of a language are made of.
struct Pool {
    code: &'static str,
    given: Given,
    families: Vec<String>,
    middle: Middle,
    patronymics: Vec<String>,
    women: bool,
}

impl Pool {
    fn new(language: Language) -> Result<Self> {
        let code = language.code;
        let patronymics = match language.middle {
            Middle::Patronymic => list(&format!("data/patronymics-{code}.txt"))?,
            _ => Vec::new(),
        };
        let pool = Self {
            code,
            given: given(&language.choice)?,
            families: list(&format!("data/families-{code}.txt"))?,
            middle: language.middle,
            patronymics,
            women: language.women,
        };
        ensure!(
            !pool.given.men.is_empty() && !pool.given.women.is_empty(),
            "no given names of {code}"
        );
        Ok(pool)
    }

    fn draw(&self, random: &mut Random) -> Name {
        let woman = self.women && random.happens(500);
        let given = if woman { &self.given.women } else { &self.given.men };
        let (first, family) = (random.pick(given), random.pick(&self.families));
        let three = random.happens(THREE_WORDS);
        let text = match self.middle {
            Middle::Given if three => format!("{first} {} {family}", random.pick(given)),
            Middle::Patronymic if three => format!("{first} {} {family}", random.pick(&self.patronymics)),
            _ => format!("{first} {family}"),
        };
        Name {
            text,
            language: self.code,
            woman,
        }
    }
}

/// The names of a gazetteer, and more like them.
pub(crate) struct Names {
    /// The gazetteer: all different, in the order in which they were drawn.
    pub(crate) all: Vec<Name>,
    known: HashSet<String>,
    pools: BTreeMap<&'static str, Pool>,
}

impl Names {
    /// Another name of a language, in the gazetteer or not.
    pub(crate) fn another(&self, language: &str, random: &mut Random) -> Option<Name> {
        self.pools.get(language).map(|pool| pool.draw(random))
    }

    /// Whether a name is in the gazetteer.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.known.contains(name)
    }
}

/// Draws different names, from each language as many as its share.
///
/// # Errors
/// If a language is not known, or if all together have not as many names.
pub(crate) fn names(count: usize, seed: u64, shares: &BTreeMap<String, f64>) -> Result<Names> {
    let mut pools = BTreeMap::new();
    for language in LANGUAGES {
        pools.insert(language.code, Pool::new(language)?);
    }
    let mut open = shares.clone();
    let mut known = HashSet::with_capacity(count);
    let mut all = Vec::with_capacity(count);
    let mut random = Random::new(seed);
    while all.len() < count {
        ensure!(!open.is_empty(), "the lists make only {} different names", all.len());
        let urn = Urn::new(open.iter().map(|(code, share)| (code.clone(), *share)));
        let mut used_up = None;
        while all.len() < count && used_up.is_none() {
            let code = urn.draw(&mut random);
            let pool = pools.get(code.as_str()).with_context(|| format!("no names of {code}"))?;
            let fresh = (0..PATIENCE)
                .map(|_| pool.draw(&mut random))
                .find(|name| !known.contains(&name.text));
            match fresh {
                Some(name) => {
                    known.insert(name.text.clone());
                    all.push(name);
                }
                None => used_up = Some(code.clone()),
            }
        }
        if let Some(code) = used_up {
            open.remove(&code);
        }
    }
    Ok(Names { all, known, pools })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares() -> BTreeMap<String, f64> {
        [("en", 0.5), ("uk", 0.4), ("ka", 0.1)]
            .map(|(code, share)| (code.to_owned(), share))
            .into()
    }

    #[test]
    fn a_seed_decides_all() {
        let of = |seed| names(500, seed, &shares()).unwrap().all;
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }

    #[test]
    fn all_are_different_and_of_two_or_three_words() {
        let all = names(20_000, 3, &shares()).unwrap().all;
        let different: HashSet<&str> = all.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(different.len(), all.len());
        assert!(all.iter().all(|name| (2..=3).contains(&name.text.split(' ').count())));
    }

    #[test]
    fn a_language_that_has_no_more_leaves_the_rest_to_the_others() {
        let shares = [("ka".to_owned(), 0.99), ("en".to_owned(), 0.01)].into();
        assert_eq!(names(100_000, 1, &shares).unwrap().all.len(), 100_000);
    }
}
