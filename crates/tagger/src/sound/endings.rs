//! What a text may put behind the stem of a name, as it sounds, and in front of it: `data/sound`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use polynym_text::fold_key;
use polynym_translit::sound::Sounds;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    /// By language.
    endings: BTreeMap<String, Vec<String>>,
}

/// Endings in sound letters.
#[derive(Debug)]
pub(crate) struct Endings(Vec<Box<[u8]>>);

impl Endings {
    pub(crate) fn new(sounds: &Sounds) -> Self {
        let file: File = toml::from_str(include_str!("../../sound/endings.toml")).expect("checked by the tests");
        let all = file.endings.into_values().flatten();
        let heard = all.flat_map(|ending| sounds.of(&ending)).map(|sound| sound.letters().into());
        Self(heard.collect::<BTreeSet<Box<[u8]>>>().into_iter().collect())
    }

    /// The word itself and what is left of it without each ending that it may have, each once.
    pub(crate) fn stems(&self, word: &[u8]) -> Vec<Box<[u8]>> {
        let mut stems: Vec<Box<[u8]>> = vec![word.into()];
        let is_stem = |stem: &&[u8]| stem.len() >= 2 && stem.iter().any(|&c| !is_vowel(c));
        for stem in self
            .0
            .iter()
            .filter_map(|ending| word.strip_suffix(&**ending))
            .filter(is_stem)
        {
            if !stems.iter().any(|known| **known == *stem) {
                stems.push(stem.into());
            }
        }
        stems
    }
}

/// A word of a row without the vowels at its end, which give way to endings.
pub(crate) fn bare(word: &[u8]) -> &[u8] {
    let end = word.iter().rposition(|&c| !is_vowel(c)).map_or(0, |at| at + 1);
    if end >= 2 { &word[..end] } else { word }
}

/// A word without the vowel that comes and goes before its last consonant: Merkel, Merkla.
pub(crate) fn without_fleeting(word: &[u8]) -> Option<Vec<u8>> {
    let [head @ .., before, b'e' | b'a', last @ (b'l' | b'r')] = word else {
        return None;
    };
    (head.len() >= 2 && !is_vowel(*before) && !is_vowel(*last)).then(|| [head, &[*before, *last]].concat())
}

/// Titles that tell who a one-word name is, of all languages: `data/sound/epithets.toml`.
#[derive(Debug)]
pub(crate) struct Epithets(HashMap<String, u16>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EpithetFile {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    epithets: BTreeMap<String, Vec<String>>,
}

impl Epithets {
    pub(crate) fn new() -> Self {
        let file: EpithetFile = toml::from_str(include_str!("../../sound/epithets.toml")).expect("checked by the tests");
        let words = (0..)
            .zip(file.epithets.into_values())
            .flat_map(|(rank, words)| words.into_iter().map(move |word| (word, rank)));
        Self(words.map(|(word, rank)| (fold_key(&word).text, rank)).collect())
    }

    /// The rank that a folded word names.
    pub(crate) fn rank(&self, word: &str) -> Option<u16> {
        self.0.get(word).copied()
    }
}

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'Y')
}
