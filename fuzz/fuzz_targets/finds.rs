//! Any names in any text: the quick way finds what the scan of the whole folded text finds, and both what looking everywhere would.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym_gazetteer::{CasePolicy, Form, FormRole};
use polynym_lexicon::{Lexicon, Which};
use polynym_text::{fold, fold_key};

fuzz_target!(|input: (Vec<String>, String)| {
    let (names, text) = input;
    let form = |(entity, surface): (u32, &String)| Form {
        entity,
        surface: surface.clone(),
        role: FormRole::Strong,
        lang: None,
        case: CasePolicy::Fold,
        from: None,
        to: None,
        how: vec!["name".to_owned()],
        weight: 1.0,
    };
    let lexicon = Lexicon::build((0..).zip(&names).map(form));
    let text = format!("{text} {} {text}", names.join(" "));
    let mut quick = Vec::new();
    lexicon.finds(&text, Which::All, |find| quick.push((find.span.start, find.span.end, find.entities.to_vec())));
    let folded = fold(&text);
    let hits = lexicon.scan(&folded);
    let mut whole: Vec<_> = hits
        .iter()
        .map(|hit| {
            let mut entities: Vec<u32> = hit.matches.iter().map(|m| m.entity).collect();
            entities.dedup();
            (hit.span.start, hit.span.end, entities)
        })
        .collect();
    quick.sort();
    whole.sort();
    assert_eq!(quick, whole);
    // Every run of whole words that folds to a name is found.
    let words = folded.words();
    if folded.breaks().is_empty() && words.iter().all(|word| !word.single) {
        for (entity, name) in (0..).zip(&names) {
            let key = fold_key(name);
            for first in 0..words.len() {
                let Some(last) = (first + key.shapes.len()).checked_sub(1).filter(|&last| last < words.len() && !key.text.is_empty()) else {
                    continue;
                };
                if folded.letters(first..last + 1) == key.text {
                    let found = hits.iter().any(|hit| hit.words == (first..last + 1) && hit.matches.iter().any(|m| m.entity == entity));
                    assert!(found, "{name:?} in {text:?}");
                }
            }
        }
    }
});
