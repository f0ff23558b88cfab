//! What the JSON of several formats has in common: a value of one object or line, and where a mistake in it is.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::error::{Error, ErrorKind, column};

/// Reads one object that stands on a line by itself.
pub(crate) fn object<T: DeserializeOwned>(number: u64, line: &str, wanted: &'static str) -> Result<T, Error> {
    serde_json::from_str(line).map_err(|error| {
        let at = column(line, error.column().saturating_sub(1));
        ErrorKind::Json {
            what: said(&error),
            wanted,
        }
        .at(number, at)
    })
}

/// What the parser says, without the place, which it says again after its message.
pub(crate) fn said(error: &serde_json::Error) -> String {
    let what = error.to_string();
    what.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A list of strings, a single string, or nothing; what is none in the list is left out.
pub(crate) fn strings<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Ok(match Value::deserialize(input)? {
        Value::String(one) => vec![one],
        Value::Array(items) => items
            .into_iter()
            .filter_map(|item| match item {
                Value::String(text) => Some(text),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    })
}
