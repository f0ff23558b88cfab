//! Any bytes as a compiled lexicon, sections of any bytes with true checksums too: an error or a tagger, which never panics.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use polynym::store::{Sections, Writer};
use polynym::{Options, Tagger, TaggerBuilder, stamp};

const TEXT: &str = "Port Amber, Джейн Зеленко, Amber City";

fn builder() -> TaggerBuilder {
    Tagger::builder().no_default().options(Options {
        sound: false,
        ..Options::default()
    })
}

/// The sections of a sound file.
static SOUND: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let csv = "id,type,name,lang,weak\np,PERSON,Джейн Зеленко,uk,\nq,PLACE,Port Amber,en,Amber City\n";
    let mut file = Vec::new();
    let compiled = builder().gazetteer("g.csv", csv).compile().expect("sound rows");
    compiled.write(&mut file).expect("memory takes it");
    let file = Sections::read(file.into()).expect("a sound file");
    file.sizes()
        .map(|(name, _)| (name.to_owned(), file.get(name).expect("it is there").to_vec()))
        .collect()
});

fn open(file: Vec<u8>) {
    let Ok(tagger) = builder()
        .lexicon(file)
        .gazetteer("l.csv", "id,type,name\nr,PLACE,Amber\n")
        .build()
    else {
        return;
    };
    for mention in tagger.tag(TEXT) {
        assert!(TEXT.get(mention.span.range()).is_some());
    }
    tagger.gazetteer().iter().take(100).for_each(drop);
}

fuzz_target!(|input: (Vec<u8>, usize, usize)| {
    let (bytes, section, at) = input;
    open(bytes.clone());
    let mut writer = Writer::new(stamp());
    for (place, (name, sound)) in SOUND.iter().enumerate() {
        let mut content = sound.clone();
        if place == section % SOUND.len() {
            let start = at % (content.len() + 1);
            let end = content.len().min(start + bytes.len());
            content.splice(start..end, bytes.iter().copied());
        }
        writer.add(name, content);
    }
    open(writer.to_bytes());
});
