//! The CSV of a SPARQL endpoint (<https://www.w3.org/TR/sparql11-results-csv-tsv/>): columns are the variables of the query. Those of
//! the queries in `docs/queries` are known, and some that people name so of themselves.
//!
//! An item has as many rows as it has combinations of values; a query that puts them one behind the other (`ORDER BY ?item`) makes them
//! one row here.

use std::io::BufRead;

use polynym_gazetteer::Gender;
use polynym_text::Lang;

use crate::clean;
use crate::error::Error;
use crate::read::countries::country_of;
use crate::read::table::Table;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// What parts the values of one cell, as the queries' GROUP_CONCAT has it.
const BETWEEN: char = '|';

/// Reads the results.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut table = Table::new(input, b"\t,")?;
    if table.columns().is_empty() {
        return Ok(());
    }
    let id = table.needed(&["item", "id", "person", "place", "agency"])?;
    let single = |names: &[&str]| table.column(names);
    let (name, lang) = (single(&["name", "itemLabel", "label"]), single(&["lang"]));
    let (kind, subtype) = (single(&["type"]), single(&["subtype"]));
    let gender = single(&["gender", "genderLabel"]);
    let (aliases, weak) = (single(&["aliases", "alias", "itemAltLabel", "altLabel"]), single(&["weak"]));
    let role = single(&["role", "positionLabel", "officeLabel"]);
    let (from, to) = (single(&["from", "start"]), single(&["to", "end"]));
    let (country, parent) = (single(&["country"]), single(&["parent"]));
    let description = single(&["description", "itemDescription"]);
    // `label_uk`, `alias_uk`: a language each.
    let tagged = |prefixes: &[&str]| -> Vec<(usize, Lang)> {
        let columns = table.columns().iter().enumerate();
        let tag = |column: &String| {
            let (prefix, tag) = column.split_once('_')?;
            prefixes.contains(&prefix).then(|| Lang::known(tag))?
        };
        columns.filter_map(|(index, column)| Some((index, tag(column)?))).collect()
    };
    let (labels_in, aliases_in) = (tagged(&["label", "name"]), tagged(&["alias", "aliases"]));
    while let Some(line) = table.advance()? {
        sink.read(line);
        let list = |text: String, lang: Option<Lang>| -> Vec<Item> {
            let items = text.split(BETWEEN).map(str::trim).filter(|item| !item.is_empty());
            items.map(|item| Item::new(item, lang)).collect()
        };
        let id = short(&table.field(id)?);
        let mut row = Row {
            name: unless_id(table.cell(name)?, &id),
            lang: Lang::known(&table.cell(lang)?),
            kind: table.cell(kind)?,
            subtype: table.cell(subtype)?,
            gender: gender_of(&table.cell(gender)?),
            aliases: list(table.cell(aliases)?, None),
            weak: list(table.cell(weak)?, None),
            role: unless_id(clean::line(&table.cell(role)?), ""),
            from: clean::date(&table.cell(from)?),
            to: clean::date(&table.cell(to)?),
            country: countries(&table.cell(country)?),
            parent: short(&table.cell(parent)?),
            description: clean::line(&table.cell(description)?),
            source: vec!["Wikidata (CC0)".into()],
            id,
            ..Row::default()
        };
        for (index, lang) in &labels_in {
            row.labels.extend(list(table.field(*index)?, Some(*lang)));
        }
        for (index, lang) in &aliases_in {
            row.aliases.extend(list(table.field(*index)?, Some(*lang)));
        }
        // Dates without an office are those of an office that the query did not ask for.
        if row.role.is_empty() {
            (row.from, row.to) = (None, None);
        }
        sink.join(row)?;
    }
    sink.flush()
}

/// The id at the end of an item's address.
fn short(address: &str) -> String {
    let address = address.trim_matches(['<', '>']);
    let id = address.rsplit('/').next().unwrap_or_default();
    let is_item = |id: &str| id.len() > 1 && id.starts_with('Q') && id[1..].bytes().all(|b| b.is_ascii_digit());
    if is_item(id) { id.to_owned() } else { address.to_owned() }
}

/// A label, unless it is the id that the label service gives in its place.
fn unless_id(label: String, id: &str) -> String {
    let is_id = label.len() > 1 && label.starts_with('Q') && label[1..].bytes().all(|b| b.is_ascii_digit());
    if label == id || is_id { String::new() } else { label }
}

fn countries(text: &str) -> Vec<String> {
    let codes: Vec<String> = text
        .split(BETWEEN)
        .map(|code| country_of(&short(code.trim())).map_or_else(|| code.trim().to_owned(), str::to_owned))
        .collect();
    clean::countries(codes.iter().map(String::as_str))
}

pub(crate) fn gender_of(text: &str) -> Option<Gender> {
    match short(text).to_lowercase().as_str() {
        "male" | "m" | "q6581097" => Some(Gender::Masc),
        "female" | "f" | "q6581072" => Some(Gender::Fem),
        _ => None,
    }
}
