//! `polynym inflect`: a name a line in, its case forms out (or a form in, its nominatives out), a JSON object a line; same
//! order, none left out.

use std::io::{BufRead, BufReader, Read, Write};

use anyhow::{Context, bail};
use polynym::inflect::{Form, Inflector, Lemma, inflector, likeliest};
use serde::Serialize;

use crate::args::InflectArgs;
use crate::exit::Outcome;
use crate::input;
use crate::output;

/// No name has so many bytes.
const MAX_NAME: usize = 64 << 10;

/// Inflects what was asked for.
pub(crate) fn run(args: &InflectArgs) -> anyhow::Result<Outcome> {
    let Some(inflector) = inflector(args.lang) else {
        bail!("no names are inflected in {}", args.lang)
    };
    let files = &input::or_stdin(&args.files);
    let mut out = output::records();
    let mut found = false;
    for path in files {
        let (source, input) = input::stream(path)?;
        let mut input = BufReader::new(input);
        let mut line = Vec::new();
        for number in 1_u64.. {
            line.clear();
            let bounded = (&mut input).take(MAX_NAME as u64 + 1).read_until(b'\n', &mut line);
            if bounded.with_context(|| source.clone())? == 0 {
                break;
            }
            if line.len() > MAX_NAME {
                bail!("{source}:{number}:1: a name of more than {} KiB", MAX_NAME >> 10);
            }
            let Ok(name) = std::str::from_utf8(&line) else {
                bail!("{source}:{number}:1: not UTF-8")
            };
            let name = name.trim_start_matches('\u{FEFF}').trim_end_matches(['\n', '\r']);
            found = true;
            writeln!(out, "{}", record(inflector, name, args)?)?;
            if input.buffer().is_empty() {
                out.flush()?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::found(found))
}

/// The JSON object of one line.
fn record(inflector: &Inflector, name: &str, args: &InflectArgs) -> serde_json::Result<String> {
    if args.lemma {
        let lemmas = inflector.lemmas(name, args.kind, args.gender);
        return serde_json::to_string(&Nominatives::of(name, &lemmas));
    }
    let mut forms = inflector.inflect(name, args.kind, args.gender);
    if args.one {
        forms = likeliest(forms);
    }
    serde_json::to_string(&Record::of(name, &forms))
}

/// `{"name", "forms": [{"case", "number", "form", "gender", "rule"}, ...]}`
#[derive(Serialize)]
struct Record<'a> {
    name: &'a str,
    forms: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    case: &'static str,
    number: &'static str,
    form: &'a str,
    /// Of the likeliest reading that gives the form.
    gender: &'static str,
    /// The rule and the paradigm that made it, a pair for each word that declines.
    rule: &'a str,
    /// Only where it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    possessive: bool,
}

impl<'a> Record<'a> {
    /// A form once for each case and number, whatever the genders.
    fn of(name: &'a str, forms: &'a [Form]) -> Self {
        let mut rows: Vec<Row> = Vec::with_capacity(forms.len());
        for form in forms {
            let row = Row {
                case: form.case.as_str(),
                number: form.number.as_str(),
                form: &form.form,
                gender: form.gender.as_str(),
                rule: &form.rule,
                possessive: form.possessive,
            };
            let is_same = |other: &Row<'_>| {
                (other.case, other.number, other.form, other.possessive) == (row.case, row.number, row.form, row.possessive)
            };
            if !rows.iter().any(is_same) {
                rows.push(row);
            }
        }
        Self { name, forms: rows }
    }
}

/// `{"form", "lemmas": [{"name", "kind", "gender", "case", "number"}, ...]}`
#[derive(Serialize)]
struct Nominatives<'a> {
    form: &'a str,
    lemmas: Vec<Nominative<'a>>,
}

#[derive(Serialize)]
struct Nominative<'a> {
    name: &'a str,
    kind: &'static str,
    gender: &'static str,
    case: &'static str,
    number: &'static str,
}

impl<'a> Nominatives<'a> {
    fn of(form: &'a str, lemmas: &'a [Lemma]) -> Self {
        let lemma = |lemma: &'a Lemma| Nominative {
            name: &lemma.name,
            kind: lemma.kind.as_str(),
            gender: lemma.gender.as_str(),
            case: lemma.case.as_str(),
            number: lemma.number.as_str(),
        };
        Self {
            form,
            lemmas: lemmas.iter().map(lemma).collect(),
        }
    }
}
