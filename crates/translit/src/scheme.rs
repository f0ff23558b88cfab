//! A compiled scheme: what it does with a text, and where each piece of the result came from.

use std::ops::Range;

use polynym_text::Span;
use unicode_script::{Script, UnicodeScript as _};

use crate::buffer::Buffer;
use crate::compile::{self, Library, Stage};
use crate::error::{Error, Reason};
use crate::file::{Output, Source};
use crate::letters::Info;
use crate::syntax::SYLLABLE;
use crate::transform::{self, Transform};

/// Longer texts are transliterated in parts of about so many bytes.
const PART: usize = 1 << 20;

/// A transliteration scheme, ready to use.
#[derive(Debug)]
pub struct Scheme {
    pub(crate) id: String,
    pub(crate) stages: Vec<Stage>,
    target: Option<Script>,
    examples: Vec<Example>,
}

/// `source > target`, from the scheme's own file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Example {
    file: String,
    line: usize,
    source: String,
    target: String,
}

/// An example that does not come out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:1: {source_text} gives {got}, not {wanted}")]
pub struct Failure {
    /// The file of the scheme.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The source of the example.
    pub source_text: String,
    /// What the rules make of it.
    pub got: String,
    /// What the example says.
    pub wanted: String,
}

/// A transliterated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transliteration {
    /// The result.
    pub text: String,
    /// Its pieces, in order and without gaps, each with its source.
    pub pieces: Vec<Piece>,
    /// Where the source has letters that the scheme does not know; they are kept in the result.
    pub unknown: Vec<Span>,
}

/// A piece of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the result.
    pub target: Range<usize>,
    /// Bytes of the source; empty for what was put in.
    pub source: Span,
}

/// Memory that is used again from text to text.
#[derive(Debug, Default)]
pub struct Workspace {
    text: Buffer,
    next: Buffer,
    infos: Vec<Info>,
}

impl Scheme {
    pub(crate) fn compile(id: &str, file: &str, text: &str, library: &dyn Library) -> Result<Self, Error> {
        let source = Source::parse(file, text)?;
        let script = id.split('-').nth(3).unwrap_or_default();
        let examples = examples(&source)?;
        let output = source.file.output;
        let mut stages = compile::compile(source, id, library)?;
        match output {
            Output::Nfc => stages.push(Stage::Transform(Transform::Nfc)),
            Output::Nfd => stages.push(Stage::Transform(Transform::Nfd)),
            Output::AsWritten => {}
        }
        Ok(Self {
            id: id.to_owned(),
            stages,
            target: Script::from_short_name(script),
            examples,
        })
    }

    /// Its id, `authority-language-Source-Target-year[-variant]`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Transliterates a text, and tells where each piece came from.
    ///
    /// ```
    /// # use polynym_translit::Schemes;
    /// let scheme = Schemes::embedded().get("kmu-2010").unwrap().unwrap();
    /// let result = scheme.transliterate("Щука");
    /// assert_eq!(result.text, "Shchuka");
    /// assert_eq!(&"Щука"[result.pieces[0].source.range()], "Щ");
    /// assert_eq!(&result.text[result.pieces[0].target.clone()], "Shch");
    /// ```
    #[must_use]
    pub fn transliterate(&self, text: &str) -> Transliteration {
        let mut result = Transliteration {
            text: String::with_capacity(text.len()),
            pieces: Vec::new(),
            unknown: Vec::new(),
        };
        let mut space = Workspace::default();
        for part in parts(text) {
            self.run(&text[part.clone()], &mut space, true);
            let Buffer { chars, origins, .. } = &space.text;
            for (&c, &(start, end)) in chars.iter().zip(origins) {
                if c == SYLLABLE {
                    continue;
                }
                let source = Span::new(part.start + start as usize, part.start + end as usize);
                let at = result.text.len();
                result.text.push(c);
                match result.pieces.last_mut() {
                    Some(piece) if piece.source == source => piece.target.end = result.text.len(),
                    _ => result.pieces.push(Piece {
                        target: at..result.text.len(),
                        source,
                    }),
                }
                if self.is_unknown(c) && result.unknown.last() != Some(&source) {
                    result.unknown.push(source);
                }
            }
        }
        result
    }

