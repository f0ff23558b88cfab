//! Words in Latin letters, as people write them: by every scheme of their language, and as the press of other languages does.
//!
//! Only alphabets are romanized here: abjads leave the vowels out and Han characters have readings, so that rules make more wrong
//! spellings than right ones; such names are found by their sound.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use polynym_gazetteer::{Reading, Tongue};

use crate::name::nothing;
use polynym_text::Lang;
use polynym_translit::{Scheme, Schemes};

/// The scripts whose schemes give the spellings that people use.
const SCRIPTS: [&str; 4] = ["Cyrl", "Grek", "Geor", "Armn"];

/// What the likeliest spelling in other letters weighs beside the name as it stands.
const MADE: f32 = 0.95;

/// What a romanization for no readers in particular weighs beside one made for these.
const GENERAL: f32 = 0.8;

/// Spellings of less weight are left out: nobody writes so.
const LEAST: f32 = 0.04;

/// How many spellings one scheme may give a word.
const SPELLINGS: usize = 8;

/// So many words are remembered: beyond that all are forgotten.
const REMEMBERED: usize = 1 << 16;

/// The Latin alphabet of Serbian, letter for letter.
const SERBIAN: [&str; 2] = ["national-srp-Cyrl-Latn-1960", "national-srp-Latn-Cyrl-1960"];

/// A word in other letters.
#[derive(Debug, Clone)]
pub(crate) struct Respelled {
    pub(crate) text: Arc<str>,
    /// By which scheme.
    pub(crate) how: Arc<str>,
    /// The readers that it is written for.
    pub(crate) into: Option<Lang>,
    pub(crate) weight: f32,
}

impl Respelled {
    /// As one of a word's readings.
    pub(crate) fn reading(&self) -> Reading {
        Reading {
            tongue: Tongue::Respelled,
            tags: 1,
            how: self.how.clone(),
            base: nothing(),
            weight: self.weight,
        }
    }
}

/// A scheme of a language.
#[derive(Debug)]
struct Way {
    scheme: Scheme,
    title: Arc<str>,
    into: Option<Lang>,
    weight: f32,
    usual: bool,
}

/// Respells words, each once.
#[derive(Debug)]
pub(crate) struct Romanizer {
    schemes: Schemes,
    /// The languages that have a usual scheme, in their order, found when first asked for.
    usual: OnceLock<Vec<Lang>>,
    /// By source language, compiled when first asked for.
    ways: BTreeMap<Lang, Vec<Way>>,
    words: HashMap<(Lang, String), Arc<Vec<Respelled>>>,
    serbian: Option<[Option<Scheme>; 2]>,
}

impl Default for Romanizer {
    fn default() -> Self {
        Self {
            schemes: Schemes::embedded(),
            usual: OnceLock::new(),
            ways: BTreeMap::new(),
            words: HashMap::new(),
            serbian: None,
        }
    }
}

/// Whether a name is in letters that are romanized here.
pub(crate) fn is_foreign(name: &str) -> bool {
    let of_script = |c: char| matches!(c, '\u{370}'..='\u{52F}' | '\u{531}'..='\u{587}' | '\u{10A0}'..='\u{10FF}' | '\u{1C80}'..='\u{1CBF}' | '\u{1F00}'..='\u{1FFF}');
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(of_script)
}

impl Romanizer {
    /// The languages whose schemes may be asked for a name: its own, or all whose letters it has.
    pub(crate) fn languages(&self, name: &str, lang: Option<Lang>) -> Vec<Lang> {
        if !is_foreign(name) {
            return Vec::new();
        }
        let languages = self.usual().iter().copied();
        languages
            // Where nothing is said of the language, those whose names are in the news.
            .filter(|of| lang.map_or(!is_rare(*of), |lang| lang == *of))
            .filter(|of| polynym_script::fits(name, *of))
            .collect()
    }

    fn usual(&self) -> &[Lang] {
        self.usual.get_or_init(|| {
            let usual = self.schemes.iter().filter(|entry| entry.usual && romanizes(&entry.id));
            let languages: BTreeSet<Lang> = usual.filter_map(|entry| Lang::new(&entry.language)).collect();
            languages.into_iter().collect()
        })
    }

    /// The spellings of a word, in the order of their weight.
    pub(crate) fn word(&mut self, word: &str, lang: Lang) -> Arc<Vec<Respelled>> {
        let key = (lang, word.to_owned());
        if let Some(known) = self.words.get(&key) {
            return known.clone();
        }
        if self.words.len() >= REMEMBERED {
            self.words.clear();
        }
        self.open(lang);
        let made: Arc<Vec<Respelled>> = Arc::new(respell(&self.ways[&lang], word));
        self.words.insert(key, made.clone());
        made
    }

