//! Results as a table to read and as rows to keep.

use std::io::Write;

use anyhow::Result;

use super::machine::Machine;
use super::measure::Built;
use super::spec::Spec;
use super::{Digest, Input};

/// The columns of the CSV, which other programs that measure rivals write too.
const COLUMNS: [&str; 18] = [
    "benchmark",
    "text_bytes",
    "names",
    "phrases",
    "engine",
    "matching",
    "finds",
    "places",
    "mb_per_s",
    "mb_per_s_2_threads",
    "build_s",
    "memory_mb",
    "peak_mb",
    "file_mb",
    "open_ms",
    "cpu",
    "cores",
    "runtime",
];

/// What was measured of one engine.
pub(super) struct Row {
    benchmark: String,
    text_bytes: usize,
    names: usize,
    /// Strings that the engine was given: as many as there are names, or all that these are spelled as.
    phrases: usize,
    spelled_out: bool,
    engine: &'static str,
    matching: &'static str,
    finds: usize,
    places: Digest,
    /// Millions of bytes of text a second, on one thread and on two.
    speeds: [f64; 2],
    build_seconds: f64,
    /// Bytes.
    memory: Option<usize>,
    peak: Option<usize>,
    file: Option<usize>,
    open_seconds: Option<f64>,
}

/// Puts together what was measured; `seconds` are those of one thread and of two.
pub(super) fn rows(spec: &Spec, input: &Input, built: &[Built], peaks: &[Option<usize>], seconds: [&[f64]; 2]) -> Vec<Row> {
    let speed = |seconds: f64| input.text.len() as f64 / 1e6 / seconds;
    let names = input.sought.names.all.len();
    let list = input.sought.list().map(|list| list.lines().count());
    let row = |(at, built): (usize, &Built)| {
        let list = list.filter(|_| !built.kind.is_ours());
        Row {
            benchmark: spec.name.clone(),
            text_bytes: input.text.len(),
            names,
            phrases: list.unwrap_or(names),
            spelled_out: list.is_some(),
            engine: built.kind.label(),
            matching: built.kind.matching(),
            finds: built.finds,
            places: built.places,
            speeds: seconds.map(|seconds| speed(seconds[at])),
            build_seconds: built.build_seconds,
            memory: built.memory,
            peak: peaks[at],
            file: built.file,
            open_seconds: built.open_seconds,
        }
    };
    built.iter().enumerate().map(row).collect()
}

/// A table in Markdown. Engines with one letter behind their finds found the same names at the same places.
/// Where rivals got the names spelled out, they say so, and the heading tells in how many phrases.
pub(super) fn table(spec: &Spec, input: &Input, rows: &[Row]) -> String {
    let names = &input.sought.names.all;
    let list = match input.sought.list() {
        Some(list) => format!(", spelled out as {} phrases for rivals", list.lines().count()),
        None => String::new(),
    };
    let mut out = format!(
        "\n**{}**: {} {} names{list}, {:.1} MB of text\n\n",
        spec.name,
        spec.about,
        names.len(),
        input.text.len() as f64 / 1e6
    );
    out += "| engine | matches | finds | MB/s | ours = 1 | MB/s, 2 threads | build, s | memory, MB | peak, MB | file, MB | opens, ms |\n";
    out += "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    let mut places: Vec<Digest> = Vec::new();
    for row in rows {
        let same = places.iter().position(|known| *known == row.places).unwrap_or_else(|| {
            places.push(row.places);
            places.len() - 1
        });
        let letter = char::from(b'a' + (same % 26) as u8);
        out += &format!(
            "| {}{} | {} | {} {letter} | {:.1} | {:.2} | {:.1} | {:.2} | {} | {} | {} | {} |\n",
            row.engine,
            if row.spelled_out { ", given all phrases" } else { "" },
            row.matching,
            row.finds,
            row.speeds[0],
            row.speeds[0] / rows[0].speeds[0],
            row.speeds[1],
            row.build_seconds,
            megabytes(row.memory),
            megabytes(row.peak),
            megabytes(row.file),
            milliseconds(row.open_seconds),
        );
    }
    out
}

/// Appends the rows to a CSV, which gets its header if it is fresh.
pub(super) fn csv(rows: &[Row], fresh: bool, to: impl Write) -> Result<()> {
    let machine = Machine::here();
    let mut writer = csv::Writer::from_writer(to);
    if fresh {
        writer.write_record(COLUMNS)?;
    }
    for row in rows {
        writer.write_record([
            row.benchmark.clone(),
            row.text_bytes.to_string(),
            row.names.to_string(),
            row.phrases.to_string(),
            row.engine.to_owned(),
            row.matching.to_owned(),
            row.finds.to_string(),
            row.places.to_string(),
            format!("{:.2}", row.speeds[0]),
            format!("{:.2}", row.speeds[1]),
            format!("{:.3}", row.build_seconds),
            megabytes(row.memory),
            megabytes(row.peak),
            megabytes(row.file),
            milliseconds(row.open_seconds),
            machine.cpu.clone(),
            machine.cores.to_string(),
            machine.rustc.clone(),
        ])?;
    }
    Ok(writer.flush()?)
}

fn megabytes(bytes: Option<usize>) -> String {
    bytes.map_or_else(String::new, |bytes| format!("{:.1}", bytes as f64 / 1e6))
}

fn milliseconds(seconds: Option<f64>) -> String {
    seconds.map_or_else(String::new, |seconds| format!("{:.3}", seconds * 1e3))
}
