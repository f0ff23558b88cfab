//! `polynym gazetteer add`: a row more in a gazetteer file, written when it is seen what it finds.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::{anyhow, bail};
use polynym::gazetteer::Table;
use polynym::{EntityType, Gazetteer, Loader, Maker, NameKind, Options, Tagger, collisions};
use polynym_exchange::own_id;

use crate::args::AddArgs;
use crate::exit::Outcome;
use crate::output::{self, Colour, complain};
use crate::pretty::Theme;
use crate::replace::{Replacement, about};
use crate::{base, forms_cmd};

use super::ask::{self, Answers};

/// A row by the names of its columns.
type Cells = Vec<(&'static str, String)>;

/// Adds what was asked for.
pub(crate) fn run(args: &AddArgs, colour: Colour) -> anyhow::Result<Outcome> {
    if args.file == Path::new("-") {
        bail!("a row is added to a file, not to standard input");
    }
    let file = args.file.display().to_string();
    let old = match fs::read(&args.file) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(about(&args.file, &error)),
    };
    let mut builder = base::builder(None, args.no_default, &[])?.options(Options {
        min_score: 0.0,
        ..Options::default()
    });
    if let Some(bytes) = &old {
        builder = builder.gazetteer(file.as_str(), bytes.clone());
    }
    let before = builder.build()?;
    let known = before.gazetteer();
    let can_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = answers(args, known, can_ask)?;
    let id = answers.id.clone();
    let cells = cells(args, answers);
    let (content, line) = with_row(&file, old.as_deref(), &cells)?;
    let mut loader = Loader::over(base::gazetteer(None, args.no_default)?);
    loader.layer(&file, &content);
    let loaded = loader.finish();
    let of_row = loaded
        .findings
        .iter()
        .filter(|found| found.line == line && *found.file == *file);
    let mut remarks: Vec<String> = of_row.map(ToString::to_string).collect();
    let gazetteer = loaded.into_result()?;
    let index = gazetteer
        .index_of(&id)
        .ok_or_else(|| anyhow!("{file}: the row has not come to be an entity"))?;
    remarks.extend(meetings(&gazetteer, index, &before));
    show(&gazetteer, index, known, &remarks, args.limit, colour)?;
    if !args.yes {
        if !can_ask {
            bail!("{file}: nothing is written; say --yes where nobody can be asked");
        }
        if !ask::whether(&format!("Write it to {file}?"))? {
            complain(format_args!("{file}: nothing is written"));
            return Ok(Outcome::Nothing);
        }
    }
    write(&args.file, &content)?;
    complain(format_args!("{file}: line {line} is written"));
    Ok(Outcome::Found)
}

/// Id, type and name: as given, as asked, or none where the id is known already.
fn answers(args: &AddArgs, known: &Gazetteer, can_ask: bool) -> anyhow::Result<Answers> {
    let is_known = args.id.as_deref().is_some_and(|id| known.get(id).is_some());
    let is_whole = is_known || (args.kind.is_some() && args.name.is_some());
    let given = Answers {
        id: args.id.clone().unwrap_or_default(),
        kind: args.kind.clone(),
        name: args.name.clone(),
        ..Answers::default()
    };
    let mut answers = match (is_whole, can_ask) {
        (true, _) => given,
        (false, true) => ask::row(given)?,
        (false, false) => {
            bail!("a new row needs --type and --name (or the --id of one that is there); on a terminal they are asked")
        }
    };
    if answers.id.is_empty() {
        let kind = answers.kind.as_ref().map_or("", EntityType::as_str);
        answers.id = own_id(kind, answers.name.as_deref().unwrap_or_default());
    }
    Ok(answers)
}

