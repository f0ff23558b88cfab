//! OpenSanctions `targets.simple.csv` (<https://www.opensanctions.org/docs/bulk/csv/>): an entity a row, lists parted by semicolons.
//!
//! Birth dates, addresses, telephone numbers and numbers of passports are not taken: they find nobody in a text. The data is under
//! CC BY-NC 4.0.

use std::io::BufRead;

use crate::clean;
use crate::error::Error;
use crate::read::table::Table;
use crate::row::{Item, Row};
use crate::sink::Sink;

/// The type and finer kind of a schema of FollowTheMoney (<https://followthemoney.tech/explorer/>), if its things have names that texts use.
pub(crate) fn kind(schema: &str) -> Option<(&'static str, &'static str)> {
    Some(match schema {
        "Person" => ("PERSON", ""),
        "Company" => ("AGENCY", "company"),
        "PublicBody" => ("AGENCY", "agency"),
        "Organization" | "LegalEntity" => ("AGENCY", "organization"),
        _ => return None,
    })
}

/// Why another schema is left out.
pub(crate) const OTHER: &str = "entities that are neither persons nor organisations";

/// Reads the targets.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut table = Table::new(input, b",")?;
    if table.columns().is_empty() {
        return Ok(());
    }
    let (id, schema, name) = (table.needed(&["id"])?, table.needed(&["schema"])?, table.needed(&["name"])?);
    let (aliases, countries) = (table.column(&["aliases"]), table.column(&["countries"]));
    let dataset = table.column(&["dataset", "datasets"]);
    while let Some(line) = table.advance()? {
        sink.read(line);
        let Some((kind, subtype)) = kind(&table.field(schema)?) else {
            sink.skip(OTHER);
            continue;
        };
        let items = table.cell(aliases)?;
        let aliases = items.split(';').map(str::trim).filter(|alias| !alias.is_empty());
        let countries = table.cell(countries)?;
        let source = table.cell(dataset)?;
        let source = source.split(';').map(clean::line).filter(|dataset| !dataset.is_empty());
        let row = Row {
            id: table.field(id)?,
            kind: kind.into(),
            subtype: subtype.into(),
            name: table.field(name)?,
            aliases: aliases.map(|alias| Item::new(alias, None)).collect(),
            country: clean::countries(countries.split(';')),
            source: source.map(|dataset| format!("OpenSanctions: {dataset}")).collect(),
            ..Row::default()
        };
        sink.put(vec![row])?;
    }
    Ok(())
}
