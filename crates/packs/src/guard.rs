//! Names that say too little alone: they are weak, whoever bears them.

use polynym_names::given;
use polynym_script::is_common_word;
use unicode_script::{Script, UnicodeScript};

use crate::place::{Group, Place};
use crate::tables;

/// From so many people on a city may have a given name for a name (Sofia, Kazan).
const KNOWN: u64 = 1_000_000;

/// Whether a name of a place, with its key, is a common word, a given name, or too short.
pub(crate) fn says_little(place: &Place<'_>, text: &str, key: &str) -> bool {
    if is_short(key) || tables::is_word(key) {
        return true;
    }
    if key.contains([' ', '-']) {
        return false;
    }
    // A word of any language: a text may be in any, and at the head of a sentence all words have a capital.
    if is_common_word(None, &text.to_lowercase()) || is_common_word(None, key) {
        return true;
    }
    let small = place.group() == Group::Settlement && place.population < KNOWN;
    small && (given::is_given_folded(key) || is_village_word(place, key))
}

/// Whether two names, written in Latin letters, come to much the same.
pub(crate) fn sounds_like(a: &str, b: &str) -> bool {
    let latin = |name: &str| deunicode::deunicode(name).to_ascii_lowercase();
    strsim::normalized_levenshtein(&latin(a), &latin(b)) >= 0.6
}

/// One or two letters; of the scripts that write a syllable or a word with each, one.
fn is_short(key: &str) -> bool {
    let letters = || key.chars().filter(|c| c.is_alphanumeric());
    let dense = |c: char| matches!(c.script(), Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana);
    let least = if letters().any(dense) { 2 } else { 3 };
    letters().count() < least
}

/// Ukrainian villages have adjectives (Нове, Сонячне, Петрівське) and surnames (Шевченко) for names.
fn is_village_word(place: &Place<'_>, key: &str) -> bool {
    let is_village = matches!(place.kind, "village" | "settlement");
    is_village && ["е", "є", "ий", "ій", "енко", "чук"].iter().any(|end| key.ends_with(end))
}

#[cfg(test)]
mod tests {
    use polynym_text::fold_key;

    use super::*;

    #[test]
    fn words_in_other_letters() {
        assert!(sounds_like("Спліт", "Split") && sounds_like("Мобил", "Mobile"));
        assert!(!sounds_like("Ницца", "Nice") && !sounds_like("リヨン", "Lens"));
    }

    #[test]
    fn names_that_say_little() {
        let weak = |kind, population, name: &str| {
            let line = format!("gn:1\t{kind}\tXX\t\t{population}\t\t\t{name}\t\n");
            let place = Place::read(crate::extract::Extract::Zones, &line).next().unwrap().unwrap();
            says_little(&place, name, &fold_key(name).text)
        };
        for (kind, population, name, want) in [
            ("city", 342_637, "Nice", true),
            ("city", 187_041, "Mobile", true),
            ("city", 174_224, "Reading", true),
            ("town", 43_000, "Of", true),
            ("city", 100_000, "Ho", true),
            ("town", 900, "Paola", true),
            ("village", 0, "Хмара", true),
            ("village", 0, "Петрівське", true),
            ("village", 0, "Шевченко", true),
            ("city", 1_152_556, "Sofia", false),
            ("city", 246_425, "Рівне", true),
            ("city", 279_593, "Полтава", false),
            ("village", 0, "Іванівка", false),
            ("city", 120_000, "Redding", false),
            ("city", 1_000, "北京", false),
        ] {
            assert_eq!(weak(kind, population, name), want, "{name}");
        }
    }
}
