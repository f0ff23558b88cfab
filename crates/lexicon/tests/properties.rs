//! The scan against looking everywhere, for any names and any text.

use polynym_gazetteer::{CasePolicy, Form, FormRole};
use polynym_lexicon::Lexicon;
use polynym_text::{Folded, Span, fold, fold_key};
use proptest::prelude::*;

fn form((entity, name): (u32, &String)) -> Form {
    Form {
        entity,
        surface: name.clone(),
        role: FormRole::Strong,
        lang: None,
        case: CasePolicy::Fold,
        from: None,
        to: None,
        how: vec!["name".to_owned()],
        weight: 1.0,
    }
}

/// Every run of whole words that folds to a name, as (first word, word behind, entity).
fn everywhere(names: &[String], folded: &Folded<'_>) -> Vec<(usize, usize, u32)> {
    let words = folded.words();
    let mut found = Vec::new();
    for first in 0..words.len() {
        for last in first..words.len() {
            let read = &folded.text()[words[first].folded.start..words[last].folded.end];
            let named = names.iter().zip(0..).filter(|(name, _)| fold_key(name).text == read);
            found.extend(named.map(|(_, entity)| (first, last + 1, entity)));
        }
    }
    found
}

proptest! {
    #[test]
    fn finds_what_is_there(
        names in prop::collection::vec("[ab]{1,2}([ '.-][abїи]{1,2}){0,2}", 1..6),
        text in "[aAbBїи '.,\n-]{0,40}",
    ) {
        let lexicon = Lexicon::build(names.iter().enumerate().map(|(i, n)| form((i as u32, n))));
        let folded = fold(&text);
        prop_assume!(folded.breaks().is_empty());
        let hits = lexicon.scan(&folded);
        let mut found: Vec<(usize, usize, u32)> =
            hits.iter().flat_map(|h| h.matches.iter().map(|m| (h.words.start, h.words.end, m.entity))).collect();
        let mut expected = everywhere(&names, &folded);
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected, "{:?} in {:?}", names, text);
    }

    #[test]
    fn never_panics_and_spans_slice(names in prop::collection::vec(any::<String>(), 1..6), text in any::<String>()) {
        let lexicon = Lexicon::build(names.iter().enumerate().map(|(i, n)| form((i as u32, n))));
        for text in names.iter().cloned().chain([text, names.concat(), names.join(" ")]) {
            let folded = fold(&text);
            for hit in lexicon.scan(&folded) {
                prop_assert!(!hit.matches.is_empty() && !hit.span.is_empty());
                prop_assert!(text.get(hit.span.range()).is_some());
                prop_assert!(Span::new(0, text.len()).contains(hit.span));
            }
        }
    }

    #[test]
    fn order_of_forms_does_not_matter(names in prop::collection::vec("[ab]{1,2}( [ab]{1,2}){0,1}", 1..6), text in "[ab ]{0,30}") {
        let forms: Vec<Form> = names.iter().enumerate().map(|(i, n)| form((i as u32, n))).collect();
        let backward = Lexicon::build(forms.iter().rev().cloned());
        let forward = Lexicon::build(forms);
        let folded = fold(&text);
        prop_assert_eq!(forward.scan(&folded), backward.scan(&folded));
    }
}
