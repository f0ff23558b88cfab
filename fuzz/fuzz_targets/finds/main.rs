//! Any names in any text: the quick way finds what the scan of the whole folded text finds, a stream what a text does, two layers what one does, the
//! longest what comes of choosing among all, and all of them what looking everywhere would.
#![no_main]

mod everywhere;
mod input;

use libfuzzer_sys::fuzz_target;
use polynym_gazetteer::Pattern;
use polynym_lexicon::{Compiled, Find, Hit, Lexicon, Which};
use polynym_text::{Folded, fold};

use everywhere::{Place, everywhere, whole_words_only};
use input::Input;

/// Spans with their entities.
type Finds = Vec<(usize, usize, Vec<u32>)>;

fn lexicon<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> Lexicon {
    Lexicon::open(Compiled::of_patterns(patterns.cloned(), &[]))
}

/// What the quick way tells, in the order in which it does.
fn told(run: impl FnOnce(&mut dyn FnMut(Find<'_>))) -> Finds {
    let mut finds = Finds::new();
    run(&mut |find| finds.push((find.span.start, find.span.end, find.entities.to_vec())));
    finds
}

fn sorted(mut finds: Finds) -> Finds {
    finds.sort();
    finds
}

fn entities(hit: &Hit) -> Vec<u32> {
    let mut entities: Vec<u32> = hit.matches.iter().map(|m| m.entity).collect();
    entities.dedup();
    entities
}

fn of_hits(hits: &[Hit]) -> Finds {
    hits.iter().map(|hit| (hit.span.start, hit.span.end, entities(hit))).collect()
}

/// From left to right the longest, then on behind it; by words, without the punctuation at the edges of names.
fn longest(hits: &[Hit], folded: &Folded<'_>) -> Finds {
    let mut places: Vec<(usize, usize, &Hit)> = hits
        .iter()
        .map(|hit| {
            let words = &folded.words()[hit.words.clone()];
            let (first, last) = (words[0].span, words[words.len() - 1].span);
            (hit.span.start.max(first.start), hit.span.end.min(last.end), hit)
        })
        .collect();
    places.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let (mut chosen, mut covered) = (Finds::new(), 0);
    for (start, end, hit) in places {
        if start >= covered {
            chosen.push((hit.span.start, hit.span.end, entities(hit)));
            covered = end;
        }
    }
    chosen
}

fuzz_target!(|bytes: &[u8]| {
    let Input { names, gone, text } = Input::new(bytes, None);
    let counts = |entity: u32, above: bool| above || gone >> entity & 1 == 0;
    let patterns = || {
        names
            .iter()
            .filter(|name| counts(name.pattern.entity, name.above))
            .map(|name| &name.pattern)
    };
    let one = lexicon(patterns());
    let of_layer = |above: bool| lexicon(names.iter().filter(|name| name.above == above).map(|name| &name.pattern));
    let changed: Vec<u32> = (0..8).filter(|entity| gone >> entity & 1 == 1).collect();
    let two = of_layer(true).over(of_layer(false), &changed);

    let folded = fold(&text);
    let hits = one.scan(&folded);
    let whole = sorted(of_hits(&hits));
    let all = told(|found| one.finds(&text, Which::All, found));
    assert_eq!(sorted(all.clone()), whole, "quick and whole: {names:?} in {text:?}");
    assert_eq!(
        sorted(of_hits(&two.scan(&folded))),
        whole,
        "two layers and one: {names:?} in {text:?}"
    );
    for (lexicon, what) in [(&one, "one layer"), (&two, "two layers")] {
        assert_eq!(
            lexicon.hits(&folded),
            lexicon.scan(&folded),
            "hits of {what}: {names:?} in {text:?}"
        );
    }
    let quick_two = told(|found| two.finds(&text, Which::All, found));
    assert_eq!(quick_two, all, "two layers and one, quickly: {names:?} in {text:?}");

    let chosen = told(|found| one.finds(&text, Which::Longest, found));
    assert_eq!(chosen, longest(&hits, &folded), "the longest: {names:?} in {text:?}");
    for (which, wanted) in [(Which::All, &all), (Which::Longest, &chosen)] {
        let read = told(|found| one.finds_in(text.as_bytes(), which, found).expect("memory is read"));
        assert_eq!(&read, wanted, "as a stream, {which:?}: {names:?} in {text:?}");
    }

    if folded.words().iter().all(|word| !word.single) {
        let found = hits.iter().flat_map(|hit| {
            entities(hit)
                .into_iter()
                .map(|entity| (hit.words.start, hit.words.end, entity))
        });
        let found: Vec<Place> = found.collect();
        let wanted = everywhere(patterns(), &folded);
        for place in &wanted {
            assert!(found.contains(place), "not found: {place:?} of {names:?} in {text:?}");
        }
        if whole_words_only(&folded) {
            for place in &found {
                assert!(wanted.contains(place), "not there: {place:?} of {names:?} in {text:?}");
            }
        }
    }
});