/// What the row says, column by column.
fn cells(args: &AddArgs, answers: Answers) -> Cells {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let list = |given: &[String], asked: String| -> String {
        let items = given.iter().cloned().chain([asked]).filter(|item| !item.trim().is_empty());
        items.collect::<Vec<_>>().join(" | ")
    };
    let shown = |date: Option<polynym::Date>| date.map_or_else(String::new, |date| date.to_string());
    let countries: Vec<String> = args.country.iter().map(ToString::to_string).collect();
    let cells = [
        ("id", answers.id),
        ("type", answers.kind.map_or_else(String::new, |kind| kind.to_string())),
        ("name", text(&answers.name)),
        ("lang", args.lang.map_or_else(String::new, |lang| lang.to_string())),
        ("subtype", text(&args.subtype)),
        (
            "gender",
            args.gender.map_or_else(String::new, |gender| gender.as_str().to_owned()),
        ),
        ("labels", list(&args.label, answers.labels)),
        ("aliases", list(&args.alias, String::new())),
        ("weak", list(&args.weak, answers.weak)),
        ("demonyms", list(&args.demonym, String::new())),
        ("exclude", list(&args.exclude, String::new())),
        (
            "priority",
            args.priority.map_or_else(String::new, |priority| priority.to_string()),
        ),
        ("role", text(&args.role)),
        ("from", shown(args.from)),
        ("to", shown(args.to)),
        ("country", list(&countries, answers.country)),
        ("parent", text(&args.parent)),
        ("xref", list(&args.xref, String::new())),
        ("description", text(&args.description)),
        ("source", list(&args.source, String::new())),
    ];
    // A row stands on a line.
    let line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    cells
        .into_iter()
        .map(|(column, text)| (column, line(text)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// The file with the row behind its others, and the line of that. What stands there stays as it is, byte for byte, unless a column has to
/// be added to it.
fn with_row(file: &str, old: Option<&[u8]>, cells: &Cells) -> anyhow::Result<(Vec<u8>, u32)> {
    let old = old.filter(|bytes| !bytes.trim_ascii().is_empty());
    let mut table = Table::parse(file, old.unwrap_or(b"id,type,name\n"))?;
    let missing: Vec<&str> = cells
        .iter()
        .map(|(column, _)| *column)
        .filter(|column| table.column(column).is_none())
        .collect();
    missing.iter().for_each(|column| table.add_column(column));
    let row: Vec<&str> = table
        .header()
        .map(|column| {
            cells
                .iter()
                .find(|(of, _)| *of == column.trim())
                .map_or("", |(_, text)| text.as_str())
        })
        .collect();
    let row: Vec<String> = row.into_iter().map(str::to_owned).collect();
    table.push(row.iter().map(String::as_str));
    let mut content = Vec::new();
    table.write(&mut content)?;
    if let (Some(old), true) = (old, missing.is_empty()) {
        let last = content
            .trim_ascii_end()
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let row = content.split_off(last);
        content = old.to_vec();
        if !content.ends_with(b"\n") {
            content.extend(if row.ends_with(b"\r\n") { &b"\r\n"[..] } else { b"\n" });
        }
        content.extend(row);
    }
    let lines = content.trim_ascii_end().iter().filter(|byte| **byte == b'\n').count();
    Ok((content, u32::try_from(lines + 1)?))
}

/// Where the row's forms are common words or names of other rows, and what its names are found as without it.
fn meetings(gazetteer: &Gazetteer, index: u32, before: &Tagger) -> Vec<String> {
    let entity = gazetteer.entity(index);
    let mut remarks: Vec<String> = collisions(gazetteer, &Maker::new().patterns(index, entity))
        .iter()
        .map(ToString::to_string)
        .collect();
    let mut texts: Vec<&str> = Vec::new();
    for name in entity.names.iter().filter(|name| name.kind != NameKind::Exclude) {
        if texts.contains(&name.text.as_str()) {
            continue;
        }
        texts.push(&name.text);
        for mention in before.tag(&name.text) {
            if mention.entity.id != entity.id && mention.span.range() == (0..name.text.len()) {
                let (id, shown) = (&mention.entity.id, mention.entity.name());
                remarks.push(format!("`{}` is found without this row, too, as {id} ({shown})", name.text));
            }
        }
    }
    remarks
}

/// What the row comes to.
fn show(
    gazetteer: &Gazetteer,
    index: u32,
    known: &Gazetteer,
    remarks: &[String],
    limit: usize,
    colour: Colour,
) -> anyhow::Result<()> {
    let entity = gazetteer.entity(index);
    let (id, theme) = (&entity.id, Theme { colour: colour.0 });
    let mut out = output::results(colour);
    let what = if known.get(id).is_some() { "more for " } else { "" };
    writeln!(out, "{what}{}  {id}  {}", theme.bold(entity.name()), entity.kind)?;
    let mut maker = Maker::new();
    let forms: Vec<_> = forms_cmd::lines(&mut maker, index, entity).collect();
    let width = forms
        .iter()
        .take(limit)
        .map(|line| line.form.chars().count())
        .max()
        .unwrap_or(0);
    for line in forms.iter().take(limit) {
        let gap = " ".repeat(width - line.form.chars().count());
        writeln!(out, "  {}{gap}  {}", line.form, theme.dim(line.how.join("; ")))?;
    }
    if forms.len() > limit {
        let more = forms.len() - limit;
        writeln!(out, "  and {more} forms more: --limit shows them")?;
    }
    for remark in remarks {
        writeln!(out, "{remark}")?;
    }
    out.flush()?;
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let mut new = Replacement::of(path)?;
    new.write_all(content).map_err(|error| about(path, &error))?;
    new.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(old: Option<&str>, cells: &[(&'static str, &str)]) -> (String, u32) {
        let cells: Cells = cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
        let (content, line) = with_row("mine.csv", old.map(str::as_bytes), &cells).expect("a table");
        (String::from_utf8(content).expect("UTF-8"), line)
    }

    #[test]
    fn what_stands_in_the_file_stays() {
        let row = [("id", "place:lviv"), ("type", "PLACE"), ("name", "Lviv, the city")];
        let line = "place:lviv,PLACE,\"Lviv, the city\"";
        for (old, new, at) in [
            (None, format!("id,type,name\n{line}\n"), 2),
            (Some(""), format!("id,type,name\n{line}\n"), 2),
            (
                Some("id,type,name\n\"a\",PLACE,A"),
                format!("id,type,name\n\"a\",PLACE,A\n{line}\n"),
                3,
            ),
            (
                Some("id,type,name\r\na,PLACE,A\r\n"),
                format!("id,type,name\r\na,PLACE,A\r\n{line}\r\n"),
                3,
            ),
            (
                Some("\u{FEFF}id, type,name,x_note\na,PLACE,\"A\nB\",n\n"),
                format!("\u{FEFF}id, type,name,x_note\na,PLACE,\"A\nB\",n\n{line},\n"),
                4,
            ),
            (
                Some("id,labels\n\"a\",uk:А\n"),
                "id,labels,type,name\na,uk:А,,\nplace:lviv,,PLACE,\"Lviv, the city\"\n".to_owned(),
                3,
            ),
        ] {
            assert_eq!(added(old, &row), (new, at), "{old:?}");
        }
    }
}
