//! Ours: a lexicon, asked for its longest finds.

use anyhow::{Result, ensure};
use polynym_forms::Maker;
use polynym_gazetteer::{CasePolicy, Form, FormRole, Gazetteer, Loader, Pattern};
use polynym_lexicon::{Compiled, Lexicon, Which};
use polynym_store::{Sections, Stamp, Writer};

use super::{Engine, Finds, Name};
use crate::input::Mention;

/// Spellings that are written out at most: with twelve millions, a run of automata had too little at ten gigabytes.
const MOST_PHRASES: usize = 20_000_000;

/// A lexicon, and what it is as a file.
pub(super) struct Ours {
    lexicon: Lexicon,
    file: Option<Vec<u8>>,
}

impl Ours {
    /// The names as they are.
    pub(super) fn of_names(names: &[Name], case: CasePolicy) -> Self {
        let form = |(entity, name): (u32, &Name)| Form {
            entity,
            surface: name.text.clone(),
            role: FormRole::Strong,
            lang: None,
            case,
            from: None,
            to: None,
            how: vec!["name".to_owned()],
            weight: 1.0,
        };
        Self::new(Compiled::new((0..).zip(names).map(form)))
    }

    /// The names in all their case forms and spellings, and what is made of them, as far as it is wanted.
    pub(super) fn of_forms(names: &[Name], wanted: fn(&Pattern) -> bool) -> Result<Self> {
        let gazetteer = gazetteer(names)?;
        let mut maker = Maker::new();
        let patterns = gazetteer.iter().flat_map(|(index, entity)| maker.patterns(index, entity));
        let patterns = patterns.filter(wanted);
        Ok(Self::new(Compiled::of_patterns(patterns, &polynym_forms::tags())))
    }

    pub(super) fn open(file: Vec<u8>) -> Result<Self> {
        let sections = Sections::open(file.into(), Stamp::default())?;
        Ok(Self {
            lexicon: Lexicon::open(Compiled::read(&sections)?),
            file: None,
        })
    }

    fn new(compiled: Compiled) -> Self {
        let mut file = Writer::new(Stamp::default());
        compiled.write(&mut file);
        Self {
            file: Some(file.to_bytes()),
            lexicon: Lexicon::open(compiled),
        }
    }
}

impl Engine for Ours {
    fn find(&self, text: &str, finds: &mut Finds) {
        self.lexicon
            .finds(text, Which::Longest, |find| finds.add(find.span.start, find.span.end));
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
    ensure!(gazetteer.len() == names.len(), "rows were lost");
    Ok(gazetteer)
}

/// Spellings under which a text may have the full names, case forms and romanizations among them: at most `most` of each name, evenly
/// from all there are.
pub(crate) fn spellings(names: &[Name], most: usize) -> Result<Vec<Mention>> {
    let gazetteer = gazetteer(names)?;
    let mut maker = Maker::new();
    let mut all = Vec::new();
    for ((index, entity), name) in gazetteer.iter().zip(names) {
        let patterns = maker.patterns(index, entity);
        let full = patterns.into_iter().find(is_full);
        let forms: Vec<String> = polynym_forms::forms(full.as_slice()).map(|form| form.surface).collect();
        let step = forms.len().div_ceil(most).max(1);
        all.extend(forms.into_iter().step_by(step).map(|text| Mention {
            language: passage(&text, name),
            text,
        }));
    }
    Ok(all)
}

/// All that full names are spelled as, one a line, sorted: what an engine that knows no word classes has to be given. It is what one
/// gets who multiplies the spellings of the words of each name and leaves out what does not agree.
pub(crate) fn spelled_out(names: &[Name]) -> Result<String> {
    let gazetteer = gazetteer(names)?;
    let mut maker = Maker::new();
    let mut all: Vec<Box<str>> = Vec::new();
    for (index, entity) in gazetteer.iter() {
        let patterns: Vec<Pattern> = maker.patterns(index, entity).into_iter().filter(is_full).collect();
        // One more than fits tells that they are too many, before they fill the memory.
        let forms = polynym_forms::forms(&patterns).take(MOST_PHRASES + 1 - all.len());
        all.extend(forms.map(|form| form.surface.into_boxed_str()));
        ensure!(
            all.len() <= MOST_PHRASES,
            "{} names of {} have more than {MOST_PHRASES} spellings",
            index + 1,
            names.len()
        );
    }
    all.sort_unstable();
    all.dedup();
    Ok(all.iter().flat_map(|phrase| [&**phrase, "\n"]).collect())
}

/// Whether finding it is finding the whole name, and no surname alone, which may be anybody's.
pub(super) fn is_full(pattern: &Pattern) -> bool {
    pattern.role == FormRole::Strong
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
