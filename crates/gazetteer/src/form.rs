//! The type where forms and lexicon meet: one spelling of one entity, ready to be matched.

use polynym_text::Lang;
use serde::{Deserialize, Serialize};

use crate::{CasePolicy, Date, NameKind};

/// What finding a form in text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FormRole {
    /// A mention.
    Strong,
    /// A mention if something helps: a strong one in the document, or context.
    Weak,
    /// A mention where demonyms are asked for.
    Demonym,
    /// Not this entity.
    Exclude,
}

impl From<NameKind> for FormRole {
    fn from(kind: NameKind) -> Self {
        match kind {
            NameKind::Main | NameKind::Label | NameKind::Alias => Self::Strong,
            NameKind::Weak => Self::Weak,
            NameKind::Demonym => Self::Demonym,
            NameKind::Exclude => Self::Exclude,
        }
    }
}

/// One spelling of one entity, with the way it came about.
///
/// ```
/// use polynym_gazetteer::{CasePolicy, Form, FormRole};
/// let form = Form {
///     entity: 0,
///     surface: "Володимира Зеленського".to_string(),
///     role: FormRole::Strong,
///     lang: polynym_text::Lang::new("uk"),
///     case: CasePolicy::Smart,
///     from: None,
///     to: None,
///     how: vec!["uk label".to_string(), "uk: genitive singular masculine".to_string()],
///     weight: 1.0,
/// };
/// assert_eq!(form.how.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Index of the entity in its [`Gazetteer`](crate::Gazetteer).
    pub entity: u32,
    /// The spelling, unfolded.
    pub surface: String,
    /// What finding it means.
    pub role: FormRole,
    /// The language it is a form of, where known.
    pub lang: Option<Lang>,
    /// Which letter cases match.
    pub case: CasePolicy,
    /// First day in use; `None` is open.
    pub from: Option<Date>,
    /// Last day in use; `None` is open.
    pub to: Option<Date>,
    /// How it came about, step by step, in words; never empty.
    pub how: Vec<String>,
    /// How likely the spelling is among those of the name in its script, above 0, at most 1. A case form weighs what its nominative
    /// does.
    pub weight: f32,
}

impl Form {
    /// Whether its language has made it of the name, by an ending, or lent it: what no row has written.
    pub fn is_made(&self) -> bool {
        self.lang.is_some() && (self.how.len() > 1 || self.weight < 1.0)
    }
}
