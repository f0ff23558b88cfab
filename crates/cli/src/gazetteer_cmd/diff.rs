//! `polynym gazetteer diff`: which entities and names two gazetteers do not have in common.

use std::collections::BTreeSet;
use std::io::Write;
use std::slice::from_ref;

use polynym::gazetteer::{Entity, Name};
use serde::Serialize;

use crate::args::{DiffArgs, Format};
use crate::exit::Outcome;
use crate::output::{self, Colour};

use super::alone::alone;

/// What became of an entity.
#[derive(Serialize)]
struct Change {
    id: String,
    name: String,
    change: &'static str,
    /// Names that are new, as `kind lang:name`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    added: Vec<String>,
    /// Names that are gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<String>,
    /// Columns other than names that say something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<&'static str>,
}

/// Compares the files.
pub(crate) fn run(args: &DiffArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let (old, new) = (alone(from_ref(&args.old))?, alone(from_ref(&args.new))?);
    let mut out = output::results(colour);
    let mut differ = false;
    let mut tell = |change: Change| -> anyhow::Result<()> {
        differ = true;
        match args.format.chosen() {
            Format::Jsonl => writeln!(out, "{}", serde_json::to_string(&change)?)?,
            Format::Pretty => out.write_all(shown(&change).as_bytes())?,
        }
        Ok(())
    };
    for (_, entity) in old.stream() {
        match new.get(&entity.id) {
            None => tell(whole(&entity, "gone"))?,
            Some(now) => compare(&entity, now).map_or(Ok(()), &mut tell)?,
        }
    }
    for (_, entity) in new.stream() {
        if old.get(&entity.id).is_none() {
            tell(whole(&entity, "added"))?;
        }
    }
    out.flush()?;
    Ok(Outcome::found(differ))
}

/// An entity that only one of the two has.
fn whole(entity: &Entity, change: &'static str) -> Change {
    let names: Vec<String> = entity.names.iter().map(name).collect();
    let is_new = change == "added";
    Change {
        id: entity.id.clone(),
        name: entity.name().to_owned(),
        change,
        added: if is_new { names.clone() } else { Vec::new() },
        gone: if is_new { Vec::new() } else { names },
        columns: Vec::new(),
    }
}

/// What differs in an entity that both have.
fn compare(old: &Entity, new: &Entity) -> Option<Change> {
    if old == new {
        return None;
    }
    let names = |entity: &Entity| -> BTreeSet<String> { entity.names.iter().map(name).collect() };
    let (before, after) = (names(old), names(new));
    let columns = [
        ("type", old.kind != new.kind),
        ("lang", old.lang != new.lang),
        ("subtype", old.subtype != new.subtype),
        ("gender", old.gender != new.gender),
        ("priority", old.priority != new.priority),
        ("role", old.roles != new.roles),
        ("country", old.country != new.country),
        ("parent", old.parent != new.parent),
        ("xref", old.xref != new.xref),
        ("description", old.description != new.description),
        ("source", old.source != new.source),
        ("x_", old.extra != new.extra),
    ];
    let change = Change {
        id: old.id.clone(),
        name: new.name().to_owned(),
        change: "changed",
        added: after.difference(&before).cloned().collect(),
        gone: before.difference(&after).cloned().collect(),
        columns: columns
            .into_iter()
            .filter(|(_, differs)| *differs)
            .map(|(column, _)| column)
            .collect(),
    };
    // The order of names says nothing.
    let nothing = change.added.is_empty() && change.gone.is_empty() && change.columns.is_empty();
    (!nothing).then_some(change)
}

/// A name with all that is said of it.
fn name(name: &Name) -> String {
    let lang = name.lang.map_or_else(String::new, |lang| format!("{lang}:"));
    let fixed = if name.fixed { "=" } else { "" };
    let mut told = format!("{} {lang}{fixed}{}", name.kind.as_str(), name.text);
    if name.from.is_some() || name.to.is_some() {
        let day = |date: Option<polynym::Date>| date.map_or_else(String::new, |date| date.to_string());
        told.push_str(&format!(" ({}..{})", day(name.from), day(name.to)));
    }
    if name.case != polynym::CasePolicy::of(&name.text) {
        told.push_str(&format!(" case {}", name.case.as_str()));
    }
    if !name.decline {
        told.push_str(if name.fixed { "" } else { " inflect none" });
    }
    told
}

fn shown(change: &Change) -> String {
    let sign = match change.change {
        "added" => '+',
        "gone" => '-',
        _ => '~',
    };
    let mut text = format!("{sign} {}  {}\n", change.id, change.name);
    if change.change == "changed" {
        for (sign, names) in [('+', &change.added), ('-', &change.gone)] {
            names.iter().for_each(|name| text.push_str(&format!("    {sign} {name}\n")));
        }
        if !change.columns.is_empty() {
            text.push_str(&format!("    ~ {}\n", change.columns.join(", ")));
        }
    }
    text
}
