//! Packs: which there are, and what is said of one that there is not. Compiling one takes too long for a test; `crates/packs` tests what is
//! compiled.
#![allow(clippy::disallowed_methods, reason = "the program is run")]

mod program;

use program::{Folder, status, told};

#[test]
fn the_packs_and_what_they_are_made_of() {
    let folder = Folder::new(&[]);
    let mut list = folder.command("gazetteer packs --format jsonl");
    let output = list.env("POLYNYM_CACHE", folder.0.path()).output().unwrap();
    assert_eq!(status(&output), 0);
    let text = String::from_utf8(output.stdout).unwrap();
    let packs: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<_> = packs.iter().map(|pack| pack["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["core", "world", "cities500", "ua", "names"]);
    for pack in &packs {
        assert!(pack["entities"].as_u64() > Some(5_000) && pack["names"].as_u64() > pack["entities"].as_u64());
        assert!(!pack["licences"].as_array().unwrap().is_empty());
        assert!(pack["compiled"].is_null());
    }
}

#[test]
fn what_is_no_pack() {
    let folder = Folder::new(&[("a.txt", b"Kyiv")]);
    let output = folder.run("tag --pack moon a.txt");
    assert_eq!(status(&output), 2);
    assert!(
        told(&output).contains("the packs are world, cities500, ua, names"),
        "{}",
        told(&output)
    );
    let output = folder.run("tag --pack world --lexicon a.pnx a.txt");
    assert_eq!(status(&output), 2);
}

#[test]
fn a_cache_that_can_not_be_written_is_told_before_the_work() {
    let folder = Folder::new(&[("a.txt", b"Kyiv"), ("cache", b"a file")]);
    let mut tag = folder.command("tag --pack world a.txt");
    let output = tag.env("POLYNYM_CACHE", folder.0.path().join("cache")).output().unwrap();
    assert_eq!(status(&output), 2);
    assert!(told(&output).contains("cache"), "{}", told(&output));
}
