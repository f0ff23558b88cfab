//! Files that are damaged: rows or an error with its place, never a panic; and the rows that come are a gazetteer that loads.
#![allow(clippy::disallowed_methods, reason = "it reads its own files")]

use std::path::PathBuf;

use polynym_exchange::{Alternates, Format, Importer, Options, Places, Row, RowWriter, gate_lists, unpacked};
use polynym_gazetteer::{EntityType, Loader};

/// How often each file is damaged.
const TIMES: u64 = 400;

/// Numbers that look random and are the same everywhere (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % below.max(1) as u64) as usize
    }
}

/// Some bytes changed, taken out or put in twice; most of them such as mean something in a format.
fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const TELLING: &[u8] = b"\"\t\n\r,;:|{}[]&=-\\' \0\xFF\x1F\xC3";
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.next(4) {
        let at = numbers.next(bytes.len());
        let end = (at + 1 + numbers.next(20)).min(bytes.len());
        match numbers.next(4) {
            0 => drop(bytes.splice(at..at, [TELLING[numbers.next(TELLING.len())]])),
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let again = bytes[at.min(end)..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            _ => bytes.truncate(bytes.len() - numbers.next(bytes.len() / 4 + 1)),
        }
    }
    bytes
}

fn loads(format: Format, rows: &[Row], of: &[u8]) {
    let mut csv = Vec::new();
    let mut writer = RowWriter::new(&mut csv, format.columns()).expect("memory takes it");
    rows.iter().for_each(|row| writer.write(row).expect("memory takes it"));
    writer.finish().expect("memory takes it");
    let mut loader = Loader::new();
    loader.layer("damaged.csv", &csv);
    let loaded = loader.finish().into_result();
    let (csv, of) = (String::from_utf8_lossy(&csv), String::from_utf8_lossy(of));
    assert!(loaded.is_ok(), "{format:?}: {}\n{csv}\nof\n{of}", loaded.unwrap_err());
}

#[test]
fn damaged_files_give_rows_or_an_error() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut numbers = Numbers(7);
    for (format, name) in [
        (Format::Geonames, "geonames.tsv"),
        (Format::Wikidata, "wikidata.json"),
        (Format::Sparql, "sparql.csv"),
        (Format::Opensanctions, "opensanctions.csv"),
        (Format::Ftm, "ftm.jsonl"),
        (Format::Legislators, "legislators.yaml"),
        (Format::Spacy, "spacy.jsonl"),
        (Format::Gate, "gate-city.lst"),
        (Format::Flashtext, "flashtext.json"),
        (Format::Sparknlp, "sparknlp.csv"),
        (Format::List, "list.txt"),
        (Format::Long, "long.csv"),
    ] {
        let sound = std::fs::read(folder.join(name)).expect("a file");
        let options = match format {
            Format::List | Format::Flashtext | Format::Gate => Options {
                kind: Some(EntityType::Place),
                ..Options::default()
            },
            _ => Options::default(),
        };
        for _ in 0..TIMES {
            let bytes = damaged(&sound, &mut numbers);
            let mut rows = Vec::new();
            let mut each = |row| {
                rows.push(row);
                Ok(())
            };
            let mut importer = Importer::new(&options, &mut each);
            let read = unpacked(&bytes[..]).and_then(|input| importer.read(format, input));
            drop(importer);
            match read {
                // The long form may contradict itself, as a gazetteer may.
                Ok(()) if format != Format::Long => loads(format, &rows, &bytes),
                Ok(()) => {}
                Err(error) => assert!(error.line > 0 && error.column > 0, "{name}: {error}"),
            }
            drop(gate_lists(&bytes[..]));
            if let Ok(places) = Places::read(&bytes[..], &options) {
                drop(Alternates::read(&bytes[..], &places, &[]));
            }
        }
    }
}
