//! The cities that give time zones their names in Unicode CLDR: few, and in more languages than anything else has.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use serde_json::Value;

use super::cities::{City, cities, tagged};
use super::row::Row;
use super::{Packages, noise};

pub(crate) fn make(packages: &Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>> {
    let unpacked = packages.open("cldr-dates-full")?;
    let main = unpacked.path().join("package/main");
    let cities = cities(packages, 15_000)?;
    let tagged = tagged(packages)?;
    let mut by_name: HashMap<&str, Vec<(&str, &City)>> = HashMap::new();
    for (id, city) in &cities {
        let english = tagged.get(id).into_iter().flatten().filter(|(lang, _)| lang.as_str() == "en");
        let mut names: Vec<&str> = english.map(|(_, name)| name.as_str()).chain([city.name.as_str()]).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            by_name.entry(name).or_default().push((id, city));
        }
    }
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(&main)? {
        folders.push(entry?.file_name().to_string_lossy().into_owned());
    }
    folders.sort();
    // Where English has no name of its own, CLDR says to take the last part of the zone's id.
    let from_id = |zone: &str| zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    let mut english = BTreeMap::new();
    for tag in &folders {
        for (zone, _) in exemplars(&main, tag)? {
            english.entry(zone).or_insert_with_key(|zone| from_id(zone));
        }
    }
    english.extend(exemplars(&main, "en")?);
    let mut zones: BTreeMap<String, Row> = BTreeMap::new();
    for (zone, name) in english {
        if let Some(id) = by_name.get(name.as_str()).and_then(|found| choose(&zone, found)) {
            zones.insert(
                zone,
                Row {
                    id: format!("gn:{id}"),
                    ..Row::default()
                },
            );
        }
    }
    for tag in folders {
        let Some(lang) = noise::lang(&tag) else { continue };
        for (zone, name) in exemplars(&main, &tag)? {
            if let Some(row) = zones.get_mut(&zone) {
                row.add(lang, &name);
            }
        }
    }
    Ok(vec![("zones.tsv.zst", zones.values().map(Row::line).collect())])
}

/// The city of a zone: the one in it, or the only large one of its name.
fn choose<'a>(zone: &str, found: &[(&'a str, &City)]) -> Option<&'a str> {
    let within = found
        .iter()
        .filter(|(_, city)| city.timezone == zone)
        .max_by_key(|(_, city)| city.population);
    let alone = || {
        found
            .first()
            .filter(|(_, city)| found.len() == 1 && city.population >= 100_000)
    };
    within.or_else(alone).map(|(id, _)| *id)
}

/// The cities of a locale, by zone.
fn exemplars(main: &std::path::Path, tag: &str) -> Result<Vec<(String, String)>> {
    let path = main.join(tag).join("timeZoneNames.json");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let json: Value = serde_json::from_slice(&std::fs::read(&path).with_context(|| path.display().to_string())?)?;
    let mut found = Vec::new();
    collect("", &json["main"][tag]["dates"]["timeZoneNames"]["zone"], &mut found);
    Ok(found)
}

fn collect(zone: &str, value: &Value, found: &mut Vec<(String, String)>) {
    let Some(map) = value.as_object() else { return };
    if let Some(name) = map.get("exemplarCity").and_then(Value::as_str) {
        found.push((zone.to_owned(), name.to_owned()));
    }
    for (key, value) in map {
        let below = if zone.is_empty() {
            key.clone()
        } else {
            format!("{zone}/{key}")
        };
        collect(&below, value, found);
    }
}
