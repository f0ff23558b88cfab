//! The quick way finds what the scan of the whole folded text finds.

use polynym_gazetteer::{CasePolicy, Form, FormRole};
use polynym_lexicon::{Lexicon, Which};
use polynym_text::fold;
use proptest::prelude::*;

const CASES: [CasePolicy; 4] = [CasePolicy::Smart, CasePolicy::Fold, CasePolicy::Upper, CasePolicy::Exact];

fn lexicon(names: &[impl AsRef<str>], cases: &[CasePolicy]) -> Lexicon {
    let form = |(entity, name): (usize, &str)| Form {
        entity: entity as u32,
        surface: name.to_owned(),
        role: FormRole::Strong,
        lang: None,
        case: cases[entity % cases.len()],
        from: None,
        to: None,
        how: vec!["name".to_owned()],
        weight: 1.0,
    };
    Lexicon::build(names.iter().map(AsRef::as_ref).enumerate().map(form))
}

/// Spans with their entities.
type Finds = Vec<(usize, usize, Vec<u32>)>;

fn quick(lexicon: &Lexicon, text: &str) -> Finds {
    let mut finds = Finds::new();
    lexicon.finds(text, Which::All, |find| {
        finds.push((find.span.start, find.span.end, find.entities.to_vec()));
    });
    finds.sort();
    finds
}

/// The same, read as it comes.
fn read(lexicon: &Lexicon, text: &str, which: Which) -> Finds {
    let mut finds = Finds::new();
    let done = lexicon.finds_in(text.as_bytes(), which, |find| {
        finds.push((find.span.start, find.span.end, find.entities.to_vec()));
    });
    done.unwrap();
    finds
}

#[test]
fn a_stream_is_like_a_text() {
    let names = ["Bank of Ukraine", "Ukraine", "Національний банк України", "東京", "(Kyiv)"];
    let lexicon = lexicon(&names, &CASES[1..2]);
    for filler in ["word ", "слово, ", "mot élevé ", "和", "Ѐѝ\u{301} ", "x"] {
        for count in [13_000, 52_427] {
            let piece = "Bank of Ukraine, (Kyiv) Національний банк України 東京 Bank of";
            let text = format!("{piece} {} {piece} {}{piece}", filler.repeat(count), filler.repeat(count / 7));
            for which in [Which::All, Which::Longest] {
                let mut whole = Finds::new();
                lexicon.finds(&text, which, |find| {
                    whole.push((find.span.start, find.span.end, find.entities.to_vec()));
                });
                assert_eq!(read(&lexicon, &text, which), whole, "{filler:?} {count}");
            }
        }
    }
    let bad = [b"Kyiv ".repeat(100_000).as_slice(), b"\xFF"].concat();
    let error = lexicon.finds_in(bad.as_slice(), Which::All, |_| {}).unwrap_err();
    assert_eq!(error.to_string(), "byte 500000 is not UTF-8");
}

fn whole(lexicon: &Lexicon, text: &str) -> Finds {
    let folded = fold(text);
    let hits = lexicon.scan(&folded);
    assert_eq!(lexicon.hits(&folded), hits, "{text:?}");
    let entities = |hit: &polynym_lexicon::Hit| {
        let mut entities: Vec<u32> = hit.matches.iter().map(|m| m.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        entities
    };
    let mut finds: Finds = hits.iter().map(|hit| (hit.span.start, hit.span.end, entities(hit))).collect();
    finds.sort();
    finds
}

#[test]
fn over_the_borders_of_blocks() {
    let names = ["Bank of Ukraine", "Національний банк України", "東京", "Łódź", "Kyiv"];
    let lexicon = lexicon(&names, &CASES[..1]);
    for filler in ["word ", "слово ", "слово, ", "mot élevé ", "和", "Ѐѝ\u{301} "] {
        for count in [100, 1000, 1637, 2730, 5461, 8180] {
            for shift in 0..12 {
                let text = format!(
                    "{}{}Bank of Ukraine, {} Національний банк України Kyiv 東京",
                    "x".repeat(shift),
                    filler.repeat(count),
                    names[..3].join(" ")
                );
                let found = quick(&lexicon, &text);
                assert_eq!(found, whole(&lexicon, &text), "{filler:?} {count} {shift}");
                assert!(found.len() >= 7);
            }
        }
    }
}

#[test]
fn longest() {
    let lexicon = lexicon(
        &["National Bank of Ukraine", "National Bank", "Bank of Ukraine", "Ukraine"],
        &CASES[..1],
    );
    let text = "the National Bank of Ukraine. Bank of Ukraine, National Bank of\n\nUkraine";
    let mut found = Vec::new();
    lexicon.finds(text, Which::Longest, |find| found.push(&text[find.span]));
    assert_eq!(
        found,
        ["National Bank of Ukraine", "Bank of Ukraine", "National Bank", "Ukraine"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn same_finds(
        names in prop::collection::vec("[abАбїéE1]{1,2}([ '.,\\-–]{1,2}[abАбїéE東و가]{1,2}){0,2}[.]?", 1..8),
        text in "[abABАаБбїé1E東و가\u{301}\u{AD}\u{200B} '’.,\n\\[\\]\\-–]{0,120}",
        shift in 0..4_usize,
    ) {
        let mut cases = CASES;
        cases.rotate_left(shift);
        let lexicon = lexicon(&names, &cases);
        let text = format!("{text} {} {text}", names.join(" "));
        prop_assert_eq!(quick(&lexicon, &text), whole(&lexicon, &text), "{:?} in {:?}", names, text);
    }

    #[test]
    fn any_text(names in prop::collection::vec(any::<String>(), 1..6), text in any::<String>()) {
        let lexicon = lexicon(&names, &CASES);
        for text in names.iter().cloned().chain([text, names.concat(), names.join(" ")]) {
            prop_assert_eq!(quick(&lexicon, &text), whole(&lexicon, &text));
        }
    }
}
