//! Any text at all: tagging never panics, and every span is a piece of the text.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use polynym::{Options, Overlap, Tagger};

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    let options = Options {
        overlap: Overlap::All,
        min_score: 0.0,
        demonyms: true,
        fuzzy: 1,
        sound: true,
        as_of: None,
    };
    Tagger::builder().options(options).build().expect("the embedded gazetteer")
});

/// What is read and heard at the first such text is of all texts, and would count for the time of one.
fn prepare() {
    TAGGER.tag("President Volodymyr Zelensky, Prezident Wolodymir Selensky; Президент Володимир Зеленський");
}

fuzz_target!(init: prepare(), |text: &str| {
    for mention in TAGGER.tag(text) {
        assert!(text.get(mention.span.range()).is_some_and(|surface| !surface.is_empty()));
    }
    let runs = polynym::script::lang_runs(text);
    assert_eq!(runs.iter().map(|run| run.span.len()).sum::<usize>(), text.len());
});
