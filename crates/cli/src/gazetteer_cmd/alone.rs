//! Gazetteer files by themselves. They may add to entities that come with the program, and say neither the type nor the name of these: both
//! are then taken from there, and nothing else is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::bail;
use polynym::gazetteer::Table;
use polynym::{Gazetteer, Loader, embedded_gazetteer};

use crate::input;

/// The entities of these files, layers one over the other.
pub(super) fn alone(files: &[PathBuf]) -> anyhow::Result<Gazetteer> {
    let mut layers = Vec::new();
    for path in files {
        layers.push(input::file(path)?);
    }
    let mut loader = Loader::new();
    if let Some(known) = known(&layers)? {
        loader.layer("embedded", &known);
    }
    for (name, bytes) in &layers {
        loader.layer(name, bytes);
    }
    Ok(loader.finish().into_result()?)
}

/// Id, type, name and language of the embedded entities that the files add to, as a CSV, if there are any.
fn known(layers: &[(String, Vec<u8>)]) -> anyhow::Result<Option<Vec<u8>>> {
    let embedded = embedded_gazetteer();
    let mut table = Table::parse("embedded", b"id,type,name,lang\n")?;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (file, bytes) in layers {
        // What is wrong in it, the loader says better.
        let Ok(layer) = Table::parse(file, bytes) else { continue };
        let [id, kind, name, op] = ["id", "type", "name", "op"].map(|column| layer.column(column));
        for row in layer.rows() {
            let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).unwrap_or_default().trim();
            let entity = embedded.get(cell(id));
            if cell(id).is_empty() || !seen.insert(cell(id).to_owned()) {
                continue;
            }
            let Some(entity) = entity else { continue };
            if matches!(cell(op), "delete" | "replace") {
                let (line, column) = op.and_then(|op| row.place(op)).unwrap_or((row.line(), 1));
                bail!(
                    "{file}:{line}:{column}: op `{}` of `{}`, which comes with the program, says nothing in a file by itself; leave this \
                     row in a layer of its own",
                    cell(op),
                    entity.id
                );
            }
            if cell(kind).is_empty() || cell(name).is_empty() {
                let lang = entity.lang.map_or_else(String::new, |lang| lang.to_string());
                table.push([entity.id.as_str(), entity.kind.as_str(), entity.name(), lang.as_str()]);
            }
        }
    }
    if table.rows().is_empty() {
        return Ok(None);
    }
    let mut csv = Vec::new();
    table.write(&mut csv)?;
    Ok(Some(csv))
}
