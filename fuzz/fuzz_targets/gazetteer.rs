//! Any bytes as a gazetteer: an answer with findings, and what loads can be written and loads again to the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym::Loader;
use polynym::gazetteer::write_csv;

fuzz_target!(|bytes: &[u8]| {
    let mut loader = Loader::new();
    loader.layer("fuzz.csv", bytes);
    let Ok(gazetteer) = loader.finish().into_result() else {
        return;
    };
    let mut csv = Vec::new();
    write_csv(&gazetteer, &mut csv).expect("memory takes it");
    let mut again = Loader::new();
    again.layer("again.csv", &csv);
    assert_eq!(again.finish().into_result().expect("what is written can be read"), gazetteer);
});
