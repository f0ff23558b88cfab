//! Countries, territories and regions of the world: their names in Unicode CLDR, their Wikidata ids and full names in rigour.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use polynym_text::Lang;
use serde::Deserialize;
use serde_json::Value;

use super::row::Row;
use super::{Packages, noise};
use crate::data::known::{NO_TERRITORY, plain_name};

/// Bodies that CLDR lists among territories, and the currency area that is none.
const BODIES: &[&str] = &["EU", "UN"];
const NO_PLACE: &[&str] = &["EZ"];

/// The two Congos and others whose names CLDR tells apart by a capital or by their status.
const BY_HAND: &[(&str, &str, &str)] = &[
    ("CD", "en", "Democratic Republic of the Congo"),
    ("CD", "fr", "République démocratique du Congo"),
    ("CD", "uk", "Демократична Республіка Конго"),
    ("CD", "ru", "Демократическая Республика Конго"),
    ("CG", "en", "Republic of the Congo"),
    ("CG", "fr", "République du Congo"),
    ("CG", "uk", "Республіка Конго"),
    ("CG", "ru", "Республика Конго"),
];

pub(crate) fn make(packages: &Packages<'_>) -> Result<Vec<(&'static str, Vec<String>)>> {
    Ok(vec![
        ("territories.tsv.zst", cldr(packages)?),
        ("territories-wikidata.tsv.zst", rigour(packages)?),
    ])
}

/// The names of one territory in one locale: usual, short, variant.
type Forms<'a> = [Option<&'a str>; 3];

fn cldr(packages: &Packages<'_>) -> Result<Vec<String>> {
    let unpacked = packages.open("cldr-localenames-full")?;
    let main = unpacked.path().join("package/main");
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for folder in folders(&main)? {
        let tag = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(lang) = noise::lang(&tag) else { continue };
        let path = folder.join("territories.json");
        // A locale that has none of its own takes those of its parent.
        if !path.exists() {
            continue;
        }
        let json: Value = serde_json::from_slice(&std::fs::read(&path).with_context(|| path.display().to_string())?)?;
        let names = &json["main"][&tag]["localeDisplayNames"]["territories"];
        let names = names
            .as_object()
            .with_context(|| format!("{}: no territories", path.display()))?;
        let mut forms: BTreeMap<&str, Forms<'_>> = BTreeMap::new();
        for (key, name) in names {
            let (code, alt) = key.split_once("-alt-").unwrap_or((key, "usual"));
            if let Some(at) = ["usual", "short", "variant"].iter().position(|one| *one == alt) {
                forms.entry(code).or_default()[at] = name.as_str();
            }
        }
        for (code, forms) in forms {
            if !NO_TERRITORY.contains(&code) && !NO_PLACE.contains(&code) {
                add(rows.entry(code.to_owned()).or_insert_with(|| row(code)), lang, code, forms);
            }
        }
    }
    for (code, lang, name) in BY_HAND {
        let (row, lang) = (rows.entry((*code).to_owned()).or_insert_with(|| row(code)), Lang::new(lang));
        row.add(lang.context("a language")?, name);
        if row.name.is_empty() {
            row.name = (*name).to_owned();
        }
    }
    Ok(rows.values().filter(|row| !row.name.is_empty()).map(Row::line).collect())
}

fn row(code: &str) -> Row {
    let is_region = code.bytes().all(|b| b.is_ascii_digit());
    let is_body = BODIES.contains(&code);
    Row {
        id: if is_region {
            format!("m49:{code}")
        } else {
            format!("iso:{code}")
        },
        kind: if is_region {
            "region"
        } else if is_body {
            "international_org"
        } else {
            "territory"
        },
        country: if is_region || is_body {
            String::new()
        } else {
            code.to_owned()
        },
        lang: Lang::new("en"),
        ..Row::default()
    }
}

fn add(row: &mut Row, lang: Lang, code: &str, [usual, short, variant]: Forms<'_>) {
    let english = lang.as_str() == "en";
    let names = plain_name(code, english, usual, short, variant);
    for name in names {
        // Where CLDR has no name it gives the code.
        if name == code {
            continue;
        }
        if english && row.name.is_empty() {
            row.name.clone_from(&name);
        }
        row.add(lang, &name);
    }
}

fn folders(main: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(main).with_context(|| main.display().to_string())? {
        folders.push(entry?.path());
    }
    // In a settled order: the first English name is the one that is shown, and `en` comes before `en-AU`.
    folders.sort();
    Ok(folders)
}

/// What is read of a territory in rigour. Its other names mix adjectives, typing errors and remarks, and are left alone.
#[derive(Deserialize)]
struct Territory {
    code: String,
    qid: String,
    full_name: String,
    #[serde(default)]
    is_country: bool,
}

fn rigour(packages: &Packages<'_>) -> Result<Vec<String>> {
    let unpacked = packages.open("rigour")?;
    let path = unpacked.path().join("rigour-2.6.1/rust/data/territories/data.jsonl");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let of: Territory = serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), number + 1))?;
        let code = of.code.to_ascii_uppercase();
        let parts: Vec<&str> = code.split('-').collect();
        let shaped = parts[0].len() == 2 && parts.len() <= 2 && parts.iter().all(|part| (1..=3).contains(&part.len()));
        // Parts of Ukraine are described by who holds them; they have their ISO codes elsewhere.
        if !shaped || parts.len() == 2 && parts[0] == "UA" {
            continue;
        }
        let mut row = Row {
            id: format!("iso:{code}"),
            kind: if of.is_country { "country" } else { "" },
            xref: vec![of.qid],
            ..Row::default()
        };
        if let (Some(english), false) = (Lang::new("en"), of.full_name.contains('(')) {
            row.add(english, &of.full_name);
        }
        lines.push(row.line());
    }
    Ok(lines)
}
