//! Given and family names across scripts, none of which means a person by itself.

use std::collections::BTreeMap;
use std::io::Write;

use crate::extract::{Error, Extract};
use crate::rows::{Row, Rows, item};

/// Writes a row for each group of names. Its names are weak and its type is its own: `Scott` is the name of many, and a text that has it
/// names nobody of this gazetteer.
pub(crate) fn write<W: Write>(out: &mut Rows<W>) -> Result<(), Error> {
    let text = Extract::People.text()?;
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let names: Vec<&str> = line.split('|').collect();
        let Some(first) = names.first().filter(|name| !name.is_empty()) else {
            let what = "a group without names".to_owned();
            return Err(Error::Line {
                file: Extract::People.file(),
                line: at + 1,
                what,
            });
        };
        let slug = format!("name:{}", first.to_lowercase().replace(' ', "-"));
        let seen = ids.entry(slug.clone()).or_default();
        *seen += 1;
        let id = if *seen == 1 { slug } else { format!("{slug}-{seen}") };
        out.counts.read += 1;
        out.put(&Row {
            id: &id,
            kind: "NAME",
            // The name that is shown is strong, and must not be one that texts have.
            name: format!("{first} (name)").into(),
            weak: names.iter().map(|name| item(None, name)).collect(),
            priority: Some(1),
            source: "rigour",
            ..Row::default()
        })?;
    }
    Ok(())
}
