//! What holds for any text and every scheme.

use std::sync::LazyLock;

use polynym_translit::{Scheme, Schemes, Workspace};
use proptest::prelude::*;

static ALL: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    let schemes = Schemes::embedded();
    schemes.iter().map(|entry| schemes.get(&entry.id).unwrap().unwrap()).collect()
});

static REVERSIBLE: LazyLock<Vec<&Scheme>> = LazyLock::new(|| {
    let schemes = Schemes::embedded();
    let ids: Vec<String> = schemes
        .iter()
        .filter(|entry| entry.reversible)
        .map(|entry| entry.id.to_string())
        .collect();
    ALL.iter().filter(|scheme| ids.iter().any(|id| id == scheme.id())).collect()
});

/// Letters, marks and signs of all the scripts that schemes are for, in any order, with anything between.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[\\p{Cyrillic}\\p{Greek}\\p{Georgian}\\p{Armenian}]{1,6}",
        2 => "[\\p{Arabic}\\p{Hebrew}\\p{Thaana}\\p{Ethiopic}\\p{Mongolian}]{1,6}",
        2 => "[\\p{Devanagari}\\p{Bengali}\\p{Tamil}\\p{Malayalam}\\p{Sinhala}\\p{Thai}]{1,6}",
        2 => "[\\p{Hangul}\\p{Hiragana}\\p{Katakana}\\p{Han}]{1,4}",
        2 => "[A-Za-z '’ʼ.,;-]{1,5}",
        1 => "[\\u0300-\\u0345\\u200c\\u200d\\u00ad\\ufdd0\\uffff]{1,3}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// Which letter, which sign, and whether there is one.
type Pick = (prop::sample::Index, prop::sample::Index, u8);

/// A word as a language writes it: a sign stands after a consonant other than й, an apostrophe before an iotated vowel, neither twice.
fn word(letters: &[char], picks: &[Pick]) -> String {
    let is_sign = |c: &char| "ьъʼ'’".contains(*c);
    let is_vowel = |c: &char| "аеёєиіїоуыэюяѣѵѫѭөүәұйўј".contains(*c);
    let (signs, plain): (Vec<char>, Vec<char>) = letters.iter().partition(|c| is_sign(c));
    let mut word: Vec<char> = Vec::new();
    for (letter, sign, chance) in picks {
        let letter = *letter.get(&plain);
        let after_consonant = word.last().is_some_and(|c| !is_vowel(c) && !is_sign(c));
        if chance % 4 == 0 && after_consonant && !signs.is_empty() {
            let sign = *sign.get(&signs);
            if "ьъ".contains(sign) || "єїюяеёі".contains(letter) {
                word.push(sign);
            }
        }
        word.push(letter);
    }
    word.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_tile_the_result_and_lie_in_the_source(text in text(), pick in any::<prop::sample::Index>()) {
        let scheme = pick.get(&ALL);
        let result = scheme.transliterate(&text);
        let mut at = 0;
        for piece in &result.pieces {
            prop_assert_eq!(piece.target.start, at);
            prop_assert!(piece.target.end > at);
            at = piece.target.end;
            prop_assert!(text.get(piece.source.range()).is_some());
            prop_assert!(result.text.get(piece.target.clone()).is_some());
        }
        prop_assert_eq!(at, result.text.len());
        prop_assert!(result.unknown.iter().all(|span| text.get(span.range()).is_some_and(|s| !s.is_empty())));
        let mut appended = String::new();
        scheme.append(&text, &mut Workspace::default(), &mut appended);
        prop_assert_eq!(&appended, &result.text);
        let variants = scheme.variants(&text, 1);
        prop_assert_eq!(variants.first().map(|variant| &variant.0), Some(&result.text));
    }

    #[test]
    fn the_way_back_gives_what_was(
        pick in any::<prop::sample::Index>(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..9),
    ) {
        let scheme = *pick.get(&REVERSIBLE);
        let word = word(&scheme.alphabet(), &picks);
        let title: String = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
        let back = scheme.back();
        for word in [word, title] {
            let there = scheme.transliterate(&word).text;
            let again = back.transliterate(&there);
            prop_assert_eq!(&again.text, &word, "{} by way of {}", scheme.id(), there);
        }
    }

    #[test]
    fn reading_back_never_fails(text in text(), pick in any::<prop::sample::Index>()) {
        let scheme = pick.get(&ALL);
        let original = scheme.back().transliterate(&text);
        prop_assert!(original.unsure.iter().all(|span| text.get(span.range()).is_some()));
    }
}
