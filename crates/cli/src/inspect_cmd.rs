//! `polynym inspect`: what is in a compiled file, whether it is whole, and what one of its rows or names comes to.

use std::io::Write;

use polynym::store::{FORMAT, Sections};
use polynym::{Gazetteer, Made, Maker, Options, Tagger, fold, stamp};
use serde::Serialize;

use crate::args::{Format, InspectArgs};
use crate::base::about;
use crate::exit::Outcome;
use crate::forms_cmd::{Line, lines};
use crate::input;
use crate::output::{self, Colour, complain};
use crate::pretty::Theme;

/// What is in the file.
#[derive(Serialize)]
struct Summary {
    bytes: usize,
    layout: u32,
    fold: u32,
    /// As digits: more than a number of JSON surely holds.
    data: String,
    /// Whether this program can use the file.
    usable: bool,
    made_by: String,
    borrowed: bool,
    entities: usize,
    names: usize,
    bytes_per_name: f64,
    sources: Vec<String>,
    sections: Vec<Section>,
    tables: Vec<Table>,
}

#[derive(Serialize)]
struct Section {
    name: String,
    bytes: usize,
}

#[derive(Serialize)]
struct Table {
    name: &'static str,
    rows: usize,
}

/// A row and its forms.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    index: u32,
    #[serde(rename = "type")]
    kind: &'a str,
    name: &'a str,
    names: Vec<Written<'a>>,
    forms: Vec<Line<'a>>,
}

/// A name of a row, and where it is written.
#[derive(Serialize)]
struct Written<'a> {
    text: &'a str,
    kind: &'static str,
    lang: Option<String>,
    at: String,
}

/// A row that a spelling is a form of.
#[derive(Serialize)]
struct Reading<'a> {
    id: &'a str,
    name: &'a str,
    form: String,
    role: String,
    how: Vec<String>,
}

/// Inspects a file.
pub(crate) fn run(args: &InspectArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let path = &args.file;
    let bytes = input::mapped(path)?;
    let told = |error| about(path, &error);
    let file = Sections::read(bytes.clone()).map_err(told)?;
    file.verify().map_err(told)?;
    let usable = file.stamp() == stamp();
    let made = Made::of(&file).map_err(told)?;
    let mut out = output::results(colour);
    let theme = Theme { colour: colour.0 };
    let asked = args.id.is_some() || args.name.is_some();
    if !usable && asked {
        // Says what is of another version.
        Sections::open(bytes, stamp()).map_err(told)?;
        return Ok(Outcome::Failed);
    }
    if !asked {
        let gazetteer = Gazetteer::read(&file).map_err(told)?;
        let tables = match usable {
            true => tagger(bytes.clone(), args)?.lexicon().sizes(),
            false => Vec::new(),
        };
        let summary = summary(bytes.len(), &file, &made, &gazetteer, tables);
        show(&mut out, args.format.chosen(), &summary, || summary.lines(theme))?;
        if !usable {
            complain(format_args!(
                "{}: compiled by another version ({}), which this program can't use; compile it again",
                path.display(),
                made.version
            ));
            return Ok(Outcome::Failed);
        }
        return Ok(Outcome::found(summary.entities > 0));
    }
    let tagger = tagger(bytes, args)?;
    let found = if let Some(id) = &args.id {
        let row = row(&tagger, id, made.borrowed, args.limit);
        if let Some(row) = &row {
            show(&mut out, args.format.chosen(), row, || row.lines(theme))?;
        }
        row.is_some()
    } else {
        let readings = readings(&tagger, args.name.as_deref().unwrap_or_default(), args.limit);
        for reading in &readings {
            show(&mut out, args.format.chosen(), reading, || reading.lines(theme))?;
        }
        !readings.is_empty()
    };
    out.flush()?;
    Ok(Outcome::found(found))
}

fn tagger(bytes: polynym::store::Bytes, args: &InspectArgs) -> anyhow::Result<Tagger> {
    let silent = Options {
        sound: false,
        ..Options::default()
    };
    let builder = Tagger::builder().lexicon(bytes).options(silent);
    builder.build().map_err(|error| crate::base::told(error, Some(&args.file)))
}

fn show(out: &mut impl Write, format: Format, record: &impl Serialize, text: impl Fn() -> String) -> anyhow::Result<()> {
    match format {
        Format::Jsonl => writeln!(out, "{}", serde_json::to_string(record)?)?,
        Format::Pretty => out.write_all(text().as_bytes())?,
    }
    out.flush()?;
    Ok(())
}

