//! `polynym translit`: text through a scheme and back, the schemes there are, and the spellings of a name.

use std::io::Write;

use anyhow::{Context, anyhow, bail};
use polynym::translit::{Back, Entry, Piece, Scheme, Schemes, Workspace};
use polynym::{Romanizer, Span};
use serde::Serialize;

use crate::args::{TextFormat, TranslitArgs};
use crate::chunks::Chunks;
use crate::exit::Outcome;
use crate::input;
use crate::output::{self, complain};

/// A scheme is a small file.
const MAX_SCHEME: usize = 4 << 20;

/// Does what was asked for.
pub(crate) fn run(args: &TranslitArgs) -> anyhow::Result<Outcome> {
    let mut schemes = Schemes::embedded();
    let mut added = Vec::new();
    for path in &args.scheme_file {
        let (name, bytes) = input::file(path)?;
        if bytes.len() > MAX_SCHEME {
            bail!("{name}: a scheme of more than {} MiB", MAX_SCHEME >> 20);
        }
        let text = String::from_utf8(bytes)
            .map_err(|error| anyhow!("{name}: byte {} is not UTF-8", error.utf8_error().valid_up_to()))?;
        added.push(schemes.add(&name, &text)?);
    }
    if args.list {
        return list(args, &schemes);
    }
    if args.check {
        return check(args, &schemes, &added);
    }
    if let Some(name) = &args.variants {
        return variants(args, name, &schemes);
    }
    match args.scheme.as_ref().or(added.last()) {
        Some(id) => {
            let scheme = find(&schemes, id)?;
            if args.back {
                back(args, &scheme.back())
            } else {
                forth(args, &scheme)
            }
        }
        None if args.back => bail!("--back needs a --scheme to read back; --list shows them"),
        None => romanize(args),
    }
}

/// A scheme by name; if there is none, the names that look like it.
fn find(schemes: &Schemes, name: &str) -> anyhow::Result<Scheme> {
    if let Some(scheme) = schemes.get(name) {
        return Ok(scheme?);
    }
    let names = schemes
        .iter()
        .flat_map(|entry| std::iter::once(&entry.id).chain(&entry.aliases));
    let near = names
        .map(|known| (strsim::jaro_winkler(known, name), known))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness > 0.8);
    match near {
        Some((_, known)) => bail!("no scheme is called `{name}`; is it `{known}`? --list shows all"),
        None => bail!("no scheme is called `{name}`; --list shows all"),
    }
}

fn list(args: &TranslitArgs, schemes: &Schemes) -> anyhow::Result<Outcome> {
    let mut out = output::records();
    let mut found = false;
    let wanted = |entry: &&Entry| args.lang.is_none_or(|lang| entry.language == lang.as_str());
    for entry in schemes.iter().filter(wanted) {
        found = true;
        match args.format {
            TextFormat::Text => writeln!(
                out,
                "{}\t{}\t{}\t{}",
                entry.id,
                entry.aliases.join(","),
                entry.title,
                entry.source
            )?,
            TextFormat::Jsonl => writeln!(out, "{}", serde_json::to_string(&Listed::of(entry))?)?,
        }
    }
    out.flush()?;
    Ok(Outcome::found(found))
}

/// A scheme, as `--list --format jsonl` tells it.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    aliases: &'a [std::borrow::Cow<'static, str>],
    title: &'a str,
    authority: &'a str,
    year: u16,
    language: &'a str,
    into: Option<&'a str>,
    reversible: bool,
    usual: bool,
    source: &'a str,
    note: &'a str,
}

impl<'a> Listed<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            aliases: &entry.aliases,
            title: &entry.title,
            authority: &entry.authority,
            year: entry.year,
            language: &entry.language,
            into: entry.into.as_deref(),
            reversible: entry.reversible,
            usual: entry.usual,
            source: &entry.source,
            note: &entry.note,
        }
    }
}

/// Runs the examples of the schemes named, else of all.
fn check(args: &TranslitArgs, schemes: &Schemes, added: &[String]) -> anyhow::Result<Outcome> {
    let named: Vec<&String> = args.scheme.iter().chain(added).collect();
    let all: Vec<String> = schemes.iter().map(|entry| entry.id.to_string()).collect();
    let ids: Vec<&String> = if named.is_empty() { all.iter().collect() } else { named };
    let (mut examples, mut failures) = (0, 0);
    for id in &ids {
        let scheme = match find(schemes, id) {
            Ok(scheme) => scheme,
            Err(error) => {
                failures += 1;
                complain(format_args!("{error:#}"));
                continue;
            }
        };
        examples += scheme.examples().count();
        for failure in scheme.check() {
            failures += 1;
            complain(failure);
        }
    }
    complain(format_args!("{} schemes, {examples} examples, {failures} wrong", ids.len()));
    Ok(if failures == 0 { Outcome::Found } else { Outcome::Failed })
}

