//! `polynym score`: two spellings a line in, parted by a tab; how likely it is that they are one name out; same order, none left out.

use std::io::{BufRead, BufReader, Read, Write};

use anyhow::{Context, bail};
use polynym::Comparer;
use serde::Serialize;

use crate::args::{ScoreArgs, ScoreFormat};
use crate::exit::Outcome;
use crate::input;
use crate::output;

/// No two names have so many bytes.
const MAX_LINE: usize = 64 << 10;

/// A line of the output in JSON.
#[derive(Serialize)]
struct Record<'a> {
    a: &'a str,
    b: &'a str,
    score: f32,
    how: &'a [String],
}

/// Scores what was asked for.
pub(crate) fn run(args: &ScoreArgs) -> anyhow::Result<Outcome> {
    let comparer = Comparer::new();
    let mut out = output::records();
    let mut found = false;
    for path in &input::or_stdin(&args.files) {
        let (source, input) = input::stream(path)?;
        let mut input = BufReader::new(input);
        let mut line = Vec::new();
        for number in 1_u64.. {
            line.clear();
            let bounded = (&mut input).take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line);
            if bounded.with_context(|| source.clone())? == 0 {
                break;
            }
            if line.len() > MAX_LINE {
                out.flush()?;
                bail!(
                    "{source}:{number}:1: a line of more than {} KiB; put two names on it",
                    MAX_LINE >> 10
                );
            }
            let (a, b) = match names(&line, number) {
                Ok(names) => names,
                Err((column, what)) => {
                    out.flush()?;
                    bail!("{source}:{number}:{column}: {what}");
                }
            };
            found = true;
            let score = comparer.score_as(a, b, args.kind);
            // Three places: more would say more than is known.
            let value = (score.value * 1000.0).round() / 1000.0;
            match args.format {
                ScoreFormat::Tsv => writeln!(out, "{a}\t{b}\t{value:.3}")?,
                ScoreFormat::Jsonl => {
                    let record = Record {
                        a,
                        b,
                        score: value,
                        how: &score.how,
                    };
                    writeln!(out, "{}", serde_json::to_string(&record)?)?;
                }
            }
            if input.buffer().is_empty() {
                out.flush()?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::found(found))
}

/// The two names of a line; or the column, in characters from 1, what is wrong there, and the mend.
fn names(line: &[u8], number: u64) -> Result<(&str, &str), (usize, String)> {
    let line = match std::str::from_utf8(line) {
        Ok(line) => line,
        Err(error) => {
            let before = String::from_utf8_lossy(&line[..error.valid_up_to()]).chars().count();
            return Err((before + 1, "not UTF-8; convert the file to UTF-8".to_owned()));
        }
    };
    let line = if number == 1 {
        line.trim_start_matches('\u{FEFF}')
    } else {
        line
    };
    let line = line.trim_end_matches(['\n', '\r']);
    let columns = || line.chars().count() + 1;
    let Some((a, b)) = line.split_once('\t') else {
        return Err((columns(), "one name only; put a tab and the other name behind it".to_owned()));
    };
    if let Some(third) = b.find('\t') {
        let column = a.chars().count() + 1 + b[..third].chars().count() + 1;
        return Err((column, "a second tab; leave two names on the line".to_owned()));
    }
    for (name, column) in [(a, 1), (b, a.chars().count() + 2)] {
        if name.trim().is_empty() {
            return Err((column, "an empty name; write one, or take the line out".to_owned()));
        }
    }
    Ok((a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(names("\u{FEFF}Київ\tKyiv\r\n".as_bytes(), 1), Ok(("Київ", "Kyiv")));
        for (line, column) in [
            (&b"Kyiv\n"[..], 5),
            (b"\tKyiv", 1),
            (b"Kyiv\t ", 6),
            (b"a\tb\tc", 4),
            (b"a\t\xFF", 3),
            (b"\n", 1),
        ] {
            assert_eq!(names(line, 2).expect_err("no two names").0, column, "{line:?}");
        }
    }
}
