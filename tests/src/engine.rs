//! Everything that the suites ask of polynym; nothing else in this package calls it.

use std::ops::Range;

use crate::suite::Gazetteer;

/// A tagger for one gazetteer and one set of options.
pub struct Engine(polynym::Tagger);

/// A mention as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The best candidate.
    pub id: String,
    /// All candidates, best first.
    pub candidates: Vec<String>,
}

/// A run of one script and one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// ISO 15924 code: `Cyrl`.
    pub script: String,
    /// BCP 47 code, `und` if it is not known.
    pub lang: String,
}

/// What the check of a gazetteer says of one place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Errors keep a gazetteer from being used, warnings do not.
    pub is_error: bool,
    /// What, and the mend.
    pub message: String,
}

impl Engine {
    /// Builds a tagger over the embedded gazetteer, over `gazetteer`, or over both.
    ///
    /// # Errors
    /// Options that are none, and the errors of a gazetteer.
    pub fn new(gazetteer: Option<&Gazetteer>, options: &str) -> Result<Self, String> {
        let mut builder = polynym::Tagger::builder().options(parse_options(options)?);
        if let Some(csv) = gazetteer {
            builder = if csv.over { builder } else { builder.no_default() };
            builder = builder.gazetteer("suite.csv", csv.bytes.clone());
        }
        builder.build().map(Engine).map_err(|error| error.to_string())
    }

    /// The mentions of a text, in its order.
    pub fn tag(&self, text: &str) -> Vec<Found> {
        let id = |entity: &polynym::Entity| entity.id.clone();
        let found = |mention: polynym::Mention<'_>| Found {
            span: mention.span.start..mention.span.end,
            id: id(mention.entity),
            candidates: mention.candidates.iter().map(|candidate| id(candidate.entity)).collect(),
        };
        self.0.tag(text).into_iter().map(found).collect()
    }
}

/// The runs of a text.
pub fn runs(text: &str) -> Vec<Run> {
    let run = |run: polynym::script::LangRun| Run {
        span: run.span.start..run.span.end,
        script: run.script.short_name().to_owned(),
        lang: run.lang.map_or("und".to_owned(), |lang| lang.as_str().to_owned()),
    };
    polynym::script::lang_runs(text).into_iter().map(run).collect()
}

/// The start and end of a span in bytes, characters and UTF-16 units.
pub fn offsets(text: &str, span: &Range<usize>) -> [usize; 6] {
    let spans = [polynym::Span::new(span.start, span.end)];
    let [bytes, chars, utf16] = [polynym::Unit::Byte, polynym::Unit::Char, polynym::Unit::Utf16]
        .map(|unit| polynym::convert(text, &spans, unit).first().copied().unwrap_or_default());
    [bytes.0, bytes.1, chars.0, chars.1, utf16.0, utf16.1]
}

/// All that the check of a gazetteer by itself says, by place.
pub fn findings(csv: &[u8]) -> Vec<Finding> {
    let finding = |finding: &polynym::Finding| Finding {
        line: finding.line as usize,
        column: finding.column as usize,
        is_error: finding.severity == polynym::Severity::Error,
        message: format!("{}; {}", finding.message, finding.mend),
    };
    let mut loader = polynym::Loader::new();
    loader.layer("suite.csv", csv);
    loader.finish().findings.iter().map(finding).collect()
}

fn parse_options(words: &str) -> Result<polynym::Options, String> {
    let mut options = polynym::Options::default();
    for word in words.split_whitespace() {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        let bad = || format!("`{word}` is no option of a text block");
        match (key, value) {
            ("overlap", mode) => options.overlap = mode.parse()?,
            ("demonyms", "") => options.demonyms = true,
            ("no-sound", "") => options.sound = false,
            ("min-score", score) => options.min_score = score.parse().map_err(|_| bad())?,
            ("fuzzy", edits) => options.fuzzy = edits.parse().map_err(|_| bad())?,
            ("as-of", date) => options.as_of = Some(polynym::Date::parse(date).ok_or_else(bad)?),
            _ => return Err(bad()),
        }
    }
    Ok(options)
}
