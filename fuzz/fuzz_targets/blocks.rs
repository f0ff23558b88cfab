//! Any names in a text of several blocks, and in one that is read in pieces: what is found is what is found in the whole of it.
#![no_main]

#[path = "finds/input.rs"]
mod input;

use libfuzzer_sys::fuzz_target;
use polynym_lexicon::{Compiled, Find, Lexicon, Which};
use polynym_text::fold;

use input::Input;

/// Bytes of a block, and those that are read at once; about.
const BLOCK: usize = 8 << 10;
const CHUNK: usize = 1 << 18;

/// Spans with their entities.
type Finds = Vec<(usize, usize, Vec<u32>)>;

fn told(run: impl FnOnce(&mut dyn FnMut(Find<'_>))) -> Finds {
    let mut finds = Finds::new();
    run(&mut |find| finds.push((find.span.start, find.span.end, find.entities.to_vec())));
    finds
}

fn whole(lexicon: &Lexicon, text: &str) -> Finds {
    let hits = lexicon.scan(&fold(text));
    let find = |hit: &polynym_lexicon::Hit| {
        let mut entities: Vec<u32> = hit.matches.iter().map(|m| m.entity).collect();
        entities.dedup();
        (hit.span.start, hit.span.end, entities)
    };
    let mut finds: Finds = hits.iter().map(find).collect();
    finds.sort();
    finds
}

fuzz_target!(|bytes: &[u8]| {
    // What is read at once is much: seldom.
    let border = if bytes.first() == Some(&0xFF) { CHUNK } else { BLOCK };
    let Input { names, text, .. } = Input::new(bytes, Some(border));
    // Shorter ones are the affair of the target `finds`.
    if text.len() < border / 2 {
        return;
    }
    let layer = |above: bool| {
        let names = names.iter().filter(|name| name.above == above);
        Lexicon::open(Compiled::of_patterns(names.map(|name| name.pattern.clone()), &[]))
    };
    let lexicon = layer(true).over(layer(false), &[]);
    if border == CHUNK {
        for which in [Which::All, Which::Longest] {
            let wanted = told(|found| lexicon.finds(&text, which, found));
            let read = told(|found| lexicon.finds_in(text.as_bytes(), which, found).expect("memory is read"));
            assert!(wanted == read, "{which:?}: {names:?} in a text of {} bytes", text.len());
        }
        return;
    }
    let mut quick = told(|found| lexicon.finds(&text, Which::All, found));
    quick.sort();
    assert!(quick == whole(&lexicon, &text), "{names:?} in a text of {} bytes", text.len());
});
