//! FollowTheMoney entities as JSON lines (<https://followthemoney.tech/docs/>), as OpenSanctions, Aleph and others give them out.

use std::io::BufRead;

use polynym_gazetteer::Gender;
use serde::Deserialize;

use crate::clean;
use crate::error::Error;
use crate::lines::Lines;
use crate::read::json::{self, strings};
use crate::read::opensanctions::{OTHER, kind};
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of an entity.
const LONGEST: usize = 64 << 20;
/// Most offices of a person: some have their whole life's work as one each.
const MOST_OFFICES: usize = 50;

#[derive(Deserialize)]
struct Entity {
    id: String,
    schema: String,
    #[serde(default)]
    caption: String,
    #[serde(default)]
    properties: Properties,
}

/// The properties that are taken; each is a list.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Properties {
    #[serde(deserialize_with = "strings")]
    name: Vec<String>,
    #[serde(deserialize_with = "strings")]
    alias: Vec<String>,
    #[serde(deserialize_with = "strings")]
    previous_name: Vec<String>,
    #[serde(deserialize_with = "strings")]
    abbreviation: Vec<String>,
    #[serde(deserialize_with = "strings")]
    weak_alias: Vec<String>,
    #[serde(deserialize_with = "strings")]
    last_name: Vec<String>,
    #[serde(deserialize_with = "strings")]
    gender: Vec<String>,
    #[serde(deserialize_with = "strings")]
    position: Vec<String>,
    #[serde(deserialize_with = "strings")]
    main_country: Vec<String>,
    #[serde(deserialize_with = "strings")]
    country: Vec<String>,
    #[serde(deserialize_with = "strings")]
    nationality: Vec<String>,
    #[serde(deserialize_with = "strings")]
    citizenship: Vec<String>,
    #[serde(deserialize_with = "strings")]
    jurisdiction: Vec<String>,
    #[serde(deserialize_with = "strings")]
    wikidata_id: Vec<String>,
}

/// Reads the entities.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    while let Some((number, line)) = lines.next()? {
        if line.trim().is_empty() {
            continue;
        }
        sink.read(number);
        let entity: Entity = json::object(number, line, "an entity with `id`, `schema` and `properties`")?;
        let Some(kind) = kind(&entity.schema) else {
            sink.skip(OTHER);
            continue;
        };
        sink.put(rows(entity, kind))?;
    }
    Ok(())
}

fn rows(entity: Entity, (kind, subtype): (&str, &str)) -> Vec<Row> {
    let Properties {
        name,
        alias,
        previous_name,
        abbreviation,
        weak_alias,
        last_name,
        gender,
        position,
        main_country,
        country,
        nationality,
        citizenship,
        jurisdiction,
        wikidata_id,
    } = entity.properties;
    let items =
        |lists: Vec<Vec<String>>| -> Vec<Item> { lists.into_iter().flatten().map(|text| Item::new(text, None)).collect() };
    let is_person = kind == "PERSON";
    let countries = [main_country, country, nationality, citizenship, jurisdiction].concat();
    let mut offices = position
        .iter()
        .map(|office| clean::line(office))
        .filter(|office| !office.is_empty());
    // The caption is the best of the names; they have no other order.
    let mut name = name;
    let shown = if entity.caption.is_empty() && !name.is_empty() {
        name.remove(0)
    } else {
        entity.caption
    };
    let main = Row {
        kind: kind.into(),
        subtype: subtype.into(),
        name: shown,
        gender: match gender.first().map(String::as_str) {
            Some("male") => Some(Gender::Masc),
            Some("female") => Some(Gender::Fem),
            _ => None,
        }
        .filter(|_| is_person),
        aliases: items(vec![name, alias, previous_name]),
        weak: items(vec![weak_alias, abbreviation, last_name]),
        role: offices.next().unwrap_or_default(),
        country: clean::countries(countries.iter().map(String::as_str)),
        xref: wikidata_id.into_iter().filter(|id| *id != entity.id).collect(),
        id: entity.id,
        ..Row::default()
    };
    let id = main.id.clone();
    let more = offices.take(MOST_OFFICES).map(|role| Row {
        id: id.clone(),
        role,
        ..Row::default()
    });
    let more: Vec<Row> = more.collect();
    [vec![main], more].concat()
}
