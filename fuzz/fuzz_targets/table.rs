//! Any file as a table of paradigms: refused with its place, or used; its examples and names of any letters are declined, in time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym::inflect::Inflector;

const NAMES: [&str; 6] = [
    "Олена Петренко-Коваль",
    "Нова Каховка",
    "Ministry of Foreign Affairs",
    "ß",
    "’",
    "İ\u{301}",
];

fuzz_target!(|table: &str| {
    let inflector = match Inflector::parse("xx.toml", table) {
        Ok(inflector) => inflector,
        Err(error) => return assert!(error.line > 0, "{error}"),
    };
    let _ = inflector.check();
    for name in NAMES {
        for form in inflector.inflect(name, None, None) {
            assert!(!form.form.is_empty(), "{form:?}");
            let _ = inflector.lemmas(&form.form, None, None);
        }
    }
});
