//! What was cut off or changed on its way is an error, wherever it was.

use polynym_store::{Blobs, FORMAT, Numbers, OpenError, Sections, Stamp, Writer};
use proptest::prelude::*;

const STAMP: Stamp = Stamp {
    fold: 3,
    data: 0x1122_3344_5566_7788,
};

fn file() -> Vec<u8> {
    let mut writer = Writer::new(STAMP);
    writer.numbers("numbers", &(0..50).collect::<Numbers>());
    writer.blobs("strings", &["Київ", "", "Kyiv"].into_iter().collect::<Blobs>());
    writer.add("empty", "");
    writer.add("last", "bytes");
    writer.to_bytes()
}

#[test]
fn what_is_written_is_read() -> Result<(), OpenError> {
    let file = Sections::open(file().into(), STAMP)?;
    assert_eq!(file.numbers("numbers")?.iter().sum::<u32>(), 49 * 25);
    assert_eq!(file.blobs("strings")?.text(2), "Kyiv");
    assert_eq!(file.get("empty")?.len(), 0);
    assert_eq!(file.get("none").unwrap_err(), OpenError::Missing("none".into()));
    let names: Vec<&str> = file.sizes().map(|(name, _)| name).collect();
    assert_eq!(names, ["numbers", "strings", "strings@", "empty", "last"]);
    Ok(())
}

#[test]
fn every_length_but_the_right_one() {
    let file = file();
    for length in 0..file.len() {
        assert!(
            Sections::open(file[..length].to_vec().into(), STAMP).is_err(),
            "{length} bytes"
        );
    }
}

#[test]
fn every_changed_byte() {
    let file = file();
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            assert!(Sections::open(changed.into(), STAMP).is_err(), "a bit of byte {at}");
        }
    }
}

#[test]
fn other_versions() {
    let other = Stamp { fold: 4, ..STAMP };
    assert!(matches!(
        Sections::open(file().into(), other),
        Err(OpenError::Version {
            what: "folding",
            found: 3,
            wanted: 4
        })
    ));
    let mut newer = file();
    newer[8] += 1;
    let wanted = u64::from(FORMAT);
    assert!(matches!(
        Sections::open(newer.into(), STAMP),
        Err(OpenError::Version { what: "layout", wanted: w, .. }) if w == wanted
    ));
    assert_eq!(
        Sections::read(b"id,type,name\n".to_vec().into()).unwrap_err(),
        OpenError::Foreign
    );
}

proptest! {
    #[test]
    fn any_bytes(bytes: Vec<u8>, rest: Vec<u8>) {
        let _ = Sections::open(bytes.into(), STAMP);
        let mut begun = file()[..40].to_vec();
        begun.extend(rest);
        prop_assert!(Sections::open(begun.into(), STAMP).is_err());
    }
}

#[test]
fn a_mapped_file() -> std::io::Result<()> {
    use std::io::Write;
    let mut on_disk = tempfile::tempfile()?;
    assert!(polynym_store::map(&on_disk)?.is_empty());
    on_disk.write_all(&file())?;
    let mapped = polynym_store::map(&on_disk)?;
    assert_eq!(Sections::open(mapped, STAMP).unwrap().get("last").unwrap(), "bytes");
    Ok(())
}
