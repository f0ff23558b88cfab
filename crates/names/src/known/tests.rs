//! The tables as they are written, and what is found in them.

use std::collections::{BTreeMap, BTreeSet};

use polynym_text::{Lang, fold_key};
use unicode_normalization::is_nfc;
use unicode_script::{Script, UnicodeScript};

use super::table::{FILES, Row, Use, rows};
use super::{Kind, Known, find};

const TEXTS: [&str; 4] = [
    include_str!("../../data/known/bodies.tsv"),
    include_str!("../../data/known/cities.tsv"),
    include_str!("../../data/known/countries.tsv"),
    include_str!("../../data/known/places.tsv"),
];

fn all_rows() -> Vec<Row<'static>> {
    TEXTS.iter().flat_map(|text| rows(text)).filter_map(|(_, row)| row).collect()
}

/// Whether an entry of a name has another name in a language.
fn has(name: &str, kind: Kind, lang: &str, other: &str) -> bool {
    let is_other = |known: Known| known.names().any(|named| named.lang.as_str() == lang && named.text == other);
    find(name).filter(|known| known.kind == kind).any(is_other)
}

#[test]
fn names_lead_to_names() {
    use Kind::{Agency, Place};
    let cases = [
        ("Germany", Place, "uk", "Німеччина"),
        ("germany", Place, "pl", "Niemcy"),
        ("Німеччина", Place, "de", "Deutschland"),
        ("Great Britain", Place, "ru", "Великобритания"),
        ("Britain", Place, "uk", "Велика Британія"),
        ("UK", Place, "pl", "Wielka Brytania"),
        ("USA", Place, "uk", "США"),
        ("Czech Republic", Place, "en", "Czechia"),
        ("Burma", Place, "cs", "Myanmar"),
        ("Holland", Place, "nl", "Nederland"),
        ("Eastern Europe", Place, "uk", "Східна Європа"),
        ("Latin America", Place, "el", "Λατινική Αμερική"),
        ("Kyiv", Place, "cs", "Kyjev"),
        ("Kiev", Place, "uk", "Київ"),
        ("Warsaw", Place, "lt", "Varšuva"),
        ("Beijing", Place, "ru", "Пекин"),
        ("Baltic Sea", Place, "de", "Ostsee"),
        ("EU", Agency, "uk", "ЄС"),
        ("EU", Agency, "ru", "ЕС"),
        ("European Union", Agency, "fr", "UE"),
        ("UN", Agency, "cs", "OSN"),
        ("NATO", Agency, "fr", "OTAN"),
        ("Organization for Security and Co-operation in Europe", Agency, "ru", "ОБСЕ"),
        ("House of Commons", Agency, "pl", "Izba Gmin"),
    ];
    for (name, kind, lang, other) in cases {
        assert!(has(name, kind, lang, other), "{name}: no {lang} {other}");
    }
}

#[test]
fn one_name_may_be_that_of_several_things() {
    for (name, ids) in [
        ("Luxembourg", ["LU", "city:luxembourg"]),
        ("Georgia", ["GE", "place:georgia-us"]),
    ] {
        let found: Vec<&str> = find(name).map(|known| known.id).collect();
        assert!(ids.iter().all(|id| found.contains(id)), "{name}: {found:?}");
    }
    for nothing in ["", " ", "\n", "\t", "Nowhere at all", "place", "en"] {
        assert_eq!(find(nothing).count(), 0, "{nothing:?}");
    }
}

#[test]
fn every_name_is_found() {
    for row in all_rows() {
        let lang = row.tag.split('-').next();
        let found = find(row.name).find(|known| known.id == row.entry);
        let known = found.unwrap_or_else(|| panic!("{row:?}"));
        let named = known
            .names()
            .find(|named| Some(named.lang.as_str()) == lang && named.text == row.name);
        assert!(named.is_some(), "{row:?}");
        assert_eq!(
            known.kind == Kind::Place,
            row.kind == "place",
            "{row:?}: an entry is of one kind"
        );
    }
}

#[test]
fn acronyms_are_marked_and_come_last() {
    let eu = find("European Union").next().unwrap();
    let english: Vec<_> = eu.names().filter(|name| name.lang.as_str() == "en").collect();
    assert_eq!((english[0].text, english[0].acronym), ("European Union", false));
    assert_eq!(english.last().map(|name| (name.text, name.acronym)), Some(("EU", true)));
}

#[test]
fn the_tables_are_well_formed() {
    for (file, text) in FILES.iter().zip(TEXTS) {
        for (number, row) in rows(text) {
            assert!(row.is_some(), "{file}:{number}");
        }
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        for pair in lines.windows(2) {
            assert!(pair[0] < pair[1], "{file}: not sorted, or twice: {:?}", pair[1]);
        }
    }
}

#[test]
fn a_name_is_in_a_script_of_its_language() {
    let mut wrong = Vec::new();
    for row in all_rows() {
        let lang = Lang::known(row.tag).unwrap_or_else(|| panic!("{}: no language", row.tag));
        let scripts = match row.tag.rsplit_once('-') {
            Some((_, "Latn")) => &["Latn"],
            _ => lang.scripts(),
        };
        let fits =
            |script: Script| script == Script::Common || script == Script::Inherited || scripts.contains(&script.short_name());
        let clean = is_nfc(row.name) && row.name.trim() == row.name && !row.name.contains("  ");
        // An agency may be known by its Latin letters everywhere.
        let latin = row.used == Use::Acronym && row.name.is_ascii();
        if !clean || !(latin || row.name.chars().all(|c| fits(c.script()))) || fold_key(row.name).text.is_empty() {
            wrong.push((row.entry, row.tag, row.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_entry_has_one_usual_name_in_a_language_and_no_name_twice() {
    let mut usual: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in all_rows() {
        assert!(seen.insert((row.entry, row.tag, row.name)), "twice: {row:?}");
        if row.used == Use::Usual
            && let Some(other) = usual.insert((row.entry, row.tag), row.name)
        {
            panic!("{row:?}: the usual name is {other}");
        }
    }
}
