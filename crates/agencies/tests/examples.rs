//! The tables' own examples, held against the rows that are made for the repository's gazetteer.

#![allow(clippy::disallowed_methods, reason = "a test reads the files that it is about")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use polynym_gazetteer::{Gazetteer, Loader};
use serde::Deserialize;

const GAZETTEER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../gazetteer.csv");
const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

#[derive(Deserialize)]
struct Table {
    example: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    id: String,
    names: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
}

/// The gazetteer of the repository alone, and with the rows laid over it.
fn both() -> (Gazetteer, Gazetteer) {
    let curated = fs::read(GAZETTEER).expect("the gazetteer of the repository");
    let load = |layers: &[&[u8]]| {
        let mut loader = Loader::new();
        layers.iter().for_each(|layer| {
            loader.layer("rows.csv", layer);
        });
        let loaded = loader.finish();
        loaded.into_result().expect("rows without errors")
    };
    let alone = load(&[&curated]);
    let mut made = Vec::new();
    polynym_agencies::write_csv(&alone, &mut made).expect("sound tables");
    (alone, load(&[&curated, &made]))
}

#[test]
fn examples_come_out() {
    let (_, gazetteer) = both();
    let mut wrong = Vec::new();
    let mut files: Vec<_> = fs::read_dir(TABLES)
        .expect("the tables")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    for path in files {
        let lang = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a language")
            .to_owned();
        if lang.len() != 2 {
            continue;
        }
        let table: Table = toml::from_str(&fs::read_to_string(&path).expect("a table")).expect("examples");
        for example in table.example {
            let entity = gazetteer.get(&example.id);
            let of_lang = |name: &&polynym_gazetteer::Name| name.lang.is_some_and(|own| own.as_str() == lang);
            let names: BTreeSet<&str> = entity
                .iter()
                .flat_map(|entity| &entity.names)
                .filter(of_lang)
                .map(|name| name.text.as_str())
                .collect();
            let missing = example.names.iter().filter(|name| !names.contains(name.as_str()));
            wrong.extend(missing.map(|name| format!("{lang} {}: no {name}", example.id)));
            let false_ones = example.never.iter().filter(|name| names.contains(name.as_str()));
            wrong.extend(false_ones.map(|name| format!("{lang} {}: {name}", example.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_there_keeps_its_name() {
    let (alone, gazetteer) = both();
    for (_, entity) in alone.iter() {
        let now = gazetteer.get(&entity.id).expect("nothing is lost");
        assert_eq!((now.name(), now.priority), (entity.name(), entity.priority), "{}", entity.id);
    }
    assert!(gazetteer.len() > alone.len() + 2_500);
}

/// A name that two ministries have would make each mention of one a guess.
#[test]
fn full_names_are_one_ministry_s() {
    let (_, gazetteer) = both();
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (_, entity) in gazetteer
        .iter()
        .filter(|(_, entity)| entity.subtype.as_deref() == Some("ministry"))
    {
        for name in entity.names.iter().filter(|name| name.kind.is_strong()) {
            bearers.entry(name.text.to_lowercase()).or_default().insert(&entity.id);
        }
    }
    let shared: Vec<_> = bearers.iter().filter(|(_, ids)| ids.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:?}");
}

#[test]
fn the_same_rows_each_time() {
    let (alone, _) = both();
    let rows = || {
        let mut made = Vec::new();
        polynym_agencies::write_csv(&alone, &mut made).map(|count| (count, made))
    };
    assert_eq!(rows().expect("sound tables"), rows().expect("sound tables"));
}
