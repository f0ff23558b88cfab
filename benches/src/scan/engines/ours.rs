//! Ours: a lexicon, asked for all its hits in a folded text.

use anyhow::{Result, ensure};
use polynym_forms::Maker;
use polynym_gazetteer::{CasePolicy, Form, FormRole, Gazetteer, Loader};
use polynym_lexicon::{Compiled, Lexicon};
use polynym_text::fold;

use super::{Engine, Finds, Name, texts};
use crate::input::Mention;

/// A lexicon, and what it is as a file.
pub(super) struct Ours {
    lexicon: Lexicon,
    file: Option<Vec<u8>>,
}

impl Ours {
    /// The names as they are.
    pub(super) fn of_names(names: &[Name], case: CasePolicy) -> Self {
        let form = |(entity, surface): (u32, &str)| Form {
            entity,
            surface: surface.to_owned(),
            role: FormRole::Strong,
            lang: None,
            case,
            from: None,
            to: None,
            how: vec!["name".to_owned()],
            weight: 1.0,
        };
        Self::new(Compiled::new((0..).zip(texts(names)).map(form)))
    }

    /// The names in all their case forms and spellings.
    pub(super) fn of_forms(names: &[Name]) -> Result<Self> {
        let gazetteer = gazetteer(names)?;
        let mut maker = Maker::new();
        let patterns = (0..)
            .zip(gazetteer.entities())
            .flat_map(|(index, entity)| maker.patterns(index, entity));
        Ok(Self::new(Compiled::of_patterns(patterns, &polynym_forms::tags())))
    }

    pub(super) fn open(file: Vec<u8>) -> Result<Self> {
        // A lexicon reads its tables in place, so they must stay: a program maps its file once and keeps it, too.
        let compiled = postcard::from_bytes(file.leak())?;
        Ok(Self {
            lexicon: Lexicon::open(compiled),
            file: None,
        })
    }

    fn new(compiled: Compiled<'static>) -> Self {
        Self {
            file: postcard::to_stdvec(&compiled).ok(),
            lexicon: Lexicon::open(compiled),
        }
    }
}

impl Engine for Ours {
    fn find(&self, text: &str, finds: &mut Finds) {
        for hit in self.lexicon.scan(&fold(text)) {
            finds.add(hit.span.start, hit.span.end);
        }
    }

    fn memory(&self) -> Option<usize> {
        // The tables are the same in memory and in a file.
        self.file.as_ref().map(Vec::len)
    }

    fn file(&self) -> Option<Vec<u8>> {
        self.file.clone()
    }
}

/// The names as rows of a CSV, read as a user's would be.
fn gazetteer(names: &[Name]) -> Result<Gazetteer> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(["id", "type", "name", "lang", "gender"])?;
    for (number, name) in names.iter().enumerate() {
        let gender = if name.woman { "f" } else { "m" };
        csv.write_record([&format!("person:{number}"), "PERSON", &name.text, name.language, gender])?;
    }
    let mut loader = Loader::new();
    loader.layer("names.csv", &csv.into_inner()?);
    let gazetteer = loader.finish().into_result()?;
    ensure!(gazetteer.entities().len() == names.len(), "rows were lost");
    Ok(gazetteer)
}

/// Spellings under which a text may have the full names, case forms and romanizations among them: at most `most` of each name, evenly
/// from all there are.
pub(crate) fn spellings(names: &[Name], most: usize) -> Result<Vec<Mention>> {
    let gazetteer = gazetteer(names)?;
    let mut maker = Maker::new();
    let mut all = Vec::new();
    for ((index, entity), name) in (0..).zip(gazetteer.entities()).zip(names) {
        let patterns = maker.patterns(index, entity);
        let full = patterns.into_iter().find(|pattern| pattern.role == FormRole::Strong);
        let forms: Vec<String> = polynym_forms::forms(full.as_slice()).map(|form| form.surface).collect();
        let step = forms.len().div_ceil(most).max(1);
        all.extend(forms.into_iter().step_by(step).map(|text| Mention {
            language: passage(&text, name),
            text,
        }));
    }
    Ok(all)
}

/// The language of a passage in which a spelling may stand.
fn passage(text: &str, name: &Name) -> &'static str {
    let cyrillic = text.chars().next().is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c));
    match (cyrillic, name.language) {
        (true, "ru") => "ru",
        (true, _) => "uk",
        _ => "en",
    }
}
