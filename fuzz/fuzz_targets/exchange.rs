//! Any bytes as each format of other tools: rows or an error with its place, and the rows are a gazetteer that loads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use polynym_exchange::{Alternates, Format, Importer, Options, Places, Row, RowWriter, gate_lists, unpacked};
use polynym_gazetteer::{EntityType, Loader};

/// What the names of formats are of that do not say it.
fn options() -> Options {
    Options {
        kind: Some(EntityType::Agency),
        ..Options::default()
    }
}

fn loads(format: Format, rows: &[Row]) {
    let mut csv = Vec::new();
    let mut writer = RowWriter::new(&mut csv, format.columns()).expect("memory takes it");
    rows.iter().for_each(|row| writer.write(row).expect("memory takes it"));
    writer.finish().expect("memory takes it");
    let mut loader = Loader::new();
    loader.layer("fuzz.csv", &csv);
    let loaded = loader.finish().into_result();
    assert!(loaded.is_ok(), "{format:?}: {}", loaded.unwrap_err());
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = Format::ALL[usize::from(*first) % Format::ALL.len()];
    // GeoNames says what its names are of: PLACE.
    let all = if matches!(format, Format::List | Format::Flashtext) {
        options()
    } else {
        Options::default()
    };
    let mut rows = Vec::new();
    let mut each = |row| {
        rows.push(row);
        Ok(())
    };
    let mut importer = Importer::new(&all, &mut each);
    let read = unpacked(bytes).and_then(|input| importer.read(format, input));
    drop(importer);
    match read {
        // The long form may say anything of a row that a gazetteer may, and contradict itself.
        Ok(()) if format != Format::Long => loads(format, &rows),
        Ok(()) => {}
        Err(error) => assert!(error.line > 0 && error.column > 0, "{error}"),
    }
    drop(gate_lists(bytes));
    if let Ok(places) = Places::read(bytes, &Options::default()) {
        drop(Alternates::read(bytes, &places, &[]));
    }
});
