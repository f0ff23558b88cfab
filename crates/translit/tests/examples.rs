//! Every scheme that comes with the library compiles, says what it must, and makes its own examples.

use std::collections::BTreeSet;

use polynym_translit::Schemes;

#[test]
fn every_scheme_makes_its_examples() {
    let schemes = Schemes::embedded();
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in schemes.iter() {
        match schemes.get(&entry.id).expect("listed") {
            Ok(scheme) => {
                count += scheme.examples().count();
                wrong.extend(scheme.check().iter().map(ToString::to_string));
                if scheme.examples().count() == 0 {
                    wrong.push(format!("{}: no examples", entry.id));
                }
            }
            Err(error) => wrong.push(error.to_string()),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 1000, "{count}");
}

#[test]
fn names_are_taken_once_and_headers_are_whole() {
    let schemes = Schemes::embedded();
    let mut names = BTreeSet::new();
    let mut usual = BTreeSet::new();
    for entry in schemes.iter() {
        for name in std::iter::once(&entry.id).chain(&entry.aliases) {
            assert!(names.insert(name.clone()), "{name} is taken twice");
        }
        for value in [&entry.title, &entry.authority, &entry.source, &entry.language] {
            assert!(!value.is_empty(), "{} lacks a part of its header", entry.id);
        }
        assert!((1800..2100).contains(&entry.year), "{}: {}", entry.id, entry.year);
        assert!(entry.weight > 0.0 && entry.weight <= 1.0, "{}", entry.id);
        let script = entry.id.split('-').nth(2).unwrap();
        assert!(
            !entry.usual || usual.insert((entry.language.clone(), script)),
            "{}: two usual schemes",
            entry.id
        );
    }
}

#[test]
fn back_again_where_it_can_be() {
    let schemes = Schemes::embedded();
    let mut wrong = Vec::new();
    for entry in schemes.iter().filter(|entry| entry.reversible) {
        let scheme = schemes.get(&entry.id).unwrap().unwrap();
        let back = scheme.back();
        for (source, target) in scheme.examples() {
            let original = back.transliterate(target);
            if original.text != source || !original.unsure.is_empty() {
                wrong.push(format!(
                    "{}: {target} is read back as {}, not {source}",
                    entry.id, original.text
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
