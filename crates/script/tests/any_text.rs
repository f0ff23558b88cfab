//! What holds for any text at all.

use polynym_script::{Evidence, lang_runs, language, language_at, script_runs, suspicions};
use polynym_text::Span;
use proptest::prelude::*;

/// Text of mixed scripts, with the characters that make trouble.
fn texts() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        "\\PC{0,8}",
        "[a-zäößłąęžščðþ]{1,9}",
        "[а-яїєґіўёђћјљњџ]{1,9}",
        "[ابپتةیکےں]{1,6}",
        "[क-ह\u{93E}\u{94D}।]{1,6}",
        "[一-龥ぁ-んァ-ヶー、。가-힣]{1,6}",
        "[\u{AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{FEFF}\u{300}-\u{30F}ªº\u{80}-\u{BF}]{1,4}",
        "[.!?…»\"')\n\r\t ]{1,4}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((words, prop::sample::select(vec!["", " ", ". ", "\n"])), 0..60)
        .prop_map(|words| words.into_iter().map(|(w, s)| w + s).collect())
}

/// Whether the spans, all non-empty, make up the text.
fn tile(text: &str, spans: impl Iterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut at = 0;
    for span in spans {
        prop_assert_eq!(span.start, at);
        prop_assert!(!span.is_empty() && text.is_char_boundary(span.end));
        at = span.end;
    }
    prop_assert_eq!(at, text.len());
    Ok(())
}

proptest! {
    #[test]
    fn runs_tile_the_text(text in texts()) {
        let runs = script_runs(&text);
        tile(&text, runs.iter().map(|r| r.span))?;
        prop_assert!(runs.windows(2).all(|w| w[0].script != w[1].script));
    }

    #[test]
    fn language_runs_tile_the_text_and_refine_script_runs(text in texts()) {
        let runs = lang_runs(&text);
        tile(&text, runs.iter().map(|r| r.span))?;
        prop_assert!(runs.windows(2).all(|w| (w[0].script, w[0].lang) != (w[1].script, w[1].lang)));
        prop_assert!(runs.iter().all(|r| (0.0..=1.0).contains(&r.confidence)));
        let scripts = script_runs(&text);
        prop_assert!(runs.iter().all(|r| scripts.iter().any(|s| s.script == r.script && s.span.contains(r.span))));
        prop_assert_eq!(lang_runs(&text), runs);
    }

    #[test]
    fn places_have_a_language_or_none(text in texts(), start in 0..600usize, end in 0..600usize) {
        let guess = language_at(&text, Span { start, end });
        prop_assert!((0.0..=1.0).contains(&guess.confidence));
        prop_assert_eq!(guess.lang.is_some(), guess.evidence != Evidence::Nothing);
        prop_assert_eq!(language(&text), language(&text));
    }

    #[test]
    fn suspicions_are_words(text in texts()) {
        for s in suspicions(&text) {
            prop_assert!(!text[s.span].contains(char::is_whitespace));
            prop_assert!(text[s.span].chars().count() > 1);
        }
    }
}