fn variants(args: &TranslitArgs, name: &str, schemes: &Schemes) -> anyhow::Result<Outcome> {
    let (from, to) = match (args.from, args.to) {
        (Some(from), Some(to)) => (from, to),
        _ => bail!("--variants needs --from and --to, the languages of the name and of the text: --from en --to uk"),
    };
    let variants = schemes.variants(name, from.as_str(), to.as_str(), args.limit)?;
    let mut out = output::records();
    for variant in &variants {
        match args.format {
            TextFormat::Text => writeln!(out, "{}\t{:.3}\t{}", variant.text, variant.weight, variant.schemes.join(","))?,
            TextFormat::Jsonl => {
                let record = Spelling {
                    text: &variant.text,
                    weight: variant.weight,
                    schemes: &variant.schemes,
                };
                writeln!(out, "{}", serde_json::to_string(&record)?)?;
            }
        }
    }
    out.flush()?;
    if variants.is_empty() {
        complain(format_args!(
            "no scheme writes names from {} in {}; --list shows all",
            from.name(),
            to.name()
        ));
    }
    Ok(Outcome::found(!variants.is_empty()))
}

#[derive(Serialize)]
struct Spelling<'a> {
    text: &'a str,
    weight: f32,
    schemes: &'a [String],
}

/// Hands over each input in pieces.
fn each(args: &TranslitArgs, mut take: impl FnMut(&str) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let files = &input::or_stdin(&args.files);
    for path in files {
        let (name, input) = input::stream(path)?;
        Chunks::new(name, input).each(&mut take)?;
    }
    Ok(())
}

fn forth(args: &TranslitArgs, scheme: &Scheme) -> anyhow::Result<Outcome> {
    let mut out = output::records();
    let (mut space, mut made) = (Workspace::default(), String::new());
    let (mut unknown, mut found) = (0, false);
    each(args, |text| {
        found |= !text.is_empty();
        match args.format {
            TextFormat::Text => {
                made.clear();
                unknown += scheme.append(text, &mut space, &mut made);
                out.write_all(made.as_bytes())?;
            }
            TextFormat::Jsonl => {
                for line in text.split_terminator('\n') {
                    let result = scheme.transliterate(line);
                    unknown += result.unknown.len();
                    let record = Record {
                        source: line,
                        target: &result.text,
                        pieces: pieces(line, &result.text, &result.pieces),
                        unknown: result.unknown.iter().map(|span| &line[*span]).collect(),
                    };
                    writeln!(out, "{}", serde_json::to_string(&record)?)?;
                }
            }
        }
        out.flush().context("standard output")
    })?;
    if unknown > 0 {
        complain(format_args!(
            "kept as they are: {unknown} letters that {} does not know",
            scheme.id()
        ));
    }
    Ok(Outcome::found(found))
}

/// A line, what became of it, and which piece came from which.
#[derive(Serialize)]
struct Record<'a> {
    source: &'a str,
    target: &'a str,
    pieces: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<&'a str>,
}

fn pieces<'a>(source: &'a str, target: &'a str, pieces: &[Piece]) -> Vec<(&'a str, &'a str)> {
    pieces
        .iter()
        .map(|piece| (&source[piece.source], &target[piece.target.clone()]))
        .collect()
}

fn back(args: &TranslitArgs, back: &Back) -> anyhow::Result<Outcome> {
    let mut out = output::records();
    let (mut unsure, mut found) = (0, false);
    each(args, |text| {
        found |= !text.is_empty();
        let original = back.transliterate(text);
        unsure += original.unsure.len();
        out.write_all(original.text.as_bytes())?;
        out.flush().context("standard output")
    })?;
    if unsure > 0 {
        complain(format_args!(
            "read as well as can be: {unsure} words that the scheme cannot have made"
        ));
    }
    Ok(Outcome::found(found))
}

fn romanize(args: &TranslitArgs) -> anyhow::Result<Outcome> {
    let mut romanizer = Romanizer::new();
    let mut out = output::records();
    let (mut guessed, mut found) = (0, false);
    each(args, |text| {
        found |= !text.is_empty();
        let roman = romanizer.romanize(text, args.lang)?;
        guessed += roman
            .guessed
            .iter()
            .map(|span: &Span| text[*span].chars().filter(|c| c.is_alphabetic()).count())
            .sum::<usize>();
        out.write_all(roman.text.as_bytes())?;
        out.flush().context("standard output")
    })?;
    if guessed > 0 {
        complain(format_args!("only guessed: {guessed} letters that no scheme at hand is for"));
    }
    Ok(Outcome::found(found))
}
