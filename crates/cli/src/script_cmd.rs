//! `polynym script`: the script runs of documents, the language of each, and words that are not what they seem.

use std::fmt::Write as _;
use std::io::Write;

use polynym::script::{self, Flag as Suspicious};
use polynym_formats::{Document, Flag, Oddity, Run, Scripts};

use crate::args::{Format, ScriptArgs};
use crate::exit::Outcome;
use crate::input::{self, Item};
use crate::output::{self, Colour, complain};
use crate::pretty::{self, Theme};

/// Tells what was asked for.
pub(crate) fn run(args: &ScriptArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let format = args.format.chosen();
    let width = output::width();
    let mut out: Box<dyn Write> = match format {
        Format::Pretty => Box::new(output::results(colour)),
        Format::Jsonl => Box::new(output::records()),
    };
    let mut outcome = Outcome::Nothing;
    for batch in input::documents(&args.input) {
        for item in batch {
            match item {
                Item::Failure(line) => {
                    outcome = Outcome::Failed;
                    complain(line);
                }
                Item::Document(document) => {
                    let (runs, flags) = (runs(&document.text), flags(&document.text));
                    match format {
                        Format::Pretty => out.write_all(show(&document, &runs, &flags, colour, width).as_bytes())?,
                        Format::Jsonl => {
                            let scripts = Scripts {
                                document: &document,
                                runs: &runs,
                                flags: &flags,
                            };
                            scripts.write(&mut out, args.offsets.offsets)?;
                        }
                    }
                    outcome = outcome.max(Outcome::found(!runs.is_empty()));
                }
            }
        }
        out.flush()?;
    }
    Ok(outcome)
}

/// The script runs of a text, as records tell them.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let run = |run: script::LangRun| Run {
        span: run.span,
        script: run.script.short_name(),
        lang: run.lang,
        confidence: run.confidence,
    };
    script::lang_runs(text).into_iter().map(run).collect()
}

fn flags(text: &str) -> Vec<Flag> {
    let flag = |suspicion: script::Suspicion| Flag {
        span: suspicion.span,
        oddity: match suspicion.kind {
            Suspicious::MixedScripts(scripts) => {
                Oddity::MixedScripts(scripts.into_iter().map(|script| script.short_name()).collect())
            }
            Suspicious::HiddenCharacters(hidden) => Oddity::HiddenCharacters(hidden),
        },
    };
    script::suspicions(text).into_iter().map(flag).collect()
}

fn show(document: &Document, runs: &[Run], flags: &[Flag], colour: Colour, width: usize) -> String {
    let theme = Theme { colour: colour.0 };
    let remark = if runs.len() == 1 {
        "1 run".to_owned()
    } else {
        format!("{} runs", runs.len())
    };
    let mut out = pretty::headline(theme, &document.id, &remark, width.min(100));
    out.push('\n');
    for run in runs {
        let lang = run.lang.map_or("–".to_owned(), |lang| lang.to_string());
        let sure = run
            .lang
            .map_or("     ".to_owned(), |_| format!("{:3.0} %", run.confidence * 100.0));
        let words = excerpt(&document.text[run.span], width.saturating_sub(24));
        let _ = writeln!(
            out,
            "  {}  {}  {}  {words}",
            run.script,
            theme.bold(format_args!("{lang:<3}")),
            theme.dim(sure)
        );
    }
    if !flags.is_empty() {
        out.push('\n');
    }
    for flag in flags {
        let what = match &flag.oddity {
            Oddity::MixedScripts(scripts) => format!("mixes letters of {}", scripts.join(" and ")),
            Oddity::HiddenCharacters(hidden) => {
                let hidden: Vec<String> = hidden.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
                format!("hides {}", hidden.join(" and "))
            }
        };
        let word = pretty::printable(&document.text[flag.span]);
        let _ = writeln!(out, "  {} {} {what}", theme.warn("!"), theme.bold(word));
    }
    out.push('\n');
    out
}

/// The beginning of a text, on one line of `width` columns.
fn excerpt(text: &str, width: usize) -> String {
    let words = pretty::printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let first = pretty::folded(&words, width).into_iter().next().unwrap_or_default();
    if first.len() < words.len() {
        format!("{first} …")
    } else {
        first
    }
}
