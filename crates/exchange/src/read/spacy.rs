//! spaCy's EntityRuler patterns, a JSON object a line (<https://spacy.io/usage/rule-based-matching#entityruler>), and those of Spark NLP,
//! which have a list of names a line.
//!
//! A pattern is a phrase, or a list of tokens; tokens that only say what is written are a phrase too, and others have no name to take.

use std::io::BufRead;

use polynym_gazetteer::CasePolicy;
use serde::Deserialize;
use serde_json::Value;

use crate::clean::{self, own_id};
use crate::error::Error;
use crate::lines::Lines;
use crate::read::json::{self, strings};
use crate::row::{Item, Row};
use crate::sink::Sink;

/// Most bytes of a pattern.
const LONGEST: usize = 1 << 20;

#[derive(Deserialize)]
struct Pattern {
    label: String,
    #[serde(default)]
    pattern: Value,
    #[serde(default, deserialize_with = "strings")]
    patterns: Vec<String>,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    regex: bool,
}

/// Reads the patterns.
pub(crate) fn read(input: impl BufRead, sink: &mut Sink<'_>) -> Result<(), Error> {
    let mut lines = Lines::new(input, LONGEST);
    while let Some((number, line)) = lines.next()? {
        if line.trim().is_empty() {
            continue;
        }
        sink.read(number);
        let pattern: Pattern = json::object(number, line, r#"a pattern: {"label":"GPE","pattern":"Kyiv","id":"Q1899"}"#)?;
        let names = match &pattern.pattern {
            Value::String(phrase) => vec![(phrase.clone(), None)],
            Value::Array(tokens) => phrase(tokens).into_iter().collect(),
            _ => pattern.patterns.iter().map(|phrase| (phrase.clone(), None)).collect(),
        };
        if names.is_empty() || pattern.regex {
            sink.skip("patterns that are no phrases");
            continue;
        }
        let kind = clean::kind(&pattern.label);
        let id = match &pattern.id {
            Value::String(id) if !id.is_empty() => id.clone(),
            Value::Number(id) => id.to_string(),
            _ => own_id(&kind, &names[0].0),
        };
        let mut names = names.into_iter();
        let Some((name, case)) = names.next() else { continue };
        sink.join(Row {
            id,
            kind,
            name,
            case,
            aliases: names.map(|(name, _)| Item::new(name, None)).collect(),
            ..Row::default()
        })?;
    }
    sink.flush()
}

/// The words of tokens that say nothing but what is written, and how their letter case counts.
fn phrase(tokens: &[Value]) -> Option<(String, Option<CasePolicy>)> {
    let mut words = Vec::new();
    let mut case = None;
    for token in tokens {
        let token = token.as_object().filter(|token| token.len() == 1)?;
        let (attribute, word) = token.iter().next()?;
        match attribute.to_ascii_uppercase().as_str() {
            "TEXT" | "ORTH" => {}
            "LOWER" => case = Some(CasePolicy::Fold),
            _ => return None,
        }
        words.push(word.as_str()?);
    }
    (!words.is_empty()).then(|| (words.join(" "), case))
}