    /// A capital abbreviation letter for letter; none if a letter becomes several, or there are too few to tell it from a word.
    pub(crate) fn acronym(&mut self, word: &str, lang: Lang) -> Option<Respelled> {
        let length = word.chars().count();
        self.open(lang);
        let way = self.ways[&lang].iter().find(|way| way.usual)?;
        let text = way.scheme.transliterate(word).text;
        let fits = length >= 3 && text.chars().count() == length && text.chars().all(|c| c.is_uppercase() || c.is_numeric());
        fits.then(|| Respelled {
            text: text.into(),
            how: way.title.clone(),
            into: None,
            weight: 0.5,
        })
    }

    /// A Serbian text in the other alphabet of the language.
    pub(crate) fn serbian(&mut self, text: &str) -> Option<String> {
        let schemes = &self.schemes;
        let pair = self
            .serbian
            .get_or_insert_with(|| SERBIAN.map(|id| schemes.get(id).and_then(Result::ok)));
        let way = usize::from(!is_foreign(text));
        Some(pair[way].as_ref()?.transliterate(text).text)
    }

    fn open(&mut self, lang: Lang) {
        if self.ways.contains_key(&lang) {
            return;
        }
        let mut ways = Vec::new();
        let of_language = self.schemes.iter().filter(|entry| entry.language == lang.as_str());
        for entry in of_language.filter(|entry| romanizes(&entry.id)) {
            let Some(Ok(scheme)) = self.schemes.get(&entry.id) else {
                continue;
            };
            let into = entry.into.as_deref().and_then(Lang::new);
            ways.push(Way {
                scheme,
                title: entry.title.replacen(": ", ", ", 1).into(),
                into,
                weight: entry.weight * if into.is_some() { 1.0 } else { GENERAL },
                usual: entry.usual,
            });
        }
        self.ways.insert(lang, ways);
    }
}

/// Whether a scheme, by its name, leads from one of the scripts to Latin letters.
fn romanizes(id: &str) -> bool {
    let mut scripts = id.split('-').skip(2);
    scripts.next().is_some_and(|source| SCRIPTS.contains(&source)) && scripts.next() == Some("Latn")
}

/// Languages that are guessed for a name only if its row says so.
fn is_rare(lang: Lang) -> bool {
    !["be", "bg", "el", "hy", "ka", "mk", "ru", "sr", "uk"].contains(&lang.as_str())
}

fn respell(ways: &[Way], word: &str) -> Vec<Respelled> {
    let mut made: Vec<Respelled> = Vec::new();
    for way in ways {
        for (text, weight) in way.scheme.variants(word, SPELLINGS) {
            let weight = weight * way.weight * MADE;
            // Signs that stand for no sound are not typed: Zelensʹkyĭ, Zelens'kyi.
            let text: String = text.chars().filter(|c| c.is_alphabetic() && !is_sign(*c)).collect();
            if weight < LEAST || text.is_empty() || text.chars().any(|c| is_foreign(c.encode_utf8(&mut [0; 4]))) {
                continue;
            }
            match made.iter_mut().find(|own| *own.text == *text && own.into == way.into) {
                Some(own) if own.weight >= weight => {}
                Some(own) => (own.weight, own.how) = (weight, way.title.clone()),
                None => made.push(Respelled {
                    text: text.into(),
                    how: way.title.clone(),
                    into: way.into,
                    weight,
                }),
            }
        }
    }
    made.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.text.cmp(&b.text))
            .then(a.into.cmp(&b.into))
    });
    made
}

/// Primes and apostrophes that Unicode counts as letters.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2B0}'..='\u{2FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_write_them() {
        let mut romanizer = Romanizer::default();
        let uk = Lang::new("uk").unwrap();
        let made = romanizer.word("Зеленський", uk);
        for want in [
            "Zelenskyi",
            "Zelenskyy",
            "Zelenskiy",
            "Zelenskij",
            "Zelensky",
            "Zelenski",
            "Zełenski",
            "Selenskyj",
        ] {
            assert!(made.iter().any(|r| *r.text == *want), "{want}");
        }
        let distinct: std::collections::BTreeSet<&str> = made.iter().map(|r| &*r.text).collect();
        assert!(distinct.len() < 60, "{distinct:?}");
    }

    #[test]
    fn acronyms_letter_for_letter_or_not_at_all() {
        let mut romanizer = Romanizer::default();
        let uk = Lang::new("uk").unwrap();
        assert_eq!(
            romanizer.acronym("МЗС", uk).map(|r| r.text.to_string()).as_deref(),
            Some("MZS")
        );
        assert!(romanizer.acronym("США", uk).is_none());
        assert!(romanizer.acronym("ЄС", uk).is_none());
    }

    #[test]
    fn the_two_alphabets_of_serbian() {
        let mut romanizer = Romanizer::default();
        assert_eq!(romanizer.serbian("Ђорђе Џајић").as_deref(), Some("Đorđe Džajić"));
        assert_eq!(romanizer.serbian("Đorđe Džajić").as_deref(), Some("Ђорђе Џајић"));
    }
}
