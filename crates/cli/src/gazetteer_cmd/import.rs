//! `polynym gazetteer import`: what other tools and sources have, as rows.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use polynym_exchange::{
    Alternates, Error, ErrorKind, Format, Importer, Options, Places, Row, RowWriter, Summary, gate_lists, unpacked,
};
use serde::Serialize;

use crate::args::{ImportArgs, Report};
use crate::exit::Outcome;
use crate::input;
use crate::output::{self, complain};
use crate::replace::Replacement;

/// Imports what was asked for. Nothing is written to a file unless all of it can be read.
pub(crate) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    if matches!(args.from, Format::List | Format::Flashtext) && args.kind.is_none() {
        bail!("this format does not say what its names are: say --type PERSON, PLACE or AGENCY");
    }
    let files = input::or_stdin(&args.files);
    let alternates = alternates(args, &files)?;
    let left_out = alternates.as_ref().map(|alternates| alternates.summary.clone());
    let options = Options {
        alternates,
        ..options(args)
    };
    let mut summary = match &args.output {
        Some(path) => {
            let mut new = Replacement::of(path)?;
            let summary = rows(args, &files, &options, &mut new)?;
            new.finish()?;
            summary
        }
        None => {
            let mut out = output::records();
            let summary = rows(args, &files, &options, &mut out)?;
            out.flush()?;
            summary
        }
    };
    for (reason, count) in left_out.into_iter().flat_map(|summary| summary.skipped) {
        *summary.skipped.entry(reason).or_default() += count;
    }
    tell(&summary, args.report)?;
    Ok(Outcome::found(summary.rows > 0))
}

fn options(args: &ImportArgs) -> Options {
    Options {
        kind: args.kind.clone(),
        countries: args.country.clone(),
        langs: args.lang.clone(),
        as_of: args.as_of,
        features: args.feature.clone(),
        min_population: args.min_population,
        classes: args.class.clone(),
        alternates: None,
    }
}

/// Writes the rows of all files as they come.
fn rows(args: &ImportArgs, files: &[PathBuf], options: &Options, out: &mut dyn Write) -> anyhow::Result<Summary> {
    if args.from == Format::Long {
        return long_rows(args, files, options, out);
    }
    let mut writer = RowWriter::new(out, args.from.columns())?;
    let summary = read(args, files, options, &mut |row| writer.write(&row))?;
    writer.finish()?;
    Ok(summary)
}

/// The long form may have columns of the user's own, which are known when all is read; it is a spreadsheet, and so no large file.
fn long_rows(args: &ImportArgs, files: &[PathBuf], options: &Options, out: &mut dyn Write) -> anyhow::Result<Summary> {
    let mut rows: Vec<Row> = Vec::new();
    let summary = read(args, files, options, &mut |row| {
        rows.push(row);
        Ok(())
    })?;
    let own: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| &row.extra)
        .map(|(column, _)| column.as_str())
        .collect();
    let columns: Vec<&str> = args.from.columns().iter().copied().chain(own).collect();
    let mut writer = RowWriter::new(out, &columns)?;
    rows.iter().try_for_each(|row| writer.write(row))?;
    writer.finish()?;
    Ok(summary)
}

fn read(
    args: &ImportArgs,
    files: &[PathBuf],
    options: &Options,
    each: &mut dyn FnMut(Row) -> io::Result<()>,
) -> anyhow::Result<Summary> {
    let mut importer = Importer::new(options, each);
    for path in files {
        let is_definition = args.from == Format::Gate && path.extension().is_some_and(|extension| extension == "def");
        if !is_definition {
            with(path, |input| importer.read(args.from, input))?;
            continue;
        }
        let mut lists = Vec::new();
        with(path, |input| {
            lists = gate_lists(input)?;
            Ok(())
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        for list in &lists {
            with(&folder.join(&list.file), |input| importer.read_gate(list, input))?;
        }
    }
    Ok(importer.finish())
}

/// The names of the places that will be taken: the places are read once for their numbers, and once more with their names.
fn alternates(args: &ImportArgs, files: &[PathBuf]) -> anyhow::Result<Option<Alternates>> {
    let Some(names) = &args.alternate_names else { return Ok(None) };
    let [places] = files else {
        bail!("--alternate-names goes with one file of places")
    };
    if args.from != Format::Geonames || places == Path::new("-") {
        bail!("--alternate-names goes with --from geonames and a file of places, which is read twice")
    }
    let options = options(args);
    let mut wanted = Places::default();
    with(places, |input| {
        wanted = Places::read(input, &options)?;
        Ok(())
    })?;
    let mut found = Alternates::default();
    with(names, |input| {
        found = Alternates::read(input, &wanted, &args.lang)?;
        Ok(())
    })?;
    Ok(Some(found))
}

/// Opens a file, unpacks it, and shows how far it has been read.
fn with(path: &Path, read: impl FnOnce(Box<dyn BufRead + '_>) -> Result<(), Error>) -> anyhow::Result<()> {
    let (name, input, bytes) = open(path)?;
    let bar = progress(&name, bytes);
    let input = BufReader::with_capacity(1 << 16, bar.wrap_read(input));
    let done = unpacked(input).and_then(read);
    bar.finish_and_clear();
    done.map_err(|error| match error {
        Error {
            kind: ErrorKind::Output(error),
            ..
        } => anyhow::Error::new(error),
        Error {
            line,
            column,
            kind: ErrorKind::Io(error),
        } => anyhow!("{name}:{line}:{column}: {}", input::plain(&error)),
        error => anyhow!("{name}:{error}"),
    })
}

/// A file with its size, or standard input.
fn open(path: &Path) -> anyhow::Result<(String, Box<dyn Read>, Option<u64>)> {
    if path == Path::new("-") {
        let (name, input) = input::stream(path)?;
        return Ok((name, input, None));
    }
    let told = |error: io::Error| anyhow!("{}: {}", path.display(), input::plain(&error));
    let file = File::open(path).map_err(told)?;
    let bytes = file
        .metadata()
        .ok()
        .filter(std::fs::Metadata::is_file)
        .map(|metadata| metadata.len());
    Ok((path.display().to_string(), Box::new(file), bytes))
}

/// A bar on standard error, if that is a terminal.
fn progress(name: &str, bytes: Option<u64>) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
    let shape = match bytes {
        Some(_) => "{msg} {bar:30} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left",
        None => "{msg} {spinner} {bytes}, {bytes_per_sec}",
    };
    bar.set_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(name.to_owned());
    bar
}

/// The report as an object.
#[derive(Serialize)]
struct Told<'a> {
    read: u64,
    rows: u64,
    names: u64,
    skipped: &'a std::collections::BTreeMap<&'static str, u64>,
}

fn tell(summary: &Summary, report: Report) -> anyhow::Result<()> {
    let Summary {
        read,
        rows,
        names,
        skipped,
    } = summary;
    if report == Report::Jsonl {
        let (read, rows, names) = (*read, *rows, *names);
        complain(serde_json::to_string(&Told {
            read,
            rows,
            names,
            skipped,
        })?);
        return Ok(());
    }
    complain(format_args!("{read} records read, {rows} rows with {names} names written"));
    let mut by_count: Vec<_> = skipped.iter().collect();
    by_count.sort_by_key(|(_, count)| u64::MAX - **count);
    for (reason, count) in by_count {
        complain(format_args!("  left out: {count} {reason}"));
    }
    Ok(())
}
