//! Any file as a transliteration scheme, and any text through it, forth and back: refused or used, in time, and without loss.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym::translit::Schemes;

/// What parts the file from the text.
const BETWEEN: &str = "\n%%\n";

fuzz_target!(|parts: &str| {
    let (file, text) = parts.split_once(BETWEEN).unwrap_or((parts, "Зеленський, München"));
    let mut schemes = Schemes::empty();
    let Ok(id) = schemes.add("fuzz-ukr-Cyrl-Latn-2000.toml", file) else {
        return;
    };
    let Some(Ok(scheme)) = schemes.get(&id) else { return };
    let there = scheme.transliterate(text);
    let pieces = there.pieces.iter().map(|piece| piece.target.len()).sum::<usize>();
    assert_eq!(pieces, there.text.len());
    let _ = scheme.back().transliterate(&there.text);
    let _ = scheme.variants(text, 10);
});