fn summary(bytes: usize, file: &Sections, made: &Made, gazetteer: &Gazetteer, tables: Vec<(&'static str, usize)>) -> Summary {
    let names: usize = gazetteer.stream().map(|(_, entity)| entity.names.len()).sum();
    Summary {
        bytes,
        layout: FORMAT,
        fold: file.stamp().fold,
        data: format!("{:016x}", file.stamp().data),
        usable: file.stamp() == stamp(),
        made_by: made.version.clone(),
        borrowed: made.borrowed,
        entities: gazetteer.len(),
        names,
        bytes_per_name: (bytes as f64 / names.max(1) as f64 * 10.0).round() / 10.0,
        sources: gazetteer.files().into_iter().map(str::to_owned).collect(),
        sections: file
            .sizes()
            .map(|(name, bytes)| Section {
                name: name.to_owned(),
                bytes,
            })
            .collect(),
        tables: tables.into_iter().map(|(name, rows)| Table { name, rows }).collect(),
    }
}

impl Summary {
    fn lines(&self, theme: Theme) -> String {
        let mut text = String::new();
        let mut line = |what: &str, says: String| text += &format!("{}  {says}\n", theme.dim(format!("{what:<18}")));
        line("bytes", self.bytes.to_string());
        line("made by", format!("polynym {}, layout {}", self.made_by, self.layout));
        line("stamp", format!("folding {}, data {}", self.fold, self.data));
        line("entities", self.entities.to_string());
        line("names", format!("{}, {} bytes each", self.names, self.bytes_per_name));
        for source in &self.sources {
            line("source", source.clone());
        }
        for table in &self.tables {
            line(&format!("rows: {}", table.name), table.rows.to_string());
        }
        for section in &self.sections {
            line(&format!("section: {}", section.name), section.bytes.to_string());
        }
        text
    }
}

fn row<'t>(tagger: &'t Tagger, id: &str, borrowed: bool, limit: usize) -> Option<Row<'t>> {
    let index = tagger.gazetteer().index_of(id)?;
    let entity = tagger.gazetteer().at(index)?;
    let mut maker = Maker::new().borrow(borrowed);
    Some(Row {
        id: &entity.id,
        index,
        kind: entity.kind.as_str(),
        name: entity.name(),
        names: entity
            .names
            .iter()
            .map(|name| Written {
                text: &name.text,
                kind: name.kind.as_str(),
                lang: name.lang.map(|lang| lang.to_string()),
                at: name.origin.to_string(),
            })
            .collect(),
        forms: lines(&mut maker, index, entity).take(limit).collect(),
    })
}

impl Row<'_> {
    fn lines(&self, theme: Theme) -> String {
        let mut text = format!("{}  {} {}\n", self.id, self.kind, self.name);
        for name in &self.names {
            let lang = name.lang.as_deref().unwrap_or("");
            text += &format!(
                "{}  {} {lang}  {}\n",
                theme.dim(format!("{:<8}", name.kind)),
                name.text,
                theme.dim(&name.at)
            );
        }
        for line in &self.forms {
            text += &format!("{}  {}: {}\n", theme.dim("form    "), line.form, line.how.join("; "));
        }
        text
    }
}

/// The rows that a spelling as a whole is a form of.
fn readings<'t>(tagger: &'t Tagger, name: &str, limit: usize) -> Vec<Reading<'t>> {
    let folded = fold(name);
    let whole = 0..folded.words().len();
    let hits = tagger.lexicon().scan(&folded);
    let of_all = hits.into_iter().filter(|hit| hit.words == whole).flat_map(|hit| hit.matches);
    let reading = |found: polynym::Match| {
        let entity = tagger.gazetteer().entity(found.entity);
        Reading {
            id: &entity.id,
            name: entity.name(),
            form: found.form.surface,
            role: format!("{:?}", found.form.role).to_lowercase(),
            how: found.form.how,
        }
    };
    of_all.map(reading).take(limit).collect()
}

impl Reading<'_> {
    fn lines(&self, theme: Theme) -> String {
        let how = format!("{}, {}: {}", self.form, self.role, self.how.join("; "));
        format!("{}  {}  {}\n", self.id, self.name, theme.dim(how))
    }
}
