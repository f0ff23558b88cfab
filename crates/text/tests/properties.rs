//! What folding and conversion of offsets keep for any text at all.

use polynym_text::{Span, Unit, convert, fold, fold_key, spelling};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Texts of the kinds of characters that folding treats apart, densely mixed.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Zéßİıłø'’ʼ\\-‐–\u{AD}\u{200D}\u{301}\u{308}\r\n .,\\[\\]А-Яа-яїєґёй東京ーカ゛ﾞزيل\"«»1２가\u{1100}\u{1161}😀ﬁ]{0,40}",
    ]
}

proptest! {
    #[test]
    fn words_tile_the_folded_text_and_slice_the_original(text in texts()) {
        let folded = fold(&text);
        let (mut at, mut original) = (0, 0);
        for word in folded.words() {
            prop_assert!(word.folded.start >= at && word.folded.end > word.folded.start);
            prop_assert!(word.span.start >= original && word.span.end > word.span.start);
            prop_assert!(text.get(word.span.range()).is_some());
            prop_assert!(folded.text().get(word.folded.clone()).is_some());
            at = word.folded.end;
            original = word.span.end;
        }
        prop_assert_eq!(at, folded.text().len());
    }

    #[test]
    fn a_word_maps_back_to_itself(text in texts()) {
        let folded = fold(&text);
        for word in folded.words() {
            prop_assert_eq!(folded.span(word.folded.clone()), word.span);
        }
    }

    #[test]
    fn any_range_maps_back_to_the_text(text in texts(), a in 0.0f64..1.0, b in 0.0f64..1.0) {
        let folded = fold(&text);
        let place = |x: f64| {
            let mut at = (x * (folded.text().len() + 1) as f64) as usize;
            while !folded.text().is_char_boundary(at) { at -= 1 }
            at
        };
        let (start, end) = (place(a.min(b)), place(a.max(b)));
        let span = folded.span(start..end);
        prop_assert!(text.get(span.range()).is_some());
        let widened = folded.widen(span, "\"", ".");
        prop_assert!(text.get(widened.range()).is_some() && widened.contains(span));
    }

    #[test]
    fn composed_and_decomposed_fold_alike(text in texts()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed).text().to_owned(), fold(&decomposed).text().to_owned());
    }

    #[test]
    fn folding_is_settled(text in prop_oneof!["[a-zA-Zéßıłø\\- .東京カزيل1]{0,40}", "[А-Яа-яїєґёй\\- .東京カزيل1]{0,40}"]) {
        let once = fold(&text).text().to_owned();
        let twice = fold(&once);
        prop_assert_eq!(twice.text(), &once);
    }

    #[test]
    fn keys_and_spellings_never_panic(text in any::<String>()) {
        fold_key(&text);
        spelling(&text);
    }

    #[test]
    fn offsets_agree_with_counting(text in any::<String>()) {
        let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let spans: Vec<Span> = ends.iter().rev().map(|&e| Span::new(0, e)).collect();
        for (span, (_, end)) in spans.iter().zip(convert(&text, &spans, Unit::Char)) {
            prop_assert_eq!(text[*span].chars().count(), end);
        }
        for (span, (_, end)) in spans.iter().zip(convert(&text, &spans, Unit::Utf16)) {
            prop_assert_eq!(text[*span].encode_utf16().count(), end);
        }
    }
}
