//! One name of an entity, with everything that decides how it is found in text.

use std::fmt;
use std::sync::Arc;

use polynym_text::Lang;
use serde::{Deserialize, Serialize};

use crate::Date;

/// What a name is to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// The form people are shown; strong.
    Main,
    /// The nominative full name in one language; strong.
    Label,
    /// Any other strong name.
    Alias,
    /// A name that needs help: a strong mention in the document, or context.
    Weak,
    /// An adjective or inhabitant; tagged only when asked for.
    Demonym,
    /// A longer string that is not this entity.
    Exclude,
}

impl NameKind {
    /// Whether the name alone is enough for a mention.
    pub fn is_strong(self) -> bool {
        matches!(self, Self::Main | Self::Label | Self::Alias)
    }

    /// The column it stands in: `name`, `labels`, `aliases`, `weak`, `demonyms`, `exclude`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Main => "name",
            Self::Label => "labels",
            Self::Alias => "aliases",
            Self::Weak => "weak",
            Self::Demonym => "demonyms",
            Self::Exclude => "exclude",
        }
    }
}

/// Which letter cases of a name in text are the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CasePolicy {
    /// Any.
    Fold,
    /// Those with an initial capital, in scripts that have them.
    Smart,
    /// As it is written.
    Exact,
    /// All capitals.
    Upper,
}

impl CasePolicy {
    /// Reads `fold`, `smart`, `exact` or `upper`, in any letter case.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "fold" => Some(Self::Fold),
            "smart" => Some(Self::Smart),
            "exact" => Some(Self::Exact),
            "upper" => Some(Self::Upper),
            _ => None,
        }
    }

    /// `fold`, `smart`, `exact` or `upper`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fold => "fold",
            Self::Smart => "smart",
            Self::Exact => "exact",
            Self::Upper => "upper",
        }
    }

    /// The policy of a name whose row states none: [`Upper`](Self::Upper) for two or more letters that are all capitals, else
    /// [`Smart`](Self::Smart).
    ///
    /// ```
    /// use polynym_gazetteer::CasePolicy;
    /// assert_eq!(CasePolicy::of("U.S."), CasePolicy::Upper);
    /// assert_eq!(CasePolicy::of("G7"), CasePolicy::Smart);
    /// ```
    pub fn of(name: &str) -> Self {
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        if capitals >= 2 && !name.chars().any(char::is_lowercase) {
            Self::Upper
        } else {
            Self::Smart
        }
    }
}

/// Whether the names of a row are declined, in each language: the `inflect` column.
///
/// ```
/// use polynym_gazetteer::Inflect;
/// use polynym_text::Lang;
/// let inflect = Inflect { all: None, by_lang: vec![(Lang::new("uk").unwrap(), false)] };
/// assert!(!inflect.declines(Lang::new("uk").unwrap()));
/// assert!(inflect.declines(Lang::new("ru").unwrap()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Inflect {
    /// `auto` is true, `none` false; `None` where not stated, which is `auto`.
    pub all: Option<bool>,
    /// What is said of single languages, by language; goes before `all`.
    pub by_lang: Vec<(Lang, bool)>,
}

impl Inflect {
    /// Whether names take the endings of this language.
    pub fn declines(&self, lang: Lang) -> bool {
        let own = self.by_lang.iter().find(|(of, _)| *of == lang);
        own.map_or(self.all.unwrap_or(true), |(_, declined)| *declined)
    }

    /// Whether names take the endings of any language.
    pub(crate) fn declines_at_all(&self) -> bool {
        self.all.unwrap_or(true) || self.by_lang.iter().any(|(_, declined)| *declined)
    }
}

/// Where something is written: line and column (code points) of its field, both from 1.
///
/// ```
/// use polynym_gazetteer::Origin;
/// assert_eq!(Origin { file: "names.csv".into(), line: 2, column: 11 }.to_string(), "names.csv:2:11");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// The layer's display name.
    pub file: Arc<str>,
    /// Physical line, from 1.
    pub line: u32,
    /// Code point in the line, from 1.
    pub column: u32,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One name of an entity. Two names are equal when they say the same, wherever they are written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Name {
    /// The name, as written.
    pub text: String,
    /// Its language; `None` is not known: any whose letters fit.
    pub lang: Option<Lang>,
    /// What it is to its entity.
    pub kind: NameKind,
    /// As it stands, never declined or transliterated (`=`).
    pub fixed: bool,
    /// Which letter cases match: the row's `case` column, else [`CasePolicy::of`].
    pub case: CasePolicy,
    /// First day in use; `None` is open.
    pub from: Option<Date>,
    /// Last day in use; `None` is open.
    pub to: Option<Date>,
    /// Whether it is declined at all. For a name of unknown language ask [`declines_in`](Self::declines_in) as well.
    pub decline: bool,
    /// The `inflect` column of its row.
    pub inflect: Inflect,
    /// Where it is written.
    pub origin: Origin,
}

impl Name {
    /// Whether it takes the endings of this language.
    pub fn declines_in(&self, lang: Lang) -> bool {
        self.decline && self.inflect.declines(lang)
    }

    /// Settles `decline` after `fixed`, `lang` or `inflect` has changed.
    pub(crate) fn settle(&mut self) {
        let declined = self
            .lang
            .map_or(self.inflect.declines_at_all(), |lang| self.inflect.declines(lang));
        self.decline = declined && !self.fixed;
    }

    pub(crate) fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        let facts = |name: &Self| (name.lang, name.kind, name.fixed, name.case, name.from, name.to, name.decline);
        self.text == other.text && facts(self) == facts(other) && self.inflect == other.inflect
    }
}

impl Eq for Name {}
