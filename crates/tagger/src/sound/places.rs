//! Countries, which a surname alone is not to be mistaken for: `data/sound/territories.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

use polynym_names::known::{self, Kind};
use polynym_text::fold_key;
use serde::Deserialize;

/// What an inflected form, or an adjective, may have behind the stem of a country's name.
const ENDING: usize = 5;
const ADJECTIVE: usize = 8;
/// A stem has at least so many letters; one of a name that ends in a consonant, so many.
const SHORTEST: usize = 3;
const SHORTEST_STEM: usize = 5;
/// The vowels of nominatives, which endings replace.
const VOWELS: [&str; 4] = ["a", "o", "а", "я"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Locatives {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    locatives: Vec<String>,
}

/// Folded words behind which a place stands, and seldom a given name.
pub(crate) static LOCATIVES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let file: Locatives = toml::from_str(include_str!("../../sound/locatives.toml")).expect("checked by the tests");
    file.locatives.iter().map(|word| fold_key(word).text).collect()
});

/// The names of all languages without their last letters, folded.
static STEMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = include_str!("../../sound/territories.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'));
    names.filter_map(|(_, name)| stem(&fold_key(name).text)).collect()
});

/// A name without the vowel at its end: Rusko, Ruska; Франція, Франції. More must not go: Macao would leave Mac, and Macron be of it.
fn stem(name: &str) -> Option<String> {
    let is_vowel = |c: char| "aeiouyąęäöüāēīūаеєиіїоуюяыэёйь".contains(c);
    let bare = name.strip_suffix(is_vowel).unwrap_or(name);
    (bare.chars().count() >= SHORTEST).then(|| bare.to_owned())
}

/// Whether a folded word may be a country's name, or an adjective of it.
pub(crate) fn is_territory(word: &str) -> bool {
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let mut stems = ends.iter().rev().take(ADJECTIVE + 1).enumerate();
    // Peru is not in Perry: behind a short stem stands a short ending.
    let fits = |cut: usize, stem: usize| {
        cut <= if stem > 4 {
            ADJECTIVE
        } else {
            ENDING.min(stem.saturating_sub(2))
        }
    };
    stems.any(|(cut, &end)| ends.len() > cut && fits(cut, ends.len() - cut) && STEMS.contains(&word[..end]))
}

/// Whether a folded word may be the name of a country, a region or a large city, in some case.
pub(crate) fn is_place(word: &str) -> bool {
    let known = |word: &str| known::find_folded(word).any(|known| known.kind == Kind::Place);
    // Without an ending, or with another vowel: what is left must still be most of a name.
    let without = |end: usize| {
        let stem = &word[..end];
        let letters = stem.chars().count();
        (letters >= SHORTEST_STEM && known(stem))
            || (letters >= SHORTEST && VOWELS.iter().any(|vowel| known(&format!("{stem}{vowel}"))))
    };
    let mut ends = word.char_indices().rev().map(|(at, _)| at).take(2);
    is_territory(word) || known(word) || ends.any(without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_in_their_forms() {
        for word in [
            "ruskem",
            "францію",
            "россией",
            "turecka",
            "francii",
            "украине",
            "germany",
            "румунії",
        ] {
            assert!(is_territory(word), "{word}");
        }
        for word in ["мюнхене", "rygi", "мадриде", "дъблин"] {
            assert!(is_place(word), "{word}");
        }
        for word in ["трамп", "мей", "macron", "путина"] {
            assert!(!is_territory(word), "{word}");
        }
    }
}
