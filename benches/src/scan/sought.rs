//! What engines look for: names, or where a benchmark asks for it, all that rivals would need in a list to find as much as forms do.

use anyhow::Result;

use super::engines;
use super::spec::Spec;
use crate::input::{Names, names};

/// The names of a benchmark.
pub(super) struct Sought {
    pub(super) names: Names,
    /// What rivals get instead of the names: phrases, one a line.
    list: Option<String>,
}

impl Sought {
    /// Draws the names, and spells them out.
    pub(super) fn new(spec: &Spec) -> Result<Self> {
        let names = draw(spec)?;
        let list = spec.gazetteer.spelled_out.then(|| engines::spelled_out(&names.all));
        Ok(Self {
            list: list.transpose()?,
            names,
        })
    }

    /// Draws the names, which somebody else has spelled out.
    pub(super) fn with_list(spec: &Spec, list: String) -> Result<Self> {
        Ok(Self {
            names: draw(spec)?,
            list: Some(list),
        })
    }

    pub(super) fn list(&self) -> Option<&str> {
        self.list.as_deref()
    }

    /// What rivals are built of.
    pub(super) fn phrases(&self) -> Vec<&str> {
        match &self.list {
            Some(list) => list.lines().collect(),
            None => self.names.all.iter().map(|name| name.text.as_str()).collect(),
        }
    }
}

fn draw(spec: &Spec) -> Result<Names> {
    let gazetteer = &spec.gazetteer;
    names(gazetteer.names, gazetteer.seed, &gazetteer.languages)
}
