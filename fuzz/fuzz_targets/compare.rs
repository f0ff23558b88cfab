//! Any two strings as names: a score between 0 and 1, whichever comes first, in time.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use polynym::{Comparer, NameType};

static COMPARER: LazyLock<Comparer> = LazyLock::new(Comparer::new);

fuzz_target!(|names: (&str, &str)| {
    let (a, b) = names;
    for kind in [NameType::Person, NameType::Place, NameType::Agency] {
        let (there, back) = (COMPARER.score_as(a, b, kind), COMPARER.score_as(b, a, kind));
        assert!((0.0..=1.0).contains(&there.value), "{} for {a:?}, {b:?}", there.value);
        assert!(
            (there.value - back.value).abs() < 1e-6,
            "{} and {} for {a:?}, {b:?}",
            there.value,
            back.value
        );
    }
});
