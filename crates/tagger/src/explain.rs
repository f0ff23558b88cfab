//! Why a text does, or does not, name an entity.

use polynym_gazetteer::{FormRole, Gazetteer};
use polynym_lexicon::Hit;
use polynym_text::{Folded, Span};

use crate::Mention;
use crate::decide::Judge;
use crate::reading::Find;
use crate::sound::Remark;

/// Folded words that are shown at most.
const SHOWN: usize = 40;

/// Why a text does, or does not, name an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'g> {
    /// What happened, in order.
    pub steps: Vec<Step>,
    /// The mentions of the entity that came of it.
    pub mentions: Vec<Mention<'g>>,
}

/// One step on the way from a text to mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done: `fold`, `form`, `decide`, `sound` or `result`.
    pub stage: &'static str,
    /// Where in the text, in bytes; none for all of it.
    pub span: Option<Span>,
    /// What came of it, in words.
    pub says: String,
}

impl Step {
    fn new(stage: &'static str, span: impl Into<Option<Span>>, says: impl Into<String>) -> Self {
        Self {
            stage,
            span: span.into(),
            says: says.into(),
        }
    }
}

/// What folding made of the text.
pub(crate) fn folding(folded: &Folded<'_>) -> Step {
    let count = folded.words().len();
    let shown: Vec<&str> = (0..count.min(SHOWN)).map(|at| folded.letters(at..at + 1)).collect();
    let more = if count > SHOWN {
        format!(" … and {} more", count - SHOWN)
    } else {
        String::new()
    };
    Step::new("fold", None, format!("the words are {}{more}", shown.join(" | ")))
}

/// Where forms of the entity stand.
pub(crate) fn forms(folded: &Folded<'_>, hits: &[Hit], finds: &[Find], entity: u32) -> Vec<Step> {
    let mut steps = Vec::new();
    for hit in hits {
        let surface = &folded.source()[hit.span];
        for m in hit.matches.iter().filter(|m| m.entity == entity) {
            let how = m.form.how.join("; ");
            let says = match m.form.role {
                FormRole::Exclude => format!("“{surface}” is said to be something else"),
                FormRole::Weak => format!("“{surface}” is a short form, which needs help: {how}"),
                FormRole::Demonym => format!("“{surface}” is a demonym: {how}"),
                FormRole::Strong => format!("“{surface}” is a form: {how}"),
            };
            steps.push(Step::new("form", hit.span, says));
        }
        let read = finds
            .iter()
            .any(|f| f.span == hit.span && f.readings.iter().any(|r| r.entity == entity));
        let names = hit
            .matches
            .iter()
            .any(|m| m.entity == entity && m.form.role != FormRole::Exclude);
        if names && !read {
            let says = format!("“{surface}” is part of a longer string that is something else, or of a title");
            steps.push(Step::new("form", hit.span, says));
        }
    }
    if steps.is_empty() {
        steps.push(Step::new("form", None, "no form of the row stands in the text"));
    }
    steps
}

/// What the forms that stand in the text are worth there.
pub(crate) fn verdicts(judge: &Judge<'_, '_>, finds: &[Find], entity: u32) -> Vec<Step> {
    let own = finds
        .iter()
        .flat_map(|find| find.readings.iter().map(move |reading| (find, reading)));
    let own = own.filter(|(_, reading)| reading.entity == entity);
    own.map(|(find, reading)| {
        let says = match judge.worth(find, reading) {
            None if reading.role == FormRole::Demonym => "demonyms are not asked for".to_owned(),
            None => "a title or a given name beside it is somebody else's, or it is part of the full name".to_owned(),
            Some((score, why)) => {
                let why = why.map(|why| format!(": {why}")).unwrap_or_default();
                let enough = if score < judge.threshold() {
                    format!(", below the {:.2} asked for", judge.threshold())
                } else {
                    String::new()
                };
                format!("scores {score:.2}{enough}{why}")
            }
        };
        Step::new("decide", find.span, says)
    })
    .collect()
}

/// What was heard in a word.
pub(crate) fn sound(text: &str, remark: &Remark) -> Step {
    let outcome = match remark.outcome {
        Ok(reason) => format!("counts: {}", reason.words()),
        Err(refusal) => format!("does not count: {refusal}"),
    };
    let alone = if remark.strict < 1.0 {
        format!(", alone {:.2}", remark.strict.max(0.0))
    } else {
        String::new()
    };
    let says = format!(
        "“{}” sounds like “{}” (distance {:.2}{alone}); {outcome}",
        &text[remark.span], remark.like, remark.lenient
    );
    Step::new("sound", remark.span, says)
}

/// What came of it.
pub(crate) fn outcome(gazetteer: &Gazetteer, mentions: &[Mention<'_>], entity: u32) -> Step {
    let Some(own) = gazetteer.at(entity) else {
        return Step::new("result", None, "no such entity");
    };
    let count = mentions.iter().filter(|m| m.entity.id == own.id).count();
    let other = mentions
        .iter()
        .find(|m| m.entity.id != own.id && m.candidates.iter().any(|c| c.entity.id == own.id));
    match (count, other) {
        (0, Some(other)) => Step::new(
            "result",
            other.span,
            format!("not named: {} is likelier there", other.entity.id),
        ),
        (0, None) => Step::new("result", None, "not named"),
        (1, _) => Step::new("result", None, "named once"),
        (n, _) => Step::new("result", None, format!("named {n} times")),
    }
}
