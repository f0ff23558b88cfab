//! What holds for any two strings.

use std::sync::LazyLock;

use polynym_compare::{Comparer, NameType};
use proptest::prelude::*;

static COMPARER: LazyLock<Comparer> = LazyLock::new(Comparer::new);

const TYPES: [NameType; 3] = [NameType::Person, NameType::Place, NameType::Agency];

/// Words of names, initials, particles, titles, and what stands between them.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "\\PC{0,6}",
        "[A-Z][a-z]{0,8}",
        "[А-ЯІЇЄҐ][а-яіїєґ]{0,8}",
        prop::sample::select(vec![
            "Zelensky",
            "Зеленська",
            "Nováková",
            "al",
            "von",
            "Jr.",
            "II",
            "Dr.",
            "V.",
            "O'Brien",
            "עבד",
            "الأسد",
            "習近平",
            "プーチン",
            "김정은",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec((word, prop::sample::select(vec![" ", "-", ", ", ". ", "'", ""])), 0..6)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #[test]
    fn a_score_is_a_share_and_the_same_both_ways(a in name(), b in name()) {
        for kind in TYPES {
            let (there, back) = (COMPARER.score_as(&a, &b, kind).value, COMPARER.score_as(&b, &a, kind).value);
            prop_assert!((0.0..=1.0).contains(&there), "{there}");
            prop_assert!((there - back).abs() < 1e-3, "{kind}: {there} and {back}");
        }
    }

    #[test]
    fn a_name_is_itself(words in prop::collection::vec("[A-Z][a-z]{2,8}", 1..5)) {
        let name = words.join(" ");
        prop_assert!(COMPARER.score(&name, &words.join("  ")).value > 0.99);
    }
}

/// Found by fuzzing.
#[test]
fn the_same_both_ways() {
    for (a, b) in [
        // One initial is one in both names, another is of a word, and they stand the other way round.
        ("J. C. Smith", "Cole J. Smith"),
        ("L'uj&C&J", "Jean-C&naClaL H"),
    ] {
        assert_eq!(COMPARER.score(a, b).value, COMPARER.score(b, a).value, "{a}, {b}");
    }
}

#[test]
fn what_was_heard_before_changes_nothing() {
    let fresh = |a, b| Comparer::new().score(a, b);
    let (a, b) = ("Lech Wałęsa", "Лех Валенса");
    let first = fresh(a, b);
    let _ = COMPARER.score("Jarosław Kaczyński", "Лех Качинський");
    assert_eq!(first, COMPARER.score(a, b));
    assert_eq!(first, COMPARER.score(a, b));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "what takes too long is told by the clock")]
fn long_names_take_no_longer() {
    let same = "Ab ".repeat(10_000);
    let letters = "a".repeat(100_000);
    let initials = "A. ".repeat(10_000);
    let start = std::time::Instant::now();
    for (a, b) in [(&same, &letters), (&same, &initials), (&initials, &letters)] {
        for kind in TYPES {
            assert!(COMPARER.score_as(a, b, kind).value < 0.7);
        }
    }
    let other = format!("{same}Ba");
    assert!(COMPARER.score(&same, &other).value < 0.7);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
