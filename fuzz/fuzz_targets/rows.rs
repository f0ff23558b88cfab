//! Any bytes as rows that a tagger is built of, over the embedded gazetteer or without: findings or a tagger, in time. It finds each strong name of a row
//! where that stands alone, and can be compiled and opened again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym::{Options, Overlap, Tagger, TaggerBuilder};

fn builder() -> TaggerBuilder {
    let options = Options {
        overlap: Overlap::All,
        min_score: 0.0,
        demonyms: true,
        ..Options::default()
    };
    Tagger::builder().no_default().options(options)
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(tagger) = builder().gazetteer("fuzz.csv", bytes).build() else {
        return;
    };
    let mut file = Vec::new();
    let compiled = builder()
        .gazetteer("fuzz.csv", bytes)
        .compile()
        .expect("rows that have been read");
    compiled.write(&mut file).expect("memory takes it");
    let stored = builder().lexicon(file).build().expect("a sound file");
    for (_, entity) in tagger.gazetteer().iter().take(8) {
        for name in entity.names.iter().take(8) {
            let mentions = tagger.tag(&name.text);
            for mention in &mentions {
                assert!(name.text.get(mention.span.range()).is_some_and(|surface| !surface.is_empty()));
            }
            assert_eq!(stored.tag(&name.text), mentions, "{:?}", name.text);
        }
    }
});
