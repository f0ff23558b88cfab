//! `polynym explain`: why a text does, or does not, name an entity, a step a line.

use std::io::{Read, Write};

use anyhow::{Context, bail};
use polynym::{Mention, Options, Step};
use serde::Serialize;

use crate::args::{ExplainArgs, Format};
use crate::exit::Outcome;
use crate::output::{self, Colour};
use crate::pretty::Theme;

/// Explains what was asked for.
pub(crate) fn run(args: &ExplainArgs, colour: Colour) -> anyhow::Result<Outcome> {
    let builder = args.base.builder()?.options(Options {
        sound: !args.no_sound,
        ..Options::default()
    });
    let tagger = args.base.build(builder)?;
    let mut text = args.text.clone();
    if text == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
    }
    let Some(why) = tagger.explain(&text, &args.id) else {
        bail!(
            "no entity has the id {}; its rows may be in a file that --gazetteer was not given",
            args.id
        )
    };
    let mut out = output::results(colour);
    let theme = Theme { colour: colour.0 };
    match args.format.chosen() {
        Format::Jsonl => {
            let record = Record {
                id: &args.id,
                named: !why.mentions.is_empty(),
                steps: why.steps.iter().map(|step| row(&text, step)).collect(),
                mentions: why.mentions.iter().map(|m| found(&text, m)).collect(),
            };
            writeln!(out, "{}", serde_json::to_string(&record)?)?;
        }
        Format::Pretty => {
            for step in &why.steps {
                writeln!(out, "{}  {}", theme.dim(format!("{:<6}", step.stage)), step.says)?;
            }
            for mention in &why.mentions {
                writeln!(
                    out,
                    "{}  {} ({:.2}): {}",
                    theme.dim("match "),
                    &text[mention.span],
                    mention.score,
                    mention.how.join("; ")
                )?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::found(!why.mentions.is_empty()))
}

/// `{"id", "named", "steps": [{"stage", "start", "end", "says"}], "mentions": [{"start", "end", "text", "score", "how"}]}`, offsets in
/// code points.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    named: bool,
    steps: Vec<Row<'a>>,
    mentions: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    stage: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    says: &'a str,
}

#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    score: f32,
    how: &'a [String],
}

fn row<'a>(text: &str, step: &'a Step) -> Row<'a> {
    Row {
        stage: step.stage,
        start: step.span.map(|span| characters(text, span.start)),
        end: step.span.map(|span| characters(text, span.end)),
        says: &step.says,
    }
}

fn found<'a>(text: &'a str, mention: &'a Mention<'_>) -> Found<'a> {
    Found {
        start: characters(text, mention.span.start),
        end: characters(text, mention.span.end),
        text: &text[mention.span],
        score: mention.score,
        how: &mention.how,
    }
}

fn characters(text: &str, byte: usize) -> usize {
    text[..byte].chars().count()
}
