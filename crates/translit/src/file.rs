//! The shape of a scheme's file as it is written: TOML to plain values, each with its place.
//!
//! Nothing is looked up or checked against anything else here; that is [`compile`](crate::compile)'s work.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, Reason};

/// A string with the bytes of the file where it stands.
pub(crate) type Placed = Spanned<String>;

/// A scheme, or (if its name begins with `_`) a part that others include.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    #[serde(default)]
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) authority: String,
    #[serde(default)]
    pub(crate) year: u16,
    #[serde(default)]
    pub(crate) language: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) source: String,
    pub(crate) into: Option<String>,
    #[serde(default = "full")]
    pub(crate) weight: f32,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) usual: bool,
    #[serde(default)]
    pub(crate) case: Case,
    #[serde(default)]
    pub(crate) output: Output,
    #[serde(default)]
    pub(crate) reversible: bool,
    pub(crate) examples: Option<Placed>,
    #[serde(default)]
    pub(crate) classes: BTreeMap<String, Placed>,
    #[serde(default)]
    pub(crate) stage: Vec<Spanned<Stage>>,
}

fn full() -> f32 {
    1.0
}

/// How the letters of a rule and of a text are compared, and what becomes of capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Case {
    /// Rules are in small letters; the output takes the case of the input.
    #[default]
    Follow,
    /// Everything as written.
    Exact,
}

/// The normal form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Output {
    /// Canonically composed.
    #[default]
    Nfc,
    /// Canonically decomposed.
    Nfd,
    /// The characters that the rules put.
    AsWritten,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stage {
    pub(crate) rules: Option<Placed>,
    pub(crate) like: Option<Spanned<OneOrMany>>,
    pub(crate) case: Option<Case>,
    pub(crate) scheme: Option<Placed>,
    #[serde(rename = "do")]
    pub(crate) transform: Option<Placed>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(crate) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

/// A file with its text, so that what is wrong can be told its line.
#[derive(Debug)]
pub(crate) struct Source {
    /// What errors call it.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) file: File,
}

impl Source {
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let file = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            place(name, text, at, Reason::Shape(error.message().replace('\n', " ")))
        })?;
        Ok(Self {
            name: name.to_owned(),
            text: text.to_owned(),
            file,
        })
    }

    /// An error at a byte of the file.
    pub(crate) fn error(&self, at: usize, reason: Reason) -> Error {
        place(&self.name, &self.text, at, reason)
    }

    /// The lines of a multi-line string, each with its number in the file.
    pub(crate) fn lines<'a>(&self, block: &'a Placed) -> impl Iterator<Item = (usize, &'a str)> {
        let span = block.span();
        let quoted = &self.text[span.clone()];
        let fence = if quoted.starts_with("'''") || quoted.starts_with("\"\"\"") {
            3
        } else {
            1
        };
        // The line break after the opening fence is not part of the string.
        let skipped = usize::from(quoted[fence.min(quoted.len())..].starts_with(['\n', '\r']));
        let first = line_of(&self.text, span.start) + skipped;
        block
            .get_ref()
            .lines()
            .enumerate()
            .map(move |(index, line)| (first + index, line))
    }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count()
}

fn place(name: &str, text: &str, at: usize, reason: Reason) -> Error {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    Error {
        file: name.to_owned(),
        line: line_of(text, at),
        column: 1 + text[start..at].chars().count(),
        reason,
    }
}
