//! `cargo xtask data verify`: whether the Wikidata ids of gazetteer.csv are those of what the rows name.
//!
//! Ids in public files disagree, and offline nobody can tell; whoever has a network asks Wikidata itself, fifty ids at a time, through
//! `curl`.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use indicatif::ProgressBar;
use polynym_gazetteer::{Entity, Gazetteer};
use polynym_text::fold_key;
use serde::Deserialize;

use crate::problem::{Problem, report};

/// How many ids a question may have.
const BATCH: usize = 50;
const ADDRESS: &str = "https://www.wikidata.org/w/api.php";
/// The Wikimedia policy on user agents asks for one that names the program.
const AGENT: &str = concat!("polynym-xtask/", env!("CARGO_PKG_VERSION"));

/// Compares names here and there; offline, says how much there is to verify.
pub(crate) fn run(gazetteer: &Gazetteer, online: bool) -> Result<bool> {
    let entities: Vec<&Entity> = gazetteer
        .iter()
        .map(|(_, entity)| entity)
        .filter(|entity| is_item(&entity.id))
        .collect();
    if !online {
        println!(
            "data verify: offline, nothing is verified; with --online {} ids are asked of Wikidata",
            entities.len()
        );
        return Ok(true);
    }
    let bar = ProgressBar::new(entities.len() as u64);
    let mut problems = Vec::new();
    for batch in entities.chunks(BATCH) {
        problems.extend(compare(batch, &ask(batch)?)?);
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    Ok(report("data verify", problems))
}

/// Whether this is an id of Wikidata.
fn is_item(id: &str) -> bool {
    id.strip_prefix('Q')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn ask(batch: &[&Entity]) -> Result<Vec<u8>> {
    let ids: Vec<&str> = batch.iter().map(|entity| entity.id.as_str()).collect();
    let output = Command::new("curl")
        .args([
            "--silent",
            "--show-error",
            "--fail",
            "--max-time",
            "60",
            "--user-agent",
            AGENT,
            "--get",
            ADDRESS,
        ])
        .args(["--data-urlencode", &format!("ids={}", ids.join("|"))])
        .args(["--data-urlencode", "languages=en|uk|ru"])
        .args(["--data", "action=wbgetentities&props=labels|aliases&format=json"])
        .output()
        .context("curl")?;
    ensure!(
        output.status.success(),
        "curl: {}",
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(output.stdout)
}

/// What Wikidata answers to `wbgetentities`.
#[derive(Deserialize)]
struct Answer {
    entities: BTreeMap<String, Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    labels: BTreeMap<String, Text>,
    #[serde(default)]
    aliases: BTreeMap<String, Vec<Text>>,
}

#[derive(Deserialize)]
struct Text {
    value: String,
}

/// The rows none of whose strong names is a name of their item.
fn compare(batch: &[&Entity], answer: &[u8]) -> Result<Vec<Problem>> {
    let Answer { entities } = serde_json::from_slice(answer).context("Wikidata's answer")?;
    let mut problems = Vec::new();
    for entity in batch {
        // An item that was merged into another comes back under that one's id.
        let Some(item) = entities.get(&entity.id).filter(|item| !item.labels.is_empty()) else {
            problems.push(Problem::new(
                &entity.id,
                format!("`{}`: Wikidata has no such item", entity.name()),
            ));
            continue;
        };
        let texts = item.labels.values().chain(item.aliases.values().flatten());
        let there: Vec<String> = texts.map(|text| fold_key(&text.value).text).collect();
        let mut here = entity.names.iter().filter(|name| name.kind.is_strong());
        if !here.any(|name| there.contains(&fold_key(&name.text).text)) {
            let label = item
                .labels
                .get("en")
                .or_else(|| item.labels.values().next())
                .map_or("", |text| &text.value);
            problems.push(Problem::new(
                &entity.id,
                format!("is `{}` here and `{label}` in Wikidata", entity.name()),
            ));
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use polynym_gazetteer::Loader;

    use super::*;

    /// In the shape of the answers of the API.
    const ANSWER: &str = r#"{"entities": {
        "Q1": {"type": "item", "id": "Q1", "labels": {"uk": {"language": "uk", "value": "Смарагдове місто"}}, "aliases": {}},
        "Q2": {"type": "item", "id": "Q2", "labels": {"en": {"language": "en", "value": "Munchkinland"}},
               "aliases": {"en": [{"language": "en", "value": "Munchkin Country"}]}},
        "Q3": {"id": "Q3", "missing": ""}
    }, "success": 1}"#;

    #[test]
    fn names_here_and_there() {
        let csv = "id,type,name,labels\nQ1,PLACE,Emerald City,uk:Смарагдове Місто\nQ2,PLACE,Winkie Country,\nQ3,PLACE,Oz,\n\
                   place:x,PLACE,Elsewhere,\n";
        let mut loader = Loader::new();
        loader.layer("oz.csv", csv.as_bytes());
        let gazetteer = loader.finish().gazetteer;
        let entities: Vec<_> = gazetteer
            .iter()
            .map(|(_, entity)| entity)
            .filter(|entity| is_item(&entity.id))
            .collect();
        let found: Vec<_> = compare(&entities, ANSWER.as_bytes())
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "Q2: is `Winkie Country` here and `Munchkinland` in Wikidata",
                "Q3: `Oz`: Wikidata has no such item"
            ]
        );
        assert!(compare(&entities, b"<html>").is_err());
        assert!(run(&gazetteer, false).unwrap());
    }
}
