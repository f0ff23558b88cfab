//! JSON lines out: a document a line, with what was found in it.
//!
//! The fields and their order are relied on by other programs; new ones may be added at the end.

use std::collections::BTreeMap;
use std::io::{self, Write};

use polynym_tagger::Mention;
use polynym_text::{Lang, Span, Unit, convert};
use serde::{Serialize, Serializer};

use crate::document::Document;

/// A stretch of a document in one script and one language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Bytes of the document's text.
    pub span: Span,
    /// ISO 15924 code.
    pub script: &'static str,
    /// Its language, if it can be told.
    pub lang: Option<Lang>,
    /// How sure the language is, 0 to 1.
    pub confidence: f32,
}

/// A word that is not what it seems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Bytes of the document's text.
    pub span: Span,
    /// What is odd about it.
    pub oddity: Oddity,
}

/// What may be odd about a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Letters of these scripts, by their ISO 15924 codes.
    MixedScripts(Vec<&'static str>),
    /// Characters that can't be seen.
    HiddenCharacters(Vec<char>),
}

/// A document and its mentions.
#[derive(Clone, Copy, Debug)]
pub struct Tagged<'a> {
    /// The document that was tagged.
    pub document: &'a Document,
    /// What was found in its text.
    pub mentions: &'a [Mention<'a>],
    /// Its script runs, where they were asked for.
    pub runs: Option<&'a [Run]>,
}

/// A document, its script runs and the words in it that look like one thing and are another.
///
/// ```
/// use polynym_formats::{Document, Flag, Oddity, Run, Scripts};
/// use polynym_text::{Lang, Span, Unit};
/// let document = Document::new("a1", "Київ");
/// let runs = [Run { span: Span::new(0, 8), script: "Cyrl", lang: Lang::new("uk"), confidence: 1.0 }];
/// let mut line = Vec::new();
/// Scripts { document: &document, runs: &runs, flags: &[] }.write(&mut line, Unit::Char)?;
/// assert_eq!(
///     String::from_utf8_lossy(&line),
///     "{\"id\":\"a1\",\"unit\":\"char\",\"runs\":[{\"start\":0,\"end\":4,\"script\":\"Cyrl\",\"lang\":\"uk\",\"confidence\":1.0}],\
///      \"flags\":[]}\n",
/// );
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Scripts<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its script runs.
    pub runs: &'a [Run],
    /// Its odd words.
    pub flags: &'a [Flag],
}

impl Tagged<'_> {
    /// Writes one line; starts and ends count in `unit`, from the beginning of the document's original, or of the whole that it is a part of.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut impl Write, unit: Unit) -> io::Result<()> {
        let Self {
            document,
            mentions,
            runs,
        } = *self;
        let spans = mentions.iter().map(|mention| mention.span);
        let mut places = places(
            document,
            spans.chain(runs.unwrap_or_default().iter().map(|run| run.span)),
            unit,
        );
        let mentions = mentions
            .iter()
            .zip(&mut places)
            .map(|(mention, place)| MentionJson::new(document, mention, place));
        let mentions = mentions.collect();
        let runs = runs.map(|runs| runs_json(runs, &mut places));
        line(
            out,
            &TaggedJson {
                id: &document.id,
                unit: unit.as_str(),
                mentions,
                runs,
                part: document.part(),
            },
        )
    }
}

impl Scripts<'_> {
    /// Writes one line; starts and ends count in `unit`, from the beginning of the document's original, or of the whole that it is a part of.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut impl Write, unit: Unit) -> io::Result<()> {
        let Self { document, runs, flags } = *self;
        let spans = runs.iter().map(|run| run.span).chain(flags.iter().map(|flag| flag.span));
        let mut places = places(document, spans, unit);
        let runs = runs_json(runs, &mut places);
        let flags = flags
            .iter()
            .zip(places)
            .map(|(flag, place)| FlagJson::new(document, flag, place))
            .collect();
        line(
            out,
            &ScriptsJson {
                id: &document.id,
                unit: unit.as_str(),
                runs,
                flags,
                part: document.part(),
            },
        )
    }
}

type Place = (usize, usize);

/// Where the spans stand in the original, or the whole of which it is a part, in their order.
fn places(document: &Document, spans: impl Iterator<Item = Span>, unit: Unit) -> impl Iterator<Item = Place> {
    let spans: Vec<Span> = spans.map(|span| document.place(span)).collect();
    let before = document.before(unit);
    let places = convert(document.original(), &spans, unit).into_iter();
    places.map(move |(start, end)| (start + before, end + before))
}

fn line(out: &mut impl Write, record: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct TaggedJson<'a> {
    id: &'a str,
    unit: &'static str,
    mentions: Vec<MentionJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<Vec<RunJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<u32>,
}

#[derive(Serialize)]
struct ScriptsJson<'a> {
    id: &'a str,
    unit: &'static str,
    runs: Vec<RunJson>,
    flags: Vec<FlagJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<u32>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    id: &'a str,
    r#type: &'a str,
    name: &'a str,
    score: Share,
    lang: Option<Code>,
    script: &'static str,
    how: &'a [String],
    candidates: Vec<CandidateJson<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extra: &'a BTreeMap<String, String>,
}

#[derive(Serialize)]
struct CandidateJson<'a> {
    id: &'a str,
    score: Share,
}

#[derive(Serialize)]
struct RunJson {
    start: usize,
    end: usize,
    script: &'static str,
    lang: Option<Code>,
    confidence: Share,
}

#[derive(Serialize)]
struct FlagJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scripts: Option<&'a [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    characters: Option<Vec<String>>,
}

/// A language, written as its subtag.
struct Code(Lang);

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

/// A number from 0 to 1, written with three decimals at the most.
struct Share(f32);

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((f64::from(self.0) * 1000.0).round() / 1000.0)
    }
}

impl<'a> MentionJson<'a> {
    fn new(document: &'a Document, mention: &'a Mention<'a>, (start, end): Place) -> Self {
        let entity = mention.entity;
        let candidates = mention.candidates.iter();
        Self {
            start,
            end,
            text: document.text.get(mention.span.range()).unwrap_or_default(),
            id: &entity.id,
            r#type: entity.kind.as_str(),
            name: entity.name(),
            score: Share(mention.score),
            lang: mention.lang.map(Code),
            script: mention.script,
            how: &mention.how,
            candidates: candidates
                .map(|c| CandidateJson {
                    id: &c.entity.id,
                    score: Share(c.score),
                })
                .collect(),
            extra: &entity.extra,
        }
    }
}

impl<'a> FlagJson<'a> {
    fn new(document: &'a Document, flag: &'a Flag, (start, end): Place) -> Self {
        let text = document.text.get(flag.span.range()).unwrap_or_default();
        let (kind, scripts, characters) = match &flag.oddity {
            Oddity::MixedScripts(scripts) => ("mixed_scripts", Some(scripts.as_slice()), None),
            Oddity::HiddenCharacters(hidden) => {
                let characters = hidden.iter().map(|&c| format!("U+{:04X}", u32::from(c))).collect();
                ("hidden_characters", None, Some(characters))
            }
        };
        Self {
            start,
            end,
            text,
            kind,
            scripts,
            characters,
        }
    }
}

fn runs_json(runs: &[Run], places: impl Iterator<Item = Place>) -> Vec<RunJson> {
    let run = |(run, (start, end)): (&Run, Place)| RunJson {
        start,
        end,
        script: run.script,
        lang: run.lang.map(Code),
        confidence: Share(run.confidence),
    };
    runs.iter().zip(places).map(run).collect()
}
