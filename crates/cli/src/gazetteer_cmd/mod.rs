//! `polynym gazetteer`: what is wrong with a gazetteer, and what is in it; gazetteers made of other files, added to, joined, compared, and
//! written for other tools.

mod add;
mod alone;
mod ask;
mod diff;
mod export;
mod import;
mod merge;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use comfy_table::{Cell, CellAlignment};
use polynym::gazetteer::{Stats, stats as count};
use polynym::{Gazetteer, Lang, Loader, Severity, collisions, patterns};

use crate::args::{CheckArgs, Format, GazetteerCommand, StatsArgs};
use crate::base;
use crate::exit::Outcome;
use crate::input;
use crate::output::{self, Colour, complain};
use crate::packs;
use crate::pretty::{Theme, plain_table};

/// Does what was asked for.
pub(crate) fn run(command: &GazetteerCommand, colour: Colour) -> anyhow::Result<Outcome> {
    match command {
        GazetteerCommand::Check(args) => check(args),
        GazetteerCommand::Stats(args) => stats(args, colour),
        GazetteerCommand::Packs(args) => packs::list(args, colour),
        GazetteerCommand::Import(args) => import::run(args),
        GazetteerCommand::Export(args) => export::run(args),
        GazetteerCommand::Add(args) => add::run(args, colour),
        GazetteerCommand::Merge(args) => merge::run(args),
        GazetteerCommand::Diff(args) => diff::run(args, colour),
    }
}

/// Tells every finding, one a line.
fn check(args: &CheckArgs) -> anyhow::Result<Outcome> {
    let base = base::gazetteer(args.lexicon.as_deref(), args.no_default)?;
    let loader = layers(Loader::over(base), &args.files)?;
    let loaded = loader.finish();
    let mut findings = loaded.findings.clone();
    if args.forms
        && let Ok(gazetteer) = loaded.into_result()
    {
        // What collides within the embedded gazetteer is its own business.
        let named: Vec<String> = args.files.iter().map(|path| path.display().to_string()).collect();
        let found = collisions(&gazetteer, &patterns(&gazetteer)).into_iter();
        findings.extend(found.filter(|finding| named.iter().any(|name| **name == *finding.file)));
    }
    let mut out = output::records();
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    out.flush()?;
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    complain(format_args!(
        "{}, {}",
        amount(errors, "error"),
        amount(findings.len() - errors, "warning")
    ));
    Ok(if errors > 0 { Outcome::Failed } else { Outcome::Found })
}

/// Counts a gazetteer.
fn stats(args: &StatsArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let (base, files) = match args.files.is_empty() {
        true => (base::gazetteer(args.lexicon.as_deref(), false)?, &args.gazetteer),
        false => (Gazetteer::default(), &args.files),
    };
    let gazetteer = layers(Loader::over(base), files)?.finish().into_result()?;
    let stats = count(&gazetteer);
    let mut out = output::results(colour);
    match args.format.chosen() {
        Format::Jsonl => writeln!(out, "{}", serde_json::to_string(&stats)?)?,
        Format::Pretty => out.write_all(show(&stats, Theme { colour: colour.0 }).as_bytes())?,
    }
    out.flush()?;
    Ok(Outcome::found(stats.entities > 0))
}

/// The files laid over what the loader has.
pub(crate) fn layers(mut loader: Loader, files: &[PathBuf]) -> anyhow::Result<Loader> {
    for path in files {
        let (name, bytes) = input::file(path)?;
        loader.layer(&name, &bytes);
    }
    Ok(loader)
}

fn amount(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

fn show(stats: &Stats, theme: Theme) -> String {
    let language = |code: &str| match Lang::new(code).filter(|_| code != "und") {
        Some(lang) => format!("{code}  {}", lang.name()),
        None => format!("{code}  not known"),
    };
    let shown = |title: &str, key: &str| {
        if title.ends_with("language") {
            language(key)
        } else {
            key.replace('_', " ")
        }
    };
    let groups: [(&str, &BTreeMap<String, usize>); 6] = [
        ("entities by type", &stats.entities_by_type),
        ("entities by subtype", &stats.entities_by_subtype),
        ("entities by country", &stats.entities_by_country),
        ("names by kind", &stats.names_by_kind),
        ("names by language", &stats.names_by_language),
        ("names by script", &stats.names_by_script),
    ];
    let mut table = plain_table(theme);
    table.set_header([theme.dim_cell("what"), theme.dim_cell("which"), theme.dim_cell("how many")]);
    let totals = [
        ("entities", stats.entities),
        ("  with a parent", stats.with_parent),
        ("offices held", stats.roles),
        ("names", stats.names),
        ("  never declined", stats.undeclined_names),
        ("  with dates", stats.dated_names),
    ];
    for (what, count) in totals {
        table.add_row([Cell::new(what), Cell::new(""), Cell::new(count)]);
    }
    for (title, counts) in groups {
        let mut counts: Vec<(&String, &usize)> = counts.iter().collect();
        counts.sort_by_key(|(_, count)| usize::MAX - **count);
        for (index, (key, count)) in counts.into_iter().enumerate() {
            let what = if index == 0 { title } else { "" };
            table.add_row([Cell::new(what), Cell::new(shown(title, key)), Cell::new(count)]);
        }
    }
    if let Some(counts) = table.column_mut(2) {
        counts.set_cell_alignment(CellAlignment::Right);
    }
    format!("{table}\n")
}
