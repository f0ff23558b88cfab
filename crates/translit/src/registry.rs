//! The schemes there are: those embedded in the program, and those a user adds.

use std::borrow::Cow;

use crate::compile::Library;
use crate::error::{Error, Reason};
use crate::file::Source;
use crate::scheme::Scheme;

include!(concat!(env!("OUT_DIR"), "/schemes.rs"));

/// A scheme as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// `authority-language-Source-Target-year[-variant]`.
    pub id: Cow<'static, str>,
    /// Short names.
    pub aliases: Vec<Cow<'static, str>>,
    /// What it is.
    pub title: Cow<'static, str>,
    /// Who issued it.
    pub authority: Cow<'static, str>,
    /// When.
    pub year: u16,
    /// What it cannot do, and where its published examples are at odds with it.
    pub note: Cow<'static, str>,
    /// The document that it is taken from.
    pub source: Cow<'static, str>,
    /// The language that is written in it: a BCP 47 subtag.
    pub language: Cow<'static, str>,
    /// The language of its readers, if names are written for one.
    pub into: Option<Cow<'static, str>>,
    /// How usual its spellings are among those of the same languages, 0 to 1.
    pub weight: f32,
    /// Whether this is the romanization to take for its language when none is asked for.
    pub usual: bool,
    /// Whether transliterating back gives every word again.
    pub reversible: bool,
    text: Cow<'static, str>,
    file: Cow<'static, str>,
}

/// A collection of schemes.
///
/// ```
/// use polynym_translit::Schemes;
/// let schemes = Schemes::embedded();
/// let kmu = schemes.get("kmu-2010").unwrap().unwrap();
/// assert_eq!(kmu.transliterate("Володимир Зеленський").text, "Volodymyr Zelenskyi");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Schemes {
    entries: Vec<Entry>,
}

impl Schemes {
    /// No schemes at all.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// The schemes that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self { entries: embedded() }
    }

    /// Adds a scheme (or a part that others include, if its name begins with `_`), in place of one of the same id. `file` is what errors call it; its
    /// last part without `.toml` is the id.
    ///
    /// # Errors
    /// If it is not TOML of the right shape, lacks a title, or takes an alias of another scheme. Rules are looked at by [`get`](Self::get) only.
    pub fn add(&mut self, file: &str, text: &str) -> Result<String, Error> {
        let source = Source::parse(file, text)?;
        let id = file.rsplit(['/', '\\']).next().unwrap_or(file).trim_end_matches(".toml");
        let header = source.file;
        let error = |reason| Error {
            file: file.to_owned(),
            line: 1,
            column: 1,
            reason,
        };
        if !id.starts_with('_') {
            if !is_id(id) {
                return Err(error(Reason::Id(id.to_owned())));
            }
            for (key, value) in [
                ("title", &header.title),
                ("authority", &header.authority),
                ("language", &header.language),
                ("source", &header.source),
            ] {
                if value.is_empty() {
                    return Err(error(Reason::Shape(format!("missing key `{key}`"))));
                }
            }
            if header.year == 0 {
                return Err(error(Reason::Shape("missing key `year`".to_owned())));
            }
        }
        let others = || self.entries.iter().filter(|entry| entry.id != id);
        let taken = |name: &str| others().any(|entry| entry.id == name || entry.aliases.iter().any(|alias| alias == name));
        if let Some(name) = header.aliases.iter().find(|alias| taken(alias)) {
            return Err(error(Reason::TakenName(name.clone())));
        }
        let entry = Entry {
            id: id.to_owned().into(),
            aliases: header.aliases.into_iter().map(Cow::from).collect(),
            title: header.title.into(),
            authority: header.authority.into(),
            year: header.year,
            note: header.note.into(),
            source: header.source.into(),
            usual: header.usual,
            language: header.language.into(),
            into: header.into.map(Cow::from),
            weight: header.weight,
            reversible: header.reversible,
            text: text.to_owned().into(),
            file: file.to_owned().into(),
        };
        let id = id.to_owned();
        self.entries.retain(|entry| entry.id != id);
        self.entries.push(entry);
        self.entries.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(id)
    }

    /// All schemes, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.id.starts_with('_'))
    }

    /// A scheme by its id or an alias, compiled; nothing if there is none of the name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Result<Scheme, Error>> {
        let entry = self
            .iter()
            .find(|entry| entry.id == name || entry.aliases.iter().any(|alias| alias == name))?;
        Some(Scheme::compile(&entry.id, &entry.file, &entry.text, self))
    }
}

impl Library for Schemes {
    fn source(&self, id: &str) -> Option<Result<Source, Error>> {
        let entry = self.entries.iter().find(|entry| entry.id == id)?;
        Some(Source::parse(&entry.file, &entry.text))
    }
}

/// `authority-lll-Ssss-Tttt-...`, as ISO 24229 codes conversion systems.
fn is_id(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    let is_script = |part: &str| part.len() == 4 && part.starts_with(|c: char| c.is_ascii_uppercase());
    parts.len() >= 4
        && parts[1].len() == 3
        && parts[1].bytes().all(|b| b.is_ascii_lowercase())
        && is_script(parts[2])
        && is_script(parts[3])
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
}