    /// Transliterates a text to the end of a string, without looking back; how many letters it did not know. For texts in great number, keep the workspace.
    pub fn append(&self, text: &str, space: &mut Workspace, out: &mut String) -> usize {
        let mut unknown = 0;
        for part in parts(text) {
            self.run(&text[part], space, false);
            out.reserve(space.text.chars.len());
            for &c in &space.text.chars {
                if c != SYLLABLE {
                    out.push(c);
                }
                unknown += usize::from(self.is_unknown(c));
            }
        }
        unknown
    }

    /// The letters (small ones, if it follows case) that the rules of its first stage replace one by one.
    #[must_use]
    pub fn alphabet(&self) -> Vec<char> {
        let first = self.stages.iter().find_map(|stage| match stage {
            Stage::Rules(automaton) => Some(automaton),
            Stage::Transform(_) => None,
        });
        let sources = first.map(|automaton| automaton.sources()).unwrap_or_default();
        let mut letters: Vec<char> = sources
            .iter()
            .filter(|(source, _)| source.len() == 1)
            .map(|(source, _)| source[0])
            .filter(|c| c.is_alphabetic() || crate::letters::is_apostrophe(*c))
            .collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// The examples of the scheme that do not come out as they should.
    #[must_use]
    pub fn check(&self) -> Vec<Failure> {
        self.examples
            .iter()
            .filter_map(|example| {
                let got = self.transliterate(&example.source).text;
                (got != example.target).then(|| Failure {
                    file: example.file.clone(),
                    line: example.line,
                    source_text: example.source.clone(),
                    got,
                    wanted: example.target.clone(),
                })
            })
            .collect()
    }

    /// The examples of the scheme's own file: source and target.
    pub fn examples(&self) -> impl Iterator<Item = (&str, &str)> {
        self.examples
            .iter()
            .map(|example| (example.source.as_str(), example.target.as_str()))
    }

    /// Leaves the result in the workspace's text.
    fn run(&self, text: &str, space: &mut Workspace, traced: bool) {
        let Workspace {
            text: buffer,
            next,
            infos,
        } = space;
        buffer.fill(text, traced);
        if !transform::is_composed(text) {
            Transform::Nfc.run(buffer, next);
        }
        for stage in &self.stages {
            match stage {
                Stage::Rules(automaton) => {
                    automaton.run(buffer, infos, next);
                    std::mem::swap(buffer, next);
                }
                Stage::Transform(transform) => transform.run(buffer, next),
            }
        }
    }

    fn is_unknown(&self, c: char) -> bool {
        // Nothing below is a letter of a script other than Latin, and a Latin letter is at home in most texts.
        c >= '\u{370}'
            && c != SYLLABLE
            && c.is_alphabetic()
            && !matches!(
                c.script(),
                Script::Common | Script::Inherited | Script::Unknown | Script::Latin
            )
            && self.target.is_some_and(|target| c.script() != target)
    }
}

/// A long text in parts that end at a line, else at a space, else anywhere.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = if rest.len() <= PART {
            rest.len()
        } else {
            let limit = (0..=PART).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
            let head = &rest[..limit];
            let cut = head.rfind('\n').or_else(|| head.rfind(' ')).map_or(limit, |at| at + 1);
            cut.max(1)
        };
        let part = start..start + length;
        start = part.end;
        Some(part)
    })
}

fn examples(source: &Source) -> Result<Vec<Example>, Error> {
    let Some(block) = &source.file.examples else {
        return Ok(Vec::new());
    };
    source
        .lines(block)
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let (from, to) = line.split_once(" > ").ok_or_else(|| Error {
                file: source.name.clone(),
                line: number,
                column: 1,
                reason: Reason::Shape("an example is `source > target`".to_owned()),
            })?;
            Ok(Example {
                file: source.name.clone(),
                line: number,
                source: from.trim().to_owned(),
                target: to.trim().to_owned(),
            })
        })
        .collect()
}
