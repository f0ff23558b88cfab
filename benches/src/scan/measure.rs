//! What is measured of an engine: building, finds, memory, opening, and the speed of reading.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::{Result, ensure};

use super::engines::{Engine, Kind};
use super::expected::Digest;
use super::finds::Finds;
use super::sought::Sought;
use super::spec::Spec;
use crate::input::Name;
use crate::timing::{Work, median, medians};

/// Bytes of the texts that engines are given one by one, as a program that reads documents would.
const TEXT: usize = 64 << 10;
/// Times that an engine's file is opened; the median counts.
const OPENINGS: usize = 5;

/// An engine that is built, and what was seen of it before it is timed.
pub(super) struct Built {
    pub(super) kind: Kind,
    engine: Box<dyn Engine>,
    pub(super) build_seconds: f64,
    /// Names found in all texts.
    pub(super) finds: usize,
    /// Of the places of all finds.
    pub(super) places: Digest,
    pub(super) memory: Option<usize>,
    pub(super) file: Option<usize>,
    /// From bytes read to the first answer.
    pub(super) open_seconds: Option<f64>,
}

impl Built {
    pub(super) fn new(kind: Kind, names: &[Name], phrases: &[&str], texts: &[&str]) -> Result<Self> {
        let start = Instant::now();
        let engine = kind.build(names, phrases)?;
        let build_seconds = start.elapsed().as_secs_f64();
        let (finds, places) = found(engine.as_ref(), texts);
        let file = engine.file();
        let open_seconds = match &file {
            Some(file) => opening(kind, file, texts)?,
            None => None,
        };
        Ok(Self {
            kind,
            build_seconds,
            finds,
            places,
            memory: engine.memory(),
            file: file.map(|file| file.len()),
            open_seconds,
            engine,
        })
    }
}

/// Cuts a text at line ends into pieces of about [`TEXT`] bytes.
pub(super) fn cut(text: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let about = rest.floor_char_boundary(TEXT);
        let end = rest[about..].find('\n').map_or(rest.len(), |at| about + at + 1);
        let (first, others) = rest.split_at(end);
        texts.push(first);
        rest = others;
    }
    texts
}

/// How many names an engine finds, and where.
fn found(engine: &dyn Engine, texts: &[&str]) -> (usize, Digest) {
    let mut finds = Finds::default();
    let (mut count, mut places, mut base) = (0, Digest::new(), 0_u64);
    for text in texts {
        finds.clear();
        engine.find(text, &mut finds);
        for (start, end) in finds.settle() {
            count += 1;
            places.add(&(base + *start as u64).to_le_bytes());
            places.add(&(base + *end as u64).to_le_bytes());
        }
        base += text.len() as u64;
    }
    (count, places)
}

/// How many names an engine finds: the work that is timed.
fn count(engine: &dyn Engine, texts: &[&str]) -> usize {
    let mut finds = Finds::default();
    let mut count = 0;
    for text in texts {
        finds.clear();
        engine.find(text, &mut finds);
        count += finds.settle().len();
    }
    count
}

fn opening(kind: Kind, file: &[u8], texts: &[&str]) -> Result<Option<f64>> {
    let mut times = Vec::new();
    for _ in 0..OPENINGS {
        let bytes = file.to_vec();
        let start = Instant::now();
        let Some(engine) = kind.open(bytes) else {
            return Ok(None);
        };
        let engine = engine?;
        let mut finds = Finds::default();
        engine.find(
            texts.first().map_or("", |text| &text[..text.floor_char_boundary(100)]),
            &mut finds,
        );
        times.push(start.elapsed().as_secs_f64());
        ensure!(
            times.len() > 1 || count(engine.as_ref(), &texts[..1]) > 0,
            "the opened engine finds nothing"
        );
    }
    Ok(Some(median(times)))
}

/// Seconds that each engine takes for all texts, on so many threads.
pub(super) fn speeds(built: &[Built], texts: &[&str], threads: usize, rounds: usize) -> Vec<f64> {
    let mut work: Vec<(String, Work<'_>)> = Vec::new();
    for built in built {
        let run: Work<'_> = if threads == 1 {
            Box::new(|| count(built.engine.as_ref(), texts))
        } else {
            let share = texts.len().div_ceil(threads).max(1);
            Box::new(move || {
                thread::scope(|scope| {
                    let parts: Vec<_> = texts
                        .chunks(share)
                        .map(|part| scope.spawn(|| count(built.engine.as_ref(), part)))
                        .collect();
                    parts.into_iter().map(|part| part.join().unwrap_or_default()).sum()
                })
            })
        };
        work.push((built.kind.key(), run));
    }
    medians(&mut work, rounds)
}

/// Bytes that building an engine takes at most, in this process. The system can tell where it is Linux.
pub(super) fn peak(kind: Kind, names: &[Name], phrases: &[&str]) -> Result<usize> {
    // Forget the peak of making the names.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let before = status("VmRSS:")?;
    let engine = kind.build(names, phrases)?;
    let peak = status("VmHWM:")?.saturating_sub(before);
    drop(engine);
    Ok(peak)
}

/// A line of what Linux tells of this process, in bytes.
fn status(line: &str) -> Result<usize> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let kilobytes = status
        .lines()
        .find_map(|status| status.strip_prefix(line)?.trim().strip_suffix(" kB"));
    Ok(kilobytes.unwrap_or_default().parse::<usize>()? * 1024)
}

/// The same, built in a process of its own, so that engines don't use what another one has left.
pub(super) fn peak_of(spec: &Spec, kind: Kind, sought: &Sought) -> Option<usize> {
    let program = std::env::current_exe().ok()?;
    let mut process = Command::new(program)
        .args(["peak", &spec.name, &kind.key()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    // It ends by being dropped, which tells the process that this was all.
    let mut input = process.stdin.take()?;
    input.write_all(sought.list().unwrap_or_default().as_bytes()).ok()?;
    drop(input);
    let output = process.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
