//! Any bytes as each kind of document: a document or an error, and every place in a text leads back to its source.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym_formats::{Csv, Document, Jsonl, Texts, read_html, read_text};

fn leads_back(document: &Document) {
    let whole = polynym::Span::new(0, document.text.len());
    assert!(document.original().get(document.place(whole).range()).is_some());
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read_text("fuzz", bytes) {
        leads_back(&document);
    }
    Texts::new("fuzz", bytes)
        .at_most(64)
        .flatten()
        .for_each(|document| leads_back(&document));
    if let Ok(document) = read_html("fuzz", bytes) {
        leads_back(&document);
    }
    Jsonl::new(bytes).flatten().for_each(|document| leads_back(&document));
    Csv::new(bytes, "text").flatten().for_each(|document| leads_back(&document));
});
